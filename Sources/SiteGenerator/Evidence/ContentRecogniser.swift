import ConfigSchema
import Text

/// Tells from what a text holds which schema it is of.
final class ContentRecogniser: Sendable {
    let catalogue: SchemaCatalogue
    /// The signs of all schemas.
    let signs: SignIndex
    /// What documents of other products of the same name have, by the schemas' numbers.
    private let foreignSigns: [[SchemaSign.Demand]]
    /// What each schema says, by the schemas' numbers.
    let outlines: [SchemaOutline]
    private let tellingKeys: TellingKeys
    /// The keys that each schema lists at its root, by the schemas' numbers.
    let rootKeys: [Set<String>]
    /// The schemas that list each of those keys.
    private let entriesByRootKey: [String: Set<Int>]
    /// The keys that each schema lists of the members of its root.
    private let innerKeys: [[String: Set<String>]]
    /// The languages that each schema's documents are written in, by the schemas' numbers.
    private let languages: [Set<ConfigLanguage>]

    /// How deep schemas are read: as deep as signs look, and deeper than keys that tell are looked for and than what agrees.
    /// A check of one file costs 7 % less than with all levels.
    private static let levels = 6

    init(_ catalogue: SchemaCatalogue) {
        self.catalogue = catalogue
        let outlines = catalogue.entries.indices.map {
            catalogue.outline(SchemaReference($0), levels: Self.levels) ?? .anything
        }
        signs = SignIndex(catalogue.signs { outlines[$0] })
        foreignSigns = catalogue.entries.map { SchemaSign.demands($0.foreign) }
        self.outlines = outlines
        // An earlier version has most keys of the newest, which stands for all of them.
        tellingKeys = TellingKeys(
            zip(catalogue.entries, outlines).map { $0.earlierOf == nil ? $1 : .anything })
        let rootKeys = outlines.map(\.meantKeys)
        self.rootKeys = rootKeys
        var entriesByRootKey: [String: Set<Int>] = [:]
        for (entry, keys) in rootKeys.enumerated() {
            for key in keys { entriesByRootKey[key, default: []].insert(entry) }
        }
        self.entriesByRootKey = entriesByRootKey
        innerKeys = outlines.map(\.innerKeys)
        languages = catalogue.entries.map(\.languages)
    }

    /// The schemas that list a key at their root; `nil` where none does.
    func entries(withRootKey key: String) -> Set<Int>? { entriesByRootKey[key] }

    /// Whether documents of a schema are written in a language.
    func isWritten(_ entry: Int, in language: ConfigLanguage) -> Bool {
        languages[entry].contains(language)
    }

    /// The signs that a block fits.
    func matches(in block: BlockToBind) -> [SchemaSign] {
        if let known = block.signs { return known.value }
        guard let root = block.root, root.kind == .object || root.kind == .array else { return [] }
        return signs.possible(for: root).filter {
            fits($0, root, block) && isFamiliar($0, root, block.snippet.language)
        }
    }

    /// A sign of one schema that a block fits.
    func sign(of entry: Int, for root: ConfigNode, in block: BlockToBind) -> SchemaSign? {
        signs.possible(for: root).first { $0.entry == entry && fits($0, root, block) }
    }

    private func fits(_ sign: SchemaSign, _ root: ConfigNode, _ block: BlockToBind) -> Bool {
        let language = block.snippet.language
        return (isWritten(sign.entry, in: language) || sign.isAlsoInJSON && language.isJSON)
            && sign.fits(root)
            && (sign.near.isEmpty || sign.nearness(to: block) != nil)
    }

    /// Whether a schema lists all keys of an object that are not another tool's.
    func knows(all root: ConfigNode, _ entry: Int, in language: ConfigLanguage) -> Bool {
        isWritten(entry, in: language) && root.kind == .object && root.count > 0
            && root.hasOnly(keysOf: rootKeys[entry])
    }

    /// Whether a schema lists all keys of an object, if only to warn of them.
    func lists(all root: ConfigNode, _ entry: Int) -> Bool {
        root.kind == .object && root.hasOnly(keysOf: outlines[entry].keys)
    }

