import Foundation
import Testing

/// Test data that lies beside the checkout and is no part of it. Tests that need it are skipped where it is absent.
enum SharedData {
    private static let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// The folder: `WAYMARK_SHARED`, else `../shared` beside the checkout.
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["WAYMARK_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? checkout.appending(path: "../shared").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    static let absent: Comment = "the shared test data is not here"

    /// Where a part of the data lies; a suite that is not there may be in `.build`, where `make suites` puts it.
    static func place(_ path: String) -> URL? {
        [folder, checkout.appending(path: ".build")].compactMap { $0?.appending(path: path) }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
    }

    /// Whether there is such a part.
    static func has(_ path: String) -> Bool { place(path) != nil }

    static let hasCommonMark = has("suites/commonmark")
    static let absentCommonMark: Comment = "`make suites` takes CommonMark's examples"

    /// A file's bytes; nothing where there is no such file.
    static func bytes(_ path: String) -> [UInt8] {
        guard let place = place(path), let data = try? Data(contentsOf: place) else { return [] }
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
