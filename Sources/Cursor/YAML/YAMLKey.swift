/// A key of a mapping in lines.
struct YAMLKey {
    /// The key, escapes resolved.
    let text: String
    let token: CursorToken
    /// Where its colon stands.
    let colon: Int

    /// Whether the cursor stands in or at the key.
    func holdsCursor(_ text: CursorText) -> Bool {
        token.range.lowerBound <= text.cursor && text.cursor <= token.range.upperBound
    }
}

extension YAMLCursorReader {
    /// The key that begins at an offset, with a colon behind it on the same line (YAML 1.2, section 7.4.2).
    func key(at start: Int) -> YAMLKey? {
        switch text[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let piece = quoted(at: start)
            let colon = text.skipBlanks(piece.range.upperBound)
            guard piece.token.isClosed, text[colon] == UInt8(ascii: ":"), endsKey(colon) else { return nil }
            return YAMLKey(text: piece.key, token: piece.token, colon: colon)
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"),
            UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            return nil
        case UInt8(ascii: ":") where endsKey(start): return nil
        default: return plainKey(at: start)
        }
    }

    private func plainKey(at start: Int) -> YAMLKey? {
        var colon = start
        while colon < text.count, !text[colon].isLineEnding {
            if text[colon] == UInt8(ascii: ":"), endsKey(colon) { break }
            if isComment(colon), colon > start, text[colon - 1].isBlank { return nil }
            colon += 1
        }
        guard text[colon] == UInt8(ascii: ":") else { return nil }
        var end = colon
        while end > start, text[end - 1].isBlank { end -= 1 }
        let before = min(max(text.cursor, start), end)
        let token = CursorToken(
            range: start..<end, prefix: text.string(start..<before), quote: .none, isClosed: true)
        return YAMLKey(text: text.string(start..<end), token: token, colon: colon)
    }

    private func endsKey(_ colon: Int) -> Bool { colon + 1 >= text.count || text[colon + 1].isSpace }

    /// The text in quotes that begins at an offset, as far as it is on one line.
    func quoted(at start: Int) -> BracketToken {
        let isSingle = text[start] == UInt8(ascii: "'")
        return QuotedText(
            text: text, start: start, escapes: isSingle ? .doubled : .backslash, followers: ":#"
        ).token()
    }
}
