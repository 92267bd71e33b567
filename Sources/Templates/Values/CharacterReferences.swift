import Text

/// Character references of HTML (section 13.2.5.72 of the standard): numbers, and the names that texts for people use.
enum CharacterReferences {
    private static let names: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "\u{A9}",
        "reg": "\u{AE}", "trade": "\u{2122}", "hellip": "\u{2026}", "ndash": "\u{2013}", "mdash": "\u{2014}",
        "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}", "rdquo": "\u{201D}", "laquo": "\u{AB}",
        "raquo": "\u{BB}", "bull": "\u{2022}", "middot": "\u{B7}", "times": "\u{D7}", "larr": "\u{2190}",
        "rarr": "\u{2192}", "uarr": "\u{2191}", "darr": "\u{2193}", "deg": "\u{B0}", "sect": "\u{A7}",
        "para": "\u{B6}", "euro": "\u{20AC}", "pound": "\u{A3}", "yen": "\u{A5}", "shy": "\u{AD}",
    ]

    /// A text with its references replaced by their characters; what is no reference stays.
    static func replaced(in text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return text }
        var output: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "&"), let (character, end) = reference(text, at: index) {
                output += Array(character.utf8)
                index = end
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    private static func reference(_ text: [UInt8], at start: Int) -> (String, Int)? {
        let limit = min(text.count, start + 12)
        guard let end = text[start..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: text[start + 1..<end], as: UTF8.self)
        guard name.hasPrefix("#") else { return names[name].map { ($0, end + 1) } }
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        return code.flatMap { Unicode.Scalar($0) }.map { (String($0), end + 1) }
    }
}
