/// The schemas that references may lead to. The metaschemas of all drafts are always among them; nothing is
/// ever fetched.
public struct SchemaRegistry: Sendable {
    struct Entry: Sendable {
        let uri: String
        let storage: ConfigStorage
        /// Whether schemas with an identifier of their own may stand inside it.
        let mayEmbed: Bool
    }

    private(set) var entries: [Entry] = []
    private var entryByURI: [String: Int] = [:]

    /// The addresses of texts that are no JSON, with what is wrong with each.
    private(set) var unreadable: [String: String] = [:]

    /// A registry that holds nothing but the metaschemas.
    public init() {}

    /// Adds a schema. One that is known already under the same URI is replaced.
    ///
    /// - Parameters:
    ///   - document: the schema; it may hold further ones with an `$id` of their own.
    ///   - uri: where it is known to lie. Without it the schema is known by its `$id` alone.
    /// - Returns: the URI to compile it by: its `$id`, else the one given, else one made up.
    @discardableResult
    public mutating func add(_ document: ConfigDocument, at uri: String? = nil) -> String {
        let place = uri.map { URIReference($0).withoutFragment } ?? "schema:\(entries.count)"
        let declared = document.root.flatMap { Self.declaredID($0) }.map {
            URIReference($0).resolved(against: URIReference(place)).withoutFragment
        }
        let mayEmbed = Self.mayEmbed(document.storage.arena)
        entries.append(Entry(uri: place, storage: document.storage, mayEmbed: mayEmbed))
        entryByURI[place] = entries.count - 1
        if let declared { entryByURI[declared] = entries.count - 1 }
        return declared ?? place
    }

    /// Notes that what lies at an address is no JSON, so that a reference to it can say so.
    public mutating func addUnreadable(_ address: String, because words: String) {
        unreadable[URIReference(address).withoutFragment] = words
    }

    /// Makes a schema known under one more address, where that has none yet.
    public mutating func alias(_ address: String, for known: String) {
        let address = URIReference(address).withoutFragment
        guard entryByURI[address] == nil, let index = entryByURI[URIReference(known).withoutFragment] else {
            return
        }
        entryByURI[address] = index
    }

    private static func declaredID(_ root: ConfigNode) -> String? {
        let named = root["$id"]?.string ?? root["id"]?.string
        return named.flatMap { $0.isEmpty || $0.hasPrefix("#") ? nil : $0 }
    }

    /// Whether any object but the root has a text as its identifier.
    private static func mayEmbed(_ arena: NodeArena) -> Bool {
        arena.withView { view in
            var found = 0
            for (key, value) in zip(view.nodes, view.nodes.dropFirst()) where value.type == .string {
                guard key.type == .string, key.hash == idHash || key.hash == oldIDHash else { continue }
                found += 1
                if found > 1 { return true }
            }
            return found == 1 && !view.nodes.isEmpty && !rootHasID(arena)
        }
    }

    private static func rootHasID(_ arena: NodeArena) -> Bool {
        arena.member("$id", of: 0) != nil || arena.member("id", of: 0) != nil
    }

    private static let idHash = KeyHash.hash("$id")
    private static let oldIDHash = KeyHash.hash("id")

    /// Whether a schema is known under a URI.
    public func contains(_ uri: String) -> Bool {
        entry(for: URIReference(uri).withoutFragment) != nil
    }

    /// The schema under a URI, whichever scheme the URI of a metaschema is written with.
    func entry(for uri: String) -> Entry? {
        for spelling in [uri, Self.otherScheme(uri)] {
            if let index = entryByURI[spelling] { return entries[index] }
            if let storage = Metaschemas.storage(for: spelling) {
                return Entry(uri: spelling, storage: storage, mayEmbed: false)
            }
        }
        return nil
    }

    private static func otherScheme(_ uri: String) -> String {
        if uri.hasPrefix("https://") { return "http://" + uri.dropFirst(8) }
        return uri.hasPrefix("http://") ? "https://" + uri.dropFirst(7) : uri
    }

    /// Compiles a schema with everything that it refers to.
    ///
    /// - Parameters:
    ///   - reference: the URI of a schema in the registry; a fragment picks a part of it, by pointer or anchor.
    ///   - defaultDialect: the metaschema's URI for schemas without `$schema`; 2020-12's where it is `nil`.
    /// - Returns: the schema, `nil` only where the reference leads nowhere; and what is wrong with the schemas.
    ///   A problem's range lies in the document that was asked for; it is empty where another is at fault.
    public func compile(
        _ reference: String, defaultDialect: String? = nil
    ) -> (schema: Schema?, problems: [ConfigProblem]) {
        let draft = defaultDialect.flatMap { Draft(metaschema: $0) } ?? .draft2020
        var compiler = SchemaCompiler(registry: self, fallback: Dialect(draft))
        let program = compiler.compile(reference)
        return (program.map { Schema(program: $0) }, compiler.problems)
    }
}
