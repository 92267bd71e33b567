/// Names: where their values are found and where they are put.
extension Renderer {
    /// The value of a name: the innermost binding that the code sees, then what the template set at its top, what it
    /// was handed down, the page's context, and the functions that are always there.
    func value(of name: Int32) -> TemplateValue {
        let frame = frames[frames.count - 1]
        var index = bindings.count - 1
        while index >= frame.visible {
            if bindings[index].name == name { return bindings[index].value }
            index -= 1
        }
        return exportedValue(of: name, in: frame.module)
    }

    private func exportedValue(of name: Int32, in number: Int) -> TemplateValue {
        if let value = Self.value(of: name, in: modules[number].exported) { return value }
        if let value = Self.value(of: name, in: modules[number].inherited) { return value }
        let key = program.tables.names[Int(name)]
        if modules[number].hasContext, let value = context.value(key) { return value }
        return BuiltIn.value(key, module: number)
    }

    /// No binding is copied on the way, which would be most of the work.
    private static func value(of name: Int32, in bindings: [Binding]) -> TemplateValue? {
        for index in bindings.indices where bindings[index].name == name { return bindings[index].value }
        return nil
    }

    /// Whether the running macro was given an argument.
    func isBound(_ name: Int32) -> Bool {
        let frame = frames[frames.count - 1]
        return bindings[frame.own...].contains { $0.name == name }
    }

    mutating func setLocal(_ name: Int32, _ value: TemplateValue) {
        budget.hasFailed = false
        var index = bindings.count - 1
        while index >= scope {
            if bindings[index].name == name {
                bindings[index].value = value
                return
            }
            index -= 1
        }
        bindings.append(Binding(name: name, value: value))
    }

    mutating func setExported(_ name: Int32, _ value: TemplateValue) {
        budget.hasFailed = false
        let number = module
        if let index = modules[number].exported.firstIndex(where: { $0.name == name }) {
            modules[number].exported[index].value = value
        } else {
            modules[number].exported.append(Binding(name: name, value: value))
        }
    }

    mutating func setMember(_ name: Int32, _ member: Int32) {
        let value = pop()
        let target = self.value(of: name)
        guard case .reference(let reference) = target, reference.kind == .namespace,
            namespaces.indices.contains(Int(reference.index))
        else {
            budget.problem = .notANamespace(program.tables.names[Int(name)].string, target)
            return
        }
        namespaces[Int(reference.index)].set(program.tables.names[Int(member)].bytes, value)
    }

    /// Replaces a list on the stack by its items, the first on top.
    mutating func unpack(_ count: Int) {
        let value = pop()
        guard let items = value.items, items.count == count else {
            budget.problem = .cannotUnpack(value, count: count)
            for _ in 0..<count { stack.append(.undefined) }
            return
        }
        stack.append(contentsOf: items.reversed())
    }

    mutating func beginScope() {
        scopes.append(scope)
        scope = bindings.count
    }

    mutating func endScope() {
        bindings.removeLast(bindings.count - min(scope, bindings.count))
        scope = scopes.popLast() ?? 0
    }

    /// The names that the running code sees beyond the page's context, each once.
    func visibleBindings() -> [Binding] {
        let frame = frames[frames.count - 1]
        var visible: [Binding] = []
        func add(_ binding: Binding) {
            // A loop is that of the template which it stands in.
            guard binding.name != program.tables.loopName else { return }
            if !visible.contains(where: { $0.name == binding.name }) { visible.append(binding) }
        }
        for binding in bindings[frame.visible...].reversed() { add(binding) }
        for binding in modules[frame.module].exported { add(binding) }
        for binding in modules[frame.module].inherited { add(binding) }
        return visible
    }
}
