import Text

/// Bodies: text, output and tags, up to a tag that ends the body.
extension Parser {
    /// Reads statements up to an end tag of the innermost open tag, which is left to be read, or to the end.
    mutating func parseBody() -> [Statement] {
        var body: [Statement] = []
        while !isGivenUp {
            switch token.kind {
            case .text:
                body.append(.text(token.range))
                advance()
            case .outputStart:
                if let statement = parseOutput() { body.append(statement) }
            case .tagStart:
                guard let tag = tag(at: token(after: 1)) else {
                    passUnknownTag()
                    continue
                }
                if tag.isEnd {
                    if endsBody(tag) { return body }
                    passStrayEnd(tag)
                } else if let statement = parseTag(tag) {
                    body.append(statement)
                }
            case .outputEnd, .tagEnd, .name, .integer, .double, .string, .plus, .minus, .star, .doubleStar,
                .slash, .doubleSlash, .percent, .tilde, .equal, .notEqual, .less, .lessOrEqual, .greater,
                .greaterOrEqual, .assign, .dot, .comma, .colon, .pipe, .semicolon, .leftParenthesis,
                .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .end:
                return body
            }
        }
        return body
    }

    /// Reads the body of a tag whose head has been read, and the end tags that divide or end it.
    ///
    /// Returns the tag that ended this part, with the position behind its word; `nil` where it was never ended,
    /// which is reported.
    mutating func parsePart(of opening: OpenTag, into body: inout [Statement]) -> Tag? {
        guard open.count < Self.depthLimit else {
            report(.tooDeep("tags", limit: Self.depthLimit, path, opening.range))
            giveUp()
            return nil
        }
        open.append(opening)
        body = parseBody()
        open.removeLast()
        guard !isGivenUp else { return nil }
        guard token.kind == .tagStart, let tag = tag(at: token(after: 1)), opening.tag.ends.contains(tag)
        else {
            report(.unclosedBlock(opening.tag.rawValue, path, opening.range))
            isSilent = false
            return nil
        }
        beginTag()
        advance()
        return tag
    }

    /// Reads a body that only the tag's own end tag ends, and that end tag.
    mutating func parseWholeBody(of opening: OpenTag) -> [Statement] {
        var body: [Statement] = []
        if parsePart(of: opening, into: &body) != nil { finishTag() }
        return body
    }

    private mutating func parseOutput() -> Statement? {
        beginTag()
        if token.kind == .outputEnd {
            report(.expected("an expression", path, tokens[position - 1].start..<token.end, found: nil))
            finishTag()
            return nil
        }
        let value = parseTuple()
        finishTag()
        return .output(value)
    }

    /// Moves behind a tag's opening delimiter. A tag without its closing one has been reported by the lexer.
    mutating func beginTag() {
        advance()
        var index = position
        while index < tokens.count - 1, tokens[index].kind != .tagEnd, tokens[index].kind != .outputEnd {
            index += 1
        }
        let tag = tokens[position - 1].start..<tokens[index].end
        isSilent =
            tokens[index].isMissingEnd || isMisspelt.contains(token.start)
            || lexical.contains { tag.contains($0) }
    }

    /// The tag that a word names; for a misspelt word that is near to one, the tag that was meant.
    private func tag(at token: Token) -> Tag? {
        guard let word = word(token) else { return nil }
        if let tag = Tag(rawValue: word) ?? misspeltEnds[word] { return tag }
        guard !unknownEnds.contains(word), isMisspelt.contains(token.start) else { return nil }
        return meant(word)
    }

    private func meant(_ word: String) -> Tag? {
        if let tag = Spelling.nearest(to: word, in: Tag.allCases.map(\.rawValue)).flatMap(Tag.init) {
            return tag
        }
        return word.hasPrefix("end") ? open.last?.tag.ends.last : nil
    }

    private func endsBody(_ tag: Tag) -> Bool {
        open.contains { $0.tag.ends.contains(tag) }
    }

    private mutating func passStrayEnd(_ tag: Tag) {
        beginTag()
        report(.strayEnd(tag, path, token.range))
        skipTag()
    }

    /// Reports a tag that does not exist. One that is nearly right is read again as what was meant.
    private mutating func passUnknownTag() {
        let wordToken = token(after: 1)
        guard let word = word(wordToken) else {
            beginTag()
            report(.expected("the name of a tag", path, token.range, found: foundText))
            skipTag()
            return
        }
        if unknownEnds.contains(word) {
            beginTag()
            skipTag()
            return
        }
        let start = position
        beginTag()
        let suggestion = meant(word)
        report(.unknownTag(word, suggestion: suggestion?.rawValue, path, wordToken.range))
        if let suggestion {
            if let end = suggestion.ends.last { misspeltEnds["end" + word] = end }
            isMisspelt.insert(wordToken.start)
            position = start
        } else {
            unknownEnds.insert("end" + word)
            skipTag()
        }
    }

    private mutating func skipTag() {
        isSilent = true
        finishTag()
    }
}
