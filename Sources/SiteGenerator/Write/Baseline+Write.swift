import Diagnostics

extension Baseline {
    /// Writes the findings into a file, whole or not at all. A link in the way is an error, and so is a file
    /// that is none of an earlier run.
    package func write(to path: String) throws(FileSystemError) {
        try WritableFolder.replaceOwn(
            path, with: Array(json.utf8), called: "baseline", where: Baseline.isRun)
    }
}
