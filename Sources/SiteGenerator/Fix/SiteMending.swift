import Diagnostics
import Text

/// Mends the files of a site together.
struct SiteMending {
    /// The site as it is mended so far.
    private struct State {
        var resolved: ResolvedSite
        var result: BuildResult
        /// How many fixes were applied, by the files' paths.
        var applied: [PathKey: Int] = [:]
        var appliedInAll: Int { applied.values.reduce(0, +) }
        var rejected: [String: Set<SiteFix>] = [:]
        var reasons: [String: [SiteFix: String]] = [:]
    }

    private var state: State
    private let resources: ProgramResources
    private let options: SiteOptions
    /// The paths of the files that may be mended; all where it is `nil`.
    private let selection: Set<PathKey>?
    /// Whether some findings are left as they are, so that what is not mended need not have been tried.
    private let leavesKnown: Bool
    /// How often the whole site may still be looked at.
    private var looks = 48

    /// How often files are mended that make room for each other.
    private static let rounds = 3

    init(
        _ tree: SourceTree, with resources: ProgramResources, options: SiteOptions,
        only selection: [String]? = nil, besides known: Baseline? = nil
    ) {
        leavesKnown = known != nil
        self.selection = selection.map { Set($0.map { PathKey($0) }) }
        self.resources = resources
        self.options = options
        let resolved = ResolvedSite(tree, with: resources, options: options)
        state = State(resolved: resolved, result: resolved.check(generator: resources.generator))
        state.rejected = known.map { state.result.report.fixes(knownTo: $0) } ?? [:]
    }

    /// The files as they are now.
    var tree: SourceTree { state.resolved.tree }
    /// What is found in them.
    var result: BuildResult { state.result }
    /// How many fixes were applied, by the files' paths.
    var applied: [PathKey: Int] { state.applied }
    /// The fixes that were tried and not kept, where they stand now.
    private var rejected: [String: Set<SiteFix>] { state.rejected }

    /// What was done, and what was taken back and why.
    var outcome: MendingOutcome {
        MendingOutcome(applied: state.appliedInAll, findings: result.report.diagnostics) { fix in
            guard rejected[fix.path]?.contains(fix) == true else { return nil }
            return state.reasons[fix.path]?[fix] ?? (leavesKnown ? nil : Self.unnamed)
        }
    }

    private static let unnamed = "something else in the site would be wrong with it"
    private static let tooMany = "too many fixes of this site were tried"

    /// Applies what can be applied.
    mutating func run() {
        for _ in 0..<Self.rounds {
            let files = candidates
            guard !files.isEmpty else { return }
            let check = PageCheck(state.resolved, with: resources)
            let mendings = concurrentMap(files, jobs: options.jobs) { [rejected] file, bytes in
                var mending = FileMending(
                    file, bytes, check: check, besides: rejected[file.path, default: []])
                mending.run()
                return mending
            }
            for mending in mendings where mending.applied == 0 {
                state.rejected[mending.file.path] = mending.rejected
                state.reasons[mending.file.path, default: [:]].merge(mending.reasons) { $1 }
            }
            let before = state.appliedInAll
            accept(mendings.filter { $0.applied > 0 })
            guard state.appliedInAll > before else { return }
        }
    }

    /// The files with fixes, and their bytes.
    private var candidates: [(SourceTree.File, [UInt8])] {
        var texts: [PathKey: [UInt8]] = [:]
        for file in tree.files where selection?.contains(PathKey(file.path)) ?? true {
            if case .text(let bytes) = file.content { texts[PathKey(file.path)] = bytes }
        }
        let choice = FixChoice(diagnostics: result.report.diagnostics, texts: texts)
        let all = rejected.values.reduce(into: Set()) { $0.formUnion($1) }
        let paths = Set(choice.fixes(besides: all).map { PathKey($0.path) })
        return tree.files.filter { paths.contains($0.path) }.map {
            ($0, texts[PathKey($0.path), default: []])
        }
    }

    // MARK: The site as a whole

