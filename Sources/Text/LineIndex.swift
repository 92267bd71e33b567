/// A place in a text as a person counts: line and column from 1, the column in UTF-8 bytes.
public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The byte in its line, from 1.
    public let column: Int
    /// The byte in the text, from 0.
    public let offset: Int
}

/// Where the lines of a text begin. Lines end with LF, CR LF or a lone CR, as in CommonMark (section 2.1).
public struct LineIndex: Sendable {
    private let starts: [Int]
    let bytes: [UInt8]

    /// Finds the lines of a text, in one pass.
    public init(_ bytes: [UInt8]) {
        var starts = [0]
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\n") {
                starts.append(offset)
            } else if byte == UInt8(ascii: "\r") {
                if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
                starts.append(offset)
            }
        }
        self.starts = starts
        self.bytes = bytes
    }

    /// The number of lines; an empty text has one, and so has what follows the last line ending.
    public var count: Int { starts.count }

    /// The line and column of a byte. An offset outside the text is moved to the nearest end.
    public func position(at offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = max(starts.partitioningIndex { $0 > offset } - 1, 0)
        return Position(line: line + 1, column: offset - starts[line] + 1, offset: offset)
    }

    /// The bytes of a line (from 1) without its line ending; empty for a line that does not exist.
    public func range(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
            end -= 1
        }
        return start..<end
    }
}
