/// Arrays, strings and numbers.
extension Explanation {
    mutating func arrayFindings(_ group: Group, _ node: Int) -> [Finding] {
        var found = elementFindings(group, node)
        var counts: [Finding] = []
        for applied in group.applied {
            let index = evaluation.units[applied.unit].array
            guard index >= 0 else { continue }
            let program = content.arrays[Int(index)]
            if let count = wrongCount(program, applied, node) { counts.append(count) }
            if program.isUnique, let pair = ValueEquality.firstRepeated(view, node) {
                let earlier = ConfigNode(storage: storage, index: pair.earlier).steps.last?.name
                found.append(
                    Finding(
                        kind: .duplicateItem(
                            found: shortForm(pair.element), earlier: earlier.flatMap { Int($0) } ?? 0),
                        node: pair.element, unit: applied.unit, keyword: "uniqueItems"))
            }
            if program.contains >= 0 { found += containsFindings(program, applied, node) }
        }
        return found + (strictest(counts).map { [$0] } ?? [])
    }

    /// Of findings about a count the one that asks for most.
    private func strictest(_ counts: [Finding]) -> Finding? {
        counts.max { left, right in
            guard case .wrongCount(_, let found, let limit, _) = left.kind,
                case .wrongCount(_, _, let other, _) = right.kind
            else { return false }
            return abs(found - limit) < abs(found - other)
        }
    }

    private mutating func elementFindings(_ group: Group, _ node: Int) -> [Finding] {
        var found: [Finding] = []
        let unevaluated = unevaluatedSets(group, node, target: \.items)
        var element = node + 1
        let first = view.nodes[node].firstPosition
        for position in first..<(first + view.nodes[node].count) {
            let slot = self.slot(position, group, unevaluated)
            if let surplus = slot.surplus {
                let count = Violation.Kind.wrongCount(
                    of: .elements, found: first + view.nodes[node].count, limit: surplus.limit,
                    isMinimum: false)
                found.append(
                    Finding(kind: count, node: element, unit: surplus.unit, keyword: surplus.keyword))
                break
            }
            found += findings(slot.seeds, element)
            element = Int(view.nodes[element].next)
        }
        return found
    }

    /// What the units of an array say of one position: the units for its element, or that none may stand there.
    private struct Slot {
        var seeds: [Applied] = []
        var surplus: (unit: Int, keyword: String, limit: Int)?
    }

    private func slot(
        _ position: Int, _ group: Group, _ unevaluated: [(applied: Applied, set: EvaluatedSet)]
    ) -> Slot {
        var slot = Slot()
        for applied in group.applied {
            let array = evaluation.units[applied.unit].array
            guard array >= 0 else { continue }
            let program = content.arrays[Int(array)]
            let unit = evaluation.elementUnit(program, position)
            guard unit >= 0 else { continue }
            if isNever(Int32(unit)) {
                slot.surplus = (applied.unit, "items", Int(program.prefix.count))
            } else {
                slot.seeds.append(branch(Int32(unit), entering(applied)))
            }
        }
        for (applied, set) in unevaluated where !set.contains(position) {
            let target = content.unevaluated[Int(evaluation.units[applied.unit].unevaluated)].items
            if isNever(target) {
                slot.surplus = slot.surplus ?? (applied.unit, "unevaluatedItems", position)
            } else {
                slot.seeds.append(branch(target, entering(applied)))
            }
        }
        return slot
    }

    private func wrongCount(_ program: ArrayProgram, _ applied: Applied, _ node: Int) -> Finding? {
        let count = view.nodes[node].count
        let isMinimum = count < program.minimum
        guard isMinimum || count > program.maximum else { return nil }
        if isMinimum, view.nodes[node].flags.contains(.partial) { return nil }
        return Finding(
            kind: .wrongCount(
                of: .elements, found: count, limit: isMinimum ? program.minimum : program.maximum,
                isMinimum: isMinimum),
            node: node, unit: applied.unit, keyword: isMinimum ? "minItems" : "maxItems")
    }

