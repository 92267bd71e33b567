import Text

/// Walks libcmark's tree of blocks once and writes it into an arena, with the ranges of the document's bytes.
///
/// What is parsed, the source, is the masked document, or fragments of it that are parsed again: then `map`
/// leads from the source to the document.
struct TreeWalk {
    /// What came of the walks.
    struct Result {
        var arena: Arena
        var codeBlocks: [Document.CodeBlock]
        /// Inlines that were not found where they had to be.
        var misses: Int
        /// The markers that became what they stand for, by where they begin in the document.
        var confirmed: Set<Int>
    }

    let source: ByteView
    let lines: LineStarts
    let map: FragmentMap?
    let isMasked: Bool
    /// Whether paragraphs can hold tables.
    let findsTables: Bool
    /// Whether the inlines that are walked are those of a table's cell.
    var isInCell = false
    var containers: ContainerStack
    var arena: Arena
    var codeBlocks: [Document.CodeBlock] = []
    var spans: MaskedSpanReader
    var definitions: DefinitionCollector
    /// What is to be parsed again.
    var fragments = FragmentText()
    var misses = 0
    /// The replaced beginnings of blocks, by their place in the source.
    private var markers: [Int: BlockMarker] = [:]
    private var confirmed: Set<Int> = []
    private var hasDefinitions = false

    /// Parses a document.
    ///
    /// - Parameter notesDefinitions: whether somebody asks where link reference definitions stand.
    static func parse(
        _ document: [UInt8], _ text: MaskedText, _ features: TextFeatures, notesDefinitions: Bool = false
    ) -> Result {
        text.bytes.withUnsafeBufferPointer { source in
            // Only shortened markers move lines.
            let lines = text.map == nil ? features.lines : LineStarts(source)
            let start = min(lines.range(ofLine: 0).lowerBound, source.count)
            var walk = TreeWalk(source, lines, Arena(bytes: document), text, features, notesDefinitions)
            LibraryNode.withTree(of: ByteView(rebasing: source[start...])) { root in
                if let root { walk.walkBlocks(of: root) }
            }
            if !walk.fragments.isEmpty { walk.parseFragments() }
            walk.confirmDefinitions()
            if notesDefinitions { walk.noteDefinitions() }
            return Result(
                arena: walk.arena, codeBlocks: walk.codeBlocks, misses: walk.misses, confirmed: walk.confirmed
            )
        }
    }

    private init(
        _ source: ByteView, _ lines: LineStarts, _ arena: Arena, _ text: MaskedText, _ features: TextFeatures,
        _ notesDefinitions: Bool
    ) {
        self.source = source
        self.lines = lines
        self.arena = arena
        map = text.map
        isMasked = text.isMasked
        markers = Dictionary(text.markers.map { ($0.offset, $0) }) { first, _ in first }
        findsTables = features.mayHaveTables
        containers = ContainerStack(bytes: source, lines: lines)
        spans = MaskedSpanReader(text.spans)
        definitions = DefinitionCollector(
            isNeeded: features.mayHaveDefinitions
                && (notesDefinitions || features.mayHaveTables || !text.markers.isEmpty))
    }

    /// A walk over fragments, which is given the arena of an earlier walk.
    init(_ source: ByteView, fragments: FragmentText, isMasked: Bool) {
        self.source = source
        arena = Arena(bytes: [])
        self.isMasked = isMasked
        lines = LineStarts(source)
        map = fragments.map
        findsTables = false
        containers = ContainerStack(bytes: source, lines: lines)
        spans = MaskedSpanReader(fragments.spans)
        definitions = DefinitionCollector(isNeeded: false)
    }

    private mutating func walkBlocks(of root: LibraryNode) {
        var parent: Int32 = 0
        var container = root
        var next = root.firstChild
        while true {
            guard let node = next else {
                guard parent != 0, let outer = container.parent else { break }
                leave(parent, container)
                parent = arena[parent].parent
                next = container.next
                container = outer
                continue
            }
            guard let kind = node.kind else {
                next = node.next
                continue
            }
            if definitions.isNeeded {
                definitions.collect(before: node.startLine - 1, lines, containers, source)
            }
            switch kind.level {
            case .container:
                parent = openContainer(node, kind, parent: parent)
                container = node
                next = node.firstChild
            case .inlineBlock, .leafBlock, .inlineContainer, .inlineLeaf:
                addLeaf(node, kind, parent: parent)
                if definitions.isNeeded {
                    definitions.skip(toLine: node.end.column > 0 ? node.end.line : node.end.line - 1)
                }
                next = node.next
            }
        }
        definitions.collect(before: lines.lineCount, lines, containers, source)
    }

