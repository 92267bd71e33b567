extension SchemaOutline {
    /// The keywords that set limits, in the order in which they are told.
    private static let limitKeywords = Dictionary(
        uniqueKeysWithValues: zip(
            [
                "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength",
                "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties",
                "maxProperties",
            ], 0...))

    /// What a schema says of its place by itself, without what it refers to and without the places inside.
    init(header schema: ConfigNode) {
        guard schema.kind == .object else {
            accepted = schema.boolean == false ? .none : .all
            return
        }
        accepted = AcceptedValues(schema)
        var title, use, removedOn: String?
        var isDeprecated = false
        // Each schema of the catalogue is read in each run, so that its members are walked over once.
        for (key, value) in schema.members {
            guard let name = key.string else { continue }
            switch name {
            case "type", "$ref", "properties", "items", "enum", "required", "anyOf", "oneOf": continue
            case "description": description = value.string
            case "title": title = value.string
            case "default": defaultValue = value.json
            case "examples": examples = value.kind == .array ? value.elements.map(\.json) : []
            case "deprecated": isDeprecated = value.boolean == true
            case "x-use": use = value.string
            case "x-removed-on": removedOn = value.string
            case "x-deprecated-values": deprecatedValues = Self.deprecatedValues(value)
            // Some differ only in their conditions.
            case "x-warn":
                warnings = value.kind == .array ? value.elements.compactMap(Warning.init).uniqued() : []
            case "x-known-keys":
                knownKeys =
                    (value.kind == .object ? value["names"] : value)?.elements.compactMap(\.string) ?? []
            case "x-message", "x-waymark": continue
            case _ where name.hasPrefix("x-"): addNote(String(name.dropFirst(2)), value)
            default: addLimit(name, value)
            }
        }
        description = description ?? title
        limits.sort {
            Self.limitKeywords[$0.keyword, default: 0] < Self.limitKeywords[$1.keyword, default: 0]
        }
        if isDeprecated { deprecation = Deprecation(use: use, removedOn: removedOn) }
    }

    private mutating func addNote(_ name: String, _ value: ConfigNode) {
        let texts =
            value.kind == .array ? value.elements.compactMap(\.string) : [value.string].compactMap(\.self)
        if !texts.isEmpty { notes.append((name, texts.joined(separator: ", "))) }
    }

    private mutating func addLimit(_ keyword: String, _ value: ConfigNode) {
        guard Self.limitKeywords[keyword] != nil, value.boolean != false else { return }
        limits.append(Limit(keyword: keyword, value: value.string ?? value.json))
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
