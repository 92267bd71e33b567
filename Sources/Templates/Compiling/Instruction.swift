/// One step of a compiled template. Values go through a stack; names, texts and targets are numbers in tables.
enum Instruction: Sendable {
    // Output
    case text(start: Int32, end: Int32)
    case output
    case outputName(Int32)
    case outputMember(name: Int32, member: Int32)

    // Values
    case constant(Int32)
    case name(Int32)
    case memberOfName(name: Int32, member: Int32)
    case member(Int32)
    case item
    case slice
    case makeList(Int32)
    case makeTuple(Int32)
    case makeObject(Int32)
    case concatenate(Int32)
    case unary(UnaryOperator)
    case binary(BinaryOperator)
    case compare(ComparisonOperator)
    /// Compares, and leaves the right value for the next comparison of a chain, or `false` and jumps.
    case compareInChain(ComparisonOperator, Int32)
    case filter(Int32)
    case filterWithArguments(Int32, shape: Int32)
    case test(Int32, isNegated: Bool)
    case call(shape: Int32, name: Int32, isOutput: Bool)
    case callMethod(Int32, shape: Int32, isOutput: Bool)
    case callSuper(Int32, isOutput: Bool)

    // Flow
    case jump(Int32)
    case jumpIfFalse(Int32)
    /// Jumps and leaves the value where it is false; takes it away otherwise.
    case jumpKeepingFalse(Int32)
    /// Jumps and leaves the value where it is true; takes it away otherwise.
    case jumpKeepingTrue(Int32)
    case discard

    // Names
    case setLocal(Int32)
    case setExported(Int32)
    /// Calls a method that changes what a name or a member holds; it is described in a table.
    case mutate(Int32)
    case setMember(name: Int32, member: Int32)
    case unpack(Int32)
    case beginScope
    case endScope

    // Loops
    /// Begins to choose the items that a loop's condition holds for.
    case beginSelection
    case keepSelection
    case nextSelection(Int32)
    case beginLoop(Int32)
    /// Goes on with the next item, behind a turn that came to its end.
    case nextLoop(Int32)
    /// Goes on with the next item, as `continue` does.
    case skipTurn(Int32)
    case leaveLoop(Int32)
    case endRecursion(Int32)

    // Captured output
    case beginCapture
    case endCapture
    /// Makes markup of what the value prints as, without escaping it.
    case markup
    /// Escapes output from here on, or does not, by the value on the stack.
    case beginEscaping
    case endEscaping

    // Templates, blocks and macros
    case include(ignoresMissing: Bool, hasContext: Bool)
    case importTemplate(hasContext: Bool)
    /// Puts a name of the imported template that lies on the stack above it.
    case importedName(Int32)
    case extend
    case endTemplate
    case block(Int32)
    case defineMacro(Int32)
    case jumpIfBound(Int32, Int32)
    case finish
}
