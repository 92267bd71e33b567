import Diagnostics
import Text

/// What is valid, and what the schema says under `x-warn` of it all the same.
extension Explanation {
    mutating func warnings(_ group: Group, _ node: Int) -> [Finding] {
        var found: [Finding] = []
        var said: Set<Said> = []
        for applied in group.applied where evaluation.units[applied.unit].hasAdvice {
            guard let warnings = content.warnings[applied.unit], applied.isCertain || holds(applied, node)
            else { continue }
            evaluation.scope = applied.scope
            for (number, warning) in warnings.enumerated() where warning.counts(on: options.today) {
                guard truth(Int(warning.condition), node) == .yes else { continue }
                let finding = finding(warning, number, applied, node)
                guard said.insert(Said(id: warning.id, node: finding.node)).inserted else { continue }
                found.append(finding)
            }
        }
        return found
    }

    /// Which warning is said of which value.
    private struct Said: Hashable {
        let id: String
        let node: Int
    }

    private mutating func finding(
        _ warning: SchemaWarning, _ number: Int, _ applied: Applied, _ node: Int
    ) -> Finding {
        let (place, mark) = place(of: warning, node)
        let meant = meant(by: warning.names, at: place)
        return Finding(
            kind: .schemaWarning(
                id: warning.id, message: warning.message, use: meant?.name ?? warning.use,
                isGuess: meant != nil, source: warning.source,
                fix: meant.map { .text($0.text) } ?? warning.fix),
            severity: .warning, node: place, mark: mark, unit: applied.unit, keyword: "x-warn/\(number)")
    }

    /// The name that is nearest to a text's first word, and the text with that name.
    private func meant(by names: [String], at node: Int) -> (name: String, text: String)? {
        guard !names.isEmpty, view.nodes[node].type == .string else { return nil }
        let text = storage.arena.string(node)
        let word = text.prefix { $0.isLetter || $0.isNumber }
        // A word of two letters is near to too much.
        guard word.count > 2 else { return nil }
        return Spelling.nearest(to: String(word), in: names).map { ($0, $0 + text.dropFirst(word.count)) }
    }

    private mutating func place(of warning: SchemaWarning, _ node: Int) -> (node: Int, mark: Finding.Mark) {
        guard let pointer = warning.place else { return focus([Int(warning.condition)], node) }
        let start = ConfigNode(storage: storage, index: node)
        guard let target = pointer.value(from: start) else { return (node, .owner) }
        guard pointer.levels == 0, !pointer.isKey else {
            return (target.index, pointer.isKey ? .key : mark(target.index))
        }
        // What the condition says of the place can be about a part of it.
        var units = [Int(warning.condition)]
        var value = node
        for token in pointer.tokens {
            units = units.flatMap { inPlace($0, value) }
            guard let child = ConfigNode(storage: storage, index: value).child(token) else { break }
            units = demandedMembers(units, value)[child.index] ?? []
            value = child.index
        }
        return units.isEmpty ? (target.index, mark(target.index)) : focus(units, target.index)
    }

    private func mark(_ node: Int) -> Finding.Mark {
        view.nodes[node].type.isDisjoint(with: [.object, .array]) ? .value : .owner
    }

    // MARK: The smallest place

    /// The smallest value that makes a condition true: as long as all of it is about one member or one element, that one.
    private mutating func focus(_ conditions: [Int], _ start: Int) -> (node: Int, mark: Finding.Mark) {
        var node = start
        var units = conditions
        for _ in 0..<64 {
            units = units.flatMap { inPlace($0, node) }
            switch view.nodes[node].type {
            case .object:
                let members = demandedMembers(units, node)
                guard members.count == 1, let (value, inner) = members.first else {
                    return (node, mark(node))
                }
                if inner.isEmpty { return (value, .key) }
                (node, units) = (value, inner)
            case .array:
                guard let (element, inner) = demandedElement(units, node) else { return (node, mark(node)) }
                (node, units) = (element, [inner])
            default: return (node, mark(node))
            }
        }
        return (node, mark(node))
    }

    /// A unit with those that hold with it: what it refers to and combines, and of alternatives the first that holds.
    private mutating func inPlace(_ unit: Int, _ node: Int) -> [Int] {
        var units = [unit]
        var position = 0
        while position < units.count, units.count < 64 {
            for index in evaluation.units[units[position]].general.range {
                let next: [Int]
                switch content.instructions[index] {
                case .reference(let target): next = [Int(target)]
                case .allOf(let span): next = content.lists[span.range].map { Int($0) }
                case .anyOf(let span, _), .oneOf(let span, _):
                    var first: Int?
                    for branch in content.lists[span.range] where first == nil {
                        if evaluation.isValid(Int(branch), node) { first = Int(branch) }
                    }
                    next = first.map { [$0] } ?? []
                case .enumeration, .constant, .dynamicReference, .not, .conditional: next = []
                }
                units += next.filter { !units.contains($0) }
            }
            position += 1
        }
        return units
    }

    /// The members that units demand something of, with the units for their values; none where it is enough that the
    /// member is there.
    private func demandedMembers(_ units: [Int], _ node: Int) -> [Int: [Int]] {
        var members: [Int: [Int]] = [:]
        for unit in units where evaluation.units[unit].object >= 0 {
            let program = content.objects[Int(evaluation.units[unit].object)]
            var key = node + 1
            while key < Int(view.nodes[node].next) {
                let entry = evaluation.entry(key, program)
                if entry >= 0, !view.nodes[key].flags.contains(.shadowed) {
                    let demand = content.entries[entry]
                    let isConstrained = demand.isDeclared && !isAlways(demand.unit)
                    if isConstrained || demand.isRequired {
                        members[key + 1, default: []] += isConstrained ? [Int(demand.unit)] : []
                    }
                }
                key = Int(view.nodes[key + 1].next)
            }
        }
        return members
    }

    /// The first element that makes an array contain what is asked for.
    private mutating func demandedElement(_ units: [Int], _ node: Int) -> (Int, Int)? {
        let arrays = units.filter { evaluation.units[$0].array >= 0 }
        guard arrays.count == 1, let unit = arrays.first else { return nil }
        let wanted = Int(content.arrays[Int(evaluation.units[unit].array)].contains)
        guard wanted >= 0 else { return nil }
        var element = node + 1
        while element < Int(view.nodes[node].next) {
            if evaluation.isValid(wanted, element) { return (element, wanted) }
            element = Int(view.nodes[element].next)
        }
        return nil
    }
}
