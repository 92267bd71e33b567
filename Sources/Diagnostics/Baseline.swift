#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The findings of an earlier run, by which a later one knows what is new.
public struct Baseline: Sendable, Hashable {
    /// One finding of the earlier run. What it says is not kept, so that nothing that it quotes is.
    struct Finding: Codable, Sendable, Hashable {
        let fingerprint, id, path: String
    }

    /// What a run writes as JSON, as far as it counts.
    private struct Run: Codable {
        let diagnostics: [Finding]
    }

    let findings: [Finding]
    /// The fingerprints of the findings.
    let names: Set<String>

    /// Reads what `check --format json` or `--write-baseline` wrote; `nil` for anything else.
    public init?(parsing bytes: [UInt8]) {
        guard let run = try? JSONDecoder().decode(Run.self, from: Data(bytes)) else { return nil }
        self.init(run.diagnostics)
    }

    /// Whether a file is nothing but a run of this program, so that it may be replaced by another one.
    public static func isRun(_ bytes: [UInt8]) -> Bool {
        guard let names = try? JSONDecoder().decode(MemberNames.self, from: Data(bytes)).names else {
            return false
        }
        return names.contains("diagnostics") && names.isSubset(of: JSONFormat.members)
            && Baseline(parsing: bytes) != nil
    }

    /// The names of an object's members.
    private struct MemberNames: Decodable {
        let names: Set<String>

        private struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            names = Set(try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue))
        }
    }

    /// The findings of a run.
    public init(_ report: Report) {
        self.init(
            zip(report.diagnostics, report.fingerprints).map {
                Finding(fingerprint: $1, id: $0.id.rawValue, path: $0.location.path)
            })
    }

    private init(_ findings: [Finding]) {
        self.findings = findings
        names = Set(findings.map(\.fingerprint))
    }

    /// The number of findings.
    public var count: Int { findings.count }

    /// The findings as JSON, for a later run.
    public var json: String { StyledText(json: Run(diagnostics: findings)).plain }
}
