import Diagnostics
import Text

/// Code for expressions: each leaves one value on the stack.
extension Compiler {
    /// - Parameters:
    ///   - isOutput: whether the value is printed at once, so that a call may print itself.
    ///   - isText: whether only what it prints as is asked for.
    mutating func compile(_ number: Int32, isOutput: Bool = false, isText: Bool = false) {
        let expression = arena[number]
        let range = expression.range
        guard !expression.isBroken else { return emit(constant(.undefined), range) }
        switch expression.kind {
        case .invalid: emit(constant(.undefined), range)
        case .captured: break
        case .constant(let value): emit(constant(value), range)
        case .name(let name):
            read(name, range)
            emit(.name(name), range)
        case .member(let object, let word): compileMember(object, word, range)
        case .item(let object, let key):
            compile(object)
            compile(key)
            emit(.item, range)
        case .slice(let object, let start, let stop, let step):
            compile(object)
            for bound in [start, stop, step] {
                if let bound { compile(bound) } else { emit(constant(.none), range) }
            }
            emit(.slice, range)
        case .list(let items):
            for item in items { compile(item) }
            emit(.makeList(Int32(items.count)), range)
        case .tuple(let items):
            for item in items { compile(item) }
            emit(.makeTuple(Int32(items.count)), range)
        case .object(let members):
            for (key, value) in members {
                compile(key)
                compile(value)
            }
            emit(.makeObject(Int32(members.count)), range)
        case .concatenation(let parts):
            for part in parts { compile(part, isText: true) }
            emit(.concatenate(Int32(parts.count)), range)
        case .unary(let operation, let value):
            compile(value)
            emit(.unary(operation), range)
        case .binary(let operation, let left, let right):
            compile(left)
            compile(right)
            emit(.binary(operation), range)
        case .both(let left, let right): compileChoice(left, right, range) { .jumpKeepingFalse($0) }
        case .either(let left, let right): compileChoice(left, right, range) { .jumpKeepingTrue($0) }
        case .comparison(let first, let others): compileComparison(first, others, range)
        case .conditional(let condition, let value, let otherwise):
            compileConditional(condition, value, otherwise, range, isText: isOutput || isText)
        case .filter(let value, let word, let arguments): compileFilter(value, word, arguments)
        case .test(let value, let word, let arguments, let isNegated):
            compileTest(value, word, arguments, isNegated: isNegated)
        case .call(let callee, let arguments): compileCall(callee, arguments, range, isOutput: isOutput)
        }
    }

    private mutating func compileMember(_ object: Int32, _ word: Word, _ range: Range<Int>) {
        if case .name(let name) = arena[object].kind {
            read(name, arena[object].range)
            emit(.memberOfName(name: name, member: word.name), range)
            return
        }
        compile(object)
        emit(.member(word.name), word.range)
    }

    private mutating func compileChoice(
        _ left: Int32, _ right: Int32, _ range: Range<Int>, jump: (Int32) -> Instruction
    ) {
        compile(left)
        let toEnd = reserve(range)
        compile(right)
        patch(toEnd, jump(here))
    }

    private mutating func compileComparison(
        _ first: Int32, _ others: [(operation: ComparisonOperator, value: Int32)], _ range: Range<Int>
    ) {
        compile(first)
        var toEnd: [(index: Int, operation: ComparisonOperator)] = []
        for (index, other) in others.enumerated() {
            compile(other.value)
            if index == others.count - 1 {
                emit(.compare(other.operation), range)
            } else {
                toEnd.append((reserve(range), other.operation))
            }
        }
        for (index, operation) in toEnd { patch(index, .compareInChain(operation, here)) }
    }

    private mutating func compileConditional(
        _ condition: Int32, _ value: Int32, _ otherwise: Int32?, _ range: Range<Int>, isText: Bool
    ) {
        compile(condition)
        let toOtherwise = reserve(range)
        compile(value)
        let toEnd = reserve(range)
        patch(toOtherwise, .jumpIfFalse(here))
        if let otherwise {
            compile(otherwise)
        } else {
            // To print it is no mistake, whatever is said of other values that do not exist.
            emit(constant(isText ? .text([]) : .undefined), range)
        }
        patch(toEnd, .jump(here))
    }

    /// A call: of `super`, of a method, or of a value.
    mutating func compileCall(
        _ callee: Int32, _ arguments: Arguments, _ range: Range<Int>, isOutput: Bool, caller: Int32? = nil
    ) {
        if let levels = superLevels(callee) {
            guard blockDepth > 0 else {
                report(.superOutsideBlock(source.path, arena[callee].range))
                return emit(constant(.undefined), range)
            }
            return emit(.callSuper(levels, isOutput: isOutput), range)
        }
        if case .member(let object, let word) = arena[callee].kind {
            if Mutations.names.contains(names.string(word.name)), let (name, member) = place(object) {
                read(name, arena[object].range)
                let shape = compileArguments(arguments, caller: caller)
                tables.mutations.append(
                    Program.Mutation(
                        name: name, member: member, method: word.name, shape: shape, isOutput: isOutput))
                return emit(.mutate(Int32(tables.mutations.count - 1)), word.range)
            }
            compile(object)
            let shape = compileArguments(arguments, caller: caller)
            emit(.callMethod(word.name, shape: shape, isOutput: isOutput), word.range)
        } else {
            compile(callee)
            let shape = compileArguments(arguments, caller: caller)
            emit(.call(shape: shape, name: name(of: callee), isOutput: isOutput), arena[callee].range)
        }
    }

    /// What a method can change for good: a name, or a member of a name.
    private func place(_ object: Int32) -> (name: Int32, member: Int32?)? {
        switch arena[object].kind {
        case .name(let name): return (name, nil)
        case .member(let owner, let member):
            guard case .name(let name) = arena[owner].kind else { return nil }
            return (name, member.name)
        case .invalid, .constant, .item, .slice, .list, .tuple, .object, .concatenation, .unary, .binary,
            .both,
            .either, .comparison, .conditional, .filter, .test, .call, .captured:
            return nil
        }
    }

    /// The number of the name that is called, for messages; -1 where it is no name.
    private func name(of callee: Int32) -> Int32 {
        if case .name(let name) = arena[callee].kind { return name }
        return -1
    }

    /// How many levels up `super` or `super.super` means.
    private func superLevels(_ callee: Int32) -> Int32? {
        var levels: Int32 = 1
        var number = callee
        while true {
            switch arena[number].kind {
            case .name(let name): return names.string(name) == "super" ? levels : nil
            case .member(let object, let word):
                guard names.string(word.name) == "super" else { return nil }
                levels += 1
                number = object
            case .invalid, .constant, .item, .slice, .list, .tuple, .object, .concatenation, .unary, .binary,
                .both,
                .either, .comparison, .conditional, .filter, .test, .call, .captured:
                return nil
            }
        }
    }

    /// Leaves the arguments on the stack: positional, named, `*list`, `**object`.
    private mutating func compileArguments(_ arguments: Arguments, caller: Int32?) -> Int32 {
        var shape = Program.Shape(positional: arguments.positional.count)
        for argument in arguments.positional { compile(argument) }
        for (word, value) in arguments.keywords {
            compile(value)
            shape.keywords.append(word.name)
        }
        if let caller {
            emit(.defineMacro(caller), 0..<0)
            shape.keywords.append(tables.callerName)
        }
        if let list = arguments.list {
            compile(list)
            shape.hasList = true
        }
        if let object = arguments.object {
            compile(object)
            shape.hasObject = true
        }
        return self.shape(shape)
    }
}
