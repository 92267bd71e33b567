import Diagnostics

/// The stages from bytes to a document: mask, parse, extend, collect.
struct DocumentReader {
    let path: String
    let options: MarkdownOptions
    private(set) var arena: Arena
    private(set) var codeBlocks: [Document.CodeBlock]
    /// Whether there is raw HTML that stands on the page as HTML.
    private(set) var hasRawHTML = false
    /// Whether something stands there that only MDX has.
    var hasSyntaxOfMDX = false
    private(set) var diagnostics: [Diagnostic] = []
    /// The comments that switch findings off.
    private(set) var switches: [Document.Switch] = []
    let misses: Int
    let hasBrokenText: Bool

    /// Reads a text.
    ///
    /// - Parameter notesDefinitions: whether somebody asks where link reference definitions stand.
    init(_ bytes: [UInt8], path: String, options: MarkdownOptions, notesDefinitions: Bool) {
        self.path = path
        self.options = options
        let features = bytes.withUnsafeBufferPointer { TextFeatures($0, profile: options.profile) }
        let tooDeep = bytes.withUnsafeBufferPointer { NestingLimit.markers(in: $0, features.lines) }
        let parsed = Self.parse(
            bytes, options, features, tooDeep, notesDefinitions || options.profile == .waymark)
        arena = parsed.arena
        codeBlocks = parsed.codeBlocks
        misses = parsed.misses
        hasBrokenText = features.hasBrokenText || features.hasControls
        if let first = tooDeep.first {
            report(
                .tooDeep, .error, "lists and quotes nest deeper than \(NestingLimit.levels) levels here",
                at: first..<(first + 1), help: "what is deeper is text")
        }
        let kinds = arena.kinds
        extend(features, kinds)
        if kinds.contains(.heading) { nameHeadings() }
        if !options.keepsRawHTML { reportUnsafeLinks() }
        if options.profile == .waymark {
            reportInfoStrings()
            reportFences()
            reportMisuse(features, kinds)
            let hasHTML = kinds.contains(.htmlBlock) || kinds.contains(.htmlInline)
            hasRawHTML = hasHTML && options.html != .escape
            if hasRawHTML, options.html == .sanitize { reportOmissions() }
            reportForeignSyntax(features, kinds)
            if kinds.contains(.htmlBlock) { reportSwallowed() }
        }
        if !notesDefinitions { arena.definitions = [] }
    }

    /// Masks and parses a text. A marker that did not become what it stands for, because it stands in code or raw
    /// HTML, must not be replaced: then the text is parsed once more without those, at last without any.
    private static func parse(
        _ bytes: [UInt8], _ options: MarkdownOptions, _ features: TextFeatures, _ tooDeep: [Int],
        _ notesDefinitions: Bool
    ) -> TreeWalk.Result {
        var masked = MaskedText(bytes, hasControls: features.hasControls)
        for place in tooDeep { masked.hideMarker(at: place) }
        if features.has(.bang), features.has(.leftBracket) {
            for place in bytes.withUnsafeBufferPointer(ImageLimit.marks) { masked.hide(place..<(place + 1)) }
        }
        if options.profile == .waymark { mask(&masked, bytes, options, features) }
        let hasColons = options.profile != .commonmark && features.has(.colon)
        let colons = hasColons ? bytes.withUnsafeBufferPointer { ColonUses($0) } : nil
        if options.profile != .commonmark {
            AddressMask.apply(to: &masked, hasSchemes: colons?.hasAddress == true)
        }
        if features.mayHaveTables { TableMask.apply(to: &masked, features.lines) }
        var markers = colons.map { blockMarkers(bytes, options, features, $0) } ?? []
        // What is masked already, such as the lines of a comment, marks nothing.
        markers.removeAll { masked.bytes[$0.range.lowerBound] != bytes[$0.range.lowerBound] }
        for _ in 0..<3 where !markers.isEmpty {
            let parsed = TreeWalk.parse(
                bytes, masked.replacing(markers), features, notesDefinitions: notesDefinitions)
            if parsed.confirmed.count == markers.count { return parsed }
            markers.removeAll { !parsed.confirmed.contains($0.range.lowerBound) }
        }
        return TreeWalk.parse(bytes, masked, features, notesDefinitions: notesDefinitions)
    }

    /// The markers of blocks that libcmark does not know, all of which have colons.
    private static func blockMarkers(
        _ bytes: [UInt8], _ options: MarkdownOptions, _ features: TextFeatures, _ colons: ColonUses
    ) -> [BlockMarker] {
        let mayHaveFootnotes = features.has(.caret) && features.has(.leftBracket)
        guard mayHaveFootnotes || colons.hasFence || colons.hasDefinition else { return [] }
        return bytes.withUnsafeBufferPointer {
            BlockMarkerScan(bytes: $0, profile: options.profile).markers(features.lines)
        }
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
        if features.has(.bang), features.has(.leftBracket) { CalloutMask.apply(to: &masked) }
        if comments { CommentMask.apply(to: &masked, features.lines) }
        if links || comments || math { SpanMask.apply(to: &masked, math: math) }
    }

