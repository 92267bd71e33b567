extension WritableFolder {
    /// Writes a file that a user named, whole or not at all, and in the place of one only where that is such a file
    /// itself, or empty. A link in the way is an error.
    static func replaceOwn(
        _ path: String, with bytes: [UInt8], called name: String, where isOwn: ([UInt8]) -> Bool
    ) throws(FileSystemError) {
        let root = try WritableFolder.open(outerFolder(of: path))
        if let problem = PlainPath.problem(in: fileName(of: path)) {
            throw FileSystemError("write", path, .notPlain(problem))
        }
        if try FileSystem.status(path)?.kind == .file {
            let there = try FileSystem.read(path)
            guard there.isEmpty || isOwn(there) else {
                let words = "it is there already and is no \(name); remove it, or give another name"
                throw FileSystemError("write", path, .notPlain(words))
            }
        }
        try root.replace(fileName(of: path), with: bytes)
    }
}
