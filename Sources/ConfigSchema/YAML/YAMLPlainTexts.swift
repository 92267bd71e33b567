import Diagnostics

/// Texts without quotes that are YAML, and hardly what was meant.
extension YAMLParser {
    /// Looks at a text without quotes.
    mutating func notePlain(_ range: Range<Int>) {
        guard let first = range.first, let last = range.last else { return }
        if input[first] >= 0x80, input[last] >= 0x80, isTypographic(range) { reportTypographicQuotes(range) }
        var place = first
        while let end = input[place..<range.upperBound].firstIndex(of: 0x0A) {
            place = end + 1
            guard let start = input[place..<range.upperBound].firstIndex(where: { $0 > 0x20 }) else { return }
            if input[start] == UInt8(ascii: "-"), start + 1 < range.upperBound, input[start + 1] == 0x20 {
                return reportItem(start)
            }
        }
    }

    private mutating func reportItem(_ dash: Int) {
        problems.append(
            ConfigProblem(
                .invalidSnippet, .warning, "this `-` begins no item, but goes on with the text above it",
                at: dash..<dash + 1, help: "begin it in the column of the items, or put the text in quotes"))
    }

    /// Whether a text stands in typographic quotes and has none inside.
    private func isTypographic(_ range: Range<Int>) -> Bool {
        let text = input.text(range)
        guard let content = TypographicQuote.content(of: text) else { return false }
        return !content.unicodeScalars.contains {
            TypographicQuote.isAround(String(Character($0))) && $0 != "’"
        }
    }

    /// Says that a text stands in typographic quotes, which are part of it.
    private mutating func reportTypographicQuotes(_ range: Range<Int>) {
        let text = input.text(range)
        problems.append(TypographicQuote.warning(ShortForm.cut(text), range, in: "YAML"))
    }
}
