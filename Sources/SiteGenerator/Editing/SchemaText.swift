package import ConfigSchema
package import Diagnostics
import Text

/// Where a schema's file says something.
extension SchemaCatalogue {
    /// The place of a key in the file of a schema; `nil` where the file cannot be opened, or another file
    /// says it.
    package func location(of steps: [SchemaOutline.Step], in name: String) -> Location? {
        let parts = name.split(separator: "#", maxSplits: 1)
        guard let entry = entries.first(where: { $0.name == parts.first.map(String.init) }),
            entry.place != nil || entry.text.path.hasPrefix("/")
        else { return nil }
        let document = ConfigDocument(parsing: entry.text.bytes, as: .json)
        guard let root = document.root else { return nil }
        let start = parts.count > 1 ? root.value(at: String(parts[1])) ?? root : root
        var search = SchemaText(root: root)
        return search.place(of: steps[...], in: start).map {
            Location(path: entry.text.path, range: $0.range)
        }
    }
}

/// Follows steps through the text of a schema and its references within it.
private struct SchemaText {
    let root: ConfigNode
    /// How many schemas may still be looked at, since they may refer to themselves.
    private var looks = 4_000

    init(root: ConfigNode) { self.root = root }

    /// The key of the member that the last step names, or the schema of the elements.
    mutating func place(of steps: ArraySlice<SchemaOutline.Step>, in schema: ConfigNode) -> ConfigNode? {
        guard looks > 0, schema.kind == .object else { return nil }
        looks -= 1
        guard let step = steps.first else { return nil }
        if let (key, value) = Self.member(step, of: schema) {
            if steps.count == 1 { return key }
            if let found = place(of: steps.dropFirst(), in: value) { return found }
        }
        if let target = schema["$ref"]?.string, target.hasPrefix("#"),
            let next = root.value(at: String(target.dropFirst())), let found = place(of: steps, in: next)
        {
            return found
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for branch in schema[keyword].map({ Array($0.elements) }) ?? [] {
                if let found = place(of: steps, in: branch) { return found }
            }
        }
        for keyword in ["then", "else"] {
            if let branch = schema[keyword], let found = place(of: steps, in: branch) { return found }
        }
        return nil
    }

    private static func member(
        _ step: SchemaOutline.Step, of schema: ConfigNode
    ) -> (key: ConfigNode, value: ConfigNode)? {
        func first(_ keyword: String, _ name: String?) -> (key: ConfigNode, value: ConfigNode)? {
            guard let object = schema[keyword], object.kind == .object else { return nil }
            return object.members.first { name == nil || $0.key.string == name }
        }
        func own(_ keywords: [String]) -> (key: ConfigNode, value: ConfigNode)? {
            for keyword in keywords {
                if let (key, value) = schema.members.first(where: { $0.key.string == keyword }),
                    value.kind == .object
                {
                    return (key, value)
                }
            }
            return nil
        }
        switch step {
        case .key(let name): return first("properties", name)
        case .pattern(let pattern): return first("patternProperties", pattern)
        case .anyKey: return own(["additionalProperties", "unevaluatedProperties"])
        case .item: return own(["items", "additionalItems"])
        case .position(let position):
            guard let list = schema["prefixItems"] ?? schema["items"], let element = list[position] else {
                return nil
            }
            return (element, element)
        }
    }
}
