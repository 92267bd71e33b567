import Diagnostics

/// A site's search as files below `search/`: an index that needs no server. A client loads only what a query
/// needs of it.
///
/// **What a site does with this room.**
///
/// 1. Each page becomes a ``SearchDocument`` when it is parsed, and a ``SearchReading`` in the same worker. A
///    reading depends on its page alone, so a session keeps it as long as the page is not read again. Pages
///    with `search: false`, redirects and lists are left out. Texts come without markup, as they are on the
///    rendered page; includes are put in. Of tabs every one counts. A part begins at each heading of the
///    page; its `id` is the heading's.
/// 2. A block that is bound to a schema gives a ``SearchKey`` for each of its keys: the place in the *schema*
///    (`mcpServers.*.command`, not `mcpServers.github.command`), the schema's name and the block's id. So the
///    template of a code block has to write that id.
/// 3. Each schema with a reference page gives a ``SearchSchemaEntry`` for each of its places, with the
///    address of the place.
/// 4. When the site is resolved, a ``SearchIndex`` is made of all readings, and its ``files`` go through the
///    same door as the pages: `OutputTable` needs their paths before the first page is rendered. Order of
///    readings does not matter.
/// 5. `search.js`, `search-field.js` and `search-page.js` of `Client` go to `search/`, and `search-start.js` into
///    the script of each page, without comments and indentation (lines that begin with `//`, `/**` or `*`; no
///    text of theirs has such lines). A page has, in its header,
///
///    ```html
///    <form role="search" action="PREFIX/search/" data-search="PREFIX/search/search-field.js">
///      <input type="search" name="q" aria-label="Search" autocomplete="off"></form>
///    ```
///
///    Nothing is loaded before the field is used. `data-slash="off"` on the form switches the key `/` off.
/// 6. The page `search/index.html` has `<div data-search-page="PREFIX/search/search-page.js">` in its `<main>`.
///    Without JavaScript it holds the links to the lists of sections and topics. It is itself not indexed.
/// 7. The theme styles `.search-list`, `[role=option][aria-selected=true]`, `.search-results` and `mark`,
///    none of them with `style=`.
/// 8. The texts that readers see come from `data-…` attributes of the form (see `search-field.js`), so that a
///    theme can translate them.
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
        self.files = files + [SearchFile(path: "search/index.json", bytes: manifest)]
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
