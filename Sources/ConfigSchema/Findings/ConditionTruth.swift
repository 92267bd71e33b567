/// Whether a condition holds for a value, where parts of the value are not said: placeholders and what is left out.
///
/// The logic has three values (Kleene's): what depends on a part that is not said is unknown.
enum Truth: Int, Comparable {
    case no, unknown, yes

    static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

    init(_ holds: Bool) { self = holds ? .yes : .no }

    static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }
}

/// The values of a document that are not said, counted so that a subtree without any is known at once.
struct OpenValues {
    private let before: [Int32]

    init(_ explanation: Explanation) {
        var before: [Int32] = [0]
        before.reserveCapacity(explanation.view.nodes.count + 1)
        for index in explanation.view.nodes.indices {
            let isOpen = explanation.isOpen(index) || explanation.view.nodes[index].flags.contains(.partial)
            before.append(before[index] + (isOpen ? 1 : 0))
        }
        self.before = before
    }

    /// Whether all of some nodes are said.
    func areNone(in range: Range<Int>) -> Bool { before[range.upperBound] == before[range.lowerBound] }
}

extension Explanation {
    /// Conditions that refer to themselves end here.
    private static let deepestCondition = 64

    /// Whether a unit holds for a value, whatever the parts are that are not said.
    mutating func truth(_ unit: Int, _ node: Int, depth: Int = 0) -> Truth {
        let value = view.nodes[node]
        let checked = evaluation.units[unit]
        let open = openValues ?? OpenValues(self)
        openValues = open
        if open.areNone(in: node..<max(Int(value.next), node + 1)) {
            evaluation.depth = 0
            return Truth(evaluation.isValid(unit, node))
        }
        guard depth < Self.deepestCondition else { return .unknown }
        if isOpen(node) { return checked.mask.isEmpty ? .no : checked.settled == .all ? .yes : .unknown }
        guard checked.mask.contains(value.type) else { return .no }
        var truth: Truth = checked.unevaluated >= 0 ? .unknown : .yes
        if value.type == .object, checked.object >= 0 {
            truth = min(truth, objectTruth(content.objects[Int(checked.object)], node, depth))
        }
        if value.type == .array, checked.array >= 0 {
            truth = min(truth, arrayTruth(content.arrays[Int(checked.array)], node, depth))
        }
        for position in checked.general.range where truth > .no {
            truth = min(truth, self.truth(content.instructions[position], node, depth + 1))
        }
        return truth
    }

    private mutating func truth(_ instruction: Instruction, _ node: Int, _ depth: Int) -> Truth {
        switch instruction {
        case .enumeration, .constant: return .unknown
        case .reference(let target): return truth(Int(target), node, depth: depth)
        case .dynamicReference(let index):
            return truth(evaluation.dynamicTarget(Int(index)), node, depth: depth)
        case .not(let target): return !truth(Int(target), node, depth: depth)
        case .allOf(let span): return truths(span, node, depth).min() ?? .yes
        case .anyOf(let span, _): return truths(span, node, depth).max() ?? .no
        case .oneOf(let span, _):
            let truths = truths(span, node, depth)
            let sure = truths.count { $0 == .yes }
            guard sure < 2 else { return .no }
            return truths.contains(.unknown) ? .unknown : Truth(sure == 1)
        case .conditional(let index):
            let conditional = content.conditionals[Int(index)]
            let condition = truth(Int(conditional.condition), node, depth: depth)
            let then = conditional.then < 0 ? .yes : truth(Int(conditional.then), node, depth: depth)
            let other =
                conditional.otherwise < 0 ? .yes : truth(Int(conditional.otherwise), node, depth: depth)
            if condition == .unknown { return then == other ? then : .unknown }
            return condition == .yes ? then : other
        }
    }

    private mutating func truths(_ span: Unit.Span, _ node: Int, _ depth: Int) -> [Truth] {
        var truths: [Truth] = []
        for position in span.range { truths.append(truth(Int(content.lists[position]), node, depth: depth)) }
        return truths
    }

    // MARK: Objects

