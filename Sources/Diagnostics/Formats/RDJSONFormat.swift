import Text

/// Findings for reviewdog, as its Reviewdog Diagnostic Format in one JSON object. Columns count in UTF-8 bytes from 1.
enum RDJSONFormat {
    static func render(_ report: Report) -> StyledText {
        var locator = Locator(report.sources, in: report.pathFromRepository)
        return StyledText(
            json: Output(
                source: Source(name: "waymark"), diagnostics: report.diagnostics.map { Finding($0, &locator) }
            ))
    }

    private struct Output: Encodable {
        let source: Source
        let diagnostics: [Finding]
    }

    private struct Source: Encodable {
        let name: String
    }

    private struct Finding: Encodable {
        let message, severity: String
        let location: Place
        let code: Code
        let suggestions: [Suggestion]

        init(_ diagnostic: Diagnostic, _ locator: inout Locator) {
            message = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "\n")
            severity = diagnostic.severity.rawValue.uppercased()
            location = Place(
                path: locator.path(diagnostic.location.path), range: Span(diagnostic.location, &locator))
            code = Code(value: diagnostic.name.description)
            var places = locator
            // A suggestion is one edit of the finding's file; a fix of several is none that a reviewer can apply.
            let edits = diagnostic.fixes.filter { $0.edits.count == 1 && !$0.editsOtherFiles }.flatMap(
                \.edits)
            suggestions = edits.compactMap { edit in
                Span(Location(path: diagnostic.location.path, range: edit.range), &places)
                    .map { Suggestion(range: $0, text: edit.replacement) }
            }
        }
    }

    private struct Place: Encodable {
        let path: String
        let range: Span?
    }

    private struct Code: Encodable {
        let value: String
    }

    private struct Suggestion: Encodable {
        let range: Span
        let text: String
    }

    private struct Span: Encodable {
        let start, end: Point

        init?(_ location: Location, _ locator: inout Locator) {
            guard let (start, end) = locator.positions(of: location) else { return nil }
            self.start = Point(line: start.line, column: start.column)
            self.end = Point(line: end.line, column: end.column)
        }
    }

    private struct Point: Encodable {
        let line, column: Int
    }
}
