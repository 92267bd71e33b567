import Text

/// Inside of `{{ }}` and `{% %}`: words, literals and signs, up to the closing delimiter.
extension Lexer {
    /// Reads a tag whose opening delimiter begins at `opening` and ends here.
    mutating func readTag(_ opening: Int, _ kind: Token.Kind) {
        tokens.append(Token(kind, opening..<offset))
        let firstToken = tokens.count
        var brackets: [Token] = []
        while true {
            skipSpace()
            guard offset < limit, !opensTag(at: offset) else {
                recover(opening, kind, firstToken)
                return
            }
            if close(kind, brackets: brackets) { return }
            if let bracket = brackets.last, isStrayEnd(kind, bracket) {
                report(.unclosedBracket(bytes[bracket.start], path, bracket.range))
                brackets = []
                tokens.append(Token(kind == .tagStart ? .tagEnd : .outputEnd, offset..<offset))
                offset += 2
                return
            }
            if brackets.isEmpty, endsWrongly(kind) { return }
            guard readToken(opening, kind, firstToken, &brackets) else { return }
        }
    }

    /// Takes the closing delimiter if it stands here, with the space that goes with it.
    private mutating func close(_ kind: Token.Kind, brackets: [Token]) -> Bool {
        guard brackets.isEmpty else { return false }
        let start = offset
        let isTag = kind == .tagStart
        var end = offset
        let sign = byte(end)
        if sign == UInt8(ascii: "-") || (isTag && sign == UInt8(ascii: "+")) { end += 1 }
        guard byte(end) == (isTag ? UInt8(ascii: "%") : UInt8(ascii: "}")), byte(end + 1) == UInt8(ascii: "}")
        else {
            return false
        }
        offset = end + 2
        tokens.append(Token(isTag ? .tagEnd : .outputEnd, start..<offset))
        if sign == UInt8(ascii: "-") { skipSpace() } else if isTag, end == start { skipLineEnd() }
        return true
    }

    /// Takes `}`, or the closing delimiter of the other kind of tag, for the end of this one, with a finding.
    private mutating func endsWrongly(_ kind: Token.Kind) -> Bool {
        let isPercent = byte(offset) == UInt8(ascii: "%") && byte(offset + 1) == UInt8(ascii: "}")
        guard isPercent || byte(offset) == UInt8(ascii: "}") else { return false }
        let count = isPercent || byte(offset + 1) == UInt8(ascii: "}") ? 2 : 1
        let found = String(decoding: bytes[offset..<offset + count], as: UTF8.self)
        report(.wrongEnd(kind == .tagStart, found, path, offset..<offset + count))
        tokens.append(Token(kind == .tagStart ? .tagEnd : .outputEnd, offset..<offset))
        offset += count
        return true
    }

    /// Whether a closing delimiter stands here although a bracket is open.
    private func isStrayEnd(_ kind: Token.Kind, _ bracket: Token) -> Bool {
        if kind == .tagStart {
            return byte(offset) == UInt8(ascii: "%") && byte(offset + 1) == UInt8(ascii: "}")
        }
        return bracket.kind != .leftBrace && byte(offset) == UInt8(ascii: "}")
            && byte(offset + 1) == UInt8(ascii: "}")
    }

    /// A tag without its closing delimiter: it is taken to end with its line, and what follows is text again.
    private mutating func recover(_ opening: Int, _ kind: Token.Kind, _ firstToken: Int) {
        report(.unclosedTag(kind == .tagStart, path, opening..<min(limit, opening + 2)))
        var end = opening + 2
        while end < offset, !isLineEnd(end) { end += 1 }
        tokens.removeAll(fromIndex: firstToken) { $0.end > end }
        tokens.append(Token(kind == .tagStart ? .tagEnd : .outputEnd, end..<end))
        offset = end
    }

    /// Reads one token. `false` where the tag ended in an error.
    private mutating func readToken(
        _ opening: Int, _ kind: Token.Kind, _ firstToken: Int, _ brackets: inout [Token]
    ) -> Bool {
        let start = offset
        let byte = bytes[offset]
        if Characters.beginsName(byte) {
            while offset < limit, Characters.continuesName(bytes[offset]) { offset += 1 }
            tokens.append(Token(.name, start..<offset))
        } else if byte.isDigit {
            tokens.append(Token(readNumber(), start..<offset))
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            guard readString(byte) else {
                report(.unclosedString(path, start..<start + 1))
                endAfterString(start, kind)
                return false
            }
            tokens.append(Token(.string, start..<offset))
        } else if let (sign, length) = sign(at: offset) {
            offset += length
            bracket(Token(sign, start..<offset), &brackets)
        } else {
            while offset < limit, bytes[offset] == byte { offset += 1 }
            report(.unexpectedCharacter(byte, path, start..<offset))
        }
        return true
    }

