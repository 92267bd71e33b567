/// Methods that change a list or an object in its place, such as `list.append(x)`.
///
/// A value belongs to the name that holds it: where two names were given the same list, the other one keeps it as it was.
extension Renderer {
    mutating func mutate(_ number: Int) {
        let call = program.tables.mutations[number]
        let arguments = takeArguments(call.shape)
        let method = program.tables.names[Int(call.method)]
        let held = value(of: call.name)
        let receiver = call.member.map { member(program.tables.names[Int($0)], of: held) } ?? held
        guard Mutations.isMethod(method, of: receiver) else {
            return callMethod(method, of: receiver, arguments, isOutput: call.isOutput)
        }
        guard budget.allows(visiting: arguments.positional) else { return stack.append(.undefined) }
        var changed = receiver
        let result = Mutations.apply(method.string, to: &changed, arguments, &budget)
        put(checkedNesting(changed), into: call)
        stack.append(result)
        takeStep()
    }

    private mutating func put(_ value: TemplateValue, into call: Program.Mutation) {
        guard let member = call.member else { return replace(call.name, value) }
        let name = program.tables.names[Int(member)].bytes
        switch self.value(of: call.name) {
        case .object(var object):
            object.set(name, value)
            replace(call.name, .object(object))
        case .reference(let reference) where reference.kind == .namespace:
            namespaces[Int(reference.index)].set(name, value)
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .list, .tuple, .reference: break
        }
    }

    /// Gives a name another value where it is bound, so that all who see the binding see the value.
    private mutating func replace(_ name: Int32, _ value: TemplateValue) {
        let frame = frames[frames.count - 1]
        if let index = bindings.lastIndex(where: { $0.name == name }), index >= frame.visible {
            bindings[index].value = value
        } else if let index = modules[frame.module].exported.firstIndex(where: { $0.name == name }) {
            modules[frame.module].exported[index].value = value
        } else if let index = modules[frame.module].inherited.firstIndex(where: { $0.name == name }) {
            modules[frame.module].inherited[index].value = value
        } else {
            context.set(program.tables.names[Int(name)].bytes, value)
        }
    }
}