    private mutating func openContainer(_ node: LibraryNode, _ kind: NodeKind, parent: Int32) -> Int32 {
        let range = range(of: node)
        let id = arena.append(Node(kind, place(range)), to: parent)
        if kind == .blockQuote {
            containers.openQuote(at: range.lowerBound, line: node.startLine - 1)
        } else if kind == .item {
            containers.openItem(at: range.lowerBound, line: node.startLine - 1)
            if let marker = markers[range.lowerBound] { confirmItem(id, marker) }
        } else if kind == .list {
            arena[id].flags = node.listFlags.rawValue
            arena[id].payload = Int32(truncatingIfNeeded: node.listStart)
        }
        return id
    }

    private mutating func leave(_ id: Int32, _ node: LibraryNode) {
        guard arena[id].kind != .list else { return }
        if definitions.isNeeded { definitions.collect(before: node.end.line, lines, containers, source) }
        containers.close()
    }

    private mutating func addLeaf(_ node: LibraryNode, _ kind: NodeKind, parent: Int32) {
        let range = range(of: node)
        let line = node.startLine - 1
        if kind.level == .inlineBlock {
            addTextBlock(node, kind, range, parent: parent)
        } else {
            let id = arena.append(Node(kind, place(range)), to: parent)
            if kind == .codeBlock {
                addCodeBlock(node, at: range.lowerBound, id)
            } else if kind == .htmlBlock {
                arena[id].text = takeLines(of: node.literal, firstLine: line).reference
                // libcmark does not know where raw HTML ends that ends on a line of its own.
                var end = lines.range(ofLine: line + node.literal.lineCount - 1).upperBound
                while end > range.lowerBound, source[end - 1].isLineEnd { end -= 1 }
                let written = place(range.lowerBound..<max(range.lowerBound, end))
                arena[id].end = Int32(truncatingIfNeeded: written.upperBound)
            } else if let marker = markers[range.lowerBound] {
                confirmBreak(id, marker)
            }
        }
    }

    /// An item that a marker was replaced by becomes what the marker stands for.
    private mutating func confirmItem(_ id: Int32, _ marker: BlockMarker) {
        switch marker.kind {
        case .footnote(let label):
            arena[id].kind = .footnoteDefinition
            arena[id].text = TextReference(inDocument: label)
            confirmed.insert(marker.range.lowerBound)
        case .definition:
            arena[id].kind = .definition
            hasDefinitions = true
        case .fence: break
        }
    }

    private mutating func noteDefinitions() {
        arena.definitions = definitions.places.map { label, range, destination in
            Arena.Definition(
                label: label, range: place(range),
                destination: place(destination..<(destination + 1)).lowerBound)
        }
    }

    /// A definition is one only behind a term.
    private mutating func confirmDefinitions() {
        guard hasDefinitions else { return }
        for list in arena.definitionLists() {
            for item in arena.children(of: list) { confirmed.insert(Int(arena[item].start)) }
        }
    }

    /// A thematic break that a container's fence was replaced by becomes the fence.
    private mutating func confirmBreak(_ id: Int32, _ marker: BlockMarker) {
        guard case .fence = marker.kind else { return }
        confirmed.insert(marker.range.lowerBound)
        arena[id].kind = .containerFence
        arena[id].start = Int32(truncatingIfNeeded: marker.range.lowerBound)
        arena[id].end = Int32(truncatingIfNeeded: marker.range.upperBound)
        let fence = ContainerFence(arena.bytes, marker.range)
        guard let title = fence.title, !title.isEmpty else { return }
        let node = arena.append(Node(.containerTitle, title), to: id)
        fragments.beginLine(for: node)
        fragments.append(title, ofDocument: arena.bytes, spans: spans)
    }

    /// The range of a block: without the line ending behind it.
    @inline(__always)
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
