/// What a plain scalar of YAML is by the core schema (YAML 1.2, section 10.3).
enum YAMLValues {
    static func value(of word: String) -> WrittenValue {
        switch word {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .boolean(true)
        case "false", "False", "FALSE": return .boolean(false)
        case ".inf", "-.inf", "+.inf", ".nan", ".Inf", "-.Inf", "+.Inf", ".NaN": return .number(word)
        default: break
        }
        if word.utf8.first == UInt8(ascii: "*") { return .other(word) }
        return isNumber(Array(word.utf8)) ? .number(word) : .string(word)
    }

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: "0x".utf8) || bytes.starts(with: "0o".utf8) {
            let radix = bytes[1] == UInt8(ascii: "x") ? 16 : 8
            return bytes.count > 2
                && UInt64(String(decoding: bytes.dropFirst(2), as: UTF8.self), radix: radix) != nil
        }
        var digits = 0
        var seen: (dot: Bool, exponent: Bool) = (false, false)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case _ where byte.isDigit: digits += 1
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard index == 0 || bytes[index - 1] | 0x20 == UInt8(ascii: "e") else { return false }
            case UInt8(ascii: "."):
                guard !seen.dot, !seen.exponent else { return false }
                seen.dot = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard !seen.exponent, digits > 0 else { return false }
                seen.exponent = true
                digits = 0
            default: return false
            }
        }
        return digits > 0
    }
}
