/// Says whether values are valid, in the quickest way: it stops at the first thing that is wrong.
///
/// It looks at the memory of a program and of one document, and lives no longer than the call that made it.
struct Evaluation {
    /// How deep units may call units. A schema that needs more refers to itself without end.
    static let depthLimit = 1100

    let units: UnsafeBufferPointer<Unit>
    let instructions: UnsafeBufferPointer<Instruction>
    let lists: UnsafeBufferPointer<Int32>
    let entries: UnsafeBufferPointer<PropertyEntry>
    let slots: UnsafeBufferPointer<Int32>
    let names: UnsafeBufferPointer<UInt8>
    let objects: UnsafeBufferPointer<ObjectProgram>
    let program: Program
    let constants: ArenaView
    let instance: ArenaView
    let assertFormats: Bool
    let usesScope: Bool
    let parts: ProgramParts
    /// The memory for matching patterns, once the first one has been matched.
    var patternMemory: PatternMemory?
    /// The resources that evaluation has entered, outermost first; kept only where references depend on it.
    var scope: [Int32] = []
    var depth = 0
    /// How many more units may be entered; a schema can multiply them without end.
    var allowance: Int
    /// Whether a limit was met: the answer is no answer then.
    var gaveUp = false

    /// Calls `body` with an evaluation of a program over a document.
    static func run<Result>(
        _ program: Program, _ arena: NodeArena, assertFormats: Bool, _ body: (inout Evaluation) -> Result
    ) -> Result {
        let content = program.content
        return content.units.withUnsafeBufferPointer { units in
            content.instructions.withUnsafeBufferPointer { instructions in
                content.lists.withUnsafeBufferPointer { lists in
                    content.entries.withUnsafeBufferPointer { entries in
                        content.slots.withUnsafeBufferPointer { slots in
                            content.names.withUnsafeBufferPointer { names in
                                content.objects.withUnsafeBufferPointer { objects in
                                    content.constants.withView { constants in
                                        arena.withView { instance in
                                            content.withParts { parts in
                                                var evaluation = Evaluation(
                                                    units: units, instructions: instructions, lists: lists,
                                                    entries: entries, slots: slots, names: names,
                                                    objects: objects,
                                                    program: program, constants: constants,
                                                    instance: instance,
                                                    assertFormats: assertFormats,
                                                    usesScope: content.usesScope, parts: parts,
                                                    allowance: 2_000_000 + 200 * instance.nodes.count)
                                                return body(&evaluation)
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A name of the program, by its place.
    @inline(__always)
    func name(_ offset: Int32, _ length: Int32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: names[Int(offset)..<Int(offset + length)])
    }

    /// Whether a node of the document is valid against a unit.
    mutating func isValid(_ unit: Int, _ node: Int) -> Bool {
        guard units[unit].mask.contains(instance.nodes[node].type) else { return false }
        if units[unit].settled.contains(instance.nodes[node].type) { return true }
        let target = Int(units[unit].target)
        let checked = units[target]
        if checked.unevaluated >= 0 {
            var evaluated = EvaluatedSet()
            return isValidTracked(target, node, &evaluated)
        }
        guard checked.general.count > 0 else { return isValidByType(checked, node) }
        guard enter(checked) else { return false }
        defer { leave() }
        return isValidByType(checked, node) && isValidByInstructions(checked, node)
    }

    /// Counts one level and notes the resource; `false` where the limit is met.
    @inline(__always)
    mutating func enter(_ unit: Unit) -> Bool {
        guard depth < Self.depthLimit, allowance > 0, !gaveUp else {
            gaveUp = true
            return false
        }
        depth += 1
        allowance -= 1
        if usesScope { scope.append(unit.resource) }
        return true
    }

    @inline(__always)
    mutating func leave() {
        depth -= 1
        if usesScope { scope.removeLast() }
    }

    @inline(__always)
    mutating func isValidByType(_ unit: Unit, _ node: Int) -> Bool {
        switch instance.nodes[node].type {
        case .object: return unit.object < 0 || isValidObject(unit, node)
        case .array: return unit.array < 0 || isValidArray(unit, node)
        case .string: return unit.string < 0 || isValidString(parts.strings[Int(unit.string)], node)
        case .null, .boolean: return true
        default: return unit.number < 0 || isValidNumber(parts.numbers[Int(unit.number)], node)
        }
    }

    private mutating func isValidByInstructions(_ unit: Unit, _ node: Int) -> Bool {
        for position in unit.general.range where !isValid(instructions[position], node) { return false }
        return true
    }

    private mutating func isValid(_ instruction: Instruction, _ node: Int) -> Bool {
        switch instruction {
        case .enumeration(let index): return isAmong(parts.enumerations[Int(index)], node)
        case .constant(let index): return isEqual(node, constant: Int(index))
        case .reference(let target): return isValid(Int(target), node)
        case .dynamicReference(let index): return isValid(dynamicTarget(Int(index)), node)
        case .not(let target): return !isValid(Int(target), node)
        case .allOf(let span):
            for branch in span.range where !isValid(Int(lists[branch]), node) { return false }
            return true
        case .anyOf(let span, let filter): return countValid(span, filter, node, limit: 1) == 1
        case .oneOf(let span, let filter): return countValid(span, filter, node, limit: 2) == 1
        case .conditional(let index):
            let conditional = parts.conditionals[Int(index)]
            guard conditional.then >= 0 || conditional.otherwise >= 0 else { return true }
            let next = isValid(Int(conditional.condition), node) ? conditional.then : conditional.otherwise
            return next < 0 || isValid(Int(next), node)
        }
    }

    /// The unit that a dynamic reference leads to: that of the outermost resource in scope with the anchor.
    func dynamicTarget(_ index: Int) -> Int {
        let reference = program.content.dynamicReferences[index]
        let anchors = program.content.dynamicAnchors[Int(reference.anchor)]
        for resource in scope {
            if let unit = anchors[resource] { return Int(unit) }
        }
        return Int(reference.target)
    }

    func isAmong(_ enumeration: Enumeration, _ node: Int) -> Bool {
        if enumeration.slots.count > 0 { return isAmongStrings(enumeration.slots, instance.nodes[node]) }
        for value in enumeration.values.range where isEqual(node, constant: Int(lists[value])) { return true }
        return false
    }

    private func isAmongStrings(_ table: Unit.Span, _ node: Node) -> Bool {
        guard node.type == .string else { return false }
        let text = instance.text(node)
        let hash = KeyHash.hash(text)
        let mask = Int(table.count) - 1
        var slot = Int(hash) & mask
        while true {
            let index = Int(slots[Int(table.start) + slot])
            if index < 0 { return false }
            let constant = constants.nodes[index]
            if constant.hash == hash, constant.textLength == text.count,
                ByteComparison.areEqual(constants.text(constant), text)
            {
                return true
            }
            slot = (slot + 1) & mask
        }
    }

    func isEqual(_ node: Int, constant: Int) -> Bool {
        if instance.nodes[node].type == .string {
            return constants.nodes[constant].type == .string
                && ByteComparison.areEqual(
                    instance.text(instance.nodes[node]), constants.text(constants.nodes[constant]))
        }
        return ValueEquality.isEqual(instance, node, constants, constant)
    }
}
