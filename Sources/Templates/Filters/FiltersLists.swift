import Text

/// Filters on lists: their length, their ends, their parts and their joining.
extension Filter {
    static let listFilters: [Filter] = [
        Filter("length", [], length),
        Filter("count", [], length),
        Filter("first", [], first),
        Filter("last", [], last),
        Filter("list") { input, budget in
            guard let items = items(input.value, &budget) else { return .undefined }
            return .list(items)
        },
        Filter("reverse", [], reversed),
        Filter("join", [.optional("d", ""), .optional("attribute", .none)], joined),
        Filter("batch", [.required("linecount"), .optional("fill_with", .none)], batches),
        Filter("slice", [.required("slices"), .optional("fill_with", .none)], slices),
        Filter("default", [.optional("default_value", ""), .optional("boolean", false)], fallback),
        Filter("d", [.optional("default_value", ""), .optional("boolean", false)], fallback),
    ]

    /// The items of a value; records a failure where it has none.
    static func items(_ value: TemplateValue, _ budget: inout Budget) -> [TemplateValue]? {
        guard let items = value.items else {
            _ = budget.fail(.needsList(value))
            return nil
        }
        budget.charge(items.count)
        return items
    }

    @Sendable private static func length(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        input.value.length.map { .integer($0) } ?? budget.fail(.type("\(input.value.kindName) has no length"))
    }

    @Sendable private static func first(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        return items.first ?? .undefined
    }

    @Sendable private static func last(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        return items.last ?? .undefined
    }

    @Sendable private static func reversed(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        if let bytes = input.value.bytes {
            return input.value.text(Array(Characters.split(bytes).reversed().joined()))
        }
        guard let items = items(input.value, &budget) else { return .undefined }
        return .list(items.reversed())
    }

    @Sendable private static func joined(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard var items = items(input.value, &budget) else { return .undefined }
        if let path = Path(input[1]) { items = items.map { path.value(in: $0) } }
        let isMarkup = budget.isEscaping && (input[0].isMarkup || items.contains(where: \.isMarkup))
        guard budget.allows(visiting: items + [input[0]]) else { return .undefined }
        let separator = isMarkup ? input[0].escaped : input[0].printed
        let parts = items.map { isMarkup ? $0.escaped : $0.printed }
        let size = parts.reduce(separator.count * parts.count) { $0 + $1.count }
        guard budget.allows(bytes: size) else { return .undefined }
        let text = Array(parts.joined(separator: separator))
        return isMarkup ? .html(text) : .text(text)
    }

    /// Rows of a length; the last is filled up where a filling is given.
    @Sendable private static func batches(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        guard let width = input[0].wholeNumber, width > 0, budget.allows(items: width) else {
            return budget.fail(.arguments("`batch` needs a whole number of at least 1"))
        }
        var rows: [TemplateValue] = []
        for start in stride(from: 0, to: items.count, by: width) {
            var row = Array(items[start..<min(start + width, items.count)])
            if row.count < width, let filling = filling(input[1]) {
                row += Array(repeating: filling, count: width - row.count)
            }
            rows.append(.list(row))
        }
        return .list(rows)
    }

    /// A number of columns, the first of them longer where the items do not divide evenly.
    @Sendable private static func slices(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        guard let count = input[0].wholeNumber, count > 0, budget.allows(items: count) else {
            return budget.fail(.arguments("`slice` needs a whole number of at least 1"))
        }
        let length = items.count / count
        let longer = items.count % count
        var start = 0
        var columns: [TemplateValue] = []
        for index in 0..<count {
            let end = start + length + (index < longer ? 1 : 0)
            var column = Array(items[start..<end])
            if index >= longer, let filling = filling(input[1]) { column.append(filling) }
            columns.append(.list(column))
            start = end
        }
        return .list(columns)
    }

    private static func filling(_ value: TemplateValue) -> TemplateValue? {
        if case .none = value { return nil }
        return value
    }

    @Sendable private static func fallback(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        input.value.isUndefined || (input[1].isTrue && !input.value.isTrue) ? input[0] : input.value
    }
}

/// A path into an item, such as `author.name` or `0`, as filters take it in a text or a number.
struct Path {
    private let parts: [TemplateValue]

    /// `nil` where no path is given.
    init?(_ value: TemplateValue) {
        switch value {
        case .undefined, .none: return nil
        case .text(let bytes), .html(let bytes):
            parts = ByteSearch.split(bytes, by: [UInt8(ascii: ".")]).map { part in
                let isNumber = !part.isEmpty && part.allSatisfy(\.isDigit)
                return isNumber ? Literal.integer(part, 0..<part.count) ?? .text(part) : .text(part)
            }
        case .boolean, .integer, .double, .list, .tuple, .object, .reference: parts = [value]
        }
    }

    /// What the path leads to; undefined where a part of it does not exist.
    func value(in item: TemplateValue) -> TemplateValue {
        parts.reduce(item) { $0.item($1) }
    }
}
