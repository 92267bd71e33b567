/// A page as the search sees it: what it is called, where it stands, and its text by sections.
package struct SearchDocument: Sendable, Hashable {
    /// The address below the site's root, without the path prefix and without a slash in front:
    /// `guide/servers/`.
    package var address: String
    /// The page's title, which is also the heading of its first part.
    package var title: String
    /// What kind of page it is (`guide`, `wiki`, …): a filter.
    package var kind: String
    /// The section that the page belongs to, as readers know it: a filter. Empty: none.
    package var section: String
    /// The page's sections in reading order; the first is what stands before the first heading.
    package var parts: [SearchPart]

    /// A page with its parts.
    package init(address: String, title: String, kind: String, section: String, parts: [SearchPart]) {
        self.address = address
        self.title = title
        self.kind = kind
        self.section = section
        self.parts = parts
    }
}

/// A heading and what stands below it, up to the next heading of any level.
package struct SearchPart: Sendable, Hashable {
    /// The heading's id, without `#`. Empty: the page's beginning.
    package var id: String
    /// The heading's text without markup. Empty in the part before the first heading.
    package var heading: String
    /// The text of paragraphs, lists and tables, without markup.
    package var prose: String
    /// The text of code blocks.
    package var code: String
    /// The keys that the section's config blocks show.
    package var keys: [SearchKey]

    /// A section of a page.
    package init(id: String, heading: String, prose: String, code: String = "", keys: [SearchKey] = []) {
        self.id = id
        self.heading = heading
        self.prose = prose
        self.code = code
        self.keys = keys
    }
}

/// A key that a config block shows.
package struct SearchKey: Sendable, Hashable {
    /// The key's place in the schema: names with dots between them, `*` for names that the author chooses and
    /// for elements of arrays, as in `mcpServers.*.command`.
    package var path: String
    /// The name of the schema that the block is checked with. Empty: none.
    package var schema: String
    /// The id of the block, without `#`.
    package var anchor: String

    /// A key at its place.
    package init(path: String, schema: String, anchor: String) {
        self.path = path
        self.schema = schema
        self.anchor = anchor
    }
}

/// A place of a schema that a reference page describes.
package struct SearchSchemaEntry: Sendable, Hashable {
    /// The name of the schema, as in ``SearchKey/schema``.
    package var schema: String
    /// The place, written as ``SearchKey/path`` is.
    package var path: String
    /// One sentence about it, without markup. Empty: none.
    package var description: String
    /// Where it is described, with its fragment: `reference/claude/#env`.
    package var address: String

    /// A place of a schema.
    package init(schema: String, path: String, description: String, address: String) {
        self.schema = schema
        self.path = path
        self.description = description
        self.address = address
    }
}

/// A file of the index.
package struct SearchFile: Sendable, Hashable {
    /// The path below the site's root: `search/…`, in ASCII without capitals, so that every host and disk
    /// keeps it.
    package var path: String
    /// The file's bytes: UTF-8.
    package var bytes: [UInt8]
}

/// How large the files of an index become. A query loads some of each, so smaller files mean fewer bytes and
/// more requests.
package struct SearchLimits: Sendable, Hashable {
    /// The most bytes of a file of terms, keys or slips.
    package var shard = 8 * 1024
    /// The most bytes of a term's list that stands with other terms; a longer one has files of its own.
    package var sharedList = 1024
    /// The most bytes of a part of a long list.
    package var listPart = 16 * 1024
    /// The most parts of a long list. They hold the best hits; the rest is left out.
    package var listParts = 3
    /// How many pages share a file of results.
    package var block = 64
    /// How many keys share one. Those that a query finds lie far from each other, so there are fewer.
    package var keyBlock = 16
    /// From how many bytes on a file of excerpts takes no further section.
    package var excerpts = 3 * 1024
    /// The most bytes of one section's prose, and half as many of its code, that are kept to make excerpts
    /// from.
    package var excerpt = 6 * 1024
    /// How many blocks that show a key stand with it; more have a file of their own.
    package var uses = 8

    /// The limits that the figures in the manual were measured with.
    package init() {}
}
