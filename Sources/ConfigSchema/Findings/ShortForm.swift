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

    /// A constant of a schema: also a short object of scalars as JSON, since an author can only write what is shown.
    static func ofConstant(_ index: Int, in arena: NodeArena) -> String {
        object(index, in: arena) ?? of(index, in: arena)
    }

    /// A short object of scalars as JSON; `nil` for others.
    private static func object(_ index: Int, in arena: NodeArena) -> String? {
        let node = arena.nodes[index]
        guard node.type == .object, (1...4).contains(node.count) else { return nil }
        var parts: [String] = []
        var key = index + 1
        while key < Int(node.next) {
            guard arena.nodes[key + 1].type.isDisjoint(with: [.array, .object]) else { return nil }
            parts.append("\(quoted(arena.string(key))): \(of(key + 1, in: arena))")
            key = Int(arena.nodes[key + 1].next)
        }
        let text = "{\(parts.joined(separator: ", "))}"
        return text.unicodeScalars.count <= 40 ? text : nil
    }

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
