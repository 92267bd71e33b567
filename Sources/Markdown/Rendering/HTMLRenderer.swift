import Text

/// Writes a document as HTML, in one walk over the arena and into one buffer.
struct HTMLRenderer: ~Copyable {
    let arena: ArenaReader
    let codeBlocks: [Document.CodeBlock]
    let options: MarkdownOptions
    let plan: RenderPlan
    let part: DocumentPart
    var output: HTMLBuffer
    /// The nodes whose opening tag was left out, so that the closing one is too.
    var silent: Set<Int32> = []

    /// Whether a picture was written already.
    var hasPicture = false

    /// What raw HTML has opened.
    var sanitizer: HTMLSanitizer
    /// The number of the footnote that is being written.
    var footnoteNumber = 0
    /// The footnotes of a part that is rendered alone.
    var partFootnotes = PartFootnotes()

    /// Whether any block has an id of its own.
    let hasBlockIDs: Bool

    /// Whether anything changes in raw HTML that is kept.
    let rewritesRawHTML: Bool

    /// Whether the classes and wrappers of the theme are written.
    let isDecorated: Bool

    init(
        _ arena: ArenaReader, _ codeBlocks: [Document.CodeBlock], _ options: MarkdownOptions,
        _ plan: RenderPlan, _ part: DocumentPart, _ output: consuming HTMLBuffer
    ) {
        self.arena = arena
        self.codeBlocks = codeBlocks
        self.options = options
        self.plan = plan
        self.part = part
        self.output = output
        sanitizer = HTMLSanitizer(isTitled: plan.isTitled)
        rewritesRawHTML = options.profile == .waymark && RawHTMLRewriting.isNeeded(by: plan)
        hasBlockIDs = !arena.arena.blockIDs.isEmpty
        isDecorated = options.profile == .waymark
    }

    /// Where the plan says that a link leads.
    func resolvedLink(_ id: Int32) -> ResolvedLink? {
        plan.links.isEmpty ? nil : plan.links[Document.NodeID(index: id)]
    }

    /// Writes the part that is asked for.
    mutating func run() {
        switch part {
        case .whole:
            for id in plan.formerIDs[""] ?? [] {
                output.writeEmptyElement(id: id)
                startLine()
            }
            for block in blocks(from: arena[0].firstChild, upToLevel: 0) { write(block) }
        case .section(let heading):
            writePart(blocks(from: heading.index, upToLevel: arena[heading.index].flags))
        case .block(let block): writePart([block.index])
        }
        sanitizer.closeAll(in: 0, to: &output)
        sanitizer.writeWaiting(to: &output)
        for moved in plan.movedIDs { writeMovedID(moved.id, leadingTo: moved.url) }
    }

    private mutating func writeMovedID(_ id: String, leadingTo url: String) {
        startLine()
        output.write("<a class=\"moved-anchor\" id=\"")
        output.writeEscaped(id)
        output.write("\" href=\"")
        output.writeAddress(url)
        output.write("\" hidden></a>\n")
    }

    /// Writes blocks with the footnotes that they refer to.
    private mutating func writePart(_ blocks: [Int32]) {
        partFootnotes = PartFootnotes(of: blocks, in: arena)
        for block in blocks { write(block) }
        guard !partFootnotes.notes.isEmpty else { return }
        sanitizer.closeAll(in: 0, to: &output)
        openFootnotes()
        for note in partFootnotes.notes { write(note) }
        writeLine("</ol>\n</section>\n")
    }

    /// A block and those behind it, up to a heading of a level or above.
    private func blocks(from first: Int32, upToLevel level: UInt8) -> [Int32] {
        var blocks: [Int32] = []
        var block = first
        while block != Node.none {
            let kind = arena[block].kind
            if block != first, kind == .heading, arena[block].flags <= level { break }
            if level > 0, kind == .footnotes { break }
            blocks.append(block)
            block = arena[block].next
        }
        return blocks
    }

    /// Writes a node and all that lies in it, without recursion.
    private mutating func write(_ root: Int32) {
        var current = root
        while true {
            let descends = enter(current)
            if descends, arena[current].firstChild != Node.none {
                current = arena[current].firstChild
                continue
            }
            if descends { leave(current) }
            while current != root, arena[current].next == Node.none {
                current = arena[current].parent
                leave(current)
            }
            if current == root { return }
            current = arena[current].next
        }
    }