    private mutating func objectTruth(_ program: ObjectProgram, _ node: Int, _ depth: Int) -> Truth {
        let object = view.nodes[node]
        var isPartial = object.flags.contains(.partial)
        var truth = Truth.yes
        var count = object.count
        var present: Set<Int> = []
        var key = node + 1
        while key < Int(object.next) {
            if isOpen(key) {
                // It may be any of the keys that the condition speaks of.
                isPartial = true
                if isQuotedMark(key) { count -= 1 }
            } else if !view.nodes[key].flags.contains(.shadowed) {
                let entry = evaluation.entry(key, program)
                if entry >= 0 { present.insert(entry) }
                truth = min(truth, memberTruth(program, key, entry, depth))
            }
            key = Int(view.nodes[key + 1].next)
        }
        let absent: Truth = isPartial ? .unknown : .no
        for entry in program.entries.range where !present.contains(entry) {
            if content.entries[entry].isRequired { truth = min(truth, absent) }
            if isPartial, content.entries[entry].isDeclared { truth = min(truth, .unknown) }
        }
        for position in program.dependents.range {
            let dependent = content.dependents[position]
            guard present.contains(Int(program.entries.start + dependent.entry)) else { continue }
            for required in dependent.required.range
            where !present.contains(Int(program.entries.start + content.lists[required])) {
                truth = min(truth, absent)
            }
            if dependent.unit >= 0 { truth = min(truth, self.truth(Int(dependent.unit), node, depth: depth)) }
        }
        let isOpenEnded = program.patterns.count > 0 || program.additional >= 0 || program.names >= 0
        if isPartial, isOpenEnded { truth = min(truth, .unknown) }
        return min(truth, countTruth(count, program.minimum, program.maximum, isPartial))
    }

    private mutating func memberTruth(
        _ program: ObjectProgram, _ key: Int, _ entry: Int, _ depth: Int
    ) -> Truth {
        var truths: [Truth] = []
        if entry >= 0, content.entries[entry].isDeclared {
            truths.append(truth(Int(content.entries[entry].unit), key + 1, depth: depth + 1))
        }
        for position in program.patterns.range {
            let pattern = content.patternEntries[position]
            guard evaluation.matches(Int(pattern.pattern), view.text(view.nodes[key])) else { continue }
            truths.append(truth(Int(pattern.unit), key + 1, depth: depth + 1))
        }
        if truths.isEmpty, program.additional >= 0 {
            truths.append(truth(Int(program.additional), key + 1, depth: depth + 1))
        }
        if program.names >= 0 { truths.append(Truth(evaluation.isValid(Int(program.names), key))) }
        return truths.min() ?? .yes
    }

    /// Whether a text of an example is nothing but a mark for left-out parts, as people write it where only texts may stand.
    private func isQuotedMark(_ node: Int) -> Bool {
        guard options.isExample, view.nodes[node].type == .string else { return false }
        let text = view.text(view.nodes[node])
        return text.count == 3 && LeftOutMark.length(at: 0, in: text) == 3
    }

    /// Whether a number of parts is within limits, if there may be more of them.
    private func countTruth(_ count: Int, _ minimum: Int, _ maximum: Int, _ isPartial: Bool) -> Truth {
        if count > maximum { return .no }
        guard isPartial else { return Truth(count >= minimum) }
        return count < minimum || maximum < .max ? .unknown : .yes
    }

    // MARK: Arrays

    private mutating func arrayTruth(_ program: ArrayProgram, _ node: Int, _ depth: Int) -> Truth {
        let array = view.nodes[node]
        var isPartial = array.flags.contains(.partial)
        var truth = Truth.yes
        var count = 0
        var contained: [Truth] = []
        var element = node + 1
        var position = array.firstPosition
        while element < Int(array.next) {
            if isLeftOut(element) || isQuotedMark(element) {
                // It stands for any number of elements.
                isPartial = true
                element += 1
                continue
            }
            count += 1
            let unit = evaluation.elementUnit(program, position)
            if unit >= 0 { truth = min(truth, self.truth(unit, element, depth: depth + 1)) }
            if program.contains >= 0 {
                contained.append(self.truth(Int(program.contains), element, depth: depth + 1))
            }
            element = Int(view.nodes[element].next)
            position += 1
        }
        truth = min(truth, countTruth(count, program.minimum, program.maximum, isPartial))
        if isPartial, program.rest >= 0 || program.prefix.count > 0 { truth = min(truth, .unknown) }
        if program.isUnique { truth = min(truth, ValueEquality.areUnique(view, node) ? .unknown : .no) }
        guard program.contains >= 0 else { return truth }
        let sure = contained.count { $0 == .yes }
        let possible = contained.count { $0 > .no }
        if sure > program.maximumContains { return .no }
        if sure >= program.minimumContains, program.maximumContains == .max { return truth }
        if possible < program.minimumContains, !isPartial { return .no }
        return sure == possible && !isPartial ? truth : min(truth, .unknown)
    }
}
