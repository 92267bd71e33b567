import Text

/// A fence that has been opened, with the code behind it so far.
struct OpenFence {
    let start: Int
    let quotes: Int
    let infoRange: Range<Int>
    private(set) var text: [UInt8] = []
    private(set) var map = SourceMap(segments: [])
    private let character: UInt8
    private let length: Int
    private let column: Int

    /// The fence that a line opens; `nil` where it opens none.
    init?(_ line: ScannedLine, _ bytes: [UInt8]) {
        guard let first = bytes[line.content].first, first == .backtick || first == .tilde else { return nil }
        var end = line.content.lowerBound
        while end < line.content.upperBound, bytes[end] == first { end += 1 }
        length = end - line.content.lowerBound
        guard length >= 3 else { return nil }
        while end < line.content.upperBound, bytes[end].isBlank { end += 1 }
        infoRange = end..<line.content.upperBound
        guard first == .tilde || !bytes[infoRange].contains(.backtick) else { return nil }
        character = first
        start = line.content.lowerBound
        quotes = line.quotes
        column = line.contentColumn
    }

    /// Whether a line is a fence that ends the code.
    func isClosed(by line: ScannedLine, _ bytes: [UInt8]) -> Bool {
        line.marker == nil && line.content.count >= length
            && bytes[line.content].allSatisfy { $0 == character }
    }

    /// Adds a line, without the quotes and the columns that the fence is indented by.
    mutating func add(_ line: ScannedLine, _ bytes: [UInt8]) {
        var cursor = ColumnCursor(line.range.lowerBound)
        for _ in 0..<quotes {
            cursor.skipBlanks(bytes, to: line.range.upperBound)
            cursor = ColumnCursor(cursor.offset + 1)
            if cursor.offset < line.range.upperBound, bytes[cursor.offset] == .space { cursor.offset += 1 }
        }
        let spaces = cursor.skipBlanks(bytes, to: line.range.upperBound, column: column)
        text.append(contentsOf: repeatElement(.space, count: spaces))
        let code = min(cursor.offset, line.range.upperBound)..<line.range.upperBound
        map.append(SourceMap.Segment(start: text.count, origin: code.lowerBound, count: code.count + 1))
        text.append(contentsOf: bytes[code])
        text.append(.lineFeed)
    }
}
