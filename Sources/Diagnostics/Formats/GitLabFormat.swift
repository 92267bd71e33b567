import Text

/// Findings as GitLab's code quality report, a JSON array.
///
/// A finding has the fingerprint that a baseline knows it by, which stays the same when its line moves.
enum GitLabFormat {
    static func render(_ report: Report) -> StyledText {
        var locator = Locator(report.sources, in: report.pathFromRepository)
        return StyledText(
            json: zip(report.diagnostics, report.fingerprints).map { Finding($0, $1, &locator) })
    }

    private struct Finding: Encodable {
        let description, check_name, fingerprint, severity: String
        let location: Place

        init(_ diagnostic: Diagnostic, _ fingerprint: String, _ locator: inout Locator) {
            self.fingerprint = fingerprint
            let positions = locator.positions(of: diagnostic.location)
            let start = positions?.start.line ?? 1
            description = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: " – ")
            check_name = diagnostic.name.description
            severity = diagnostic.severity == .error ? "major" : "minor"
            location = Place(
                path: locator.path(diagnostic.location.path),
                lines: Lines(begin: start, end: positions?.end.line ?? start))
        }
    }

    private struct Place: Encodable {
        let path: String
        let lines: Lines
    }

    private struct Lines: Encodable {
        let begin, end: Int
    }
}
