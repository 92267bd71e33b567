import ConfigSchema
import Markdown

/// The places of a schema, each described once, and the way from the values of a document to them.
struct SchemaPlaces: Sendable {
    /// What the schema says of the whole document.
    let outline: SchemaOutline
    /// All places, each before those inside it.
    private(set) var all: [SchemaReferencePage.Place] = []
    /// Where each definition is described.
    private var definitions: [SchemaOutline.Definition: String] = [:]
    /// The places with a name of their own, by their paths, with `*` for each name that authors choose.
    private var keys: [String: String] = [:]

    init(_ outline: SchemaOutline) {
        self.outline = outline
        describe(outline, path: "", key: "", depth: 0)
    }

    /// The place as readers search for it: names with dots between them, and `*` for each name that authors choose, as in
    /// `mcpServers.*.command`; nothing for a place without a name of its own.
    func key(at path: String) -> String? { keys[path] }

    /// An outline is never deeper than its reader allows, and neither is this.
    private mutating func describe(_ outline: SchemaOutline, path: String, key: String, depth: Int) {
        for entry in outline.entries {
            let inner = entry.step.path(after: path)
            let definition = entry.outline.entries.isEmpty ? nil : entry.outline.definition
            let known = definition.flatMap { definitions[$0] }
            let innerKey: String
            switch entry.step {
            case .key(let name):
                innerKey = key.isEmpty ? name : "\(key).\(name)"
                keys[inner] = innerKey
            case .pattern, .anyKey, .item, .position: innerKey = key.isEmpty ? "*" : "\(key).*"
            }
            all.append(
                SchemaReferencePage.Place(
                    path: inner, name: entry.step.path(after: ""), depth: depth, isRequired: entry.isRequired,
                    outline: entry.outline, sameAs: known))
            guard known == nil else { continue }
            if let definition { definitions[definition] = inner }
            describe(entry.outline, path: inner, key: innerKey, depth: depth + 1)
        }
    }

    /// The paths of all places at which a document has something, in the order of the document.
    func paths(in document: ConfigNode) -> [String] {
        var paths: [String] = []
        visit(document, outline, path: "", &paths)
        return paths
    }

    /// The path of the innermost place that all of a document stands in; nothing for a document of several keys.
    func innermost(around document: ConfigNode) -> String? {
        var (node, outline, path) = (document, self.outline, "")
        var innermost: String?
        while let (step, value) = node.onlyMember, let entry = outline.entry(step) {
            let inner = entry.step.path(after: path)
            path = entry.outline.definition.flatMap { definitions[$0] } ?? inner
            (node, outline, innermost) = (value, entry.outline, inner)
        }
        return innermost
    }

    private func visit(
        _ node: ConfigNode, _ outline: SchemaOutline, path: String, _ paths: inout [String]
    ) {
        switch node.kind {
        case .object:
            for (key, value) in node.members {
                visitInner(value, outline.entry(.key(key.string ?? "")), path, &paths)
            }
        case .array:
            for (position, element) in node.elements.enumerated() {
                visitInner(element, outline.entry(.position(position)), path, &paths)
            }
        case .null, .boolean, .number, .string: break
        }
    }

    private func visitInner(
        _ node: ConfigNode, _ entry: SchemaOutline.Entry?, _ outer: String, _ paths: inout [String]
    ) {
        guard let entry else { return }
        let path = entry.step.path(after: outer)
        paths.append(path)
        let described = entry.outline.definition.flatMap { definitions[$0] }
        visit(node, entry.outline, path: described ?? path, &paths)
    }
}

extension ConfigNode {
    /// The one key or element that there is, but for the name of the schema, and its value.
    fileprivate var onlyMember: (SchemaOutline.Step, ConfigNode)? {
        switch kind {
        case .object:
            let shown = Array(members.lazy.filter { $0.key.string != "$schema" }.prefix(2))
            guard shown.count == 1, let key = shown[0].key.string else { return nil }
            return (.key(key), shown[0].value)
        case .array:
            let shown = Array(elements.prefix(2))
            return shown.count == 1 ? (.position(0), shown[0]) : nil
        case .null, .boolean, .number, .string: return nil
        }
    }
}

extension Evidence {
    /// The schema of which a block shows whole documents; `nil` for a block that is meant to fail, and where the schema
    /// is for a part of it.
    func wholeSchema(of snippet: Snippet) -> SchemaReference? {
        part == .whole && schema.fragment.isEmpty && snippet.block.info["expect"] == nil ? schema : nil
    }
}

extension Snippet {
    /// What the block shows of the documents that its schema describes; a document that it only refers to is not
    /// shown.
    func shownValues(by schema: Schema) -> [ConfigNode] {
        guard let placement else {
            return config.adapted(to: schema).documents.compactMap(\.valuesNode)
        }
        guard block.info["base"] == nil else { return [] }
        return placement.placed.compactMap { $0.adapted(to: schema).document.root }
    }
}
