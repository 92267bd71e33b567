import Text

/// A place in a line that counts columns as CommonMark does: a tab reaches to the next multiple of four, and
/// a part of it can be taken (section 2.2).
struct LineCursor {
    private let bytes: ByteView
    private let end: Int
    private(set) var offset: Int
    /// The column, from 0; inside a tab that was taken in part it is more than that of the offset's byte.
    private(set) var column = 0
    /// Whether the byte is a tab of which some columns were taken.
    private var isInsideTab = false

    init(bytes: ByteView, offset: Int, end: Int) {
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    /// The columns of white space in front of the next other character.
    var indent: Int {
        var place = offset
        var column = column
        while place < end, bytes[place].isBlank {
            column += bytes[place] == .tab ? 4 - column % 4 : 1
            place += 1
        }
        return column - self.column
    }

    /// Whether nothing but white space follows on the line.
    var isAtLineEndAfterBlanks: Bool {
        var place = offset
        while place < end, bytes[place].isBlank { place += 1 }
        return place >= end || bytes[place].isLineEnd
    }

    /// Goes to a later place on the line.
    mutating func advance(to target: Int) {
        while offset < min(target, end) {
            column += bytes[offset] == .tab ? 4 - column % 4 : 1
            offset += 1
            isInsideTab = false
        }
    }

    /// What is left of the tab that was taken in part, as a number of spaces, and the place behind it.
    var rest: (spaces: Int, offset: Int) {
        isInsideTab ? (4 - column % 4, offset + 1) : (0, offset)
    }

    /// Takes columns of white space; a tab may be taken in part.
    mutating func advance(columns: Int) {
        var rest = columns
        while rest > 0, offset < end, bytes[offset].isBlank {
            let width = bytes[offset] == .tab ? 4 - column % 4 : 1
            column += min(width, rest)
            if width <= rest { offset += 1 }
            isInsideTab = width > rest
            rest -= width
        }
    }

    mutating func skipOneColumnIfBlank() {
        advance(columns: 1)
    }

    mutating func skipBlanks() {
        while offset < end, bytes[offset].isBlank { advance(to: offset + 1) }
    }

    /// Takes a block quote's marker with the space behind it; false where there is none.
    mutating func enterQuote() -> Bool {
        let indent = indent
        guard indent <= 3 else { return false }
        var ahead = self
        ahead.advance(columns: indent)
        guard ahead.offset < end, bytes[ahead.offset] == .greater else { return false }
        ahead.advance(to: ahead.offset + 1)
        ahead.skipOneColumnIfBlank()
        self = ahead
        return true
    }

    /// Takes a list item's indentation; false where the line is indented less.
    mutating func enterItem(indent: Int) -> Bool {
        guard self.indent >= indent else { return isAtLineEndAfterBlanks }
        advance(columns: indent)
        return true
    }
}