    private mutating func containsFindings(_ program: ArrayProgram, _ applied: Applied, _ node: Int)
        -> [Finding]
    {
        var count = 0
        var element = node + 1
        for _ in 0..<view.nodes[node].count {
            if holds(branch(program.contains, entering(applied)), element) { count += 1 }
            element = Int(view.nodes[element].next)
        }
        let isMinimum = count < program.minimumContains
        guard isMinimum || count > program.maximumContains else { return [] }
        if isMinimum, view.nodes[node].flags.contains(.partial) { return [] }
        let limit = isMinimum ? program.minimumContains : program.maximumContains
        let kind = schema(of: applied)["x-message"]?.string.map { Violation.Kind.wrongElements(words: $0) }
        return [
            Finding(
                kind: kind ?? .wrongCount(of: .matches, found: count, limit: limit, isMinimum: isMinimum),
                node: node, unit: applied.unit, keyword: "contains")
        ]
    }

    mutating func stringFindings(_ group: Group, _ node: Int) -> [Finding] {
        for applied in group.applied {
            let index = evaluation.units[applied.unit].string
            guard index >= 0 else { continue }
            if let finding = stringFinding(content.strings[Int(index)], applied, node) { return [finding] }
        }
        return []
    }

    private mutating func stringFinding(_ program: StringProgram, _ applied: Applied, _ node: Int) -> Finding?
    {
        let text = view.text(view.nodes[node])
        let length = Evaluation.characterCount(text)
        let make = { (kind: Violation.Kind, keyword: String) in
            Finding(kind: kind, node: node, unit: applied.unit, keyword: keyword)
        }
        if length < program.minimum {
            return make(.invalidLength(found: length, limit: program.minimum, isMinimum: true), "minLength")
        }
        if length > program.maximum {
            return make(.invalidLength(found: length, limit: program.maximum, isMinimum: false), "maxLength")
        }
        if program.pattern >= 0, !evaluation.matches(Int(program.pattern), text) {
            let pattern = content.patterns[Int(program.pattern)].source
            let words = schema(of: applied)["x-message"]?.string
            return make(
                .patternMismatch(found: shortForm(node), pattern: pattern, words: words), "pattern")
        }
        if !program.holds.isEmpty, !program.holds.accepts(text) {
            let (name, explanation) = program.holds.words
            return make(
                .invalidFormat(found: shortForm(node), format: name, explanation: explanation),
                "contentEncoding")
        }
        if let format = program.format, options.assertFormats || program.assertsFormat, !format.accepts(text)
        {
            return make(
                .invalidFormat(
                    found: shortForm(node), format: format.rawValue, explanation: format.explanation),
                "format")
        }
        return nil
    }

    func numberFindings(_ group: Group, _ node: Int) -> [Finding] {
        for applied in group.applied {
            let index = evaluation.units[applied.unit].number
            guard index >= 0, !evaluation.isValidNumber(content.numbers[Int(index)], node) else { continue }
            return [numberFinding(content.numbers[Int(index)], applied, node)]
        }
        return []
    }

    private func numberFinding(_ program: NumberProgram, _ applied: Applied, _ node: Int) -> Finding {
        let found = shortForm(node)
        let limit = { (index: Int32) in ShortForm.of(Int(index), in: content.constants) }
        let compare = { (index: Int32) in
            NumberComparison.compare(evaluation.instance, node, evaluation.constants, Int(index))
        }
        let (kind, keyword): (Violation.Kind, String)
        if program.minimum >= 0, compare(program.minimum) < 0 {
            (kind, keyword) = (
                .outOfRange(found: found, limit: limit(program.minimum), relation: .atLeast), "minimum"
            )
        } else if program.maximum >= 0, compare(program.maximum) > 0 {
            (kind, keyword) = (
                .outOfRange(found: found, limit: limit(program.maximum), relation: .atMost), "maximum"
            )
        } else if program.exclusiveMinimum >= 0, compare(program.exclusiveMinimum) <= 0 {
            (kind, keyword) = (
                .outOfRange(found: found, limit: limit(program.exclusiveMinimum), relation: .moreThan),
                "exclusiveMinimum"
            )
        } else if program.exclusiveMaximum >= 0, compare(program.exclusiveMaximum) >= 0 {
            (kind, keyword) = (
                .outOfRange(found: found, limit: limit(program.exclusiveMaximum), relation: .lessThan),
                "exclusiveMaximum"
            )
        } else {
            (kind, keyword) = (.notMultiple(found: found, of: limit(program.multipleOf)), "multipleOf")
        }
        return Finding(kind: kind, node: node, unit: applied.unit, keyword: keyword)
    }
}
