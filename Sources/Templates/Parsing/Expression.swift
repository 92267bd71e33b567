/// A word of a template with its place: the name of a filter, a member, a keyword argument.
struct Word: Sendable {
    let name: Int32
    let range: Range<Int>
}

/// What stands between the parentheses of a call, a filter or a test.
struct Arguments: Sendable {
    var positional: [Int32] = []
    var keywords: [(word: Word, value: Int32)] = []
    /// `*list`.
    var list: Int32?
    /// `**object`.
    var object: Int32?

    /// The expressions in the order in which they are evaluated.
    var all: [Int32] {
        positional + keywords.map(\.value) + [list, object].compactMap { $0 }
    }
}

/// An expression of a template as written. Its parts are numbers in the arena that holds it.
struct Expression: Sendable {
    indirect enum Kind: Sendable {
        /// What could not be read; a finding has been made of it.
        case invalid
        case constant(TemplateValue)
        case name(Int32)
        case member(Int32, Word)
        case item(Int32, Int32)
        case slice(Int32, start: Int32?, stop: Int32?, step: Int32?)
        case list([Int32])
        case tuple([Int32])
        case object([(key: Int32, value: Int32)])
        case concatenation([Int32])
        case unary(UnaryOperator, Int32)
        case binary(BinaryOperator, Int32, Int32)
        case both(Int32, Int32)
        case either(Int32, Int32)
        case comparison(Int32, [(operation: ComparisonOperator, value: Int32)])
        case conditional(condition: Int32, value: Int32, otherwise: Int32?)
        case filter(Int32, Word, Arguments)
        case test(Int32, Word, Arguments, isNegated: Bool)
        case call(Int32, Arguments)
        /// What a `filter` block has captured.
        case captured
    }

    let kind: Kind
    let range: Range<Int>
    /// How many expressions lie in one another here, itself included.
    let depth: Int
    /// Whether a part of it could not be read; it has no value then.
    let isBroken: Bool

    /// The items of a list or a tuple.
    var items: [Int32]? {
        switch kind {
        case .list(let items), .tuple(let items): items
        case .invalid, .constant, .name, .member, .item, .slice, .object, .concatenation, .unary, .binary,
            .both, .either, .comparison, .conditional, .filter, .test, .call, .captured:
            nil
        }
    }
}

/// The expressions of one template, in one array.
struct ExpressionArena: Sendable {
    private(set) var expressions: [Expression] = []

    subscript(index: Int32) -> Expression {
        expressions[Int(index)]
    }

    mutating func add(_ kind: Expression.Kind, _ range: Range<Int>) -> Int32 {
        let parts = Self.parts(kind).map { self[$0] }
        var isBroken = parts.contains(where: \.isBroken)
        if case .invalid = kind { isBroken = true }
        let depth = 1 + (parts.map(\.depth).max() ?? 0)
        expressions.append(Expression(kind: kind, range: range, depth: depth, isBroken: isBroken))
        return Int32(expressions.count - 1)
    }

    /// The expressions that one consists of, in their order.
    static func parts(_ kind: Expression.Kind) -> [Int32] {
        switch kind {
        case .invalid, .constant, .name, .captured: []
        case .member(let object, _): [object]
        case .item(let object, let key): [object, key]
        case .slice(let object, let start, let stop, let step):
            [object] + [start, stop, step].compactMap { $0 }
        case .list(let items), .tuple(let items), .concatenation(let items): items
        case .object(let members): members.flatMap { [$0.key, $0.value] }
        case .unary(_, let value): [value]
        case .binary(_, let left, let right), .both(let left, let right), .either(let left, let right):
            [left, right]
        case .comparison(let first, let others): [first] + others.map(\.value)
        case .conditional(let condition, let value, let otherwise):
            [condition, value] + [otherwise].compactMap { $0 }
        case .filter(let value, _, let arguments), .test(let value, _, let arguments, _),
            .call(let value, let arguments):
            [value] + arguments.all
        }
    }
}
