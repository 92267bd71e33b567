import Text

/// Lines of JavaScript in MDX and Vue, and comments of MDX.
enum Modules {
    /// Takes imports and exports out.
    static func convert(_ page: inout PageDraft) {
        let lines = TextLines(page.text.bytes)
        var edits: [Edit] = []
        var index = 0
        while index < lines.lines.count {
            let line = lines.lines[index]
            guard !line.isCode, line.indent == 0, let last = end(of: index, lines) else {
                index += 1
                continue
            }
            let range = line.range.lowerBound..<lines.lines[last].next
            edits.append(Edit(range))
            page.note(
                .removed, .module, "`\(lines.text(line.content).prefix(80))`", at: line.range.lowerBound)
            index = last + 1
        }
        page.text.apply(edits)
        convertComments(&page)
    }

    /// The last line of the statement that a line begins; `nil` where it begins none.
    private static func end(of index: Int, _ lines: TextLines) -> Int? {
        let text = lines.text(lines.lines[index].content)
        let isImport =
            text.hasPrefix("import ")
            && (text.contains(" from ") || text.contains("'") || text.contains("\"") || text.hasSuffix("{"))
        let isExport = ["const", "default", "function", "let"].contains { text.hasPrefix("export \($0) ") }
        guard isImport || isExport else { return nil }
        var (last, depth) = (index, 0)
        while last < lines.lines.count {
            for byte in lines.content(lines.lines[last]) {
                if "{([".utf8.contains(byte) { depth += 1 } else if "})]".utf8.contains(byte) { depth -= 1 }
            }
            if depth <= 0 { return last }
            last += 1
        }
        return index
    }

    private static func convertComments(_ page: inout PageDraft) {
        let lines = TextLines(page.text.bytes)
        let (bytes, code) = (lines.bytes, lines.codeRanges)
        var (edits, offset): ([Edit], Int) = ([], 0)
        while let start = bytes[offset...].firstRange(of: "{/*".utf8) {
            offset = start.upperBound
            guard !code.covers(start.lowerBound), let end = bytes[offset...].firstRange(of: "*/}".utf8) else {
                continue
            }
            edits.append(Edit(start, "<!--"))
            edits.append(Edit(end, "-->"))
            page.note(.changed, .comment, "it is `<!-- … -->`", at: start.lowerBound)
            offset = end.upperBound
        }
        page.text.apply(edits)
    }
}
