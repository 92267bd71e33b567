import Text

/// A line of a text, by what stands before its content: marks of quotes, indentation, and the mark of a list item.
struct ScannedLine {
    /// The line without its end.
    let range: Range<Int>
    /// How many `>` stand in front.
    let quotes: Int
    /// The columns between the quotes and what follows.
    let indent: Int
    /// The mark of a list item, such as `-` or `2.`, or of a footnote, such as `[^1]:`.
    let marker: Range<Int>?
    /// What follows all that, without blanks at its end.
    let content: Range<Int>
    /// The column of the content, counted from behind the quotes.
    let contentColumn: Int

    var isBlank: Bool { content.isEmpty && marker == nil }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.range = range
        var cursor = ColumnCursor(range.lowerBound)
        var quotes = 0
        cursor.skipBlanks(bytes, to: range.upperBound)
        while cursor.offset < range.upperBound, bytes[cursor.offset] == .greater {
            quotes += 1
            cursor = ColumnCursor(cursor.offset + 1)
            if cursor.offset < range.upperBound, bytes[cursor.offset] == .space { cursor.offset += 1 }
            cursor.skipBlanks(bytes, to: range.upperBound)
        }
        self.quotes = quotes
        indent = cursor.column
        marker = Self.marker(bytes, cursor.offset..<range.upperBound)
        if let marker {
            cursor.column += marker.count
            cursor.offset = marker.upperBound
            cursor.skipBlanks(bytes, to: range.upperBound)
        }
        var end = range.upperBound
        while end > cursor.offset, bytes[end - 1].isBlank { end -= 1 }
        content = cursor.offset..<end
        // What belongs to a footnote is indented by four, however long its label is.
        let isFootnote = marker.map { bytes[$0.lowerBound] == .leftBracket } ?? false
        contentColumn = isFootnote ? min(cursor.column, indent + 4) : cursor.column
    }

    /// `-`, `*`, `+`, `1.` or `1)` with a blank behind it, or `[^1]:`.
    private static func marker(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard let first = bytes[range].first else { return nil }
        if first == .leftBracket { return footnote(bytes, range) }
        var end = range.lowerBound
        if first == .hyphen || first == .star || first == UInt8(ascii: "+") {
            end += 1
        } else {
            while end < range.upperBound, end - range.lowerBound < 9, bytes[end].isDigit { end += 1 }
            guard end > range.lowerBound, end < range.upperBound,
                bytes[end] == UInt8(ascii: ".") || bytes[end] == .rightParenthesis
            else { return nil }
            end += 1
        }
        guard end < range.upperBound, bytes[end].isBlank else { return nil }
        return range.lowerBound..<end
    }
}

extension ScannedLine {
    fileprivate static func footnote(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let label = bytes[range].dropFirst().prefix { $0 != .rightBracket && !$0.isWhitespace }
        guard label.first == .caret, label.count > 1, label.endIndex + 1 < range.upperBound,
            bytes[label.endIndex] == .rightBracket, bytes[label.endIndex + 1] == .colon
        else { return nil }
        return range.lowerBound..<(label.endIndex + 2)
    }
}

/// A place in a line and its column, in which a tab reaches to the next multiple of four.
struct ColumnCursor {
    var offset: Int
    var column = 0

    init(_ offset: Int) {
        self.offset = offset
    }

    mutating func skipBlanks(_ bytes: [UInt8], to end: Int) {
        while offset < end, bytes[offset].isBlank {
            column += bytes[offset] == .tab ? 4 - column % 4 : 1
            offset += 1
        }
    }

    /// Goes on to a column over blanks; tells how many columns of a tab are left over.
    mutating func skipBlanks(_ bytes: [UInt8], to end: Int, column wanted: Int) -> Int {
        while offset < end, bytes[offset].isBlank, column < wanted {
            column += bytes[offset] == .tab ? 4 - column % 4 : 1
            offset += 1
        }
        return max(0, column - wanted)
    }
}