    /// Writes what stands in front of a node's children; false where the children are not to be written.
    private mutating func enter(_ id: Int32) -> Bool {
        if hasBlockIDs { markBlock(id) }
        switch arena[id].kind {
        case .document: break
        case .blockQuote: writeLine("<blockquote>\n")
        case .list: openList(id)
        case .item: openItem(id)
        case .paragraph:
            if !plan.embeds.isEmpty, writeEmbeddedDocument(inPlaceOf: id) { return false }
            if writeFigure(inPlaceOf: id) { return false }
            openParagraph(id)
        case .heading:
            guard plan.omittedHeading?.index != id else { return false }
            openHeading(id)
        case .callout: openCallout(id)
        case .calloutTitle: openCalloutTitle(id)
        case .container: openContainer(id)
        case .containerTitle: openContainerTitle(id)
        case .footnotes: openFootnotes()
        case .footnoteDefinition: openFootnote(id)
        case .definitionList: openDefinitionList()
        case .definitionTerm: openTerm()
        case .definition: openDefinition(id)
        case .table: openTable()
        case .tableRow: openRow(id)
        case .tableCell: openCell(id)
        case .codeBlock:
            writeCodeBlock(id)
            return false
        case .htmlBlock:
            if plan.omittedHeading?.index != id { writeHTMLBlock(id) }
            return false
        case .containerFence, .include, .comment: return false
        case .thematicBreak:
            writeLine(isDecorated ? "<hr>\n" : "<hr />\n")
            return false
        case .emphasis: output.write("<em>")
        case .strong: output.write("<strong>")
        case .strikethrough: output.write("<del>")
        case .mark: output.write("<mark>")
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .link, .image, .wikiLink, .embed,
            .footnoteReference, .math:
            return enterInline(id)
        }
        return true
    }

    /// Writes what stands behind a node's children.
    private mutating func leave(_ id: Int32) {
        if sanitizer.hasOpenElements { sanitizer.closeAll(in: id, to: &output) }
        switch arena[id].kind {
        case .blockQuote: writeLine("</blockquote>\n")
        case .list: closeList(id)
        case .item: output.write("</li>\n")
        case .paragraph: closeParagraph(id)
        case .heading: closeHeading(id)
        case .callout: closeCallout(id)
        case .calloutTitle: closeCalloutTitle(id)
        case .container: closeContainer(id)
        case .containerTitle: closeContainerTitle(id)
        case .footnotes: writeLine("</ol>\n</section>\n")
        case .footnoteDefinition: closeFootnote(id)
        case .definitionList: closeDefinitionList()
        case .definitionTerm: output.write("</dt>\n")
        case .definition: output.write("</dd>\n")
        case .table: closeTable(id)
        case .tableRow: closeRow(id)
        case .tableCell: closeCell(id)
        case .emphasis: output.write("</em>")
        case .strong: output.write("</strong>")
        case .strikethrough: output.write("</del>")
        case .mark: output.write("</mark>")
        case .link: closeLink(id)
        case .wikiLink: closeWikiLink(id)
        case .document, .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code,
            .htmlInline,
            .image, .embed, .footnoteReference, .comment, .math, .containerFence, .include:
            break
        }
    }

    private mutating func writeLine(_ tag: StaticString) {
        startLine()
        output.write(tag)
    }

    private mutating func writeHTMLBlock(_ id: Int32) {
        startLine()
        writeRawHTML(id)
        startLine()
    }

    /// Begins a new line unless the output is at the beginning of one.
    mutating func startLine() {
        if !output.isAtLineStart { output.append(.lineFeed) }
    }

    /// Writes the raw HTML of a node.
    mutating func writeRawHTML(_ id: Int32) {
        let html = arena[id].text
        let rewriting =
            rewritesRawHTML
            ? RawHTMLRewriting(plan, of: id, pictures: additionsToPictures(in: id)) : nil
        if options.profile == .gfm {
            TagFilter.write(arena.arena.bytes(of: html), to: &output)
        } else if options.keepsRawHTML {
            guard let rewriting else { return output.append(contentsOf: arena.bytes(of: html)) }
            rewriting.copy(arena.arena.bytes(of: html), to: &output)
        } else if options.html == .escape {
            output.writeEscaped(arena.bytes(of: html))
        } else {
            sanitizer.write(
                arena.arena.bytes(of: html), in: arena[id].parent, to: &output, rewriting: rewriting)
        }
    }
}

extension Document {
    /// The document, or a part of it, as an HTML fragment.
    public func html(_ plan: RenderPlan = RenderPlan(), part: DocumentPart = .whole) -> [UInt8] {
        withHTML(plan, part, beginsLine: true) { Array($0) }
    }

    /// Adds the document, or a part of it, as an HTML fragment to a buffer.
    public func html(
        _ plan: RenderPlan = RenderPlan(), part: DocumentPart = .whole, into output: inout [UInt8]
    ) {
        withHTML(plan, part, beginsLine: output.last ?? .lineFeed == .lineFeed) { output += $0 }
    }

    private func withHTML<Result>(
        _ plan: RenderPlan, _ part: DocumentPart, beginsLine: Bool, _ body: (ByteView) -> Result
    ) -> Result {
        arena.withReader { arena in
            let room = part == .whole ? bytes.count + bytes.count / 2 : 0
            var renderer = HTMLRenderer(
                arena, codeBlocks, options, plan, part, HTMLBuffer(capacity: room, beginsLine: beginsLine))
            renderer.run()
            return renderer.output.withBytes { html in
                hasBrokenText ? UTF8Repair.repaired(html).withUnsafeBufferPointer(body) : body(html)
            }
        }
    }
}
