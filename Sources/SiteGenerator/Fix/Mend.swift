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
    let files = zip(tree.files, mending.tree.files).compactMap { before, after -> MendedFile? in
        guard case .text(let old) = before.content, case .text(let new) = after.content, old != new else {
            return nil
        }
        return MendedFile(
            place: before.place, path: before.path, before: old, after: new,
            fixes: mending.applied[PathKey(before.path), default: 0])
    }
    return MendResult(files: files, build: mending.result.noting(mending.outcome))
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
