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
    let hasBrokenText: Bool

    init(_ bytes: [UInt8], path: String, options: MarkdownOptions) {
        self.path = path
        self.options = options
        let features = bytes.withUnsafeBufferPointer { TextFeatures($0, profile: options.profile) }
        let tooDeep = bytes.withUnsafeBufferPointer(NestingLimit.markers)
        let parsed = Self.parse(bytes, options, features, tooDeep)
        arena = parsed.arena
        codeBlocks = parsed.codeBlocks
        misses = parsed.misses
        hasBrokenText = features.hasBrokenText || features.hasControls
        if let first = tooDeep.first {
            report(
                "too-deep", .error, "lists and quotes nest deeper than \(NestingLimit.levels) levels here",
                at: first..<(first + 1), help: "what is deeper is text")
        }
        extend(features)
        collectHeadings()
        collectLinks()
        if options.profile == .waymark {
            reportInfoStrings()
            if features.has(.less), options.html != .escape { readRawHTML() }
        }
        var seen: Set<String> = []
        anchors = anchors.filter { seen.insert($0).inserted }
    }

    private mutating func readRawHTML() {
        let reader = RawHTMLReader(arena)
        for id in arena.descendants() where arena[id].kind == .htmlBlock || arena[id].kind == .htmlInline {
            anchors += reader.anchors(of: id)
            guard options.html == .sanitize else { continue }
            for omission in reader.omissions(in: id) {
                report(
                    "unsafe-html", .warning, omission.message, at: omission.range,
                    help: "Raw HTML keeps only elements and attributes that can do no harm.")
            }
        }
    }

    /// Masks and parses a text. A marker that did not become what it stands for, because it stands in code or raw
    /// HTML, must not be replaced: then the text is parsed once more without those, at last without any.
    private static func parse(
        _ bytes: [UInt8], _ options: MarkdownOptions, _ features: TextFeatures, _ tooDeep: [Int]
    ) -> TreeWalk.Result {
        var masked = MaskedText(bytes, hasControls: features.hasControls)
        for place in tooDeep { masked.hideMarker(at: place) }
        if features.has(.bang), features.has(.leftBracket) {
            for place in bytes.withUnsafeBufferPointer(ImageLimit.marks) { masked.hide(place..<(place + 1)) }
        }
        if options.profile == .waymark { mask(&masked, bytes, options, features) }
        if features.mayHaveTables { TableMask.apply(to: &masked) }
        var markers: [BlockMarker] = []
        let mayHaveFootnotes = features.has(.caret) && features.has(.leftBracket)
        if options.profile != .commonmark, features.has(.colon) {
            markers = bytes.withUnsafeBufferPointer { view in
                guard
                    mayHaveFootnotes || view.contains(.colon, times: 3)
                        || BlockMarkerScan.mayHaveDefinitions(view)
                else { return [] }
                return BlockMarkerScan(bytes: view, profile: options.profile).markers(LineStarts(view))
            }
            // What is masked already, such as the lines of a comment, marks nothing.
            markers.removeAll { masked.bytes[$0.range.lowerBound] != bytes[$0.range.lowerBound] }
        }
        for _ in 0..<3 where !markers.isEmpty {
            let parsed = TreeWalk.parse(bytes, masked.replacing(markers), features)
            if parsed.confirmed.count == markers.count { return parsed }
            markers.removeAll { !parsed.confirmed.contains($0.range.lowerBound) }
        }
        return TreeWalk.parse(bytes, masked, features)
    }

    /// Masks the stretches of text that extensions take for themselves.
    private static func mask(
        _ masked: inout MaskedText, _ bytes: [UInt8], _ options: MarkdownOptions, _ features: TextFeatures
    ) {
        let math = options.math && features.has(.dollar)
        let (links, comments) = bytes.withUnsafeBufferPointer { view in
            (
                features.has(.leftBracket) && view.contains(.leftBracket, times: 2),
                features.has(.percent) && view.contains(.percent, times: 2)
            )
        }
        if comments { CommentMask.apply(to: &masked, bytes.withUnsafeBufferPointer(LineStarts.init)) }
        if links || comments || math { SpanMask.apply(to: &masked, math: math) }
    }

    /// What the profile adds to CommonMark, as passes over the tree; a pass without anything to do is left out.
    private mutating func extend(_ features: TextFeatures) {
        guard options.profile != .commonmark else {
            if options.smartPunctuation { InlineExtensions.apply(to: &arena, options, features) }
            return
        }
        if options.profile == .waymark, features.has(.greater), features.has(.bang) { arena.findCallouts() }
        if options.profile == .waymark, features.has(.colon) { arena.makeDefinitionLists() }
        if features.has(.leftBracket) { arena.findTasks() }
        if options.profile == .waymark {
            if features.has(.leftBrace) { arena.takeHeadingIDs() }
            if features.has(.caret) { arena.takeBlockIDs() }
        }
        if features.has(.colon) {
            for finding in arena.findContainers() {
                report(finding.id, .error, finding.message, at: finding.range, help: finding.help)
            }
        }
        InlineExtensions.apply(to: &arena, options, features)
        if features.has(.caret) { arena.collectFootnotes() }
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
        for reference in arena.footnoteReferences where reference.number > 0 {
            for anchor in reference.anchors {
                ids.reserve(anchor)
                anchors.append(anchor)
            }
        }
        let nodes = arena.descendants().filter { arena[$0].kind == .heading }
        for id in nodes where !arena[id].text.isEmpty { reserveOwnID(of: id, &ids) }
        for id in nodes {
            let text = String(decoding: arena.plainText(of: id), as: UTF8.self)
            let anchor = arena[id].text.isEmpty ? ids.id(for: text) : arena.string(of: arena[id].text)
            arena[id].payload = Int32(truncatingIfNeeded: headings.count)
            anchors.append(anchor)
            headings.append(
                Document.Heading(
                    node: Document.NodeID(index: id), level: Int(arena[id].flags), id: anchor, text: text,
                    titleHTML: InlineTitle.html(of: id, in: arena, options), range: arena[id].range))
        }
        for id in arena.descendants() {
            if let name = arena.blockIDs[id] { anchors.append("^" + arena.string(of: name)) }
        }
    }

    private mutating func reserveOwnID(of heading: Int32, _ ids: inout HeadingIDs) {
        let id = arena.string(of: arena[heading].text)
        if !ids.reserve(id) {
            report(
                "duplicate-anchor", .warning, "the id `\(id)` stands on the page twice",
                at: arena[heading].text.range,
                help: "Give one of the headings another id.")
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
