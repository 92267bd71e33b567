import Diagnostics

/// Expressions, from the loosest binding to the tightest: `a if b else c`, `or`, `and`, `not`, comparisons, `+ -`,
/// `~`, `* / // %`, `**`, signs.
extension Parser {
    /// How tightly operators bind.
    enum Level: Int {
        case or = 1
        case and, not, comparison, sum, concatenation, product, power, sign
    }

    /// One expression.
    mutating func parseExpression() -> Int32 {
        guard enter() else { return invalid() }
        defer { expressionDepth -= 1 }
        var value = parseOperators(.or)
        while skip(word: "if") {
            let condition = parseOperators(.or)
            let otherwise: Int32? = skip(word: "else") ? parseExpression() : nil
            value = add(.conditional(condition: condition, value: value, otherwise: otherwise), from: value)
        }
        return value
    }

    /// One expression, or several between commas, which make a tuple.
    mutating func parseTuple(allowsConditional: Bool = true) -> Int32 {
        let first = allowsConditional ? parseExpression() : parseOperators(.or)
        guard token.kind == .comma else { return first }
        var items = [first]
        while skip(.comma) {
            switch token.kind {
            case .tagEnd, .outputEnd, .rightParenthesis, .end: break
            case .text, .outputStart, .tagStart, .name, .integer, .double, .string, .plus, .minus, .star,
                .doubleStar, .slash, .doubleSlash, .percent, .tilde, .equal, .notEqual, .less, .lessOrEqual,
                .greater, .greaterOrEqual, .assign, .dot, .comma, .colon, .pipe, .semicolon, .leftParenthesis,
                .leftBracket, .rightBracket, .leftBrace, .rightBrace:
                items.append(allowsConditional ? parseExpression() : parseOperators(.or))
            }
        }
        return add(.tuple(items), from: first)
    }

    /// Operators that bind at least as tightly as a level.
    mutating func parseOperators(_ minimum: Level) -> Int32 {
        var left: Int32
        if minimum.rawValue <= Level.not.rawValue, word(token) == "not" {
            left = parseNot()
        } else {
            left = parseUnary(withFilters: true)
        }
        while let level = operatorLevel, level.rawValue >= minimum.rawValue, !isSilent {
            switch level {
            case .or:
                advance()
                left = add(.either(left, parseOperators(.and)), from: left)
            case .and:
                advance()
                left = add(.both(left, parseOperators(.not)), from: left)
            case .comparison: left = parseComparisons(left)
            case .concatenation: left = parseConcatenation(left)
            case .sum, .product, .power: left = parseArithmetic(left, level)
            case .not, .sign: return left
            }
        }
        return left
    }

    private mutating func parseNot() -> Int32 {
        let start = token.start
        guard enter() else { return invalid() }
        defer { expressionDepth -= 1 }
        advance()
        let value = parseOperators(.not)
        return add(.unary(.not, value), start..<max(start, syntax.arena[value].range.upperBound))
    }

    private var operatorLevel: Level? {
        switch token.kind {
        case .plus, .minus: .sum
        case .tilde: .concatenation
        case .star, .slash, .doubleSlash, .percent: .product
        case .doubleStar: .power
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .name:
            switch word(token) {
            case "or": .or
            case "and": .and
            case "in": .comparison
            case "not": word(token(after: 1)) == "in" ? .comparison : nil
            default: nil
            }
        case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .integer, .double, .string, .assign, .dot,
            .comma, .colon, .pipe, .semicolon, .leftParenthesis, .rightParenthesis, .leftBracket,
            .rightBracket, .leftBrace, .rightBrace, .end:
            nil
        }
    }

    private mutating func parseComparisons(_ first: Int32) -> Int32 {
        var others: [(operation: ComparisonOperator, value: Int32)] = []
        while let operation = takeComparison() {
            others.append((operation, parseOperators(.sum)))
        }
        return add(.comparison(first, others), from: first)
    }

    private mutating func takeComparison() -> ComparisonOperator? {
        let operation: ComparisonOperator
        switch token.kind {
        case .equal: operation = .equal
        case .notEqual: operation = .notEqual
        case .less: operation = .less
        case .lessOrEqual: operation = .lessOrEqual
        case .greater: operation = .greater
        case .greaterOrEqual: operation = .greaterOrEqual
        case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .name, .integer, .double, .string, .plus,
            .minus, .star, .doubleStar, .slash, .doubleSlash, .percent, .tilde, .assign, .dot, .comma, .colon,
            .pipe, .semicolon, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace,
            .rightBrace, .end:
            if skip(word: "in") { return .contained }
            guard word(token) == "not", word(token(after: 1)) == "in" else { return nil }
            advance()
            operation = .notContained
        }
        advance()
        return operation
    }

    private mutating func parseConcatenation(_ first: Int32) -> Int32 {
        var parts = [first]
        while skip(.tilde) { parts.append(parseOperators(.product)) }
        return add(.concatenation(parts), from: first)
    }

    private mutating func parseArithmetic(_ left: Int32, _ level: Level) -> Int32 {
        let operation: BinaryOperator
        switch token.kind {
        case .plus: operation = .add
        case .minus: operation = .subtract
        case .star: operation = .multiply
        case .slash: operation = .divide
        case .doubleSlash: operation = .floorDivide
        case .percent: operation = .modulo
        case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .name, .integer, .double, .string,
            .doubleStar, .tilde, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .assign,
            .dot, .comma, .colon, .pipe, .semicolon, .leftParenthesis, .rightParenthesis, .leftBracket,
            .rightBracket, .leftBrace, .rightBrace, .end:
            operation = .power
        }
        advance()
        let right = parseOperators(Level(rawValue: level.rawValue + 1) ?? .sign)
        return add(.binary(operation, left, right), from: left)
    }

    /// Counts one more level of nesting. Where that is too many, reports it and passes over the rest of the tag.
    mutating func enter() -> Bool {
        expressionDepth += 1
        if expressionDepth <= Self.depthLimit { return true }
        expressionDepth -= 1
        report(.tooDeep("expressions", limit: Self.depthLimit, path, token.range))
        passTag()
        return false
    }

    /// Moves to the end of the tag that is being read.
    mutating func passTag() {
        while token.kind != .tagEnd, token.kind != .outputEnd, token.kind != .end { advance() }
    }

    mutating func invalid() -> Int32 {
        syntax.arena.add(.invalid, token.start..<token.start)
    }

    /// Adds an expression that reaches from the beginning of another one to the last token read.
    mutating func add(_ kind: Expression.Kind, from first: Int32) -> Int32 {
        let start = syntax.arena[first].range.lowerBound
        return add(kind, start..<max(start, tokens[max(0, position - 1)].end))
    }

    /// Adds an expression. A chain of operators that lies too deep is reported once and given up.
    mutating func add(_ kind: Expression.Kind, _ range: Range<Int>) -> Int32 {
        let number = syntax.arena.add(kind, range)
        guard syntax.arena[number].depth > 2 * Self.depthLimit else { return number }
        report(.tooDeep("operators", limit: 2 * Self.depthLimit, path, token.range))
        passTag()
        return invalid()
    }
}