    /// What the profile adds to CommonMark, as passes over the tree; a pass without anything to do is left out.
    private mutating func extend(_ features: TextFeatures, _ kinds: NodeKind.Kinds) {
        guard options.profile != .commonmark else {
            readSwitches(kinds)
            if options.smartPunctuation { InlineExtensions.apply(to: &arena, options, hasFootnotes: false) }
            return
        }
        if options.profile == .waymark {
            if kinds.contains(.blockQuote), features.has(.bang) { arena.findCallouts() }
            if kinds.contains(.definition) { arena.makeDefinitionLists() }
        }
        if kinds.contains(.item), features.has(.leftBracket) { arena.findTasks() }
        if options.profile == .waymark {
            if kinds.contains(.heading), features.has(.leftBrace) {
                for range in arena.takeHeadingIDs() { reportAttribute(at: range) }
                reportNearIDs()
            }
            if features.has(.caret) { arena.takeBlockIDs() }
        }
        if kinds.contains(.containerFence) {
            for finding in arena.findContainers() {
                report(finding.id, .error, finding.message, at: finding.range, help: finding.help)
            }
        }
        readSwitches(kinds)
        let hasFootnotes = kinds.contains(.footnoteDefinition)
        InlineExtensions.apply(to: &arena, options, hasFootnotes: hasFootnotes)
        if hasFootnotes { arena.collectFootnotes() }
    }

    /// Reads the comments that switch findings off, and takes them out of the tree.
    private mutating func readSwitches(_ kinds: NodeKind.Kinds) {
        guard kinds.contains(.htmlBlock) || kinds.contains(.htmlInline),
            arena.bytes.withUnsafeBufferPointer(OffComments.mayStand)
        else { return }
        let comments = OffComments(arena)
        (arena, switches) = (comments.arena, comments.switches)
        for problem in comments.problems {
            report(
                .invalidDirective, .error, problem.message, at: problem.range, help: problem.help,
                fixes: Self.fixes(writing: problem.replacement, at: problem.range))
        }
    }

    /// Adds a finding about a range of the text.
    mutating func report(
        _ id: FindingID, _ severity: Severity, _ message: String, at range: Range<Int>, help: String? = nil,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        let location = Location(path: path, range: range)
        diagnostics.append(
            Diagnostic(id, severity, message, at: location, help: help, notes: notes, fixes: fixes))
    }

    /// Takes findings back, in whose place others say more.
    mutating func takeBack(_ numbers: Set<Int>) {
        guard !numbers.isEmpty else { return }
        diagnostics = diagnostics.enumerated().filter { !numbers.contains($0.offset) }.map(\.element)
    }

    /// The fix that writes something else, where it is certain what.
    static func fixes(writing text: String?, at range: Range<Int>) -> [Diagnostic.Fix] {
        text.map { [Diagnostic.Fix("write `\($0)`", edits: [.init(range: range, replacement: $0)])] } ?? []
    }

    /// Gives every heading its id.
    private mutating func nameHeadings() {
        let nodes = arena.headingNodes()
        guard !nodes.isEmpty else { return }
        var ids = HeadingIDs(capacity: nodes.count)
        if options.profile == .waymark, arena.hasFootnotes {
            ids.reserve(arena.store(Footnotes.labelID), in: arena)
        }
        for reference in arena.footnoteReferences where reference.number > 0 {
            ids.reserve(arena.store(Footnotes.anchor(ofNote: reference.number)), in: arena)
            if let anchor = reference.anchor { ids.reserve(arena.store(anchor), in: arena) }
        }
        for id in nodes where !arena[id].text.isEmpty { ids.reserve(arena[id].text, in: arena) }
        arena.headings.reserveCapacity(nodes.count)
        for id in nodes {
            arena[id].payload = Int32(truncatingIfNeeded: arena.headings.count)
            let anchor = arena[id].text.isEmpty ? ids.id(for: id, in: &arena) : arena[id].text
            arena.headings.append(Arena.Heading(node: id, id: anchor))
        }
    }
}

extension Arena {
    /// The headings of the tree, in the order of the text.
    fileprivate func headingNodes() -> [Int32] {
        var headings: [Int32] = []
        var id = self[0].firstChild
        while id != Node.none {
            let node = self[id]
            if node.kind == .heading { headings.append(id) }
            if node.kind.level == .container, node.firstChild != Node.none {
                id = node.firstChild
                continue
            }
            while id > 0, self[id].next == Node.none { id = self[id].parent }
            id = id > 0 ? self[id].next : Node.none
        }
        return headings
    }
}
