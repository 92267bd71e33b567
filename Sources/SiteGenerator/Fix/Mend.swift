package import Diagnostics
import Text

/// Applies the fixes of a site's findings, as long as there are any, and looks at the site again.
///
/// Each file is mended by itself, with a look at its own pages alone, and the site as a whole is looked at in the
/// end. Fixes that overlap are applied one after the other. All fixes of a code block, of front matter or of a file
/// that is no page are one: they are kept where the text is well-formed with them, what they mend is gone, and nothing
/// new is found and nothing worse, by place, kind and severity. What was only hidden before is not new. The tree is a
/// value: nothing is written.
///
/// - Parameters:
///   - paths: the files to mend, by the paths that findings show; all where it is `nil`.
///   - known: the findings of an earlier run, which are left as they are.
package func mend(
    _ tree: SourceTree, with resources: ProgramResources, options: SiteOptions, only paths: [String]? = nil,
    besides known: Baseline? = nil
) -> MendResult {
    var options = options
    options.highlightsCode = false
    var mending = SiteMending(tree, with: resources, options: options, only: paths, besides: known)
    mending.run()
    var mended = tree.taking(mending.tree)
    guard let languages = TranslatedTrees(of: tree)?.others else {
        return MendResult(
            files: tree.changes(to: mended, mending.applied), build: mending.result.noting(mending.outcome))
    }
    var (applied, outcome) = (mending.applied, mending.outcome)
    for language in languages.map(\.translation.language) {
        // A fix of another language may have changed what this one has.
        let other = TranslatedTrees(of: mended)?.others.first { $0.translation.language.tag == language.tag }
        guard let other else { continue }
        let own = other.translation.paths.map(\.text).filter { paths?.contains($0) ?? true }
        let originals = ResolvedSite(mended, with: resources, options: options).site.filesByPlace
        var mending = SiteMending(
            other.tree, with: resources, options: options.translated(other.translation, originals),
            only: own, besides: known)
        mending.run()
        mended = mended.taking(mending.tree)
        applied.merge(mending.applied, uniquingKeysWith: +)
        outcome = outcome.adding(mending.outcome, in: Set(own))
    }
    let build = check(mended, with: resources, options: options).noting(outcome)
    return MendResult(files: tree.changes(to: mended, applied), build: build)
}

extension SourceTree {
    /// The same files with the texts that another tree has of them.
    fileprivate func taking(_ other: SourceTree) -> SourceTree {
        let contents = Dictionary(
            other.files.map { (PathKey($0.path), $0.content) }, uniquingKeysWith: { first, _ in first })
        let files = files.map { file -> File in
            guard case .text(let bytes)? = contents[PathKey(file.path)], file.content != .text(bytes) else {
                return file
            }
            return File(place: file.place, path: file.path, content: .text(bytes))
        }
        return SourceTree(
            sorted: files, templates: templates, diagnostics: diagnostics, hidden: hidden, besides: besides,
            hasLinks: hasLinks)
    }

    /// The files that are different in a tree of the same files.
    fileprivate func changes(to other: SourceTree, _ applied: [PathKey: Int]) -> [MendedFile] {
        zip(files, other.files).compactMap { before, after in
            guard case .text(let old) = before.content, case .text(let new) = after.content, old != new
            else { return nil }
            return MendedFile(
                place: before.place, path: before.path, before: old, after: new,
                fixes: applied[PathKey(before.path), default: 0])
        }
    }
}

extension MendingOutcome {
    /// What was done in two steps, of which the second was about some files.
    fileprivate func adding(_ other: MendingOutcome, in paths: Set<String>) -> MendingOutcome {
        MendingOutcome(
            applied: applied + other.applied,
            takenBack: takenBack + other.takenBack.filter { paths.contains($0.location.path) })
    }
}

/// What mending a site gives.
package struct MendResult: Sendable {
    /// The files that are different now, by place.
    package let files: [MendedFile]
    /// What is found in the mended site.
    package let build: BuildResult

    /// How many fixes were applied, and what was taken back.
    package var outcome: MendingOutcome { build.report.mending ?? MendingOutcome() }
}
