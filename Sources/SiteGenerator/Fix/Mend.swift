import Diagnostics

/// Applies the fixes of a site's findings, as long as there are any, and looks at the site again.
///
/// Each file is mended by itself, with a look at its own pages alone, and the site as a whole is looked at in the
/// end. Fixes that overlap are applied one after the other. A fix that makes a finding that was not there before is
/// taken back, unless the finding is about the value of a key that meant nothing until then. The tree is a value:
/// nothing is written.
///
/// - Parameter paths: the files to mend, by the paths that findings show; all where it is `nil`.
public func mend(
    _ tree: SourceTree, with resources: ProgramResources, options: SiteOptions, only paths: Set<String>? = nil
) -> MendResult {
    var options = options
    options.highlightsCode = false
    var mending = SiteMending(tree, with: resources, options: options, only: paths)
    mending.run()
    let files = zip(tree.files, mending.tree.files).compactMap { before, after -> MendedFile? in
        guard case .text(let old) = before.content, case .text(let new) = after.content, old != new else {
            return nil
        }
        return MendedFile(place: before.place, path: before.path, before: old, after: new)
    }
    return MendResult(
        files: files, count: mending.applied, takenBack: mending.takenBack, build: mending.result)
}

/// A fix that was tried and not kept.
public struct TakenBackFix: Sendable, Hashable {
    /// Where it would have been applied, in the file as it is now.
    public let location: Location
    /// What it would have done.
    public let title: String
    /// Why it was not kept.
    public let reason: String
}

/// What mending a site gives.
public struct MendResult: Sendable {
    /// The files that are different now, by place.
    public let files: [MendedFile]
    /// How many fixes were applied.
    public let count: Int
    /// The fixes that were taken back, by place in the mended files.
    public let takenBack: [TakenBackFix]
    /// What is found in the mended site.
    public let build: BuildResult
}
