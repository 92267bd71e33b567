import ConfigSchema
import Text

/// A schema of the catalogue that the site documents, with a page that says what may stand where.
struct SchemaReferencePage: Sendable {
    /// A place that the schema speaks of.
    struct Place: Sendable {
        /// The path, such as `mcpServers.*.command`, which is also the id on the page.
        let path: String
        /// The last part of the path.
        let name: String
        /// How many places are around it.
        let depth: Int
        let isRequired: Bool
        let outline: SchemaOutline
        /// The place at which the same definition is described already; what lies inside it is not repeated.
        let sameAs: String?
    }

    /// The number of the schema in its catalogue.
    let entry: Int
    let name: String
    let title: String
    /// What the schema says, place by place.
    private let schema: SchemaPlaces
    /// The places by their ids, made for the first link that misses them.
    let index: Deferred<HeadingIndex>
    /// The pages with checked blocks that have something at a place, by its path; each page once, in order.
    private(set) var uses: [String: [Page.ID]] = [:]

    init(entry: Int, name: String, title: String, schema: SchemaPlaces) {
        self.entry = entry
        self.name = name
        self.title = title
        self.schema = schema
        let ids = schema.all.map(\.path)
        index = Deferred { HeadingIndex(ids: ids) }
    }

    /// What the schema says of the whole document.
    var outline: SchemaOutline { schema.outline }

    /// A place as readers search for it; nothing for one without a name of its own.
    func key(at path: String) -> String? { schema.key(at: path) }

    /// All places, each before those inside it.
    var places: [Place] { schema.all }

    /// The ids on the page.
    var anchors: Set<String> { Set(places.map(\.path)) }

    /// The path of the innermost place that all of a block stands in; nothing for a block with several keys of the
    /// outermost object, and for one that shows no document of the whole schema.
    func place(of snippet: Snippet, _ evidence: Evidence, _ schemas: [SchemaReference: Schema]) -> String? {
        guard let reference = evidence.wholeSchema(of: snippet), let schema = schemas[reference] else {
            return nil
        }
        let shown = snippet.shownValues(by: schema)
        return shown.count == 1 ? shown.first.flatMap(self.schema.innermost) : nil
    }

    // MARK: Uses

    /// Notes what the blocks of pages that are checked against the whole schema write down.
    mutating func noteUses(
        in pages: [Page], _ bindings: [[SnippetBinding]], _ schemas: [SchemaReference: Schema]
    ) {
        for (page, bindings) in zip(pages, bindings) { noteUses(in: page, bindings, schemas) }
    }

    private mutating func noteUses(
        in page: Page, _ bindings: [SnippetBinding], _ schemas: [SchemaReference: Schema]
    ) {
        for (snippet, binding) in zip(page.file?.snippets ?? [], bindings) {
            guard case .bound(let evidence) = binding, let reference = evidence.wholeSchema(of: snippet),
                reference.entry == entry, let schema = schemas[reference]
            else { continue }
            for path in snippet.shownValues(by: schema).flatMap(self.schema.paths)
            where uses[path]?.last != page.id {
                uses[path, default: []].append(page.id)
            }
        }
    }

    /// Notes the uses of one page anew.
    mutating func noteUsesAgain(
        in page: Page, _ bindings: [SnippetBinding], _ schemas: [SchemaReference: Schema]
    ) {
        let others = uses.mapValues { ids in ids.filter { $0 != page.id } }
        uses = [:]
        noteUses(in: page, bindings, schemas)
        uses = others.filter { !$0.value.isEmpty }.merging(uses) { others, own in
            (others + own).sorted { $0.index < $1.index }
        }
    }
}

extension SchemaCatalogue {
    /// The schemas that the configuration asks to document, in its order.
    func referencePages(_ configuration: SiteConfiguration) -> [SchemaReferencePage] {
        var seen = Set<Int>()
        return configuration.schemas.compactMap { wanted in
            guard
                let number = entries.firstIndex(where: { $0.name == wanted.value || $0.place == wanted.value }
                ),
                seen.insert(number).inserted,
                let schema = places(of: number)
            else { return nil }
            let entry = entries[number]
            return SchemaReferencePage(
                entry: number, name: entry.name, title: entry.title.isEmpty ? entry.name : entry.title,
                schema: schema)
        }
    }
}