    /// Whether what an object holds agrees with what a schema says, and is not what only another product's file has.
    func agrees(_ root: ConfigNode, with entry: Int) -> Bool {
        !isForeign(root, to: entry) && ContentAgreement.holds(between: root, and: outlines[entry])
    }

    /// Whether a schema takes no other keys at the root than those that it speaks of, or only objects of a kind under them.
    func isClosed(_ entry: Int) -> Bool {
        if outlines[entry].isClosed { return true }
        guard let others = outlines[entry].entries.first(where: { $0.step == .anyKey })?.outline else {
            return false
        }
        return others.accepted.hasOnlyContainers && !others.keys.isEmpty
    }

    /// Whether an object holds what only another product's file has.
    func isForeign(_ root: ConfigNode, to entry: Int) -> Bool {
        foreignSigns[entry].contains { $0.certainlyHolds(in: root) }
    }

    /// Whether a schema lists one of an object's keys, or one of which a key is a slip.
    func knows(anyOf root: ConfigNode, _ entry: Int) -> Bool {
        let known = rootKeys[entry]
        let keys = root.members.prefix(64).compactMap(\.key.string)
        if keys.contains(where: known.contains) { return true }
        return keys.contains { Spelling.nearest(to: $0, in: known) != nil }
    }

    /// Whether a schema lists no keys of its documents, so that none of theirs is strange to it.
    func knowsNoKeys(_ entry: Int) -> Bool { rootKeys[entry].isEmpty }

    /// What a schema says of an object as a whole.
    enum Verdict {
        /// All values are of another type than the schema has for their keys, so that it is an object of another schema.
        case refused
        /// The schema knows all keys by other names.
        case renamed
        case other
    }

    /// What a schema says of an object as a whole, which takes as long as checking it.
    func verdict(of root: ConfigNode, by entry: Int) -> Verdict {
        guard let violations = catalogue.compiled[entry]?.validate(root) else { return .other }
        if violations.count(where: \.namesOutermostKeyOtherwise) == root.count { return .renamed }
        return violations.count(where: \.isOutermostWrongType) == root.count ? .refused : .other
    }

    /// Whether a schema knows all keys of an object by other names.
    func renames(_ root: ConfigNode, _ entry: Int) -> Bool { verdict(of: root, by: entry) == .renamed }

    /// Whether another file's document stands in a text, such as VS Code's servers in its settings.
    func isInAnotherFile(_ block: BlockToBind) -> Bool {
        matches(in: block).contains { if case .within = $0.part { true } else { false } }
    }

    /// The keys at the root of a schema that a text names and whose value an object can be.
    func parts(of entry: Int, namedBy text: ArraySlice<UInt8>, for root: ConfigNode) -> [String] {
        NamedKeys(in: text).keys.filter { rootKeys[entry].contains($0) && takes(root, at: $0, in: entry) }
    }

    /// Whether an object can be the value of a key at the root of a schema.
    func takes(_ root: ConfigNode, at key: String, in entry: Int) -> Bool {
        guard let inner = outlines[entry].entry(.key(key))?.outline else { return false }
        guard inner.accepted.hasType(of: root) else { return false }
        if !inner.keys.isEmpty, root.hasOnly(keysOf: inner.keys) { return true }
        if Self.hasOnly(keysOfOrNear: inner.keys, root) { return true }
        if inner.entries.contains(where: { $0.step == .anyKey }) {
            return ContentAgreement.holds(betweenMembersOf: root, and: inner)
        }
        return !inner.isClosed && !knows(anyOf: root, entry)
    }

    /// Whether at least half of an object's keys are some, and the others slips of those.
    private static func hasOnly(keysOfOrNear keys: Set<String>, _ root: ConfigNode) -> Bool {
        let own = root.members.prefix(64).compactMap(\.key.string)
        let strange = own.filter { !keys.contains($0) }
        return strange.count * 2 <= own.count
            && strange.allSatisfy { Spelling.nearest(to: $0, in: keys) != nil }
    }

    /// Whether the members of an object can stand under a key at the root of a schema that takes any name, as servers do.
    private func takesMembers(of root: ConfigNode, at key: String, in entry: Int) -> Bool {
        guard let inner = outlines[entry].entry(.key(key))?.outline else { return false }
        return ContentAgreement.holds(betweenMembersOf: root, and: inner)
    }

