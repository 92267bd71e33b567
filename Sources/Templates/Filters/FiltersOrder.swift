/// Filters that order and group: `sort`, `unique`, `min`, `max`, `groupby`. Letters in upper and lower case are the
/// same to them unless `case_sensitive` says otherwise.
extension Filter {
    static let orderFilters: [Filter] = [
        Filter(
            "sort",
            [.optional("reverse", false), .optional("case_sensitive", false), .optional("attribute", .none)],
            sorted),
        Filter("unique", [.optional("case_sensitive", false), .optional("attribute", .none)], unique),
        Filter("min", [.optional("case_sensitive", false), .optional("attribute", .none)]) { input, budget in
            extreme(input, sign: -1, &budget)
        },
        Filter("max", [.optional("case_sensitive", false), .optional("attribute", .none)]) { input, budget in
            extreme(input, sign: 1, &budget)
        },
        Filter(
            "groupby",
            [.required("attribute"), .optional("default", .undefined), .optional("case_sensitive", false)],
            grouped),
    ]

    /// Items with the keys that they are ordered by.
    struct Keyed {
        let keys: [TemplateValue]
        let item: TemplateValue
    }

    /// Orders stably; the first failure to compare is recorded, and what cannot be compared stays in its order.
    static func order(_ keyed: [Keyed], isReversed: Bool, _ budget: inout Budget) -> [Keyed] {
        guard budget.allows(visiting: keyed.lazy.flatMap(\.keys)) else { return keyed }
        var failure: Problem?
        let sorted = keyed.enumerated().sorted { left, right in
            for (one, another) in zip(left.element.keys, right.element.keys) where !one.equals(another) {
                guard let order = one.order(another) else {
                    failure = failure ?? .cannotCompare(.less, one, another)
                    break
                }
                if order != 0 { return isReversed ? order > 0 : order < 0 }
            }
            return left.offset < right.offset
        }
        if let failure { _ = budget.fail(failure) }
        // Comparing takes more steps than there are items.
        budget.charge(keyed.count * (Int.bitWidth - keyed.count.leadingZeroBitCount))
        return sorted.map(\.element)
    }

    /// Several attributes may be given between commas.
    private static func paths(_ attribute: TemplateValue) -> [Path?] {
        guard let bytes = attribute.bytes else { return [Path(attribute)] }
        return ByteSearch.split(bytes, by: [UInt8(ascii: ",")]).map { Path(.text($0)) }
    }

    @Sendable private static func sorted(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        let paths = paths(input[2])
        let folds = !input[1].isTrue
        let keyed = items.map { item in
            Keyed(keys: paths.map { ($0?.value(in: item) ?? item).key(foldingCase: folds) }, item: item)
        }
        let ordered = order(keyed, isReversed: input[0].isTrue, &budget)
        return budget.problem == nil ? .list(ordered.map(\.item)) : .undefined
    }

    @Sendable private static func unique(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        let path = Path(input[1])
        var seen: Set<[UInt8]> = []
        let kept = items.filter { item in
            var identity: [UInt8] = []
            var key = (path?.value(in: item) ?? item).key(foldingCase: !input[0].isTrue)
            if let bytes = key.bytes { key = .text(bytes) }
            guard budget.allows(visiting: key) else { return false }
            // Equal numbers of different kinds are one, and a text is never the same as a number.
            (key.fraction.map { TemplateValue.double($0) } ?? key).appendLiteral(to: &identity, depth: 0)
            return seen.insert(identity).inserted
        }
        return .list(kept)
    }

    private static func extreme(_ input: Input, sign: Int, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        let path = Path(input[1])
        var best: Keyed?
        for item in items {
            let key = (path?.value(in: item) ?? item).key(foldingCase: !input[0].isTrue)
            guard budget.allows(visiting: key) else { return .undefined }
            if let current = best {
                guard let order = key.order(current.keys[0]) else {
                    return budget.fail(.cannotCompare(.less, key, current.keys[0]))
                }
                if order * sign <= 0 { continue }
            }
            best = Keyed(keys: [key], item: item)
        }
        return best?.item ?? .undefined
    }

    /// Groups in the order of their keys; each is a tuple of the key, as its first item has it, and the items.
    @Sendable private static func grouped(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget), let path = Path(input[0]) else { return .undefined }
        let folds = !input[2].isTrue
        func value(_ item: TemplateValue) -> TemplateValue {
            let value = path.value(in: item)
            return value.isUndefined ? input[1] : value
        }
        let keyed = items.map { Keyed(keys: [value($0).key(foldingCase: folds)], item: $0) }
        let ordered = order(keyed, isReversed: false, &budget)
        guard budget.problem == nil else { return .undefined }
        var groups: [TemplateValue] = []
        var start = 0
        for index in 1...max(1, ordered.count) where !ordered.isEmpty {
            guard index == ordered.count || !ordered[index].keys[0].equals(ordered[start].keys[0]) else {
                continue
            }
            let members = ordered[start..<index].map(\.item)
            groups.append(.tuple([value(members[0]), .list(members)]))
            start = index
        }
        return .list(groups)
    }
}
