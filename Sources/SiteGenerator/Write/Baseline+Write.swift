import Diagnostics

extension Baseline {
    /// Writes the findings into a file, whole or not at all. A link in the way is an error.
    public func write(to path: String) throws(FileSystemError) {
        let root = try WritableFolder.open(outerFolder(of: path))
        let name = fileName(of: path)
        if let problem = PlainPath.problem(in: name) {
            throw FileSystemError("write", path, .notPlain(problem))
        }
        try root.replace(name, with: Array(json.utf8))
    }
}
