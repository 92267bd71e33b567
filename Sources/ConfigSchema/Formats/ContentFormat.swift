/// What a text holds by `contentEncoding` and `contentMediaType` (draft-07 Validation, section 8).
struct ContentFormat: OptionSet, Sendable {
    let rawValue: UInt8

    /// Base64 (RFC 4648, section 4).
    static let base64 = ContentFormat(rawValue: 1)
    /// A JSON text, behind the encoding where there is one.
    static let json = ContentFormat(rawValue: 2)

    /// Whether a text holds it.
    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var content = Array(text)
        if contains(.base64) {
            guard let decoded = Self.decoded(content) else { return false }
            content = decoded
        }
        return !contains(.json) || ConfigDocument(parsing: content, as: .json).problems.isEmpty
    }

    /// A name for it, and what it is for people.
    var words: (name: String, explanation: String) {
        switch self {
        case .base64: ("base64", "a text in base64")
        case .json: ("json", "a JSON text")
        default: ("base64", "a JSON text in base64")
        }
    }

    private static func decoded(_ text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.dropLast(text.last == UInt8(ascii: "=") ? padding : 0) {
            guard let value = value(byte) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