    private func sign(at index: Int) -> (Token.Kind, Int)? {
        for (spelling, kind) in Token.signs where byte(index) == spelling.utf8.first {
            let length = spelling.utf8.count
            if length == 1 || byte(index + 1) == spelling.utf8.last { return (kind, length) }
        }
        return nil
    }

    /// Appends a sign and keeps account of the brackets; one that closes nothing is left out with a finding.
    private mutating func bracket(_ token: Token, _ brackets: inout [Token]) {
        switch token.kind {
        case .leftParenthesis, .leftBracket, .leftBrace: brackets.append(token)
        case .rightParenthesis, .rightBracket, .rightBrace:
            let opening: Token.Kind =
                token.kind == .rightParenthesis
                ? .leftParenthesis : token.kind == .rightBracket ? .leftBracket : .leftBrace
            guard brackets.last?.kind == opening else {
                report(.strayBracket(bytes[token.start], path, token.range))
                return
            }
            brackets.removeLast()
        case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .name, .integer, .double, .string, .plus,
            .minus, .star, .doubleStar, .slash, .doubleSlash, .percent, .tilde, .equal, .notEqual, .less,
            .lessOrEqual, .greater, .greaterOrEqual, .assign, .dot, .comma, .colon, .pipe, .semicolon, .end:
            break
        }
        tokens.append(token)
    }

    private mutating func readNumber() -> Token.Kind {
        if byte(offset) == UInt8(ascii: "0"), "xXoObB".utf8.contains(byte(offset + 1)) {
            offset += 2
            while Characters.continuesName(byte(offset)) { offset += 1 }
            return .integer
        }
        skipDigits()
        var kind = Token.Kind.integer
        // In `rows.0.1` both numbers are those of items.
        if tokens.last?.kind == .dot { return kind }
        if byte(offset) == UInt8(ascii: "."), byte(offset + 1).isDigit {
            kind = .double
            offset += 1
            skipDigits()
        }
        if byte(offset) | 0x20 == UInt8(ascii: "e") {
            let hasSign = byte(offset + 1) == UInt8(ascii: "+") || byte(offset + 1) == UInt8(ascii: "-")
            if byte(offset + (hasSign ? 2 : 1)).isDigit {
                kind = .double
                offset += hasSign ? 2 : 1
                skipDigits()
            }
        }
        return kind
    }

    private mutating func skipDigits() {
        while byte(offset).isDigit || byte(offset) == UInt8(ascii: "_") { offset += 1 }
    }

    /// Moves behind the closing quote. A text over several lines that holds a closing delimiter is taken for one
    /// whose quote was forgotten.
    private mutating func readString(_ quote: UInt8) -> Bool {
        var index = offset + 1
        var hasLineEnd = false
        var hasDelimiter = false
        while index < limit {
            switch bytes[index] {
            case quote where !(hasLineEnd && hasDelimiter):
                offset = index + 1
                return true
            case quote: return false
            case UInt8(ascii: "\\"): index += 1
            case 0x0A, 0x0D: hasLineEnd = true
            case UInt8(ascii: "}"):
                let before = bytes[index - 1]
                hasDelimiter = hasDelimiter || before == UInt8(ascii: "}") || before == UInt8(ascii: "%")
            default: break
            }
            if hasLineEnd && hasDelimiter { return false }
            index += 1
        }
        return false
    }

    /// After a text without its closing quote the tag ends with its delimiter in the same line, or with the line.
    private mutating func endAfterString(_ start: Int, _ kind: Token.Kind) {
        let first = kind == .tagStart ? UInt8(ascii: "%") : UInt8(ascii: "}")
        var index = start + 1
        while index < limit, !isLineEnd(index) {
            if bytes[index] == first, byte(index + 1) == UInt8(ascii: "}") {
                tokens.append(Token(kind == .tagStart ? .tagEnd : .outputEnd, index..<index))
                offset = index + 2
                return
            }
            index += 1
        }
        tokens.append(Token(kind == .tagStart ? .tagEnd : .outputEnd, index..<index))
        offset = index
    }
}

extension Array {
    /// Removes elements from an index on for which the predicate holds.
    fileprivate mutating func removeAll(fromIndex start: Int, where isRemoved: (Element) -> Bool) {
        let kept = self[start...].filter { !isRemoved($0) }
        self.removeSubrange(start...)
        append(contentsOf: kept)
    }
}
