/// Filters on objects: `items`, `dictsort`, `attr`.
extension Filter {
    static let objectFilters: [Filter] = [
        Filter("items", [], pairs),
        Filter(
            "dictsort",
            [.optional("case_sensitive", false), .optional("by", "key"), .optional("reverse", false)],
            sortedPairs),
        Filter("attr", [.required("name")]) { input, _ in
            input[0].bytes.map { input.value.member(Program.Name($0)) } ?? .undefined
        },
    ]

    @Sendable private static func pairs(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        if input.value.isUndefined { return .list([]) }
        guard case .object(let object) = input.value else { return budget.fail(.needsObject(input.value)) }
        budget.charge(object.count)
        return .list(object.members.map { .tuple([.text($0.name), $0.value]) })
    }

    @Sendable private static func sortedPairs(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard case .object(let object) = input.value else {
            return budget.fail(.needsObject(input.value))
        }
        guard budget.allows(visiting: input[1]) else { return .undefined }
        let by = String(decoding: input[1].printed, as: UTF8.self)
        guard by == "key" || by == "value" else {
            return budget.fail(.arguments("`dictsort` sorts by `key` or `value`, not by `\(by)`"))
        }
        let folds = !input[0].isTrue
        let keyed = object.members.map { member in
            let key = by == "key" ? TemplateValue.text(member.name) : member.value
            return Keyed(
                keys: [key.key(foldingCase: folds)], item: .tuple([.text(member.name), member.value]))
        }
        let ordered = order(keyed, isReversed: input[2].isTrue, &budget)
        return budget.problem == nil ? .list(ordered.map(\.item)) : .undefined
    }
}