    /// Takes mended files over where nothing new is wrong with the site; else as many of them as can be.
    private mutating func accept(_ mendings: [FileMending]) {
        guard !mendings.isEmpty else { return }
        let news = takeOver(mendings)
        guard let first = news.first else { return }
        guard mendings.count > 1 else { return acceptPart(of: mendings[0], first) }
        // Those that a new finding is in, and those that say something else about their page, come last.
        let paths = Set(news.map(\.location.path))
        let suspects = mendings.filter { paths.contains($0.file.path) || $0.changesFrontMatter }
        let others = mendings.filter { !paths.contains($0.file.path) && !$0.changesFrontMatter }
        if !suspects.isEmpty, !others.isEmpty {
            accept(others)
            accept(suspects)
        } else {
            accept(Array(mendings[..<(mendings.count / 2)]))
            accept(Array(mendings[(mendings.count / 2)...]))
        }
    }

    /// Takes over as many of a file's fixes as can be, in halves.
    ///
    /// - Parameter news: what would be new with all of them.
    private mutating func acceptPart(of mending: FileMending, _ news: Diagnostic) {
        let (unmended, path) = (state, mending.file.path)
        var reasons = Dictionary(
            mending.candidates.map { ($0, Self.reason(news)) }, uniquingKeysWith: { $1 })
        reject(mending, Self.reason(news))
        var (best, steps) = (state, [EditMap]())
        var left = mending.candidates
        var open = Self.halves(left)
        while let part = open.popLast(), looks > 0 {
            let tried = Set(part)
            let others = left.filter { !tried.contains($0) }
            let trial = mending.mended(without: others)
            guard trial.applied > best.appliedInAll - unmended.appliedInAll else { continue }
            state = unmended
            if let first = takeOver([trial]).first {
                if part.count == 1 { reasons[part[0]] = Self.reason(first) }
                open += Self.halves(part)
            } else {
                (best, steps, left) = (state, trial.steps, others)
            }
        }
        state = best
        for (fix, reason) in reasons {
            let moved = fix.moved(by: steps)
            if state.reasons[path]?[moved] == nil { state.reasons[path, default: [:]][moved] = reason }
        }
    }

    /// Leaves a file as it is.
    private mutating func reject(_ mending: FileMending, _ reason: String) {
        let path = mending.file.path
        state.rejected[path] = Set(mending.candidates)
        for fix in mending.candidates { state.reasons[path, default: [:]][fix] = reason }
    }

    private static func reason(_ news: Diagnostic) -> String {
        "there would be a new finding in \(news.location.path): \(news.message)"
    }

    /// The halves of several fixes, the first last; nothing for one.
    private static func halves(_ fixes: [SiteFix]) -> [[SiteFix]] {
        guard fixes.count > 1 else { return [] }
        return [Array(fixes[(fixes.count / 2)...]), Array(fixes[..<(fixes.count / 2)])]
    }

    /// Takes mended files over if nothing new is wrong with the site then.
    ///
    /// - Returns: what would be new otherwise.
    private mutating func takeOver(_ mendings: [FileMending]) -> [Diagnostic] {
        guard looks > 0 else {
            for mending in mendings { reject(mending, Self.tooMany) }
            return []
        }
        looks -= 1
        let mended = ResolvedSite(
            tree.replacing(mendings), with: resources, options: options, after: state.resolved)
        let after = mended.check(generator: resources.generator)
        // What is found on a file's own pages was judged where it was mended.
        let steps = Dictionary(
            mendings.map { (PathKey($0.file.path), $0.steps) }, uniquingKeysWith: { first, _ in first })
        let known = FindingTally(
            result.report.diagnostics.map { finding in
                steps[PathKey(finding.location.path), default: []].moved(finding, in: finding.location.path)
            })
        let judged = FindingTally(mendings.flatMap(\.diagnostics))
        let news = judged.news(in: known.news(in: after.report.diagnostics))
        guard news.isEmpty else { return news }
        (state.resolved, state.result) = (mended, after)
        for mending in mendings {
            state.applied[PathKey(mending.file.path), default: 0] += mending.applied
            state.rejected[mending.file.path] = mending.rejected
            state.reasons[mending.file.path, default: [:]].merge(mending.reasons) { $1 }
        }
        return []
    }
}

extension SourceTree {
    /// The tree with mended files.
    fileprivate func replacing(_ mendings: [FileMending]) -> SourceTree {
        let mended = Dictionary(mendings.map { (PathKey($0.file.place), $0.bytes) }, uniquingKeysWith: { $1 })
        return SourceTree(
            files: files.map { file in
                guard let bytes = mended[PathKey(file.place)] else { return file }
                return File(place: file.place, path: file.path, content: .text(bytes))
            }, templates: templates, diagnostics: diagnostics, hidden: hidden, besides: besides)
    }
}
