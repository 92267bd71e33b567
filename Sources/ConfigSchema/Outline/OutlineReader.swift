extension SchemaRegistry {
    /// A schema as people read it; `nil` where the reference leads nowhere.
    ///
    /// - Parameters:
    ///   - reference: the URI of a schema in the registry; a fragment picks a part of it.
    ///   - levels: how many places may lie in one another; what is said of those below is left out.
    public func outline(of reference: String, levels: Int = .max) -> SchemaOutline? {
        var index = ResourceIndex(registry: self, fallback: Dialect(.draft2020))
        let uri = URIReference(reference)
        guard let resource = index.resource(uri.withoutFragment),
            let place = index.target(of: "#" + (uri.fragment ?? ""), from: resource)
        else { return nil }
        var reader = OutlineReader(index: index, levels: levels)
        return reader.outline(at: place)
    }
}

/// Reads a schema into an outline. What stands around the place that is read is remembered, so that a schema which
/// refers to itself ends.
struct OutlineReader {
    /// An outline with more places than this is cut short: nobody reads on, and some schemas have no end.
    private static let mostPlaces = 20_000
    private static let mostLevels = 48

    private var index: ResourceIndex
    private var around: [SchemaOutline.Definition] = []
    private var count = 0
    /// How many more places may lie in the one that is read.
    private var levelsLeft: Int
    /// How deep the deepest place was, and whether something was cut short, since somebody last asked: because of what
    /// stands around it or the schema's size, and for being too deep.
    private var (deepest, isCut, isTooDeep) = (0, false, false)
    /// What was read whole, by where it stands: many references lead to the same place.
    private var known: [SchemaOutline.Definition: Known] = [:]
    /// What was read but for places that are too deep.
    private var knownAbove: [Above: Known] = [:]

    /// A place, and how many more may lie in it.
    private struct Above: Hashable {
        let definition: SchemaOutline.Definition
        let levels: Int
    }

    private struct Known {
        let outline: SchemaOutline
        /// How many places it has, and how many levels.
        let count, levels: Int
        /// Whether there are places which are too deep.
        let isTooDeep: Bool
    }

    init(index: ResourceIndex, levels: Int) {
        self.index = index
        levelsLeft = levels
    }

    /// The outline of the schema at a place.
    mutating func outline(at place: SchemaPlace) -> SchemaOutline {
        let key = SchemaOutline.Definition(document: place.document, node: place.node)
        if let known = known[key] ?? knownAbove[Above(definition: key, levels: levelsLeft)], fits(known) {
            isTooDeep = isTooDeep || known.isTooDeep
            count += known.count
            deepest = max(deepest, around.count + known.levels)
            return known.outline
        }
        count += 1
        guard !around.contains(key), around.count < Self.mostLevels, count < Self.mostPlaces else {
            isCut = true
            var cut = SchemaOutline(header: node(place))
            cut.isCutShort = true
            return cut
        }
        return remembering(key) { $0.outline(of: $0.node(place), in: place) }
    }

    /// Whether what is known is what would be read here: what leads around itself is cut, and never known.
    private func fits(_ known: Known) -> Bool {
        around.count + known.levels <= Self.mostLevels && count + known.count < Self.mostPlaces
    }

    /// Reads a place, and keeps what was read where nothing was cut.
    private mutating func remembering(
        _ key: SchemaOutline.Definition, _ read: (inout OutlineReader) -> SchemaOutline
    ) -> SchemaOutline {
        let before = (count: count - 1, deepest: deepest, isCut: isCut, isTooDeep: isTooDeep)
        around.append(key)
        (deepest, isCut, isTooDeep) = (around.count, false, false)
        let outline = read(&self)
        around.removeLast()
        let found = Known(
            outline: outline, count: count - before.count, levels: deepest - around.count,
            isTooDeep: isTooDeep)
        switch (isCut, isTooDeep) {
        case (true, _): break
        case (false, true): knownAbove[Above(definition: key, levels: levelsLeft)] = found
        case (false, false): known[key] = found
        }
        deepest = max(deepest, before.deepest)
        (isCut, isTooDeep) = (isCut || before.isCut, isTooDeep || before.isTooDeep)
        return outline
    }

    private func node(_ place: SchemaPlace) -> ConfigNode {
        ConfigNode(storage: index.documents[place.document], index: place.node)
    }

