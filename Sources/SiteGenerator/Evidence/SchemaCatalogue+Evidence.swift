import ConfigSchema
import Diagnostics
import Text

extension SchemaCatalogue {
    /// An address without what makes no difference: the scheme, `www.`, the other host of schemastore.org, an empty
    /// fragment, a slash and `.json` at its end.
    static func plainAddress(_ address: String) -> String {
        // Of an address the name of the host is the same in capitals.
        let end = address.firstRange(of: "://").flatMap { address[$0.upperBound...].firstIndex(of: "/") }
        let host = address[..<(end ?? address.startIndex)].lowercased()
        var rest = (host + address[(end ?? address.startIndex)...])[...]
        for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        if rest.hasPrefix("json.schemastore.org/") { rest = rest.dropFirst(5) }
        while let last = rest.last, last == "#" || last == "/" { rest = rest.dropLast() }
        return String(rest.hasSuffix(".json") ? rest.dropLast(5) : rest)
    }

    /// The schema that documents name by an address of its product.
    func entry(forAddress address: String) -> Int? {
        let plain = Self.plainAddress(address)
        return entries.firstIndex { $0.addresses.contains(plain) || Self.plainAddress($0.id) == plain }
    }

    /// One server as `claude mcp add-json` takes it.
    var serverOfClaudeCode: SchemaReference? { reference("claude-code-mcp#/$defs/server", from: "") }

    /// What the name of a file says of its schema.
    enum FileMeaning: Sendable {
        case one(Int)
        /// Several products have files of that name, and it may be of these schemas.
        case several(Set<Int>)
        /// A file of such a name, in a folder of another program's, or of the product that has these schemas.
        case other(of: Set<Int>)
        /// A file of a name that no schema knows, in the hidden folder of a program, or of the product that has these
        /// schemas.
        case foreign(of: Set<Int>)
        case none
    }

    /// What the name of a file says of its schema.
    func files(named name: String) -> FileMeaning {
        if let entry = entry(forFile: name) { return .one(entry) }
        let path = withSlashes(name)
        let possible = files.shared.lists(meaning: path)
        guard NamesInText.isInForeignFolder(path) else {
            return possible.isEmpty ? .none : .several(Set(possible))
        }
        let owners = files.owners(ofFolderOf: path)
        guard possible.isEmpty else { return .other(of: owners) }
        // A script in such a folder is no file with settings.
        return ConfigLanguage(fileName: name) == nil ? .none : .foreign(of: owners)
    }
}

extension SchemaOutline {
    /// A place of a document in whose pointer `*` is any name or position, with a name for each, and what is said of
    /// it.
    func place(_ pattern: String) -> (pointer: String, outline: SchemaOutline?) {
        var outline: SchemaOutline? = self
        var pointer = ""
        for part in pattern.split(separator: "/") {
            let entry = outline?.entries.first { $0.step.fits(part) }
            pointer += "/" + (entry?.step.name(for: part) ?? String(part))
            outline = entry?.outline
        }
        return (pointer, outline)
    }

    /// The keys that it lists.
    var keys: Set<String> {
        Set(entries.compactMap { if case .key(let key) = $0.step { key } else { nil } })
    }

    /// The keys that it lists and does not only warn of.
    var meantKeys: Set<String> {
        Set(
            entries.compactMap {
                guard case .key(let key) = $0.step else { return nil }
                return $0.outline.isOnlyWarnedOf ? nil : key
            })
    }

    /// Whether the schema speaks of the place only to warn of whatever stands there, such as another program's key.
    package var isOnlyWarnedOf: Bool { warnings.contains(where: \.isUnconditional) }

    /// The keys that it lists of each of its members, by the members' keys.
    var innerKeys: [String: Set<String>] {
        var inner: [String: Set<String>] = [:]
        for entry in entries {
            if case .key(let key) = entry.step, !entry.outline.keys.isEmpty {
                inner[key] = entry.outline.keys
            }
        }
        return inner
    }
}

extension SchemaOutline.Step {
    /// Whether a part of a pointer, in which `*` is any name or position, means the step.
    fileprivate func fits(_ part: Substring) -> Bool {
        switch self {
        case .key(let key): key == part
        case .anyKey, .pattern, .item: part == "*"
        case .position: false
        }
    }

    /// A part of a pointer with a name or position in the place of `*`.
    fileprivate func name(for part: Substring) -> String {
        switch self {
        case .anyKey, .pattern: "name"
        case .item: "0"
        case .key, .position: String(part)
        }
    }
}

extension SchemaCatalogue.Entry {
    /// The languages that documents of the schema are written in, by what it says of its dialect.
    static func languages(dialect: String?) -> Set<ConfigLanguage> {
        switch dialect {
        case "yaml": [.yaml]
        case "toml": [.toml]
        case "env": [.env]
        default: [.json, .jsonc, .json5]
        }
    }

    /// The language of a document by its name, or else that of the schema's documents.
    func language(ofFile name: String) -> ConfigLanguage {
        ConfigLanguage(fileName: name)
            ?? (languages.contains(.json) ? .json : languages.min { $0.rawValue < $1.rawValue } ?? .json)
    }

    /// What a product reads in its JSON files beyond JSON; `nil` where the schema does not say that it has any.
    static func leniency(dialect: String?) -> JSONLeniency? {
        switch dialect {
        case "json": .strict
        case "json-comments": .comments
        case "jsonc": .jsonc
        case "json5": .json5
        default: nil
        }
    }
}
