import Text

/// The names of variables, also those that are written as none is, so that their values are checked all the same.
extension EnvironmentParser {
    /// Reads a name; `nil` where the line has none.
    mutating func readName(isExport: Bool) -> Range<Int>? {
        let start = position
        while position < count, input[position].isNamePart { position += 1 }
        let name = start..<position
        if let word = leadingWord(name, isExport: isExport) { return readName(behind: word) }
        if let wrong = wrongName(from: start, isExport: isExport) { return readWrongName(wrong) }
        guard !name.isEmpty else {
            reportUnexpected("a name", help: "a line is `NAME=value`; a comment begins with `#`")
            return nil
        }
        if input[start].isDigit { report("a name does not begin with a digit", name) }
        return name
    }

    /// A word of a shell or program before a name, as in `set NAME=value`, with the blanks behind it.
    private func leadingWord(_ name: Range<Int>, isExport: Bool) -> Range<Int>? {
        let words = ["set", "setx", "let", "var", "const", "declare", "local", "readonly", "env", "-"]
        let word = input.text(name).lowercased()
        guard !isExport, words.contains(word) else { return nil }
        var end = name.upperBound
        while end < count, input[end] == 0x20 || input[end] == 0x09 { end += 1 }
        var next = end
        while next < count, input[next].isNamePart { next += 1 }
        guard end > name.upperBound, next > end, next < count, input[next] == UInt8(ascii: "=") else {
            return nil
        }
        return name.lowerBound..<end
    }

    private mutating func readName(behind word: Range<Int>) -> Range<Int> {
        var end = word.upperBound
        while input[end - 1] == 0x20 || input[end - 1] == 0x09 { end -= 1 }
        let text = input.text(word.lowerBound..<end)
        report(
            "`\(text)` does not stand before a name in an environment file", word.lowerBound..<end)
        position = word.upperBound
        while position < count, input[position].isNamePart { position += 1 }
        return word.upperBound..<position
    }

    /// What stands before the `=` of a line and is no name: in quotes, of several words, or of other letters.
    private func wrongName(from start: Int, isExport: Bool) -> Range<Int>? {
        let line = input[start...].prefix { $0 != 0x0A }
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")), equals > start else { return nil }
        var end = equals
        while end > start, input[end - 1] == 0x20 || input[end - 1] == 0x09 { end -= 1 }
        let text = input[start..<end]
        guard text.contains(where: { !$0.isNamePart }) else { return nil }
        let isQuoted = TypographicQuote.length(in: input, at: start) > 0 || "\"'".utf8.contains(input[start])
        if isQuoted { return start..<end }
        // A command or a program says more than a name and an equals sign.
        let isWord = text.allSatisfy { $0.isNamePart || $0 >= 0x80 || ($0 == 0x20 && !isExport) }
        return isWord && text.split(separator: 0x20).count <= 2 ? start..<end : nil
    }

    private mutating func readWrongName(_ wrong: Range<Int>) -> Range<Int> {
        position = wrong.upperBound
        var name = wrong
        let opening =
            "\"'".utf8.contains(input[wrong.lowerBound])
            ? 1 : TypographicQuote.length(in: input, at: wrong.lowerBound)
        guard opening > 0 else {
            let text = input.text(wrong)
            report(
                "`\(ShortForm.cut(text))` is no name of a variable", wrong,
                help: "a name has letters from A to Z, digits and `_`")
            return wrong
        }
        name = wrong.lowerBound + opening..<wrong.upperBound
        let isStraight = name.last.map { "\"'".utf8.contains(input[$0]) } == true
        let closing = isStraight ? 1 : TypographicQuote.length(in: input, atEndOf: name)
        name = name.lowerBound..<name.upperBound - closing
        let text = input.text(name)
        report(
            "a name stands without quotes", wrong, help: "write `\(ShortForm.cut(text))`")
        return name
    }

    /// Says at the first of them that `:` stands behind names.
    mutating func reportColons() {
        guard let first = colons.first else { return }
        report(
            "a name and its value are parted by `=`, not `:`", first,
            help: Wording.others(colons.count))
    }

    // MARK: Typographic quotes

    /// Says that a value stands in typographic quotes, which are part of it.
    mutating func noteTypographicQuotes(_ content: Range<Int>) {
        let text = input.text(content)
        guard TypographicQuote.content(of: text) != nil else { return }
        builder.problems.append(
            TypographicQuote.warning(ShortForm.cut(text), content, in: "an environment file"))
    }

    /// Says that a typographic quote does not close a text; `false` where none ends it.
    mutating func reportTypographicEnd(_ quote: Int, _ content: Range<Int>) -> Bool {
        let length = TypographicQuote.length(in: input, atEndOf: content)
        guard length > 0 else { return false }
        let straight = String(decoding: [input[quote]], as: UTF8.self)
        let mark = content.upperBound - length..<content.upperBound
        let text = input.text(quote..<mark.upperBound)
        report(
            "`\(ShortForm.cut(text))` ends with a typographic quote, which closes nothing",
            quote..<mark.upperBound,
            help: "write straight quotes `\(straight)`", fixes: [fix("write `\(straight)`", mark, straight)])
        return true
    }

    /// Reads a value in typographic quotes behind `export`, where a shell would end it at its first blank.
    mutating func readTypographicValue() -> Bool {
        let length = TypographicQuote.length(in: input, at: position)
        guard length > 0,
            let closing = TypographicQuote.closing(in: input, from: position + length, allowingStraight: true)
        else { return false }
        let range = position..<closing.upperBound
        let content = position + length..<closing.lowerBound
        let text = input.text(content)
        let written = input.text(range)
        let isPlain = !text.contains { "\"\\$`".contains($0) }
        report(
            "`\(ShortForm.cut(written))` stands in typographic quotes, which are none in a shell", range,
            help: "write straight quotes `\"`",
            fixes: isPlain ? [fix("write straight quotes", range, "\"\(text)\"")] : [])
        builder.append(text: input[content], at: range)
        position = range.upperBound
        return true
    }
}
