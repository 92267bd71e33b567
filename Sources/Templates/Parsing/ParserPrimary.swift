import Diagnostics

/// The parts of expressions: literals, names, members, calls, filters and tests.
extension Parser {
    /// A value with its sign, and what follows it: `.name`, `[key]`, `(…)`, and with `withFilters` also `|filter`
    /// and `is test`.
    mutating func parseUnary(withFilters: Bool) -> Int32 {
        var value: Int32
        if token.kind == .minus || token.kind == .plus {
            let sign = token
            guard enter() else { return invalid() }
            defer { expressionDepth -= 1 }
            advance()
            let operand = parseUnary(withFilters: false)
            let end = max(sign.end, syntax.arena[operand].range.upperBound)
            value = add(.unary(sign.kind == .minus ? .minus : .plus, operand), sign.start..<end)
        } else {
            value = parsePrimary()
        }
        value = parsePostfix(value)
        return withFilters ? parseFiltersAndTests(value) : value
    }

    mutating func parsePostfix(_ value: Int32) -> Int32 {
        var value = value
        while !isSilent {
            switch token.kind {
            case .dot: value = parseMember(value)
            case .leftBracket: value = parseSubscript(value)
            case .leftParenthesis:
                let arguments = parseArguments()
                value = add(.call(value, arguments), from: value)
            case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .name, .integer, .double, .string,
                .plus, .minus, .star, .doubleStar, .slash, .doubleSlash, .percent, .tilde, .equal, .notEqual,
                .less, .lessOrEqual, .greater, .greaterOrEqual, .assign, .comma, .colon, .pipe, .semicolon,
                .rightParenthesis, .rightBracket, .leftBrace, .rightBrace, .end:
                return value
            }
        }
        return value
    }

    private mutating func parseFiltersAndTests(_ value: Int32) -> Int32 {
        var value = value
        while !isSilent {
            if token.kind == .pipe {
                value = parseFilters(value)
            } else if word(token) == "is" {
                value = parseTest(value)
            } else if token.kind == .leftParenthesis {
                let arguments = parseArguments()
                value = add(.call(value, arguments), from: value)
            } else {
                return value
            }
        }
        return value
    }

    private mutating func parseMember(_ object: Int32) -> Int32 {
        advance()
        if token.kind == .integer {
            let number = token
            advance()
            let key = add(.constant(Literal.integer(bytes, number.range) ?? .undefined), number.range)
            return add(.item(object, key), from: object)
        }
        guard token.kind == .name else {
            report(.expected("a name after `.`", path, token.range, found: foundText))
            return object
        }
        let word = Word(name: names.number(text(token)), range: token.range)
        advance()
        return add(.member(object, word), from: object)
    }

    private mutating func parseSubscript(_ object: Int32) -> Int32 {
        advance()
        var bounds: [Int32?] = [nil]
        if token.kind != .colon { bounds[0] = parseTuple() }
        while bounds.count < 3, skip(.colon) {
            let isOpen = token.kind == .colon || token.kind == .rightBracket
            bounds.append(isOpen ? nil : parseExpression())
        }
        _ = expect(.rightBracket, after: "the key in brackets")
        if bounds.count == 1, let key = bounds[0] { return add(.item(object, key), from: object) }
        let step = bounds.count > 2 ? bounds[2] : nil
        let stop = bounds.count > 1 ? bounds[1] : nil
        return add(.slice(object, start: bounds[0], stop: stop, step: step), from: object)
    }

    /// One or more filters, each after `|`; the first without it at the head of a `filter` block.
    mutating func parseFilters(_ value: Int32, isFirst: Bool = false) -> Int32 {
        var value = value
        var needsPipe = !isFirst
        while !isSilent {
            if needsPipe, !skip(.pipe) { break }
            needsPipe = true
            guard let word = expectName("a filter's name") else { break }
            let arguments = token.kind == .leftParenthesis ? parseArguments() : Arguments()
            value = add(.filter(value, word, arguments), from: value)
        }
        return value
    }

    private mutating func parseTest(_ value: Int32) -> Int32 {
        advance()
        let isNegated = skip(word: "not")
        guard token.kind == .name, let name = word(token) else {
            report(.expected("a test's name after `is`", path, token.range, found: foundText))
            return value
        }
        let word = Word(name: names.number(name), range: token.range)
        advance()
        var arguments = Arguments()
        if token.kind == .leftParenthesis {
            arguments = parseArguments()
        } else if beginsTestArgument {
            arguments.positional = [parsePostfix(parsePrimary())]
        }
        return add(.test(value, word, arguments, isNegated: isNegated), from: value)
    }

    /// Whether an argument of a test follows without parentheses, as in `is divisibleby 3`.
    private var beginsTestArgument: Bool {
        switch token.kind {
        case .string, .integer, .double, .leftBracket, .leftBrace: true
        case .name: !(word(token).map { Self.reserved.contains($0) || $0 == "recursive" } ?? false)
        case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .plus, .minus, .star, .doubleStar, .slash,
            .doubleSlash, .percent, .tilde, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
            .assign, .dot, .comma, .colon, .pipe, .semicolon, .leftParenthesis, .rightParenthesis,
            .rightBracket, .rightBrace, .end:
            false
        }
    }

    /// What stands between parentheses.
    mutating func parseArguments() -> Arguments {
        var arguments = Arguments()
        advance()
        while token.kind != .rightParenthesis, !isSilent {
            parseArgument(into: &arguments)
            guard token.kind != .rightParenthesis else { break }
            if !expect(.comma, after: "an argument") { break }
        }
        _ = expect(.rightParenthesis, after: "the arguments")
        return arguments
    }

    private mutating func parseArgument(into arguments: inout Arguments) {
        if skip(.star) {
            arguments.list = parseExpression()
        } else if skip(.doubleStar) {
            arguments.object = parseExpression()
        } else if token.kind == .name, token(after: 1).kind == .assign {
            let word = Word(name: names.number(text(token)), range: token.range)
            advance()
            advance()
            if arguments.keywords.contains(where: { $0.word.name == word.name }) {
                report(.duplicateArgument(names.string(word.name), path, word.range))
            }
            arguments.keywords.append((word, parseExpression()))
        } else {
            let start = token.range
            let value = parseExpression()
            if !arguments.keywords.isEmpty || arguments.list != nil {
                report(.positionalAfterNamed(path, start))
            }
            arguments.positional.append(value)
        }
    }
}
