import Text

/// Findings as GitHub's workflow commands, which show them beside the lines of a pull request.
///
/// GitHub shows the first ten of each severity, so errors come first; the summary is the last line.
enum GitHubFormat {
    static func render(_ report: Report) -> StyledText {
        var text = StyledText()
        var locator = Locator(report.sources, in: report.pathFromRepository)
        let errors = report.diagnostics.filter { $0.severity == .error }
        let warnings = report.diagnostics.filter { $0.severity == .warning }
        for diagnostic in errors + warnings {
            text.append(command(diagnostic, &locator) + "\n")
        }
        text.append("::notice title=waymark::\(GitHubText.message(report.summary.line))\n")
        return text
    }

    private static func command(_ diagnostic: Diagnostic, _ locator: inout Locator) -> String {
        var properties = ["file=\(GitHubText.property(locator.path(diagnostic.location.path)))"]
        if let (start, end) = locator.positions(of: diagnostic.location) {
            properties.append("line=\(start.line)")
            properties.append("endLine=\(end.line)")
            if start.line == end.line {
                properties.append("col=\(start.column)")
                properties.append("endColumn=\(end.column)")
            }
        }
        properties.append("title=\(GitHubText.property(diagnostic.name.description))")
        let notes = diagnostic.notes.filter { $0.location == nil }.map(\.message)
        let message = ([diagnostic.message, diagnostic.help].compactMap(\.self) + notes).joined(
            separator: "\n")
        return
            "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(GitHubText.message(message))"
    }
}
