/// Findings as GitLab's code quality report, a JSON array.
///
/// A finding's fingerprint is made of its id, its file, its message and the text of its line, so that it stays the
/// same when the line moves.
enum GitLabFormat {
    static func render(_ report: Report) -> StyledText {
        var locator = Locator(report.sources)
        var seen: [String: Int] = [:]
        return StyledText(json: report.diagnostics.map { Finding($0, &locator, &seen) })
    }

    private struct Finding: Encodable {
        let description, check_name, fingerprint, severity: String
        let location: Place

        init(_ diagnostic: Diagnostic, _ locator: inout Locator, _ seen: inout [String: Int]) {
            let positions = locator.positions(of: diagnostic.location)
            let start = positions?.start.line ?? 1
            description = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: " – ")
            check_name = diagnostic.id.rawValue
            severity = diagnostic.severity == .error ? "major" : "minor"
            location = Place(
                path: diagnostic.location.path, lines: Lines(begin: start, end: positions?.end.line ?? start))
            let line = locator.text(around: diagnostic.location)
            let name = [diagnostic.id.rawValue, diagnostic.location.path, diagnostic.message, line].joined(
                separator: "\n")
            // The same finding in two lines of the same text is told apart by its number.
            let count = seen[name, default: 0]
            seen[name] = count + 1
            fingerprint = GitLabFormat.hash(count == 0 ? name : "\(name)\n\(count)")
        }
    }

    private struct Place: Encodable {
        let path: String
        let lines: Lines
    }

    private struct Lines: Encodable {
        let begin, end: Int
    }

    /// Two runs of FNV-1a (64 bits) over the text, in hexadecimal digits.
    private static func hash(_ text: String) -> String {
        [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15].map { (start: UInt64) in
            var hash = StableHash(start: start)
            hash.combine(text.utf8)
            let digits = hash.digits
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
