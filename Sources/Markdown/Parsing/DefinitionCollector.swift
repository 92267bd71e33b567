import Text

/// Gathers the link reference definitions of a document, for texts that are parsed apart from it.
///
/// libcmark takes definitions out of its tree. A line that stands in no block of the tree is blank or belongs to
/// one; so does the beginning of a paragraph.
struct DefinitionCollector {
    let isNeeded: Bool
    /// Where the definitions stand in the source.
    private(set) var places: [(label: [UInt8], labelRange: Range<Int>, destination: Int)] = []
    /// The first line (from 0) that no block has taken yet.
    private var nextLine = 0
    /// The definitions, each as it is written, without the markers of containers.
    private(set) var text: [UInt8] = []

    init(isNeeded: Bool) {
        self.isNeeded = isNeeded
    }

    /// Passes over the lines that a block has taken.
    mutating func skip(toLine line: Int) {
        nextLine = max(nextLine, line)
    }

    /// Reads the lines up to one that a block begins on.
    mutating func collect(
        before line: Int, _ lines: LineStarts, _ containers: ContainerStack, _ source: ByteView
    ) {
        guard isNeeded, nextLine < line else { return }
        while nextLine < line {
            var end = nextLine
            while end < line, !isBlank(end, lines, containers, source) { end += 1 }
            if end > nextLine { read(nextLine..<end, lines, containers, source) }
            nextLine = end + 1
        }
    }

    /// Reads the definitions at the beginning of a paragraph's content.
    mutating func collect(from content: BlockContent, _ source: ByteView) {
        guard isNeeded else { return }
        content.withBytes(of: source) { bytes in
            guard bytes.first == .leftBracket else { return }
            var cursor = InlineCursor(bytes, content.segments)
            var found: [LinkSyntax.Definition] = []
            cursor.skipDefinitions { found.append($0) }
            text.append(contentsOf: bytes[..<cursor.offset])
            for definition in found {
                let destination = cursor.sourceOffset(ofStart: definition.destination.lowerBound)
                let label = cursor.sourceOffset(ofStart: definition.label.lowerBound)
                let end = cursor.sourceOffset(ofStart: max(definition.label.upperBound - 1, 0)) + 1
                places.append(
                    (bytes[definition.label].map(MaskTable.unmasked), label..<max(label, end), destination))
            }
        }
    }

    private mutating func read(
        _ range: Range<Int>, _ lines: LineStarts, _ containers: ContainerStack, _ source: ByteView
    ) {
        let content = BlockContent(
            from: containers.textStart(ofLine: range.lowerBound), lines: range.lowerBound,
            through: range.upperBound - 1, of: source, lines, containers)
        collect(from: content, source)
        if text.last?.isLineEnd == false { text.append(.lineFeed) }
    }

    private func isBlank(
        _ line: Int, _ lines: LineStarts, _ containers: ContainerStack, _ source: ByteView
    ) -> Bool {
        let start = containers.textStart(ofLine: line)
        return start >= source.count || start >= lines.range(ofLine: line).upperBound
            || source[start].isLineEnd
    }
}
