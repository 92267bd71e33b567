/// What each instruction does.
extension Renderer {
    @inline(__always)
    mutating func execute(_ instruction: Instruction) {
        switch instruction {
        case .text(let start, let end): output.append(contentsOf: program.tables.text[Int(start)..<Int(end)])
        case .output: write(pop())
        case .outputName(let name): write(value(of: name))
        case .outputMember(let name, let member):
            write(self.member(program.tables.names[Int(member)], of: value(of: name)))
        case .constant(let number): stack.append(program.tables.constants[Int(number)])
        case .name(let name): stack.append(value(of: name))
        case .memberOfName(let name, let member):
            stack.append(self.member(program.tables.names[Int(member)], of: value(of: name)))
        case .member(let member): stack.append(self.member(program.tables.names[Int(member)], of: pop()))
        case .jump(let target): counter = Int(target)
        case .jumpIfFalse(let target): if !isTrue(pop()) { counter = Int(target) }
        case .jumpKeepingFalse(let target): jump(to: target, keeping: false)
        case .jumpKeepingTrue(let target): jump(to: target, keeping: true)
        case .discard: _ = pop()
        case .setLocal(let name): setLocal(name, pop())
        case .setExported(let name): setExported(name, pop())
        case .beginLoop(let loop): beginLoop(loop)
        case .nextLoop(let loop): nextLoop(loop, isWhole: true)
        case .item, .slice, .makeList, .makeTuple, .makeObject, .concatenate, .unary, .binary, .compare,
            .compareInChain, .filter, .filterWithArguments, .test:
            executeRare(instruction)
        case .mutate, .skipTurn, .leaveLoop, .beginEscaping, .endEscaping, .call, .callMethod, .callSuper,
            .setMember, .unpack, .beginScope, .endScope, .beginSelection,
            .keepSelection, .nextSelection, .endRecursion, .beginCapture, .endCapture, .markup, .include,
            .importTemplate, .importedName, .extend, .endTemplate, .block, .defineMacro, .jumpIfBound,
            .finish:
            executeStructure(instruction)
        }
    }

    @inline(__always)
    private mutating func write(_ value: TemplateValue) {
        switch value {
        case .text(let bytes) where !budget.isEscaping: return output.append(contentsOf: bytes)
        case .none, .boolean, .integer, .double, .text, .html: return value.appendEscaped(to: &output)
        case .undefined: return checkUse(of: value)
        case .list, .tuple, .object, .reference: writeWhole(value)
        }
    }

    /// Whether a value counts as true, which may not be asked of one that does not exist where that is a mistake.
    @inline(__always)
    private mutating func isTrue(_ value: TemplateValue) -> Bool {
        if case .undefined = value { checkUse(of: value) }
        return value.isTrue
    }

    /// Reports the use of a value that does not exist where that is a mistake, before the next instruction is chosen.
    mutating func checkUse(of value: TemplateValue) {
        budget.check(value)
        reportProblem()
    }

    /// Prints what may hold other values, which are paid for first.
    private mutating func writeWhole(_ value: TemplateValue) {
        if budget.allows(visiting: value) {
            let bytes = printed(value)
            if budget.isEscaping { Escaping.append(bytes, to: &output) } else { output += bytes }
        }
        if budget.isExhausted || output.count - outputStart > budget.limits.bytes { checkLimits() }
    }

    private mutating func jump(to target: Int32, keeping: Bool) {
        guard let value = stack.last else { return }
        if isTrue(value) == keeping { counter = Int(target) } else { stack.removeLast() }
    }

