import Text

/// Gives plain scalars their types by the core schema of YAML 1.2 (section 10.3.2).
enum YAMLScalars {
    /// A scalar as a node holds it; `nil` for one that is a string.
    static func resolved(_ text: UnsafeBufferPointer<UInt8>) -> NumberScanner.Scanned? {
        guard let first = text.first else { return null }
        switch first {
        case UInt8(ascii: "~"): return text.count == 1 ? null : nil
        case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(text, "null") ? null : nil
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(text, "true") ? boolean(true) : nil
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(text, "false") ? boolean(false) : nil
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return number(text)
        default: return nil
        }
    }

    static let null = NumberScanner.Scanned(type: .null, flags: [], payload: 0)

    private static func boolean(_ value: Bool) -> NumberScanner.Scanned {
        NumberScanner.Scanned(type: .boolean, flags: [], payload: value ? 1 : 0)
    }

    /// Whether a text is a word in lower case, with a capital or in capitals.
    private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: String) -> Bool {
        guard text.count == word.utf8.count else { return false }
        let upper = text.dropFirst().allSatisfy { $0 & 0x20 == 0 }
        let lower = text.dropFirst().allSatisfy { $0 & 0x20 != 0 }
        return zip(text, word.utf8).allSatisfy { $0 | 0x20 == $1 }
            && (lower || (upper && text[0] & 0x20 == 0))
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> NumberScanner.Scanned? {
        let hasSign = text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")
        let digits = UnsafeBufferPointer(rebasing: text.dropFirst(hasSign ? 1 : 0))
        let isNegative = text[0] == UInt8(ascii: "-")
        if digits.first == UInt8(ascii: "."), let special = special(digits, hasSign, isNegative) {
            return special
        }
        if !hasSign, digits.count > 2, digits[0] == UInt8(ascii: "0") {
            let rest = UnsafeBufferPointer(rebasing: digits.dropFirst(2))
            if digits[1] == UInt8(ascii: "x") {
                return rest.allSatisfy(\.isHexadecimal)
                    ? NumberScanner.whole(rest, base: 16, negative: false) : nil
            }
            if digits[1] == UInt8(ascii: "o") {
                let isOctal = rest.allSatisfy { $0 &- UInt8(ascii: "0") < 8 }
                return isOctal ? NumberScanner.whole(rest, base: 8, negative: false) : nil
            }
        }
        switch NumberForm(digits) {
        case .json, .extended, .padded:
            // A sign that stands behind the first one makes no number.
            guard let first = digits.first, first.isDigit || first == UInt8(ascii: ".") else { return nil }
            return NumberScanner.decimal(text)
        case .hexadecimal, .infinity, .notANumber, .none: return nil
        }
    }

    private static func special(
        _ digits: UnsafeBufferPointer<UInt8>, _ hasSign: Bool, _ isNegative: Bool
    ) -> NumberScanner.Scanned? {
        switch String(decoding: digits, as: UTF8.self) {
        case ".inf", ".Inf", ".INF": .rounded(isNegative ? -.infinity : .infinity, .fraction)
        case ".nan", ".NaN", ".NAN": hasSign ? nil : .rounded(.nan, .fraction)
        default: nil
        }
    }

    /// A scalar with a tag: one of the core schema's own, else a string. `nil` for a string.
    static func resolved(_ text: UnsafeBufferPointer<UInt8>, tag: String) -> NumberScanner.Scanned? {
        switch tag {
        case "tag:yaml.org,2002:null": null
        case "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool": resolved(text)
        case "tag:yaml.org,2002:float": resolved(text)
        default: nil
        }
    }

    /// Whether a tag is none of YAML's own, so that only the program that reads the text knows what its value becomes.
    static func isForeign(tag: String) -> Bool {
        guard tag.hasPrefix("tag:yaml.org,2002:") else { return tag != "!" }
        return !ownTypes.contains(String(tag.dropFirst("tag:yaml.org,2002:".count)))
    }

    /// The types of the core schema, and those of YAML 1.1 that are texts, arrays or objects in JSON.
    private static let ownTypes: Set<String> = [
        "str", "int", "float", "bool", "null", "seq", "map", "binary", "timestamp", "omap", "pairs", "set",
    ]
}
