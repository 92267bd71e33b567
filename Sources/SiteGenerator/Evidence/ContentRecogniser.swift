import ConfigSchema

/// Tells from what a text holds which schema it is of.
struct ContentRecogniser: Sendable {
    private let catalogue: SchemaCatalogue
    /// The schemas of the catalogue, compiled.
    private let schemas: [Schema?]
    /// The signs of all schemas.
    private let signs: [SchemaSign]
    /// The keys that each schema lists at its root, by the schemas' numbers.
    private let rootKeys: [Set<String>]
    /// The keys that each schema lists of the members of its root.
    private let innerKeys: [[String: Set<String>]]

    init(_ catalogue: SchemaCatalogue, _ schemas: [Schema?]) {
        self.catalogue = catalogue
        self.schemas = schemas
        let outlines = catalogue.entries.indices.map {
            catalogue.outline(SchemaReference(entry: $0, fragment: "")) ?? .anything
        }
        signs = zip(catalogue.entries.indices, outlines).flatMap { entry, outline in
            catalogue.entries[entry].signs?.elements.compactMap { SchemaSign($0, entry: entry, outline) }
                ?? []
        }
        rootKeys = outlines.map(\.keys)
        innerKeys = outlines.map(\.innerKeys)
    }

    /// Whether documents of a schema are written in a language.
    func isWritten(_ entry: Int, in language: ConfigLanguage) -> Bool {
        catalogue.entries[entry].languages.contains(language)
    }

    /// The signs that a text fits.
    func matches(of root: ConfigNode, in language: ConfigLanguage) -> [SchemaSign] {
        guard root.kind == .object || root.kind == .array else { return [] }
        return signs.filter { isWritten($0.entry, in: language) && $0.fits(root) && isFamiliar($0, root) }
    }

    /// A sign of one schema that a text fits.
    func sign(of entry: Int, for root: ConfigNode, in language: ConfigLanguage) -> SchemaSign? {
        signs.first { $0.entry == entry && isWritten(entry, in: language) && $0.fits(root) }
    }

    /// Whether a schema lists all keys of an object that are not another tool's.
    func knows(all root: ConfigNode, _ entry: Int, in language: ConfigLanguage) -> Bool {
        isWritten(entry, in: language) && root.kind == .object && root.count > 0
            && root.hasOnly(keysOf: rootKeys[entry])
    }

    /// The place in a document of a schema where a part of one stands: the member that lists all its keys, or where
    /// another schema's sign sees it.
    func place(of root: ConfigNode, in entry: Int, _ language: ConfigLanguage) -> String? {
        guard root.kind == .object, root.count > 0 else { return nil }
        let members = innerKeys[entry].filter { root.hasOnly(keysOf: $0.value) }.keys
        if let member = members.min() { return "/\(member)" }
        return matches(of: root, in: language).compactMap(\.place).first { place in
            place.split(separator: "/").first.map { rootKeys[entry].contains(String($0)) } ?? false
        }
    }

    /// Whether a schema lists at least half of the keys of a whole document.
    private func isFamiliar(_ sign: SchemaSign, _ root: ConfigNode) -> Bool {
        guard sign.place == nil, root.kind == .object else { return true }
        let known = root.members.count { $0.key.string.map(rootKeys[sign.entry].contains) ?? false }
        return known * 2 >= root.count
    }

    /// The sign that fits best: of several that whose schema knows more of the text's keys.
    func best(for document: ConfigDocument, in language: ConfigLanguage) -> SchemaSign? {
        guard let root = document.valuesNode else { return nil }
        let found = matches(of: root, in: language)
        guard found.count > 1 else { return found.first }
        return found.map { sign in
            (
                sign, strangers(in: document, by: sign), sign.place == nil ? 0 : 1,
                catalogue.entries[sign.entry].isGeneral ? 0 : 1
            )
        }.min { ($0.1, $0.2, $0.3) < ($1.1, $1.2, $1.3) }?.0
    }

    /// How many keys of a text a schema does not know.
    private func strangers(in document: ConfigDocument, by sign: SchemaSign) -> Int {
        guard let schema = schemas[sign.entry] else { return .max }
        return document.violations(of: schema, at: sign.place).count {
            switch $0.kind {
            case .unknownProperty, .misplacedProperty, .forbiddenProperty, .deprecatedProperty: true
            default: false
            }
        }
    }
}

extension ConfigDocument {
    /// What is wrong with a text by a schema; with a place, as the part of a document that stands there.
    func violations(
        of schema: Schema, at place: String?, options: ValidationOptions = ValidationOptions()
    ) -> [Violation] {
        guard let place else {
            guard let values = valuesNode else { return [] }
            return certain(schema.validate(values, options: options))
        }
        guard case .success(let placed) = placed(at: place) else { return [] }
        return placed.adapted(to: schema).validate(against: schema, options: options).compactMap {
            $0.part == .text ? $0.violation : nil
        }
    }
}

extension ConfigNode {
    /// Whether all keys of an object are among some, besides `$schema` and those that are comments.
    func hasOnly(keysOf keys: Set<String>) -> Bool {
        members.allSatisfy { member in
            guard let key = member.key.string else { return false }
            return key == "$schema" || key.hasPrefix("_") || key.hasPrefix("//") || keys.contains(key)
        }
    }
}
