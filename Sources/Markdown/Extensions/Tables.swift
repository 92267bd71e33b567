/// Tables (GFM 0.29, section 4.10). To libcmark they are paragraphs, or headings where a line of hyphens follows.
extension TreeWalk {
    /// Adds the table that a paragraph holds, with the paragraph in front of it; false where it holds none.
    ///
    /// The cells are put aside, to be parsed together.
    mutating func addTable(
        _ content: BlockContent, lines lineNumbers: ClosedRange<Int>, isSetextHeading: Bool, to parent: Int32
    ) -> Bool {
        let rows = textLines(content, lineNumbers, isSetextHeading: isSetextHeading)
        let syntax = TableSyntax(text: source)
        guard let (header, alignments) = findHeader(rows, syntax) else { return false }
        definitions.collect(from: content, source)
        if header > 0 { addParagraph(rows[..<header], to: parent) }
        let table = arena.append(
            Node(.table, place(rows[header].lowerBound..<rows[rows.count - 1].upperBound)), to: parent)
        addRow(rows[header], syntax.cells(in: rows[header]), alignments, isHeader: true, to: table)
        for row in rows[(header + 2)...] {
            addRow(row, syntax.cells(in: row), alignments, isHeader: false, to: table)
        }
        if isSetextHeading { addUnderline(content, lineNumbers.upperBound, table, alignments, to: parent) }
        return true
    }

    /// The lines of a paragraph behind its link definitions, each without its line ending.
    private func textLines(
        _ content: BlockContent, _ lineNumbers: ClosedRange<Int>, isSetextHeading: Bool
    ) -> [Range<Int>] {
        let start = content.withBytes(of: source) { bytes in
            var cursor = InlineCursor(bytes, content.segments)
            cursor.skipDefinitions()
            return cursor.sourceOffset(ofStart: cursor.offset)
        }
        let last = lineNumbers.upperBound - (isSetextHeading ? 1 : 0)
        var rows: [Range<Int>] = []
        for line in lineNumbers.lowerBound...max(last, lineNumbers.lowerBound) {
            let isFirst = line == lineNumbers.lowerBound
            let lower = isFirst ? content.range.lowerBound : containers.textStart(ofLine: line)
            var upper = lines.range(ofLine: line).upperBound
            guard lower >= start else { continue }
            while upper > lower, source[upper - 1].isWhitespace { upper -= 1 }
            rows.append(lower..<max(lower, upper))
        }
        return rows
    }

    /// The first line that is a header row, with its columns.
    private func findHeader(_ rows: [Range<Int>], _ syntax: TableSyntax) -> (Int, [ColumnAlignment])? {
        guard rows.count > 1 else { return nil }
        for index in 1..<rows.count {
            guard let alignments = syntax.alignments(in: rows[index]),
                syntax.cells(in: rows[index - 1]).count == alignments.count,
                syntax.hasPipe(rows[index]) || syntax.hasPipe(rows[index - 1])
            else { continue }
            return (index - 1, alignments)
        }
        return nil
    }

    private mutating func addParagraph(_ rows: ArraySlice<Range<Int>>, to parent: Int32) {
        guard let first = rows.first, let last = rows.last else { return }
        let id = arena.append(Node(.paragraph, place(first.lowerBound..<last.upperBound)), to: parent)
        fragments.begin(for: id)
        for part in parts(rows) {
            // Four columns keep a later line from beginning a block of its own.
            if part.lowerBound != first.lowerBound { fragments.append("\n    ") }
            addFragment(part)
        }
    }

    /// The lines, those of one formula together.
    private func parts(_ rows: ArraySlice<Range<Int>>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        for row in rows {
            if let last = parts.last, last.upperBound + 1 == row.lowerBound, spans.goesOn(at: last.upperBound)
            {
                parts[parts.count - 1] = last.lowerBound..<row.upperBound
            } else {
                parts.append(row)
            }
        }
        return parts
    }

    private mutating func addFragment(_ range: Range<Int>) {
        fragments.append(range, of: source, at: place(range).lowerBound, spans: spans)
    }

    private mutating func addRow(
        _ range: Range<Int>, _ cells: [Range<Int>], _ alignments: [ColumnAlignment], isHeader: Bool,
        to table: Int32
    ) {
        let row = arena.append(Node(.tableRow, place(range)), to: table)
        arena[row].flags = isHeader ? 1 : 0
        for (column, alignment) in alignments.enumerated() {
            guard column < cells.count || fragments.takeFilledCell(documentSize: source.count) else { return }
            let cellRange = column < cells.count ? cells[column] : range.upperBound..<range.upperBound
            let cell = arena.append(Node(.tableCell, place(cellRange)), to: row)
            arena[cell].flags = alignment.rawValue
            if !cellRange.isEmpty { addFragment(cellRange, for: cell) }
        }
    }

    /// Puts a cell's text aside: without the backslashes in front of `|`, and as a heading's line.
    private mutating func addFragment(_ range: Range<Int>, for cell: Int32) {
        fragments.beginLine(for: cell)
        var start = range.lowerBound
        for offset in range where source[offset] == .backslash {
            guard offset + 1 < range.upperBound, source[offset + 1] == .pipe else { continue }
            addFragment(start..<offset)
            start = offset + 1
        }
        let closing = closingSequence(start..<range.upperBound)
        addFragment(start..<closing)
        if closing < range.upperBound {
            fragments.append("\\")
            addFragment(closing..<range.upperBound)
        }
    }

    /// Where a `#` at the end has to be escaped so that it is not taken for the end of a heading.
    private func closingSequence(_ range: Range<Int>) -> Int {
        var start = range.upperBound
        while start > range.lowerBound, source[start - 1] == .hash { start -= 1 }
        let isClosing = start == range.lowerBound || source[start - 1].isBlank
        return isClosing && start < range.upperBound ? range.upperBound - 1 : range.upperBound
    }

    /// What libcmark took for the underline of a heading ends a table or is its last row.
    private mutating func addUnderline(
        _ content: BlockContent, _ line: Int, _ table: Int32, _ alignments: [ColumnAlignment],
        to parent: Int32
    ) {
        let start = containers.textStart(ofLine: line)
        var end = lines.range(ofLine: line).upperBound
        while end > start, source[end - 1].isWhitespace { end -= 1 }
        let range = start..<max(start, end)
        if source[range].first == .equals || range.count < 3 {
            addRow(range, TableSyntax(text: source).cells(in: range), alignments, isHeader: false, to: table)
        } else {
            arena.append(Node(.thematicBreak, place(range)), to: parent)
        }
    }
}
