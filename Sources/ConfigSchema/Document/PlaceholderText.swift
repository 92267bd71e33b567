import Text

/// Tells a text that stands for what readers put in from a value: `<your-key>`, `${VAR}`, `$VAR`, `{{name}}`,
/// `__NAME__`, `YOUR_KEY`, `...`, the name of a type, such as `string | null`, and a name that says only what it is the
/// name of, such as `ToolName`.
public enum PlaceholderText {
    /// Whether a text is one, or has one in it.
    public static func isOne(_ text: some Collection<UInt8>) -> Bool {
        let text = Array(text)
        guard !text.isEmpty, text.count <= 4096 else { return false }
        return hasBrackets(text) || hasName(text) || hasMark(text) || saysYour(text) || isFilling(text)
            || isType(text) || namesItsKind(text)
    }

    /// Whether a text is one, or has one in it.
    public static func isOne(_ text: String) -> Bool { isOne(text.utf8) }

    // MARK: Forms

    /// `<name>`, `${NAME}`, `$(name)`, `{{name}}`, `{name}`, `%NAME%`, and `[name]` as a whole.
    private static func hasBrackets(_ text: [UInt8]) -> Bool {
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"),
            isName(text.dropFirst().dropLast())
        {
            return true
        }
        for (start, byte) in text.enumerated() {
            let closing: UInt8
            switch byte {
            case UInt8(ascii: "<"): closing = UInt8(ascii: ">")
            case UInt8(ascii: "{") where isExpression(text[start...]): return true
            case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
            case UInt8(ascii: "("):
                guard start > 0, text[start - 1] == UInt8(ascii: "$") else { continue }
                closing = UInt8(ascii: ")")
            case UInt8(ascii: "%"): closing = UInt8(ascii: "%")
            default: continue
            }
            let inner = text[(start + 1)...]
            guard let end = inner.firstIndex(of: closing) else { continue }
            let name = inner[..<end].drop { $0 == byte || $0 == 0x20 }
            // `%20` and `%2F%41` are escapes of addresses.
            if byte == UInt8(ascii: "%") ? isVariable(name) : isName(name) { return true }
        }
        return false
    }

