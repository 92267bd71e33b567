import ConfigSchema
import Diagnostics

/// A file that is called nearly as a repository's configuration is, or that lies where none is looked for, so that
/// nobody reads what it says.
enum StrayRepositoryConfiguration {
    /// Whether a file's name is one that somebody may give the configuration: `waymark.yml`, `.waymark.toml`,
    /// `.waymarkrc`. The right name counts too, since a file of it may lie in the wrong folder.
    static func isName(_ name: String) -> Bool {
        let lower = name.lowercased()
        let plain = lower.hasPrefix(".") ? lower.dropFirst() : lower[...]
        guard plain.hasPrefix("waymark") else { return false }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let isFile = parts.last.map { extensions.contains(String($0)) } ?? false
        switch parts.count {
        case 1: return lower == ".waymarkrc"
        case 2: return isFile && ["waymark", "waymarkrc", "waymark-config"].contains(parts[0])
        case 3: return isFile && parts[0] == "waymark" && ["config", "conf"].contains(parts[1])
        default: return false
        }
    }

    private static let extensions: Set<String> = ["yaml", "yml", "json", "jsonc", "json5", "toml"]

    /// The names of such files in a folder where the configuration is looked for, but for its own.
    static func names(in folder: String) -> [String] {
        let names = (try? FileSystem.names(in: folder)) ?? []
        return names.filter { name in
            isName(name) && name != RepositoryConfiguration.fileName
                && (try? FileSystem.status(joined(folder, name)))?.kind == .file
        }.sorted()
    }

    /// What is found about a file; nothing where it says nothing that a configuration can say.
    ///
    /// - Parameters:
    ///   - path: how findings show it.
    ///   - used: the path of the configuration that is read; empty where there is none.
    static func finding(_ file: String, shown path: String, used: String) -> Diagnostic? {
        guard let bytes = try? FileSystem.read(file), saysSomething(bytes, of: file) else { return nil }
        let isCalledSo = fileName(of: file) == RepositoryConfiguration.fileName
        let advice =
            used.isEmpty ? "no configuration is used now" : "`\(used)` is the one that counts"
        let change = isCalledSo ? "move it there" : "rename it, and write it in YAML"
        return Diagnostic(
            .invalidConfiguration, used.isEmpty ? .error : .warning,
            isCalledSo
                ? "the configuration is looked for in the folder that is checked and in those around it, and this one is not read"
                : "a repository's configuration is called `\(RepositoryConfiguration.fileName)`, and this file is not read",
            at: Location(path: path),
            help: (used.isEmpty ? change : "remove it") + "; " + advice)
    }

    /// Whether a text has one of the configuration's keys, or cannot be read.
    private static func saysSomething(_ bytes: [UInt8], of file: String) -> Bool {
        let document = ConfigDocument(parsing: bytes, as: ConfigLanguage(fileName: file) ?? .yaml)
        guard document.isWellFormed else { return true }
        guard let root = document.root, root.kind == .object else { return false }
        return ["include", "exclude", "snippets", "rules", "schemas"].contains { root[$0] != nil }
    }
}
