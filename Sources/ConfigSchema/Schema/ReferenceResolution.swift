/// A subschema's place: the document and node that it stands at, and the resource that it belongs to.
struct SchemaPlace {
    let document: Int
    let node: Int
    let resource: Int
}

extension ResourceIndex {
    /// What a reference leads to, from within a resource; `nil` where it leads nowhere.
    ///
    /// Schemas refer to the same place again and again (`rs-fhir`: 10,339 references to 678 places), so the
    /// places are remembered: its compilation took 74 ms without, 25 ms with it.
    mutating func target(of reference: String, from resource: Int) -> SchemaPlace? {
        let key = AnchorKey(resource: resource, name: reference)
        if let known = places[key] { return known }
        let place = findTarget(of: reference, from: resource)
        if let place { places[key] = place }
        return place
    }

    private mutating func findTarget(of reference: String, from resource: Int) -> SchemaPlace? {
        let uri = URIReference(reference)
        if reference.hasPrefix("#") { return target(fragment: uri.decodedFragment, in: resource) }
        let absolute = uri.resolved(against: resources[resource].uri)
        guard let found = self.resource(absolute.withoutFragment) else { return nil }
        return target(fragment: absolute.decodedFragment, in: found)
    }

    private mutating func target(fragment: String, in resource: Int) -> SchemaPlace? {
        let root = resources[resource]
        if fragment.isEmpty {
            return SchemaPlace(document: root.document, node: root.root, resource: resource)
        }
        if let tokens = JSONPointer.tokens(fragment) { return target(tokens: tokens, in: resource) }
        return anchors[AnchorKey(resource: resource, name: fragment)].map {
            SchemaPlace(document: root.document, node: $0, resource: resource)
        }
    }

    /// Follows a JSON Pointer. It may lead anywhere, also to where no keyword holds schemas.
    private mutating func target(tokens: [String], in resource: Int) -> SchemaPlace? {
        let root = resources[resource]
        var node = ConfigNode(storage: documents[root.document], index: root.root)
        var current = resource
        for token in tokens {
            guard let child = node.child(token) else { return nil }
            node = child
            current = self.resource(ofRoot: node.index, document: root.document) ?? current
        }
        visit(node.index, resource: current)
        current = self.resource(ofRoot: node.index, document: root.document) ?? current
        return SchemaPlace(document: root.document, node: node.index, resource: current)
    }
}
