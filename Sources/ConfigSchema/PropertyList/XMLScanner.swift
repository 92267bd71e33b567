import Diagnostics
import Text

/// One piece of markup, or the text between two.
struct XMLToken {
    enum Kind {
        case start, empty, end, text, characterData, other
    }

    let kind: Kind
    /// The bytes of the piece with its brackets.
    let range: Range<Int>
    /// The name of an element; of character data its content.
    let name: Range<Int>
}

/// Cuts XML into tags and text, as far as property lists need it: no entities are declared, none are fetched.
struct XMLScanner {
    let input: UnsafeBufferPointer<UInt8>
    var position = 0
    var problems: [ConfigProblem] = []

    init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

    /// The next piece.
    mutating func next() -> XMLToken? {
        guard position < input.count else { return nil }
        let start = position
        if beginsMarkup(position) { return markup(start) }
        while position < input.count, !beginsMarkup(position) { position += 1 }
        return XMLToken(kind: .text, range: start..<position, name: start..<position)
    }

    /// Whether markup begins here; a `<` before anything else is text that should have been escaped.
    private func beginsMarkup(_ offset: Int) -> Bool {
        guard input[offset] == UInt8(ascii: "<"), offset + 1 < input.count else { return false }
        let next = input[offset + 1]
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/")
            || isNameStart(next)
    }

    private func isNameStart(_ byte: UInt8) -> Bool {
        byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private func isName(_ byte: UInt8) -> Bool {
        isNameStart(byte) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: ":")
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func goesOn(with text: String) -> Bool { input[position...].starts(with: text.utf8) }

    private mutating func markup(_ start: Int) -> XMLToken {
        if goesOn(with: "<!--") { return delimited(start, 4, "-->", .other, "comment") }
        if goesOn(with: "<![CDATA[") { return delimited(start, 9, "]]>", .characterData, "CDATA section") }
        if goesOn(with: "<?") { return delimited(start, 2, "?>", .other, "instruction") }
        if goesOn(with: "<!") { return documentType(start) }
        return tag(start)
    }

    private mutating func delimited(
        _ start: Int, _ opening: Int, _ closing: String, _ kind: XMLToken.Kind, _ what: String
    ) -> XMLToken {
        position += opening
        let content = position
        while position < input.count, !goesOn(with: closing) { position += 1 }
        let end = position
        if position < input.count {
            position += closing.utf8.count
        } else {
            report(
                "this \(what) is never closed", start..<start + opening, help: "close it with `\(closing)`")
        }
        return XMLToken(kind: kind, range: start..<position, name: content..<end)
    }

    /// Passes over `<!DOCTYPE …>`, with what it declares between brackets.
    private mutating func documentType(_ start: Int) -> XMLToken {
        var quote: UInt8?
        var inBrackets = false
        position += 2
        while position < input.count {
            let byte = input[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                inBrackets = true
            } else if byte == UInt8(ascii: "]") {
                inBrackets = false
            } else if byte == UInt8(ascii: ">"), !inBrackets {
                return XMLToken(kind: .other, range: start..<position, name: start..<start)
            }
        }
        report("this declaration is never closed", start..<min(start + 9, input.count))
        return XMLToken(kind: .other, range: start..<position, name: start..<start)
    }

    // MARK: Tags

    private mutating func tag(_ start: Int) -> XMLToken {
        let isEnd = input[start + 1] == UInt8(ascii: "/")
        position = start + (isEnd ? 2 : 1)
        let name = position
        while position < input.count, isName(input[position]) { position += 1 }
        let nameRange = name..<position
        var isWellFormed = true
        if isEnd { skipSpaces() } else { isWellFormed = skipAttributes() }
        var kind = isEnd ? XMLToken.Kind.end : .start
        if !isEnd, position < input.count, input[position] == UInt8(ascii: "/") {
            kind = .empty
            position += 1
        }
        if position < input.count, input[position] == UInt8(ascii: ">") {
            position += 1
        } else {
            if isWellFormed {
                report(
                    "this tag is not closed", start..<max(nameRange.upperBound, start + 1),
                    help: "close it with `>`")
            }
            skipBrokenTag()
        }
        return XMLToken(kind: kind, range: start..<position, name: nameRange)
    }

    private mutating func skipSpaces() {
        while position < input.count, isSpace(input[position]) { position += 1 }
    }

    /// Goes on behind the next `>` of the line, or else at its end or at the next `<`.
    private mutating func skipBrokenTag() {
        while position < input.count, input[position] != 0x0A, input[position] != UInt8(ascii: "<") {
            position += 1
            if input[position - 1] == UInt8(ascii: ">") { return }
        }
    }

    /// Moves behind the attributes of a tag; `false` where one is not as it should be, which is said.
    private mutating func skipAttributes() -> Bool {
        while true {
            let before = position
            skipSpaces()
            guard position < input.count, isNameStart(input[position]), position > before else { return true }
            let start = position
            while position < input.count, isName(input[position]) { position += 1 }
            skipSpaces()
            guard skipAttributeValue() else {
                report("an attribute is written `name=\"value\"`", start..<position)
                return false
            }
        }
    }

    private mutating func skipAttributeValue() -> Bool {
        guard position < input.count, input[position] == UInt8(ascii: "=") else { return false }
        position += 1
        skipSpaces()
        guard position < input.count else { return false }
        let quote = input[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        let start = position
        position += 1
        while position < input.count, input[position] != quote, input[position] != UInt8(ascii: "<") {
            position += 1
        }
        guard position < input.count, input[position] == quote else {
            position = start
            return false
        }
        position += 1
        return true
    }

    private mutating func report(_ message: String, _ range: Range<Int>, help: String? = nil) {
        problems.append(ConfigProblem(.invalidSnippet, .error, message, at: range, help: help))
    }
}
