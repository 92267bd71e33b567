import Text

/// Where the lines of a document begin. Lines end with LF, CR LF or a lone CR (CommonMark 0.30, section 2.1).
struct LineStarts: Sendable {
    private var starts: [Int32]
    private let count: Int

    /// Finds the lines; a byte order mark does not belong to the first one.
    init(_ bytes: ByteView) {
        count = bytes.count
        starts = []
        starts.reserveCapacity(bytes.count / 24 + 8)
        starts.append(bytes.has("\u{FEFF}", at: 0) ? 3 : 0)
        if bytes.firstPlace(of: .carriageReturn) < bytes.count {
            findLines(bytes)
        } else {
            var end = bytes.firstPlace(of: .lineFeed)
            while end < bytes.count {
                starts.append(Int32(truncatingIfNeeded: end + 1))
                end = bytes.firstPlace(of: .lineFeed, from: end + 1)
            }
        }
    }

    /// Finds the lines of a text with carriage returns.
    private mutating func findLines(_ bytes: ByteView) {
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            guard byte.isLineEnd else { continue }
            if byte == .carriageReturn, offset < bytes.count, bytes[offset] == .lineFeed { offset += 1 }
            starts.append(Int32(truncatingIfNeeded: offset))
        }
    }

    /// The number of lines; what follows the last line ending is one of them.
    var lineCount: Int { starts.count }

    /// The bytes of a line (from 0) with its line ending; empty at the end for a line that does not exist.
    func range(ofLine line: Int) -> Range<Int> {
        guard line >= 0, line < starts.count else { return count..<count }
        return Int(starts[line])..<(line + 1 < starts.count ? Int(starts[line + 1]) : count)
    }

    /// The line (from 0) of a place that lies on `line` or behind it, a few lines away.
    func line(of place: Int, from line: Int) -> Int {
        var line = line
        while line + 1 < starts.count, Int(starts[line + 1]) <= place { line += 1 }
        return line
    }

    /// The line (from 0) of a place.
    func line(of place: Int) -> Int {
        max(starts.partitioningIndex { Int($0) > place } - 1, 0)
    }

    /// The place of a column (from 1) in a line (from 1), moved into the line where it lies outside.
    func offset(line: Int, column: Int) -> Int {
        let range = range(ofLine: line - 1)
        return min(range.lowerBound + max(column - 1, 0), range.upperBound)
    }
}
