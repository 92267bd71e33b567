/// Translates regular expressions from ECMA-262 (with its `u` flag) to PCRE2's syntax.
///
/// `\d`, `\w` and `\b` stay ASCII because PCRE2 is compiled without Unicode classes; `\s` is Unicode's.
enum ECMAPattern {
    /// The expression in PCRE2's syntax; `nil` where ECMA-262 has no such expression.
    static func translated(_ source: String) -> [UInt8]? {
        var translation = Translation(source: Array(source.utf8))
        return translation.run() ? translation.result : nil
    }

    private struct Translation {
        let source: [UInt8]
        var result: [UInt8] = []
        var position = 0
        var inClass = false

        mutating func run() -> Bool {
            result.reserveCapacity(source.count + 16)
            while position < source.count {
                let byte = source[position]
                switch byte {
                case UInt8(ascii: "\\"):
                    guard escape() else { return false }
                case UInt8(ascii: "[") where inClass:
                    copy("\\[")
                case UInt8(ascii: "["):
                    openClass()
                case UInt8(ascii: "]") where inClass:
                    inClass = false
                    copy("]")
                case UInt8(ascii: "(") where !inClass:
                    guard group() else { return false }
                default:
                    result.append(byte)
                    position += 1
                }
            }
            return !inClass
        }

        private mutating func copy(_ text: String, length: Int = 1) {
            result += text.utf8
            position += length
        }

        private func byte(_ offset: Int) -> UInt8 {
            position + offset < source.count ? source[position + offset] : 0
        }

        private mutating func openClass() {
            if byte(1) == UInt8(ascii: "^"), byte(2) == UInt8(ascii: "]") {
                return copy("[\\s\\S]", length: 3)
            }
            if byte(1) == UInt8(ascii: "]") { return copy("(?!)", length: 2) }
            inClass = true
            copy("[")
        }

        /// Groups: of those that begin with `?` only ECMA's are let through.
        private mutating func group() -> Bool {
            guard byte(1) == UInt8(ascii: "?") else {
                if byte(1) == UInt8(ascii: "*") { return false }
                copy("(")
                return true
            }
            switch (byte(2), byte(3)) {
            case (UInt8(ascii: ":"), _), (UInt8(ascii: "="), _), (UInt8(ascii: "!"), _),
                (UInt8(ascii: "<"), _):
                copy("(")
                return true
            default: return false
            }
        }

        private mutating func escape() -> Bool {
            let byte = byte(1)
            switch byte {
            case UInt8(ascii: "s"):
                copy(inClass ? "\\s\\p{Z}\\x{feff}" : "[\\s\\p{Z}\\x{feff}]", length: 2)
            case UInt8(ascii: "S"):
                copy(inClass ? "\\S" : "[^\\s\\p{Z}\\x{feff}]", length: 2)
            case UInt8(ascii: "u"): return unicodeEscape()
            case UInt8(ascii: "p"), UInt8(ascii: "P"): return property()
            case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"),
                UInt8(ascii: "b"),
                UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "x"),
                UInt8(ascii: "k"), UInt8(ascii: "c"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                take(2)
            case UInt8(ascii: "B"): take(2)
            case UInt8(ascii: "v"): copy("\\x0b", length: 2)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0: return false
            default:
                take(2)
            }
            return true
        }

        private mutating func take(_ length: Int) {
            result += source[position..<min(position + length, source.count)]
            position += length
        }

        private mutating func unicodeEscape() -> Bool {
            if byte(2) == UInt8(ascii: "{") {
                guard let end = source[position...].firstIndex(of: UInt8(ascii: "}")), end > position + 3
                else {
                    return false
                }
                copy("\\x{" + String(decoding: source[(position + 3)..<end], as: UTF8.self) + "}", length: 0)
                position = end + 1
                return true
            }
            guard let unit = codeUnit(at: position + 2) else { return false }
            var scalar = unit
            var length = 6
            if unit & 0xFC00 == 0xD800, byte(6) == UInt8(ascii: "\\"), byte(7) == UInt8(ascii: "u"),
                let low = codeUnit(at: position + 8), low & 0xFC00 == 0xDC00
            {
                scalar = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
                length = 12
            }
            guard scalar & 0xFFFF_F800 != 0xD800 else { return false }
            copy("\\x{" + String(scalar, radix: 16) + "}", length: length)
            return true
        }

        private func codeUnit(at start: Int) -> UInt32? {
            guard start + 4 <= source.count else { return nil }
            var value: UInt32 = 0
            for offset in 0..<4 {
                guard let digit = NumberScanner.hexadecimalValue(source[start + offset]) else { return nil }
                value = value << 4 | UInt32(digit)
            }
            return value
        }

        /// `\p{…}`: PCRE2 knows the short names of categories, and scripts without their prefix.
        private mutating func property() -> Bool {
            guard byte(2) == UInt8(ascii: "{"),
                let end = source[position...].firstIndex(of: UInt8(ascii: "}"))
            else { return false }
            var name = String(decoding: source[(position + 3)..<end], as: UTF8.self)
            if let equals = name.firstIndex(of: "=") { name = String(name[name.index(after: equals)...]) }
            let letter = byte(1) == UInt8(ascii: "p") ? "p" : "P"
            copy("\\\(letter){\(Self.categories[name.lowercased()] ?? name)}", length: 0)
            position = end + 1
            return true
        }

        private static let categories: [String: String] = [
            "letter": "L", "cased_letter": "L&", "uppercase_letter": "Lu", "lowercase_letter": "Ll",
            "titlecase_letter": "Lt", "modifier_letter": "Lm", "other_letter": "Lo", "mark": "M",
            "nonspacing_mark": "Mn", "spacing_mark": "Mc", "enclosing_mark": "Me", "number": "N",
            "decimal_number": "Nd", "digit": "Nd", "letter_number": "Nl", "other_number": "No",
            "punctuation": "P",
            "punct": "P", "connector_punctuation": "Pc", "dash_punctuation": "Pd", "open_punctuation": "Ps",
            "close_punctuation": "Pe", "initial_punctuation": "Pi", "final_punctuation": "Pf",
            "other_punctuation": "Po", "symbol": "S", "math_symbol": "Sm", "currency_symbol": "Sc",
            "modifier_symbol": "Sk", "other_symbol": "So", "separator": "Z", "space_separator": "Zs",
            "line_separator": "Zl", "paragraph_separator": "Zp", "other": "C", "control": "Cc",
            "format": "Cf",
            "surrogate": "Cs", "private_use": "Co", "unassigned": "Cn",
        ]
    }
}
