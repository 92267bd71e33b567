import Text

/// Pieces of a document that are parsed apart from it, such as the cells of its tables, put together into one
/// text: a heading or paragraph for each piece, which is taken out of its block again after parsing.
struct FragmentText {
    private(set) var bytes: [UInt8] = []
    private(set) var spans: [MaskedSpan] = []
    /// The nodes that take the inlines of the blocks, in the blocks' order.
    private(set) var owners: [Int32] = []
    private var segments: [SourceMap.Segment] = []
    private var filledCells = 0

    var isEmpty: Bool { owners.isEmpty }
    /// The way from the text to the document.
    var map: FragmentMap { FragmentMap(SourceMap(segments: segments)) }

    /// Whether a row may be filled up by one more empty cell. The number is bounded, so that a wide header over many
    /// short rows makes no more of them than the document has bytes.
    mutating func takeFilledCell(documentSize: Int) -> Bool {
        filledCells += 1
        return filledCells <= documentSize
    }

    /// Begins the one line of inlines of a node.
    mutating func beginLine(for owner: Int32) {
        begin(for: owner)
        bytes.append(contentsOf: "# ".utf8)
    }

    /// Begins the paragraph of a node.
    mutating func begin(for owner: Int32) {
        owners.append(owner)
        if !bytes.isEmpty { bytes.append(contentsOf: "\n\n".utf8) }
    }

    /// Adds bytes that stand in no document.
    mutating func append(_ literal: StaticString) {
        bytes.write(literal)
    }

    /// Adds a range of the source, which begins at `origin` in the document; `spans` are its masked stretches.
    mutating func append(
        _ range: Range<Int>, of source: ByteView, at origin: Int, spans documentSpans: MaskedSpanReader
    ) {
        guard !range.isEmpty else { return }
        let start = bytes.count
        segments.append(.init(start: start, origin: origin, count: range.count))
        bytes.append(contentsOf: source[range])
        for span in documentSpans.spans(in: range) {
            let place = span.range.lowerBound - range.lowerBound + start
            spans.append(
                MaskedSpan(kind: span.kind, range: place..<place + span.range.count, origin: span.origin))
        }
    }

    /// Adds a range of the document; of what is masked in it, `spans` are masked here too.
    mutating func append(
        _ range: Range<Int>, ofDocument document: [UInt8], spans documentSpans: MaskedSpanReader
    ) {
        let start = bytes.count
        segments.append(.init(start: start, origin: range.lowerBound, count: range.count))
        bytes.append(contentsOf: document[range].lazy.map { $0 < .space ? MaskedText.substitute : $0 })
        for span in documentSpans.spans(inDocument: range) {
            let place = span.origin - range.lowerBound + start
            let copy = place..<place + span.range.count
            for offset in copy { bytes[offset] = MaskTable.masked(bytes[offset]) }
            spans.append(MaskedSpan(kind: span.kind, range: copy, origin: span.origin))
        }
    }

    /// Adds link reference definitions, for the pieces to refer to.
    mutating func append(definitions: [UInt8]) {
        guard !definitions.isEmpty else { return }
        bytes.append(contentsOf: "\n\n".utf8)
        bytes.append(contentsOf: definitions)
    }
}

/// The way from fragments to the document they were taken from.
struct FragmentMap {
    private let map: SourceMap

    init(_ map: SourceMap) {
        self.map = map
    }

    /// Where a range of the fragments stands in the document. Nearly all stand in one segment.
    func range(_ range: Range<Int>) -> Range<Int> {
        guard let segment = map.segments.last(startingUpTo: range.lowerBound),
            range.upperBound <= segment.start + segment.count
        else { return map.range(range) }
        let start = range.lowerBound - segment.start + segment.origin
        return start..<start + range.count
    }
}

extension [SourceMap.Segment] {
    /// The last segment that begins at a place or in front of it.
    fileprivate func last(startingUpTo place: Int) -> SourceMap.Segment? {
        withUnsafeBufferPointer { segments in
            let behind = segments.partitioningIndex { $0.start > place }
            return behind > 0 ? segments[behind - 1] : nil
        }
    }
}

extension TreeWalk {
    /// Parses the fragments that the walk has put aside, and hangs their inlines into the arena.
    mutating func parseFragments() {
        fragments.append(definitions: definitions.text)
        let fragments = fragments
        // Both walks may not hold the nodes at once: the second would change a copy of them all.
        var begun = Arena(bytes: [])
        swap(&begun, &arena)
        let (finished, misses) = fragments.bytes.withUnsafeBufferPointer { text in
            var walk = TreeWalk(text, fragments: fragments, isMasked: isMasked)
            swap(&walk.arena, &begun)
            LibraryNode.withTree(of: text) { root in
                if let root { walk.walkFragments(of: root, owners: fragments.owners) }
            }
            return (walk.arena, walk.misses)
        }
        arena = finished
        self.misses += misses
    }

    private mutating func walkFragments(of root: LibraryNode, owners: [Int32]) {
        var block = root.firstChild
        for owner in owners {
            guard let current = block else { return }
            let start = lines.offset(line: current.start.line, column: current.start.column)
            let lastLine = max(current.end.line, current.start.line) - 1
            let content = BlockContent(
                from: start, lines: current.start.line - 1, through: lastLine, of: source, lines, containers)
            let isLine = current.kind == .heading
            isInCell = arena[owner].kind == .tableCell
            walkInlines(of: current, into: owner, content) {
                if isLine { $0.skip(2) } else { $0.skipDefinitions() }
            }
            block = current.next
        }
    }
}
