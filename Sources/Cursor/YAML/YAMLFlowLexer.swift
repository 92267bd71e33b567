/// Parts a flow collection of YAML into pieces (YAML 1.2, section 7.4).
struct YAMLFlowLexer {
    private let text: CursorText
    private(set) var position: Int
    /// The column that its lines must be indented more than; a line that is not ends it, unless it closes it.
    private let parentColumn: Int
    /// Whether the cursor stands in a comment, tag or anchor before the last piece.
    private(set) var commentHoldsCursor = false
    /// The end of the last piece where that was a text in quotes or a bracket, which a colon may follow
    /// directly.
    private var adjacent = -1

    init(_ text: CursorText, at position: Int, parentColumn: Int) {
        self.text = text
        self.position = position
        self.parentColumn = parentColumn
    }

    /// The next piece; `nil` at the end of the text or where a line begins that does not belong to it.
    mutating func next() -> BracketToken? {
        commentHoldsCursor = false
        guard skipTrivia(), position < text.count else { return nil }
        let kind: BracketToken.Kind
        switch text[position] {
        case UInt8(ascii: "{"): kind = .openObject
        case UInt8(ascii: "}"): kind = .closeObject
        case UInt8(ascii: "["): kind = .openArray
        case UInt8(ascii: "]"): kind = .closeArray
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: ":") where endsKey(position) || adjacent == position: kind = .colon
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let isSingle = text[position] == UInt8(ascii: "'")
            let token = QuotedText(
                text: text, start: position, escapes: isSingle ? .doubled : .backslash, followers: ":,]}#"
            ).token()
            position = token.range.upperBound
            adjacent = position
            return token
        default: return plain()
        }
        position += 1
        if kind == .closeArray || kind == .closeObject { adjacent = position }
        return BracketToken(kind, position - 1..<position)
    }

    /// Whether a colon at an offset ends a key.
    private func endsKey(_ offset: Int) -> Bool {
        let next = text[offset + 1]
        return offset + 1 >= text.count || next.isSpace || next.isOne(of: ",[]{}")
    }

    /// Passes over blanks, comments, tags and anchors; `false` where the collection has ended.
    private mutating func skipTrivia() -> Bool {
        while position < text.count {
            let byte = text[position]
            if byte.isLineEnding {
                let line = text.nextLine(position)
                guard belongs(line) else { return false }
                position = line
            } else if byte.isBlank || byte == UInt8(ascii: "?") && text[position + 1].isSpace {
                position += 1
            } else if byte == UInt8(ascii: "#"), position == 0 || text[position - 1].isSpace {
                let end = text.lineEnd(position)
                if text.cursor > position, text.cursor <= end { commentHoldsCursor = true }
                position = end
            } else if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
                let start = position
                while position < text.count, !text[position].isSpace, !text[position].isOne(of: ",[]{}") {
                    position += 1
                }
                if text.cursor > start, text.cursor <= position { commentHoldsCursor = true }
            } else {
                return true
            }
        }
        return true
    }

    /// Whether a line belongs to the collection.
    private func belongs(_ line: Int) -> Bool {
        let start = text.skipBlanks(line)
        guard start < text.count, !text[start].isLineEnding else { return true }
        if parentColumn < 0 { return !(text.has("---", at: line) || text.has("...", at: line)) }
        return start - line > parentColumn || text[start].isOne(of: "]},#")
    }

    private mutating func plain() -> BracketToken {
        let start = position
        while position < text.count, !text[position].isLineEnding, !text[position].isOne(of: ",[]{}") {
            if position > start, text[position] == UInt8(ascii: ":"), endsKey(position) { break }
            if text[position] == UInt8(ascii: "#"), position > start, text[position - 1].isBlank { break }
            position += 1
        }
        var end = position
        while end > start, text[end - 1].isBlank { end -= 1 }
        var token = BracketToken(.scalar, start..<end)
        token.key = text.string(start..<end)
        token.value = YAMLValues.value(of: token.key)
        let before = min(max(text.cursor, start), end)
        token.token = CursorToken(
            range: start..<end, prefix: text.string(start..<before), quote: .none, isClosed: true)
        return token
    }
}
