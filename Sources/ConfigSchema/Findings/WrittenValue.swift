import Text

/// How a scalar of YAML is written, which tells why its type is another one than was meant.
struct WrittenValue {
    private let node: ConfigNode
    /// The text as it stands, with its quotes.
    private let written: String

    /// `nil` for a value that is no scalar of YAML.
    init?(_ node: ConfigNode) {
        guard node.storage.language == .yaml, node.count == 0, !node.range.isEmpty,
            node.range.upperBound <= node.storage.arena.bytes.count
        else { return nil }
        self.node = node
        written = String(decoding: node.storage.arena.bytes[node.range], as: UTF8.self)
    }

    /// What to do where the value is of a wrong type.
    func hint(_ kind: Violation.Kind) -> String? {
        guard case .wrongType(let expected, _) = kind else { return nil }
        let types = Set(expected)
        guard node.kind == .string else {
            let isText = types == ["string"] && (node.kind == .number || node.kind == .boolean)
            return isText
                ? "a text that reads as a \(node.kind == .number ? "number" : "boolean") stands in quotes"
                : nil
        }
        guard let text = node.string else { return nil }
        if let hint = hint(scalar: text, types) { return hint }
        guard !isQuoted, beginsLine else { return nil }
        if types.contains("object"), let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            text[..<colon].utf8.allSatisfy(\.isNamePart)
        {
            let rest = text[text.index(after: colon)...]
            guard let first = rest.first, first != " ", first != "/", first != ":" else { return nil }
            return "a key has a blank behind its `:`"
        }
        if types.contains("array"), text.hasPrefix("-"), text.dropFirst().first?.isWhitespace == false {
            return "an item has a blank behind its `-`"
        }
        return nil
    }

    /// Whether nothing stands before the value on its line, so that a mark in it is meant as one.
    private var beginsLine: Bool {
        let before = node.storage.arena.bytes[..<node.range.lowerBound].reversed().first { $0 != 0x20 }
        return before == nil || before == 0x0A
    }

    private var isQuoted: Bool { written.hasPrefix("\"") || written.hasPrefix("'") }

    private func hint(scalar text: String, _ types: Set<String>) -> String? {
        if types.contains("boolean") {
            switch text.lowercased() {
            case "yes", "on", "y": return "write `true`"
            case "no", "off", "n": return "write `false`"
            default: break
            }
        }
        let bare = text.hasSuffix(",") && !isQuoted ? String(text.dropLast()) : text
        let isNumber =
            bare.utf8.first.map { $0.isDigit || $0 == UInt8(ascii: "-") } == true && Double(bare) != nil
        let isMeant =
            types.contains("boolean") && (bare == "true" || bare == "false")
            || isNumber && (types.contains("number") || types.contains("integer"))
        guard isMeant, isQuoted || bare.count < text.count else { return nil }
        return isQuoted ? "write it without quotes" : "remove the comma"
    }
}
