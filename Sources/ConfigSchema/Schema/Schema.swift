/// A compiled JSON Schema, ready to validate values. It never changes and can be shared by threads.
public struct Schema: Sendable {
    let program: Program

    /// The schema itself, as a value of the document that it was read from.
    public var root: ConfigNode {
        let unit = program.content.units[0]
        return ConfigNode(storage: program.content.documents[Int(unit.document)], index: Int(unit.node))
    }

    /// The document that the schema was read from.
    var documentRoot: ConfigNode {
        let storage = program.content.documents[Int(program.content.units[0].document)]
        return ConfigNode(storage: storage, index: storage.roots.first ?? 0)
    }

    /// What `title` says.
    public var title: String? { root["title"]?.string ?? documentRoot["title"]?.string }
    /// What `$id` (or `id`) says.
    public var id: String? { documentRoot["$id"]?.string ?? documentRoot["id"]?.string }
    /// The schema's own account of itself, the object under `x-waymark`.
    public var metadata: ConfigNode? { documentRoot["x-waymark"] }
    /// The short name by which people know the schema.
    public var name: String? { metadata?["name"]?.string }
    /// The version of the product that the schema describes.
    public var version: String? { metadata?["version"]?.string }
    /// Where the schema comes from.
    public var source: String? { metadata?["source"]?.string }

    /// Whether a value is valid. Takes the quickest way to the answer. Where there is none, because the schema
    /// refers to itself without end, it is `false`.
    public func isValid(_ node: ConfigNode, options: ValidationOptions = ValidationOptions()) -> Bool {
        Evaluation.run(program, node.storage.arena, assertFormats: options.assertFormats) { evaluation in
            evaluation.isValid(0, node.index) && !evaluation.gaveUp
        }
    }
}
