/// Where schema resources and anchors are, in the documents that a compilation has looked at.
struct ResourceIndex {
    /// A schema with a URI of its own (2020-12 Core, section 4.3.5).
    struct Resource {
        let uri: URIReference
        let document: Int
        let root: Int
        let dialect: Dialect
    }

    /// A name within a resource.
    struct AnchorKey: Hashable {
        let resource: Int
        let name: String
    }

    let registry: SchemaRegistry
    let fallback: Dialect
    private(set) var documents: [ConfigStorage] = []
    private(set) var resources: [Resource] = []
    private var resourceByURI: [String: Int] = [:]
    private var documentByURI: [String: Int] = [:]
    private var resourceByRoot: [[Int: Int]] = []
    private(set) var anchors: [AnchorKey: Int] = [:]
    private(set) var dynamicAnchors: [AnchorKey: Int] = [:]
    /// Where references have led to, by the resource that they stand in.
    var places: [AnchorKey: SchemaPlace] = [:]
    /// For each document the nodes that have been looked at as schemas.
    private var visited: [[Bool]] = []

    init(registry: SchemaRegistry, fallback: Dialect) {
        self.registry = registry
        self.fallback = fallback
    }

    /// The resource with a URI, looked for in the registry where no document has it yet.
    mutating func resource(_ uri: String) -> Int? {
        if let known = resourceByURI[uri] { return known }
        if let entry = registry.entry(for: uri) {
            // A document that is known under several addresses is looked at once.
            let known = documentByURI[entry.uri].flatMap {
                resourceByRoot[$0][documents[$0].roots.first ?? 0]
            }
            let root = known ?? index(entry)
            resourceByURI[uri] = root
            return root
        }
        for entry in registry.entries where entry.mayEmbed && documentByURI[entry.uri] == nil {
            _ = index(entry)
            if let known = resourceByURI[uri] { return known }
        }
        return resourceByURI[uri]
    }

    /// The resource that a node is the root of.
    func resource(ofRoot node: Int, document: Int) -> Int? { resourceByRoot[document][node] }

    private mutating func index(_ entry: SchemaRegistry.Entry) -> Int? {
        guard let root = entry.storage.roots.first else { return nil }
        let document = documents.count
        documents.append(entry.storage)
        documentByURI[entry.uri] = document
        resourceByRoot.append([:])
        visited.append([Bool](repeating: false, count: entry.storage.arena.nodes.count))
        let dialect = self.dialect(of: ConfigNode(storage: entry.storage, index: root), inherited: fallback)
        let resource = add(
            Resource(uri: URIReference(entry.uri), document: document, root: root, dialect: dialect))
        resourceByURI[entry.uri] = resource
        walk(from: root, resource: resource)
        return resourceByRoot[document][root] ?? resource
    }

    private mutating func add(_ resource: Resource) -> Int {
        resources.append(resource)
        let index = resources.count - 1
        resourceByRoot[resource.document][resource.root] = index
        if resourceByURI[resource.uri.withoutFragment] == nil {
            resourceByURI[resource.uri.withoutFragment] = index
        }
        return index
    }

    /// The dialect that `$schema` names: a draft's own, one whose metaschema is known, else the one at hand.
    mutating func dialect(of root: ConfigNode, inherited: Dialect) -> Dialect {
        dialect(named: root["$schema"]?.string, inherited: inherited)
    }

    private func dialect(named uri: String?, inherited: Dialect) -> Dialect {
        guard let uri else { return inherited }
        if let draft = Draft(metaschema: uri) { return Dialect(draft) }
        let place = URIReference(uri).withoutFragment
        guard let entry = registry.entry(for: place), let index = entry.storage.roots.first else {
            return inherited
        }
        let metaschema = ConfigNode(storage: entry.storage, index: index)
        let draft = metaschema["$schema"]?.string.flatMap { Draft(metaschema: $0) } ?? inherited.draft
        return Dialect(metaschema: metaschema, draft: draft)
    }

    /// Looks at a node as a schema, with all schemas below it, where that has not been done yet.
    mutating func visit(_ node: Int, resource: Int) {
        guard !visited[resources[resource].document][node] else { return }
        walk(from: node, resource: resource)
    }

    private mutating func walk(from start: Int, resource: Int) {
        let storage = documents[resources[resource].document]
        var pending = [(node: start, resource: resource)]
        while let (node, outer) = pending.popLast() {
            let document = resources[outer].document
            guard !visited[document][node] else { continue }
            visited[document][node] = true
            guard storage.arena.nodes[node].type == .object else { continue }
            let inner = enter(ConfigNode(storage: storage, index: node), resource: outer)
            storage.arena.withView { view in
                Self.schemas(below: node, in: view) { pending.append(($0, inner)) }
            }
        }
    }

