import Foundation

/// A folder of a test's own, which goes when the test ends.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "waymark-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.resolvingSymlinksInPath().path(percentEncoded: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to file: String) throws {
        try write(Data(text.utf8), to: file)
    }

    func write(_ data: Data, to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func read(_ file: String) -> String? {
        (try? Data(contentsOf: URL(filePath: path).appending(path: file))).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    func link(_ file: String, to target: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: url.path(percentEncoded: false), withDestinationPath: target)
    }

    /// All files below the folder, sorted, without the manifest and the lock of an output folder.
    var files: [String] {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.filter { file in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path + "/" + file, isDirectory: &isFolder)
                && !isFolder.boolValue
                && !file.hasSuffix(".waymark-manifest") && !file.hasSuffix(".waymark-lock")
        }.sorted()
    }
}
