import Text

/// Tables (GFM 0.29, section 4.10). To libcmark they are paragraphs, or headings where a line of hyphens follows.
extension TreeWalk {
    /// Adds the table that a paragraph holds, with the paragraph in front of it; false where it holds none.
    ///
    /// The cells are put aside, to be parsed together.
    mutating func addTable(
        _ content: BlockContent, lines lineNumbers: ClosedRange<Int>, isSetextHeading: Bool, to parent: Int32
    ) -> Bool {
        let rows = textLines(content, lineNumbers, isSetextHeading: isSetextHeading)
        guard findHeader(rows[...]) != nil else { return false }
        definitions.collect(from: content, source)
        var rest = rows[...]
        var last = Node.none
        while !rest.isEmpty { rest = addBlock(of: rest, to: parent, &last) }
        if isSetextHeading { addUnderline(lineNumbers.upperBound, behind: last, to: parent) }
        return true
    }

    /// Adds the block that some lines begin with, and returns the lines behind it. A table ends in front of an
    /// indented line, which is code; what follows that is text again, and may hold the next table.
    private mutating func addBlock(
        of rows: ArraySlice<Range<Int>>, to parent: Int32, _ block: inout Int32
    ) -> ArraySlice<Range<Int>> {
        if block != Node.none, arena[block].kind == .table {
            let end = rows.firstIndex { !isIndentedCode($0) } ?? rows.endIndex
            block = addIndentedCode(rows[..<end], to: parent)
            return rows[end...]
        }
        guard let (header, alignments) = findHeader(rows) else {
            block = addParagraph(rows, to: parent)
            return rows[rows.endIndex...]
        }
        if header > rows.startIndex { addParagraph(rows[..<header], to: parent) }
        let end = rows[(header + 2)...].firstIndex(where: isIndentedCode) ?? rows.endIndex
        block = addTable(rows[header..<end], alignments, to: parent)
        return rows[end...]
    }

    private mutating func addTable(
        _ rows: ArraySlice<Range<Int>>, _ alignments: [ColumnAlignment], to parent: Int32
    ) -> Int32 {
        let syntax = TableSyntax(text: source)
        let first = rows.startIndex
        let table = arena.append(
            Node(.table, place(rows[first].lowerBound..<rows[rows.endIndex - 1].upperBound)), to: parent)
        addRow(rows[first], syntax.cells(in: rows[first]), alignments, isHeader: true, to: table)
        for row in rows.dropFirst(2) {
            addRow(row, syntax.cells(in: row), alignments, isHeader: false, to: table)
        }
        return table
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
    private func findHeader(_ rows: ArraySlice<Range<Int>>) -> (Int, [ColumnAlignment])? {
        let syntax = TableSyntax(text: source)
        for index in rows.indices.dropFirst() {
            guard let alignments = syntax.alignments(in: rows[index]),
                syntax.cells(in: rows[index - 1]).count == alignments.count,
                syntax.hasPipe(rows[index]) || syntax.hasPipe(rows[index - 1]), !isIndentedCode(rows[index])
            else { continue }
            return (index - 1, alignments)
        }
        return nil
    }

    @discardableResult
    private mutating func addParagraph(_ rows: ArraySlice<Range<Int>>, to parent: Int32) -> Int32 {
        guard let first = rows.first, let last = rows.last else { return Node.none }
        let id = arena.append(Node(.paragraph, place(first.lowerBound..<last.upperBound)), to: parent)
        fragments.begin(for: id)
        for part in parts(rows) {
            // Four columns keep a later line from beginning a block of its own.
            if part.lowerBound != first.lowerBound { fragments.append("\n    ") }
            addFragment(part)
        }
        return id
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

    /// What libcmark took for the underline of a heading ends a table or is its last row; behind other lines it is
    /// what it is behind theirs.
    private mutating func addUnderline(_ line: Int, behind block: Int32, to parent: Int32) {
        let start = containers.textStart(ofLine: line)
        var end = lines.range(ofLine: line).upperBound
        while end > start, source[end - 1].isWhitespace { end -= 1 }
        let range = start..<max(start, end)
        let isBreak = source[range].first != .equals && range.count > 2
        if block != Node.none, arena[block].kind == .paragraph {
            arena[block].kind = .heading
            arena[block].flags = source[range].first == .equals ? 1 : 2
            arena[block].end = Int32(truncatingIfNeeded: place(range).upperBound)
        } else if isBreak {
            arena.append(Node(.thematicBreak, place(range)), to: parent)
        } else if block != Node.none, arena[block].kind == .table {
            let columns = arena.children(of: arena[block].firstChild).map { arena[$0].flags }
            addRow(
                range, TableSyntax(text: source).cells(in: range),
                columns.map { ColumnAlignment(rawValue: $0) ?? .none }, isHeader: false, to: block)
        } else {
            addParagraph([range], to: parent)
        }
    }
}
