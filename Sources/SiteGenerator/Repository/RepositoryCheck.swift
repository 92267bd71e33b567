import ConfigSchema
import Diagnostics
import Markdown

/// Checks the config of a repository: the blocks of its Markdown, the front matter of known kinds, and its config
/// files. None of a site's duties is asked for.
public func check(
    _ tree: RepositoryTree, with catalogue: SchemaCatalogue, options: SiteOptions
) -> RepositoryResult {
    let checker = RepositoryChecker(catalogue, options)
    let checks = concurrentMap(tree.files, jobs: options.jobs, checker.check)
    return RepositoryResult(tree, checks)
}

/// What checking a repository gives.
public struct RepositoryResult: Sendable {
    /// The findings, by file and offset.
    public let report: Report
    /// Whether every file could be read.
    public let couldRun: Bool
    /// The blocks that nothing recognised, with their first keys.
    public let unrecognised: [UnrecognisedBlock]

    init(_ tree: RepositoryTree, _ checks: [FileCheck]) {
        let (diagnostics, switchedOff) = (tree.diagnostics + checks.flatMap(\.findings))
            .settled(levels: [:], switches: checks.flatMap(\.switches))
        var summary = Summary(counting: diagnostics)
        var counts = Summary.Repository()
        for (file, check) in zip(tree.files, checks) {
            if file.kind == .markdown { counts.pages += 1 } else { counts.configFiles += 1 }
            counts.named += check.named
            counts.recognised += check.recognised
            counts.skipped += check.skipped
            counts.unrecognised += check.unrecognised.count
        }
        counts.leftOut = tree.leftOut
        summary.switchedOff = switchedOff.count
        summary.repository = counts
        report = Report(
            diagnostics: diagnostics, sources: SourceTexts(tree.texts), summary: summary,
            cases: checks.flatMap(\.cases), explanations: Explanation.texts, switchedOff: switchedOff)
        couldRun = !diagnostics.contains { $0.id == .unreadableFile }
        unrecognised = checks.flatMap(\.unrecognised)
    }
}

/// A block that nothing recognised.
public struct UnrecognisedBlock: Sendable, Hashable {
    /// Where it stands.
    public let location: Location
    /// Its language.
    public let language: String
    /// Its first keys.
    public let keys: [String]
}

/// What was found in one file.
struct FileCheck: Sendable {
    var findings: [Diagnostic] = []
    /// What its authors switched off where it stands.
    var switches: [OffSwitch] = []
    var cases: [CheckedCase] = []
    var named = 0
    var recognised = 0
    var skipped = 0
    var unrecognised: [UnrecognisedBlock] = []
}
