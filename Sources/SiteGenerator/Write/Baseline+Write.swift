import Diagnostics

extension Baseline {
    /// Writes the findings into a file, whole or not at all. A link in the way is an error, and so is a file
    /// that is none of an earlier run.
    public func write(to path: String) throws(FileSystemError) {
        let root = try WritableFolder.open(outerFolder(of: path))
        let name = fileName(of: path)
        if let problem = PlainPath.problem(in: name) {
            throw FileSystemError("write", path, .notPlain(problem))
        }
        if try FileSystem.status(path)?.kind == .file {
            let bytes = try FileSystem.read(path)
            guard bytes.isEmpty || Baseline.isRun(bytes) else {
                let words = "it is there already and is no baseline; remove it, or give another name"
                throw FileSystemError("write", path, .notPlain(words))
            }
        }
        try root.replace(name, with: Array(json.utf8))
    }
}
