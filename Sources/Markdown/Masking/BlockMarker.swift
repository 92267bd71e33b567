import Text

/// The beginning of a line that opens or closes a block which CommonMark does not know.
///
/// Before libcmark reads the text, it is replaced by the beginning of a block that libcmark does know and that
/// takes the same lines: a list item for a footnote or definition, a thematic break for a container's fence. Where no such block
/// comes of it, in code or raw HTML, the line is left as it is.
struct BlockMarker: Sendable {
    enum Kind: Sendable {
        /// `[^label]:` with the blanks behind it.
        case footnote(label: Range<Int>)
        /// A whole line that begins with `:::`.
        case fence
        /// The `:` in front of a definition.
        case definition
    }

    let kind: Kind
    /// What is replaced, in the document.
    let range: Range<Int>
    /// Where the block begins in the text that is parsed.
    var offset: Int
    /// What makes it an item of a list: a bullet, or the byte behind a number.
    var delimiter = UInt8.rightParenthesis
}

/// Finds the markers of a document by the beginnings of its lines.
struct BlockMarkerScan {
    let bytes: ByteView
    let profile: Profile

    /// The markers of all lines.
    func markers(_ lines: LineStarts) -> [BlockMarker] {
        var markers: [BlockMarker] = []
        var lists: NeighbouringLists?
        for line in 0..<lines.lineCount {
            let range = lines.range(ofLine: line)
            let start = textStart(in: range)
            guard start < range.upperBound else { continue }
            let behindItems = behindListMarkers(at: start, lineEnd: range.upperBound)
            if behindItems < range.upperBound, bytes[behindItems] == .leftBracket {
                guard var footnote = footnote(at: behindItems, lineEnd: range.upperBound) else { continue }
                if lists == nil { lists = NeighbouringLists(bytes, lines) }
                footnote.delimiter =
                    lists?.free([.rightParenthesis, .dot, .plus, .star, .hyphen], atLine: line) ?? .dot
                markers.append(footnote)
            } else if line > 0, var definition = definition(at: start, lineEnd: range.upperBound) {
                if lists == nil { lists = NeighbouringLists(bytes, lines) }
                definition.delimiter = lists?.free([.plus, .star, .hyphen], atLine: line) ?? .plus
                markers.append(definition)
            } else if profile == .waymark, behindItems < range.upperBound, bytes[behindItems] == .colon,
                let fence = fence(at: behindItems, lineEnd: range.upperBound)
            {
                markers.append(fence)
            }
        }
        return markers
    }

    /// Where the text of a line begins behind the markers of list items, of which it may be the first line.
    private func behindListMarkers(at start: Int, lineEnd: Int) -> Int {
        var offset = start
        while offset < lineEnd {
            var next = offset
            while next < lineEnd, bytes[next].isDigit { next += 1 }
            let isMarker =
                next == offset ? bytes[offset].isBulletMarker : next < lineEnd && bytes[next].isNumberEnd
            guard isMarker, next + 1 < lineEnd, bytes[next + 1].isBlank else { break }
            offset = next + 2
            while offset < lineEnd, bytes[offset].isBlank { offset += 1 }
        }
        return offset
    }

    /// Where the text of a line begins behind white space and the markers of block quotes.
    private func textStart(in line: Range<Int>) -> Int {
        var offset = line.lowerBound
        while offset < line.upperBound, bytes[offset].isBlank || bytes[offset] == .greater { offset += 1 }
        return offset
    }

    private func footnote(at start: Int, lineEnd: Int) -> BlockMarker? {
        guard start + 4 < lineEnd, bytes[start + 1] == .caret else { return nil }
        var offset = start + 2
        while offset < lineEnd, bytes[offset] != .rightBracket {
            guard !bytes[offset].isWhitespace, bytes[offset] != .leftBracket else { return nil }
            offset += 1
        }
        guard offset > start + 2, offset + 1 < lineEnd, bytes[offset + 1] == .colon else { return nil }
        let label = (start + 2)..<offset
        var end = offset + 2
        while end < lineEnd, bytes[end].isBlank { end += 1 }
        return BlockMarker(kind: .footnote(label: label), range: start..<end, offset: start)
    }

    private func definition(at start: Int, lineEnd: Int) -> BlockMarker? {
        guard profile == .waymark, bytes[start] == .colon, start + 2 < lineEnd, bytes[start + 1].isBlank,
            bytes[(start + 2)..<lineEnd].contains(where: { !$0.isWhitespace })
        else { return nil }
        return BlockMarker(kind: .definition, range: start..<(start + 1), offset: start)
    }

    private func fence(at start: Int, lineEnd: Int) -> BlockMarker? {
        guard start + 2 < lineEnd, bytes[start + 1] == .colon, bytes[start + 2] == .colon else { return nil }
        var end = lineEnd
        while end > start, bytes[end - 1].isWhitespace { end -= 1 }
        return BlockMarker(kind: .fence, range: start..<end, offset: start)
    }
}
