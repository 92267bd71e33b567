/// Findings as GitHub's workflow commands, which show them beside the lines of a pull request.
///
/// GitHub shows the first ten of each severity, so errors come first; the summary is the last line.
enum GitHubFormat {
    static func render(_ report: Report) -> StyledText {
        var text = StyledText()
        var locator = Locator(report.sources)
        let errors = report.diagnostics.filter { $0.severity == .error }
        let warnings = report.diagnostics.filter { $0.severity == .warning }
        for diagnostic in errors + warnings {
            text.append(command(diagnostic, &locator) + "\n")
        }
        text.append("::notice title=waymark::\(escaped(report.summary.line))\n")
        return text
    }

    private static func command(_ diagnostic: Diagnostic, _ locator: inout Locator) -> String {
        var properties = ["file=\(escaped(property: diagnostic.location.path))"]
        if let (start, end) = locator.positions(of: diagnostic.location) {
            properties.append("line=\(start.line)")
            properties.append("endLine=\(end.line)")
            if start.line == end.line {
                properties.append("col=\(start.column)")
                properties.append("endColumn=\(end.column)")
            }
        }
        properties.append("title=\(escaped(property: diagnostic.id.rawValue))")
        let message = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "\n")
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(escaped(message))"
    }

    private static func escaped(_ text: String) -> String {
        escaped(text, also: [:])
    }

    private static func escaped(property text: String) -> String {
        escaped(text, also: [":": "%3A", ",": "%2C"])
    }

    private static func escaped(_ text: String, also more: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result += more[scalar] ?? String(scalar)
            }
        }
        return result
    }
}
