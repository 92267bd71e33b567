import Text

/// Methods of texts. They are Python's, so that they do the same.
enum TextMethods {
    typealias Body = @Sendable (TemplateValue, CallArguments, inout Budget) -> TemplateValue

    /// Their names.
    static var names: [String] { Array(all.keys) }

    /// What a method gives; `nil` where there is none of that name.
    static func call(
        _ name: String, _ value: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue? {
        all[name].map { $0(value, arguments, &budget) }
    }

    private static let all: [String: Body] = letters.merging(searches) { first, _ in first }
        .merging(parts) { first, _ in first }.merging(questions) { first, _ in first }
        .merging(margins) { first, _ in first }

    private static let letters: [String: Body] = [
        "upper": { value, _, _ in value.text(Characters.uppercased(value.printed)) },
        "lower": { value, _, _ in value.text(Characters.lowercased(value.printed)) },
        "capitalize": { value, _, _ in value.text(Characters.capitalized(value.printed)) },
        "title": { value, _, _ in value.text(titled(value.printed)) },
        "swapcase": { value, _, _ in
            value.text(changed(value.printed) { $0.isUppercase ? $0.lowercaseMapping : $0.uppercaseMapping })
        },
        "casefold": { value, _, _ in
            let lower = Characters.lowercased(value.printed)
            return value.text(
                ByteSearch.replacing(Array("ß".utf8), with: Array("ss".utf8), in: lower, count: nil))
        },
        "replace": { value, arguments, budget in
            Methods.filter("replace", value, arguments, &budget) ?? .undefined
        },
        "format": { value, arguments, budget in Formatting.braces(value, arguments, &budget) },
        "join": { value, arguments, budget in
            Methods.filter(
                "join", arguments.positional.first ?? .undefined, CallArguments(positional: [value]), &budget)
                ?? .undefined
        },
        "expandtabs": { value, arguments, budget in
            let width = arguments.positional.first?.wholeNumber ?? 8
            guard budget.allows(bytes: value.printed.count &* max(1, min(width, 1 << 30))) else {
                return .undefined
            }
            return value.text(withoutTabs(value.printed, width: width))
        },
    ]

    private static let searches: [String: Body] = [
        "startswith": { value, arguments, _ in
            .boolean(candidates(arguments).contains { value.printed.starts(with: $0) })
        },
        "endswith": { value, arguments, _ in
            .boolean(candidates(arguments).contains { value.printed.suffix($0.count).elementsEqual($0) })
        },
        "find": { value, arguments, _ in .integer(place(in: value, arguments, isLast: false) ?? -1) },
        "rfind": { value, arguments, _ in .integer(place(in: value, arguments, isLast: true) ?? -1) },
        "index": { value, arguments, budget in
            place(in: value, arguments, isLast: false).map { .integer($0) } ?? budget.fail(.partNotFound)
        },
        "rindex": { value, arguments, budget in
            place(in: value, arguments, isLast: true).map { .integer($0) } ?? budget.fail(.partNotFound)
        },
        "count": { value, arguments, _ in
            .integer(ByteSearch.split(value.printed, by: first(arguments)).count - 1)
        },
    ]

    private static let parts: [String: Body] = [
        "split": { value, arguments, _ in .list(split(value.printed, arguments).map { value.text($0) }) },
        "rsplit": { value, arguments, _ in
            .list(splitFromEnd(value.printed, arguments).map { value.text($0) })
        },
        "splitlines": { value, _, _ in .list(ByteSearch.lines(value.printed).map { value.text($0) }) },
        "partition": { value, arguments, _ in
            let text = value.printed
            let mark = first(arguments)
            let parts = ByteSearch.first(mark, in: text).map { cut(text, at: $0, mark) } ?? [text, [], []]
            return .tuple(parts.map { value.text($0) })
        },
        "rpartition": { value, arguments, _ in
            let text = value.printed
            let mark = first(arguments)
            let parts = ByteSearch.last(mark, in: text).map { cut(text, at: $0, mark) } ?? [[], [], text]
            return .tuple(parts.map { value.text($0) })
        },
        "removeprefix": { value, arguments, _ in
            let text = value.printed
            let prefix = first(arguments)
            return text.starts(with: prefix) ? value.text(Array(text.dropFirst(prefix.count))) : value
        },
        "removesuffix": { value, arguments, _ in
            let text = value.printed
            let suffix = first(arguments)
            return text.suffix(suffix.count).elementsEqual(suffix)
                ? value.text(Array(text.dropLast(suffix.count))) : value
        },
    ]

    private static let margins: [String: Body] = [
        "strip": { value, arguments, _ in stripped(value, arguments, leading: true, trailing: true) },
        "lstrip": { value, arguments, _ in stripped(value, arguments, leading: true, trailing: false) },
        "rstrip": { value, arguments, _ in stripped(value, arguments, leading: false, trailing: true) },
        "center": { value, arguments, budget in
            padded(value, arguments, &budget) { space, width in space / 2 + (space & width & 1) }
        },
        "ljust": { value, arguments, budget in padded(value, arguments, &budget) { _, _ in 0 } },
        "rjust": { value, arguments, budget in padded(value, arguments, &budget) { space, _ in space } },
        "zfill": { value, arguments, budget in
            let text = value.printed
            let hasSign = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
            let missing = max(0, (arguments.positional.first?.wholeNumber ?? 0) - Characters.count(text))
            guard budget.allows(bytes: text.count + missing) else { return .undefined }
            let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: missing)
            return value.text(text.prefix(hasSign ? 1 : 0) + zeros + text.dropFirst(hasSign ? 1 : 0))
        },
    ]

    private static let questions: [String: Body] = [
        "isdigit": asks { $0.properties.numericType == .digit || $0.properties.numericType == .decimal },
        "isdecimal": asks { $0.properties.numericType == .decimal },
        "isnumeric": asks { $0.properties.numericType != nil },
        "isalpha": asks { $0.properties.isAlphabetic && $0.properties.numericType == nil },
        "isalnum": asks { $0.properties.isAlphabetic || $0.properties.numericType != nil },
        "isspace": asks { $0.properties.isWhitespace },
        "isupper": { value, _, _ in
            let text = value.printed
            return .boolean(text == Characters.uppercased(text) && text != Characters.lowercased(text))
        },
        "islower": { value, _, _ in
            let text = value.printed
            return .boolean(text == Characters.lowercased(text) && text != Characters.uppercased(text))
        },
        "istitle": { value, _, _ in
            let text = value.printed
            return .boolean(
                text == titled(text) && Characters.uppercased(text) != Characters.lowercased(text))
        },
    ]
}
