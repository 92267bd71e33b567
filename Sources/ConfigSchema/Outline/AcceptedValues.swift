import Text

/// The values that may stand at a place: all of some types, and single ones.
public struct AcceptedValues: Sendable, Hashable {
    /// A value that is written out.
    public struct Value: Sendable, Hashable {
        /// The value as JSON.
        public let json: String
        let type: TypeMask
    }

    /// The types of which all values are accepted.
    var open: TypeMask
    /// The values that a schema lists, in its order.
    public private(set) var values: [Value]

    static let all = AcceptedValues(open: .all, values: [])
    static let none = AcceptedValues(open: [], values: [])

    init(open: TypeMask, values: [Value]) {
        self.open = open
        self.values = values
    }

    /// The names of the types of which all values are accepted, as JSON Schema writes them; empty where any value is.
    public var types: [String] { open == .all ? [] : TypeNames.names(open) }

    /// Whether any value is accepted.
    public var isAnything: Bool { open == .all }

    /// Whether no value is accepted.
    public var isNothing: Bool { open.isEmpty && values.isEmpty }

    /// Whether a value is accepted.
    func contains(_ value: Value) -> Bool {
        !open.isDisjoint(with: value.type) || values.contains(value)
    }

    /// Whether any accepted value has the type of a value.
    public func hasType(of value: ConfigNode) -> Bool { has(value.node.type) }

    /// Whether nothing but lists and objects is accepted.
    public var hasOnlyContainers: Bool {
        !isNothing && !has(TypeMask.all.subtracting([.array, .object, .null]))
    }

    /// Whether any accepted value has a type.
    func has(_ type: TypeMask) -> Bool {
        !open.isDisjoint(with: type) || values.contains { !$0.type.isDisjoint(with: type) }
    }

    func intersection(_ other: AcceptedValues) -> AcceptedValues {
        let shared =
            values.filter(other.contains) + other.values.filter { contains($0) && !values.contains($0) }
        return AcceptedValues(open: open.intersection(other.open), values: shared)
    }

    func union(_ other: AcceptedValues) -> AcceptedValues {
        AcceptedValues(
            open: open.union(other.open), values: values + other.values.filter { !values.contains($0) })
    }
}

extension AcceptedValues {
    /// What `type`, `enum` and `const` of a schema say.
    init(_ schema: ConfigNode) {
        let types = Self.types(schema["type"])
        var listed: [ConfigNode]?
        if let list = schema["enum"], list.kind == .array { listed = Array(list.elements) }
        if let only = schema["const"] { listed = [only] }
        guard let listed else {
            self.init(open: types, values: [])
            return
        }
        let values = listed.map { Value(json: $0.json, type: $0.node.type) }
        self.init(open: [], values: values.filter { !types.isDisjoint(with: $0.type) })
    }

    private static func types(_ node: ConfigNode?) -> TypeMask {
        guard let node else { return .all }
        let names =
            node.kind == .array ? node.elements.compactMap(\.string) : [node.string].compactMap(\.self)
        return names.reduce(into: []) { mask, name in
            switch name {
            case "null": mask.insert(.null)
            case "boolean": mask.insert(.boolean)
            case "integer": mask.formUnion([.integer, .wholeFloat])
            case "number": mask.formUnion(.number)
            case "string": mask.insert(.string)
            case "array": mask.insert(.array)
            case "object": mask.insert(.object)
            default: break
            }
        }
    }
}

extension ConfigNode {
    /// The value as compact JSON; numbers as they are written.
    public var json: String {
        var text = CompactJSON()
        write(to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// Documents are never deeper than `ConfigLimits` allows, and neither is this.
    private func write(to text: inout CompactJSON) {
        switch kind {
        case .null: text.element(raw: "null")
        case .boolean: text.element(raw: boolean == true ? "true" : "false")
        case .number: text.element(raw: numberText ?? "0")
        case .string: text.element(text: string ?? "")
        case .array:
            text.open("[")
            for element in elements { element.write(to: &text) }
            text.close("]")
        case .object:
            text.open("{")
            for (key, value) in members {
                text.key(key.string ?? "")
                value.write(to: &text)
            }
            text.close("}")
        }
    }
}
