import Diagnostics
import Text

/// The strings of JSON and JSON5.
extension JSONParser {
    /// Reads a string that begins here with `quote`. One that has no escapes stays where it is in the source.
    @inline(__always)
    mutating func readString(quote: UInt8) {
        let start = position
        position += 1
        skipPlainText(quote: quote)
        if position < count, input[position] == quote {
            append(
                Node(
                    .string, start: start, end: position + 1,
                    payload: Node.text(offset: start + 1, length: position - start - 1)))
            position += 1
        } else {
            readStringWithEscapes(from: start, quote: quote)
        }
    }

    /// Moves to the next byte that is the quote, a backslash or a control character.
    @inline(__always)
    private mutating func skipPlainText(quote: UInt8) {
        let low: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        let quotes = low &* UInt64(quote)
        while position + 8 <= count {
            let word = UnsafeRawPointer(input + position).loadUnaligned(as: UInt64.self)
            let asQuote = word ^ quotes
            let asBackslash = word ^ (low &* 0x5C)
            let found =
                ((asQuote &- low) & ~asQuote) | ((asBackslash &- low) & ~asBackslash)
                | ((word &- (low &* 0x20)) & ~word)
            let marks = found & high
            if marks != 0 {
                position += marks.littleEndian.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
        while position < count, input[position] != quote, input[position] != 0x5C, input[position] >= 0x20 {
            position += 1
        }
    }

    /// Goes on with a string at its first escape or control character, and decodes it into the side buffer.
    private mutating func readStringWithEscapes(from start: Int, quote: UInt8) {
        let offset = side.count
        side.append(contentsOf: UnsafeBufferPointer(start: input + start + 1, count: position - start - 1))
        var (closed, isContinued) = (false, false)
        while position < count, !closed {
            let byte = input[position]
            if byte == quote {
                closed = true
                position += 1
            } else if byte == 0x5C {
                readEscape(in: quote)
            } else if byte == 0x0A || byte == 0x0D {
                guard isContinued || goesOnBehindLine(quote: quote) else { break }
                if !isContinued { reportLineBreak() }
                isContinued = true
                side.append(byte)
                position += 1
            } else {
                if byte < 0x20, !dialect.extended { reportControlCharacter() }
                let run = position
                position += 1
                skipPlainText(quote: quote)
                side.append(contentsOf: UnsafeBufferPointer(start: input + run, count: position - run))
            }
        }
        reportStrayEscapes(in: closed ? start + 1..<position - 1 : nil, quote: quote)
        if !closed {
            if offset + position - start - 1 == side.count, closeTypographically(from: start) { return }
            if mendQuotes(from: start) { return }
            cutOff = position
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "this string is not closed", at: start..<position,
                    help: "close it with `\(Character(Unicode.Scalar(quote)))`"))
        }
        append(
            Node(
                .string, start: start, end: position,
                payload: Node.text(offset: offset, length: side.count - offset), flags: .side))
    }

