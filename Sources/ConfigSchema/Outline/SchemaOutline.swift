/// What a schema says of the values at one place, and of the values inside them: a schema as people read it.
///
/// References are followed, and what `allOf`, `anyOf`, `oneOf`, `if` and `dependentSchemas` say is put together,
/// so it is coarser than the schema: it tells what may stand where, not which of it may stand together.
public struct SchemaOutline: Sendable {
    /// How to get from a value to one inside it.
    public enum Step: Sendable, Hashable {
        /// The member with this key.
        case key(String)
        /// Every member whose key fits the pattern.
        case pattern(String)
        /// Every member that no other entry speaks of.
        case anyKey
        /// Every element of an array.
        case item
        /// The element at a position, from 0.
        case position(Int)
    }

    /// A place inside the value and what is said of it.
    public struct Entry: Sendable {
        /// How to get there.
        public let step: Step
        /// Whether the value always has it.
        public var isRequired: Bool
        /// What is said of it.
        public var outline: SchemaOutline
    }

    /// One limit that a keyword sets, such as `minimum` with `0`.
    public struct Limit: Sendable, Hashable {
        /// The keyword.
        public let keyword: String
        /// Its value: a number as written, a text without quotes.
        public let value: String
    }

    /// What to do about something that is about to go.
    public struct Deprecation: Sendable, Hashable {
        /// What to use instead, where the schema says it.
        public let use: String?
        /// The day from which on it is gone, as `YYYY-MM-DD`.
        public let removedOn: String?
        /// The day from which on it is said, as `YYYY-MM-DD`.
        public var deprecatedOn: String?
        /// Where it holds, in words, and the address of the page that says so.
        public var place, source: String?
    }

    /// What a schema says of values that are valid and that nobody should copy.
    public struct Warning: Sendable, Hashable {
        /// The name of the warning in its schema.
        public let id: String
        /// One sentence.
        public let message: String
        /// What to write instead, and the address of the page that says so.
        public let use, source: String?
        /// The first day on which it is said, and the first on which it is said no more, as `YYYY-MM-DD`.
        public let since, until: String?
        /// Whether it is said of any value, as of a key that only stands there to say that it means nothing.
        public let isUnconditional: Bool
    }

    /// Tells definitions apart; two places with the same one are described by the same part of the schema.
    public struct Definition: Sendable, Hashable {
        let document: Int
        let node: Int
    }

    /// The definition that describes the place, where it is nothing but a reference to one.
    public var definition: Definition?
    /// What the place is for.
    public var description: String?
    /// The values that may stand there.
    public var accepted = AcceptedValues.all
    /// What holds if nothing stands there, as JSON.
    public var defaultValue: String?
    /// Examples, as JSON.
    public var examples: [String] = []
    /// What else a value must keep to.
    public var limits: [Limit] = []
    /// Set where nothing should stand there any more.
    public var deprecation: Deprecation?
    /// Values that should not be used any more.
    public var deprecatedValues: [(value: String, deprecation: Deprecation)] = []
    /// What the schema warns of at the place (`x-warn`).
    public var warnings: [Warning] = []
    /// Names that an open map usually has (`x-known-keys`).
    public var knownKeys: [String] = []
    /// What else the schema notes in keys that begin with `x-`, without the prefix.
    public var notes: [(name: String, text: String)] = []
    /// Whether keys that no entry speaks of are wrong.
    public var isClosed = false
    /// The places inside, in the schema's order.
    public var entries: [Entry] = []
    /// Whether the places inside are left out, because the same schema stands around this place already or the
    /// schema is larger than anybody would read.
    public var isCutShort = false

    /// Nothing is said: everything may stand there.
    public static let anything = SchemaOutline()

    /// What is said of the place that a step leads to: an own entry first, then one for all others.
    public func entry(_ step: Step) -> Entry? {
        if let own = entries.first(where: { $0.step == step }) { return own }
        switch step {
        case .key(let key):
            return entries.first { entry in
                guard case .pattern(let source) = entry.step else { return false }
                return Self.fits(key, pattern: source)
            } ?? entries.first { $0.step == .anyKey }
        case .position: return entries.first { $0.step == .item }
        case .pattern, .anyKey, .item: return nil
        }
    }

    private static func fits(_ key: String, pattern source: String) -> Bool {
        guard let pattern = try? Pattern(source) else { return false }
        return Array(key.utf8).withUnsafeBufferPointer { pattern.match($0, PatternMemory()) == .matched }
    }
}

extension SchemaOutline.Step {
    /// A path with the step behind it, as people write it: `mcpServers.*.args[]`.
    public func path(after path: String) -> String {
        switch self {
        case .key(let key):
            let isPlain = !key.isEmpty && key.utf8.allSatisfy { $0 > 0x20 && !".[]\"".utf8.contains($0) }
            return isPlain ? (path.isEmpty ? key : "\(path).\(key)") : "\(path)[\"\(key)\"]"
        case .pattern(let source): return path.isEmpty ? "/\(source)/" : "\(path)./\(source)/"
        case .anyKey: return path.isEmpty ? "*" : "\(path).*"
        case .item: return "\(path)[]"
        case .position(let position): return "\(path)[\(position)]"
        }
    }
}