    /// The place in a document of a schema where a part of one stands: the member that lists all its keys, or where
    /// another schema's sign sees it.
    func part(_ root: ConfigNode, in entry: Int, _ block: BlockToBind) -> TextPart {
        guard root.kind == .object, root.count > 0 else { return .whole }
        let members = innerKeys[entry].filter { root.hasOnly(keysOf: $0.value) }.keys
        if let member = members.min() { return .at("/\(member)") }
        if let member = home(ofMember: root, in: entry) { return member }
        // Without its braces a text shows no level, so it stands where it fits.
        if block.snippet.config.lacksBraces {
            let homes = rootKeys[entry].filter { takesMembers(of: root, at: $0, in: entry) }
            if homes.count == 1, let home = homes.first { return .at("/" + JSONPointer.escaped(home)) }
        }
        let seen = matches(in: block).map(\.part).first { part in
            part.firstKey.map(rootKeys[entry].contains) ?? false
        }
        return seen ?? part(root, in: entry, besidesOtherKeysIn: block) ?? .whole
    }

    /// The place in a document of a schema where an object is one of many: the only key at its root whose members or elements
    /// have all of the object's keys.
    private func home(ofMember root: ConfigNode, in entry: Int) -> TextPart? {
        let homes = outlines[entry].entries.compactMap { home -> String? in
            guard case .key(let key) = home.step else { return nil }
            for (step, name) in [(SchemaOutline.Step.anyKey, "*"), (.item, "0")] {
                guard let member = home.outline.entry(step)?.outline, !member.keys.isEmpty,
                    member.accepted.hasType(of: root), root.hasOnly(keysOf: member.keys)
                else { continue }
                return "/" + JSONPointer.escaped(key) + "/" + name
            }
            return nil
        }
        return homes.count == 1 ? .at(outlines[entry].place(homes[0]).pointer) : nil
    }

    /// The places in a document of a schema where objects under names of their own can stand: the keys at its root that take
    /// any names and list keys of each of the objects.
    func homes(ofMembersOf root: ConfigNode, in entry: Int) -> [TextPart] {
        guard root.kind == .object, root.count > 0 else { return [] }
        let homes = rootKeys[entry].filter { key in
            guard takesMembers(of: root, at: key, in: entry),
                let member = outlines[entry].entry(.key(key))?.outline.entry(.anyKey)?.outline
            else { return false }
            let known = member.keys
            return root.members.allSatisfy { $0.value.hasKey(of: known) }
        }
        return homes.sorted().map { .at("/" + JSONPointer.escaped($0)) }
    }

    /// The place where a sign of a schema sees a part of its documents, if that may have keys which nobody lists there.
    private func part(
        _ root: ConfigNode, in entry: Int, besidesOtherKeysIn block: BlockToBind
    ) -> TextPart? {
        signs.possible(for: root).first { sign in
            sign.entry == entry && !sign.part.isAtRoot && sign.fits(root, besidesOthers: true)
                && (sign.near.isEmpty || sign.nearness(to: block) != nil)
        }?.part
    }

    /// Whether a schema or its sign speaks of at least a third of the keys of a whole document; of the variables of an
    /// environment, which many programs read together, of at least half.
    private func isFamiliar(_ sign: SchemaSign, _ root: ConfigNode, _ language: ConfigLanguage) -> Bool {
        guard sign.part.isAtRoot, root.kind == .object, !sign.isSole else { return true }
        let known = root.members.count { member in
            member.key.string.map { rootKeys[sign.entry].contains($0) || sign.rootKeys.contains($0) } ?? false
        }
        return known * (language == .env ? 2 : 3) >= root.count
    }

