import Diagnostics

/// A key or string of TOML in the quotes of printed text, with what writes it in straight ones.
struct TOMLTypographicText {
    let range: Range<Int>
    /// `nil` where straight quotes would need escapes.
    let edit: Diagnostic.TextEdit?
}

/// Keys and strings in typographic quotes; they are read as if those were straight.
extension TOMLParser {
    /// Reads a key or string in typographic quotes that begins here; `nil` where none does, or where it does not end
    /// on its line.
    mutating func readTypographicString() -> Node? {
        let length = TypographicQuote.length(in: input, at: position)
        let inside = position + length
        guard length > 0,
            let closing = TypographicQuote.closing(in: input, from: inside, allowingStraight: true)
        else { return nil }
        return typographic(position..<closing.upperBound, content: inside..<closing.lowerBound)
    }

    /// Ends a string, which has no straight quote at its end, at the typographic one that was meant for it.
    mutating func closeTypographically(from start: Int) -> Node? {
        guard let closing = TypographicQuote.closing(in: input, from: start + 1, allowingStraight: false)
        else { return nil }
        return typographic(start..<closing.upperBound, content: start + 1..<closing.lowerBound)
    }

    private mutating func typographic(_ range: Range<Int>, content: Range<Int>) -> Node {
        position = range.upperBound
        let isPlain = !input[content].contains { $0 == UInt8(ascii: "\"") || $0 == 0x5C }
        let edit = Diagnostic.TextEdit(range: range, replacement: "\"\(text(content))\"")
        typographic.append(TOMLTypographicText(range: range, edit: isPlain ? edit : nil))
        return Node(
            .string, start: range.lowerBound, end: range.upperBound,
            payload: Node.text(offset: content.lowerBound, length: content.count))
    }

    /// Says once that texts stand in typographic quotes.
    mutating func reportTypographicQuotes() {
        guard let first = typographic.first else { return }
        let edits = typographic.compactMap(\.edit)
        report(
            .invalidSnippet, "`\(text(first.range))` stands in typographic quotes, which are none in TOML",
            first.range, help: Wording.help("write straight quotes `\"`", count: typographic.count),
            fixes: edits.count == typographic.count
                ? [Diagnostic.Fix("write straight quotes", edits: edits)] : [], doubts: [])
    }
}
