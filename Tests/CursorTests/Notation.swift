import Testing

@testable import Cursor

/// A text with `‸` at the cursor, and what is expected there in few signs.
///
/// `K`, `V` or `I` for a key, value or item, its path (`/` for the whole document), then the text that would
/// be replaced in
/// `«»`, and what must be written around it: `comma(x)` a comma behind the character x, `+,` a comma behind
/// it, `_` a space before it, `-` a dash. `:` says that a colon stands there, `=` that a value does. Several
/// places are parted by
/// ` | `; `–` is none.
struct Marked {
    let bytes: [UInt8]
    let offset: Int

    /// Takes the mark out of a text.
    init(_ text: String) {
        let mark = Array("‸".utf8)
        let bytes = Array(text.utf8)
        let place = bytes.indices.first { bytes[$0...].starts(with: mark) } ?? bytes.count
        self.bytes = Array(bytes[..<place]) + bytes[place...].dropFirst(mark.count)
        offset = place
    }

    func reading(_ language: CursorLanguage) -> CursorReading {
        CursorReading(bytes, in: language, at: offset)
    }

    /// Holds what is expected at the cursor against what the test says.
    func expect(
        _ expected: String, in language: CursorLanguage,
        at location: SourceLocation = #_sourceLocation
    ) {
        let found = notation(language)
        let text =
            String(decoding: bytes[..<offset], as: UTF8.self) + "‸"
            + String(decoding: bytes[offset...], as: UTF8.self)
        #expect(found == expected, "\(text.debugDescription): \(found)", sourceLocation: location)
    }

    func notation(_ language: CursorLanguage) -> String {
        let places = reading(language).places
        return places.isEmpty ? "–" : places.map { $0.notation(in: bytes) }.joined(separator: " | ")
    }
}

extension CursorPlace {
    func notation(in bytes: [UInt8]) -> String {
        let letter =
            switch expected {
            case .key: "K"
            case .value: "V"
            case .item: "I"
            }
        var parts = [letter, Self.pointer(path)]
        if !token.range.isEmpty { parts.append("«\(String(decoding: bytes[token.range], as: UTF8.self))»") }
        if let comma = surroundings.commaBefore {
            parts.append("comma(\(comma > 0 ? String(decoding: [bytes[comma - 1]], as: UTF8.self) : ""))")
        }
        if surroundings.needsCommaAfter { parts.append("+,") }
        if surroundings.hasColon { parts.append(":") }
        if surroundings.hasValue { parts.append("=") }
        if surroundings.needsSpaceBefore { parts.append("_") }
        if surroundings.needsDash { parts.append("-") }
        if !surroundings.closing.isEmpty { parts.append(surroundings.closing) }
        return parts.joined(separator: " ")
    }

    static func pointer(_ path: [CursorStep]) -> String {
        path.isEmpty
            ? "/"
            : path.map { step in
                switch step {
                case .key(let key): "/" + key
                case .index(let index): "/\(index)"
                }
            }.joined()
    }

    /// The members or elements around the cursor, as `a=1 b="x"`.
    var neighbours: String {
        (containers.last?.entries ?? []).map { entry in
            (entry.key.map { $0 + "=" } ?? "") + entry.value.notation
        }.joined(separator: " ")
    }
}

extension WrittenValue {
    var notation: String {
        switch self {
        case .missing: "?"
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .object: "{}"
        case .array: "[]"
        case .other(let text): "~\(text)"
        }
    }
}
