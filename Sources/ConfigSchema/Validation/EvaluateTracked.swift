/// Validation that also notes which members or elements have been evaluated, for the unevaluated keywords.
extension Evaluation {
    /// Whether a node is valid against a unit; what the unit evaluates is added to `evaluated` where it is.
    mutating func isValidTracked(_ unit: Int, _ node: Int, _ evaluated: inout EvaluatedSet) -> Bool {
        var own = EvaluatedSet()
        guard isValidInPlace(unit, node, &own) else { return false }
        let checked = units[unit]
        if checked.unevaluated >= 0, !isUnevaluatedValid(checked, node, &own) { return false }
        evaluated.formUnion(own)
        return true
    }

    /// The same without the unit's own unevaluated keywords.
    mutating func isValidInPlace(_ unit: Int, _ node: Int, _ own: inout EvaluatedSet) -> Bool {
        let checked = units[unit]
        guard checked.mask.contains(instance.nodes[node].type), enter(checked) else { return false }
        defer { leave() }
        guard isValidByType(checked, node) else { return false }
        markEvaluated(checked, node, &own)
        for position in checked.general.range
        where !isValidTracked(instructions[position], node, &own) { return false }
        if checked.object >= 0, instance.nodes[node].type == .object {
            trackDependents(objects[Int(checked.object)], node, &own)
        }
        return true
    }

    private mutating func isValidTracked(
        _ instruction: Instruction, _ node: Int, _ evaluated: inout EvaluatedSet
    ) -> Bool {
        switch instruction {
        case .enumeration(let index): return isAmong(parts.enumerations[Int(index)], node)
        case .constant(let index): return isEqual(node, constant: Int(index))
        case .reference(let target): return isValidTracked(Int(target), node, &evaluated)
        case .dynamicReference(let index): return isValidTracked(dynamicTarget(Int(index)), node, &evaluated)
        case .not(let target): return !isValid(Int(target), node)
        case .allOf(let span):
            for branch in span.range
            where !isValidTracked(Int(lists[branch]), node, &evaluated) { return false }
            return true
        case .anyOf(let span, _): return countValid(span, node, &evaluated) > 0
        case .oneOf(let span, _): return countValid(span, node, &evaluated) == 1
        case .conditional(let index):
            let conditional = parts.conditionals[Int(index)]
            let holds = isValidTracked(Int(conditional.condition), node, &evaluated)
            let next = holds ? conditional.then : conditional.otherwise
            return next < 0 || isValidTracked(Int(next), node, &evaluated)
        }
    }

    private mutating func countValid(_ span: Unit.Span, _ node: Int, _ evaluated: inout EvaluatedSet) -> Int {
        var count = 0
        for branch in span.range where isValidTracked(Int(lists[branch]), node, &evaluated) { count += 1 }
        return count
    }

    private mutating func trackDependents(
        _ program: ObjectProgram, _ node: Int, _ evaluated: inout EvaluatedSet
    ) {
        for position in program.dependents.range {
            let dependent = parts.dependents[position]
            if dependent.unit >= 0, hasMember(Int(program.entries.start + dependent.entry), program, node) {
                _ = isValidTracked(Int(dependent.unit), node, &evaluated)
            }
        }
    }

    /// Marks what a unit's own keywords for the value's type evaluate.
    mutating func markEvaluated(_ unit: Unit, _ node: Int, _ evaluated: inout EvaluatedSet) {
        switch instance.nodes[node].type {
        case .object where unit.object >= 0: markMembers(objects[Int(unit.object)], node, &evaluated)
        case .array where unit.array >= 0:
            markElements(parts.arrays[Int(unit.array)], node, unit, &evaluated)
        default: break
        }
    }

    private mutating func markMembers(_ program: ObjectProgram, _ node: Int, _ evaluated: inout EvaluatedSet)
    {
        if program.additional >= 0 { return evaluated.insertAll() }
        var key = node + 1
        var position = 0
        while key < Int(instance.nodes[node].next) {
            if isExplained(key, program) { evaluated.insert(position) }
            key = Int(instance.nodes[key + 1].next)
            position += 1
        }
    }

    /// Whether `properties` or `patternProperties` speaks of a key.
    mutating func isExplained(_ key: Int, _ program: ObjectProgram) -> Bool {
        let entry = entry(key, program)
        if entry >= 0, entries[entry].isDeclared { return true }
        for position in program.patterns.range {
            let pattern = Int(parts.patternEntries[position].pattern)
            if matches(pattern, instance.text(instance.nodes[key])) { return true }
        }
        return false
    }

    private mutating func markElements(
        _ program: ArrayProgram, _ node: Int, _ unit: Unit, _ evaluated: inout EvaluatedSet
    ) {
        if program.rest >= 0 { return evaluated.insertAll() }
        for position in 0..<Int(program.prefix.count) { evaluated.insert(position) }
        guard program.contains >= 0, self.program.content.containsEvaluates(unit) else { return }
        var element = node + 1
        let first = instance.nodes[node].firstPosition
        for position in first..<(first + instance.nodes[node].count) {
            if isValid(Int(program.contains), element) { evaluated.insert(position) }
            element = Int(instance.nodes[element].next)
        }
    }

    private mutating func isUnevaluatedValid(_ unit: Unit, _ node: Int, _ evaluated: inout EvaluatedSet)
        -> Bool
    {
        let program = self.program.content.unevaluated[Int(unit.unevaluated)]
        let type = instance.nodes[node].type
        let target = type == .object ? program.properties : type == .array ? program.items : -1
        guard target >= 0 else { return true }
        guard enter(unit) else { return false }
        defer { leave() }
        let step = type == .object ? 1 : 0
        var child = node + 1 + step
        var position = instance.nodes[node].firstPosition - 1
        while child < Int(instance.nodes[node].next) {
            position += 1
            let isShadowed = step == 1 && instance.nodes[child - 1].flags.contains(.shadowed)
            if !evaluated.contains(position), !isShadowed, !isValid(Int(target), child) { return false }
            child = Int(instance.nodes[child].next) + step
        }
        evaluated.insertAll()
        return true
    }
}
