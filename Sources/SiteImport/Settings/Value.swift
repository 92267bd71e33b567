import ConfigSchema

/// A value of a configuration or of front matter, without its place.
indirect enum Value: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case list([Value])
    case object([Member])

    struct Member: Sendable, Hashable {
        let key: String
        let value: Value
    }

    init?(parsing bytes: [UInt8], as language: ConfigLanguage) {
        guard let root = ConfigDocument(parsing: bytes, as: language).root else { return nil }
        self.init(root)
    }

    init(_ node: ConfigNode) {
        switch node.kind {
        case .null: self = .null
        case .boolean: self = .boolean(node.boolean ?? false)
        case .number: self = .number(node.numberText ?? "0")
        case .string: self = .string(node.string ?? "")
        case .array: self = .list(node.elements.map(Value.init))
        case .object:
            self = .object(
                node.members.filter { !$0.key.isShadowed }.map {
                    Member(key: $0.key.string ?? "", value: Value($0.value))
                })
        }
    }

    /// The value of a member; of equal keys the last one's.
    subscript(_ key: String) -> Value? { members.last { $0.key == key }?.value }

    /// The value at a way through objects.
    subscript(_ first: String, _ rest: String...) -> Value? {
        rest.reduce(self[first]) { $0?[$1] }
    }

    var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    var elements: [Value] {
        if case .list(let elements) = self { elements } else { [] }
    }

    var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// A string or a number as text, where it is not empty.
    var text: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let text): text
        case .null, .boolean, .list, .object: nil
        }
    }

    /// A whole number.
    var integer: Int? {
        switch self {
        case .number(let text), .string(let text): Int(text)
        case .null, .boolean, .list, .object: nil
        }
    }

    /// The texts of a list, or a text alone, cut at commas.
    var texts: [String] {
        switch self {
        case .list(let elements): elements.compactMap(\.text)
        case .string(let text):
            text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        case .number(let text): [text]
        case .null, .boolean, .object: []
        }
    }

    /// Whether there is nothing in it.
    var isEmpty: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        case .list(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        case .boolean, .number: false
        }
    }

    /// A list of texts.
    static func texts(_ texts: [String]) -> Value { .list(texts.map(Value.string)) }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String { String(Substring(self).trimmedBlanks) }
}

extension Substring {
    /// Without blanks at its ends.
    var trimmedBlanks: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
