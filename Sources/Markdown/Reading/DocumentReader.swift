import Diagnostics

/// The stages from bytes to a document: mask, parse, extend, collect.
struct DocumentReader {
    let path: String
    let options: MarkdownOptions
    private(set) var arena: Arena
    private(set) var codeBlocks: [Document.CodeBlock]
    private(set) var headings: [Document.Heading] = []
    private(set) var links: [Document.Link] = []
    private(set) var anchors: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    let misses: Int

    init(_ bytes: [UInt8], path: String, options: MarkdownOptions) {
        self.path = path
        self.options = options
        var text = MaskedText(bytes)
        if options.profile == .waymark { WikiLinkMask.apply(to: &text) }
        let features = bytes.withUnsafeBufferPointer { TextFeatures($0, profile: options.profile) }
        if features.mayHaveTables { TableMask.apply(to: &text) }
        let parsed = TreeWalk.parse(bytes, text, features)
        arena = parsed.arena
        codeBlocks = parsed.codeBlocks
        misses = parsed.misses
        extend(features)
        collectHeadings()
        collectLinks()
        if options.profile == .waymark { reportInfoStrings() }
    }

    /// What the profile adds to CommonMark, as passes over the tree; a pass without anything to do is left out.
    private mutating func extend(_ features: TextFeatures) {
        guard options.profile != .commonmark else { return }
        if options.profile == .waymark, features.has(.greater), features.has(.bang) { arena.findCallouts() }
        if features.has(.leftBracket) { arena.findTasks() }
        InlineExtensions.apply(to: &arena, options.profile, features)
    }

    /// Adds a finding about a range of the text.
    private mutating func report(
        _ id: String, _ severity: Severity, _ message: String, at range: Range<Int>, help: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(id, severity, message, at: Location(path: path, range: range), help: help))
    }

    private mutating func reportInfoStrings() {
        for block in codeBlocks {
            for problem in block.info.problems {
                report("invalid-info-string", .warning, problem.message, at: problem.range)
            }
        }
    }

    private mutating func collectHeadings() {
        var ids = HeadingIDs()
        for id in arena.descendants() where arena[id].kind == .heading {
            let text = String(decoding: arena.plainText(of: id), as: UTF8.self)
            let anchor = ids.id(for: text)
            arena[id].payload = Int32(truncatingIfNeeded: headings.count)
            anchors.append(anchor)
            headings.append(
                Document.Heading(
                    node: Document.NodeID(index: id), level: Int(arena[id].flags), id: anchor, text: text,
                    titleHTML: InlineTitle.html(of: id, in: arena, options), range: arena[id].range))
        }
    }

    private mutating func collectLinks() {
        for id in arena.descendants() {
            guard let kind = Document.Link.Kind(arena[id].kind) else { continue }
            let link = LinkReader(arena: arena, id: id).link(kind)
            links.append(link)
            if !options.keepsRawHTML, SafeURL.isUnsafe(link.destination, isImage: kind == .image) {
                report(
                    "unsafe-link", .warning, "`\(link.destination)` is left out: its scheme can run a script",
                    at: link.range, help: "Link to an https address or to a page of the site.")
            }
        }
    }
}
