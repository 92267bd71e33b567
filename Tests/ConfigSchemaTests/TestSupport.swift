import ConfigSchema
import Foundation
import Testing

/// The test data that lies beside the checkout, or where `WAYMARK_SHARED` says.
enum SharedData {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// `nil` where it is absent.
    static let root: URL? = {
        let variable = ProcessInfo.processInfo.environment["WAYMARK_SHARED"]
        let folder =
            variable.map { URL(filePath: $0) }
            ?? checkout.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// Where a part of the data lies; a suite that is not there may be in `.build`, where `make suites` puts it.
    static func place(_ path: String) -> URL? {
        [root, checkout.appending(path: ".build")].compactMap { $0?.appending(path: path) }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
    }

    /// The files of a folder and its subfolders, with their paths relative to it, sorted.
    static func files(in folder: String, suffix: String) -> [(path: String, bytes: [UInt8])] {
        guard let base = place(folder) else { return [] }
        let paths = (FileManager.default.enumerator(atPath: base.path)?.allObjects as? [String]) ?? []
        return paths.filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
            (try? Data(contentsOf: base.appending(path: path))).map { (path, Array($0)) }
        }
    }

    /// The bytes of one file.
    static func bytes(_ path: String) -> [UInt8]? {
        place(path).flatMap { try? Data(contentsOf: $0) }.map { Array($0) }
    }
}

extension ConfigNode {
    /// The value as compact JSON, for comparison.
    var compact: String {
        switch kind {
        case .null: return "null"
        case .boolean: return boolean == true ? "true" : "false"
        case .number: return integer.map(String.init) ?? double.map { "\($0)" } ?? "?"
        case .string: return "\"\(string ?? "?")\""
        case .array: return "[" + elements.map(\.compact).joined(separator: ",") + "]"
        case .object:
            return "{" + members.map { "\($0.key.compact):\($0.value.compact)" }.joined(separator: ",") + "}"
        }
    }
}

extension ConfigDocument {
    /// The text of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension ConfigDocument {
    /// The text with all fixes of its problems.
    var mended: String {
        var text = bytes
        for edit in problems.flatMap(\.fixes).flatMap(\.edits).reversed() {
            text.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Schema {
    /// A schema that stands alone.
    static func compiled(_ text: String) throws -> Schema {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument(text, as: .json))
        return try #require(registry.compile(uri).schema)
    }
}
