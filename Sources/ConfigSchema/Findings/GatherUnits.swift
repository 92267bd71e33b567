/// Which units apply to a value: those that lead to it, and all that they bring along in place.
extension Explanation {
    /// The most units that lead to another; a longer chain of references is not followed for findings.
    private static let deepestNesting = 128

    /// The units that apply to one value.
    struct Group {
        var applied: [Applied] = []
        /// Units that the value's type rules out.
        var mismatched: [Applied] = []
        var found: [Finding] = []
        /// Where the findings about branches already say what is wrong with a member.
        var settled: Set<Int> = []
        /// Whether no branch was chosen, so that what only some of them know is no stranger.
        var isUndecided = false
        /// What a chosen branch finds first, with what others find that the value is just as close to.
        var ties: [(chosen: Finding, others: [Finding])] = []

        func contains(_ unit: Int) -> Bool { applied.contains { $0.unit == unit } }
    }

    /// Adds a unit and all that it brings along in place: references, combinations, conditions.
    mutating func gather(_ applied: Applied, _ node: Int, _ group: inout Group) {
        guard !group.contains(applied.unit), group.applied.count < 400, nesting < Self.deepestNesting else {
            return
        }
        nesting += 1
        defer { nesting -= 1 }
        let unit = evaluation.units[applied.unit]
        guard unit.types.contains(view.nodes[node].type) else {
            if !group.mismatched.contains(where: { $0.unit == applied.unit }) {
                group.mismatched.append(applied)
            }
            return
        }
        group.applied.append(applied)
        let inner = entering(applied)
        for position in unit.general.range {
            gather(content.instructions[position], inner, applied, node, &group)
        }
        if unit.object >= 0, view.nodes[node].type == .object {
            let program = content.objects[Int(unit.object)]
            let present = program.dependents.count > 0 ? presentEntries(program, node) : [:]
            for position in program.dependents.range {
                let dependent = content.dependents[position]
                guard dependent.unit >= 0, let key = present[Int(program.entries.start + dependent.entry)]
                else { continue }
                var consequence = branch(dependent.unit, inner)
                consequence.condition = .isThere(key: key)
                gather(consequence, node, &group)
            }
        }
    }

    private mutating func gather(
        _ instruction: Instruction, _ inner: Applied, _ owner: Applied, _ node: Int, _ group: inout Group
    ) {
        switch instruction {
        case .enumeration, .constant: break
        case .reference(let target): gather(branch(target, inner), node, &group)
        case .dynamicReference(let index):
            evaluation.scope = inner.scope
            gather(branch(Int32(evaluation.dynamicTarget(Int(index))), inner), node, &group)
        case .allOf(let span):
            for position in span.range { gather(branch(content.lists[position], inner), node, &group) }
        case .anyOf(let span, _): gatherAlternatives(span, inner, owner, node, &group, exactlyOne: false)
        case .oneOf(let span, _): gatherAlternatives(span, inner, owner, node, &group, exactlyOne: true)
        case .not(let target):
            if holds(branch(target, inner), node) { group.found.append(forbidden(target, owner, node)) }
        case .conditional(let index):
            let conditional = content.conditionals[Int(index)]
            let condition = branch(conditional.condition, inner)
            let next = holds(condition, node) ? conditional.then : conditional.otherwise
            if next == conditional.then { gather(condition, node, &group) }
            if next >= 0 {
                var consequence = branch(next, inner)
                if next == conditional.then { consequence.condition = .holds(unit: condition.unit) }
                gather(consequence, node, &group)
            }
        }
    }

    private mutating func gatherAlternatives(
        _ span: Unit.Span, _ inner: Applied, _ owner: Applied, _ node: Int, _ group: inout Group,
        exactlyOne: Bool
    ) {
        var branches = span.range.map { branch(content.lists[$0], inner) }
        for index in branches.indices { branches[index].isCertain = false }
        var holding: [Applied] = []
        for branch in branches where holds(branch, node) { holding.append(branch) }
        if holding.isEmpty {
            return chooseBranch(branches, owner, node, &group, exactlyOne ? "oneOf" : "anyOf")
        }
        if exactlyOne, holding.count > 1, !view.nodes[node].flags.contains(.partial) {
            group.found.append(
                Finding(
                    kind: .severalMatchingBranches(found: shortForm(node), count: holding.count), node: node,
                    unit: owner.unit, keyword: "oneOf"))
        }
        for branch in holding { gather(branch, node, &group) }
    }

    /// A unit that is reached from another one.
    func branch(_ unit: Int32, _ inner: Applied) -> Applied {
        Applied(unit: Int(unit), scope: inner.scope, isCertain: inner.isCertain, condition: inner.condition)
    }

    /// The scope inside a unit.
    func entering(_ applied: Applied) -> Applied {
        guard evaluation.usesScope else { return applied }
        let resource = evaluation.units[applied.unit].resource
        if applied.scope.last == resource { return applied }
        var inner = applied
        inner.scope.append(resource)
        return inner
    }

    /// Whether a value is valid against a unit.
    mutating func holds(_ applied: Applied, _ node: Int) -> Bool {
        evaluation.scope = applied.scope
        evaluation.depth = 0
        return evaluation.isValid(applied.unit, node)
    }

    func hasMember(_ entry: Int32, _ program: ObjectProgram, _ node: Int) -> Bool {
        evaluation.hasMember(Int(program.entries.start + entry), program, node)
    }

    private func forbidden(_ target: Int32, _ owner: Applied, _ node: Int) -> Finding {
        let unit = evaluation.units[Int(target)]
        if unit.object >= 0, view.nodes[node].type == .object {
            let program = content.objects[Int(unit.object)]
            let present = presentEntries(program, node)
            for entry in program.entries.range where content.entries[entry].isRequired {
                if let key = present[entry] {
                    return Finding(
                        kind: .forbiddenProperty(name: storage.arena.string(key)), node: key,
                        unit: owner.unit,
                        keyword: "not")
                }
            }
        }
        return Finding(
            kind: .forbiddenValue(found: shortForm(node)), node: node, unit: owner.unit, keyword: "not")
    }
}
