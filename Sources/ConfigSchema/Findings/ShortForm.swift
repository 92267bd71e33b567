/// Writes values as short as a message bears.
enum ShortForm {
    /// A scalar as JSON, cut at 40 characters; of an array or object only what it is and its size.
    static func of(_ index: Int, in arena: NodeArena) -> String {
        let node = arena.nodes[index]
        switch node.type {
        case .null: return "null"
        case .boolean: return node.payload != 0 ? "true" : "false"
        case .string: return quoted(arena.string(index))
        case .array: return node.count == 0 ? "an empty array" : list(index, in: arena) ?? "an array"
        case .object: return node.count == 0 ? "an empty object" : "an object"
        default: return cut(String(decoding: arena.numberText(index), as: UTF8.self))
        }
    }

    /// A constant of a schema, or a value beside one: also a short array or object as JSON, since an author can only write
    /// what is shown.
    static func ofConstant(_ index: Int, in arena: NodeArena) -> String {
        whole(index, in: arena, 40) ?? of(index, in: arena)
    }

    /// An array or object as JSON that has something in it and at most so many characters; `nil` for others.
    private static func whole(_ index: Int, in arena: NodeArena, _ limit: Int) -> String? {
        let node = arena.nodes[index]
        guard node.type == .object || node.type == .array, node.count > 0 else { return nil }
        let isObject = node.type == .object
        var text = isObject ? "{" : "["
        var child = index + 1
        while child < Int(node.next) {
            if text.utf8.count > 1 { text += ", " }
            if isObject { text += "\(quoted(arena.string(child))): " }
            let value = isObject ? child + 1 : child
            let rest = limit - text.unicodeScalars.count - 1
            guard rest > 0, let written = part(value, in: arena, rest) else { return nil }
            text += written
            child = Int(arena.nodes[value].next)
        }
        text += isObject ? "}" : "]"
        return text.unicodeScalars.count <= limit ? text : nil
    }

    private static func part(_ index: Int, in arena: NodeArena, _ limit: Int) -> String? {
        let node = arena.nodes[index]
        guard node.type == .object || node.type == .array else { return of(index, in: arena) }
        if node.count == 0 { return node.type == .object ? "{}" : "[]" }
        return whole(index, in: arena, limit)
    }

    /// Whether a short form says nothing but the type of an array or object.
    static func saysTypeAlone(_ short: String) -> Bool { short == "an array" || short == "an object" }

    /// Whether a short form is no JSON and says only what the value is.
    static func isDescription(_ short: String) -> Bool { short.hasPrefix("an ") }

    /// A short array of scalars as JSON; `nil` for others.
    private static func list(_ index: Int, in arena: NodeArena) -> String? {
        guard arena.nodes[index].count <= 4 else { return nil }
        var parts: [String] = []
        var element = index + 1
        for _ in 0..<arena.nodes[index].count {
            guard arena.nodes[element].type.isDisjoint(with: [.array, .object]) else { return nil }
            parts.append(of(element, in: arena))
            element = Int(arena.nodes[element].next)
        }
        let text = "[\(parts.joined(separator: ", "))]"
        return text.unicodeScalars.count <= 40 ? text : nil
    }

    /// A text in double quotes, on one line.
    static func quoted(_ text: String) -> String {
        var escaped = ""
        for scalar in cut(text).unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\t": escaped += "\\t"
            case "\u{0}"..."\u{1F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }

    /// A text cut to a number of characters.
    static func cut(_ text: String, to limit: Int = 40) -> String {
        let characters = text.unicodeScalars
        return characters.count <= limit
            ? text : String(String.UnicodeScalarView(characters.prefix(limit - 1))) + "…"
    }
}

/// The names of types in JSON Schema.
enum TypeNames {
    /// The names of the types in a set, the usual ones first.
    static func names(_ mask: TypeMask) -> [String] {
        var names: [String] = []
        if mask.contains(.string) { names.append("string") }
        if mask.contains(.number) {
            names.append("number")
        } else if !mask.isDisjoint(with: .number) {
            names.append("integer")
        }
        if mask.contains(.boolean) { names.append("boolean") }
        if mask.contains(.object) { names.append("object") }
        if mask.contains(.array) { names.append("array") }
        if mask.contains(.null) { names.append("null") }
        return names
    }
}
