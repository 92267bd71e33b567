import Diagnostics

/// Reads strings on where a schema wants another type, in languages whose values are often strings only.
extension ConfigDocument {
    /// The value that a schema for settings describes: in a registry file with one key the object of that key's
    /// values, else the root. A YAML text without any document stands for null, as YAML's readers have it.
    public var valuesNode: ConfigNode? {
        if language == .yaml, root == nil, problems.isEmpty { return emptyValue }
        guard language == .reg, let root, root.count == 1, let only = root.members.first(where: { _ in true })
        else { return root }
        return only.value
    }

    /// A null at the beginning of the text.
    private var emptyValue: ConfigNode {
        let arena = NodeArena(nodes: [Node(.null, start: 0, end: 0)], bytes: bytes, side: [])
        return ConfigNode(
            storage: ConfigStorage(arena: arena, problems: [], roots: [0], language: language), index: 0)
    }

    /// The document with the values that a schema wants to be other than strings read on.
    ///
    /// In a property list, a registry file and an environment file a string that the schema wants to be an
    /// array or object is JSON, and one that it wants to be a number, a boolean or null is too where its text is
    /// just that; in the first two `1` and `0` are booleans where the schema wants one. What is read in this way has its
    /// ranges inside the string, and what is wrong with it is among the problems. Documents in other languages
    /// stay as they are, but where the product reads such strings too: each of them is a warning then.
    ///
    /// - Parameters:
    ///   - schema: the schema that the value will be validated against.
    ///   - pointer: the JSON Pointer (RFC 6901) of that value; `valuesNode` where it is `nil`.
    public func adapted(to schema: Schema, at pointer: String? = nil) -> ConfigDocument {
        switch language {
        case .json, .jsonc, .json5, .jsonl, .yaml, .toml: guard schema.readsTexts else { return self }
        case .plist, .reg, .env: break
        }
        var document = self
        // A value that is read on can make another branch the closest one, which wants more values read on.
        for _ in 0..<8 {
            let value = pointer.flatMap { document.root?.value(at: $0) } ?? document.valuesNode
            guard let value, let next = document.adaptedOnce(to: schema, value) else { return document }
            document = next
        }
        return document
    }

    /// The document with the strings read on that a schema objects to now; `nil` where there are none.
    private func adaptedOnce(to schema: Schema, _ value: ConfigNode) -> ConfigDocument? {
        var replacements = Replacements()
        var sideOffset = storage.arena.side.count
        var remarks: [ConfigProblem] = []
        for violation in schema.validate(value, options: ValidationOptions(unknownKeys: .off)) {
            guard let expected = Expectation(violation.kind),
                let node = root?.value(at: violation.instancePath), replacements.positions[node.index] == nil,
                let replacement = expected.replacement(for: node, sideOffset)
            else { continue }
            if !language.isOfTexts { remarks.append(.writtenAsText(node, expected.types)) }
            sideOffset += replacement.side.count
            replacements.positions[node.index] = replacements.values.count
            replacements.values.append(replacement)
        }
        guard !replacements.values.isEmpty else { return nil }
        return ConfigDocument(storage: storage.replacing(replacements, noting: remarks))
    }
}

extension ConfigLanguage {
    /// Whether values that are no strings are often written as some, for want of another way.
    fileprivate var isOfTexts: Bool {
        switch self {
        case .plist, .reg, .env: true
        case .json, .jsonc, .json5, .jsonl, .yaml, .toml: false
        }
    }

    /// Whether `1` and `0`, as a number or as a text, stand for booleans too.
    fileprivate var hasNumbersForBooleans: Bool {
        switch self {
        case .plist, .reg: true
        case .env, .json, .jsonc, .json5, .jsonl, .yaml, .toml: false
        }
    }
}

extension Schema {
    /// Whether the product also reads values that are written as texts, as the schema says of itself.
    fileprivate var readsTexts: Bool { metadata?["texts"]?.boolean == true }
}

extension ConfigProblem {
    /// The part of its kind that says of a value that it is written as a text.
    static let writtenAsText = "written-as-text"

