import ConfigSchema
import Text

extension SchemaCatalogue {
    /// The signs of all schemas.
    ///
    /// - Parameter outline: what the schema of a number says.
    func signs(_ outline: (Int) -> SchemaOutline) -> [SchemaSign] {
        entries.indices.flatMap { entry in
            entries[entry].signs?.elements.compactMap {
                SchemaSign($0, entry: entry, outline(entry))
            } ?? []
        }
    }
}

/// A sign by which a schema's documents are known from what they hold: one entry of `x-waymark.match`.
final class SchemaSign: Sendable {
    /// What must stand at the end of a path.
    struct Demand: Sendable {
        let path: SignPath
        /// Types by their names; empty for anything.
        let types: Set<String>
        /// Texts of which it is one; empty for any.
        let values: Set<String>
        /// What a text must have in it; empty for any.
        let inside: [UInt8]

        init(_ path: String, _ value: ConfigNode) {
            self.path = SignPath(path)
            values = Set(value["enum"]?.elements.compactMap(\.string) ?? [])
            inside = Array((value["contains"]?.string ?? "").utf8)
            types = Set(([value.string] + value.elements.map(\.string)).compactMap(\.self))
        }

        func holds(in root: ConfigNode) -> Bool { path.leads(from: root, to: fits) }

        /// Whether it holds, or would if one key on the way were written right.
        func nearlyHolds(in root: ConfigNode) -> Bool { path.leadsNearly(from: root, to: fits) }

        /// Whether a value of such a type stands there, and nothing that may be of any.
        func certainlyHolds(in root: ConfigNode) -> Bool {
            path.leads(from: root) { types.contains($0.kind.rawValue) && ($0.kind != .string || fits($0)) }
        }

        private func fits(_ value: ConfigNode) -> Bool {
            if value.kind == .null { return true }
            guard inside.isEmpty else { return value.utf8?.firstRange(of: inside) != nil }
            guard values.isEmpty else { return value.string.map(values.contains) ?? false }
            // A placeholder is of every type.
            return types.isEmpty || types.contains(value.kind.rawValue)
                || value.string.map(PlaceholderText.isOne) == true
        }
    }

    /// The schema in its catalogue; a part of it where only what stands at one key of a document is in the text.
    let schema: SchemaReference
    /// The number of the schema in its catalogue.
    var entry: Int { schema.entry }
    /// How much of a document the text is.
    let part: TextPart
    /// Words of which one must stand near the block; empty where what it holds tells enough.
    let near: WordIndex
    /// The way to the document in the text, where another file's keys stand around it.
    private let outer: SignPath?
    private let has: [Demand]
    private let any: [Demand]
    private let lacks: [SignPath]
    /// Whether it asks for a text that no other schema's documents have, so that it tells more than keys do.
    var asksForText: Bool { (has + any).contains { !$0.inside.isEmpty } }
    /// Keys of which one stands at the root of every text that is of the kind; `nil` where it asks for none by its name.
    var indispensableKeys: Set<String>? {
        if let outer { return outer.firstKey.map { [$0] } }
        if let key = has.lazy.compactMap(\.path.firstKey).first { return [key] }
        let keys = any.map(\.path.firstKey)
        return keys.isEmpty || keys.contains(nil) ? nil : Set(keys.compactMap(\.self))
    }
    /// The types of a text's root, where it is said; what stands at a place of a document is of the types there.
    private let types: AcceptedValues?
    /// Whether other programs' files have this form, too, so that it says nothing of a file that has a name of its own.
    let isCommon: Bool
    /// Whether it counts in JSON too, where the documents are written in YAML, which has all of JSON in it.
    let isAlsoInJSON: Bool
    /// Whether nobody else's texts have it, so that it counts beside any other keys.
    let isSole: Bool
    /// The keys at the root of a text that it speaks of.
    let rootKeys: Set<String>
    /// The keys of which all at the root must be; `nil` where others may stand there too.
    private let only: Set<String>?

    /// - Parameter outline: what the schema says.
    init?(_ sign: ConfigNode, entry: Int, _ outline: SchemaOutline) {
        let pattern = sign["as"]?.string
        let (pointer, inner) = outline.place(pattern ?? "")
        let outer = sign["at"]?.string
        schema = SchemaReference(
            entry, fragment: outer == nil ? "" : pattern.map { "/properties" + $0 } ?? "")
        // What only counts near certain words may leave anything out.
        part =
            outer.map { .within($0) } ?? pattern.map { _ in .at(pointer) }
            ?? (sign["near"] == nil ? .whole : .excerpt)
        self.outer = outer.map(SignPath.init)
        near = WordIndex(sign["near"]?.elements.compactMap(\.string) ?? [])
        has = Self.demands(sign["has"])
        any = Self.demands(sign["any"])
        lacks = sign["lacks"]?.elements.compactMap { $0.string.map(SignPath.init) } ?? []
        isCommon = sign["common"]?.boolean == true
        isAlsoInJSON = sign["json"]?.boolean == true
        isSole = sign["sole"]?.boolean == true
        types = pattern == nil || outer != nil ? nil : inner?.accepted
        only = sign["only"]?.boolean == true ? inner?.keys : nil
        rootKeys = Set((has + any).compactMap(\.path.firstKey))
        guard !has.isEmpty || !any.isEmpty else { return nil }
    }

    static func demands(_ node: ConfigNode?) -> [Demand] {
        node?.members.compactMap { member in member.key.string.map { Demand($0, member.value) } } ?? []
    }

    /// Whether a text is of the kind.
    ///
    /// - Parameter besidesOthers: whether it may have keys that a text of the kind does not have.
    func fits(_ root: ConfigNode, besidesOthers: Bool = false) -> Bool {
        guard let outer else { return holds(of: root, besidesOthers: besidesOthers) }
        return outer.leads(from: root) { holds(of: $0, besidesOthers: besidesOthers) }
    }

    /// Whether a text would be a whole document of the kind if one of its keys were written right.
    func nearlyFits(_ root: ConfigNode) -> Bool {
        part.isAtRoot && only == nil && types?.hasType(of: root) ?? true && !hasForbidden(root)
            && has.allSatisfy { $0.nearlyHolds(in: root) }
            && (any.isEmpty || any.contains { $0.nearlyHolds(in: root) })
    }

    /// How near one of its words stands. For what is in many programs' files, a part of a folder's name is none.
    func nearness(to block: BlockToBind) -> Int? { block.nearness(of: near, isWholeFolder: isCommon) }

    /// Whether a text would be a whole document of the kind, were it not for what must not be there.
    func isDenied(by root: ConfigNode) -> Bool {
        part == .whole && !lacks.isEmpty && shows(root) && hasForbidden(root)
    }

    private func holds(of root: ConfigNode, besidesOthers: Bool) -> Bool {
        types?.hasType(of: root) ?? true && shows(root) && !hasForbidden(root)
            && (besidesOthers || only.map(root.hasOnly(keysOf:)) ?? true)
    }

    private func shows(_ root: ConfigNode) -> Bool {
        has.allSatisfy { $0.holds(in: root) } && (any.isEmpty || any.contains { $0.holds(in: root) })
    }

    private func hasForbidden(_ root: ConfigNode) -> Bool {
        lacks.contains { $0.leads(from: root, to: { _ in true }) }
    }
}
