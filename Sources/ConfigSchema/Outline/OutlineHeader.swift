extension SchemaOutline {
    private static let limitKeywords = [
        "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
        "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    ]
    private static let spokenFor: Set<String> = [
        "x-use", "x-removed-on", "x-deprecated-values", "x-message", "x-waymark", "x-warn",
        "x-known-keys",
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
        if let terms = schema["x-deprecated-values"] { deprecatedValues = Self.deprecatedValues(terms) }
        if let list = schema["x-warn"], list.kind == .array {
            // Some differ only in their conditions.
            warnings = list.elements.compactMap(Warning.init).uniqued()
        }
        if let known = schema["x-known-keys"] {
            knownKeys = (known.kind == .object ? known["names"] : known)?.elements.compactMap(\.string) ?? []
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

    private static func deprecatedValues(_ terms: ConfigNode) -> [(value: String, deprecation: Deprecation)] {
        func deprecation(_ node: ConfigNode) -> Deprecation {
            Deprecation(
                use: node["use"]?.string, removedOn: node["removed-on"]?.string,
                deprecatedOn: node["deprecated-on"]?.string, place: node["where"]?.string,
                source: node["source"]?.string)
        }
        switch terms.kind {
        case .object: return terms.members.map { ($0.key.string ?? "", deprecation($0.value)) }
        case .array:
            return terms.elements.compactMap { entry in
                let value =
                    entry["value"].map { $0.string ?? $0.json } ?? entry["pattern"]?.string.map { "/\($0)/" }
                return value.map { ($0, deprecation(entry)) }
            }
        case .null, .boolean, .number, .string: return []
        }
    }

    mutating func add(_ step: Step, isRequired: Bool, _ outline: SchemaOutline) {
        entries.append(Entry(step: step, isRequired: isRequired, outline: outline))
    }
}

extension SchemaOutline.Warning {
    fileprivate init?(_ entry: ConfigNode) {
        guard let id = entry["id"]?.string, let message = entry["message"]?.string else { return nil }
        self.init(
            id: id, message: message, use: entry["use"]?.string, source: entry["source"]?.string,
            since: entry["since"]?.string, until: entry["until"]?.string,
            isUnconditional: entry["if"]?.boolean == true)
    }
}
