import Text

/// Finds, where a value fits no branch of `anyOf` or `oneOf`, the one that was meant.
///
/// Branches whose type fails fall away; a property with listed values decides; else the branch with most
/// members that fit. Branches that are equally close are merged into one finding.
extension Explanation {
    /// How many other branches a finding names.
    static let mostAlternatives = 4

    mutating func chooseBranch(
        _ branches: [Applied], _ owner: Applied, _ node: Int, _ group: inout Group, _ keyword: String
    ) {
        let type = view.nodes[node].type
        var candidates = branches.filter { evaluation.units[$0.unit].mask.contains(type) }
        if candidates.isEmpty {
            group.found.append(wrongType(branches, owner, node, keyword))
            return
        }
        if type == .object, candidates.count > 1 {
            if let (finding, meant) = discriminate(&candidates, owner, node, keyword) {
                group.found.append(finding)
                group.settled.insert(finding.node)
                if let meant { gather(meant, node, &group) } else { group.isUndecided = true }
                return
            }
        }
        guard steps < Self.budget else { return gather(candidates[0], node, &group) }
        if candidates.count == 1 {
            if let misfit = misfit(candidates[0], branches, owner, node, keyword) {
                group.found.append(misfit)
            } else {
                gather(candidates[0], node, &group)
            }
            return
        }
        let trials = candidates.map { trial($0, node) }
        if hasOpenParts, let fitting = trials.first(where: \.findings.isEmpty) {
            gather(fitting.branch, node, &group)
        } else if let misspelt = misspeltRequirement(trials, node) {
            gather(misspelt.branch, node, &group)
        } else if let merged = merged(trials, owner, node, keyword) {
            leave(candidates, at: merged, &group)
        } else if let best = trials.max(by: { $0.isLess(than: $1) }) {
            let equals = trials.filter { !$0.isLess(than: best) }
            if equals.count > 1, let merged = merged(equals, owner, node, keyword) {
                return leave(candidates, at: merged, &group)
            }
            gather(best.branch, node, &group)
            let others = equals.filter { $0.branch.unit != best.branch.unit }
            guard let chosen = best.findings.first, !others.isEmpty else { return }
            group.ties.append((chosen, others.prefix(Self.mostAlternatives).compactMap(\.findings.first)))
        }
    }

    /// Says one thing of all branches. Which keys the object may have stays open where they say that.
    private func leave(_ branches: [Applied], at finding: Finding, _ group: inout Group) {
        group.found.append(finding)
        group.isUndecided = group.isUndecided || branches.contains { listsKeys($0.unit) }
    }

    /// Whether a branch says which keys an object may have, and not only which it must have.
    private func listsKeys(_ unit: Int) -> Bool {
        combined(unit).contains { unit in
            let object = evaluation.units[unit].object
            guard object >= 0 else { return false }
            let program = content.objects[Int(object)]
            return program.additional >= 0
                || program.entries.range.contains { content.entries[$0].isDeclared }
        }
    }

    /// The finding that a value of one wrong element is probably no array at all, where other types are
    /// allowed.
    private mutating func misfit(
        _ candidate: Applied, _ branches: [Applied], _ owner: Applied, _ node: Int, _ keyword: String
    ) -> Finding? {
        guard view.nodes[node].type == .array, view.nodes[node].count == 1 else { return nil }
        let all = branches.reduce(into: TypeMask()) { $0.formUnion(evaluation.units[$1.unit].mask) }
        let others = all.subtracting([.array, .null])
        let found = trial(candidate, node).findings
        guard !others.isEmpty, found.count == 1, found[0].node == node + 1, found[0].isWrongType else {
            return nil
        }
        let alternatives = TypeNames.names(all.subtracting(.array)).map(Wording.withArticle)
        let elements = "an array whose elements are \(Wording.demand(found[0].kind))"
        return Finding(
            kind: .noMatchingBranch(
                found: "an array with \(shortForm(node + 1))", alternatives: alternatives + [elements]),
            node: node, unit: owner.unit, keyword: keyword)
    }

    /// The branch that only lacks a property which one of the object's keys misspells.
    private func misspeltRequirement(_ trials: [Trial], _ node: Int) -> Trial? {
        guard view.nodes[node].type == .object else { return nil }
        let keys = ConfigNode(storage: storage, index: node).members.compactMap(\.key.string)
        let lacking = trials.map { trial -> String? in
            guard trial.findings.count == 1,
                case .missingProperties(let names, nil) = trial.findings[0].kind, names.count == 1,
                trial.findings[0].node == node
            else { return nil }
            return names[0]
        }
        let spelling = SpellingIndex(lacking.compactMap(\.self))
        let meant = Set(keys.flatMap { spelling.candidates(near: $0) })
        return zip(trials, lacking).first { _, name in name.map(meant.contains) ?? false }?.0
    }

    private func wrongType(_ branches: [Applied], _ owner: Applied, _ node: Int, _ keyword: String) -> Finding
    {
        let expected = branches.reduce(into: TypeMask()) { $0.formUnion(evaluation.units[$1.unit].mask) }
        let kind: Violation.Kind =
            expected.isEmpty
            ? .forbiddenValue(found: shortForm(node))
            : .wrongType(expected: TypeNames.names(expected), found: shortForm(node))
        return Finding(kind: kind, node: node, unit: owner.unit, keyword: keyword)
    }

    // MARK: Discriminators

