public import Text

/// The forms in which findings can be written out.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
    case text, json, github, gitlab, sarif, junit, rdjson

    /// Writes settled findings and the summary of the run. The text ends with a line ending.
    public func render(_ report: Report, extent: ReportExtent = .readable) -> StyledText {
        switch self {
        case .text: TextFormat.render(report, extent)
        case .json: JSONFormat.render(report)
        case .github: GitHubFormat.render(report)
        case .gitlab: GitLabFormat.render(report)
        case .sarif: SARIFFormat.render(report)
        case .junit: JUnitFormat.render(report)
        case .rdjson: RDJSONFormat.render(report)
        }
    }
}

extension StyledText {
    /// The findings of a run as `DiagnosticFormat.text` has them, without the last line.
    public static func findings(of report: Report, extent: ReportExtent = .readable) -> StyledText {
        TextFormat.findings(report, extent)
    }

    /// The last line of a run as `DiagnosticFormat.text` has it.
    public static func conclusion(_ line: String, milliseconds: Int) -> StyledText {
        TextFormat.conclusion(line, milliseconds: milliseconds)
    }
}

/// What a run found: settled findings, the texts that they point into, and the numbers.
public struct Report: Sendable {
    /// The findings, as `settled` leaves them.
    public private(set) var diagnostics: [Diagnostic]
    /// The texts that the findings point into.
    public let sources: SourceTexts
    /// The numbers for the last line.
    public var summary: Summary
    /// What stands before the paths of findings where a format counts them from a repository's root, with `/` at its
    /// end; empty where they begin there.
    public var pathFromRepository = ""
    /// Lines to show before the last one, where somebody asked for a list; no part of what a machine reads.
    public var listing: [String] = []
    /// How fresh the pages of a site are, the most urgent first; empty where no page is to be reviewed.
    public let freshness: [Freshness]
    /// What was looked at by itself, whether or not anything was found in it.
    public private(set) var cases: [CheckedCase]
    /// The findings that their authors switched off where they stand.
    public private(set) var switchedOff: [SwitchedOff]
    /// What each kind of finding means, for formats that describe their rules.
    public let explanations: [FindingID: String]
    /// What came of the fixes, where files were mended before.
    public private(set) var mending: MendingOutcome?
    /// The fingerprints of the findings, where some findings of the run are left out that others are counted from.
    private var kept: [String]?
    /// Where secrets stand that were found, also where that is no finding of this report. They are never shown.
    private let secrets: [Location]

    /// Makes a report.
    public init(
        diagnostics: [Diagnostic], sources: SourceTexts, summary: Summary, freshness: [Freshness] = [],
        cases: [CheckedCase] = [], explanations: [FindingID: String] = [:],
        switchedOff: [SwitchedOff] = []
    ) {
        let all = diagnostics + switchedOff.map(\.diagnostic)
        secrets = all.filter { $0.id == .secretInSnippet || $0.hidesText }.map(\.location)
        // What hides its own text says nothing of it.
        let hidden = HiddenTexts(all.filter { $0.id == .secretInSnippet }.map(\.location), in: sources)
        self.diagnostics = diagnostics.map(hidden.masked)
        self.switchedOff = switchedOff.map {
            SwitchedOff(
                diagnostic: hidden.masked($0.diagnostic), reason: hidden.masked($0.reason),
                comment: $0.comment)
        }
        self.explanations = explanations
        self.cases = cases.map { $0.masked(hidden.masked) }
        self.sources = sources
        self.summary = summary
        self.freshness = freshness
    }

    /// The texts as they may be shown.
    var shownSources: SourceTexts { sources.hiding(secrets) }

    /// The names by which a later run knows the findings again, in their order.
    var fingerprints: [String] {
        if let kept { return kept }
        var fingerprints = Fingerprints()
        return diagnostics.map { fingerprints.next($0, in: sources) }
    }

    /// The findings that an earlier run had too.
    public func findings(knownTo baseline: Baseline) -> [Diagnostic] {
        zip(diagnostics, fingerprints).filter { baseline.names.contains($1) }.map(\.0)
    }

    /// The same report without the findings that an earlier run had, and their numbers.
    ///
    /// - Parameter isWhole: whether everything was looked at; if not, what was found in other files is not gone.
    public func compared(with baseline: Baseline, isWhole: Bool) -> Report {
        let all = zip(diagnostics, fingerprints).map { (finding: $0, name: $1) }
        let new = all.filter { !baseline.names.contains($0.name) }
        let found = Set(all.map(\.name))
        var report = self
        report.diagnostics = new.map(\.finding)
        report.kept = new.map(\.name)
        report.summary = summary.counting(report.diagnostics)
        report.summary.known = all.count - new.count
        report.summary.gone = baseline.findings.count { known in
            !found.contains(known.fingerprint) && (isWhole || sources[known.path] != nil)
        }
        return report
    }

    /// The same report with only some of its findings. What its other findings hide stays hidden.
    ///
    /// - Parameter some: findings of this report.
    public func showing(_ some: [Diagnostic]) -> Report {
        var report = self
        report.diagnostics = some
        return report
    }

    /// The same report with the findings and cases at some places only, and their numbers.
    public func keeping(_ isKept: (Location) -> Bool) -> Report {
        let inner = zip(diagnostics, fingerprints).filter { isKept($0.0.location) }
        var report = self
        report.diagnostics = inner.map(\.0)
        report.kept = inner.map(\.1)
        report.cases = cases.filter { isKept($0.location) }
        report.switchedOff = switchedOff.filter { isKept($0.diagnostic.location) }
        report.summary = summary.counting(report.diagnostics)
        report.summary.elsewhere += diagnostics.count - inner.count
        report.summary.switchedOff = report.switchedOff.count
        report.mending = mending.map { mending in
            MendingOutcome(
                applied: mending.applied, takenBack: mending.takenBack.filter { isKept($0.location) })
        }
        return report
    }

    /// The same report of files that were mended. A fix that was taken back is no longer proposed.
    public func noting(_ outcome: MendingOutcome) -> Report {
        let known = Set(outcome.takenBack.map(\.edits))
        var report = self
        report.diagnostics = diagnostics.map { finding in
            guard let first = finding.fixes.first, known.contains(first.located(in: finding)) else {
                return finding
            }
            var finding = finding
            finding.fixes.removeFirst()
            return finding
        }
        report.mending = outcome
        return report
    }
}
