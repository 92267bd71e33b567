import Diagnostics

/// Compiles schemas into a program: each subschema that can be reached becomes a unit, once.
struct SchemaCompiler {
    var index: ResourceIndex
    var content = Program.Content()
    var problems: [ConfigProblem] = []
    /// For each document the unit of each node, or -1.
    private var unitOfNode: [[Int32]] = []
    private var pending: [(unit: Int, place: SchemaPlace)] = []
    /// The keywords of the subschema at hand: the index of each one's value, or 0 where it is absent.
    var values = [Int](repeating: 0, count: Keyword.allCases.count)
    private var patternByText: [String: Int32] = [:]
    private var dynamicNames: [String] = []
    private var touched: [Bool] = []
    private var main = 0

    init(registry: SchemaRegistry, fallback: Dialect) {
        index = ResourceIndex(registry: registry, fallback: fallback)
    }

    /// Compiles what a reference leads to; the first unit of the program is its schema.
    mutating func compile(_ reference: String) -> Program? {
        let uri = URIReference(reference)
        guard let resource = index.resource(uri.withoutFragment),
            let place = index.target(of: "#" + (uri.fragment ?? ""), from: resource)
        else { return nil }
        main = place.document
        _ = unit(at: place)
        reportDialect(of: resource)
        while let (unit, place) = pending.popLast() { compileUnit(unit, at: place) }
        content.documents = index.documents
        content.containsEvaluatesIn = index.resources.map { $0.dialect.draft >= .draft2020 }
        MaskPass.run(on: &content)
        FilterPass.run(on: &content)
        ShortcutPass.run(on: &content)
        return Program(content)
    }

    private mutating func reportDialect(of resource: Int) {
        let root = index.resources[resource]
        let node = ConfigNode(storage: index.documents[root.document], index: root.root)
        guard let schema = node["$schema"], let uri = schema.string else { return }
        if Draft(metaschema: uri) == nil, index.registry.entry(for: URIReference(uri).withoutFragment) == nil
        {
            problems.append(
                ConfigProblem(
                    .unknownDialect, .warning, "the metaschema `\(uri)` is not known", at: schema.range,
                    help: "the schema is read as \(root.dialect.draft.metaschema)"))
        }
    }

    // MARK: Units

    /// The unit of a subschema; it is compiled later if it is new.
    mutating func unit(at place: SchemaPlace) -> Int32 {
        while unitOfNode.count <= place.document {
            let count = index.documents[unitOfNode.count].arena.nodes.count
            unitOfNode.append([Int32](repeating: -1, count: count))
        }
        let known = unitOfNode[place.document][place.node]
        if known >= 0 { return known }
        let resource = index.resource(ofRoot: place.node, document: place.document) ?? place.resource
        let unit = content.units.count
        content.units.append(
            Unit(resource: Int32(resource), document: Int32(place.document), node: Int32(place.node)))
        unitOfNode[place.document][place.node] = Int32(unit)
        pending.append((unit, SchemaPlace(document: place.document, node: place.node, resource: resource)))
        touch(resource)
        return Int32(unit)
    }

    /// The unit of a value below the subschema at hand.
    mutating func unit(_ node: Int, _ place: SchemaPlace) -> Int32 {
        unit(at: SchemaPlace(document: place.document, node: node, resource: place.resource))
    }

    func storage(_ place: SchemaPlace) -> ConfigStorage { index.documents[place.document] }

    func nodeView(_ node: Int, _ place: SchemaPlace) -> ConfigNode {
        ConfigNode(storage: storage(place), index: node)
    }

    private mutating func compileUnit(_ unit: Int, at place: SchemaPlace) {
        let storage = storage(place)
        switch storage.arena.nodes[place.node].type {
        case .boolean:
            if storage.arena.nodes[place.node].payload == 0 { content.units[unit].types = [] }
        case .object:
            for keyword in values.indices { values[keyword] = 0 }
            let dialect = index.resources[place.resource].dialect
            storage.arena.withView { view in
                ResourceIndex.members(of: place.node, in: view) { keyword, value in
                    if keyword.isActive(in: dialect) { values[Int(keyword.rawValue)] = value }
                }
            }
            if dialect.draft <= .draft7, value(.ref) != nil {
                compileReference(.ref, unit, place)
            } else {
                compileKeywords(unit, place, dialect)
            }
            noteAdvice(unit, place)
            compileDatedValues(unit, place)
            compileWarnings(unit, place)
            compileKnownNames(unit, place)
        default:
            report("a schema is an object or a boolean", place.node, place)
        }
    }

    private mutating func noteAdvice(_ unit: Int, _ place: SchemaPlace) {
        guard value(.deprecated) != nil || value(.ownNames) != nil else { return }
        let schema = nodeView(Int(content.units[unit].node), place)
        checkDay(schema["x-removed-on"], "x-removed-on", place)
        content.units[unit].hasAdvice = true
        content.hasAdvice = true
    }

    /// The value of a keyword of the subschema at hand.
    func value(_ keyword: Keyword) -> Int? {
        let node = values[Int(keyword.rawValue)]
        return node == 0 ? nil : node
    }

