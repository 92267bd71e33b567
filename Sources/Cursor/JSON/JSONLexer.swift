/// Parts a text in JSON or one of its relatives into pieces. Strings that are not closed end with their line,
/// or with the word at the cursor.
struct JSONLexer {
    private let text: CursorText
    private var position = 0
    /// Whether the cursor stands in one of the comments before the last piece.
    private(set) var commentHoldsCursor = false

    init(_ text: CursorText) { self.text = text }

    /// The next piece; `nil` at the end.
    mutating func next() -> BracketToken? {
        commentHoldsCursor = false
        skipTrivia()
        guard position < text.count else { return nil }
        let kind: BracketToken.Kind
        switch text[position] {
        case UInt8(ascii: "{"): kind = .openObject
        case UInt8(ascii: "}"): kind = .closeObject
        case UInt8(ascii: "["): kind = .openArray
        case UInt8(ascii: "]"): kind = .closeArray
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: ":"): kind = .colon
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let token = QuotedText(
                text: text, start: position, escapes: .backslash, followers: ":,]}/\"'"
            ).token()
            position = token.range.upperBound
            return token
        default: return word()
        }
        position += 1
        return BracketToken(kind, position - 1..<position)
    }

    /// Whether a colon stands behind the last piece on its line.
    var hasColonNext: Bool { text[text.skipBlanks(position)] == UInt8(ascii: ":") }

    private mutating func skipTrivia() {
        while position < text.count {
            if text[position].isSpace || text.has("\u{FEFF}", at: position) {
                position += text[position].isSpace ? 1 : 3
            } else if let end = commentEnd() {
                let isLine = text[position + 1] == UInt8(ascii: "/")
                let isClosed = !isLine && text.has("*/", at: end - 2) && end - position >= 4
                let last = isClosed ? end - 1 : end
                if text.cursor > position, text.cursor <= last { commentHoldsCursor = true }
                position = end
            } else if text.has("...", at: position), text.cursor != position + 3 {
                position += 3
            } else if text.has("…", at: position) {
                position += 3
            } else {
                return
            }
        }
    }

    private func commentEnd() -> Int? {
        if text.has("//", at: position) { return text.lineEnd(position) }
        guard text.has("/*", at: position) else { return nil }
        var end = position + 2
        while end < text.count, !text.has("*/", at: end) { end += 1 }
        return min(end + 2, text.count)
    }

    private mutating func word() -> BracketToken {
        let start = position
        while position < text.count, !text[position].isSpace, !text[position].isOne(of: "{}[],:\"'"),
            commentEnd() == nil || position == start
        {
            position += 1
        }
        var token = BracketToken(.scalar, start..<position)
        token.key = text.string(start..<position)
        token.value = Self.value(of: token.key)
        let before = min(max(text.cursor, start), position)
        token.token = CursorToken(
            range: start..<position, prefix: text.string(start..<before), quote: .none, isClosed: true)
        return token
    }

    private static func value(of word: String) -> WrittenValue {
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        case "Infinity", "NaN", "+Infinity", "-Infinity", "+NaN", "-NaN": return .number(word)
        default:
            let digits = word.utf8.drop { $0.isOne(of: "+-.") }
            return digits.first?.isDigit == true ? .number(word) : .string(word)
        }
    }
}
