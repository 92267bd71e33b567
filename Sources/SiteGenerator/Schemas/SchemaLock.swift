import CMessageDigest
import ConfigSchema
import Diagnostics
import Text

/// Where the schemas of a site come from: what `schemas.lock.yaml` says.
package struct SchemaLock: Sendable, Equatable {
    /// One schema that was taken from somewhere.
    package struct Entry: Sendable, Equatable {
        /// The schema's name, as in `schema=name`.
        package let name: String
        /// The schema's file below the content folder.
        package let file: String
        /// Where it was taken from: an address, or a path from the site's root.
        package let source: String
        /// The SHA-256 (FIPS 180-4) of the file as it was taken, in hexadecimal.
        package let hash: String
        /// The day when it was taken, as `YYYY-MM-DD`.
        package let date: String

        /// Whether another schema brought it along, whose name stands before its own.
        var isPart: Bool { name.contains("/") }
        /// The name of the schema that somebody asked for: its own, or that of the one that brought it along.
        var askedName: Substring { name.prefix { $0 != "/" } }
    }

    /// The file's name below the content folder.
    static let fileName = "schemas.lock.yaml"

    /// The schemas, by name.
    package private(set) var entries: [Entry] = []

    /// A lock of nothing.
    init() {}

    /// The lock of a site; one that cannot be read is as none, and the commands that use it say so.
    init(of tree: SourceTree) {
        guard let file = tree.files.first(where: { $0.place == Self.fileName }),
            case .text(let bytes) = file.content,
            let lock = try? SchemaLock(parsing: bytes)
        else { return }
        self = lock
    }

    /// Reads a lock. Throws a sentence about what is wrong with it.
    init(parsing bytes: [UInt8]) throws(SchemaStoreError) {
        let document = ConfigDocument(parsing: bytes, as: .yaml)
        guard !document.problems.contains(where: { $0.severity == .error }),
            let schemas = document.root?["schemas"], schemas.kind == .object
        else { throw .unreadableLock("it is no list of schemas") }
        for (key, value) in schemas.members {
            let fields = ["file", "source", "sha256", "date"].map { value[$0]?.string }
            guard let name = key.string, let file = fields[0], let source = fields[1], let hash = fields[2],
                let date = fields[3], normalized(file) == file
            else {
                throw .unreadableLock("`\(key.string ?? "")` needs `file`, `source`, `sha256` and `date`")
            }
            guard file.hasPrefix("schemas/"), pathExtension(of: file) == "json" else {
                throw .unreadableLock("`\(file.shownPlainly)` is no JSON file in the folder `schemas`")
            }
            entries.append(Entry(name: name, file: file, source: source, hash: hash, date: date))
        }
    }

    /// The lock as a file.
    var bytes: [UInt8] {
        var text = "# Written by `waymark schema add` and `waymark schema update`.\nschemas:\n"
        for entry in entries {
            text += "  \(Self.quoted(entry.name)):\n"
            let fields = [
                ("file", entry.file), ("source", entry.source), ("sha256", entry.hash), ("date", entry.date),
            ]
            for (key, value) in fields { text += "    \(key): \(Self.quoted(value))\n" }
        }
        return Array(text.utf8)
    }

    /// Notes a schema, in the place of one with the same name.
    mutating func note(_ entry: Entry) {
        entries.removeAll { $0.name == entry.name }
        entries.append(entry)
        entries.sort { $0.name < $1.name }
    }

    /// A text as a YAML scalar in double quotes, the only style that can hold any text.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The SHA-256 of bytes, in hexadecimal.
    static func hash(of bytes: [UInt8]) -> String {
        // 64 digits and the zero that ends them.
        let digits = [CChar](unsafeUninitializedCapacity: 65) { buffer, count in
            bytes.withUnsafeBufferPointer { _ = SHA256Data($0.baseAddress, $0.count, buffer.baseAddress) }
            count = 64
        }
        return String(decoding: digits.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Why a schema cannot be taken into a site.
package enum SchemaStoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was read is no schema.
    case noSchema(source: String, reason: String)
    /// The site has a file of that name already.
    case occupied(path: String)
    /// The name cannot be that of a file.
    case badName(String)
    /// The lock has no schema of that name.
    case unknown(String, suggestion: String?)
    /// The lock cannot be read.
    case unreadableLock(String)
    /// The source is a folder, a pipe or a device.
    case noFile(String)
    /// The source has more bytes than are taken.
    case tooLarge(String, Int)

    /// A name that can be, for one that cannot.
    private static func name(meantBy name: String) -> String {
        name.contains { $0.isLetter || $0.isNumber } ? Slug.make(name) : "server"
    }

    /// A sentence without its full stop.
    package var description: String {
        switch self {
        case .noSchema(let source, let reason): "\(source) is no JSON Schema: \(reason)"
        case .occupied(let path):
            "\(path) is there already; give another name with `--name`, or use `waymark schema update`"
        case .badName(let name):
            "`\(name.shownPlainly)` cannot be the name of a schema, which has small letters, digits, `-`, `_` and `.`; "
                + "give one such as `--name \(Self.name(meantBy: name))`"
        case .unknown(let name, let suggestion?):
            "\(SchemaLock.fileName) has no schema `\(name)`; did you mean `\(suggestion)`?"
        case .unknown(let name, nil): "\(SchemaLock.fileName) has no schema `\(name)`"
        case .unreadableLock(let reason): "\(SchemaLock.fileName) cannot be read: \(reason)"
        case .noFile(let path): "\(path) is no file but a folder, a pipe or a device"
        case .tooLarge(let path, let limit): "\(path) is larger than \(limit >> 20) MB"
        }
    }
}
