/// What a value is, how messages name it, and whether it counts as true.
extension TemplateValue {
    /// Whether the value counts as true: zero, nothing and everything empty does not.
    var isTrue: Bool {
        switch self {
        case .undefined, .none: false
        case .boolean(let value): value
        case .integer(let value): value != 0
        case .double(let value): value != 0
        case .text(let bytes), .html(let bytes): !bytes.isEmpty
        case .list(let items), .tuple(let items): !items.isEmpty
        case .object(let object): object.count > 0
        case .reference: true
        }
    }

    /// Whether other values lie in this one.
    var isContainer: Bool {
        switch self {
        case .list, .tuple, .object: true
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .reference: false
        }
    }

    var isUndefined: Bool {
        if case .undefined = self { return true }
        return false
    }

    /// The bytes of plain text or markup.
    var bytes: [UInt8]? {
        switch self {
        case .text(let bytes), .html(let bytes): bytes
        case .undefined, .none, .boolean, .integer, .double, .list, .tuple, .object, .reference: nil
        }
    }

    /// The whole number that this is; `true` is 1.
    var wholeNumber: Int? {
        switch self {
        case .integer(let value): value
        case .boolean(let value): value ? 1 : 0
        case .undefined, .none, .double, .text, .html, .list, .tuple, .object, .reference: nil
        }
    }

    /// The number that this is, as a fraction; `true` is 1.
    var fraction: Double? {
        switch self {
        case .double(let value): value
        case .integer(let value): Double(value)
        case .boolean(let value): value ? 1 : 0
        case .undefined, .none, .text, .html, .list, .tuple, .object, .reference: nil
        }
    }

    /// The kind with its article, as messages name it.
    var kindName: String {
        switch self {
        case .undefined: "undefined"
        case .none: "none"
        case .boolean: "a boolean"
        case .integer, .double: "a number"
        case .text, .html: "a text"
        case .list: "a list"
        case .tuple: "a tuple"
        case .object: "an object"
        case .reference(let reference): reference.kind == .namespace ? "a namespace" : "a \(reference.kind)"
        }
    }

    /// The items that a loop over this value visits: an object's names, a text's characters. `nil` where there are
    /// none to visit, as in a number.
    var items: [TemplateValue]? {
        switch self {
        case .list(let items), .tuple(let items): items
        case .undefined: []
        case .object(let object): object.members.map { .text($0.name) }
        case .text(let bytes), .html(let bytes): Characters.split(bytes).map { .text($0) }
        case .none, .boolean, .integer, .double, .reference: nil
        }
    }

    /// The items of a list or a tuple.
    var sequence: [TemplateValue]? {
        switch self {
        case .list(let items), .tuple(let items): items
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .object, .reference: nil
        }
    }

    /// The same kind of sequence as this value, with other items.
    func sequence(_ items: [TemplateValue]) -> TemplateValue {
        if case .tuple = self { return .tuple(items) }
        return .list(items)
    }

    /// The number of items; `nil` where the value has none.
    var length: Int? {
        switch self {
        case .list(let items), .tuple(let items): items.count
        case .undefined: 0
        case .object(let object): object.count
        case .text(let bytes), .html(let bytes): Characters.count(bytes)
        case .none, .boolean, .integer, .double, .reference: nil
        }
    }

    /// Whether lists and objects in this value lie in one another deeper than a limit. Counts what it looks at.
    func isNested(deeperThan limit: Int, visits: inout Int) -> Bool {
        visits += 1
        switch self {
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .reference: return false
        case .list(let items), .tuple(let items):
            guard limit > 0 else { return true }
            for item in items where item.isNested(deeperThan: limit - 1, visits: &visits) { return true }
        case .object(let object):
            guard limit > 0 else { return true }
            for member in object.members where member.value.isNested(deeperThan: limit - 1, visits: &visits) {
                return true
            }
        }
        return false
    }
}
