import ConfigSchema

/// What a schema lists for the places of an instance, read off its text without validating anything.
///
/// It follows references inside the document and all combinations, so that a key counts as listed where any branch
/// lists it.
struct SchemaOutline {
    let root: ConfigNode

    /// The subschemas that may apply at one place.
    typealias Subschemas = [ConfigNode]

    var subschemas: Subschemas { expanded([root]) }

    /// The subschemas for a member of an object.
    func member(_ key: String, of object: Subschemas) -> Subschemas {
        var found: Subschemas = []
        for schema in object {
            if let listed = schema["properties"]?[key] {
                found.append(listed)
            } else if let additional = schema["additionalProperties"], additional.kind == .object {
                found.append(additional)
            }
        }
        return expanded(found)
    }

    /// The subschemas for the elements of an array.
    func element(of array: Subschemas) -> Subschemas {
        expanded(array.compactMap { $0["items"] }.filter { $0.kind == .object })
    }

    /// Whether any branch lists a key.
    func lists(_ key: String, _ object: Subschemas) -> Bool {
        object.contains { $0["properties"]?[key] != nil }
    }

    /// Whether people choose names for the keys of an object, in any branch.
    func hasFreeNames(_ object: Subschemas) -> Bool {
        object.contains { schema in
            schema["patternProperties"] != nil || schema["additionalProperties"]?.kind == .object
                || schema["unevaluatedProperties"]?.kind == .object
        }
    }

    /// Whether any branch demands a key.
    func demands(_ key: String, _ object: Subschemas) -> Bool {
        object.contains { schema in
            schema["required"].map { Array($0.elements) }?.contains { $0.string == key } == true
        }
    }

    /// Whether any branch lists the values themselves.
    func listsValues(_ value: Subschemas) -> Bool {
        value.contains { $0["enum"] != nil || $0["const"] != nil }
    }

    private func expanded(_ schemas: Subschemas) -> Subschemas {
        var found: Subschemas = []
        var seen: Set<Int> = []
        var pending = schemas
        while let schema = pending.popLast(), found.count < 300 {
            guard schema.kind == .object, seen.insert(schema.range.lowerBound).inserted else { continue }
            found.append(schema)
            if let reference = schema["$ref"]?.string, reference.hasPrefix("#"),
                let target = root.value(at: String(reference.dropFirst()))
            {
                pending.append(target)
            }
            for keyword in ["allOf", "anyOf", "oneOf"] {
                if let branches = schema[keyword] { pending += branches.elements }
            }
            for keyword in ["then", "else"] {
                if let branch = schema[keyword] { pending.append(branch) }
            }
        }
        return found
    }
}