    private mutating func reportLineBreak() {
        let end =
            position
            + (input[position] == 0x0D && position + 1 < count && input[position + 1] == 0x0A ? 2 : 1)
        // A backslash before it is meant to take it away, as in a shell and in JavaScript.
        var backslashes = 0
        while backslashes < position, input[position - backslashes - 1] == 0x5C { backslashes += 1 }
        let isTakenAway = backslashes % 2 == 1
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "a line break in a string is written `\\n`", at: position..<end,
                help: isTakenAway ? "JSON goes on with no string on the next line; write it on one" : nil,
                fixes: isTakenAway ? [] : [replacement("write `\\n`", position..<end, "\\n")], doubts: []))
    }

    private mutating func reportControlCharacter() {
        let escape =
            input[position] == 0x09
            ? "\\t"
            : "\\u00" + (input[position] < 16 ? "0" : "1")
                + String(input[position] & 15, radix: 16)
        let range = position..<position + 1
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "a control character in a string is written `\(escape)`", at: range,
                fixes: [replacement("write `\(escape)`", range, escape)]))
    }

    private mutating func readEscape(in quote: UInt8) {
        let start = position
        guard position + 1 < count else {
            position = count
            return
        }
        let byte = input[position + 1]
        position += 2
        switch byte {
        // In a string in other quotes than JSON's, those quotes are what is wrong.
        case quote, UInt8(ascii: "\""), 0x5C, UInt8(ascii: "/"): side.append(byte)
        case UInt8(ascii: "b"): side.append(0x08)
        case UInt8(ascii: "f"): side.append(0x0C)
        case UInt8(ascii: "n"): side.append(0x0A)
        case UInt8(ascii: "r"): side.append(0x0D)
        case UInt8(ascii: "t"): side.append(0x09)
        case UInt8(ascii: "u"): readUnicodeEscape(from: start)
        default: readExtendedEscape(byte, from: start)
        }
    }

    private mutating func readExtendedEscape(_ byte: UInt8, from start: Int) {
        switch byte {
        case _ where !dialect.extended: noteStrayEscape(start, byte)
        case UInt8(ascii: "0"): side.append(0)
        case UInt8(ascii: "v"): side.append(0x0B)
        case 0x0D: if position < count, input[position] == 0x0A { position += 1 }
        case 0x0A: break
        case UInt8(ascii: "x"):
            if let value = hexadecimal(digits: 2) {
                append(scalar: value)
            } else {
                noteStrayEscape(start, byte)
            }
        case 0xE2 where position + 1 < count && input[position] == 0x80 && input[position + 1] & 0xFE == 0xA8:
            position += 2
        case UInt8(ascii: "1")...UInt8(ascii: "9"): noteStrayEscape(start, byte)
        default: side.append(byte)
        }
    }

    /// An escape that means nothing: the backslash is read as itself, as people mean it in `C:\Users`.
    private mutating func noteStrayEscape(_ start: Int, _ byte: UInt8) {
        side.append(0x5C)
        position = start + 1
        if byte == 0x0A || byte == 0x0D { return }
        strayEscapes.append(start..<text.character(at: start + 1).upperBound)
    }

    /// Says which escapes of a string mean nothing, in one finding for each reason.
    ///
    /// - Parameter text: what stands between its quotes, where it is closed.
    private mutating func reportStrayEscapes(in text: Range<Int>?, quote: UInt8) {
        guard !strayEscapes.isEmpty else { return }
        let together = text.flatMap { mendingTogether($0, quote: quote) }
        // Other languages need a backslash before a quote, and JSON does not.
        let quotes = strayEscapes.filter { "'`".utf8.contains(input[$0.lowerBound + 1]) }
        let others = strayEscapes.filter { !quotes.contains($0) }
        let groups = [others, quotes].filter { !$0.isEmpty }.sorted { $0[0].lowerBound < $1[0].lowerBound }
        for (number, escapes) in groups.enumerated() {
            let isQuote = escapes == quotes
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, strayEscapeMessage(escapes), at: escapes[0],
                    help: isQuote
                        ? "the quote needs no backslash there" : "a backslash itself is written `\\\\`",
                    fixes: together.map { number == 0 ? $0 : [] } ?? [mending(escapes, isQuote: isQuote)],
                    doubts: []))
        }
        strayEscapes = []
    }

    /// The most escapes that a message names.
    private static let mostNamed = 3

    private func strayEscapeMessage(_ escapes: [Range<Int>]) -> String {
        var names: [String] = []
        for escape in escapes {
            let name = "`\(sourceText(escape))`"
            if names.count <= Self.mostNamed, !names.contains(name) { names.append(name) }
        }
        let language = dialect.language.name
        guard names.count > 1 else { return "\(names[0]) is no escape of \(language)" }
        if names.count > Self.mostNamed { names[Self.mostNamed] = "others" }
        return "\(names.listed("and")) are no escapes of \(language)"
    }

    /// What mends escapes that mean nothing, each by itself.
    private func mending(_ escapes: [Range<Int>], isQuote: Bool) -> Diagnostic.Fix {
        let edits = escapes.map { escape in
            Diagnostic.TextEdit(
                range: escape.lowerBound..<escape.lowerBound + 1, replacement: isQuote ? "" : "\\\\")
        }
        let noun = edits.count > 1 ? "backslashes" : "backslash"
        return Diagnostic.Fix(isQuote ? "take the \(noun) away" : "double the \(noun)", edits: edits)
    }

    /// What mends the escapes that mean nothing together with those beside them that happen to mean something: in
    /// `C:\Users\new` every backslash is meant as one. Where the text is no path nobody can tell, and there is no fix;
    /// `nil` where each is mended by itself.
    private func mendingTogether(_ text: Range<Int>, quote: UInt8) -> [Diagnostic.Fix]? {
        var doubled: [UInt8] = []
        var hasEscape = false
        var index = text.lowerBound
        while index < text.upperBound {
            let (byte, next) = (input[index], index + 1 < text.upperBound ? input[index + 1] : 0)
            doubled.append(byte)
            index += 1
            guard byte == 0x5C else { continue }
            doubled.append(0x5C)
            if next == 0x5C || next == quote {
                doubled[doubled.count - 1] = next
                index += 1
            } else if "bfnrtu".utf8.contains(next) {
                hasEscape = true
            }
        }
        // A name of a network begins with two; each is meant as one there, too.
        let isNetwork =
            text.count > 1 && input[text.lowerBound] == 0x5C && input[text.lowerBound + 1] == 0x5C
        if isNetwork { doubled = [0x5C, 0x5C] + doubled }
        guard hasEscape || isNetwork else { return nil }
        guard Self.beginsPath(doubled) else { return [] }
        return [replacement("double the backslashes", text, String(decoding: doubled, as: UTF8.self))]
    }

    /// Whether a text begins as the paths of Windows do: `C:\`, `.\`, `..\`, `%NAME%\` or `\\`.
    private static func beginsPath(_ text: [UInt8]) -> Bool {
        guard let slash = text.firstIndex(of: 0x5C) else { return false }
        let head = text[..<slash]
        return head.isEmpty || head.allSatisfy { $0 == 0x2E } || head.last == UInt8(ascii: "%")
            || (head.count == 2 && head.last == UInt8(ascii: ":"))
    }

    private mutating func readUnicodeEscape(from start: Int) {
        guard let first = hexadecimal(digits: 4) else {
            noteStrayEscape(start, UInt8(ascii: "u"))
            return
        }
        guard first & 0xFC00 == 0xD800 else {
            if first & 0xFC00 == 0xDC00 { reportHalf(from: start) }
            append(scalar: first)
            return
        }
        let behind = position
        if position + 1 < count, input[position] == 0x5C, input[position + 1] == UInt8(ascii: "u") {
            position += 2
            if let second = hexadecimal(digits: 4), second & 0xFC00 == 0xDC00 {
                append(scalar: 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
                return
            }
            position = behind
        }
        reportHalf(from: start)
        append(scalar: 0xFFFD)
    }

    /// Says that an escape is half of a surrogate pair, of which readers make different things (RFC 8259, section 8.2).
    private mutating func reportHalf(from start: Int) {
        let range = start..<start + 6
        problems.append(
            ConfigProblem(
                .invalidSnippet, .warning, "`\(sourceText(range))` is one half of a character", at: range,
                help: "a character beyond U+FFFF is written as two escapes, such as `\\uD83D\\uDE00`"))
    }

    private mutating func hexadecimal(digits: Int) -> UInt32? {
        guard position + digits <= count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<digits {
            guard let digit = NumberScanner.hexadecimalValue(input[position + offset]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        position += digits
        return value
    }

    /// Adds a character; what is none (half of a surrogate pair) becomes U+FFFD.
    private mutating func append(scalar value: UInt32) {
        side.append(contentsOf: Character(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
}
