/// A text in quotes on one line. Where the second quote is missing, it ends with the word at the cursor, or
/// with what it holds of its line.
struct QuotedText {
    /// How a quote may stand in the text.
    enum Escapes {
        /// Behind a backslash; a line that ends with one goes on.
        case backslash
        /// Twice (YAML, in single quotes).
        case doubled
        /// Not at all (TOML, in single quotes).
        case none
    }

    let text: CursorText
    let start: Int
    let escapes: Escapes
    /// What may follow the second quote on its line besides blanks.
    let followers: StaticString

    /// The text as a piece; its range ends behind the second quote, if it has one.
    func token() -> BracketToken {
        var (end, isClosed) = end()
        if isClosed, text.cursor > start, text.cursor <= end, !isFollowed(end + 1) { isClosed = false }
        if !isClosed { end = max(unclosedEnd(min(end, text.count)), start + 1) }
        return piece(start + 1..<end, isClosed)
    }

    /// Where the second quote stands, or the line ends.
    private func end() -> (Int, Bool) {
        let quote = text[start]
        var end = start + 1
        while end < text.count {
            let byte = text[end]
            if byte == UInt8(ascii: "\\"), escapes == .backslash, end + 1 < text.count {
                end = text[end + 1].isLineEnding ? text.nextLine(end + 1) : end + 2
            } else if byte == quote, escapes == .doubled, text[end + 1] == quote {
                end += 2
            } else if byte == quote {
                return (end, true)
            } else if byte.isLineEnding {
                return (end, false)
            } else {
                end += 1
            }
        }
        return (end, false)
    }

    /// Whether the line of a text in quotes ends before the text does.
    static func endsOpen(_ text: CursorText, _ start: Int) -> Bool {
        let isSingle = text[start] == UInt8(ascii: "'")
        let quoted = QuotedText(
            text: text, start: start, escapes: isSingle ? .doubled : .backslash, followers: "")
        return !quoted.end().1
    }

    /// Whether what may follow a string stands behind one that ends at an offset.
    private func isFollowed(_ end: Int) -> Bool {
        let next = text.skipBlanks(end)
        return next >= text.count || text[next].isLineEnding || text[next].isOne(of: followers)
    }

    private func unclosedEnd(_ end: Int) -> Int {
        guard text.cursor > start, text.cursor <= end else {
            var last = end
            while last > start + 1, text[last - 1].isBlank || text[last - 1].isOne(of: ",]}") { last -= 1 }
            return last
        }
        var last = text.cursor
        while last < end, !text[last].isSpace, !text[last].isOne(of: ",]}\"':=") { last += 1 }
        return last
    }

    /// A piece of what stands in the quotes.
    func piece(_ content: Range<Int>, _ isClosed: Bool) -> BracketToken {
        let range = start..<content.upperBound + (isClosed ? content.lowerBound - start : 0)
        var piece = BracketToken(.scalar, range)
        piece.key = decode(content)
        piece.value = .string(piece.key)
        piece.token = CursorToken(range: range, prefix: "", quote: quote(content), isClosed: isClosed)
        if range.lowerBound <= text.cursor, text.cursor <= range.upperBound {
            let before = min(max(text.cursor, content.lowerBound), content.upperBound)
            piece.token.prefix = decode(content.lowerBound..<before)
        }
        return piece
    }

    private func quote(_ content: Range<Int>) -> CursorQuote {
        let isSingle = text[start] == UInt8(ascii: "'")
        guard content.lowerBound - start == 1 else { return isSingle ? .tripleSingle : .tripleDouble }
        return isSingle ? .single : .double
    }

    private func decode(_ content: Range<Int>) -> String {
        switch escapes {
        case .backslash: return EscapedText.decode(text, content)
        case .none: return text.string(content)
        case .doubled:
            var bytes: [UInt8] = []
            var offset = content.lowerBound
            while offset < content.upperBound {
                bytes.append(text[offset])
                let isTwice = text[offset] == UInt8(ascii: "'") && text[offset + 1] == UInt8(ascii: "'")
                offset += isTwice ? 2 : 1
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
