import Diagnostics
import Text

/// A fix of one finding, in the file that it mends. It is told from others by its edits.
struct SiteFix: Sendable {
    let path: String
    let fix: Diagnostic.Fix
    /// What the fix mends.
    let finding: Diagnostic

    /// The first fix of a finding; `nil` where there is none that changes anything and can be applied without asking.
    init?(of finding: Diagnostic) {
        guard let first = finding.fixes.first, finding.isMendable else { return nil }
        self.init(path: finding.location.path, fix: first, finding: finding)
    }

    private init(path: String, fix: Diagnostic.Fix, finding: Diagnostic) {
        self.path = path
        self.fix = fix
        self.finding = finding
    }

    /// How bad it is what the fix mends.
    var severity: Severity { finding.severity }

    /// The edits by place.
    var edits: [Diagnostic.TextEdit] { fix.edits.sorted { $0.range.lowerBound < $1.range.lowerBound } }

    /// Where the first edit begins.
    var start: Int { fix.edits.map(\.range.lowerBound).min() ?? 0 }

    /// The same fix where it stands after edits of its file.
    func moved(by steps: some Collection<EditMap>) -> SiteFix {
        guard !steps.isEmpty else { return self }
        let steps = Array(steps)
        return SiteFix(path: path, fix: fix.moved(steps.range), finding: steps.moved(finding, in: path))
    }

    /// Whether its edits stand at the same bytes in two texts, here and where it was moved to.
    func isSame(as moved: SiteFix, in text: [UInt8], and other: [UInt8]) -> Bool {
        zip(fix.edits, moved.fix.edits).allSatisfy { before, after in
            after.range.upperBound <= other.count && text[before.range] == other[after.range]
        }
    }
}

extension SiteFix: Hashable {
    static func == (left: SiteFix, right: SiteFix) -> Bool {
        PathKey(left.path) == PathKey(right.path) && left.fix == right.fix
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(PathKey(path))
        hasher.combine(fix)
    }
}

extension Report {
    /// The fixes of what an earlier run found too, by the paths of the files that they mend.
    func fixes(knownTo baseline: Baseline) -> [String: Set<SiteFix>] {
        let fixes = findings(knownTo: baseline).compactMap(SiteFix.init)
        return Dictionary(grouping: fixes, by: \.path).mapValues(Set.init)
    }
}
