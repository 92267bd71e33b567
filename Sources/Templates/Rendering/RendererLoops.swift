/// Loops: `for` with its condition, its `else` and its recursion, and the `loop` object.
extension Renderer {
    mutating func beginLoop(_ number: Int32) {
        let loop = program.tables.loops[Int(number)]
        let value = pop()
        checkUse(of: value)
        guard let items = value.items else {
            budget.problem = .notIterable(value)
            counter = Int(loop.end)
            return
        }
        guard !items.isEmpty else {
            counter = Int(loop.otherwise)
            return
        }
        var depth = 0
        if loop.isRecursive, case .loop(let running, let outer) = frames[frames.count - 1].kind,
            running == number,
            frames[frames.count - 1].loops == loops.count
        {
            depth = outer
        }
        scopes.append(scope)
        scope = bindings.count
        bindings.append(
            Binding(name: program.tables.loopName, value: .reference(TemplateReference(.loop, loops.count))))
        loops.append(
            LoopState(
                number: number, items: items, depth: depth, visible: frames[frames.count - 1].visible,
                bindings: scope))
        stack.append(items[0])
        takeStep()
    }

    /// Goes on with the next item.
    ///
    /// - Parameter isWhole: whether the turn before came to its end.
    mutating func nextLoop(_ number: Int32, isWhole: Bool) {
        let last = loops.count - 1
        guard last >= 0 else { return }
        if isWhole { loops[last].hasWholeTurn = true }
        loops[last].index += 1
        // The name `loop` stays bound for all turns; everything else is new in each.
        let kept = loops[last].bindings + 1
        if bindings.count > kept { bindings.removeLast(bindings.count - kept) }
        let index = loops[last].index
        guard index < loops[last].items.count else { return leaveLoop(number) }
        stack.append(loops[last].items[index])
        counter = Int(program.tables.loops[Int(number)].body)
        takeStep()
    }

    /// Ends the innermost loop. As in Jinja, its `else` is what follows where no turn came to its end.
    mutating func leaveLoop(_ number: Int32) {
        guard let loop = loops.popLast() else { return }
        bindings.removeLast(bindings.count - min(loop.bindings, bindings.count))
        scope = scopes.popLast() ?? 0
        let places = program.tables.loops[Int(number)]
        counter = Int(loop.hasWholeTurn ? places.end : places.otherwise)
    }

    mutating func takeStep() {
        budget.steps -= 1
        if budget.isExhausted || output.count - outputStart > budget.limits.bytes { checkLimits() }
    }

    mutating func beginSelection() {
        let value = pop()
        checkUse(of: value)
        if value.items == nil { budget.problem = .notIterable(value) }
        scopes.append(scope)
        scope = bindings.count
        selections.append(Selection(items: value.items ?? [], bindings: scope))
    }

    mutating func keepSelection() {
        let isKept = pop().isTrue
        let last = selections.count - 1
        guard last >= 0, isKept else { return }
        // No copy of the selection: with one, what was kept so far would be copied for each item more.
        let item = selections[last].items[selections[last].index]
        selections[last].kept.append(item)
    }

    mutating func nextSelection(_ body: Int32) {
        let last = selections.count - 1
        guard last >= 0 else { return }
        bindings.removeLast(bindings.count - min(selections[last].bindings, bindings.count))
        selections[last].index += 1
        let index = selections[last].index
        if index < selections[last].items.count {
            stack.append(selections[last].items[index])
            counter = Int(body)
            takeStep()
        } else {
            scope = scopes.popLast() ?? 0
            stack.append(.list(selections.removeLast().kept))
        }
    }

    /// `loop(items)` in a recursive loop: the loop's code runs again on other items, and sees what the loop saw.
    mutating func recurse(_ index: Int, _ arguments: CallArguments, isOutput: Bool) {
        guard index < loops.count, program.tables.loops[Int(loops[index].number)].isRecursive else {
            budget.problem = .type(
                "this loop cannot be called", help: "write `recursive` at the end of its tag")
            return stack.append(.undefined)
        }
        guard arguments.positional.count == 1, arguments.named.isEmpty else {
            budget.problem = .arguments("`loop` takes one argument, the items to go through")
            return stack.append(.undefined)
        }
        let state = loops[index]
        let seen = Array(bindings[state.visible..<state.bindings])
        guard enter(.loop(state.number, depth: state.depth + 1), module, result(isOutput), given: seen) else {
            return
        }
        budget.isEscaping = frames[frames.count - 1].isEscaping
        stack.append(arguments.positional[0])
        counter = Int(program.tables.loops[Int(state.number)].entry)
    }

    mutating func endRecursion(_ number: Int32) {
        let frame = frames[frames.count - 1]
        if case .loop(let running, _) = frame.kind, running == number, loops.count == frame.loops { finish() }
    }
}

extension Renderer.LoopState {
    /// `loop.index` and its like.
    func member(_ name: Program.Name) -> TemplateValue {
        switch name.string {
        case "index": .integer(index + 1)
        case "index0": .integer(index)
        case "revindex": .integer(items.count - index)
        case "revindex0": .integer(items.count - index - 1)
        case "first": .boolean(index == 0)
        case "last": .boolean(index == items.count - 1)
        case "length": .integer(items.count)
        case "depth": .integer(depth + 1)
        case "depth0": .integer(depth)
        case "previtem": index > 0 ? items[index - 1] : .undefined
        case "nextitem": index + 1 < items.count ? items[index + 1] : .undefined
        default: .undefined
        }
    }
}
