package import Diagnostics
package import Text

/// The folder that a site is written into.
///
/// Changed files are written into a private folder beside the others first and renamed into their places in the
/// end, so that a site is there as a whole or not at all, and each file is whole at any moment; unchanged files are
/// left alone; and only what an earlier build wrote is ever replaced or removed.
package struct OutputDirectory: Sendable {
    /// What writing changed.
    package struct Outcome: Sendable, Hashable {
        /// Files that were new or had other bytes.
        package var written = 0
        /// Files that had these bytes already.
        package var unchanged = 0
        /// Files of earlier builds that the site has no more.
        package var removed = 0
        /// Files of somebody else's that stand where the site has a file, and lines of the manifest that are none.
        /// Unless told to go on, nothing was written where one is an error.
        package var diagnostics: [Diagnostic] = []
        /// The manifest, if findings point into it.
        package var sources: [SourceText] = []
    }

    /// The folder's path.
    package let path: String
    /// The path that findings show.
    package let shownPath: String

    /// The folder that it lies in, where the user named only that one.
    private let outer: String?

    /// A folder that the user named, which may be reached through links. It is made when something is written.
    package init(path: String, shownPath: String) {
        self.path = path
        self.shownPath = shownPath
        outer = nil
    }

    /// The folder of a usual name in one that the user named. Nothing is written where a link stands there.
    package init(_ name: String, in root: String) {
        path = root == "." ? name : joined(root, name)
        shownPath = path
        outer = root
    }

    /// Takes the folder, which is made where it is missing, for this process alone; `nil` where another process
    /// writes into it and nobody waits. What a build left that was killed is removed.
    package func take(waiting: Bool) throws(FileSystemError) -> TakenOutput? {
        let root = try open()
        guard let lock = try root.lock(Self.lockName, waiting: waiting) else { return nil }
        let output = TakenOutput(root: root, lock: lock, shownPath: shownPath)
        try StagingFolder.removeLeftovers(in: root)
        return output
    }

    /// Whether a build has written into the folder before.
    package var isThere: Bool {
        get throws(FileSystemError) { try FileSystem.status(joined(path, Manifest.fileName)) != nil }
    }

    private func open() throws(FileSystemError) -> WritableFolder {
        guard let outer else { return try WritableFolder.make(path) }
        var walk = FolderWalk(try WritableFolder.open(outer))
        var made: [String] = []
        return try walk.makeFolder(fileName(of: path), noting: &made)
    }

    /// The file whose lock a build holds while it writes. It stays, since a lock on a file that others remove is none.
    private static let lockName = Manifest.ownPrefix + "lock"

    /// Waits for the folder and brings it to exactly these files, as `TakenOutput` does.
    func write(
        _ files: [OutputFile], jobs: Int, keepGoing: Bool = false
    ) throws(FileSystemError) -> Outcome {
        guard let output = try take(waiting: true) else { return Outcome() }
        return try output.write(files, jobs: jobs, keepGoing: keepGoing)
    }
}
