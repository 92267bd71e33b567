/// The keywords of JSON Schema that mean something to validation or to where schemas stand.
enum Keyword: UInt8, CaseIterable {
    case additionalItems, additionalProperties, allOf, anchor, anyOf, const, contains, contentSchema,
        definitions
    case defs, dependencies, deprecated, dependentRequired, dependentSchemas, dynamicAnchor, dynamicRef,
        `else`, `enum`
    case exclusiveMaximum, exclusiveMinimum, format, id, `if`, items, maxContains, maxItems, maxLength
    case maxProperties, maximum, minContains, minItems, minLength, minProperties, minimum, multipleOf, not
    case oldId, oneOf, pattern, patternProperties, prefixItems, properties, propertyNames, recursiveAnchor
    case recursiveRef, ref, required, schema, then, type, unevaluatedItems, unevaluatedProperties, uniqueItems
    case deprecatedValues, knownKeys, ownNames, warn, contentEncoding, contentMediaType

    /// What a keyword's value holds schemas as.
    enum Shape {
        case schema, schemas, schemaMap, schemaOrSchemas, none
    }

    /// The keyword as a schema writes it.
    var name: String {
        switch self {
        case .anchor: "$anchor"
        case .defs: "$defs"
        case .deprecatedValues: "x-deprecated-values"
        case .dynamicAnchor: "$dynamicAnchor"
        case .dynamicRef: "$dynamicRef"
        case .id: "$id"
        case .knownKeys: "x-known-keys"
        case .oldId: "id"
        case .ownNames: "x-own-names"
        case .recursiveAnchor: "$recursiveAnchor"
        case .recursiveRef: "$recursiveRef"
        case .ref: "$ref"
        case .schema: "$schema"
        case .warn: "x-warn"
        case .additionalItems, .additionalProperties, .allOf, .anyOf, .const, .contains, .contentSchema,
            .definitions, .dependencies, .deprecated, .dependentRequired, .dependentSchemas, .else, .enum,
            .exclusiveMaximum, .exclusiveMinimum, .format, .if, .items, .maxContains, .maxItems, .maxLength,
            .maxProperties, .maximum, .minContains, .minItems, .minLength, .minProperties, .minimum,
            .multipleOf, .not, .oneOf, .pattern, .patternProperties, .prefixItems, .properties,
            .propertyNames, .required, .then, .type, .unevaluatedItems, .unevaluatedProperties, .uniqueItems,
            .contentEncoding, .contentMediaType:
            "\(self)"
        }
    }

    /// Where schemas stand in the keyword's value.
    var shape: Shape {
        switch self {
        case .additionalItems, .additionalProperties, .contains, .contentSchema, .else, .if, .not,
            .propertyNames, .then, .unevaluatedItems, .unevaluatedProperties:
            .schema
        case .allOf, .anyOf, .oneOf, .prefixItems: .schemas
        case .definitions, .defs, .dependencies, .dependentSchemas, .patternProperties, .properties:
            .schemaMap
        case .items: .schemaOrSchemas
        case .anchor, .const, .deprecated, .dependentRequired, .dynamicAnchor, .dynamicRef, .enum,
            .exclusiveMaximum, .exclusiveMinimum, .format, .id, .maxContains, .maxItems, .maxLength,
            .maxProperties, .maximum, .minContains, .minItems, .minLength, .minProperties, .minimum,
            .multipleOf, .oldId, .pattern, .recursiveAnchor, .recursiveRef, .ref, .required, .schema, .type,
            .uniqueItems, .deprecatedValues, .knownKeys, .ownNames, .warn, .contentEncoding,
            .contentMediaType:
            .none
        }
    }

    /// The first draft that has the keyword as an assertion or applicator, and the last. `dependencies` is
    /// kept beyond draft-07, as 2019-09 recommends (its appendix on compatibility).
    var drafts: ClosedRange<Draft> {
        switch self {
        case .additionalItems: .draft4 ... .draft2019
        case .const, .contains, .propertyNames: .draft6 ... .draft2020
        case .if, .then, .else: .draft7 ... .draft2020
        case .contentEncoding, .contentMediaType: .draft7 ... .draft7
        case .dependentRequired, .dependentSchemas, .maxContains, .minContains, .unevaluatedItems,
            .unevaluatedProperties:
            .draft2019 ... .draft2020
        case .recursiveRef, .recursiveAnchor: .draft2019 ... .draft2019
        case .dynamicRef, .dynamicAnchor, .prefixItems: .draft2020 ... .draft2020
        case .additionalProperties, .allOf, .anchor, .anyOf, .contentSchema, .definitions, .defs,
            .dependencies, .deprecated, .enum, .exclusiveMaximum, .exclusiveMinimum, .format, .id, .items,
            .maxItems, .maxLength, .maxProperties, .maximum, .minItems, .minLength, .minProperties, .minimum,
            .multipleOf, .not, .oldId, .oneOf, .pattern, .patternProperties, .properties, .ref, .required,
            .schema, .type, .uniqueItems, .deprecatedValues, .knownKeys, .ownNames, .warn:
            .draft4 ... .draft2020
        }
    }

    /// The vocabulary that the keyword belongs to; `nil` for those that every dialect has.
    var vocabulary: Dialect.Vocabularies? {
        switch self {
        case .unevaluatedItems, .unevaluatedProperties: .unevaluated
        case .additionalItems, .additionalProperties, .allOf, .anyOf, .contains, .dependentSchemas,
            .dependencies,
            .else, .if, .items, .not, .oneOf, .patternProperties, .prefixItems, .properties, .propertyNames,
            .then:
            .applicator
        case .const, .dependentRequired, .enum, .exclusiveMaximum, .exclusiveMinimum, .maxContains, .maxItems,
            .maxLength, .maxProperties, .maximum, .minContains, .minItems, .minLength, .minProperties,
            .minimum,
            .multipleOf, .pattern, .required, .type, .uniqueItems:
            .validation
        case .anchor, .contentSchema, .definitions, .defs, .deprecated, .dynamicAnchor, .dynamicRef, .format,
            .id, .oldId, .recursiveAnchor, .recursiveRef, .ref, .schema, .deprecatedValues, .knownKeys,
            .ownNames, .warn, .contentEncoding, .contentMediaType:
            nil
        }
    }

    /// Whether a dialect knows the keyword.
    func isActive(in dialect: Dialect) -> Bool {
        drafts.contains(dialect.draft) && vocabulary.map { dialect.vocabularies.contains($0) } ?? true
    }
}

/// Finds keywords by the hash of their names.
struct KeywordTable: Sendable {
    static let shared = KeywordTable()

    private let slots: [UInt8]
    private let names: [[UInt8]]
    private let hashes: [UInt32]

    private init() {
        var slots = [UInt8](repeating: 255, count: 256)
        names = Keyword.allCases.map { Array($0.name.utf8) }
        hashes = Keyword.allCases.map { KeyHash.hash($0.name) }
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash & 255)
            while slots[slot] != 255 { slot = (slot + 1) & 255 }
            slots[slot] = UInt8(index)
        }
        self.slots = slots
    }

    /// The keyword that a key names.
    func keyword(_ key: Node, in view: ArenaView) -> Keyword? {
        var slot = Int(key.hash & 255)
        while slots[slot] != 255 {
            let index = Int(slots[slot])
            if hashes[index] == key.hash, view.text(key).elementsEqual(names[index]) {
                return Keyword(rawValue: UInt8(index))
            }
            slot = (slot + 1) & 255
        }
        return nil
    }
}
