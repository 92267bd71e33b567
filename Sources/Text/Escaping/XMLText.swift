/// Text in XML 1.0. Characters that the standard forbids (section 2.2) have no form in which they could stand in a
/// document, so they are left out.
public enum XMLText {
    /// Where a text stands.
    public enum Place {
        case text
        case attribute
    }

    /// A text as it stands between tags or in an attribute in double quotes (section 2.4).
    ///
    /// What a terminal could take for a command is written as a number, so that a document can be looked at.
    public static func escaped(_ text: String, in place: Place) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where isAllowed(scalar) {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\n" where place == .text, "\t" where place == .text: result.append(scalar)
            case _ where TerminalText.isUnsafe(scalar):
                result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A whole document without the characters that XML forbids, in whichever markup they stand.
    public static func document(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
            if isControl { continue }
            result.append(byte)
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            let isLast = byte == 0xBE || byte == 0xBF
            if isLast, index > 1, bytes[index - 1] == 0xBF, bytes[index - 2] == 0xEF { result.removeLast(3) }
        }
        return result
    }

    /// Whether a document may hold a character (section 2.2, Char).
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
