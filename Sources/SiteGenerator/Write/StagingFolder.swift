import Text

/// A folder in an output folder that nobody else can look into and nobody can guess, for files on their way to their
/// places. It goes with the value, and all with it that is left in it; what a killed build left, the next one removes.
final class StagingFolder: Sendable {
    /// How the name of such a folder begins; what follows cannot be guessed.
    static let prefix = Manifest.ownPrefix + "staging-"
    /// The two states of the manifest, beside files and folders that are named by their numbers.
    static let writing = "writing"
    static let complete = "complete"

    let folder: WritableFolder
    private let name: String
    /// Holds the lock as long as the folder is there.
    private let output: TakenOutput

    init(in output: TakenOutput) throws(FileSystemError) {
        self.output = output
        (folder, name) = try output.root.makePrivateFolder(prefix: Self.prefix)
    }

    deinit {
        for name in (try? folder.names()) ?? [] where Self.isOwn(name) {
            if case .folder(let inner)? = try? folder.folder(name) {
                for file in (try? inner.names()) ?? [] { inner.discard(file) }
                folder.removeEmptyFolder(name)
            } else {
                folder.discard(name)
            }
        }
        output.root.removeEmptyFolder(name)
    }

    /// Removes what builds left that were killed before they were done.
    static func removeLeftovers(in root: WritableFolder) throws(FileSystemError) {
        for name in try root.names() where name.hasPrefix(prefix) {
            guard case .folder(let folder) = try root.folder(name) else { continue }
            try removeFiles(in: folder)
            root.removeEmptyFolder(name)
        }
    }

    private static func removeFiles(in folder: WritableFolder) throws(FileSystemError) {
        for name in try folder.names() {
            guard case .folder(let inner)? = try? folder.folder(name) else {
                try folder.remove(name)
                continue
            }
            // A folder that a build stages has a number and holds files alone; another one is somebody else's and stays.
            guard isOwn(name) else { continue }
            for file in try inner.names() {
                if case .folder? = try? inner.folder(file) { continue }
                try inner.remove(file)
            }
            folder.removeEmptyFolder(name)
        }
    }

    private static func isOwn(_ name: String) -> Bool {
        name == writing || name == complete || name.utf8.allSatisfy(\.isDigit)
    }
}
