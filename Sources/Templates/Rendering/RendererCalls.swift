/// What a call is made with.
struct CallArguments {
    var positional: [TemplateValue] = []
    var named: [(name: [UInt8], value: TemplateValue)] = []

    func named(_ name: String) -> TemplateValue? {
        named.first { $0.name.elementsEqual(name.utf8) }?.value
    }
}

/// Calls of macros, functions, methods and blocks, and the return from them.
extension Renderer {
    /// Opens a frame for code that will return to here. Where too many are open, reports that and leaves what the
    /// caller expects on the stack.
    mutating func enter(_ kind: Frame.Kind, _ module: Int, _ result: Result, given: [Binding] = []) -> Bool {
        budget.steps -= 1
        if budget.isExhausted { checkLimits() }
        guard frames.count < budget.limits.depth else {
            budget.problem = .tooDeep(limit: budget.limits.depth)
            if case .none = result { return false }
            stack.append(.undefined)
            return false
        }
        let visible = bindings.count
        bindings.append(contentsOf: given)
        frames.append(
            Frame(
                kind: kind, returnTo: counter, module: module, visible: visible, own: bindings.count,
                scope: scope,
                loops: loops.count, closures: closures.count, isEscaping: budget.isEscaping, result: result))
        scope = bindings.count
        budget.isEscaping = true
        return true
    }

    /// Whether called code prints at its place, or gives what it prints as a value.
    func result(_ isOutput: Bool) -> Result {
        isOutput ? .printed : .value(from: output.count)
    }

    /// Returns from the innermost frame.
    mutating func finish() {
        guard let frame = frames.popLast() else { return }
        bindings.removeLast(bindings.count - min(frame.visible, bindings.count))
        scope = frame.scope
        counter = frame.returnTo
        budget.isEscaping = frame.isEscaping
        switch frame.kind {
        case .imported:
            if case .value(let start) = frame.result { _ = takeOutput(from: start) }
            stack.append(exports(of: frame.module))
            return
        case .template:
            // A template's names are kept for the macros that it made; without such they go with it.
            if frame.closures == closures.count, frame.module == modules.count - 1, frame.module > 0 {
                modules.removeLast()
            }
        case .block, .macro, .loop: break
        }
        switch frame.result {
        case .none: break
        case .printed: stack.append(.text([]))
        case .value(let start): stack.append(budget.printed(takeOutput(from: start)))
        }
    }

    mutating func call(_ shape: Int32, _ name: Int32, isOutput: Bool) {
        let arguments = takeArguments(shape)
        let name = name < 0 ? nil : program.tables.names[Int(name)].string
        call(pop(), arguments, isOutput: isOutput, name: name)
    }

    mutating func call(_ callee: TemplateValue, _ arguments: CallArguments, isOutput: Bool, name: String?) {
        if case .object(let object) = callee { return stack.append(lookUp(arguments, in: object, name)) }
        guard case .reference(let reference) = callee else {
            budget.problem = .cannotCall(name, callee)
            return stack.append(.undefined)
        }
        let index = Int(reference.index)
        switch reference.kind {
        case .macro: callMacro(index, arguments, isOutput: isOutput)
        case .loop: recurse(index, arguments, isOutput: isOutput)
        case .function: stack.append(checkedNesting(callFunction(index, arguments)))
        case .joiner: stack.append(join(index))
        case .namespace, .cycler, .blocks:
            budget.problem = .cannotCall(name, callee)
            stack.append(.undefined)
        }
    }

    /// The member of an object that is called with its name, as in `asset("custom.css")`.
    private mutating func lookUp(
        _ arguments: CallArguments, in object: TemplateObject, _ callee: String?
    ) -> TemplateValue {
        guard let callee, arguments.positional.count == 1, arguments.named.isEmpty,
            let name = arguments.positional[0].bytes
        else { return budget.fail(.cannotCall(callee, .object(object))) }
        if let value = object.value(Program.Name(Array(name))) { return value }
        let known = object.members.map { String(decoding: $0.name, as: UTF8.self) }
        return budget.fail(.nothingCalled(String(decoding: name, as: UTF8.self), by: callee, known))
    }

    mutating func callMethod(_ name: Int32, _ shape: Int32, isOutput: Bool) {
        let arguments = takeArguments(shape)
        callMethod(program.tables.names[Int(name)], of: pop(), arguments, isOutput: isOutput)
    }

    mutating func callMethod(
        _ name: Program.Name, of receiver: TemplateValue, _ arguments: CallArguments, isOutput: Bool
    ) {
        switch receiver {
        case .object(let object):
            if let member = object.value(name) {
                return call(member, arguments, isOutput: isOutput, name: name.string)
            }
        case .reference(let reference):
            return callMethod(name, of: reference, arguments, isOutput: isOutput)
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .list, .tuple: break
        }
        budget.charge(bytes: receiver.bytes?.count ?? 0)
        stack.append(checkedNesting(Methods.call(name.string, receiver, arguments, &budget)))
        if budget.isExhausted { checkLimits() }
    }