    /// What makes a value of others; apart, so that the loop over instructions stays small.
    @inline(never)
    private mutating func executeRare(_ instruction: Instruction) {
        switch instruction {
        case .item:
            let key = pop()
            let value = pop()
            budget.charge(bytes: value.bytes?.count ?? 0)
            stack.append(item(key, of: value))
        case .slice:
            let bounds = pop(3)
            let value = pop()
            budget.charge(bytes: value.bytes?.count ?? 0)
            stack.append(value.slice(bounds[0], bounds[1], bounds[2], &budget))
        case .makeList(let count): stack.append(checkedNesting(.list(pop(Int(count)))))
        case .makeTuple(let count): stack.append(checkedNesting(.tuple(pop(Int(count)))))
        case .makeObject(let count): makeObject(Int(count))
        case .concatenate(let count): concatenate(Int(count))
        case .unary(let operation):
            if let value = stack.last { budget.check(value) }
            stack.append(Arithmetic.apply(operation, pop(), &budget))
        case .binary(let operation):
            let right = pop()
            stack.append(Arithmetic.apply(operation, pop(), right, &budget))
        case .compare(let operation):
            let right = pop()
            let isTrue = compare(operation, pop(), right)
            stack.append(budget.problem == nil ? .boolean(isTrue) : .undefined)
        case .compareInChain(let operation, let target):
            let right = pop()
            let isTrue = compare(operation, pop(), right)
            stack.append(isTrue ? right : budget.problem == nil ? .boolean(false) : .undefined)
            if !isTrue { counter = Int(target) }
        case .filter(let number):
            let filter = Filter.all[Int(number)]
            apply(filter, to: Filter.Input(value: pop(), arguments: []))
        case .filterWithArguments(let number, let shape): apply(Filter.all[Int(number)], shape)
        case .test(let number, let isNegated):
            let test = ValueTest.all[Int(number)]
            let arguments = pop(test.parameters.count)
            let value = pop()
            let isTrue = test.holds(Filter.Input(value: value, arguments: arguments), &budget)
            stack.append(.boolean(isTrue != isNegated))
        case .text, .output, .outputName, .outputMember, .constant, .name, .memberOfName, .member, .jump,
            .jumpIfFalse, .jumpKeepingFalse, .jumpKeepingTrue, .discard, .setLocal, .setExported,
            .beginLoop, .nextLoop, .mutate, .skipTurn, .leaveLoop, .beginEscaping, .endEscaping, .call,
            .callMethod, .callSuper, .setMember, .unpack, .beginScope,
            .endScope, .beginSelection, .keepSelection, .nextSelection, .endRecursion, .beginCapture,
            .endCapture, .markup, .include, .importTemplate, .importedName, .extend, .endTemplate, .block,
            .defineMacro, .jumpIfBound, .finish:
            break
        }
    }

    /// What begins and ends parts of a template; apart for the same reason.
    @inline(never)
    private mutating func executeStructure(_ instruction: Instruction) {
        switch instruction {
        case .call(let shape, let name, let isOutput): call(shape, name, isOutput: isOutput)
        case .callMethod(let name, let shape, let isOutput): callMethod(name, shape, isOutput: isOutput)
        case .callSuper(let levels, let isOutput): callSuper(Int(levels), isOutput: isOutput)
        case .setMember(let name, let member): setMember(name, member)
        case .unpack(let count): unpack(Int(count))
        case .beginScope: beginScope()
        case .endScope: endScope()
        case .beginSelection: beginSelection()
        case .keepSelection: keepSelection()
        case .nextSelection(let body): nextSelection(body)
        case .endRecursion(let loop): endRecursion(loop)
        case .beginCapture: captures.append(output.count)
        case .endCapture: stack.append(budget.printed(takeOutput(from: captures.popLast() ?? output.count)))
        case .markup:
            let value = pop()
            stack.append(budget.allows(visiting: value) ? budget.printed(value.printed) : .undefined)
        case .beginEscaping:
            escapings.append(budget.isEscaping)
            budget.isEscaping = isTrue(pop())
        case .endEscaping: budget.isEscaping = escapings.popLast() ?? true
        case .skipTurn(let loop): nextLoop(loop, isWhole: false)
        case .leaveLoop(let loop): leaveLoop(loop)
        case .mutate(let number): mutate(Int(number))
        case .include(let ignoresMissing, let hasContext):
            include(ignoresMissing: ignoresMissing, hasContext: hasContext)
        case .importTemplate(let hasContext): importTemplate(hasContext: hasContext)
        case .importedName(let name): importedName(name)
        case .extend: extend()
        case .endTemplate: endTemplate()
        case .block(let number): block(Int(number))
        case .defineMacro(let macro): defineMacro(macro)
        case .jumpIfBound(let name, let target): if isBound(name) { counter = Int(target) }
        case .finish: finish()
        case .text, .output, .outputName, .outputMember, .constant, .name, .memberOfName, .member, .jump,
            .jumpIfFalse, .jumpKeepingFalse, .jumpKeepingTrue, .discard, .setLocal, .setExported,
            .beginLoop, .nextLoop, .item, .slice, .makeList, .makeTuple, .makeObject, .concatenate, .unary,
            .binary,
            .compare, .compareInChain, .filter, .filterWithArguments, .test:
            break
        }
    }

    /// Takes what was printed from a place on out of the output.
    mutating func takeOutput(from start: Int) -> [UInt8] {
        guard start < output.count else { return [] }
        let text = Array(output[start...])
        budget.charge(bytes: text.count)
        output.removeSubrange(start...)
        return text
    }

