import ConfigSchema
package import Diagnostics
import Markdown
import Text

/// Checks the config of a repository: the blocks of its Markdown, the front matter of known kinds, and its config
/// files. None of a site's duties is asked for.
package func check(
    _ tree: RepositoryTree, with catalogue: SchemaCatalogue, options: SiteOptions
) -> RepositoryResult {
    let checker = RepositoryChecker(
        catalogue, tree.configuration, options, files: tree.files.map(\.path))
    let checks = concurrentMap(tree.files, jobs: options.jobs, checker.check)
    return RepositoryResult(tree, checks, catalogue)
}

/// What checking a repository gives.
package struct RepositoryResult: Sendable {
    /// The findings, by file and offset.
    package let report: Report
    /// Whether every file could be read.
    package let couldRun: Bool
    /// The blocks that nothing recognised, with their first keys.
    package let unrecognised: [UnrecognisedBlock]

    /// The same result, where files were mended before.
    func noting(_ outcome: MendingOutcome) -> RepositoryResult {
        RepositoryResult(report.noting(outcome), couldRun, unrecognised)
    }

    private init(_ report: Report, _ couldRun: Bool, _ unrecognised: [UnrecognisedBlock]) {
        self.report = report
        self.couldRun = couldRun
        self.unrecognised = unrecognised
    }

    init(_ tree: RepositoryTree, _ checks: [FileCheck], _ catalogue: SchemaCatalogue) {
        let configuration = tree.configuration
        // What is checked depends on the settings, so that they are not mended with the rest.
        let own = (configuration.findings(with: catalogue) + catalogue.diagnostics).map { finding in
            var finding = finding
            finding.fixes = []
            return finding
        }
        let (diagnostics, switchedOff) = (own + tree.diagnostics + checks.flatMap(\.findings))
            .settled(levels: configuration.validLevels, switches: checks.flatMap(\.switches))
        var summary = Summary(counting: diagnostics)
        var counts = Summary.Repository()
        for (file, check) in zip(tree.files, checks) {
            if file.kind == .markdown { counts.pages += 1 } else { counts.configFiles += 1 }
            summary.snippets += check.snippets
        }
        counts.leftOut = tree.leftOut
        summary.switchedOff = switchedOff.count
        summary.repository = counts
        report = Report(
            diagnostics: diagnostics, sources: SourceTexts(tree.texts), summary: summary,
            cases: checks.flatMap(\.cases), explanations: Explanation.texts, switchedOff: switchedOff)
        couldRun = configuration.isReadable && !diagnostics.contains { $0.id == .unreadableFile }
        unrecognised = checks.flatMap(\.unrecognised)
    }
}

/// A block that nothing recognised.
package struct UnrecognisedBlock: Sendable, Hashable {
    /// Where it stands.
    package let location: Location
    /// Its language.
    package let language: String
    /// Its first keys.
    package let keys: [String]
    /// The names of files that it says it shows, and those near it, the nearest first.
    package let fileNames: [String]
}

/// What was found in one file.
struct FileCheck: Sendable {
    var findings: [Diagnostic] = []
    /// What its authors switched off where it stands.
    var switches: [OffSwitch] = []
    var cases: [CheckedCase] = []
    var snippets = Summary.Snippets()
    var unrecognised: [UnrecognisedBlock] = []
    /// Where the blocks stand that nothing binds, so that nobody knows what is right in them.
    var unbound: [Range<Int>] = []

    /// Takes back the fixes in what nothing binds.
    mutating func leaveUnboundAlone() {
        guard !unbound.isEmpty else { return }
        for index in findings.indices where !findings[index].fixes.isEmpty {
            let start = findings[index].location.range?.lowerBound ?? 0
            let next = unbound.partitioningIndex { $0.lowerBound > start }
            if next > 0, unbound[next - 1].contains(start) { findings[index].fixes = [] }
        }
    }
}
