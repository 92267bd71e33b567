import Text

/// The findings of an earlier run, by which a later one knows what is new.
public struct Baseline: Sendable, Hashable {
    /// One finding of the earlier run. What it says is not kept, so that nothing that it quotes is.
    public struct Finding: Encodable, Sendable, Hashable {
        let fingerprint, id, path: String

        /// Makes a finding of what an earlier run wrote of it.
        public init(fingerprint: String, id: String, path: String) {
            self.fingerprint = fingerprint
            self.id = id
            self.path = path
        }
    }

    /// What a run writes as JSON, as far as it counts.
    private struct Run: Encodable {
        let diagnostics: [Finding]
    }

    let findings: [Finding]
    /// The fingerprints of the findings.
    let names: Set<String>

    /// The names of all that a run can write as JSON at the outermost level.
    public static let members = JSONFormat.members

    /// Makes a baseline of a run.
    public init(_ report: Report) {
        self.init(
            zip(report.diagnostics, report.fingerprints).map {
                Finding(fingerprint: $1, id: $0.id.rawValue, path: $0.location.path)
            })
    }

    /// Makes a baseline of the findings of an earlier run.
    public init(_ findings: [Finding]) {
        self.findings = findings
        names = Set(findings.map(\.fingerprint))
    }

    /// The number of findings.
    public var count: Int { findings.count }

    /// The findings as JSON, for a later run.
    public var json: String { StyledText(json: Run(diagnostics: findings)).plain }
}