    private mutating func outline(of schema: ConfigNode, in place: SchemaPlace) -> SchemaOutline {
        var result = SchemaOutline(header: schema)
        guard schema.kind == .object else { return result }
        addEntries(of: schema, in: place, to: &result)
        for keyword in ["$ref", "$dynamicRef", "$recursiveRef"] {
            guard let reference = schema[keyword]?.string,
                let target = index.target(of: reference, from: place.resource)
            else { continue }
            result.restrict(to: outline(at: target))
            if Self.isReference(schema) {
                result.definition = SchemaOutline.Definition(document: target.document, node: target.node)
            }
        }
        for part in schemas(schema["allOf"], in: place) { result.restrict(to: part) }
        for keyword in ["anyOf", "oneOf"] {
            let branches = schemas(schema[keyword], in: place)
            if !branches.isEmpty { result.restrict(to: SchemaOutline(anyOf: branches)) }
        }
        for keyword in ["then", "else"] {
            if let branch = schema[keyword] { result.addPossible(child(branch, in: place)) }
        }
        for (_, branch) in Self.members(schema["dependentSchemas"]) {
            result.addPossible(child(branch, in: place))
        }
        return result
    }

    /// Whether a schema is nothing but a reference and words about it.
    private static func isReference(_ schema: ConfigNode) -> Bool {
        schema.members.allSatisfy { key, _ in
            key.string.map { wordsOfReferences.contains($0) || $0.hasPrefix("x-") } ?? false
        }
    }

    private static let wordsOfReferences: Set<String> = [
        "$ref", "$comment", "title", "description", "default", "examples", "deprecated",
    ]

    // MARK: Places inside

    private mutating func addEntries(
        of schema: ConfigNode, in place: SchemaPlace, to result: inout SchemaOutline
    ) {
        let required = Set((schema["required"]?.elements).map { $0.compactMap(\.string) } ?? [])
        let properties = schema["properties"]
        for (key, value) in Self.members(properties) {
            let name = key.string ?? ""
            result.add(.key(name), isRequired: required.contains(name), inside(value, in: place))
        }
        for (key, value) in Self.members(schema["patternProperties"]) {
            result.add(.pattern(key.string ?? ""), isRequired: false, inside(value, in: place))
        }
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            guard let others = schema[keyword] else { continue }
            if others.boolean == false { result.isClosed = true }
            if others.kind == .object { result.add(.anyKey, isRequired: false, inside(others, in: place)) }
        }
        for name in required.sorted() where properties?[name] == nil {
            result.add(.key(name), isRequired: true, .anything)
        }
        addItems(of: schema, in: place, to: &result)
    }

    private mutating func addItems(
        of schema: ConfigNode, in place: SchemaPlace, to result: inout SchemaOutline
    ) {
        let items = schema["items"]
        let first = schema["prefixItems"] ?? (items?.kind == .array ? items : nil)
        let positions = first.map { $0.kind == .array ? Array($0.elements) : [] } ?? []
        for (position, element) in positions.enumerated() {
            result.add(.position(position), isRequired: false, inside(element, in: place))
        }
        let rest = items?.kind == .array ? schema["additionalItems"] : items
        if let rest, rest.kind == .object { result.add(.item, isRequired: false, inside(rest, in: place)) }
    }

    /// What is said of a value inside of the one that is read; nothing where that is too deep.
    private mutating func inside(_ schema: ConfigNode, in place: SchemaPlace) -> SchemaOutline {
        guard levelsLeft > 0 else {
            isTooDeep = true
            var cut = SchemaOutline.anything
            cut.isCutShort = true
            return cut
        }
        levelsLeft -= 1
        defer { levelsLeft += 1 }
        return child(schema, in: place)
    }

    private mutating func schemas(_ list: ConfigNode?, in place: SchemaPlace) -> [SchemaOutline] {
        guard let list, list.kind == .array else { return [] }
        return list.elements.map { child($0, in: place) }
    }

    private mutating func child(_ schema: ConfigNode, in place: SchemaPlace) -> SchemaOutline {
        let resource = index.resource(ofRoot: schema.index, document: place.document) ?? place.resource
        return outline(at: SchemaPlace(document: place.document, node: schema.index, resource: resource))
    }

    private static func members(_ node: ConfigNode?) -> [(key: ConfigNode, value: ConfigNode)] {
        guard let node, node.kind == .object else { return [] }
        return Array(node.members)
    }
}
