import Text

/// The properties of characters that `\p{…}` may name (ECMA-262, tables 67 to 70), by PCRE2's names for them.
enum UnicodeProperty {
    /// The member of a class for a property expression such as `Lu`, `Letter`, `Script=Greek` or `Emoji`;
    /// `nil` where ECMA-262 knows no such property, or PCRE2 does not have it.
    static func name(_ expression: String, isNegated: Bool) -> CharacterClass.Item? {
        let parts = expression.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let last = parts.last else { return nil }
        if parts.count == 1 { return single(expression, isNegated) }
        switch first {
        case "General_Category", "gc": return category(String(last), isNegated)
        case "Script", "sc": return script("sc", last, isNegated)
        case "Script_Extensions", "scx": return script("scx", last, isNegated)
        default: return nil
        }
    }

    private static func single(_ name: String, _ isNegated: Bool) -> CharacterClass.Item? {
        switch name {
        case "Any": return isNegated ? .property("Any", isNegated: true) : .range(0, 0x10FFFF)
        case "Assigned": return .property("Cn", isNegated: !isNegated)
        default: break
        }
        if let found = category(name, isNegated) { return found }
        return binaryProperties.contains(name) ? .property(name, isNegated: isNegated) : nil
    }

    private static func category(_ name: String, _ isNegated: Bool) -> CharacterClass.Item? {
        if let short = shortCategories[name] { return .property(short, isNegated: isNegated) }
        guard shortCategories.values.contains(name) || name == "LC", name != "L&" else { return nil }
        return .property(name == "LC" ? "L&" : name, isNegated: isNegated)
    }

    /// A script. PCRE2 takes names in any case, ECMA-262 only as Unicode writes them: `Old_Italic`, `Ital`.
    private static func script(_ kind: String, _ name: Substring, _ isNegated: Bool) -> CharacterClass.Item? {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        let isProper = words.allSatisfy { word in
            guard let first = word.utf8.first, first.isLetter, first & 0x20 == 0 else { return false }
            return word.utf8.allSatisfy(\.isLetter) && word.utf8.dropFirst().contains { $0 & 0x20 != 0 }
        }
        let property = "\(kind):\(name)"
        return isProper && Pattern.knowsProperty(property) ? .property(property, isNegated: isNegated) : nil
    }

    private static let shortCategories: [String: String] = [
        "Letter": "L", "Cased_Letter": "L&", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
        "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M",
        "Combining_Mark": "M", "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me",
        "Number": "N", "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No",
        "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd",
        "Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi",
        "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm",
        "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
        "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C",
        "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co",
        "Unassigned": "Cn",
    ]

    /// The binary properties of ECMA-262's table 69 that PCRE2 10.42 has: all but Changes_When_NFKC_Casefolded.
    private static let binaryProperties: Set<String> = [
        "ASCII", "ASCII_Hex_Digit", "AHex", "Alphabetic", "Alpha", "Bidi_Control", "Bidi_C",
        "Bidi_Mirrored", "Bidi_M", "Case_Ignorable", "CI", "Cased", "Changes_When_Casefolded", "CWCF",
        "Changes_When_Casemapped", "CWCM", "Changes_When_Lowercased", "CWL", "Changes_When_Titlecased",
        "CWT", "Changes_When_Uppercased", "CWU", "Dash", "Default_Ignorable_Code_Point", "DI",
        "Deprecated", "Dep", "Diacritic", "Dia", "Emoji", "Emoji_Component", "EComp", "Emoji_Modifier",
        "EMod", "Emoji_Modifier_Base", "EBase", "Emoji_Presentation", "EPres", "Extended_Pictographic",
        "ExtPict", "Extender", "Ext", "Grapheme_Base", "Gr_Base", "Grapheme_Extend", "Gr_Ext",
        "Hex_Digit", "Hex", "IDS_Binary_Operator", "IDSB", "IDS_Trinary_Operator", "IDST",
        "ID_Continue", "IDC", "ID_Start", "IDS", "Ideographic", "Ideo", "Join_Control", "Join_C",
        "Logical_Order_Exception", "LOE", "Lowercase", "Lower", "Math", "Noncharacter_Code_Point",
        "NChar", "Pattern_Syntax", "Pat_Syn", "Pattern_White_Space", "Pat_WS", "Quotation_Mark",
        "QMark", "Radical", "Regional_Indicator", "RI", "Sentence_Terminal", "STerm", "Soft_Dotted",
        "SD", "Terminal_Punctuation", "Term", "Unified_Ideograph", "UIdeo", "Uppercase", "Upper",
        "Variation_Selector", "VS", "White_Space", "space", "XID_Continue", "XIDC", "XID_Start", "XIDS",
    ]
}
