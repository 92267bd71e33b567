import Text

/// The files of a site that is to be taken over, by their paths below its folder. It is a value: nothing that is
/// made from it looks at the disk.
public struct SourceFolder: Sendable {
    /// What is known of a file.
    public enum Content: Sendable, Hashable {
        /// A text, which may be read.
        case text([UInt8])
        /// Anything else, by a mark of its bytes.
        case asset(mark: String)

        /// A mark of the bytes, by which two of them are told apart.
        public var mark: String {
            switch self {
            case .asset(let mark): return mark
            case .text(let bytes): return Self.mark(of: bytes)
            }
        }

        /// What is known of a file by its bytes and its path: a text is one by its name.
        public init(_ bytes: [UInt8], at path: String) {
            self = Self.texts.contains(Path.kind(path)) ? .text(bytes) : .asset(mark: Self.mark(of: bytes))
        }

        private static func mark(of bytes: [UInt8]) -> String {
            String(StableHash.ofWords(bytes), radix: 16) + "-\(bytes.count)"
        }

        /// The names' ends of what is read: Markdown, configuration, and code that pages show.
        private static let texts: Set<String> = [
            "md", "mdx", "markdown", "yml", "yaml", "toml", "json", "jsonc", "json5", "txt", "js", "mjs",
            "cjs", "ts", "mts",
            "cts", "jsx", "tsx", "vue", "rs", "go", "py", "rb", "sh", "bash", "ps1", "c", "h", "cpp", "hpp",
            "java", "kt",
            "swift", "cs", "php", "lua", "sql", "css", "scss", "html", "xml", "ini", "conf", "cfg", "diff",
            "graphql", "proto",
        ]
    }

    /// The paths, sorted by their bytes.
    public let paths: [String]
    private let files: [PathKey: Content]

    /// Makes a folder of its files; paths have `/` between their parts.
    public init(_ files: [String: Content]) {
        paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.files = Dictionary(uniqueKeysWithValues: files.map { (PathKey($0.key), $0.value) })
    }

    /// What is known of the file at a path.
    public subscript(_ path: String) -> Content? { files[PathKey(path)] }

    func has(_ path: String) -> Bool { self[path] != nil }
    func hasAny(_ paths: [String]) -> Bool { paths.contains(where: has) }
    func hasFolder(_ folder: String) -> Bool { paths.contains { $0.hasPrefix(folder + "/") } }

    /// The bytes of a text.
    func text(_ path: String) -> [UInt8]? {
        guard case .text(let bytes)? = self[path] else { return nil }
        return bytes
    }
}

/// Paths with `/` between their parts.
enum Path {
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// The folder of a path, without `/` at its end; empty at the top.
    static func folder(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    static func stem(_ path: String) -> String {
        let name = name(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    static func withoutExtension(_ path: String) -> String { joined(folder(path), stem(path)) }

    /// What stands behind the last full stop, in lower case.
    static func kind(_ path: String) -> String {
        let name = name(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    static func joined(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : "\(folder)/\(name)"
    }

    static func isMarkdown(_ path: String) -> Bool { ["md", "mdx", "markdown"].contains(kind(path)) }

    /// A path without `.` and `..`; `nil` where it leads out at the top.
    static func normalized(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { return nil }
        }
        return parts.joined(separator: "/")
    }

    /// The way from a folder to a path.
    static func relative(_ path: String, from folder: String) -> String {
        let (here, there) = (folder.split(separator: "/"), path.split(separator: "/"))
        var same = 0
        while same < here.count, same < there.count - 1, here[same] == there[same] { same += 1 }
        return (Array(repeating: "..", count: here.count - same) + there[same...].map(String.init))
            .joined(separator: "/")
    }

    /// What a path is below a folder; `nil` where it is not in it. An empty folder holds everything.
    static func below(_ folder: String, _ path: String) -> String? {
        if folder.isEmpty { return path }
        return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : nil
    }
}
