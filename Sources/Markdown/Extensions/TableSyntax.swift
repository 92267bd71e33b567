import Text

/// The grammar of a table's lines (GFM 0.29, section 4.10).
struct TableSyntax {
    let text: ByteView

    /// The cells of a row, without the white space around them. A `|` behind a backslash separates nothing.
    func cells(in line: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var offset = skipBlanks(line.lowerBound, line.upperBound)
        let end = trimmedEnd(line)
        if offset < end, text[offset] == .pipe { offset += 1 }
        while offset < end {
            let cellEnd = separator(from: offset, end)
            cells.append(trimmed(offset..<cellEnd))
            offset = cellEnd + 1
        }
        return cells
    }

    /// The alignments that a delimiter row gives to its columns; `nil` for any other line.
    func alignments(in line: Range<Int>) -> [ColumnAlignment]? {
        guard Self.isMadeOfDelimiters(text, line) else { return nil }
        var alignments: [ColumnAlignment] = []
        for cell in cells(in: line) {
            guard let alignment = alignment(of: cell) else { return nil }
            alignments.append(alignment)
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// Whether a line has a `|` that separates cells.
    func hasPipe(_ line: Range<Int>) -> Bool {
        separator(from: line.lowerBound, line.upperBound) < line.upperBound
    }

    private func alignment(of cell: Range<Int>) -> ColumnAlignment? {
        guard let first = text[cell].first, let last = text[cell].last else { return nil }
        let hyphens = text[cell].dropFirst(first == .colon ? 1 : 0).dropLast(
            last == .colon && cell.count > 1 ? 1 : 0)
        guard !hyphens.isEmpty, hyphens.allSatisfy(Self.isHyphen) else { return nil }
        switch (first == .colon, last == .colon) {
        case (true, true): return .center
        case (true, false): return .left
        case (false, true): return .right
        case (false, false): return ColumnAlignment.none
        }
    }

    private func separator(from start: Int, _ end: Int) -> Int {
        var offset = start
        while offset < end, text[offset] != .pipe {
            // Whatever stands in front of it, a backslash keeps a `|` in its cell.
            let isEscape = text[offset] == .backslash && offset + 1 < end && text[offset + 1] == .pipe
            offset += isEscape ? 2 : 1
        }
        return min(offset, end)
    }

    private func skipBlanks(_ start: Int, _ end: Int) -> Int {
        var offset = start
        while offset < end, text[offset].isBlank { offset += 1 }
        return offset
    }

    private func trimmedEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1].isWhitespace { end -= 1 }
        return end
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        let end = trimmedEnd(range)
        return min(skipBlanks(range.lowerBound, end), end)..<end
    }

    /// A hyphen, also one that was masked so that its line is no list item.
    private static func isHyphen(_ byte: UInt8) -> Bool {
        byte == .hyphen || byte == MaskTable.masked(.hyphen)
    }

    private static func isMadeOfDelimiters(_ text: ByteView, _ line: Range<Int>) -> Bool {
        var hasHyphen = false
        for byte in text[line] {
            if isHyphen(byte) {
                hasHyphen = true
            } else if byte != .pipe, byte != .colon, !byte.isWhitespace {
                return false
            }
        }
        return hasHyphen
    }

    /// Whether any line looks like a delimiter row, whatever markers of containers stand in front of it.
    static func mayHaveDelimiterRow(_ text: ByteView, _ lines: LineStarts) -> Bool {
        for number in 0..<lines.lineCount {
            let line = lines.range(ofLine: number)
            var start = line.lowerBound
            while start < line.upperBound, text[start].isBlank || text[start] == .greater { start += 1 }
            guard start < line.upperBound else { continue }
            let first = text[start]
            if first == .pipe || first == .hyphen || first == .colon,
                isMadeOfDelimiters(text, start..<line.upperBound)
            {
                return true
            }
        }
        return false
    }
}
