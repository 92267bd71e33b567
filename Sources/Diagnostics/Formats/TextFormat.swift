/// Findings as a good compiler shows them: the place, the message, the source line with carets under the exact
/// characters, then help and notes.
enum TextFormat {
    private static let windowWidth = 110

    static func render(_ report: Report) -> StyledText {
        var text = StyledText()
        var locator = Locator(report.sources)
        for diagnostic in report.diagnostics {
            text.append(render(diagnostic, &locator))
            text.append("\n")
        }
        text.append("\(report.summary.line) in \(report.summary.milliseconds) ms", .message)
        text.append("\n")
        return text
    }

    private static func render(_ diagnostic: Diagnostic, _ locator: inout Locator) -> StyledText {
        let role: TextRole = diagnostic.severity == .error ? .error : .warning
        var text = StyledText()
        text.append(place(diagnostic.location, &locator), .path)
        text.append(": ")
        text.append("\(diagnostic.severity.rawValue)[\(diagnostic.id)]", role)
        text.append(": \(printable(diagnostic.message))\n", .message)
        text.append(excerpt(diagnostic.location, label: diagnostic.label, role, &locator))
        if let help = diagnostic.help { text.append(remark("help", help, .help)) }
        for note in diagnostic.notes {
            let place = note.location.map { " (\(Self.place($0, &locator)))" } ?? ""
            text.append(remark("note", note.message + place, .note))
        }
        return text
    }

    private static func place(_ location: Location, _ locator: inout Locator) -> String {
        let path = printable(location.path)
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
        let lineRange = lines.range(ofLine: start.line)
        let line = DisplayLine(source.bytes[lineRange])
        let first = line.column(ofByte: range.lowerBound - lineRange.lowerBound)
        let last = line.column(ofByte: min(range.upperBound, lineRange.upperBound) - lineRange.lowerBound)
        let window = line.window(around: first, width: windowWidth)
        let number = String(start.line)
        let margin = String(repeating: " ", count: number.count)
        let carets = String(repeating: "^", count: max(1, min(last - first, windowWidth)))
        text.append("\(margin) |\n\(number) |", .gutter)
        text.append(window.text.isEmpty ? "\n" : " \(window.text)\n")
        text.append("\(margin) |", .gutter)
        text.append(" " + String(repeating: " ", count: max(0, first - window.shift)))
        text.append(carets + (label.map { " " + printable($0) } ?? ""), role)
        text.append("\n")
        return text
    }

    /// Control characters in what a user wrote must not reach a terminal.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            return text
        }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }
}
