import Text

/// Values that `enum` and `const` do not list.
extension Explanation {
    /// The constants of an `enum` as findings name them, and an index of the texts among them.
    struct ListedWords {
        fileprivate let shown: [String]
        /// The types of the arrays and objects among them; where there are any, values are shown as they are.
        fileprivate let structures: TypeMask
        /// Whether one of these is too long to be shown, so that words stand for it.
        fileprivate let isDescribed: Bool
        /// The constant, where there is no other.
        fileprivate let only: Int?
        fileprivate let texts: SpellingIndex
    }

    /// The finding that a value is none of those that `enum` or `const` list. Where several lists apply, it
    /// names what all of them admit.
    mutating func unlistedValue(_ group: Group, _ node: Int) -> Finding? {
        let units = group.applied.map(\.unit).filter { listing($0) != nil }
        guard let failing = units.first(where: { !lists(node, in: $0) }) else { return nil }
        let words = words(ofUnits: [failing] + units.filter { $0 != failing })
        return Finding(
            kind: enumerationKind(words, node), node: node, unit: failing,
            keyword: listedCount(failing) == 1 ? "const" : "enum")
    }

    /// The `enum` or `const` of a unit.
    private func listing(_ unit: Int) -> Instruction? {
        for position in evaluation.units[unit].general.range {
            switch content.instructions[position] {
            case .constant, .enumeration: return content.instructions[position]
            case .reference, .dynamicReference, .allOf, .anyOf, .oneOf, .not, .conditional: continue
            }
        }
        return nil
    }

    /// Whether a unit's own list has a value; one without a list has all.
    private func lists(_ node: Int, in unit: Int) -> Bool {
        switch listing(unit) {
        case .constant(let index): evaluation.isEqual(node, constant: Int(index))
        case .enumeration(let index): evaluation.isAmong(content.enumerations[Int(index)], node)
        case nil, .reference, .dynamicReference, .allOf, .anyOf, .oneOf, .not, .conditional: true
        }
    }

    private func listedCount(_ unit: Int) -> Int {
        if case .enumeration(let index) = listing(unit) {
            return Int(content.enumerations[Int(index)].values.count)
        }
        return 1
    }

    /// The values that all lists have; all of the first where the lists are too long to compare each with each.
    private func commonValues(_ values: [Int], _ others: [[Int]]) -> [Int] {
        guard others.reduce(0, { $0 + $1.count }) * values.count <= Self.mostCompared else { return values }
        return values.filter { value in
            others.allSatisfy { list in list.contains { isEqualConstant($0, value) } }
        }
    }

    /// The most pairs of listed values that are compared to find those that several lists have.
    private static let mostCompared = 65_536

    /// Whether two constants of the schema are the same value.
    func isEqualConstant(_ first: Int, _ second: Int) -> Bool {
        first == second || ValueEquality.isEqual(evaluation.constants, first, evaluation.constants, second)
    }

    /// The constants without those that are the same value as an earlier one.
    func distinctConstants(_ constants: [Int]) -> [Int] {
        var seen: [UInt64: [Int]] = [:]
        return constants.filter { constant in
            let hash = ValueEquality.hash(evaluation.constants, constant)
            let isNew =
                seen[hash]?.contains { other in
                    WorkCounter.add(1)
                    return isEqualConstant(other, constant)
                } != true
            if isNew { seen[hash, default: []].append(constant) }
            return isNew
        }
    }

    /// The constants that a unit's own `enum` or `const` admit; empty where it has neither.
    func listedValues(_ unit: Int) -> [Int] {
        switch listing(unit) {
        case .constant(let index): [Int(index)]
        case .enumeration(let index):
            content.enumerations[Int(index)].values.range.map { Int(content.lists[$0]) }
        case nil, .reference, .dynamicReference, .allOf, .anyOf, .oneOf, .not, .conditional: []
        }
    }

    /// That a value is none of some constants, with those that are spelt alike.
    func enumerationKind(_ listed: [Int], _ node: Int) -> Violation.Kind {
        enumerationKind(words(of: listed), node)
    }

    private func enumerationKind(_ words: ListedWords, _ node: Int) -> Violation.Kind {
        .notInEnumeration(
            expected: words.shown, found: found(node, beside: words),
            suggestions: view.nodes[node].type == .string
                ? words.texts.candidates(near: storage.arena.string(node)) : [])
    }

    /// How the constants are written that all of some units list, else those of the first; made once for all values
    /// that are none of them.
    private mutating func words(ofUnits units: [Int]) -> ListedWords {
        if let made = listedWords[units] { return made }
        let values = listedValues(units[0])
        let common = commonValues(values, units.dropFirst().map(listedValues))
        let words = words(of: common.isEmpty ? values : common)
        listedWords[units] = words
        return words
    }

    private func words(of listed: [Int]) -> ListedWords {
        WorkCounter.add(listed.count)
        let texts = listed.filter { content.constants.nodes[$0].type == .string }
        let isOnly = listed.count == 1
        let short = listed.map { ShortForm.ofConstant($0, in: content.constants) }
        let types = listed.reduce(into: TypeMask()) { $0.formUnion(content.constants.nodes[$1].type) }
        return ListedWords(
            shown: short.map { short in
                guard ShortForm.saysTypeAlone(short) else { return short }
                return isOnly
                    ? "the \(short.dropFirst(3)) that the schema says" : "\(short) that the schema lists"
            }.uniqued(),
            structures: types.intersection([.array, .object]),
            isDescribed: short.contains(where: ShortForm.saysTypeAlone), only: isOnly ? listed[0] : nil,
            texts: SpellingIndex(texts.map { content.constants.string($0) }))
    }

    /// A value beside the constants that it is none of. Of a long one it is said how it differs from the only constant.
    private func found(_ node: Int, beside words: ListedWords) -> String {
        let type = view.nodes[node].type
        guard !words.structures.isEmpty, type == .array || type == .object else { return shortForm(node) }
        let short = ShortForm.ofConstant(node, in: storage.arena)
        guard words.structures.contains(type) else { return short }
        if words.isDescribed, let constant = words.only {
            let difference = ValueDifference(constants: content.constants, instance: storage.arena) {
                evaluation.isEqual($0, constant: $1)
            }
            return difference.words(constant, node) ?? short
        }
        return words.isDescribed && ShortForm.saysTypeAlone(short) ? "another one" : short
    }
}
