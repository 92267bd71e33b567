import Text

/// Runs of bytes in an info string: names, values, and what stands in quotes, braces and brackets.
extension InfoStringReader {
    /// A name; a word in quotes or brackets is taken whole.
    mutating func takeName() -> Range<Int> {
        let start = offset
        switch bytes[offset] {
        case .quote, UInt8(ascii: "'"): _ = takeQuoted()
        case .leftBracket: _ = takeBracket()
        default:
            _ = take { $0.isWhitespace || $0 == .equals || $0 == .leftBrace || $0 == .comma }
            _ = mark(in: start..<offset)
        }
        return start..<max(offset, start)
    }

    /// A value without quotes. A comma ends it where more words follow, or everywhere if commas part all words.
    mutating func takeValue() -> Range<Int> {
        let start = offset
        while offset < end, !bytes[offset].isWhitespace {
            if bytes[offset] == .comma {
                let next = offset + 1
                if isCommaSeparated || next >= end || bytes[next].isWhitespace || isAttribute(at: next) {
                    break
                }
            }
            offset += 1
        }
        _ = mark(in: start..<offset)
        return start..<offset
    }

    /// Ends a run at a `;` or `|` in it that parts it from an attribute, as other programs write it: `json;schema=x`.
    mutating func mark(in run: Range<Int>) -> Int? {
        guard let mark = run.first(where: isMark) else { return nil }
        offset = mark
        return mark
    }

    /// Goes behind a `;` or `|` that stands between two words, which is told.
    mutating func skipsMark() -> Bool {
        guard isMark(at: offset) else { return false }
        let sign = Character(Unicode.Scalar(bytes[offset]))
        let range = offset..<(offset + 1)
        report(
            "a `\(sign)` stands between two words", range, help: "words are parted by blanks or commas",
            fixes: [fix("write a blank", [(range, hasBlank(behind: range) ? "" : " ")])])
        offset += 1
        return true
    }

    private func hasBlank(behind range: Range<Int>) -> Bool {
        range.upperBound < end && bytes[range.upperBound].isBlank
    }

    /// Whether a `;` or `|` is not part of a word: an attribute that is known follows, perhaps behind blanks.
    private func isMark(at offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: ";") || bytes[offset] == UInt8(ascii: "|") else { return false }
        let word = bytes[(offset + 1)..<end].drop(while: \.isBlank)
        let name = word.prefix { $0.isPartOfName }
        let next = word.dropFirst(name.count).first
        guard InfoString.attributeNames.contains(text(name.startIndex..<name.endIndex)) else { return false }
        return next == .equals
            || InfoString.flags.contains(text(name.startIndex..<name.endIndex))
                && next.map { $0.isWhitespace || ";|,".utf8.contains($0) } != false
    }

    /// What stands between quotes; a backslash keeps a quote or backslash from its meaning.
    mutating func takeQuoted() -> (String, Range<Int>) {
        let quote = bytes[offset]
        let start = offset + 1
        var value: [UInt8] = []
        var place = start
        while place < end, bytes[place] != quote {
            if bytes[place] == .backslash, place + 1 < end,
                bytes[place + 1] == quote || bytes[place + 1] == .backslash
            {
                place += 1
            }
            value.append(bytes[place])
            place += 1
        }
        if place >= end {
            report(
                "a quoted value is not closed", (start - 1)..<end,
                help: "it ends with `\(Character(Unicode.Scalar(quote)))`; all that follows is part of it")
        }
        offset = min(place + 1, end)
        return (String(decoding: value, as: UTF8.self), start..<min(place, end))
    }

    /// What stands between a brace and the one that closes it.
    mutating func takeBraces() -> Range<Int> {
        let start = offset + 1
        var depth = 0
        while offset < end {
            if bytes[offset] == .leftBrace { depth += 1 }
            if bytes[offset] == .rightBrace { depth -= 1 }
            if depth == 0 { break }
            offset += 1
        }
        let close = offset
        if offset >= end { report("a `{` is not closed", (start - 1)..<end) }
        offset = min(offset + 1, end)
        return start..<max(start, close)
    }

    /// A bracket and what stands in it.
    mutating func takeBracket() -> Range<Int> {
        let start = offset
        if !hasNoBracket { _ = take { $0 == .rightBracket } }
        if hasNoBracket || offset >= end {
            hasNoBracket = true
            offset = start
            return take { $0.isWhitespace }
        }
        offset += 1
        return start..<offset
    }

    /// Takes the bytes up to the first that ends the run.
    mutating func take(until isEnd: (UInt8) -> Bool) -> Range<Int> {
        let start = min(offset, end)
        while offset < end, !isEnd(bytes[offset]) { offset += 1 }
        return start..<max(start, offset)
    }
}
