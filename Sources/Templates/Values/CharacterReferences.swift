import Text

/// Character references of HTML (section 13.2.5.72 of the standard): numbers, and the names that texts for people use.
enum CharacterReferences {
    private static let names: [String: String] = {
        var names = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "trade": "\u{2122}",
            "hellip": "\u{2026}", "ndash": "\u{2013}", "mdash": "\u{2014}", "lsquo": "\u{2018}",
            "rsquo": "\u{2019}", "ldquo": "\u{201C}", "rdquo": "\u{201D}", "bull": "\u{2022}",
            "larr": "\u{2190}", "rarr": "\u{2192}", "uarr": "\u{2191}", "darr": "\u{2193}",
            "euro": "\u{20AC}",
        ]
        for (code, name) in zip(UInt8(0xA0)...0xFF, fromNoBreakSpace.split(separator: " ")) {
            names[String(name)] = String(Unicode.Scalar(code))
        }
        return names
    }()

    /// The names of the characters from U+00A0 to U+00FF.
    private static let fromNoBreakSpace = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
        para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
        Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
        Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
        igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
        thorn yuml
        """

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
