import ConfigSchema
import Diagnostics

extension SchemaCatalogue {
    /// An address without what makes no difference: the scheme, `www.`, an empty fragment and a slash at its end.
    static func plainAddress(_ address: String) -> String {
        var rest = address[...]
        for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        while let last = rest.last, last == "#" || last == "/" { rest = rest.dropLast() }
        return String(rest)
    }

    /// The schema that documents name by an address of its product.
    func entry(forAddress address: String) -> Int? {
        let plain = Self.plainAddress(address)
        return entries.firstIndex { $0.addresses.contains(plain) || Self.plainAddress($0.id) == plain }
    }

    /// The schemas that a file of a name may be of, where other products have files of that name too.
    func entries(forSharedFile name: String) -> Set<Int> {
        let name = name.replacing("\\", with: "/")
        return Set(entries.indices.filter { FilePattern.matches(name, entries[$0].sharedPatterns) })
    }

    /// All signs of all schemas.
    func recogniser() -> ContentRecogniser {
        var signs: [SchemaSign] = []
        var schemas: [Int: Schema] = [:]
        for (number, entry) in entries.enumerated() {
            let read = entry.signs?.elements.compactMap { sign in
                SchemaSign(sign, entry: number) { place($0, of: number) }
            }
            guard let read, !read.isEmpty else { continue }
            signs += read
            schemas[number] = compile(SchemaReference(entry: number, fragment: "")).schema
        }
        let outlines = entries.indices.map { outline(SchemaReference(entry: $0, fragment: "")) }
        return ContentRecogniser(
            signs: signs, schemas: schemas, rootKeys: outlines.map { $0?.keys ?? [] },
            innerKeys: outlines.map { $0?.innerKeys ?? [:] },
            general: Set(entries.indices.filter { entries[$0].isGeneral }),
            languages: Dictionary(uniqueKeysWithValues: entries.indices.map { ($0, entries[$0].languages) }))
    }

    /// What a schema says of a place of its document, in whose pointer `*` is any name or position.
    private func place(_ pointer: String, of number: Int) -> (pointer: String, outline: SchemaOutline?) {
        var outline = outline(SchemaReference(entry: number, fragment: ""))
        var found = ""
        for part in pointer.split(separator: "/") {
            var name = String(part)
            outline =
                outline?.entries.first { entry in
                    switch entry.step {
                    case .key(let key): return key == part
                    case .anyKey, .pattern:
                        if part == "*" { name = "name" }
                        return part == "*"
                    case .item:
                        if part == "*" { name = "0" }
                        return part == "*"
                    case .position: return false
                    }
                }?.outline
            found += "/" + name
        }
        return (found, outline)
    }
}

extension SchemaOutline {
    /// The keys that it lists.
    var keys: Set<String> {
        Set(entries.compactMap { if case .key(let key) = $0.step { key } else { nil } })
    }

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

    /// What a product reads in its JSON files beyond JSON.
    enum Leniency: Sendable, Hashable {
        case strict, comments, commentsAndTrailingCommas

        init(dialect: String?) {
            self =
                switch dialect {
                case "jsonc": .commentsAndTrailingCommas
                case "json-comments": .comments
                default: .strict
                }
        }

        /// Whether the product takes what a problem is about.
        func allows(_ problem: ConfigProblem) -> Bool {
            guard problem.id == .notStrictJSON else { return false }
            switch self {
            case .strict: return false
            case .comments: return problem.message.contains("comment")
            case .commentsAndTrailingCommas: return true
            }
        }
    }
}
