import Diagnostics

/// Applies the fixes of a site's findings, as long as there are any, and looks at the site again.
///
/// Each file is mended by itself, with a look at its own pages alone, and the site as a whole is looked at in the
/// end. Fixes that overlap are applied one after the other. A fix that makes a finding that was not there before is
/// taken back, unless the finding is about the value of a key that meant nothing until then. The tree is a value:
/// nothing is written.
public func mend(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) -> MendResult {
    var options = options
    options.highlightsCode = false
    var mending = SiteMending(tree, with: resources, options: options)
    mending.run()
    let files = zip(tree.files, mending.tree.files).compactMap { before, after -> MendedFile? in
        guard case .text(let old) = before.content, case .text(let new) = after.content, old != new else {
            return nil
        }
        return MendedFile(place: before.place, path: before.path, before: old, after: new)
    }
    return MendResult(
        files: files, count: mending.applied, takenBack: mending.rejected.values.reduce(0) { $0 + $1.count },
        build: mending.result)
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
