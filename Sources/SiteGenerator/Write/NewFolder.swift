/// A folder that comes to be whole or not at all.
package enum NewFolder {
    /// Writes the files into a folder beside the place, and gives it its name when all of them are there.
    ///
    /// - Parameter path: an absolute path at which nothing or an empty folder stands.
    package static func write(_ files: [OutputFile], to path: String) throws(FileSystemError) {
        let outer = try WritableFolder.make(parent(of: path).isEmpty ? "/" : parent(of: path))
        let (draft, draftName) = try outer.makePrivateFolder(prefix: ".waymark-import-")
        let name = fileName(of: path)
        do throws(FileSystemError) {
            let inner = try draft.madeFolder(name).folder
            try fill(inner, with: files)
            try draft.moveFolder(name, to: outer, as: name)
        } catch {
            clear(draft)
            outer.removeEmptyFolder(draftName)
            throw error
        }
        outer.removeEmptyFolder(draftName)
    }

    /// Writes files in the place of what is at their paths, each whole or not at all, and removes others.
    package static func update(_ path: String, writing files: [OutputFile], removing gone: [String])
        throws(FileSystemError)
    {
        let root = try WritableFolder.open(path)
        var (walk, made): (FolderWalk, [String]) = (FolderWalk(root), [])
        for file in files {
            let folder = try walk.makeFolder(parent(of: file.path), noting: &made)
            switch file.content {
            case .bytes(let bytes): try folder.replace(fileName(of: file.path), with: bytes)
            case .copy(let source): try folder.replace(fileName(of: file.path), with: FileSystem.read(source))
            }
        }
        for path in gone {
            try walk.folder(parent(of: path)).remove(fileName(of: path))
            try walk.removeEmptyFolders(parent(of: path))
        }
    }

    private static func fill(_ root: WritableFolder, with files: [OutputFile]) throws(FileSystemError) {
        var (walk, made): (FolderWalk, [String]) = (FolderWalk(root), [])
        for file in files {
            let folder = try walk.makeFolder(parent(of: file.path), noting: &made)
            switch file.content {
            case .bytes(let bytes): try folder.create(fileName(of: file.path), bytes)
            case .copy(let source): try folder.copy(source, to: fileName(of: file.path))
            }
        }
    }

    /// Removes all that is in a folder which nobody else can look into.
    private static func clear(_ folder: WritableFolder) {
        for name in (try? folder.names()) ?? [] {
            if case .folder(let inner)? = try? folder.folder(name) {
                clear(inner)
                folder.removeEmptyFolder(name)
            } else {
                folder.discard(name)
            }
        }
    }
}
