/// A string of a JSON text (RFC 8259, section 7), for the writers that make their texts by hand.
public enum JSONString {
    /// What else is written as an escape than what must be.
    public enum Place: Sendable {
        /// Nothing: the text is UTF-8.
        case document
        /// What a terminal, or a reader of lines, takes for more than a character.
        case terminal
        /// `<`, `>`, `&` and `'`, and what is not ASCII, so that the text may stand in HTML.
        case markup
    }

    /// Appends a text in quotes.
    public static func append(_ text: String, in place: Place = .document, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        switch place {
        case .document:
            for byte in text.utf8 where !append(escapeOf: UInt16(byte), to: &output) { output.append(byte) }
        case .terminal:
            for scalar in text.unicodeScalars {
                if TerminalText.isUnsafe(scalar) || scalar == "\"" || scalar == "\\" {
                    for unit in scalar.utf16 where !append(escapeOf: unit, to: &output) {
                        append(number: unit, to: &output)
                    }
                } else {
                    output += scalar.utf8
                }
            }
        case .markup:
            for unit in text.utf16 where !append(escapeOf: unit, to: &output) {
                if unit < 0x7F, !"&'<>".utf16.contains(unit) {
                    output.append(UInt8(truncatingIfNeeded: unit))
                } else {
                    append(number: unit, to: &output)
                }
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Appends the escape of what must have one; tells whether it did.
    private static func append(escapeOf unit: UInt16, to output: inout [UInt8]) -> Bool {
        switch unit {
        case 0x22: output += [0x5C, 0x22]
        case 0x5C: output += [0x5C, 0x5C]
        case 0x08: output += [0x5C, UInt8(ascii: "b")]
        case 0x09: output += [0x5C, UInt8(ascii: "t")]
        case 0x0A: output += [0x5C, UInt8(ascii: "n")]
        case 0x0C: output += [0x5C, UInt8(ascii: "f")]
        case 0x0D: output += [0x5C, UInt8(ascii: "r")]
        case 0..<0x20: append(number: unit, to: &output)
        default: return false
        }
        return true
    }

    private static func append(number unit: UInt16, to output: inout [UInt8]) {
        let digits = Array(String(unit, radix: 16).utf8)
        output += [0x5C, UInt8(ascii: "u")]
        output += [UInt8](repeating: UInt8(ascii: "0"), count: 4 - digits.count) + digits
    }
}
