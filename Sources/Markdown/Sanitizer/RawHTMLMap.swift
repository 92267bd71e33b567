import Text

/// Leads from the bytes of raw HTML to the document. Most stand there as they are; raw HTML of several lines in a
/// quote or list, or with `\|` in a table, was put together from pieces.
struct RawHTMLMap {
    /// The place in the document of each byte, from the first on; `nil` where the text stands there as it is.
    private let places: [Int]?
    private let start: Int
    /// Where the node ends in the document.
    private let end: Int

    init(_ node: Node, _ arena: Arena) {
        start = node.text.range.lowerBound
        end = node.range.upperBound
        places =
            node.text.isInDocument
            ? nil : Self.places(arena.bytes(of: node.text), in: node.range, arena.bytes)
    }

    /// Where a range of the text stands.
    func range(_ range: Range<Int>) -> Range<Int> {
        guard let places else { return range }
        let lower = places[min(range.lowerBound - start, places.count - 1)]
        guard !range.isEmpty else { return lower..<lower }
        let last = places[min(range.upperBound - 1 - start, places.count - 1)]
        return lower..<max(lower, min(last + 1, end))
    }

    /// Reads both backwards line by line, since each line of the text is the end of one of the document's.
    private static func places(_ text: ArraySlice<UInt8>, in range: Range<Int>, _ document: [UInt8]) -> [Int]
    {
        var places = Array(repeating: range.lowerBound, count: text.count + 1)
        places[text.count] = range.upperBound
        var place = range.upperBound
        var offset = text.endIndex
        // The document's range ends before the line ending of the last line.
        while offset > text.startIndex, text[offset - 1].isLineEnd {
            offset -= 1
            places[offset - text.startIndex] = range.upperBound
        }
        while offset > text.startIndex {
            offset -= 1
            if text[offset].isLineEnd {
                while place > range.lowerBound, !document[place - 1].isLineEnd { place -= 1 }
                if place > range.lowerBound { place -= 1 }
                let isPair = place > range.lowerBound && document[place] == .lineFeed
                if isPair, document[place - 1] == .carriageReturn { place -= 1 }
            } else if place > range.lowerBound,
                document[place - 1] == text[offset]
                    || text[offset] == MaskedText.substitute && document[place - 1] < .space
            {
                place -= 1
            } else if place > range.lowerBound + 1, document[place - 1] == .backslash,
                document[place - 2] == text[offset]
            {
                place -= 2
            }
            places[offset - text.startIndex] = place
        }
        return places
    }
}
