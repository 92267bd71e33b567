/// One piece of a template's body as written.
enum Statement: Sendable {
    case text(Range<Int>)
    case output(Int32)
    case branch(Branch)
    case loop(Loop)
    case set(Target, value: Int32, Range<Int>)
    case setBlock(Target, filters: Int32?, body: [Statement])
    case block(Block)
    case extend(Int32, Range<Int>)
    case include(Int32, ignoresMissing: Bool, hasContext: Bool, Range<Int>)
    case importTemplate(Int32, Word, hasContext: Bool, Range<Int>)
    case importNames(Int32, [(name: Word, alias: Word)], hasContext: Bool, Range<Int>)
    case macro(Macro)
    case callBlock(Macro, call: Int32)
    case with([(target: Target, value: Int32)], body: [Statement])
    case filterBlock(Int32, body: [Statement])
    /// `autoescape`: whether the output of its body is escaped.
    case escaping(Int32, body: [Statement])
    /// `do`.
    case evaluation(Int32)
    /// `break` and `continue`.
    case leave(Leave, Range<Int>)

    /// How a turn of a loop is left before its end.
    enum Leave: Sendable {
        case `break`, `continue`
    }

    /// What a value is bound to.
    indirect enum Target: Sendable {
        case name(Word)
        case member(Word, Word)
        case list([Target], Range<Int>)
    }

    /// `if`, with its `elif` branches and its `else`.
    struct Branch: Sendable {
        var arms: [(condition: Int32, body: [Statement])] = []
        var otherwise: [Statement] = []
    }

    /// `for`.
    struct Loop: Sendable {
        let target: Target
        let items: Int32
        let condition: Int32?
        let isRecursive: Bool
        var body: [Statement] = []
        var otherwise: [Statement] = []
    }

    /// `block`.
    struct Block: Sendable {
        let word: Word
        let isScoped: Bool
        let isRequired: Bool
        var body: [Statement] = []
    }

    /// `macro`, and the anonymous one that a `call` block makes.
    struct Macro: Sendable {
        let word: Word
        let parameters: [(word: Word, fallback: Int32?)]
        var body: [Statement] = []
    }
}

/// A template as written: its body and the expressions in it.
struct Syntax: Sendable {
    var arena = ExpressionArena()
    var body: [Statement] = []
}
