import ConfigSchema
import Text

/// The schemas that others publish, by the catalogue of SchemaStore: names, addresses and patterns of file names. None
/// of them is in the program; `waymark schema add` fetches one.
package struct PublishedSchemas: Sendable {
    /// One of them.
    package struct Entry: Sendable, Hashable {
        /// What it is called, such as `GitHub Workflow`.
        package let name: String
        /// Where it is published.
        package let address: String
        fileprivate let patterns: [FilePattern]
        /// The names that it is asked for by: its name's slug, and the last part of its address.
        fileprivate var slugs: [String] {
            let slug = Slug.make(name)
            let last = Self.lastPart(of: address)
            return last == slug || last.isEmpty ? [slug] : [slug, last]
        }
    }

    /// What a short name means.
    package enum Meaning: Sendable, Hashable {
        case one(Entry)
        /// So many have the name.
        case several([Entry])
        /// None has it, and this name is near to it.
        case none(near: String?)
    }

    private let entries: [Entry]
    /// The entries by the names that they are asked for by, for which hardly any run asks.
    private let bySlug: Deferred<[String: [Int]]>
    /// The patterns of the entries.
    private let patterns: FilePatternIndex

    /// Reads the file of the catalogue.
    package init(_ text: [UInt8]) {
        let root = ConfigDocument(parsing: text, as: .json).root
        let entries = root?.elements.compactMap(Entry.init) ?? []
        self.entries = entries
        bySlug = Deferred {
            var bySlug: [String: [Int]] = [:]
            for (number, entry) in entries.enumerated() {
                for slug in entry.slugs { bySlug[slug, default: []].append(number) }
            }
            return bySlug
        }
        patterns = FilePatternIndex(entries.map(\.patterns))
    }

    /// How many there are.
    package var count: Int { entries.count }

    /// What a short name such as `github-workflow` means: the slug of a schema's name, or the last part of its address.
    package func schema(named name: String) -> Meaning {
        let slug = Slug.make(name)
        let bySlug = bySlug.value
        let found = bySlug[slug, default: []].map { entries[$0] }
        let called = found.filter { $0.slugs.first == slug }
        let meant = called.count == 1 ? called : found
        switch meant.count {
        case 0: return .none(near: Spelling.nearest(to: slug, in: bySlug.keys.sorted()))
        case 1: return .one(meant[0])
        default: return .several(meant)
        }
    }

    /// The schemas of files of a name. A path may be written as on Windows.
    package func schemas(ofFile path: String) -> [Entry] {
        patterns.lists(meaning: withSlashes(path)).map { entries[$0] }
    }

    /// The patterns of the files that the schema at an address is for; none for an address of nobody's.
    func patterns(ofAddress address: String) -> [FilePattern] {
        let plain = SchemaCatalogue.plainAddress(address)
        return entries.first { SchemaCatalogue.plainAddress($0.address) == plain }?.patterns ?? []
    }

    /// The command that takes the schema of a file into a site: the first of several names that one schema is for counts.
    package func command(forFiles paths: [String]) -> String? {
        name(forFiles: paths).map { "waymark schema add \($0)" }
    }

    /// The shortest text that means the schema of a file: the first of several names that one schema is for counts.
    func name(forFiles paths: [String]) -> String? {
        paths.lazy.compactMap { path -> String? in
            let found = schemas(ofFile: path)
            guard found.count == 1, let entry = found.first else { return nil }
            return shortName(of: entry)
        }.first
    }

    /// The shortest text that means an entry: a name that nothing else has, or its address.
    package func shortName(of entry: Entry) -> String {
        // A name such as `package.json` would rather mean a file that lies there.
        entry.slugs.reversed().first { !$0.contains(".") && schema(named: $0) == .one(entry) }
            ?? entry.address
    }
}

extension PublishedSchemas.Entry {
    fileprivate init?(_ node: ConfigNode) {
        guard let name = node["name"]?.string, let address = node["url"]?.string else { return nil }
        self.name = name
        self.address = address
        patterns = node["fileMatch"]?.elements.compactMap(\.string).map(FilePattern.init) ?? []
    }

    /// The last part of an address as a name: `github-workflow` of `https://www.schemastore.org/github-workflow.json`.
    private static func lastPart(of address: String) -> String {
        var part = fileName(of: String(address.prefix { $0 != "?" && $0 != "#" }))[...]
        for ending in [".json", ".yaml", ".yml", ".schema", "-schema", "_schema"] where part.hasSuffix(ending)
        {
            part = part.dropLast(ending.count)
        }
        return Slug.make(String(part))
    }
}
