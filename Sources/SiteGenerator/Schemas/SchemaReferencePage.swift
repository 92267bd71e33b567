import ConfigSchema
import Diagnostics

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
    let outline: SchemaOutline
    /// All places, each before those inside it.
    let places: [Place]
    /// The places by their ids, made for the first link that misses them.
    let index: Deferred<HeadingIndex>
    /// The pages with checked blocks that have something at a place, by its path; each page once, in order.
    private(set) var uses: [String: [Page.ID]] = [:]
    /// Where each definition is described.
    private let definitions: [SchemaOutline.Definition: String]

    init(entry: Int, name: String, title: String, outline: SchemaOutline) {
        self.entry = entry
        self.name = name
        self.title = title
        self.outline = outline
        var places: [Place] = []
        var definitions: [SchemaOutline.Definition: String] = [:]
        Self.describe(outline, path: "", depth: 0, &places, &definitions)
        self.places = places
        let ids = places.map(\.path)
        index = Deferred { HeadingIndex(ids: ids) }
        self.definitions = definitions
    }

    /// The ids on the page.
    var anchors: Set<String> { Set(places.map(\.path)) }

    /// An outline is never deeper than its reader allows, and neither is this.
    private static func describe(
        _ outline: SchemaOutline, path: String, depth: Int, _ places: inout [Place],
        _ definitions: inout [SchemaOutline.Definition: String]
    ) {
        for entry in outline.entries {
            let inner = entry.step.path(after: path)
            let definition = entry.outline.entries.isEmpty ? nil : entry.outline.definition
            let known = definition.flatMap { definitions[$0] }
            places.append(
                Place(
                    path: inner, name: entry.step.path(after: ""), depth: depth, isRequired: entry.isRequired,
                    outline: entry.outline, sameAs: known))
            guard known == nil else { continue }
            if let definition { definitions[definition] = inner }
            describe(entry.outline, path: inner, depth: depth + 1, &places, &definitions)
        }
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
            guard case .bound(let evidence) = binding, evidence.schema.entry == entry,
                evidence.part == .whole, evidence.schema.fragment.isEmpty,
                snippet.block.info["expect"] == nil,
                let schema = schemas[evidence.schema]
            else { continue }
            for values in snippet.shownValues(by: schema) { note(values, outline, path: "", page.id) }
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

    private mutating func note(_ node: ConfigNode, _ outline: SchemaOutline, path: String, _ page: Page.ID) {
        switch node.kind {
        case .object:
            for (key, value) in node.members {
                noteInner(value, outline.entry(.key(key.string ?? "")), path, page)
            }
        case .array:
            for (position, element) in node.elements.enumerated() {
                noteInner(element, outline.entry(.position(position)), path, page)
            }
        case .null, .boolean, .number, .string: break
        }
    }

    private mutating func noteInner(
        _ node: ConfigNode, _ entry: SchemaOutline.Entry?, _ outer: String, _ page: Page.ID
    ) {
        guard let entry else { return }
        let path = entry.step.path(after: outer)
        if uses[path]?.last != page { uses[path, default: []].append(page) }
        let described = entry.outline.definition.flatMap { definitions[$0] }
        note(node, entry.outline, path: described ?? path, page)
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
                let outline = outline(SchemaReference(number))
            else { return nil }
            let entry = entries[number]
            return SchemaReferencePage(
                entry: number, name: entry.name, title: entry.title.isEmpty ? entry.name : entry.title,
                outline: outline)
        }
    }
}

extension Snippet {
    /// What the block shows of the documents that its schema describes; a document that it only refers to is not
    /// shown.
    fileprivate func shownValues(by schema: Schema) -> [ConfigNode] {
        guard let placement else {
            return config.adapted(to: schema).documents.compactMap(\.valuesNode)
        }
        guard block.info["base"] == nil else { return [] }
        return placement.placed.compactMap { $0.adapted(to: schema).document.root }
    }
}
