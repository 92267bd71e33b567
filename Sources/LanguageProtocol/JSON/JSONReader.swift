/// Reads a JSON text (RFC 8259) within bounds. Bytes that are no UTF-8 and halves of surrogates become
/// U+FFFD.
struct JSONReader {
    /// What a text may hold.
    struct Limits: Sendable {
        /// How deep arrays and objects may nest.
        var depth = 64
        /// How many values it may hold.
        var values = 2_000_000
    }

    /// What is wrong with a text, and where.
    struct Fault: Error, Hashable {
        let message: String
        let offset: Int
    }

    private let bytes: [UInt8]
    private let limits: Limits
    private var position = 0
    private var values = 0

    /// The value of a text.
    static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(Fault) -> JSONValue {
        var reader = JSONReader(bytes: bytes, limits: limits)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw reader.fault("something stands behind the value") }
        return value
    }

    private init(bytes: [UInt8], limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func fault(_ message: String) -> Fault { Fault(message: message, offset: position) }

    private mutating func skipBlanks() {
        while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    /// Passes over a byte, if it is the next.
    private mutating func take(_ expected: Character) -> Bool {
        guard let wanted = expected.asciiValue, byte == wanted else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        skipBlanks()
        values += 1
        guard values <= limits.values else { throw fault("there are too many values") }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"): return try number()
        case let digit? where (0x30...0x39).contains(digit): return try number()
        default: return try word()
        }
    }

    private mutating func word() throws(Fault) -> JSONValue {
        for (word, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw fault(byte == nil ? "the text ends before a value" : "no value begins like this")
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue {
        guard depth < limits.depth else { throw fault("values nest too deep") }
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return .array(elements) }
            guard take(",") else { throw fault("`,` or `]` is missing") }
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        guard depth < limits.depth else { throw fault("values nest too deep") }
        position += 1
        var members: [JSONMember] = []
        skipBlanks()
        if take("}") { return .object(members) }
        while true {
            skipBlanks()
            guard byte == UInt8(ascii: "\"") else { throw fault("a name in quotes is missing") }
            let name = try string()
            skipBlanks()
            guard take(":") else { throw fault("`:` is missing") }
            members.append(JSONMember(name, try value(depth: depth + 1)))
            skipBlanks()
            if take("}") { return .object(members) }
            guard take(",") else { throw fault("`,` or `}` is missing") }
        }
    }

    // MARK: Numbers (section 6)

    private mutating func number() throws(Fault) -> JSONValue {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, text != "-0", let number = Int(text) { return .integer(number) }
        return .decimal(text)
    }

    private mutating func digits() throws(Fault) {
        guard let first = byte, (0x30...0x39).contains(first) else { throw fault("a digit is missing") }
        while let byte, (0x30...0x39).contains(byte) { position += 1 }
    }

    // MARK: Strings (section 7)

    private mutating func string() throws(Fault) -> String {
        position += 1
        let start = position
        while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if byte == UInt8(ascii: "\"") {
            position += 1
            return String(decoding: bytes[start..<position - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<position])
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw fault("a control character stands in a string")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw fault("a string is not closed")
    }

    private mutating func escape() throws(Fault) -> [UInt8] {
        position += 1
        guard let mark = byte else { throw fault("a string is not closed") }
        position += 1
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [mark]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try character()
        default:
            position -= 1
            throw fault("there is no such escape")
        }
    }

    /// The character of `\u` and four digits, and of a second half behind it.
    private mutating func character() throws(Fault) -> [UInt8] {
        let first = try unit()
        if (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: "\\u".utf8) {
            let before = position
            position += 2
            let second = try unit()
            if (0xDC00..<0xE000).contains(second) {
                return Self.utf8(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            }
            position = before
        }
        return Self.utf8(first)
    }

    private static func utf8(_ number: UInt32) -> [UInt8] {
        Array(String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8)
    }

    private mutating func unit() throws(Fault) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = byte.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw fault("four hexadecimal digits are missing")
            }
            number = number << 4 + UInt32(digit)
            position += 1
        }
        return number
    }
}
