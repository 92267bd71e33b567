/// A folder that is read and never written: the site of another generator, or one that an import made.
package enum ForeignFolder {
    /// A file, by its path below the folder.
    package struct File: Sendable {
        package let path: String
        package let bytes: [UInt8]
    }

    /// Reads every file and hands it over; what versions, packages and builds keep is passed over.
    ///
    /// Links to files are read; links to folders, and what is neither a file nor a folder, are passed over.
    package static func read(_ root: String, _ take: (File) -> Void) throws(FileSystemError) {
        guard try FileSystem.status(root)?.kind == .directory else {
            throw FileSystemError.missingFolder(root, isThere: try FileSystem.status(root) != nil)
        }
        try read(root, "", take)
    }

    /// Whether something stands in a folder, or in the place of it.
    package static func isOccupied(_ path: String) throws(FileSystemError) -> Bool {
        guard let status = try FileSystem.status(path) else { return false }
        guard status.kind == .directory else { return true }
        return try !FileSystem.names(in: path).isEmpty
    }

    /// The bytes of a file; `nil` where there is none.
    package static func bytes(_ path: String) throws(FileSystemError) -> [UInt8]? {
        guard try FileSystem.status(path) != nil else { return nil }
        return try FileSystem.read(path)
    }

    private static let passedOver: Set<String> = [
        ".git", ".hg", ".svn", "node_modules", ".build", ".venv", ".cache",
    ]

    private static func read(_ root: String, _ folder: String, _ take: (File) -> Void) throws(FileSystemError)
    {
        for name in try FileSystem.names(in: joined(root, folder)) where !passedOver.contains(name) {
            let path = joined(folder, name)
            let place = joined(root, path)
            switch try FileSystem.status(place, follow: false)?.kind {
            case .directory: try read(root, path, take)
            case .file: take(File(path: path, bytes: try FileSystem.read(place)))
            case .symbolicLink:
                guard try FileSystem.status(place)?.kind == .file else { continue }
                take(File(path: path, bytes: try FileSystem.read(place)))
            case .other, nil: continue
            }
        }
    }
}
