import Text

/// A site's search as files below `search/`: an index that needs no server. A client loads only what a query
/// needs of it.
///
/// What a site hands in, it makes as follows (`SiteGenerator/Search`).
///
/// 1. Each page becomes a ``SearchDocument``, and a ``SearchReading`` in the same worker. A reading depends on its
///    page alone, so a session keeps it as long as the page is the same. Texts come without markup; includes are
///    put in. A part begins at each heading of the page; its `id` is the heading's.
/// 2. A block that is bound to a schema gives a ``SearchKey`` for each of its keys: the place in the *schema*
///    (`mcpServers.*.command`, not `mcpServers.github.command`), the schema's name and the block's id.
/// 3. Each schema with a reference page gives a ``SearchSchemaEntry`` for each of its places, with the
///    address of the place.
///
/// The client is part of the theme (`search.js`, `search-field.js`, `search-page.js`).
///
/// The bytes are a function of the set of readings and entries: the same for any order and any number of
/// workers.
public struct SearchIndex: Sendable {
    /// The files in the order of their paths.
    public let files: [SearchFile]

    /// Makes the index. The cost is linear in the readings but for sorting words.
    public init(
        readings: [SearchReading], schemaEntries: [SearchSchemaEntry], limits: SearchLimits = SearchLimits()
    ) {
        let pages = readings.sorted { $0.precedes($1) }
        let terms = TermFiles(pages, limits: limits)
        let keys = KeyFiles(pages, entries: schemaEntries, limits: limits)
        var files = terms.files + keys.files + ResultFiles(pages, limits: limits).files
        files.sort { $0.path.precedes($1.path) }
        let manifest = Self.manifest(files, pages: pages.count, terms: terms, keys: keys, limits: limits)
        self.files = files + [SearchFile(path: "search/shards/index.json", bytes: manifest)]
    }

    /// What a client loads first: how many pages there are, the stop words, where the shards begin, and a
    /// mark of all files, which it puts behind their addresses, so that no browser mixes the files of two
    /// builds.
    private static func manifest(
        _ files: [SearchFile], pages: Int, terms: TermFiles, keys: KeyFiles, limits: SearchLimits
    ) -> [UInt8] {
        var hash = StableHash()
        for file in files {
            hash.combine(file.path.utf8)
            hash = StableHash(start: StableHash.ofWords(file.bytes, start: hash.value))
        }
        hash.combine(StopWords.text.utf8)
        var bytes = Array("{\"version\":\"\(hash.digits)\",\"pages\":\(pages),\"block\":\(limits.block)".utf8)
        bytes += ",\"keyBlock\":\(limits.keyBlock)".utf8
        bytes += ",\"stop\":".utf8
        JSONString.append(StopWords.text, to: &bytes)
        for (name, shards) in [("terms", terms.terms), ("slips", terms.slips), ("keys", keys.shards)] {
            bytes += ",\"\(name)\":[".utf8
            for (index, first) in shards.firsts.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONString.append(first, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }
}

extension SearchReading {
    /// The order of pages' numbers: by address. Pages of one address, which a site reports as an error, come
    /// by what they show.
    fileprivate func precedes(_ other: SearchReading) -> Bool {
        if address != other.address { return address.precedes(other.address) }
        if title != other.title { return title.precedes(other.title) }
        return parts.lazy.map(\.excerpt).joined()
            .lexicographicallyPrecedes(other.parts.lazy.map(\.excerpt).joined())
    }
}
