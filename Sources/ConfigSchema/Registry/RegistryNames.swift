import Diagnostics

/// The names of values, also those without their quotes or in others.
extension RegistryParser {
    mutating func readName() -> DecodedText? {
        if input[position] == UInt8(ascii: "@") {
            position += 1
            return DecodedText(verbatim: position - 1..<position, of: input)
        }
        if let text = readTypographic() { return text }
        guard input[position] == UInt8(ascii: "\"") else { return readBareName() }
        if let equals = equalsInName() { return readOpenName(upTo: equals) }
        return readQuoted(isName: true)
    }

    /// Where the equals sign stands behind a name whose closing quote is missing: what a quote ends is not followed by
    /// one.
    private func equalsInName() -> Int? {
        let line = input[position...].prefix { $0 != 0x0A }
        // A backslash at the end of a line may take the text to the next.
        if let end = RegistryText.end(of: position, in: input, isName: true), end <= line.endIndex {
            let behind = input[end..<line.endIndex].first { $0 != 0x20 && $0 != 0x09 }
            if behind == UInt8(ascii: "=") || behind == UInt8(ascii: ":") || behind == nil { return nil }
            return input[position..<end].firstIndex(of: UInt8(ascii: "="))
        }
        return line.firstIndex(of: UInt8(ascii: "="))
    }

    private mutating func readOpenName(upTo equals: Int) -> DecodedText {
        let start = position
        report(
            "this name is not closed", start..<equals, help: "close it with `\"`",
            fixes: [fix("close it", equals..<equals, "\"")])
        position = equals
        return DecodedText(verbatim: start + 1..<equals, of: input)
    }

    /// Reads a name without quotes; `nil` where the line is none of a value.
    private mutating func readBareName() -> DecodedText? {
        let line = input[position...].prefix { $0 != 0x0A }
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")), equals > position else {
            reportUnexpected("a key in brackets, or a name in quotes")
            return nil
        }
        let start = position
        var end = equals
        while end > start, input[end - 1] <= 0x20 { end -= 1 }
        let content = input[end - 1] == UInt8(ascii: "\"") ? start..<max(end - 1, start) : start..<end
        let name = input.text(content)
        let isPlain = !name.contains { "\"\\".contains($0) }
        report(
            "a name stands in quotes", start..<end, help: "write `\"\(ShortForm.cut(name))\"`",
            fixes: isPlain ? [fix("put it in quotes", start..<end, "\"\(name)\"")] : [])
        position = end
        return DecodedText(verbatim: content, of: input)
    }

    /// Reads a text in typographic or single quotes that begins here, as if those were straight double ones; `nil`
    /// where none does.
    mutating func readTypographic() -> DecodedText? {
        let start = position
        let length = TypographicQuote.length(in: input, at: start)
        let isSingle = input[start] == UInt8(ascii: "'")
        let closing =
            isSingle
            ? input[(start + 1)...].prefix { $0 != 0x0A }.firstIndex(of: UInt8(ascii: "'")).map {
                $0..<$0 + 1
            }
            : length > 0
                ? TypographicQuote.closing(in: input, from: start + length, allowingStraight: true) : nil
        guard let closing else { return nil }
        let content = start + max(length, 1)..<closing.lowerBound
        let range = start..<closing.upperBound
        let text = input.text(content)
        let written = input.text(range)
        let isPlain = !text.contains { "\"\\".contains($0) }
        report(
            isSingle
                ? "a text stands in double quotes"
                : "`\(ShortForm.cut(written))` stands in typographic quotes, which are none in a registry file",
            range, help: "write straight quotes `\"`",
            fixes: isPlain ? [fix("write straight quotes", range, "\"\(text)\"")] : [])
        position = range.upperBound
        return DecodedText(verbatim: content, of: input)
    }
}
