import Text

/// Findings as a good compiler shows them: the place, the message, the source line with carets under the exact
/// characters, then help and notes.
enum TextFormat {
    /// How many findings are shown, unless all are asked for: of one kind in one file, and together.
    static let mostOfKind = 20
    static let most = 500
    /// The columns of a message at most, which can quote what an author wrote.
    private static let messageWidth = 400

    static func render(_ report: Report, _ extent: ReportExtent) -> StyledText {
        var text = findings(report, extent)
        for line in report.listing { text.append("\(TerminalText.line(line))\n") }
        text.append(conclusion(report.summary.line, milliseconds: report.summary.milliseconds))
        return text
    }

    /// The last line.
    static func conclusion(_ line: String, milliseconds: Int) -> StyledText {
        var text = StyledText()
        text.append("\(line) in \(milliseconds) ms", .message)
        text.append("\n")
        return text
    }

    /// All but the last line.
    static func findings(_ report: Report, _ extent: ReportExtent) -> StyledText {
        var text = StyledText()
        var locator = Locator(report.shownSources)
        let diagnostics = report.diagnostics[...]
        var tally = Tally(extent)
        var told: [Diagnostic.Note] = []
        for (index, diagnostic) in diagnostics.enumerated() {
            if index > 0, diagnostics[index - 1].location.path != diagnostic.location.path {
                text.append(tally.closeFile())
                told = []
            }
            switch tally.take(diagnostic) {
            case .shown:
                text.append(render(diagnostic, besides: told, &locator))
                text.append("\n")
                told = diagnostic.notes.filter { $0.location == nil }
            case .leftOut: continue
            }
        }
        text.append(tally.closeFile())
        text.append(tally.closeReport())
        text.append(kinds(of: report))
        return text
    }

    /// More findings than these are not seen at once.
    private static let screenful = 10

    /// How often each kind was found in a repository, the most frequent first, where one does not see that at once.
    private static func kinds(of report: Report) -> StyledText {
        var text = StyledText()
        var counts: [FindingID: Int] = [:]
        for diagnostic in report.diagnostics { counts[diagnostic.id, default: 0] += 1 }
        guard report.summary.repository != nil, report.diagnostics.count > screenful, counts.count > 1 else {
            return text
        }
        let sorted = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        text.append("by kind: ", .message)
        text.append(sorted.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
        text.append("; `waymark check --explain ID` says what one is about\n")
        return text
    }

    /// A finding without those of its notes that stand right above it: all findings in one block have the same.
    private static func render(
        _ diagnostic: Diagnostic, besides told: [Diagnostic.Note], _ locator: inout Locator
    ) -> StyledText {
        let role: TextRole = diagnostic.severity == .error ? .error : .warning
        var text = StyledText()
        text.append(place(diagnostic.location, &locator), .path)
        text.append(": ")
        text.append("\(diagnostic.severity.rawValue)[\(diagnostic.name)]", role)
        text.append(": \(printable(diagnostic.message))\n", .message)
        text.append(excerpt(diagnostic.location, label: diagnostic.label, role, &locator))
        if let help = diagnostic.help { text.append(remark("help", help, .help)) }
        for note in diagnostic.notes where !told.contains(note) {
            let place = note.location.map { " (\(Self.place($0, &locator)))" } ?? ""
            text.append(remark("note", note.message + place, .note))
        }
        return text
    }

    private static func place(_ location: Location, _ locator: inout Locator) -> String {
        let path = TerminalText.line(location.path)
        guard let start = locator.positions(of: location)?.start else { return path }
        return "\(path):\(start.line):\(start.column)"
    }

    private static func remark(_ word: String, _ message: String, _ role: TextRole) -> StyledText {
        var text = StyledText()
        text.append("  = ", .gutter)
        text.append(word, role)
        text.append(": \(printable(message))\n")
        return text
    }

    private static func excerpt(
        _ location: Location, label: String?, _ role: TextRole, _ locator: inout Locator
    ) -> StyledText {
        var text = StyledText()
        guard let range = location.range, let (start, _) = locator.positions(of: location),
            let lines = locator.lines(of: location.path), let source = locator.sources[location.path]
        else { return text }
        let excerpt = Excerpt(source.bytes[lines.range(ofLine: start.line)], marking: range)
        let number = String(start.line)
        let margin = String(repeating: " ", count: number.count)
        let carets = String(repeating: "^", count: excerpt.carets)
        text.append("\(margin) |\n\(number) |", .gutter)
        text.append(excerpt.text.isEmpty ? "\n" : " \(excerpt.text)\n")
        text.append("\(margin) |", .gutter)
        text.append(" " + String(repeating: " ", count: excerpt.indent))
        text.append(carets + (label.map { " " + printable($0, Excerpt.width) } ?? ""), role)
        text.append("\n")
        return text
    }

    /// A text for one line of bounded width.
    private static func printable(_ text: String, _ width: Int = messageWidth) -> String {
        // A character of the source has a column at least, so what is longer by far need not be looked at.
        guard text.utf8.count > width else { return TerminalText.line(text) }
        let line = DisplayLine(Array(text.utf8.prefix(8 * width))[...])
        let isWhole = line.width <= width && text.utf8.count <= 8 * width
        return isWhole ? TerminalText.line(text) : line.part(0..<width - 1).text + "…"
    }
}
