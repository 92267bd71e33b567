/// A walk through the folders below one that is written into, with the way to the last one kept open.
///
/// Paths that follow each other mostly share a folder, so each is opened once.
struct FolderWalk {
    private let root: WritableFolder
    private var way: [(name: Substring, folder: WritableFolder)] = []

    init(_ root: WritableFolder) {
        self.root = root
    }

    /// What stands at a path below the root; the root itself for an empty one.
    mutating func entry(_ path: String) throws(FileSystemError) -> WritableFolder.Entry {
        var folder = root
        for (depth, name) in try parts(path).enumerated() {
            if depth < way.count, way[depth].name.utf8.elementsEqual(name.utf8) {
                folder = way[depth].folder
                continue
            }
            way.removeSubrange(min(depth, way.count)...)
            switch try folder.folder(String(name)) {
            case .folder(let inner): folder = inner
            case .file: return .file
            case .nothing: return .nothing
            }
            way.append((name, folder))
        }
        return .folder(folder)
    }

    /// Opens the folder at a path.
    mutating func folder(_ path: String) throws(FileSystemError) -> WritableFolder {
        guard case .folder(let folder) = try entry(path) else {
            throw FileSystemError.missingFolder(joined(root.path, path))
        }
        return folder
    }

    /// Opens the folder at a path; what is missing of it is made, and its paths are noted.
    mutating func makeFolder(_ path: String, noting made: inout [String]) throws(FileSystemError)
        -> WritableFolder
    {
        var (folder, place) = (root, "")
        for (depth, name) in try parts(path).enumerated() {
            place = joined(place, String(name))
            if depth < way.count, way[depth].name.utf8.elementsEqual(name.utf8) {
                folder = way[depth].folder
                continue
            }
            way.removeSubrange(min(depth, way.count)...)
            let inner = try folder.madeFolder(String(name))
            if inner.isNew { made.append(place) }
            folder = inner.folder
            way.append((name, folder))
        }
        return folder
    }

    /// Removes a folder and those above it as long as they are empty.
    mutating func removeEmptyFolders(_ path: String) throws(FileSystemError) {
        var path = path
        while !path.isEmpty, try removeEmptyFolder(path) { path = parent(of: path) }
    }

    /// Removes a folder if it is empty; tells whether it did.
    mutating func removeEmptyFolder(_ path: String) throws(FileSystemError) -> Bool {
        guard case .folder(let outer) = try entry(parent(of: path)) else { return false }
        return outer.removeEmptyFolder(fileName(of: path))
    }

    private func parts(_ path: String) throws(FileSystemError) -> [Substring] {
        guard !path.isEmpty else { return [] }
        if let problem = PlainPath.problem(in: path) {
            throw FileSystemError("use", joined(root.path, path), .notPlain(problem))
        }
        return path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    }
}
