/// Parts arrays and inline tables of TOML into pieces.
struct TOMLValueLexer {
    private let text: CursorText
    private(set) var position: Int
    /// Whether the cursor stands in a comment before the last piece.
    private(set) var commentHoldsCursor = false

    init(_ text: CursorText, at position: Int) {
        self.text = text
        self.position = position
    }

    /// The next piece; `nil` at the end of the text or before a line that is a header or a member of a table.
    ///
    /// - Parameter isKey: whether a key may come, whose parts have dots between them.
    mutating func next(isKey: Bool) -> BracketToken? {
        commentHoldsCursor = false
        guard skipTrivia(isInTable: isKey), position < text.count else { return nil }
        let kind: BracketToken.Kind
        switch text[position] {
        case UInt8(ascii: "{"): kind = .openObject
        case UInt8(ascii: "}"): kind = .closeObject
        case UInt8(ascii: "["): kind = .openArray
        case UInt8(ascii: "]"): kind = .closeArray
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: "="): kind = .colon
        default: return isKey ? key() ?? scalar(isInBrackets: true) : scalar(isInBrackets: true)
        }
        position += 1
        return BracketToken(kind, position - 1..<position)
    }

    private mutating func skipTrivia(isInTable: Bool) -> Bool {
        while position < text.count {
            let byte = text[position]
            if byte.isLineEnding {
                let line = text.nextLine(position)
                guard !beginsOther(line, isInTable: isInTable) else { return false }
                position = line
            } else if byte.isBlank {
                position += 1
            } else if byte == UInt8(ascii: "#") {
                let end = text.lineEnd(position)
                if text.cursor > position, text.cursor <= end { commentHoldsCursor = true }
                position = end
            } else {
                return true
            }
        }
        return true
    }

    /// Whether a line is a header or, where no key may come, begins with a key.
    private func beginsOther(_ line: Int, isInTable: Bool) -> Bool {
        let start = text.skipBlanks(line)
        if text[start] == UInt8(ascii: "[") {
            let inner = start + (text[start + 1] == UInt8(ascii: "[") ? 2 : 1)
            guard text[inner].isLetter, start == line else { return false }
            let (parts, end) = TOMLCursorReader.keyParts(text, from: inner)
            guard parts.count != 1 || !["true", "false", "inf", "nan"].contains(parts[0].key) else {
                return false
            }
            let closing = text.skipBlanks(end)
            let isArray = inner == start + 2
            guard isArray ? text.has("]]", at: closing) : text[closing] == UInt8(ascii: "]") else {
                return false
            }
            let rest = text.skipBlanks(closing + (isArray ? 2 : 1))
            return rest >= text.count || text[rest].isLineEnding || text[rest] == UInt8(ascii: "#")
        }
        guard !isInTable else { return false }
        let (parts, end) = TOMLCursorReader.keyParts(text, from: start)
        return !parts.isEmpty && text[text.skipBlanks(end)] == UInt8(ascii: "=")
    }

    private mutating func key() -> BracketToken? {
        let start = position
        let (parts, end) = TOMLCursorReader.keyParts(text, from: start)
        guard let first = parts.first, let last = parts.last else { return nil }
        position = max(end, start + 1)
        var token = BracketToken(.scalar, start..<position)
        token.key = last.key
        token.token = first.token
        if parts.count > 1, parts.count <= 100 { token.dotted = parts }
        token.value = TOMLValues.value(of: text.string(token.range))
        return token
    }

    /// The scalar at the position.
    mutating func scalar(isInBrackets: Bool) -> BracketToken {
        let byte = text[position]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return string(byte) }
        let start = position
        while position < text.count, !text[position].isLineEnding, text[position] != UInt8(ascii: "#") {
            if isInBrackets, text[position].isOne(of: ",]}[{=") { break }
            position += 1
        }
        position = max(position, start + 1)
        var end = position
        while end > start + 1, text[end - 1].isBlank, isInBrackets || end != text.cursor { end -= 1 }
        var token = BracketToken(.scalar, start..<end)
        token.key = text.string(start..<end)
        token.value = TOMLValues.value(of: token.key)
        let before = min(max(text.cursor, start), end)
        token.token = CursorToken(
            range: start..<end, prefix: text.string(start..<before), quote: .none, isClosed: true)
        return token
    }

    private mutating func string(_ quote: UInt8) -> BracketToken {
        let isLiteral = quote == UInt8(ascii: "'")
        let reader = QuotedText(
            text: text, start: position, escapes: isLiteral ? .none : .backslash, followers: ",]}#")
        let isLong = isLiteral ? text.has("'''", at: position) : text.has("\"\"\"", at: position)
        let piece: BracketToken
        if isLong {
            let content = position + 3..<longEnd(from: position + 3, isLiteral: isLiteral)
            piece = reader.piece(
                content,
                isLiteral
                    ? text.has("'''", at: content.upperBound) : text.has("\"\"\"", at: content.upperBound))
        } else {
            piece = reader.token()
        }
        position = piece.range.upperBound
        return piece
    }

    /// Where a text in three quotes ends; where it does not, its line.
    private func longEnd(from start: Int, isLiteral: Bool) -> Int {
        var offset = start
        while offset < text.count {
            if text[offset] == UInt8(ascii: "\\"), !isLiteral {
                offset += 2
            } else if isLiteral ? text.has("'''", at: offset) : text.has("\"\"\"", at: offset) {
                // Up to two quotes may stand before the last three.
                while text[offset + 3] == text[offset] { offset += 1 }
                return offset
            } else {
                offset += 1
            }
        }
        return text.lineEnd(start)
    }
}

/// What a bare value of TOML is.
enum TOMLValues {
    static func value(of word: String) -> WrittenValue {
        let word = String(word.split { $0 == " " || $0 == "\t" }.joined(separator: " "))
        switch word {
        case "": return .missing
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return .number(word)
        default: break
        }
        let digits = word.utf8.drop { $0.isOne(of: "+-") }
        guard digits.first?.isDigit == true else { return .other(word) }
        let isMoment =
            word.utf8.contains(UInt8(ascii: ":")) || word.utf8.dropFirst(4).first == UInt8(ascii: "-")
        return isMoment ? .other(word) : .number(word)
    }
}
