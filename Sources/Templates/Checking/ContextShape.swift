/// What the values look like that templates are given, so that a misspelt one is found without rendering.
public struct ContextShape: Sendable {
    /// What a value looks like.
    public indirect enum Value: Sendable, Hashable {
        /// Nobody knows.
        case any
        /// What authors put there themselves, by names of their own.
        case own
        /// A text, a number or a truth value, which has no members.
        case plain
        /// An object of a kind.
        case object(String)
        /// A list of values that look alike.
        case list(Value)
        /// An object of a kind, or a list of such objects.
        case objectOrList(String)
    }

    /// The values by the names that templates are given.
    public let names: [String: Value]
    /// The members of each kind of object.
    let kinds: [String: [String: Value]]

    /// Makes a shape.
    public init(names: [String: Value], kinds: [String: [String: Value]]) {
        self.names = names
        self.kinds = kinds.merging([Self.loop: Self.loopMembers]) { own, _ in own }
    }

    /// The member under which values of authors' own are.
    static let ownValues = "extra"

    /// The kind of `loop` in a `for`.
    static let loop = "loop"

    private static let loopMembers: [String: Value] = [
        "index": .plain, "index0": .plain, "revindex": .plain, "revindex0": .plain, "first": .plain,
        "last": .plain, "length": .plain, "depth": .plain, "depth0": .plain, "previtem": .any,
        "nextitem": .any,
    ]
}

extension ContextShape.Value {
    /// What the items of a list look like.
    var element: ContextShape.Value {
        switch self {
        case .list(let element): element
        case .objectOrList(let kind): .object(kind)
        case .any, .own, .plain, .object: .any
        }
    }

    /// What a value looks like that is one of two.
    func or(_ other: ContextShape.Value) -> ContextShape.Value { self == other ? self : .any }
}
