import ConfigSchema
import Diagnostics
import Markdown

/// Applies the fixes of a repository's findings, file by file, as long as there are any.
///
/// All fixes of a block, of front matter or of a config file are one, as in a site. A block that nothing binds is left
/// alone, and one that was recognised has a fix only for a slip where its file was named. The tree is a value: nothing
/// is written.
///
/// - Parameter paths: the files to mend, by the paths that findings show; all where it is `nil`.
public func mend(
    _ tree: RepositoryTree, with catalogue: SchemaCatalogue, options: SiteOptions, only paths: [String]? = nil
) -> RepositoryMendResult {
    let look = RepositoryFileCheck(tree, catalogue, options)
    let selection = paths.map { Set($0.map { PathKey($0) }) }
    let mendings = concurrentMap(tree.files, jobs: options.jobs) { file -> FileMending? in
        guard selection?.contains(PathKey(file.path)) ?? true, look.hasFixes(file) else { return nil }
        let source = SourceTree.File(place: file.path, path: file.path, content: .text(file.bytes))
        var mending = FileMending(source, file.bytes, check: look, besides: [])
        mending.run()
        return mending
    }
    let files = zip(tree.files, mendings).map { file, mending in
        mending.map { file.replacing($0.bytes) } ?? file
    }
    let mended = tree.replacing(files)
    let result = check(mended, with: catalogue, options: options)
    return RepositoryMendResult(tree, mended, result, mendings.compactMap(\.self))
}

/// What mending a repository gives.
public struct RepositoryMendResult: Sendable {
    /// The files that are different now.
    public let files: [MendedFile]
    /// What is found in the repository now.
    public let result: RepositoryResult
    /// How many fixes were applied, and what was taken back.
    public let outcome: MendingOutcome

    init(
        _ before: RepositoryTree, _ after: RepositoryTree, _ result: RepositoryResult,
        _ mendings: [FileMending]
    ) {
        files = zip(before.files, after.files).compactMap { old, new in
            old.bytes == new.bytes
                ? nil : MendedFile(place: old.path, path: old.path, before: old.bytes, after: new.bytes)
        }
        var reasons: [SiteFix: String] = [:]
        for mending in mendings { reasons.merge(mending.reasons) { first, _ in first } }
        var seen: Set<SiteFix> = []
        let takenBack = result.report.diagnostics.compactMap { finding -> MendingOutcome.TakenBack? in
            guard let fix = SiteFix(of: finding), let reason = reasons[fix], seen.insert(fix).inserted else {
                return nil
            }
            return .init(finding: finding, reason: reason)
        }
        outcome = MendingOutcome(applied: mendings.reduce(0) { $0 + $1.applied }, takenBack: takenBack)
        self.result = result.noting(outcome)
    }
}

/// Looks at one file of a repository with another text than it has.
private struct RepositoryFileCheck: MendingCheck {
    private let checker: RepositoryChecker
    private let levels: [FindingID: RuleLevel]
    private let kinds: [PathKey: RepositoryTree.File.Kind]

    init(_ tree: RepositoryTree, _ catalogue: SchemaCatalogue, _ options: SiteOptions) {
        checker = RepositoryChecker(catalogue, tree.configuration, options)
        levels = tree.configuration.validLevels
        kinds = Dictionary(
            tree.files.map { (PathKey($0.path), $0.kind) }, uniquingKeysWith: { first, _ in first })
    }

    func hasFixes(_ file: RepositoryTree.File) -> Bool {
        checker.check(file).findings.contains { !$0.fixes.isEmpty }
    }

    func isLocal(_ place: String) -> Bool { true }

    func look(at file: SourceTree.File, with bytes: [UInt8]) -> PageCheck.Found {
        let kind = kinds[PathKey(file.path)] ?? .markdown
        let check = checker.check(RepositoryTree.File(path: file.path, bytes: bytes, kind: kind))
        let findings = check.findings.settled(levels: levels, switches: check.switches).diagnostics
        WorkCounter.add(1 + findings.count)
        guard kind == .markdown else {
            let language = ConfigLanguage(fileName: file.path) ?? .json
            return PageCheck.Found(
                diagnostics: findings, file: ConfigDocument(parsing: bytes, as: language))
        }
        let page = RepositoryPage(SourceText(path: file.path, bytes: bytes))
        return PageCheck.Found(
            diagnostics: findings, blocks: page.blocks.map { MendingUnit($0.snippet) },
            texts: page.blocks.map { .init($0.snippet) } + page.frontMatterTexts)
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
    fileprivate func replacing(_ files: [File]) -> RepositoryTree {
        RepositoryTree(
            files: files, leftOut: leftOut, diagnostics: diagnostics, configuration: configuration)
    }
}

extension RepositoryTree.File {
    fileprivate func replacing(_ bytes: [UInt8]) -> RepositoryTree.File {
        RepositoryTree.File(path: path, bytes: bytes, kind: kind, folder: folder, place: place)
    }
}
