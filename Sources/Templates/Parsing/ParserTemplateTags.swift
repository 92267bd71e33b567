import Diagnostics

/// Tags that build templates from templates: `block`, `extends`, `include`, `import`, `from`, `macro`, `call`.
extension Parser {
    mutating func parseBlock(_ opening: OpenTag) -> Statement? {
        let word = expectName("the block's name")
        var isScoped = false
        var isRequired = false
        while !isSilent {
            if skip(word: "scoped") {
                isScoped = true
            } else if skip(word: "required") {
                isRequired = true
            } else {
                break
            }
        }
        finishTag()
        let body = parseBlockBody(opening, word)
        guard let word else { return nil }
        if let first = blocks[word.name] {
            report(.duplicateBlock(names.string(word.name), path, word.range, first: first))
            isSilent = false
            return nil
        }
        blocks[word.name] = word.range
        return .block(Statement.Block(word: word, isScoped: isScoped, isRequired: isRequired, body: body))
    }

    /// The end tag may repeat the block's name.
    private mutating func parseBlockBody(_ opening: OpenTag, _ word: Word?) -> [Statement] {
        var body: [Statement] = []
        guard parsePart(of: opening, into: &body) != nil else { return body }
        parseEndName(word)
        finishTag()
        return body
    }

    private mutating func parseEndName(_ word: Word?) {
        guard let name = self.word(token), let word else { return }
        if name != names.string(word.name) {
            report(.otherEndName(name, expected: names.string(word.name), path, token.range))
        }
        advance()
    }

    mutating func parseExtends(_ opening: OpenTag) -> Statement {
        let name = parseExpression()
        finishTag()
        return .extend(name, opening.range)
    }

    mutating func parseInclude(_ opening: OpenTag) -> Statement {
        let name = parseExpression()
        var ignoresMissing = false
        if word(token) == "ignore", word(token(after: 1)) == "missing" {
            advance()
            advance()
            ignoresMissing = true
        }
        let hasContext = parseContext() ?? true
        finishTag()
        return .include(name, ignoresMissing: ignoresMissing, hasContext: hasContext, opening.range)
    }

    mutating func parseImport(_ opening: OpenTag) -> Statement? {
        let name = parseExpression()
        guard skip(word: "as") else {
            report(.expected("`as` and a name", path, token.range, found: foundText))
            finishTag()
            return nil
        }
        let alias = expectName("a name after `as`")
        let hasContext = parseContext() ?? false
        finishTag()
        guard let alias else { return nil }
        return .importTemplate(name, alias, hasContext: hasContext, opening.range)
    }

    mutating func parseFrom(_ opening: OpenTag) -> Statement? {
        let name = parseExpression()
        guard skip(word: "import") else {
            report(.expected("`import` and names", path, token.range, found: foundText))
            finishTag()
            return nil
        }
        var imported: [(name: Word, alias: Word)] = []
        var hasContext = false
        while token.kind != .tagEnd, token.kind != .end, !isSilent {
            if let context = parseContext() {
                hasContext = context
                break
            }
            guard let word = expectName("a name to import") else { break }
            var alias = word
            if skip(word: "as") {
                guard let given = expectName("a name after `as`") else { break }
                alias = given
            }
            imported.append((word, alias))
            if let context = parseContext() {
                hasContext = context
                break
            }
            if token.kind != .tagEnd, !expect(.comma, after: "an imported name") { break }
        }
        if imported.isEmpty { report(.expected("a name to import", path, token.range, found: foundText)) }
        finishTag()
        return .importNames(name, imported, hasContext: hasContext, opening.range)
    }

    /// `with context` or `without context`; `nil` where neither stands here.
    private mutating func parseContext() -> Bool? {
        guard let first = word(token), first == "with" || first == "without" else { return nil }
        guard word(token(after: 1)) == "context" else { return nil }
        advance()
        advance()
        return first == "with"
    }

    mutating func parseMacro(_ opening: OpenTag) -> Statement? {
        let word = expectName("the macro's name")
        var parameters: [(word: Word, fallback: Int32?)] = []
        if word != nil { parameters = parseParameters() }
        finishTag()
        var body: [Statement] = []
        if parsePart(of: opening, into: &body) != nil {
            parseEndName(word)
            finishTag()
        }
        guard let word else { return nil }
        return .macro(Statement.Macro(word: word, parameters: parameters, body: body))
    }

    mutating func parseCallBlock(_ opening: OpenTag) -> Statement? {
        let parameters = token.kind == .leftParenthesis ? parseParameters() : []
        let call = parseExpression()
        if case .call = syntax.arena[call].kind {
        } else {
            report(.notACall(path, syntax.arena[call].range))
        }
        finishTag()
        let word = Word(name: names.number("caller"), range: opening.range)
        let body = parseWholeBody(of: opening)
        guard case .call = syntax.arena[call].kind else { return nil }
        return .callBlock(Statement.Macro(word: word, parameters: parameters, body: body), call: call)
    }

    private mutating func parseParameters() -> [(word: Word, fallback: Int32?)] {
        var parameters: [(word: Word, fallback: Int32?)] = []
        guard expect(.leftParenthesis, after: "the macro's name") else { return [] }
        while token.kind != .rightParenthesis, !isSilent {
            if !parameters.isEmpty, !expect(.comma, after: "a parameter") { break }
            if token.kind == .rightParenthesis { break }
            guard let word = expectName("a parameter's name") else { break }
            if parameters.contains(where: { $0.word.name == word.name }) {
                report(.duplicateParameter(names.string(word.name), path, word.range))
            }
            let fallback: Int32? = skip(.assign) ? parseExpression() : nil
            if fallback == nil, parameters.last?.fallback != nil {
                report(.parameterAfterDefault(names.string(word.name), path, word.range))
            }
            parameters.append((word, fallback))
        }
        _ = expect(.rightParenthesis, after: "the parameters")
        return parameters
    }
}
