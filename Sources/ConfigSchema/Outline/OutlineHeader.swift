extension SchemaOutline {
    private static let limitKeywords = [
        "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
        "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    ]
    private static let spokenFor: Set<String> = [
        "x-use", "x-removed-on", "x-deprecated-values", "x-message", "x-waymark",
    ]

    /// What a schema says of its place by itself, without what it refers to and without the places inside.
    init(header schema: ConfigNode) {
        guard schema.kind == .object else {
            accepted = schema.boolean == false ? .none : .all
            return
        }
        description = schema["description"]?.string ?? schema["title"]?.string
        accepted = AcceptedValues(schema)
        defaultValue = schema["default"]?.json
        if let list = schema["examples"], list.kind == .array { examples = list.elements.map(\.json) }
        limits = Self.limitKeywords.compactMap { keyword in
            guard let value = schema[keyword], value.boolean != false else { return nil }
            return Limit(keyword: keyword, value: value.string ?? value.json)
        }
        if schema["deprecated"]?.boolean == true {
            deprecation = Deprecation(
                use: schema["x-use"]?.string, removedOn: schema["x-removed-on"]?.string)
        }
        if let terms = schema["x-deprecated-values"], terms.kind == .object {
            deprecatedValues = terms.members.map { key, value in
                (
                    key.string ?? "",
                    Deprecation(use: value["use"]?.string, removedOn: value["removed-on"]?.string)
                )
            }
        }
        for (key, value) in schema.members {
            guard let name = key.string, name.hasPrefix("x-"), !Self.spokenFor.contains(name) else {
                continue
            }
            let texts =
                value.kind == .array ? value.elements.compactMap(\.string) : [value.string].compactMap(\.self)
            if !texts.isEmpty { notes.append((String(name.dropFirst(2)), texts.joined(separator: ", "))) }
        }
    }

    mutating func add(_ step: Step, isRequired: Bool, _ outline: SchemaOutline) {
        entries.append(Entry(step: step, isRequired: isRequired, outline: outline))
    }
}
