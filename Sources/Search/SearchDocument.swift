/// A page as the search sees it: what it is called, where it stands, and its text by sections.
public struct SearchDocument: Sendable, Hashable {
    /// The address below the site's root, without the path prefix and without a slash in front:
    /// `guide/servers/`.
    public var address: String
    /// The page's title, which is also the heading of its first part.
    public var title: String
    /// What kind of page it is (`guide`, `wiki`, …): a filter.
    public var kind: String
    /// The section that the page belongs to, as readers know it: a filter. Empty: none.
    public var section: String
    /// The page's sections in reading order; the first is what stands before the first heading.
    public var parts: [SearchPart]

    /// A page with its parts.
    public init(address: String, title: String, kind: String, section: String, parts: [SearchPart]) {
        self.address = address
        self.title = title
        self.kind = kind
        self.section = section
        self.parts = parts
    }
}

/// A heading and what stands below it, up to the next heading of any level.
public struct SearchPart: Sendable, Hashable {
    /// The heading's id, without `#`. Empty: the page's beginning.
    public var id: String
    /// The heading's text without markup. Empty in the part before the first heading.
    public var heading: String
    /// The text of paragraphs, lists and tables, without markup.
    public var prose: String
    /// The text of code blocks.
    public var code: String
    /// The keys that the section's config blocks show.
    public var keys: [SearchKey]

    /// A section of a page.
    public init(id: String, heading: String, prose: String, code: String = "", keys: [SearchKey] = []) {
        self.id = id
        self.heading = heading
        self.prose = prose
        self.code = code
        self.keys = keys
    }
}

/// A key that a config block shows.
public struct SearchKey: Sendable, Hashable {
    /// The key's place in the schema: names with dots between them, `*` for names that the author chooses and
    /// for elements of arrays, as in `mcpServers.*.command`.
    public var path: String
    /// The name of the schema that the block is checked with. Empty: none.
    public var schema: String
    /// The id of the block, without `#`.
    public var anchor: String

    /// A key at its place.
    public init(path: String, schema: String, anchor: String) {
        self.path = path
        self.schema = schema
        self.anchor = anchor
    }
}

/// A place of a schema that a reference page describes.
public struct SearchSchemaEntry: Sendable, Hashable {
    /// The name of the schema, as in ``SearchKey/schema``.
    public var schema: String
    /// The place, written as ``SearchKey/path`` is.
    public var path: String
    /// One sentence about it, without markup. Empty: none.
    public var description: String
    /// Where it is described, with its fragment: `reference/claude/#env`.
    public var address: String

    /// A place of a schema.
    public init(schema: String, path: String, description: String, address: String) {
        self.schema = schema
        self.path = path
        self.description = description
        self.address = address
    }
}

/// A file of the index.
public struct SearchFile: Sendable, Hashable {
    /// The path below the site's root: `search/…`, in ASCII without capitals, so that every host and disk
    /// keeps it.
    public var path: String
    /// The file's bytes: UTF-8.
    public var bytes: [UInt8]
}

/// How large the files of an index become. A query loads some of each, so smaller files mean fewer bytes and
/// more requests.
public struct SearchLimits: Sendable, Hashable {
    /// The most bytes of a file of terms, keys or slips.
    public var shard = 8 * 1024
    /// The most bytes of a term's list that stands with other terms; a longer one has files of its own.
    public var sharedList = 1024
    /// The most bytes of a part of a long list.
    public var listPart = 16 * 1024
    /// The most parts of a long list. They hold the best hits; the rest is left out.
    public var listParts = 3
    /// How many pages share a file of results.
    public var block = 64
    /// How many keys share one. Those that a query finds lie far from each other, so there are fewer.
    public var keyBlock = 16
    /// From how many bytes on a file of excerpts takes no further section.
    public var excerpts = 3 * 1024
    /// The most bytes of one section's prose, and half as many of its code, that are kept to make excerpts
    /// from.
    public var excerpt = 6 * 1024
    /// How many blocks that show a key stand with it; more have a file of their own.
    public var uses = 8

    /// The limits that the figures in the manual were measured with.
    public init() {}
}
