/// A language that config files and snippets are written in, and that becomes a `ConfigDocument`.
public enum ConfigLanguage: String, Sendable, Hashable, CaseIterable {
    /// JSON by RFC 8259.
    case json
    /// JSON with comments and trailing commas.
    case jsonc
    /// JSON5 by the specification of json5.org.
    case json5
    /// JSON Lines: a JSON text in each line, a document for each.
    case jsonl
    /// YAML 1.2 with the core schema.
    case yaml
    /// TOML 1.1, which 1.0 is a part of.
    case toml
    /// A property list in XML, configuration profiles (`.mobileconfig`) included.
    case plist
    /// A Windows registry file, of version 5 or REGEDIT4.
    case reg
    /// A `.env` file or the `export` lines of a shell.
    case env

    /// The language that the first word of an info string names, in any case.
    public init?(infoStringLanguage name: String) {
        switch name.lowercased() {
        case "json": self = .json
        case "jsonc": self = .jsonc
        case "json5": self = .json5
        case "jsonl", "ndjson", "jsonlines", "json-lines": self = .jsonl
        case "yaml", "yml": self = .yaml
        case "toml": self = .toml
        case "plist", "xml-plist", "mobileconfig": self = .plist
        case "reg": self = .reg
        case "env", "dotenv": self = .env
        default: return nil
        }
    }

    /// The language that a file's name tells by its extension, in any case; `.env.local` and its like are
    /// environment files.
    public init?(fileName: String) {
        let name = fileName.split(separator: "/").last ?? ""
        if name.lowercased().hasPrefix(".env.") {
            self = .env
            return
        }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        self.init(infoStringLanguage: String(name[name.index(after: dot)...]))
    }

    /// The name as it is written in prose.
    public var name: String {
        switch self {
        case .json: "JSON"
        case .jsonc: "JSONC"
        case .json5: "JSON5"
        case .jsonl: "JSON Lines"
        case .yaml: "YAML"
        case .toml: "TOML"
        case .plist: "property list"
        case .reg: "registry file"
        case .env: "environment file"
        }
    }
}

extension ConfigLanguage {
    /// Whether it is JSON or one of its relatives with comments.
    public var isJSON: Bool {
        switch self {
        case .json, .jsonc, .json5: true
        case .jsonl, .yaml, .toml, .plist, .reg, .env: false
        }
    }
}
