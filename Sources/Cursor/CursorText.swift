/// A text with a cursor in it, and questions about its bytes that need no grammar.
struct CursorText {
    let bytes: [UInt8]
    /// The place of the cursor.
    let cursor: Int

    init(_ bytes: [UInt8], offset: Int) {
        self.bytes = bytes
        cursor = offset
    }

    var count: Int { bytes.count }

    /// The byte at an offset; 0 outside of the text.
    subscript(_ offset: Int) -> UInt8 {
        offset >= 0 && offset < bytes.count ? bytes[offset] : 0
    }

    /// The bytes of a range as text.
    func string(_ range: Range<Int>) -> String {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "" }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// Whether a word stands at an offset.
    func has(_ word: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset + word.utf8CodeUnitCount <= count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == word.utf8Start[$0] }
    }

    /// Where the line of an offset begins.
    func lineStart(_ offset: Int) -> Int {
        var start = min(offset, count)
        while start > 0, !bytes[start - 1].isLineEnding { start -= 1 }
        return start
    }

    /// Where the line of an offset ends, before its line ending.
    func lineEnd(_ offset: Int) -> Int {
        var end = max(offset, 0)
        while end < count, !bytes[end].isLineEnding { end += 1 }
        return end
    }

    /// The beginning of the line behind one that ends at an offset.
    func nextLine(_ end: Int) -> Int {
        guard end < count else { return count }
        return bytes[end] == 0x0D && self[end + 1] == 0x0A ? end + 2 : end + 1
    }

    /// Whether a line ending lies in a range.
    func hasLineEnding(_ range: Range<Int>) -> Bool { bytes[range].contains { $0.isLineEnding } }

    /// The first offset from one on that is no space and no tab.
    func skipBlanks(_ offset: Int) -> Int {
        var offset = offset
        while offset < count, bytes[offset].isBlank { offset += 1 }
        return offset
    }

    /// The white space at the beginning of the line of an offset.
    func indentation(_ offset: Int) -> String {
        let start = lineStart(offset)
        return string(start..<skipBlanks(start))
    }

    /// Whether nothing but white space stands before an offset on its line.
    func isFirstOnLine(_ offset: Int) -> Bool {
        var start = min(offset, count)
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        return start == 0 || bytes[start - 1].isLineEnding
    }
}

extension UInt8 {
    /// Whether it is LF or CR.
    var isLineEnding: Bool { self == 0x0A || self == 0x0D }
    /// Whether it is a space or a tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// Whether it is a blank or ends a line.
    var isSpace: Bool { isBlank || isLineEnding }
    /// Whether it is a digit.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    /// Whether it is a letter of ASCII.
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// Whether it is one of the bytes of a word.
    func isOne(of word: StaticString) -> Bool {
        (0..<word.utf8CodeUnitCount).contains { word.utf8Start[$0] == self }
    }
}

/// What a text is indented by.
enum Indentation {
    /// What the first line that is indented more than the line before it is indented by.
    static func unit(of bytes: [UInt8]) -> String {
        var (before, offset) = (0, 0)
        while offset < bytes.count {
            let start = offset
            while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
            let width = offset - start
            if offset < bytes.count, !bytes[offset].isLineEnding {
                if width > before {
                    if bytes[start] == 0x09 { return "\t" }
                    return String(repeating: " ", count: width - before)
                }
                before = width
            }
            while offset < bytes.count, !bytes[offset].isLineEnding { offset += 1 }
            while offset < bytes.count, bytes[offset].isLineEnding { offset += 1 }
        }
        return "  "
    }
}