    /// A value of another one's member, also of the things that only a running template has.
    mutating func member(_ name: Program.Name, of value: TemplateValue) -> TemplateValue {
        guard case .reference(let reference) = value else {
            if case .undefined = value { budget.check(value) }
            return value.member(name)
        }
        let index = Int(reference.index)
        switch reference.kind {
        case .loop: return index < loops.count ? loops[index].member(name) : .undefined
        case .namespace:
            return index < namespaces.count
                ? namespaces[index].value(name) ?? .undefined : .undefined
        case .cycler:
            guard index < cyclers.count, name.string == "current" else { return .undefined }
            let cycler = cyclers[index]
            return cycler.items[cycler.index]
        case .macro: return index < closures.count ? macroMember(name, of: closures[index]) : .undefined
        case .joiner, .function, .blocks: return .undefined
        }
    }

    /// `name`, `arguments` and what else a macro tells of itself.
    private func macroMember(_ member: Program.Name, of closure: Closure) -> TemplateValue {
        let macro = program.tables.macros[Int(closure.macro)]
        func name(_ number: Int32) -> TemplateValue { .text(program.tables.names[Int(number)].bytes) }
        switch member.string {
        case "name": return name(macro.name)
        case "arguments": return .tuple(macro.parameters.map { name($0.name) })
        case "catch_varargs": return .boolean(macro.takesMore)
        case "catch_kwargs": return .boolean(macro.takesMoreNamed)
        case "caller": return .boolean(macro.takesCaller)
        default: return .undefined
        }
    }

    private mutating func item(_ key: TemplateValue, of value: TemplateValue) -> TemplateValue {
        budget.check(value)
        guard case .reference = value, let name = key.bytes else { return value.item(key) }
        return member(Program.Name(name), of: value)
    }

    private mutating func makeObject(_ count: Int) {
        let parts = pop(2 * count)
        var object = TemplateObject()
        for index in stride(from: 0, to: parts.count, by: 2) {
            guard budget.allows(visiting: parts[index]) else { return stack.append(.undefined) }
            object.set(parts[index].printed, parts[index + 1])
        }
        stack.append(checkedNesting(.object(object)))
    }

    /// Lists of lists are free as long as there are few. Then each is looked through, so that none gets too deep.
    mutating func checkedNesting(_ value: TemplateValue) -> TemplateValue {
        let isNested: Bool
        switch value {
        case .list(let items), .tuple(let items): isNested = items.contains(where: \.isContainer)
        case .object(let object): isNested = object.members.contains(where: \.value.isContainer)
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .reference: return value
        }
        guard isNested else { return value }
        budget.nestings += 1
        guard budget.nestings > 500 else { return value }
        var visits = 0
        let isTooDeep = value.isNested(deeperThan: 200, visits: &visits)
        budget.charge(visits >> 3)
        return isTooDeep ? budget.fail(.nestedTooDeep) : value
    }

    private mutating func compare(
        _ operation: ComparisonOperator, _ left: TemplateValue, _ right: TemplateValue
    ) -> Bool {
        budget.check(left)
        budget.check(right)
        return Arithmetic.compare(operation, left, right, &budget)
    }

    /// What a value prints as, also of the things that only a running template has.
    private func printed(_ value: TemplateValue) -> [UInt8] {
        guard case .reference(let reference) = value, reference.kind == .loop,
            loops.indices.contains(Int(reference.index))
        else { return value.printed }
        let loop = loops[Int(reference.index)]
        return Array("<LoopContext \(loop.index + 1)/\(loop.items.count)>".utf8)
    }

    private mutating func concatenate(_ count: Int) {
        let parts = pop(count)
        for part in parts { budget.check(part) }
        let isMarkup = budget.isEscaping && parts.contains(where: \.isMarkup)
        guard budget.allows(visiting: parts) else { return stack.append(.undefined) }
        let bytes = parts.map { isMarkup ? $0.escaped : $0.printed }
        let count = bytes.reduce(0) { $0 + $1.count }
        guard budget.allows(bytes: count) else { return stack.append(.undefined) }
        // Parts are copied whole: byte by byte, as `joined()` goes, 8,000 texts of 4,000 bytes took seconds, not moments.
        var joined: [UInt8] = []
        joined.reserveCapacity(count)
        for part in bytes { joined += part }
        budget.charge(bytes: count)
        stack.append(isMarkup ? .html(joined) : .text(joined))
    }

    private mutating func apply(_ filter: Filter, _ shapeNumber: Int32) {
        let shape = program.tables.shapes[Int(shapeNumber)]
        let named = pop(shape.keywords.count)
        let arguments = pop(shape.positional)
        let keywords = zip(shape.keywords, named).map {
            (name: program.tables.names[Int($0)].bytes, value: $1)
        }
        let input = Filter.Input(value: pop(), arguments: arguments, keywords: keywords)
        apply(filter, to: input)
    }

    private mutating func apply(_ filter: Filter, to input: Filter.Input) {
        stack.append(checkedNesting(filter.apply(to: input, &budget)))
        if budget.isExhausted { checkLimits() }
    }
}
