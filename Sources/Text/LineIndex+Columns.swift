/// What a column counts: the position encodings of the Language Server Protocol 3.17.
public enum ColumnUnit: String, Sendable, CaseIterable {
    /// Bytes of UTF-8.
    case utf8 = "utf-8"
    /// Units of UTF-16: a character outside of the basic plane counts twice.
    case utf16 = "utf-16"
    /// Characters of Unicode.
    case utf32 = "utf-32"
}

/// A place in a text as editors count (`Position` of the Language Server Protocol 3.17).
public struct EditorPosition: Sendable, Hashable {
    /// The line, from 0.
    public let line: Int
    /// The number of units between the line's beginning and the place.
    public let character: Int

    /// Makes a place; it need not be there in any text.
    public init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }
}

/// The ways between bytes and what editors count. An editor has text that was decoded: bytes that are no UTF-8 are
/// U+FFFD to it, and are counted as that.
extension LineIndex {
    /// Where a byte is for an editor. The middle of a character is its beginning, the middle of a line ending the
    /// line's end, and an offset outside of the text its nearest end. Linear in the length of the line.
    public func editorPosition(at offset: Int, in unit: ColumnUnit) -> EditorPosition {
        let place = position(at: offset)
        let line = range(ofLine: place.line)
        var (start, column) = (line.lowerBound, 0)
        while start < line.upperBound {
            let character = WrittenCharacter(bytes[start..<line.upperBound])
            guard start + character.length <= place.offset else { break }
            start += character.length
            column += character.width(in: unit)
        }
        return EditorPosition(line: place.line - 1, character: column)
    }

    /// The byte at an editor's place. A column behind the line's end is that end, and the middle of a character its
    /// beginning; a line before the first is the text's beginning, and one behind the last its end. Linear in the
    /// length of the line.
    public func offset(of position: EditorPosition, in unit: ColumnUnit) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < count else { return bytes.count }
        let line = range(ofLine: position.line + 1)
        var (start, column) = (line.lowerBound, 0)
        while start < line.upperBound {
            let character = WrittenCharacter(bytes[start..<line.upperBound])
            column += character.width(in: unit)
            guard column <= position.character else { break }
            start += character.length
        }
        return start
    }
}

/// The character that bytes begin with, or the longest piece of one, which is decoded as one U+FFFD
/// (Unicode 15, section 3.9, as Swift and the Encoding Standard of the web do).
private struct WrittenCharacter {
    /// The number of its bytes, from 1 to 4.
    let length: Int
    let isWhole: Bool

    /// Reads the first bytes of some, of which there is one at least (Unicode 15, table 3-7).
    init(_ bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[start] {
        case 0x00...0x7F: count = 1
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: count = 4
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default:
            (length, isWhole) = (1, false)
            return
        }
        var length = 1
        while length < count, start + length < bytes.endIndex,
            (length == 1 ? second : 0x80...0xBF).contains(bytes[start + length])
        {
            length += 1
        }
        self.length = length
        isWhole = length == count
    }

    /// How many units it is to an editor.
    func width(in unit: ColumnUnit) -> Int {
        switch unit {
        case .utf8: isWhole ? length : 3
        case .utf16: isWhole && length == 4 ? 2 : 1
        case .utf32: 1
        }
    }
}
