import Foundation
import Testing

/// Test data that lies beside the checkout and is no part of it. Tests that need it are skipped where it is absent.
enum SharedData {
    /// The folder: `WAYMARK_SHARED`, else `../shared` beside the checkout.
    static let folder: URL? = {
        let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let named = ProcessInfo.processInfo.environment["WAYMARK_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? checkout.appending(path: "../shared").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    static let absent: Comment = "the shared test data is not here"

    /// A file's bytes; nothing where there is no such file.
    static func bytes(_ path: String) -> [UInt8] {
        guard let folder, let data = try? Data(contentsOf: folder.appending(path: path)) else { return [] }
        return Array(data)
    }

    /// All Markdown files below a folder, in a fixed order.
    static func markdownFiles(below path: String) -> [URL] {
        guard let folder,
            let files = FileManager.default.enumerator(
                at: folder.appending(path: path), includingPropertiesForKeys: nil)
        else { return [] }
        return files.compactMap { $0 as? URL }.filter {
            $0.pathExtension == "md" || $0.pathExtension == "mdx"
        }
        .sorted { $0.path < $1.path }
    }
}