    fileprivate static func writtenAsText(_ node: ConfigNode, _ types: Set<String>) -> ConfigProblem {
        let expected = types.sorted().map(Wording.withArticle)
        let key = node.key?.string.map { "`\($0)`" } ?? "the value"
        return ConfigProblem(
            .schemaWarning, .warning, "\(key) is written as a text, which the product converts",
            at: node.range,
            help: expected.isEmpty ? "write the value itself" : "write \(Wording.list(expected, "or"))",
            doubts: []
        ).with(part: writtenAsText)
    }
}

/// What stands in the place of nodes, in the order in which their texts lie in the side buffer.
private struct Replacements {
    var values: [EmbeddedJSON] = []
    /// The positions among the values, by node.
    var positions: [Int: Int] = [:]

    subscript(_ node: Int) -> EmbeddedJSON? { positions[node].map { values[$0] } }
}

/// What a schema wants in the place of a string.
private struct Expectation {
    var types: Set<String> = []
    /// The values that are listed, as JSON.
    var values: [String] = []

    init?(_ kind: Violation.Kind) {
        switch kind {
        case .wrongType(let expected, _) where !expected.contains("string"): types = Set(expected)
        case .noMatchingBranch: types = ["array", "object"]
        case .notInEnumeration(let expected, _, _): values = expected
        case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
            .wrongType, .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat,
            .duplicateItem, .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue,
            .schemaWarning, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
            return nil
        }
    }

    /// What stands in the place of a value, where that fits better.
    func replacement(for node: ConfigNode, _ sideOffset: Int) -> EmbeddedJSON? {
        guard !node.node.flags.contains(.embedded) else { return nil }
        if node.document.language.hasNumbersForBooleans, types == ["boolean"],
            let number = node.integer ?? node.string.flatMap(Int.init)
        {
            return number == 0 || number == 1 ? EmbeddedJSON(boolean: number == 1, at: node.range) : nil
        }
        guard let text = node.utf8, let first = text.first(where: { $0 > 0x20 }) else { return nil }
        let isStructure = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
        guard isStructure == !types.isDisjoint(with: ["array", "object"]) || !isStructure else { return nil }
        let json = EmbeddedJSON(node, sideOffset: sideOffset)
        guard let root = json.nodes.first else { return nil }
        if isStructure { return json }
        guard json.problems.isEmpty, json.nodes.count == 1 else { return nil }
        let fits =
            types.contains { Self.mask($0).contains(root.type) }
            || values.contains { $0.utf8.elementsEqual(text) }
        return fits && root.type != .string ? json : nil
    }

    /// The scalars of a type by its name in JSON Schema.
    private static func mask(_ name: String) -> TypeMask {
        switch name {
        case "number": .number
        case "integer": [.integer, .wholeFloat]
        case "boolean": .boolean
        case "null": .null
        default: []
        }
    }
}

extension EmbeddedJSON {
    /// A boolean in the place of a number.
    fileprivate init(boolean: Bool, at range: Range<Int>) {
        self.init(
            node: Node(
                .boolean, start: range.lowerBound, end: range.upperBound, payload: boolean ? 1 : 0,
                flags: .embedded))
    }
}

extension ConfigStorage {
    /// The storage with strings replaced by what they hold.
    fileprivate func replacing(
        _ replacements: Replacements, noting remarks: [ConfigProblem]
    ) -> ConfigStorage {
        let side = replacements.values.reduce(into: self.arena.side) { $0 += $1.side }
        var arena = NodeArena(bytes: self.arena.bytes, side: side)
        var places: [Int] = []
        places.reserveCapacity(self.arena.nodes.count + 1)
        var place = 0
        for index in self.arena.nodes.indices {
            places.append(place)
            place += replacements[index]?.nodes.count ?? 1
        }
        places.append(place)
        arena.nodes.reserveCapacity(place)
        for (index, original) in self.arena.nodes.enumerated() {
            guard let replacement = replacements[index] else {
                var node = original
                node.next = UInt32(truncatingIfNeeded: places[Int(node.next)])
                arena.nodes.append(node)
                continue
            }
            for var node in replacement.nodes {
                node.next += UInt32(truncatingIfNeeded: places[index])
                arena.nodes.append(node)
            }
        }
        return ConfigStorage(
            arena: arena,
            problems: (problems + remarks + replacements.values.flatMap(\.problems))
                .sorted { $0.range.lowerBound < $1.range.lowerBound },
            roots: roots.map { places[$0] }, language: language)
    }
}
