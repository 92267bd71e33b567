import Diagnostics
import Text

/// Templates within templates: `include`, `import`, `extends`, and blocks with `super`.
extension Renderer {
    mutating func include(ignoresMissing: Bool, hasContext: Bool) {
        guard let number = takeTemplate(ignoresMissing: ignoresMissing) else { return }
        let inherited = hasContext ? visibleBindings() : []
        let isContextual = hasContext && modules[module].hasContext
        modules.append(Module(chain: [number], inherited: inherited, hasContext: isContextual))
        guard enter(.template, modules.count - 1, .none) else {
            modules.removeLast()
            return
        }
        counter = Int(program.tables.templates[number].entry)
    }

    /// Runs a template for the names that it sets at its top, which come onto the stack as an object.
    mutating func importTemplate(hasContext: Bool) {
        guard let number = takeTemplate(ignoresMissing: false) else { return stack.append(.undefined) }
        let inherited = hasContext ? visibleBindings() : []
        let isContextual = hasContext && modules[module].hasContext
        modules.append(Module(chain: [number], inherited: inherited, hasContext: isContextual))
        guard enter(.imported, modules.count - 1, .value(from: output.count)) else { return }
        counter = Int(program.tables.templates[number].entry)
    }

    /// The names that a template sets at its top, without those that begin with `_`.
    func exports(of module: Int) -> TemplateValue {
        var object = TemplateObject()
        for binding in modules[module].exported {
            let name = program.tables.names[Int(binding.name)].bytes
            if name.first != UInt8(ascii: "_") { object.set(name, binding.value) }
        }
        return .object(object)
    }

    mutating func importedName(_ name: Int32) {
        let key = program.tables.names[Int(name)]
        guard case .object(let object)? = stack.last else { return stack.append(.undefined) }
        let value = object.value(key)
        if value == nil {
            let suggestion = Spelling.nearest(to: key.string, in: object.names)
            budget.problem = .notExported(key.string, suggestion: suggestion)
        }
        stack.append(value ?? .undefined)
    }

    mutating func extend() {
        let number = module
        guard let parent = takeTemplate(ignoresMissing: false) else { return }
        guard modules[number].discardFrom == nil else {
            budget.problem = Problem(.templateSyntax, "a template can extend only one other")
            return
        }
        guard !modules[number].chain.contains(parent) else {
            budget.problem = Problem(
                .templateCycle,
                "the template extends itself by way of `\(program.tables.templates[parent].name)`")
            return
        }
        modules[number].chain.append(parent)
        modules[number].discardFrom = output.count
    }

    /// At a template's end its parent runs, if it has one, in place of what it printed outside of blocks.
    mutating func endTemplate() {
        let number = module
        guard let start = modules[number].discardFrom else { return finish() }
        _ = takeOutput(from: start)
        modules[number].discardFrom = nil
        modules[number].position += 1
        counter = Int(program.tables.templates[modules[number].chain[modules[number].position]].entry)
    }

    /// Prints a block where it stands, in the version of the template that was asked for.
    mutating func block(_ number: Int) {
        let module = self.module
        guard modules[module].discardFrom == nil else { return }
        let block = program.tables.blocks[number]
        let given = block.isScoped ? Array(bindings[frames[frames.count - 1].visible...]) : []
        openBlock(block.name, module: module, from: 0, .none, given: given)
    }

    /// `self.name()`.
    mutating func callBlock(_ name: Program.Name, module: Int, isOutput: Bool) {
        let number = program.tables.names.firstIndex(of: name).map { Int32($0) }
        guard modules.indices.contains(module), let number,
            openBlock(number, module: module, from: 0, result(isOutput))
        else {
            budget.problem = budget.problem ?? .unknownBlock(name.string, known: blockNames(of: module))
            return stack.append(.undefined)
        }
    }

    private func blockNames(of module: Int) -> [String] {
        guard modules.indices.contains(module) else { return [] }
        let blocks = modules[module].chain.flatMap { program.tables.templates[$0].blocks.keys }
        return Set(blocks).map { program.tables.names[Int($0)].string }
    }

    /// `super()`: the same block in the next template up the chain that has it.
    mutating func callSuper(_ levels: Int, isOutput: Bool) {
        for frame in frames.reversed() {
            guard case .block(let name, let level) = frame.kind else { continue }
            var from = level + 1
            for _ in 1..<levels {
                from = (self.level(of: name, module: frame.module, from: from) ?? from) + 1
            }
            let entered = openBlock(name, module: frame.module, from: from, result(isOutput))
            if !entered {
                let name = program.tables.names[Int(name)].string
                budget.problem = budget.problem ?? .type("no parent template has the block `\(name)`")
                stack.append(.undefined)
            }
            return
        }
        stack.append(.undefined)
    }

    /// Where in its chain a template has a block, from a place on.
    private func level(of name: Int32, module: Int, from start: Int) -> Int? {
        let chain = modules[module].chain
        guard start < chain.count else { return nil }
        return chain[start...].firstIndex { program.tables.templates[$0].blocks[name] != nil }
    }

    /// Begins to run a block. `false` where there is none, with nothing left on the stack.
    @discardableResult
    private mutating func openBlock(
        _ name: Int32, module: Int, from start: Int, _ result: Result, given: [Binding] = []
    ) -> Bool {
        guard let level = level(of: name, module: module, from: start),
            let number = program.tables.templates[modules[module].chain[level]].blocks[name]
        else { return false }
        let block = program.tables.blocks[number]
        if block.isRequired {
            let name = program.tables.names[Int(name)].string
            budget.problem = Problem(
                .templateBlock, "the block `\(name)` is required and no template fills it",
                help: "define `{% block \(name) %}` in a template that extends this one")
            return false
        }
        guard enter(.block(name: name, level: level), module, result, given: given) else {
            // What was left for the caller is taken back: it leaves its own.
            if case .none = result { return false }
            stack.removeLast()
            return false
        }
        counter = Int(block.entry)
        return true
    }

    /// Takes a template's name from the stack, or the first of several that exists.
    private mutating func takeTemplate(ignoresMissing: Bool) -> Int? {
        let value = pop()
        let candidates = value.sequence ?? [value]
        var names: [String] = []
        for candidate in candidates {
            guard let bytes = candidate.bytes else {
                if !ignoresMissing || !candidate.isUndefined { budget.problem = .notATemplateName(candidate) }
                return nil
            }
            let name = String(decoding: bytes, as: UTF8.self)
            if let number = program.tables.numbers[name] { return number }
            names.append(name)
        }
        if !ignoresMissing {
            budget.problem = .missingTemplate(names, known: program.tables.templates.map(\.name))
        }
        return nil
    }
}