    /// The sign that fits best: of several that whose schema knows more of the text's keys.
    func best(for block: BlockToBind) -> SchemaSign? {
        let fitting = matches(in: block)
        // What a text holds tells more than what stands near it, and of that the nearest.
        let distances = fitting.map { $0.near.isEmpty ? -1 : $0.nearness(to: block) ?? .max }
        let nearest = distances.min()
        let found = zip(fitting, distances).filter { $0.1 == nearest }.map(\.0)
        guard found.count > 1 else { return found.first }
        // Signs of one schema need not be told apart by validating.
        let isOfOne = found.allSatisfy { $0.entry == found[0].entry }
        return found.map { sign in
            (
                sign, isOfOne ? 0 : strangers(in: block.snippet.config, by: sign), sign.part.isWhole ? 0 : 1,
                sign.asksForText ? 0 : 1, catalogue.entries[sign.entry].isGeneral ? 0 : 1
            )
        }.min { ($0.1, $0.2, $0.3, $0.4) < ($1.1, $1.2, $1.3, $1.4) }?.0
    }

    /// The schema that long keys of a block are of, which no other has, and the place in its documents.
    func telling(_ block: BlockToBind) -> (entry: Int, part: TextPart)? {
        guard let root = block.root, let found = tellingKeys.place(of: root),
            isWritten(found.entry, in: block.snippet.language),
            !signs.all.contains(where: { $0.entry == found.entry && $0.isDenied(by: root) })
        else { return nil }
        if found.steps.isEmpty { return (found.entry, .excerpt) }
        let pattern = found.steps.map { "/" + JSONPointer.escaped($0) }
        return (found.entry, .at(outlines[found.entry].place(pattern.joined()).pointer))
    }

    /// How many keys of a text a schema does not know, or only with values of other types.
    private func strangers(in document: ConfigDocument, by sign: SchemaSign) -> Int {
        guard let schema = catalogue.compiled[sign.entry] else { return .max }
        return document.violations(of: schema, as: sign.part).count {
            switch $0.kind {
            case .unknownProperty, .misplacedProperty, .needlessLevel, .forbiddenProperty,
                .deprecatedProperty, .wrongType:
                true
            case .missingProperties, .missingOneOf, .notInEnumeration, .outOfRange, .notMultiple,
                .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount, .wrongElements,
                .deprecatedValue, .schemaWarning, .noMatchingBranch, .severalMatchingBranches,
                .forbiddenValue, .limitReached:
                false
            }
        }
    }
}

extension ConfigDocument {
    /// What is wrong with a text by a schema, as so much of a document.
    func violations(
        of schema: Schema, as part: TextPart, options: ValidationOptions = ValidationOptions()
    ) -> [Violation] {
        guard case .at(let place) = part else {
            guard let values = valuesNode.flatMap({ $0.document(in: part) }) else { return [] }
            return certain(schema.validate(values, options: options))
        }
        guard case .success(let placed) = placed(at: place) else { return [] }
        return placed.adapted(to: schema).validate(against: schema, options: options).compactMap {
            $0.part == .text ? $0.violation : nil
        }
    }
}

extension ConfigNode {
    /// The document that a text has in it, so much of one as it is.
    fileprivate func document(in part: TextPart) -> ConfigNode? {
        guard case .within(let place) = part else { return self }
        return place.split(separator: "/").reduce(Optional(self)) { node, key in node?[String(key)] }
    }

    /// Whether it is an object with one of some keys.
    func hasKey(of keys: Set<String>) -> Bool {
        members.contains { $0.key.string.map(keys.contains) ?? false }
    }

    /// Whether all keys of an object are among some, besides `$schema` and those that are comments.
    func hasOnly(keysOf keys: Set<String>) -> Bool {
        members.allSatisfy { member in
            guard let key = member.key.string else { return false }
            return key == "$schema" || CommentKey.isOne(key) || keys.contains(key)
        }
    }
}

extension Violation {
    /// Whether it says that the value of a key at the root is of another type.
    fileprivate var isOutermostWrongType: Bool {
        guard case .wrongType = kind else { return false }
        return instancePath.split(separator: "/").count == 1
    }

    /// Whether it says that a key at the root has another name.
    fileprivate var namesOutermostKeyOtherwise: Bool {
        if case .unknownProperty(_, let suggestions, _) = kind {
            return isAboutOutermostKey && !suggestions.isEmpty
        }
        guard case .patternMismatch = kind else { return false }
        return isAboutOutermostKey
    }
}
