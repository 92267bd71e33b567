/// Walks libcmark's tree of blocks once and writes it into an arena, with the ranges of the document's bytes.
struct TreeWalk {
    /// What came of the walk.
    struct Result {
        var arena: Arena
        var codeBlocks: [Document.CodeBlock]
        /// Inlines that were not found where they had to be.
        var misses: Int
    }

    let document: [UInt8]
    let text: MaskedText
    let source: ByteView
    let lines: LineStarts
    var containers: ContainerStack
    var arena: Arena
    var codeBlocks: [Document.CodeBlock] = []
    var spans: MaskedSpanReader
    var misses = 0

    /// Parses a text.
    static func parse(_ document: [UInt8], _ text: MaskedText) -> Result {
        text.bytes.withUnsafeBufferPointer { source in
            let lines = LineStarts(source)
            let start = min(lines.range(ofLine: 0).lowerBound, source.count)
            var walk = TreeWalk(document, text, source, lines)
            LibraryNode.withTree(of: ByteView(rebasing: source[start...])) { root in
                if let root { walk.walkBlocks(of: root) }
            }
            return Result(arena: walk.arena, codeBlocks: walk.codeBlocks, misses: walk.misses)
        }
    }

    private init(_ document: [UInt8], _ text: MaskedText, _ source: ByteView, _ lines: LineStarts) {
        self.document = document
        self.text = text
        self.source = source
        self.lines = lines
        containers = ContainerStack(bytes: source, lines: lines)
        arena = Arena(bytes: document)
        spans = MaskedSpanReader(text.spans)
    }

    private mutating func walkBlocks(of root: LibraryNode) {
        var parent: Int32 = 0
        var open: [LibraryNode] = []
        var next = root.firstChild
        while true {
            guard let node = next else {
                guard let finished = open.popLast() else { return }
                leave(parent)
                parent = arena[parent].parent
                next = finished.next
                continue
            }
            guard let kind = node.kind else {
                next = node.next
                continue
            }
            let id = enter(node, kind, parent: parent)
            switch kind {
            case .blockQuote, .list, .item:
                open.append(node)
                parent = id
                next = node.firstChild
            case .paragraph, .heading:
                walkInlines(of: node, into: id)
                next = node.next
            case .document, .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code,
                .htmlInline, .emphasis, .strong, .link, .image, .wikiLink, .embed:
                next = node.next
            }
        }
    }

    private mutating func enter(_ node: LibraryNode, _ kind: NodeKind, parent: Int32) -> Int32 {
        let range = range(of: node)
        let line = node.start.line - 1
        let id = arena.append(Node(kind, range), to: parent)
        switch kind {
        case .blockQuote: containers.openQuote(at: range.lowerBound, line: line)
        case .item: containers.openItem(at: range.lowerBound, line: line)
        case .list:
            arena[id].flags = node.listFlags.rawValue
            arena[id].payload = Int32(truncatingIfNeeded: node.listStart)
        case .heading:
            arena[id].flags = UInt8(truncatingIfNeeded: node.headingLevel)
            if source[range.lowerBound] == .hash { extendToLineEnd(id, line) }
        case .codeBlock: addCodeBlock(node, id)
        case .htmlBlock: arena[id].text = takeLines(of: node.literal, firstLine: line).reference
        case .document, .paragraph, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline,
            .emphasis, .strong, .link, .image, .wikiLink, .embed:
            break
        }
        return id
    }

    /// The closing `#` characters belong to a heading.
    private mutating func extendToLineEnd(_ id: Int32, _ line: Int) {
        var end = lines.range(ofLine: line).upperBound
        while end > Int(arena[id].start), source[end - 1].isWhitespace { end -= 1 }
        arena[id].end = Int32(truncatingIfNeeded: end)
    }

    private mutating func leave(_ id: Int32) {
        switch arena[id].kind {
        case .blockQuote, .item: containers.close()
        default: break
        }
    }

    /// The range of a block: without the line ending behind it.
    private func range(of node: LibraryNode) -> Range<Int> {
        let (startLine, startColumn) = node.start
        let (endLine, endColumn) = node.end
        let start = lines.offset(line: startLine, column: startColumn)
        var end: Int
        if endColumn > 0 {
            end = lines.offset(line: endLine, column: endColumn + 1)
        } else {
            end = lines.range(ofLine: endLine - 2).upperBound
        }
        while end > start, source[end - 1].isLineEnd || source[end - 1].isBlank { end -= 1 }
        return start..<max(start, end)
    }
}