    /// Notes the identifiers of a schema, and gives the resource that it belongs to.
    private mutating func enter(_ schema: ConfigNode, resource outer: Int) -> Int {
        let ids = identifiers(of: schema)
        let dialect = self.dialect(named: ids.schema, inherited: resources[outer].dialect)
        if dialect.draft <= .draft7, ids.hasReference { return outer }
        var resource = outer
        if let id = dialect.draft == .draft4
            ? ids.old ?? ids.id : ids.id ?? (dialect.draft <= .draft7 ? ids.old : nil)
        {
            let uri = URIReference(id).resolved(against: resources[outer].uri)
            if !id.hasPrefix("#"), !id.isEmpty {
                let new = Resource(
                    uri: URIReference(uri.withoutFragment), document: resources[outer].document,
                    root: schema.index,
                    dialect: dialect)
                resource = add(new)
            }
            if let name = uri.fragment, !name.isEmpty, dialect.draft <= .draft7 {
                anchors[AnchorKey(resource: resource, name: name)] = schema.index
            }
        }
        if let name = ids.anchor { anchors[AnchorKey(resource: resource, name: name)] = schema.index }
        if let name = ids.dynamicAnchor {
            anchors[AnchorKey(resource: resource, name: name)] = schema.index
            dynamicAnchors[AnchorKey(resource: resource, name: name)] = schema.index
        }
        if ids.isRecursive { dynamicAnchors[AnchorKey(resource: resource, name: "")] = schema.index }
        return resource
    }

    private struct Identifiers {
        var schema: String?
        var id: String?
        var old: String?
        var anchor: String?
        var dynamicAnchor: String?
        var isRecursive = false
        var hasReference = false
    }

    private func identifiers(of schema: ConfigNode) -> Identifiers {
        var found = Identifiers()
        schema.storage.arena.withView { view in
            Self.members(of: schema.index, in: view) { keyword, value in
                let text = { view.nodes[value].type == .string ? schema.storage.arena.string(value) : nil }
                switch keyword {
                case .schema: found.schema = text()
                case .id: found.id = text()
                case .oldId: found.old = text()
                case .anchor: found.anchor = text()
                case .dynamicAnchor: found.dynamicAnchor = text()
                case .recursiveAnchor: found.isRecursive = view.nodes[value].payload == 1
                case .ref: found.hasReference = true
                case .additionalItems, .additionalProperties, .allOf, .anyOf, .const, .contains,
                    .contentSchema, .definitions, .defs, .dependencies, .deprecated, .dependentRequired,
                    .dependentSchemas, .dynamicRef, .else, .enum, .exclusiveMaximum, .exclusiveMinimum,
                    .format, .if, .items, .maxContains, .maxItems, .maxLength, .maxProperties, .maximum,
                    .minContains, .minItems, .minLength, .minProperties, .minimum, .multipleOf, .not, .oneOf,
                    .pattern, .patternProperties, .prefixItems, .properties, .propertyNames, .recursiveRef,
                    .required, .then, .type, .unevaluatedItems, .unevaluatedProperties, .uniqueItems,
                    .deprecatedValues, .knownKeys, .ownNames, .warn, .contentEncoding, .contentMediaType:
                    break
                }
            }
        }
        return found
    }

    /// Calls `body` for each keyword of a schema object with its value's index.
    static func members(of object: Int, in view: ArenaView, _ body: (Keyword, Int) -> Void) {
        var key = object + 1
        let end = Int(view.nodes[object].next)
        while key < end {
            let value = key + 1
            if let keyword = KeywordTable.shared.keyword(view.nodes[key], in: view) { body(keyword, value) }
            key = Int(view.nodes[value].next)
        }
    }

    /// Calls `body` for each value that a schema object's keywords hold as schemas.
    private static func schemas(below object: Int, in view: ArenaView, _ body: (Int) -> Void) {
        members(of: object, in: view) { keyword, value in
            let type = view.nodes[value].type
            switch keyword.shape {
            case .none: break
            case .schema: if type == .object { body(value) }
            case .schemas, .schemaOrSchemas:
                if type == .object, keyword.shape == .schemaOrSchemas { body(value) }
                if type == .array { children(of: value, step: 0, in: view, body) }
            case .schemaMap: if type == .object { children(of: value, step: 1, in: view, body) }
            }
        }
    }

    private static func children(of parent: Int, step: Int, in view: ArenaView, _ body: (Int) -> Void) {
        var child = parent + 1 + step
        let end = Int(view.nodes[parent].next)
        while child < end {
            if view.nodes[child].type == .object { body(child) }
            child = Int(view.nodes[child].next) + step
        }
    }
}