    /// Keeps the branches whose listed values for a property admit the object's value for it. Where none
    /// does, the finding is that value, with the branch that it misspells.
    private mutating func discriminate(
        _ candidates: inout [Applied], _ owner: Applied, _ node: Int, _ keyword: String
    ) -> (Finding, meant: Applied?)? {
        var key = node + 1
        let end = Int(view.nodes[node].next)
        while key < end {
            let value = key + 1
            if let found = discriminate(&candidates, key: key, value: value, owner, keyword) { return found }
            key = Int(view.nodes[value].next)
        }
        return nil
    }

    private mutating func discriminate(
        _ candidates: inout [Applied], key: Int, value: Int, _ owner: Applied, _ keyword: String
    ) -> (Finding, meant: Applied?)? {
        let isScalar = view.nodes[value].type.isDisjoint(with: [.array, .object])
        guard isScalar, candidates.count > 1, !isOpen(value) else { return nil }
        let listed = candidates.map { listedValues(of: key, in: $0.unit, depth: 0) }
        guard listed.count(where: { !$0.isEmpty }) >= 2 else { return nil }
        let fitting = zip(candidates, listed).filter { _, values in
            values.isEmpty || values.contains { evaluation.isEqual(value, constant: $0) }
        }.map(\.0)
        if !fitting.isEmpty {
            candidates = fitting
            return nil
        }
        let kind = enumerationKind(distinctConstants(listed.flatMap { $0 }), value)
        let finding = Finding(kind: kind, node: value, unit: owner.unit, keyword: keyword)
        if namesAlternatives([finding], value) {
            hasPassedOver = true
            return nil
        }
        guard case .notInEnumeration(_, _, let suggestions) = kind, suggestions.count == 1 else {
            return (finding, nil)
        }
        let meant = zip(candidates, listed).filter { _, values in
            values.contains {
                content.constants.nodes[$0].type == .string
                    && content.constants.string($0) == suggestions[0]
            }
        }
        return (finding, meant.count == 1 ? meant[0].0 : nil)
    }

    /// The values that a unit lists for a property by `const` or `enum`, through references and `allOf`.
    private func listedValues(of key: Int, in unit: Int, depth: Int) -> [Int] {
        guard depth < 8 else { return [] }
        let checked = evaluation.units[unit]
        if checked.object >= 0 {
            let program = content.objects[Int(checked.object)]
            let entry = evaluation.entry(key, program)
            if entry >= 0, content.entries[entry].isDeclared {
                let listed = listedValuesThroughReferences(Int(content.entries[entry].unit), depth: 0)
                if !listed.isEmpty { return listed }
            }
        }
        for position in checked.general.range {
            switch content.instructions[position] {
            case .reference(let target):
                let listed = listedValues(of: key, in: Int(target), depth: depth + 1)
                if !listed.isEmpty { return listed }
            case .allOf(let span):
                for branch in span.range {
                    let listed = listedValues(of: key, in: Int(content.lists[branch]), depth: depth + 1)
                    if !listed.isEmpty { return listed }
                }
            case .enumeration, .constant, .dynamicReference, .anyOf, .oneOf, .not, .conditional: continue
            }
        }
        return []
    }

    func listedValuesThroughReferences(_ unit: Int, depth: Int) -> [Int] {
        let own = listedValues(unit)
        guard own.isEmpty, depth < 8 else { return own }
        for position in evaluation.units[unit].general.range {
            if case .reference(let target) = content.instructions[position] {
                return listedValuesThroughReferences(Int(target), depth: depth + 1)
            }
        }
        return []
    }

    // MARK: Merging

    /// One finding for branches that all find fault with the same value alone: of its type, of its text, or
    /// of one key that each of them wants.
    private func merged(_ trials: [Trial], _ owner: Applied, _ node: Int, _ keyword: String) -> Finding? {
        let single = trials.compactMap { $0.findings.count == 1 ? $0.findings[0] : nil }
        guard single.count == trials.count, let first = single.first else { return nil }
        guard single.allSatisfy({ $0.node == first.node }) else { return nil }
        var missing: [[String]] = []
        var expected: [String] = []
        var suggestions: [String] = []
        var found: [String] = []
        for finding in single {
            switch finding.kind {
            case .missingProperties(let names, nil): missing.append(names)
            case .notInEnumeration(let values, let value, let near):
                expected += values
                suggestions += near
                found.append(value)
            case .wrongType(let types, _): expected += types
            case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
                .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem,
                .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning,
                .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty,
                .limitReached:
                break
            }
        }
        let kind: Violation.Kind
        if missing.count == single.count {
            // A branch that knows more of the members is the one that was meant.
            guard trials.allSatisfy({ $0.known == trials[0].known }) else { return nil }
            kind = .missingOneOf(names: missing.uniqued())
        } else if single.allSatisfy(\.isEnumeration) {
            kind = .notInEnumeration(
                expected: expected.uniqued(),
                found: Set(found).count == 1 ? found[0] : ShortForm.ofConstant(first.node, in: storage.arena),
                suggestions: suggestions.uniqued())
        } else if single.allSatisfy(\.isWrongType) {
            kind = .wrongType(expected: expected.uniqued(), found: shortForm(first.node))
        } else if !suggestions.isEmpty {
            return single.first { $0.isEnumeration }
        } else if first.node == node, view.nodes[node].type == .string {
            kind = .noMatchingBranch(
                found: shortForm(node), alternatives: single.map { Wording.demand($0.kind) }.uniqued())
        } else {
            return nil
        }
        return Finding(kind: kind, node: first.node, mark: first.mark, unit: owner.unit, keyword: keyword)
    }
}

extension Array where Element: Hashable {
    /// The elements without those that repeat an earlier one.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
