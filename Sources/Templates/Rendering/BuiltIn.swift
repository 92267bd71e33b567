/// The functions and objects that every template sees: `range`, `dict`, `namespace`, `cycler`, `joiner`, `debug`, `self`.
enum BuiltIn: Int, CaseIterable {
    case range, dict, namespace, cycler, joiner, debug
    /// What is handed over with a context, and has no name of its own.
    case words, forms

    /// Their names, and the names that mean something in some places only.
    static let names: Set<String> = [
        "range", "dict", "namespace", "cycler", "joiner", "debug", "self", "loop", "super", "caller",
        "varargs",
        "kwargs",
    ]

    /// The value of a name that nothing else has bound.
    static func value(_ name: Program.Name, module: Int) -> TemplateValue {
        switch name.string {
        case "range": .reference(TemplateReference(.function, BuiltIn.range.rawValue))
        case "dict": .reference(TemplateReference(.function, BuiltIn.dict.rawValue))
        case "namespace": .reference(TemplateReference(.function, BuiltIn.namespace.rawValue))
        case "cycler": .reference(TemplateReference(.function, BuiltIn.cycler.rawValue))
        case "joiner": .reference(TemplateReference(.function, BuiltIn.joiner.rawValue))
        case "debug": .reference(TemplateReference(.function, BuiltIn.debug.rawValue))
        case "self": .reference(TemplateReference(.blocks, module))
        default: .undefined
        }
    }
}

extension Renderer {
    mutating func callFunction(_ number: Int, _ arguments: CallArguments) -> TemplateValue {
        switch BuiltIn(rawValue: number) {
        case .range: return range(arguments)
        case .dict: return object(arguments).map { .object($0) } ?? .undefined
        case .namespace:
            namespaces.append(object(arguments) ?? TemplateObject())
            return .reference(TemplateReference(.namespace, namespaces.count - 1))
        case .cycler:
            guard !arguments.positional.isEmpty else {
                return budget.fail(.arguments("`cycler` needs at least one item"))
            }
            cyclers.append((arguments.positional, 0))
            return .reference(TemplateReference(.cycler, cyclers.count - 1))
        case .joiner:
            let separator = arguments.positional.first ?? arguments.named("sep") ?? ", "
            joiners.append((separator, false))
            return .reference(TemplateReference(.joiner, joiners.count - 1))
        case .debug: return whatExists(arguments)
        case .words: return word(arguments)
        case .forms: return wordForms(arguments)
        case nil: return .undefined
        }
    }

    /// `range(stop)`, `range(start, stop)`, `range(start, stop, step)`.
    private mutating func range(_ arguments: CallArguments) -> TemplateValue {
        let bounds = arguments.positional.map(\.wholeNumber)
        guard (1...3).contains(bounds.count), arguments.named.isEmpty else {
            return budget.fail(.arguments("`range` takes one to three whole numbers"))
        }
        for (bound, value) in zip(bounds, arguments.positional) where bound == nil {
            return budget.fail(.needsNumber("range", value))
        }
        let start = bounds.count > 1 ? bounds[0] ?? 0 : 0
        let stop = (bounds.count > 1 ? bounds[1] : bounds[0]) ?? 0
        let step = bounds.count > 2 ? bounds[2] ?? 1 : 1
        guard step != 0 else { return budget.fail(.zeroStep) }
        let (distance, overflow) = stop.subtractingReportingOverflow(start)
        let (count, isTooLong) = distance.dividedReportingOverflow(by: step)
        guard !overflow, !isTooLong, count <= max(0, budget.steps) else { return budget.fail(.listTooLong) }
        let numbers = stride(from: start, to: stop, by: step).map { TemplateValue.integer($0) }
        budget.charge(numbers.count)
        return .list(numbers)
    }

    private mutating func object(_ arguments: CallArguments) -> TemplateObject? {
        var object = TemplateObject()
        for argument in arguments.positional {
            guard case .object(let members) = argument else {
                budget.problem = .needsObject(argument)
                return nil
            }
            for member in members.members { object.set(member.name, member.value) }
        }
        for (name, value) in arguments.named { object.set(name, value) }
        return object
    }

    /// A joiner is empty the first time and its separator from then on.
    mutating func join(_ index: Int) -> TemplateValue {
        guard joiners.indices.contains(index) else { return .undefined }
        defer { joiners[index].isUsed = true }
        return joiners[index].isUsed ? joiners[index].separator : .text([])
    }

    mutating func nextItem(_ index: Int) -> TemplateValue {
        guard cyclers.indices.contains(index) else { return .undefined }
        let cycler = cyclers[index]
        cyclers[index].index = (cycler.index + 1) % cycler.items.count
        return cycler.items[cycler.index]
    }

    /// `loop.cycle(…)`: one of its arguments, by the turn.
    mutating func cycle(_ index: Int, _ arguments: CallArguments) -> TemplateValue {
        guard loops.indices.contains(index), !arguments.positional.isEmpty else {
            return budget.fail(.arguments("`loop.cycle` needs at least one item"))
        }
        return arguments.positional[loops[index].index % arguments.positional.count]
    }

    /// `loop.changed(…)`: whether its arguments are others than in the turn before.
    mutating func changed(_ index: Int, _ arguments: CallArguments) -> Bool {
        guard loops.indices.contains(index) else { return false }
        defer { loops[index].changed = arguments.positional }
        guard let last = loops[index].changed else { return true }
        guard budget.allows(visiting: arguments.positional) else { return false }
        return !TemplateValue.list(last).equals(.list(arguments.positional))
    }
}
