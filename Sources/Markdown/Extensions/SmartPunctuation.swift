import Text

/// Typographic characters for the marks that keyboards have: curly quotes, dashes and the ellipsis, by the rules of
/// cmark's option of the same name.
enum SmartPunctuation {
    /// What begins at an offset and is written in another way.
    static func finding(at offset: Int, in text: NodeText) -> InlineExtensions.Finding? {
        guard text.isPlain(offset) else { return nil }
        switch text[offset] {
        case .quote, .apostrophe: return .delimiters(offset..<(offset + 1))
        case .dot:
            guard text.has("...", at: offset), text.isPlain(offset + 1), text.isPlain(offset + 2) else {
                return nil
            }
            return .replacement(offset..<(offset + 3), text: "…")
        case .hyphen:
            var end = offset
            while end < text.count, text[end] == .hyphen, text.isPlain(end) { end += 1 }
            return end - offset > 1 ? .replacement(offset..<end, text: dashes(end - offset)) : nil
        default: return nil
        }
    }

    /// The dashes that a run of hyphens stands for: as many of one kind as can be, else long ones before short ones.
    private static func dashes(_ count: Int) -> String {
        let long: Int
        let short: Int
        if count % 3 == 0 {
            (long, short) = (count / 3, 0)
        } else if count % 2 == 0 {
            (long, short) = (0, count / 2)
        } else if count % 3 == 2 {
            (long, short) = ((count - 2) / 3, 1)
        } else {
            (long, short) = ((count - 4) / 3, 2)
        }
        return String(repeating: "—", count: long) + String(repeating: "–", count: short)
    }

    /// Whether a quote that text can follow may open: not inside a word, and not behind a closing bracket.
    static func canOpen(_ flanking: Flanking, behind byte: UInt8?) -> Bool {
        guard flanking.isLeft, byte != .rightBracket, byte != .rightParenthesis else { return false }
        return !flanking.isRight || byte == .leftParenthesis || byte == .leftBracket
    }

    /// The character of a quote.
    static func quote(_ byte: UInt8, isOpening: Bool) -> String {
        byte == .quote ? (isOpening ? "“" : "”") : (isOpening ? "‘" : "’")
    }
}

extension UInt8 {
    static let apostrophe = UInt8(ascii: "'")
    /// Whether it is a quote that smart punctuation replaces.
    var isQuote: Bool { self == .quote || self == .apostrophe }
}
