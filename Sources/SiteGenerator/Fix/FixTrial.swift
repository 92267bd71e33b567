import Diagnostics

/// Fixes that are tried together on a file's text, with those that they make room for, and what comes of them.
struct FixTrial: Sendable {
    /// What a fix wrote.
    struct Writing: Sendable {
        /// Where it stands.
        let range: Range<Int>
        /// How bad it was what the fix mends.
        let severity: Severity
        /// Whether it makes a text readable that was not.
        let mendsText: Bool
    }

    /// How a trial goes.
    enum Verdict {
        /// All is well.
        case holds
        /// Something is wrong now.
        case fails(String)
        /// Something is wrong unless further fixes mend it.
        case needs([Diagnostic], String)
    }

    private let path: String
    /// The findings before.
    private let known: [Diagnostic]
    /// The units as they were last looked at.
    private var units: MendingUnits
    /// The text with the fixes.
    private(set) var bytes: [UInt8]
    /// How the text was edited.
    private(set) var steps: [EditMap] = []
    /// How many fixes were applied.
    private(set) var count = 0
    private var writings: [Writing] = []
    /// What the fixes are to mend.
    private var targets: [Diagnostic] = []
    /// How many faults the texts that are mended had at first.
    private var faults = 0

    init(_ bytes: [UInt8], of path: String, _ known: [Diagnostic], _ units: MendingUnits) {
        self.path = path
        self.bytes = bytes
        self.known = known
        self.units = units
    }

    /// Applies fixes, which do not overlap.
    mutating func apply(_ fixes: [SiteFix]) {
        let step = EditMap(fixes.flatMap(\.fix.edits))
        bytes = step.applied(to: bytes)
        writings = writings.map {
            Writing(range: step.range($0.range), severity: $0.severity, mendsText: $0.mendsText)
        }
        targets = targets.map { [step].moved($0, in: path) }
        for fix in fixes {
            let mendsText = units.unit(around: fix.start..<fix.start)?.isMended(by: fix) ?? false
            writings += fix.edits.map {
                Writing(range: step.replacement(of: $0), severity: fix.severity, mendsText: mendsText)
            }
            targets.append([step].moved(fix.finding, in: path))
        }
        if steps.isEmpty {
            let mended = Set(fixes.compactMap { units.unit(around: $0.start..<$0.start) })
            faults = mended.reduce(0) { $0 + $1.faults.count }
        }
        steps.append(step)
        count += fixes.count
    }

    /// Says whether what is found with the fixes is as good as what was found before.
    mutating func judge(_ found: PageCheck.Found) -> Verdict {
        units = MendingUnits(found, in: path)
        if let verdict = judgeTexts(found) { return verdict }
        let before = known.map { steps.moved($0, in: path) }
        let tally = FindingTally(before)
        let after = FindingTally(found.diagnostics)
        if targets.contains(where: { after.count($0) >= max(tally.count($0), 1) }) {
            return .fails("what it is to mend would still be found")
        }
        let news = tally.news(in: found.diagnostics)
        return news.isEmpty ? .holds : judge(news, found)
    }

    /// What is wrong with texts that are still not what their languages demand.
    private func judgeTexts(_ found: PageCheck.Found) -> Verdict? {
        let broken = Set(writings.compactMap { units.unit(around: $0.range) }).filter {
            !$0.isWellFormed && !$0.isMeantToFail
        }
        guard !broken.isEmpty else { return nil }
        let reason = "the text would still not be well-formed"
        let places = broken.reduce(into: Set()) { $0.formUnion($1.faults) }
        // What could only be seen behind a mended fault is mended too, as long as it is not worse than that.
        guard places.count <= faults else { return .fails(reason) }
        let hidden = found.diagnostics.filter { finding in
            PathKey(finding.location.path) == PathKey(path)
                && finding.location.range.map(places.contains) == true
        }
        return .needs(hidden, reason)
    }

    /// What is to be said of new findings.
    private func judge(_ news: [Diagnostic], _ found: PageCheck.Found) -> Verdict {
        let uncovered = UncoveredParts(writings, in: path, found, units)
        let certain = UncoveredParts(writings.filter { $0.severity == .error }, in: path, found, units)
        // What a doubt is about must not become an error, but may have further doubts behind it, and errors that
        // are mended with it.
        var harmful: [Diagnostic] = []
        for finding in news where !certain.explain(finding) || certain.doubt(finding) {
            guard uncovered.explain(finding) else { return .fails(Self.reason(finding)) }
            if finding.severity == .error { harmful.append(finding) }
        }
        if let unmended = harmful.first(where: \.fixes.isEmpty) { return .fails(Self.reason(unmended)) }
        return harmful.first.map { .needs(harmful, Self.reason($0)) } ?? .holds
    }

    private static func reason(_ news: Diagnostic) -> String {
        "there would be a new finding: \(news.message)"
    }
}
