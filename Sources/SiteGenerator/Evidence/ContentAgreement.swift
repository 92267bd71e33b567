import ConfigSchema
import Text

extension SchemaOutline {
    /// Whether it says what stands at keys that it does not list by name.
    fileprivate var hasKeysOfAnyName: Bool {
        entries.contains {
            switch $0.step {
            case .anyKey, .pattern: true
            case .key, .item, .position: false
            }
        }
    }
}

/// Whether what a text holds agrees with what a schema says of its documents. The name of a file that several products
/// use says too little by itself, and so do the names of keys: `name`, `env` or `extensions` are in everybody's files.
///
/// A key agrees where its value is of a type that the schema has there. One wrong value among others is a mistake; where
/// less than half of a text agrees, it is another product's.
struct ContentAgreement {
    /// How far down values are looked at below the keys at the root.
    private static let depth = 2
    /// How many members of one object are looked at.
    private static let width = 64

    /// Whether at least half of the keys of a text agree.
    static func holds(between root: ConfigNode, and outline: SchemaOutline) -> Bool {
        let members = own(root)
        let agreeing = members.count { member in
            entry(for: member.key, in: outline).map { agrees(member.value, $0.outline, depth) } ?? false
        }
        return agreeing > 0 && agreeing * 2 >= members.count
    }

    /// Whether at least half of the members of a text are of the types that the values of any key have.
    static func holds(betweenMembersOf root: ConfigNode, and outline: SchemaOutline) -> Bool {
        guard let any = outline.entries.first(where: { $0.step == .anyKey })?.outline else { return false }
        let members = own(root)
        let agreeing = members.count { agrees($0.value, any, depth) }
        return agreeing > 0 && agreeing * 2 >= members.count
    }

    /// The members that are no comments and not the address of a schema.
    private static func own(_ node: ConfigNode) -> [(key: String, value: ConfigNode)] {
        node.members.prefix(width).compactMap { member in
            guard let key = member.key.string, key != "$schema", !CommentKey.isOne(key) else { return nil }
            return (key, member.value)
        }
    }

    /// What is said of a key, or of the one that it is a slip of.
    private static func entry(for key: String, in outline: SchemaOutline) -> SchemaOutline.Entry? {
        if let entry = outline.entry(.key(key)) { return entry }
        guard key.utf8.count > 4, let near = Spelling.nearest(to: key, in: outline.keys) else { return nil }
        return outline.entry(.key(near))
    }

    private static func agrees(_ value: ConfigNode, _ outline: SchemaOutline, _ depth: Int) -> Bool {
        // What is left out, and what a reader puts in, is of every type.
        if value.kind == .null || value.string.map({ PlaceholderText.isOne($0) }) == true { return true }
        guard outline.accepted.hasType(of: value) else { return false }
        guard value.kind == .object, depth > 0, !outline.isCutShort else { return true }
        let members = own(value)
        let found = members.map { member in
            entry(for: member.key, in: outline).map { fits(member.value, $0.outline, depth - 1) }
        }
        // Where none of its keys is known, an object of known ones is another product's.
        if !members.isEmpty, !outline.keys.isEmpty, !outline.hasKeysOfAnyName, found.allSatisfy({ $0 == nil })
        {
            return false
        }
        let strange = outline.isClosed ? 0 : found.count { $0 == nil }
        return found.count { $0 == true } * 2 >= members.count - strange
    }

    /// Whether a value farther in has the shape that is asked for: one scalar in the place of another is a mistake in
    /// that value alone.
    private static func fits(_ value: ConfigNode, _ outline: SchemaOutline, _ depth: Int) -> Bool {
        let isScalar = value.kind != .object && value.kind != .array
        if isScalar, !outline.accepted.hasOnlyContainers { return true }
        return agrees(value, outline, depth)
    }
}
