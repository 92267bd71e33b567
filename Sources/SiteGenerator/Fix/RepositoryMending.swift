import ConfigSchema
package import Diagnostics
import Markdown
import Text

/// Applies the fixes of a repository's findings, file by file, as long as there are any.
///
/// All fixes of a block, of front matter or of a config file are one, as in a site. A block that nothing binds is left
/// alone, and one that was recognised has a fix only for a slip where its file was named. The tree is a value: nothing
/// is written.
///
/// - Parameters:
///   - paths: the files to mend, by the paths that findings show; all where it is `nil`.
///   - known: the findings of an earlier run, which are left as they are.
package func mend(
    _ tree: RepositoryTree, with catalogue: SchemaCatalogue, options: SiteOptions,
    only paths: [String]? = nil,
    besides known: Baseline? = nil
) -> RepositoryMendResult {
    let checker = RepositoryChecker(
        catalogue, tree.configuration, options, files: tree.files.map(\.path))
    let look = RepositoryFileCheck(checker, tree)
    let selection = paths.map { Set($0.map { PathKey($0) }) }
    let left = known.map { check(tree, with: catalogue, options: options).report.fixes(knownTo: $0) } ?? [:]
    // Nothing that is found in a file depends on another one, so that those without a fix are looked at once.
    let steps = concurrentMap(tree.files, jobs: options.jobs) {
        file -> (mending: FileMending?, check: FileCheck) in
        let found = checker.check(file)
        // Settings that cannot be read may leave the file out.
        guard tree.configuration.isReadable, selection?.contains(PathKey(file.path)) ?? true,
            found.findings.contains(where: { !$0.fixes.isEmpty })
        else { return (nil, found) }
        let source = SourceTree.File(place: file.path, path: file.path, content: .text(file.bytes))
        var mending = FileMending(source, file.bytes, check: look, besides: left[file.path, default: []])
        mending.run()
        guard mending.applied > 0 else { return (mending, found) }
        return (mending, checker.check(file.replacing(mending.bytes)))
    }
    let files = zip(tree.files, steps).map { file, step in
        step.mending.map { file.replacing($0.bytes) } ?? file
    }
    let result = RepositoryResult(tree.replacing(files), steps.map(\.check), catalogue)
    return RepositoryMendResult(zip(tree.files, steps).map { ($0, $1.mending) }, result)
}

/// What mending a repository gives.
package struct RepositoryMendResult: Sendable {
    /// The files that are different now.
    package let files: [MendedFile]
    /// What is found in the repository now.
    package let result: RepositoryResult
    /// How many fixes were applied, and what was taken back.
    package let outcome: MendingOutcome

    /// - Parameter files: the files as they were, each with how it was mended, where it had a fix.
    init(_ files: [(RepositoryTree.File, FileMending?)], _ result: RepositoryResult) {
        self.files = files.compactMap { file, mending in
            guard let mending, mending.bytes != file.bytes else { return nil }
            return MendedFile(
                place: file.place, path: file.path, before: file.bytes, after: mending.bytes,
                fixes: mending.applied, folder: file.folder)
        }
        let mendings = files.compactMap(\.1)
        var reasons: [SiteFix: String] = [:]
        for mending in mendings { reasons.merge(mending.reasons) { first, _ in first } }
        outcome = MendingOutcome(
            applied: mendings.reduce(0) { $0 + $1.applied }, findings: result.report.diagnostics
        ) { [reasons] in reasons[$0] }
        self.result = result.noting(outcome)
    }
}

/// Looks at one file of a repository with another text than it has.
private struct RepositoryFileCheck: MendingCheck {
    private let checker: RepositoryChecker
    private let levels: RuleLevels
    private let files: [PathKey: RepositoryTree.File]

    init(_ checker: RepositoryChecker, _ tree: RepositoryTree) {
        self.checker = checker
        levels = tree.configuration.validLevels
        files = Dictionary(
            tree.files.map { (PathKey($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func isLocal(_ place: String) -> Bool { true }

    func look(at file: SourceTree.File, with bytes: [UInt8]) -> PageCheck.Found {
        let known = files[PathKey(file.path)]
        guard let known, known.kind != .markdown else {
            let page = RepositoryPage(SourceText(path: file.path, bytes: bytes))
            return PageCheck.Found(
                diagnostics: settled(checker.check(page, known: known?.known ?? file.path)),
                blocks: page.blocks.map { MendingUnit($0.snippet) },
                texts: page.blocks.map { .init($0.snippet) } + page.frontMatterTexts)
        }
        let check = checker.check(known.replacing(bytes))
        return PageCheck.Found(
            diagnostics: settled(check),
            file: ConfigDocument(parsing: bytes, as: checker.language(of: known)))
    }

    private func settled(_ check: FileCheck) -> [Diagnostic] {
        let findings = check.findings.settled(levels: levels, switches: check.switches).diagnostics
        WorkCounter.add(1 + findings.count)
        return findings
    }
}

extension MendingUnit {
    fileprivate init(_ snippet: Snippet) {
        let block = snippet.block
        self.init(
            range: block.range, info: block.infoRange, isBlock: true,
            isMeantToFail: block.info.isMeantToFail)
    }
}

extension PageCheck.Found.ConfigText {
    fileprivate init(_ snippet: Snippet) {
        let map = snippet.origin.map
        self.init(
            document: snippet.config, unit: snippet.block.range,
            isMeantToFail: snippet.block.info.isMeantToFail
        ) { map.range($0) }
    }
}

extension RepositoryPage {
    fileprivate var frontMatterTexts: [PageCheck.Found.ConfigText] {
        guard let (document, map) = frontMatter else { return [] }
        return [.init(document: document, unit: nil) { map.range($0) }]
    }
}

extension RepositoryTree {
    func replacing(_ files: [File]) -> RepositoryTree {
        RepositoryTree(
            files: files, leftOut: leftOut, diagnostics: diagnostics, configuration: configuration)
    }
}

extension RepositoryTree.File {
    fileprivate func replacing(_ bytes: [UInt8]) -> RepositoryTree.File {
        RepositoryTree.File(
            path: path, bytes: bytes, kind: kind, folder: folder, place: place, known: known, shown: shown)
    }
}
