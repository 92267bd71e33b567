import Diagnostics

/// Applies the fixes of a site's findings, as long as there are any, and looks at the site again after each round.
///
/// Fixes that overlap are applied in different rounds. A fix that makes a finding that was not there before is
/// taken back. The tree is a value: nothing is written.
public func mend(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) -> MendResult {
    var options = options
    options.highlightsCode = false
    var mending = Mending(
        tree: tree, result: build(tree, with: resources, options: options), resources: resources,
        options: options)
    mending.run()
    let files = zip(tree.files, mending.tree.files).compactMap { before, after -> MendedFile? in
        guard case .text(let old) = before.content, case .text(let new) = after.content, old != new else {
            return nil
        }
        return MendedFile(place: before.place, path: before.path, before: old, after: new)
    }
    return MendResult(
        files: files, count: mending.applied, takenBack: mending.rejected.count, build: mending.result)
}

/// What mending a site gives.
public struct MendResult: Sendable {
    /// The files that are different now, by place.
    public let files: [MendedFile]
    /// How many fixes were applied.
    public let count: Int
    /// How many fixes were taken back, because something else would have been wrong with them.
    public let takenBack: Int
    /// What is found in the mended site.
    public let build: BuildResult
}

/// The rounds of mending.
private struct Mending {
    var tree: SourceTree
    var result: BuildResult
    let resources: ProgramResources
    let options: SiteOptions
    var applied = 0
    var rejected: Set<SiteFix> = []

    /// More rounds than any chain of fixes has that make room for each other.
    private static let rounds = 8
    /// How many fixes are tried one by one where they do not go together.
    private static let trials = 64

    mutating func run() {
        for _ in 0..<Self.rounds {
            let fixes = result.fixes(besides: rejected)
            guard !fixes.isEmpty else { return }
            if !accept(fixes) { tryFiles(fixes) }
        }
    }

    /// Applies fixes where nothing new is wrong with them.
    private mutating func accept(_ fixes: [SiteFix]) -> Bool {
        let mended = tree.applying(fixes)
        let after = build(mended, with: resources, options: options)
        guard !after.hasFindings(besides: result) else { return false }
        (tree, result) = (mended, after)
        rejected = Set(rejected.map { $0.moved(behind: fixes) })
        applied += fixes.count
        return true
    }

    private mutating func tryFiles(_ fixes: [SiteFix]) {
        var trials = Self.trials
        let files = Dictionary(grouping: fixes, by: \.path).sorted { $0.key < $1.key }
        for (_, fixes) in files {
            if fixes.count > 1 || files.count > 1, trials > 0, accept(fixes) { continue }
            // From the end of the file, so that those that are still to come stay where they are.
            for fix in fixes.sorted(by: { $0.edits[0].range.lowerBound > $1.edits[0].range.lowerBound }) {
                trials -= 1
                if trials < 0 || !accept([fix]) { rejected.insert(fix) }
            }
        }
    }
}

extension BuildResult {
    /// Whether there is a finding that another result has not, wherever in its file it stands.
    fileprivate func hasFindings(besides other: BuildResult) -> Bool {
        var known: [FindingName: Int] = [:]
        for diagnostic in other.report.diagnostics { known[FindingName(diagnostic), default: 0] += 1 }
        for diagnostic in report.diagnostics {
            let name = FindingName(diagnostic)
            guard let count = known[name], count > 0 else { return true }
            known[name] = count - 1
        }
        return false
    }
}

/// What a finding says, without the place, which edits before it move.
private struct FindingName: Hashable {
    let id, path, message: String

    init(_ diagnostic: Diagnostic) {
        id = diagnostic.id
        path = diagnostic.location.path
        message = diagnostic.message
    }
}
