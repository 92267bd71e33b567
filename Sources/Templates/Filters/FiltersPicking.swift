import Diagnostics
import Text

/// Filters that apply another filter or a test to each item: `map`, `select`, `reject`, `selectattr`, `rejectattr`.
extension Filter {
    static let pickingFilters: [Filter] = [
        Filter("map", takesMore: true, mapped),
        Filter("select", takesMore: true) { input, budget in picked(input, isKept: true, &budget) },
        Filter("reject", takesMore: true) { input, budget in picked(input, isKept: false, &budget) },
        Filter("selectattr", takesMore: true) { input, budget in pickedByMember(input, isKept: true, &budget)
        },
        Filter("rejectattr", takesMore: true) { input, budget in pickedByMember(input, isKept: false, &budget)
        },
    ]

    @Sendable private static func mapped(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        if let attribute = input.keyword("attribute") {
            guard let path = Path(attribute) else {
                return budget.fail(.arguments("`map` needs an attribute's name"))
            }
            let fallback = input.keyword("default") ?? .undefined
            return .list(
                items.map { item in
                    let value = path.value(in: item)
                    return value.isUndefined ? fallback : value
                })
        }
        guard let name = input[0].bytes.map({ String(decoding: $0, as: UTF8.self) }) else {
            return budget.fail(.arguments("`map` needs the name of a filter, or `attribute=`"))
        }
        guard let number = numbers[name] else {
            return budget.fail(.unknownNamed(.unknownTemplateFilter, "filter", name, numbers.keys))
        }
        let filter = all[number]
        let arguments = Array(input.arguments.dropFirst())
        guard let bound = bind(filter, arguments, input.keywords, &budget) else { return .undefined }
        var mapped: [TemplateValue] = []
        mapped.reserveCapacity(items.count)
        for item in items where budget.problem == nil && !budget.isExhausted {
            budget.charge(1)
            mapped.append(
                filter.apply(
                    to: Input(
                        value: item, arguments: bound, keywords: filter.takesMore ? input.keywords : []),
                    &budget))
        }
        return .list(mapped)
    }

    /// The arguments of a filter that is named in a text, in the order of its parameters.
    private static func bind(
        _ filter: Filter, _ arguments: [TemplateValue], _ keywords: [(name: [UInt8], value: TemplateValue)],
        _ budget: inout Budget
    ) -> [TemplateValue]? {
        if filter.takesMore { return arguments }
        return bind("filter `\(filter.name)`", filter.parameters, arguments, keywords, &budget)
    }

    private static func bind(
        _ what: String, _ parameters: [Parameter], _ arguments: [TemplateValue],
        _ keywords: [(name: [UInt8], value: TemplateValue)], _ budget: inout Budget
    ) -> [TemplateValue]? {
        guard arguments.count <= parameters.count else {
            _ = budget.fail(.arguments("the \(what) takes at most \(parameters.count) arguments"))
            return nil
        }
        for (name, _) in keywords where !parameters.contains(where: { name.elementsEqual($0.name.utf8) }) {
            _ = budget.fail(
                .arguments("the \(what) has no argument `\(String(decoding: name, as: UTF8.self))`"))
            return nil
        }
        var bound = arguments
        for parameter in parameters.dropFirst(arguments.count) {
            let given = keywords.first { $0.name.elementsEqual(parameter.name.utf8) }?.value
            guard let value = given ?? parameter.fallback else {
                _ = budget.fail(.arguments("the \(what) needs its argument `\(parameter.name)`"))
                return nil
            }
            bound.append(value)
        }
        return bound
    }

    private static func picked(_ input: Input, isKept: Bool, _ budget: inout Budget) -> TemplateValue {
        pick(input, from: 0, isKept: isKept, &budget) { $0 }
    }

    private static func pickedByMember(_ input: Input, isKept: Bool, _ budget: inout Budget) -> TemplateValue
    {
        guard let path = Path(input[0]) else {
            return budget.fail(
                .arguments("`\(isKept ? "selectattr" : "rejectattr")` needs an attribute's name"))
        }
        return pick(input, from: 1, isKept: isKept, &budget) { path.value(in: $0) }
    }

    /// Keeps the items for which a test holds, or does not hold. The test's name is the argument at `position`;
    /// without it the value itself decides.
    private static func pick(
        _ input: Input, from position: Int, isKept: Bool, _ budget: inout Budget,
        _ subject: (TemplateValue) -> TemplateValue
    ) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        guard input.arguments.count > position else {
            return .list(
                items.filter { item in
                    let value = subject(item)
                    budget.check(value)
                    return value.isTrue == isKept
                })
        }
        guard budget.allows(visiting: input[position]) else { return .undefined }
        let name = String(decoding: input[position].printed, as: UTF8.self)
        guard let number = ValueTest.numbers[name] else {
            return budget.fail(.unknownNamed(.unknownTemplateTest, "test", name, ValueTest.numbers.keys))
        }
        let test = ValueTest.all[number]
        let arguments = Array(input.arguments.dropFirst(position + 1))
        guard let bound = bind("test `\(name)`", test.parameters, arguments, input.keywords, &budget) else {
            return .undefined
        }
        var kept: [TemplateValue] = []
        for item in items where budget.problem == nil {
            if test.holds(Input(value: subject(item), arguments: bound), &budget) == isKept {
                kept.append(item)
            }
        }
        return .list(kept)
    }
}

extension Problem {
    fileprivate static func unknownNamed(
        _ id: FindingID, _ kind: String, _ name: String, _ known: some Sequence<String>
    ) -> Problem {
        Problem(
            id, "there is no \(kind) `\(name)`",
            help: Spelling.nearest(to: name, in: known).map { "did you mean `\($0)`?" })
    }
}