    /// Whether a text begins with what a template puts in: `{{ name | default("x") }}`, `{{- .Values.name }}`.
    private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.starts(with: "{{".utf8) else { return false }
        let inner = text.dropFirst(2)
        let expression = (inner.first == UInt8(ascii: "-") ? inner.dropFirst() : inner).drop { $0 == 0x20 }
        guard let first = expression.first, first.isLetter || "_.$".utf8.contains(first),
            let end = expression.firstIndex(of: UInt8(ascii: "}"))
        else { return false }
        return expression[end...].starts(with: "}}".utf8) && !expression[..<end].contains { $0 < 0x20 }
    }

    /// `$NAME` of a shell, and `__NAME__` and `@@NAME@@` as programs put values in by, all in capitals.
    private static func hasName(_ text: [UInt8]) -> Bool {
        for (start, byte) in text.enumerated() {
            guard byte == UInt8(ascii: "$") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") else {
                continue
            }
            if byte == UInt8(ascii: "$") {
                let name = text[(start + 1)...].prefix(while: isOfVariable)
                if name.count > 1, name.first?.isDigit == false, name.contains(where: \.isLetter) {
                    return true
                }
                continue
            }
            // A mark inside of a name, as in `my__NAME__x`, is part of it.
            guard text[start...].starts(with: [byte, byte]), start == 0 || !isOfName(text[start - 1]) else {
                continue
            }
            let inner = text[(start + 2)...].prefix(while: isOfVariable)
            let end = byte == UInt8(ascii: "_") ? inner.endIndex - 2 : inner.endIndex
            guard end > start + 2, text[end...].starts(with: [byte, byte]) else { continue }
            let behind = text.index(end, offsetBy: 2)
            if text[(start + 2)..<end].contains(where: \.isLetter),
                behind >= text.count || !isOfName(text[behind])
            {
                return true
            }
        }
        return false
    }

    private static func isOfVariable(_ byte: UInt8) -> Bool {
        byte.isCapital || byte.isDigit || byte == UInt8(ascii: "_")
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@")
    }

    /// Whether a text names two or more plain words to choose from: `true|false`, `low | medium | high`.
    static func namesAlternatives(_ text: some Collection<UInt8>) -> Bool {
        let words = text.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        return words.count > 1
            && words.allSatisfy { word in
                let word = word.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }
                return !word.isEmpty && word.allSatisfy(\.isNamePart)
            }
    }

    /// Whether a text is something that people call a value: it begins with a letter and has no quotes.
    private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, first.isLetter || first == UInt8(ascii: "_") || first >= 0x80 else {
            return false
        }
        return !text.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") || $0 < 0x20 }
    }

    /// Whether a text is a variable's name in capitals.
    private static func isVariable(_ text: ArraySlice<UInt8>) -> Bool {
        text.count > 2 && text.allSatisfy { $0.isCapital || $0 == UInt8(ascii: "_") }
    }

    /// `...` and `…`, wherever they stand.
    private static func hasMark(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            bytes.indices.contains { LeftOutMark.length(at: $0, in: bytes) > 0 }
        }
    }

    /// `YOUR_KEY`, `your-key`, `sk-YOUR-KEY`, `REPLACE_ME`, `<…>` aside.
    private static func saysYour(_ text: [UInt8]) -> Bool {
        let words = ["your", "replace", "change", "insert", "enter", "todo", "tbd"]
        let small = text.map(\.lowercased)
        for word in words where small.starts(with: word.utf8) {
            let behind = small.dropFirst(word.utf8.count).first
            let isWhole = behind.map { !$0.isLetter } ?? (word == "todo" || word == "tbd")
            if isWhole || small.elementsEqual("changeme".utf8) { return true }
        }
        return text.indices.contains {
            text[$0...].starts(with: "YOUR_".utf8) || text[$0...].starts(with: "YOUR-".utf8)
        }
    }

    /// The words of names that say only what they are the names of: kinds of things, and what people put around those.
    private static let kinds: Set<String> = ["tool", "event"]
    private static let wordsAroundKinds: Set<String> = [
        "hook", "name", "type", "pattern", "your", "my", "some", "other", "another", "example",
    ]

    /// `Tool`, `ToolName`, `YourTool`, `EventName`, `Tool2`, `ToolA`, also with something in parentheses behind it. Keys of
    /// programs, as `tool_name`, begin with a small letter.
    private static func namesItsKind(_ text: [UInt8]) -> Bool {
        let name = text.prefix { $0 != UInt8(ascii: "(") }
        guard name.count <= 32, name.first?.isCapital == true,
            name.count == text.count || text.last == UInt8(ascii: ")")
        else { return false }
        var words: [[UInt8]] = []
        for (last, byte) in zip([0x5F] + name, name) where byte != UInt8(ascii: "_") {
            let begins =
                byte.isCapital && !last.isCapital || byte.isDigit && !last.isDigit
                || last == UInt8(ascii: "_")
            if begins { words.append([]) }
            words[words.count - 1].append(byte.lowercased)
        }
        // The last of several may have a number or a letter.
        if words.count > 1, words.last?.count == 1 { words.removeLast() }
        let names = words.map { String(decoding: $0, as: UTF8.self) }
        return names.contains(where: kinds.contains)
            && names.allSatisfy { kinds.contains($0) || wordsAroundKinds.contains($0) }
    }

    /// Only `x`, `X`, `*`, `-` and `_`, four or more.
    private static func isFilling(_ text: [UInt8]) -> Bool {
        let filling = Set("xX*-_".utf8)
        return text.count >= 3 && text.allSatisfy(filling.contains)
    }

    /// The names of types, as notations of types have them.
    private static let types: Set<String> = [
        "string", "str", "boolean", "bool", "number", "int", "integer", "float", "double", "object", "dict",
        "array",
        "list", "null", "none", "any", "undefined", "true", "false", "optional", "required",
    ]

    /// A notation of a type: `boolean`, `string | null`, `string[]`, `number (optional)`, `list[str]`.
    private static func isType(_ text: [UInt8]) -> Bool {
        let small = text.map(\.lowercased)
        let words = small.split { !$0.isLetter }
        let signs = Set(" |[]<>?(),".utf8)
        guard !words.isEmpty, small.allSatisfy({ $0.isLetter || signs.contains($0) }) else { return false }
        return words.allSatisfy { types.contains(String(decoding: $0, as: UTF8.self)) }
            && words.contains {
                !["true", "false", "null", "none"].contains(String(decoding: $0, as: UTF8.self))
            }
    }
}
