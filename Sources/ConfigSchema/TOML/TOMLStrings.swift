import Diagnostics

/// Strings: basic and literal ones, on one line and over several.
extension TOMLParser {
    /// Reads a string on one line that begins here. One without escapes stays where it is in the text.
    mutating func readSingleLineString(quote: UInt8) -> Node {
        let start = position
        position += 1
        var content = Content(start: position)
        while position < count {
            let byte = input[position]
            if byte == quote {
                let node = string(start, content, end: position + 1)
                position += 1
                return node
            }
            if byte == 0x0A || (byte == 0x0D && position + 1 < count && input[position + 1] == 0x0A) { break }
            readCharacter(byte, quote, &content, isMultiLine: false)
        }
        if content.copy == nil, let node = closeTypographically(from: start) { return node }
        reportUnclosed(start, String(Character(Unicode.Scalar(quote))), end: position)
        return string(start, content, end: position)
    }

    /// Reads a string in three quotes on both sides.
    mutating func readMultiLineString(quote: UInt8) -> Node {
        let start = position
        position += 3
        if position < count { _ = takeNewline() }
        var content = Content(start: position)
        while position < count {
            let byte = input[position]
            if byte == quote, let quotes = closingQuotes(quote) {
                position += quotes - 3
                let node = string(start, content, end: position + 3)
                position += 3
                return node
            }
            if byte == 0x0A {
                position += 1
            } else if byte == 0x0D, position + 1 < count, input[position + 1] == 0x0A {
                position += 2
            } else {
                readCharacter(byte, quote, &content, isMultiLine: true)
            }
        }
        let quotes = String(repeating: Character(Unicode.Scalar(quote)), count: 3)
        reportUnclosed(start, quotes, end: min(start + 3, count))
        if let end = nextStatement(behind: start) {
            position = end
            return plainText(start + 3..<max(start + 3, end))
        }
        return string(start, content, end: position)
    }

    /// The number of quotes here where they close a string: up to two of them belong to it.
    private func closingQuotes(_ quote: UInt8) -> Int? {
        let quotes = input[position...].prefix(5).prefix { $0 == quote }.count
        return quotes >= 3 ? quotes : nil
    }

    private mutating func reportUnclosed(_ start: Int, _ quotes: String, end: Int) {
        report(.invalidSnippet, "this string is not closed", start..<end, help: "close it with `\(quotes)`")
    }

    /// The text of a string so far: the text in place, or from the first escape on in the side buffer.
    private struct Content {
        /// Where what is not copied yet begins.
        var start: Int
        /// Where the copy begins, once there is one.
        var copy: Int?
    }

    /// Copies what has been read up to the current byte, which does not belong to the string as it is.
    private mutating func copy(_ content: inout Content) {
        if content.copy == nil { content.copy = side.count }
        side.append(contentsOf: input[content.start..<position])
    }

    private mutating func string(_ start: Int, _ content: Content, end: Int) -> Node {
        guard let copy = content.copy else {
            return Node(
                .string, start: start, end: end,
                payload: Node.text(offset: content.start, length: position - content.start))
        }
        side.append(contentsOf: input[content.start..<position])
        return Node(
            .string, start: start, end: end, payload: Node.text(offset: copy, length: side.count - copy),
            flags: .side)
    }

    private mutating func readCharacter(
        _ byte: UInt8, _ quote: UInt8, _ content: inout Content, isMultiLine: Bool
    ) {
        if byte == 0x5C, quote == UInt8(ascii: "\"") {
            copy(&content)
            readEscape(isMultiLine: isMultiLine)
            content.start = position
        } else {
            if isControl(byte) { reportControl("a string") }
            position += 1
        }
    }

    // MARK: Escapes

    private mutating func readEscape(isMultiLine: Bool) {
        let start = position
        guard position + 1 < count else {
            position = count
            return
        }
        let byte = input[position + 1]
        position += 2
        switch byte {
        case UInt8(ascii: "\""), 0x5C: side.append(byte)
        case UInt8(ascii: "b"): side.append(0x08)
        case UInt8(ascii: "f"): side.append(0x0C)
        case UInt8(ascii: "n"): side.append(0x0A)
        case UInt8(ascii: "r"): side.append(0x0D)
        case UInt8(ascii: "t"): side.append(0x09)
        case UInt8(ascii: "e") where version == .onePointOne: side.append(0x1B)
        case UInt8(ascii: "x") where version == .onePointOne: readScalarEscape(start, digits: 2)
        case UInt8(ascii: "u"): readScalarEscape(start, digits: 4)
        case UInt8(ascii: "U"): readScalarEscape(start, digits: 8)
        case 0x20, 0x09, 0x0A, 0x0D:
            guard isMultiLine, skipEscapedLine(start + 1) else { return reportEscape(start) }
        default: reportEscape(start)
        }
    }

    /// Moves from a backslash at a line's end to the next character that is no white space.
    private mutating func skipEscapedLine(_ start: Int) -> Bool {
        position = start
        skipSpaces()
        guard position < count, takeNewline() else { return false }
        while position < count {
            skipSpaces()
            guard position < count, takeNewline() else { break }
        }
        return true
    }

    private mutating func readScalarEscape(_ start: Int, digits: Int) {
        var value: UInt32 = 0
        for offset in 0..<digits {
            guard position + offset < count,
                let digit = NumberScanner.hexadecimalValue(input[position + offset])
            else { return reportEscape(start) }
            value = value << 4 | UInt32(digit)
        }
        position += digits
        guard let scalar = Unicode.Scalar(value) else {
            side.append(contentsOf: "\u{FFFD}".utf8)
            return report(
                .invalidSnippet, "`\(text(start..<position))` is no Unicode character", start..<position)
        }
        side.append(contentsOf: Character(scalar).utf8)
    }

    /// An escape that means nothing: the backslash is read as itself, as people mean it in `C:\Users`.
    private mutating func reportEscape(_ start: Int) {
        side.append(0x5C)
        position = start + 1
        guard position < count, input[position] != 0x0A, input[position] != 0x0D else {
            return report(
                .invalidSnippet, "a backslash itself is written `\\\\`", start..<start + 1,
                fixes: [fix("double the backslash", start..<start + 1, "\\\\")])
        }
        let escape = start..<input.character(at: start + 1).upperBound
        report(
            .invalidSnippet, "`\(text(escape))` is no escape of TOML", escape,
            help: "a backslash itself is written `\\\\`; strings in single quotes have no escapes",
            fixes: [fix("double the backslash", start..<start + 1, "\\\\")])
    }
}
