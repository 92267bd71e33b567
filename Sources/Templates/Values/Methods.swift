import Text

/// Methods of texts, objects and lists, such as `title.startswith("A")`, for those who know them from elsewhere.
enum Methods {
    private static let ofObjects = ["items", "keys", "values", "get", "copy"]
    private static let ofLists = ["index", "count", "copy"]

    static func call(
        _ name: String, _ value: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue {
        let first = arguments.positional.first ?? .undefined
        switch value {
        case .undefined: return budget.fail(.cannotCall(name, .undefined))
        case .text, .html:
            guard budget.allows(visiting: arguments.positional) else { return .undefined }
            if let result = TextMethods.call(name, value, arguments, &budget) { return result }
            return unknown(name, value, TextMethods.names, &budget)
        case .object(let object):
            switch name {
            case "copy": return value
            case "items": return .list(object.members.map { .tuple([.text($0.name), $0.value]) })
            case "keys": return .list(object.members.map { .text($0.name) })
            case "values": return .list(object.members.map(\.value))
            case "get":
                let fallback = arguments.positional.count > 1 ? arguments.positional[1] : .none
                return budget.allows(visiting: first) ? object.value(first.printed) ?? fallback : .undefined
            default: return changed(name, value, arguments, ofObjects, &budget)
            }
        case .list(let items), .tuple(let items):
            switch name {
            case "copy": return value
            case "count":
                guard budget.allows(visiting: value) else { return .undefined }
                return .integer(items.count { $0.equals(first) })
            case "index":
                guard budget.allows(visiting: value) else { return .undefined }
                return items.firstIndex { $0.equals(first) }.map { .integer($0) }
                    ?? budget.fail(.type("the list does not have this item"))
            default: return changed(name, value, arguments, ofLists, &budget)
            }
        case .none, .boolean, .integer, .double, .reference: return unknown(name, value, [], &budget)
        }
    }

    /// What a method returns that changes its value, for a value that no name holds.
    private static func changed(
        _ name: String, _ value: TemplateValue, _ arguments: CallArguments, _ known: [String],
        _ budget: inout Budget
    ) -> TemplateValue {
        guard Mutations.isMethod(Program.Name(Array(name.utf8)), of: value) else {
            return unknown(name, value, known, &budget)
        }
        var value = value
        return Mutations.apply(name, to: &value, arguments, &budget)
    }

    private static func unknown(
        _ name: String, _ value: TemplateValue, _ known: [String], _ budget: inout Budget
    ) -> TemplateValue {
        budget.fail(.unknownMethod(name, value, suggestion: Spelling.nearest(to: name, in: known)))
    }

    /// A method that is the filter of the same name.
    static func filter(
        _ name: String, _ value: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue? {
        guard let number = Filter.numbers[name] else { return nil }
        let filter = Filter.all[number]
        var bound = Array(arguments.positional.prefix(filter.parameters.count))
        for parameter in filter.parameters.dropFirst(bound.count) {
            guard let value = arguments.named(parameter.name) ?? parameter.fallback else {
                return budget.fail(.arguments("`\(name)` needs its argument `\(parameter.name)`"))
            }
            bound.append(value)
        }
        return filter.apply(to: Filter.Input(value: value, arguments: bound), &budget)
    }
}