    private mutating func callMethod(
        _ name: Program.Name, of reference: TemplateReference, _ arguments: CallArguments, isOutput: Bool
    ) {
        let index = Int(reference.index)
        switch reference.kind {
        case .blocks: return callBlock(name, module: index, isOutput: isOutput)
        case .loop where name.string == "cycle": stack.append(cycle(index, arguments))
        case .loop where name.string == "changed": stack.append(.boolean(changed(index, arguments)))
        case .cycler where name.string == "next": stack.append(nextItem(index))
        case .cycler where name.string == "reset":
            if cyclers.indices.contains(index) { cyclers[index].index = 0 }
            stack.append(.none)
        case .macro, .loop, .namespace, .cycler, .joiner, .function:
            let member = self.member(name, of: .reference(reference))
            call(member, arguments, isOutput: isOutput, name: name.string)
        }
    }

    /// Takes the arguments of a call from the stack, with those of `*list` and `**object` among them.
    mutating func takeArguments(_ number: Int32) -> CallArguments {
        let shape = program.tables.shapes[Int(number)]
        var arguments = CallArguments()
        let object = shape.hasObject ? pop() : .undefined
        let list = shape.hasList ? pop() : .undefined
        let named = pop(shape.keywords.count)
        arguments.positional = pop(shape.positional)
        if !named.isEmpty {
            arguments.named = zip(shape.keywords, named).map { (program.tables.names[Int($0)].bytes, $1) }
        }
        if shape.hasList {
            if let items = list.items {
                arguments.positional += items
            } else {
                budget.problem = .needsList(list)
            }
        }
        guard shape.hasObject else { return arguments }
        if case .object(let object) = object {
            arguments.named += object.members.map { ($0.name, $0.value) }
        } else {
            budget.problem = .needsObject(object)
        }
        return arguments
    }

    private mutating func callMacro(_ index: Int, _ arguments: CallArguments, isOutput: Bool) {
        guard index < closures.count else { return stack.append(.undefined) }
        let closure = closures[index]
        let macro = program.tables.macros[Int(closure.macro)]
        let bound = bind(arguments, to: macro)
        let site = counter - 1
        guard enter(.macro, closure.module, result(isOutput), given: closure.captured) else { return }
        bindings.append(contentsOf: bound)
        budget.isEscaping = closure.isEscaping
        counter = Int(macro.entry)
        if let problem = budget.problem {
            budget.problem = nil
            report(problem, at: site)
        }
    }

    mutating func defineMacro(_ number: Int32) {
        let frame = frames[frames.count - 1]
        let captured = Array(bindings[frame.visible...])
        closures.append(
            Closure(
                macro: number, module: frame.module, captured: captured, isEscaping: budget.isEscaping))
        stack.append(.reference(TemplateReference(.macro, closures.count - 1)))
    }

    /// The bindings of a macro's parameters. A parameter with a default is left out where it is not given.
    private mutating func bind(_ arguments: CallArguments, to macro: Program.Macro) -> [Binding] {
        var bound: [Binding] = []
        var named = arguments.named
        let names = program.tables.names
        for (index, parameter) in macro.parameters.enumerated() {
            let name = names[Int(parameter.name)].bytes
            let given = named.firstIndex { $0.name == name }
            if index < arguments.positional.count {
                bound.append(Binding(name: parameter.name, value: arguments.positional[index]))
                if given != nil { budget.problem = .givenTwice(String(decoding: name, as: UTF8.self)) }
            } else if let given {
                bound.append(Binding(name: parameter.name, value: named[given].value))
            } else if !parameter.hasDefault {
                bound.append(Binding(name: parameter.name, value: .undefined))
            }
            if let given { named.remove(at: given) }
        }
        let extra = Array(arguments.positional.dropFirst(macro.parameters.count))
        bindExtra(extra, named, macro, &bound)
        return bound
    }

    /// `varargs`, `kwargs` and `caller`, or a finding where the macro has no use for them.
    private mutating func bindExtra(
        _ extra: [TemplateValue], _ named: [(name: [UInt8], value: TemplateValue)], _ macro: Program.Macro,
        _ bound: inout [Binding]
    ) {
        var named = named
        let name = program.tables.names[Int(macro.name)].string
        if macro.takesCaller, !macro.parameters.contains(where: { $0.name == program.tables.callerName }) {
            let given = named.firstIndex { $0.name.elementsEqual("caller".utf8) }
            let caller = given.map { named.remove(at: $0).value } ?? .undefined
            bound.append(Binding(name: program.tables.callerName, value: caller))
        }
        if macro.takesMore {
            bound.append(Binding(name: program.tables.listName, value: checkedNesting(.tuple(extra))))
        } else if !extra.isEmpty {
            budget.problem = .tooManyArguments(name, count: macro.parameters.count)
        }
        if macro.takesMoreNamed {
            var object = TemplateObject()
            for (name, value) in named { object.set(name, value) }
            bound.append(Binding(name: program.tables.objectName, value: checkedNesting(.object(object))))
        } else if let first = named.first {
            let parameters = macro.parameters.map { program.tables.names[Int($0.name)].string }
            budget.problem = .unknownArgument(name, String(decoding: first.name, as: UTF8.self), parameters)
        }
    }
}
