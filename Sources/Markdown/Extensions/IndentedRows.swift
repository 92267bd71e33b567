import Text

/// Indented lines behind a table. To libcmark they belong to the paragraph that the table is; they are code, as behind
/// any block but a paragraph (CommonMark 0.30, section 4.4).
extension TreeWalk {
    /// Whether the text of a line is indented so far that it is code where no paragraph goes on.
    func isIndentedCode(_ row: Range<Int>) -> Bool {
        let start = row.lowerBound
        guard start > 0 else { return false }
        let mayBe =
            source[start - 1] == .tab || start > 3 && source[(start - 4)..<start].allSatisfy(\.isBlank)
        return mayBe && containers.indent(of: start, line: lines.line(of: start)) > 3
    }

    /// Adds the code that some lines are.
    mutating func addIndentedCode(_ rows: ArraySlice<Range<Int>>, to parent: Int32) -> Int32 {
        guard let first = rows.first, let last = rows.last else { return Node.none }
        let firstLine = lines.line(of: first.lowerBound)
        var code: [UInt8] = []
        for (number, row) in rows.enumerated() {
            let indent = containers.indent(of: row.lowerBound, line: firstLine + number)
            code.append(contentsOf: repeatElement(.space, count: max(indent - 4, 0)))
            var end = lines.range(ofLine: firstLine + number).upperBound
            while end > row.upperBound, source[end - 1].isLineEnd { end -= 1 }
            code.append(contentsOf: source[row.lowerBound..<end])
            code.append(.lineFeed)
        }
        let id = arena.append(Node(.codeBlock, place(first.lowerBound..<last.upperBound)), to: parent)
        let content = code.withUnsafeBufferPointer { takeLines(of: $0, firstLine: firstLine) }
        let start = place(first.lowerBound..<first.lowerBound)
        addCode(content, to: id, infoRange: start, languageName: .empty, isFenced: false)
        return id
    }
}