    private mutating func compileKeywords(_ unit: Int, _ place: SchemaPlace, _ dialect: Dialect) {
        if let type = value(.type) { content.units[unit].types = types(type, place, dialect) }
        content.units[unit].object = objectProgram(place, dialect)
        content.units[unit].array = arrayProgram(place, dialect)
        content.units[unit].string = stringProgram(place, dialect)
        content.units[unit].number = numberProgram(place, dialect)
        content.units[unit].unevaluated = unevaluatedProgram(place)
        compileGeneral(unit, place, dialect)
    }

    // MARK: References

    /// Appends the instruction of a static reference, as the unit's only one.
    private mutating func compileReference(_ keyword: Keyword, _ unit: Int, _ place: SchemaPlace) {
        guard let target = staticTarget(keyword, place) else { return }
        content.units[unit].general = append([.reference(target)])
    }

    /// The unit that a reference keyword leads to; says so where it leads nowhere.
    mutating func staticTarget(_ keyword: Keyword, _ place: SchemaPlace) -> Int32? {
        guard let node = value(keyword) else { return nil }
        guard let reference = nodeView(node, place).string else {
            report("`\(keyword.name)` is a string", node, place)
            return nil
        }
        guard let target = index.target(of: reference, from: place.resource) else {
            let address = URIReference(reference).resolved(against: index.resources[place.resource].uri)
            let words = index.registry.unreadable[address.withoutFragment]
            reportLost("`\(reference)`", node, place, because: words)
            return nil
        }
        return unit(at: target)
    }

    /// The instruction of `$dynamicRef` (2020-12) or `$recursiveRef` (2019-09).
    mutating func dynamicInstruction(_ keyword: Keyword, _ place: SchemaPlace) -> Instruction? {
        guard let node = value(keyword), let reference = nodeView(node, place).string,
            let target = index.target(of: reference, from: place.resource)
        else {
            if let node = value(keyword) { reportLost("`\(keyword.name)`", node, place) }
            return nil
        }
        let unit = unit(at: target)
        let name = keyword == .recursiveRef ? "" : URIReference(reference).decodedFragment
        let resource = Int(content.units[Int(unit)].resource)
        guard index.dynamicAnchors[.init(resource: resource, name: name)] == target.node else {
            return .reference(unit)
        }
        content.dynamicReferences.append(DynamicReference(target: unit, anchor: anchor(named: name)))
        return .dynamicReference(Int32(content.dynamicReferences.count - 1))
    }

    private mutating func anchor(named name: String) -> Int32 {
        if let known = dynamicNames.firstIndex(of: name) { return Int32(known) }
        dynamicNames.append(name)
        content.dynamicAnchors.append([:])
        for resource in touched.indices where touched[resource] {
            addAnchor(dynamicNames.count - 1, resource: resource)
        }
        return Int32(dynamicNames.count - 1)
    }

    /// Notes that a resource takes part, with those of its dynamic anchors that somebody asks for.
    private mutating func touch(_ resource: Int) {
        while touched.count <= resource { touched.append(false) }
        guard !touched[resource] else { return }
        touched[resource] = true
        for name in dynamicNames.indices { addAnchor(name, resource: resource) }
    }

    private mutating func addAnchor(_ name: Int, resource: Int) {
        guard let node = index.dynamicAnchors[.init(resource: resource, name: dynamicNames[name])] else {
            return
        }
        let document = index.resources[resource].document
        let unit = unit(at: SchemaPlace(document: document, node: node, resource: resource))
        content.dynamicAnchors[name][Int32(resource)] = unit
    }

    // MARK: Parts

    mutating func append(_ instructions: [Instruction]) -> Unit.Span {
        guard !instructions.isEmpty else { return .empty }
        let start = content.instructions.count
        content.instructions += instructions
        return Unit.Span(start: Int32(start), count: Int32(instructions.count))
    }

    /// The index of a pattern; -1, with a problem, where it is no regular expression.
    mutating func pattern(_ node: Int, _ place: SchemaPlace) -> Int32 {
        guard let text = nodeView(node, place).string else { return -1 }
        if let known = patternByText[text] { return known }
        var index: Int32 = -1
        do throws(PatternProblem) {
            index = content.append(try Pattern(text))
        } catch {
            report(
                "`\(text)` is no regular expression that can be matched: \(error.words)", node, place,
                help: "patterns are written by ECMA-262 with the flag `u`; this one is not checked")
        }
        patternByText[text] = index
        return index
    }

    /// Says that a reference cannot be followed, so that less is checked than the schema demands.
    private mutating func reportLost(
        _ reference: String, _ node: Int, _ place: SchemaPlace, because words: String? = nil
    ) {
        let uri = index.resources[place.resource].uri
        let file = place.document == main ? "" : " in `\(uri.path.split(separator: "/").last ?? "")`"
        report(
            "\(reference)\(file) leads \(words == nil ? "nowhere" : "to a text that is no JSON")", node,
            place, .error,
            help: (words.map { $0 + "; " } ?? "") + "what it would demand is not checked")
    }

    /// Says what is wrong with a schema; the schema stays usable.
    mutating func report(
        _ message: String, _ node: Int, _ place: SchemaPlace, _ severity: Severity = .warning,
        help: String? = nil
    ) {
        let range = place.document == main ? storage(place).arena.nodes[node].range : 0..<0
        problems.append(ConfigProblem(.invalidSchema, severity, message, at: range, help: help))
    }
}
