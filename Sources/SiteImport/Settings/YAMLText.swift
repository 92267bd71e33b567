import Text

/// Values as YAML 1.2 in block style.
enum YAMLText {
    /// An object's members, a line each or more.
    static func text(_ members: [Value.Member], indent: Int = 0) -> String {
        members.map { member(scalar($0.key), $0.value, indent) }.joined()
    }

    private static func member(_ key: String, _ value: Value, _ indent: Int) -> String {
        let blanks = String(repeating: " ", count: indent)
        switch value {
        case .list(let elements) where !elements.isEmpty && !elements.allSatisfy(\.isScalar):
            return "\(blanks)\(key):\n" + elements.map { element($0, indent + 2) }.joined()
        case .object(let members) where !members.isEmpty:
            return "\(blanks)\(key):\n" + text(members, indent: indent + 2)
        case .null, .boolean, .number, .string, .list, .object:
            return "\(blanks)\(key): \(flow(value))\n"
        }
    }

    private static func element(_ value: Value, _ indent: Int) -> String {
        let blanks = String(repeating: " ", count: indent)
        guard case .object(let members) = value, !members.isEmpty else {
            return "\(blanks)- \(flow(value))\n"
        }
        let body = text(members, indent: indent + 2)
        return blanks + "- " + body.dropFirst(indent + 2)
    }

    /// A value on one line.
    static func flow(_ value: Value) -> String {
        switch value {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .number(let text): return text
        case .string(let text): return scalar(text)
        case .list(let elements): return "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .object(let members):
            return "{" + members.map { "\(scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    /// A string without quotes where it means itself, else between double quotes.
    static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        var bytes: [UInt8] = []
        JSONString.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last,
            first.isLetter || first >= 0x80 || first == UInt8(ascii: "/"), last != .space,
            !words.contains(text.lowercased()), !text.contains(": "), !text.contains(" #"),
            !text.hasSuffix(":")
        else { return isDay(text) }
        return text.utf8.allSatisfy { byte in
            byte.isLetterOrDigit || byte >= 0x80 || " _-./:()'+!?;=@&%".utf8.contains(byte)
        }
    }

    /// A day is a string in YAML's core schema, and needs no quotes.
    private static func isDay(_ text: String) -> Bool {
        CalendarDay(String(text.prefix(10))) != nil
            && text.utf8.allSatisfy { $0.isDigit || "-T:+Z.".utf8.contains($0) }
    }
}

extension Value {
    fileprivate var isScalar: Bool {
        switch self {
        case .null, .boolean, .number, .string: true
        case .list, .object: false
        }
    }
}
