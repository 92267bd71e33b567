import Text

/// Methods of texts, objects and lists, such as `title.startswith("A")`, for those who know them from elsewhere.
enum Methods {
    private static let ofTexts = [
        "upper", "lower", "capitalize", "title", "strip", "lstrip", "rstrip", "split", "splitlines",
        "replace",
        "startswith", "endswith", "find", "count", "join", "isdigit", "format",
    ]
    private static let ofObjects = ["items", "keys", "values", "get"]
    private static let ofLists = ["index", "count"]

    static func call(
        _ name: String, _ value: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue {
        let first = arguments.positional.first ?? .undefined
        switch value {
        case .undefined: return budget.fail(.cannotCall(name, .undefined))
        case .text, .html:
            if let result = text(name, value, arguments, &budget) { return result }
            return unknown(name, value, ofTexts, &budget)
        case .object(let object):
            switch name {
            case "items": return .list(object.members.map { .list([.text($0.name), $0.value]) })
            case "keys": return .list(object.members.map { .text($0.name) })
            case "values": return .list(object.members.map(\.value))
            case "get":
                let fallback = arguments.positional.count > 1 ? arguments.positional[1] : .none
                return budget.allows(visiting: first) ? object.value(first.printed) ?? fallback : .undefined
            default: return unknown(name, value, ofObjects, &budget)
            }
        case .list(let items):
            switch name {
            case "count":
                guard budget.allows(visiting: value) else { return .undefined }
                return .integer(items.count { $0.equals(first) })
            case "index":
                guard budget.allows(visiting: value) else { return .undefined }
                return items.firstIndex { $0.equals(first) }.map { .integer($0) }
                    ?? budget.fail(.type("the list does not have this item"))
            default: return unknown(name, value, ofLists, &budget)
            }
        case .none, .boolean, .integer, .double, .reference: return unknown(name, value, [], &budget)
        }
    }

    private static func unknown(
        _ name: String, _ value: TemplateValue, _ known: [String], _ budget: inout Budget
    ) -> TemplateValue {
        budget.fail(.unknownMethod(name, value, suggestion: Spelling.nearest(to: name, in: known)))
    }

    private static func text(
        _ name: String, _ value: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue? {
        guard budget.allows(visiting: arguments.positional) else { return .undefined }
        let bytes = value.printed
        let first = arguments.positional.first ?? .undefined
        switch name {
        case "upper", "lower", "capitalize", "title", "replace":
            return filter(name, value, arguments, &budget)
        case "strip", "lstrip", "rstrip":
            let cut = first.bytes
            return value.text(
                Characters.trimmed(bytes, leading: name != "rstrip", trailing: name != "lstrip") { byte in
                    cut?.contains(byte) ?? byte.isWhitespace
                })
        case "split": return .list(split(bytes, arguments).map { value.text($0) })
        case "splitlines": return .list(ByteSearch.lines(bytes).map { value.text($0) })
        case "startswith", "endswith":
            let candidates: [TemplateValue] = if case .list(let items) = first { items } else { [first] }
            return .boolean(
                candidates.contains { candidate in
                    let part = candidate.printed
                    return name == "startswith"
                        ? bytes.starts(with: part) : bytes.suffix(part.count).elementsEqual(part)
                })
        case "find":
            let place = ByteSearch.first(first.printed, in: bytes)
            return .integer(place.map { Characters.count(Array(bytes[..<$0])) } ?? -1)
        case "count": return .integer(ByteSearch.split(bytes, by: first.printed).count - 1)
        case "join": return filter("join", first, CallArguments(positional: [value]), &budget)
        case "isdigit": return .boolean(!bytes.isEmpty && bytes.allSatisfy(\.isDigit))
        case "format": return Formatting.braces(value, arguments, &budget)
        default: return nil
        }
    }

    private static func split(_ bytes: [UInt8], _ arguments: CallArguments) -> [[UInt8]] {
        let separator = arguments.positional.first ?? arguments.named("sep") ?? .none
        guard let pattern = separator.bytes else { return Characters.words(bytes) }
        let given = arguments.positional.count > 1 ? arguments.positional[1] : arguments.named("maxsplit")
        let limit = given?.wholeNumber ?? -1
        return ByteSearch.split(bytes, by: pattern, limit: limit < 0 ? .max : limit)
    }

    /// A method that is the filter of the same name.
    private static func filter(
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
