/// Runs of bytes in an info string: names, values, and what stands in quotes, braces and brackets.
extension InfoStringReader {
    /// A name; a word in quotes or brackets is taken whole.
    mutating func takeName() -> Range<Int> {
        let start = offset
        switch bytes[offset] {
        case .quote, UInt8(ascii: "'"): _ = takeQuoted()
        case .leftBracket: _ = takeBracket()
        default: _ = take { $0.isWhitespace || $0 == .equals || $0 == .leftBrace || $0 == .comma }
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
        return start..<offset
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
