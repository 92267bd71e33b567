import Markdown
import Text

/// The lines of a text, and what of it is code.
struct TextLines {
    /// A line.
    struct Line {
        /// Without its end.
        let range: Range<Int>
        /// Where the next line begins.
        let next: Int
        /// How far it is indented, in columns; tabs lead to the next column that four divides.
        let indent: Int
        /// Its text behind the blanks at its beginning.
        let content: Range<Int>
        /// Whether a fence or what stands between two of them begins it.
        let isCode: Bool

        var isBlank: Bool { content.isEmpty }
    }

    let bytes: [UInt8]
    let lines: [Line]
    /// The code blocks between fences, in the order of the text.
    let blocks: [Document.CodeBlock]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        blocks = FenceScan(bytes).blocks.map(\.code)
        var (lines, offset, block): ([Line], Int, Int) = ([], 0, 0)
        while offset < bytes.count {
            let end = bytes[offset...].firstIndex(of: .lineFeed) ?? bytes.count
            let textEnd = end > offset && bytes[end - 1] == .carriageReturn ? end - 1 : end
            while block < blocks.count, blocks[block].range.upperBound <= offset { block += 1 }
            let (indent, start) = Self.indentation(bytes, offset..<textEnd)
            let isCode =
                block < blocks.count && blocks[block].range.lowerBound < textEnd
                && Self.lineStart(bytes, blocks[block].range.lowerBound) <= offset
            lines.append(
                Line(
                    range: offset..<textEnd, next: min(end + 1, bytes.count), indent: indent,
                    content: start..<textEnd, isCode: isCode))
            offset = end + 1
        }
        self.lines = lines
    }

    private static func lineStart(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    }

    private static func indentation(_ bytes: [UInt8], _ range: Range<Int>) -> (columns: Int, start: Int) {
        var (columns, offset) = (0, range.lowerBound)
        while offset < range.upperBound, bytes[offset].isBlank {
            columns = bytes[offset] == .tab ? (columns / 4 + 1) * 4 : columns + 1
            offset += 1
        }
        return (columns, offset)
    }

    /// The bytes at a line's beginning that make up a number of columns of indentation, or all that there are.
    func indentation(of line: Line, columns: Int) -> Range<Int> {
        var (column, offset) = (0, line.range.lowerBound)
        while column < columns, offset < line.content.lowerBound {
            column = bytes[offset] == .tab ? (column / 4 + 1) * 4 : column + 1
            offset += 1
        }
        return line.range.lowerBound..<offset
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func content(_ line: Line) -> ArraySlice<UInt8> { bytes[line.content] }

    /// The last line of those that belong to a block which is indented by at least so many columns, from a line on;
    /// `nil` where there are none. Blank lines at the end are none of them.
    func end(ofBlockFrom first: Int, indent: Int) -> Int? {
        var (index, last): (Int, Int?) = (first, nil)
        while index < lines.count, lines[index].isBlank || lines[index].indent >= indent {
            if !lines[index].isBlank { last = index }
            index += 1
        }
        return last
    }

    /// Edits that take indentation from lines.
    func outdenting(_ range: ClosedRange<Int>, by columns: Int) -> [Edit] {
        range.compactMap { index in
            let blanks = indentation(of: lines[index], columns: columns)
            return blanks.isEmpty ? nil : Edit(blanks)
        }
    }

    /// The line that a byte stands in.
    func line(at offset: Int) -> Int {
        max(0, lines.partitioningIndex { $0.range.lowerBound > offset } - 1)
    }

    /// What is code: the lines of blocks between fences, and spans between backticks.
    var codeRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < lines.count {
            if lines[index].isCode {
                ranges.append(lines[index].range.lowerBound..<lines[index].next)
                index += 1
                continue
            }
            var end = index
            while end < lines.count, !lines[end].isCode, !lines[end].isBlank { end += 1 }
            if end > index {
                ranges += CodeSpans.ranges(
                    bytes, lines[index].range.lowerBound..<lines[end - 1].range.upperBound)
            }
            index = max(end, index + 1)
        }
        return ranges
    }
}

/// Spans of code between backticks (CommonMark 0.30, section 6.1).
enum CodeSpans {
    static func ranges(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        let tick = UInt8(ascii: "`")
        var runs: [Range<Int>] = []
        var offset = range.lowerBound
        while let start = bytes[offset..<range.upperBound].firstIndex(of: tick) {
            var end = start
            while end < range.upperBound, bytes[end] == tick { end += 1 }
            let isEscaped = start > range.lowerBound && bytes[start - 1] == .backslash
            runs.append((isEscaped ? start + 1 : start)..<end)
            offset = end
        }
        var spans: [Range<Int>] = []
        var index = 0
        while index < runs.count {
            let close = runs[(index + 1)...].firstIndex { $0.count == runs[index].count }
            if let close, !runs[index].isEmpty {
                spans.append(runs[index].lowerBound..<runs[close].upperBound)
                index = close + 1
            } else {
                index += 1
            }
        }
        return spans
    }
}

extension [Range<Int>] {
    /// Whether a byte is in one of these, which are sorted and do not overlap.
    func covers(_ offset: Int) -> Bool {
        let index = partitioningIndex { $0.upperBound > offset }
        return index < count && self[index].contains(offset)
    }
}
