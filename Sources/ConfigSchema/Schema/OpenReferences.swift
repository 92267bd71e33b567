/// A reference of a schema that leads out of its document, to what no registry knows yet.
public struct OpenReference: Sendable, Hashable {
    /// The reference as it is written, without its fragment.
    public let text: String
    /// The address that it means, by the base of the schema that it stands in.
    public let address: String
    /// Whether it is a path, to be followed from where its document lies.
    public let isRelative: Bool

    /// The address that it means in a document which lies at another one.
    public func resolved(against address: String) -> String {
        WebReference.resolved(text, against: address)
    }
}

extension SchemaRegistry {
    /// The references in the document under an address that lead to no schema of this registry, each address once,
    /// in the order of the text.
    ///
    /// Data that merely looks like a schema (`const`, `enum`, `default`, `examples`, keys that begin with `x-`) refers
    /// to nothing.
    public func openReferences(in address: String) -> [OpenReference] {
        var index = ResourceIndex(registry: self, fallback: Dialect(.draft2020))
        guard let start = index.resource(URIReference(address).withoutFragment) else { return [] }
        return index.openReferences(below: start)
    }
}

extension ResourceIndex {
    fileprivate mutating func openReferences(below start: Int) -> [OpenReference] {
        let document = resources[start].document
        let storage = documents[document]
        var found: [OpenReference] = []
        var seen: Set<String> = []
        var waiting = [(node: storage.roots.first ?? 0, resource: start)]
        while let (node, outer) = waiting.popLast() {
            // What stands below an unknown keyword is a schema as soon as a pointer leads there.
            visit(node, resource: outer)
            let inner = resource(ofRoot: node, document: document) ?? outer
            let schema = ConfigNode(storage: storage, index: node)
            for reference in Self.references(of: schema) {
                let uri = URIReference(reference)
                let address = uri.resolved(against: resources[inner].uri).withoutFragment
                guard !reference.hasPrefix("#"), seen.insert(address).inserted, resource(address) == nil
                else { continue }
                found.append(
                    OpenReference(
                        text: uri.withoutFragment, address: address,
                        isRelative: uri.scheme == nil && uri.authority == nil && !uri.path.hasPrefix("/")))
            }
            waiting += Self.parts(of: schema).reversed().map { ($0.index, inner) }
        }
        return found
    }

    private static func references(of schema: ConfigNode) -> [String] {
        guard schema.kind == .object else { return [] }
        return [Keyword.ref, .dynamicRef].compactMap { schema[$0.name]?.string }
    }

    /// The values below a schema, or below a list or an unknown keyword, that may be schemas.
    private static func parts(of node: ConfigNode) -> [ConfigNode] {
        if node.kind == .array { return Array(node.elements) }
        guard node.kind == .object else { return [] }
        return node.members.flatMap { key, value -> [ConfigNode] in
            let name = key.string ?? ""
            guard !name.hasPrefix("x-"), !data.contains(name) else { return [] }
            return maps.contains(name) && value.kind == .object ? value.members.map(\.value) : [value]
        }
    }

    /// Keywords that hold schemas by names of the author's own.
    private static let maps = Set(Keyword.allCases.filter { $0.shape == .schemaMap }.map(\.name))
    /// Keywords that hold values of any kind, and no schemas.
    private static let data: Set = ["const", "default", "enum", "example", "examples"]
}
