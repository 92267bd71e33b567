import Text

/// The objects that a configuration in JavaScript or TypeScript hands to its generator, as far as they are
/// literals.
///
/// Nothing is run: what is no literal has no value. The first argument of a call that is an object stands for the
/// call, so that `starlight({ title: "Docs" })` has a title.
struct ScriptObject {
    private let bytes: [UInt8]
    private var offset = 0

    private init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The object that begins behind the first of these words that stands in the text.
    static func value(in bytes: [UInt8], behind words: [String]) -> Value? {
        for word in words {
            guard let range = bytes.firstRange(of: word.utf8),
                let brace = bytes[range.lowerBound...].firstIndex(of: UInt8(ascii: "{"))
            else { continue }
            var reader = ScriptObject(bytes, at: brace)
            return reader.value(depth: 0)
        }
        return nil
    }

    private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func skipBlanks() {
        while offset < bytes.count {
            if byte.isWhitespace {
                offset += 1
            } else if bytes[offset...].starts(with: "//".utf8) {
                offset = bytes[offset...].firstIndex(of: .lineFeed) ?? bytes.count
            } else if bytes[offset...].starts(with: "/*".utf8) {
                offset = bytes[offset...].firstRange(of: "*/".utf8)?.upperBound ?? bytes.count
            } else {
                return
            }
        }
    }

    private mutating func value(depth: Int) -> Value? {
        skipBlanks()
        guard depth < 40 else { return nil }
        let value: Value?
        switch byte {
        case UInt8(ascii: "{"): value = object(depth)
        case UInt8(ascii: "["): value = list(depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): value = string().map(Value.string)
        default: value = word(depth)
        }
        skipRest()
        return value
    }

    private mutating func object(_ depth: Int) -> Value {
        offset += 1
        var members: [Value.Member] = []
        while offset < bytes.count {
            skipBlanks()
            if byte == UInt8(ascii: "}") { break }
            let start = offset
            let key = "\"'".utf8.contains(byte) ? string() ?? "" : name()
            skipBlanks()
            if byte == .colon, !key.isEmpty {
                offset += 1
                if let value = value(depth: depth + 1) { members.append(.init(key: key, value: value)) }
            } else {
                skipRest()
            }
            if byte == .comma || offset == start { offset += 1 }
        }
        offset += 1
        return .object(members)
    }

    private mutating func list(_ depth: Int) -> Value {
        offset += 1
        var elements: [Value] = []
        while offset < bytes.count {
            skipBlanks()
            if byte == UInt8(ascii: "]") { break }
            let start = offset
            if let value = value(depth: depth + 1) { elements.append(value) }
            if byte == .comma || offset == start { offset += 1 }
        }
        offset += 1
        return .list(elements)
    }

    private mutating func string() -> String? {
        let quote = byte
        offset += 1
        var text: [UInt8] = []
        var isLiteral = true
        while offset < bytes.count, byte != quote {
            if byte == .backslash, offset + 1 < bytes.count {
                offset += 1
                text.append(byte == UInt8(ascii: "n") ? .lineFeed : byte)
            } else {
                if quote == UInt8(ascii: "`"), bytes[offset...].starts(with: "${".utf8) { isLiteral = false }
                text.append(byte)
            }
            offset += 1
        }
        offset += 1
        return isLiteral ? String(decoding: text, as: UTF8.self) : nil
    }

    private mutating func name() -> String {
        let start = offset
        while offset < bytes.count, byte.isLetterOrDigit || "_$.-".utf8.contains(byte) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func word(_ depth: Int) -> Value? {
        let word = name()
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null", "undefined": return .null
        default: break
        }
        if Int(word) != nil { return .number(word) }
        skipBlanks()
        guard byte == UInt8(ascii: "("), !word.isEmpty else { return nil }
        offset += 1
        skipBlanks()
        guard byte == UInt8(ascii: "{") else { return nil }
        let argument = object(depth)
        return argument
    }

    /// Skips what follows a value up to the comma or bracket behind it.
    private mutating func skipRest() {
        var depth = 0
        while offset < bytes.count {
            skipBlanks()
            switch byte {
            case .comma where depth == 0: return
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ")"):
                depth = max(0, depth - 1)
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
                _ = string()
                continue
            default: break
            }
            offset += 1
        }
    }
}

extension UInt8 {
    static var colon: UInt8 { UInt8(ascii: ":") }
    static var comma: UInt8 { UInt8(ascii: ",") }
}
