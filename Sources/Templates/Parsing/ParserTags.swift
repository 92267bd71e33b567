import Diagnostics

/// Tags of the flow: `if`, `for`, `set`, `with`, `filter`, `autoescape`, `do`, `break`, `continue`.
extension Parser {
    /// Reads a tag that begins here, with its body.
    mutating func parseTag(_ tag: Tag) -> Statement? {
        let start = token.start
        beginTag()
        let word = token
        advance()
        let opening = OpenTag(tag: tag, range: start..<word.end)
        switch tag {
        case .if: return parseIf(opening)
        case .for: return parseFor(opening)
        case .set: return parseSet(opening)
        case .with: return parseWith(opening)
        case .filter: return parseFilterBlock(opening)
        case .autoescape: return parseEscaping(opening)
        case .do:
            let value = parseTuple()
            finishTag()
            return .evaluation(value)
        case .break, .continue:
            finishTag()
            return .leave(tag == .break ? .break : .continue, word.range)
        case .block: return parseBlock(opening)
        case .macro: return parseMacro(opening)
        case .call: return parseCallBlock(opening)
        case .extends: return parseExtends(opening)
        case .include: return parseInclude(opening)
        case .import: return parseImport(opening)
        case .from: return parseFrom(opening)
        case .raw:
            report(.unexpected(foundText ?? "raw", path, token.range))
            finishTag()
            return nil
        case .elif, .else, .endautoescape, .endblock, .endcall, .endfilter, .endfor, .endif, .endmacro,
            .endset,
            .endwith, .endraw:
            finishTag()
            return nil
        }
    }

    private mutating func parseIf(_ opening: OpenTag) -> Statement {
        var branch = Statement.Branch()
        var condition = parseTuple()
        finishTag()
        while true {
            var body: [Statement] = []
            let end = parsePart(of: opening, into: &body)
            branch.arms.append((condition, body))
            guard end == .elif else {
                if end == .else { branch.otherwise = parseElse(opening) } else if end != nil { finishTag() }
                return .branch(branch)
            }
            condition = parseTuple()
            finishTag()
        }
    }

    /// The part behind `else`, up to the end tag. A second `else` or an `elif` there is reported and its body read
    /// as more of the same.
    private mutating func parseElse(_ opening: OpenTag) -> [Statement] {
        finishTag()
        var all: [Statement] = []
        while true {
            var body: [Statement] = []
            let end = parsePart(of: opening, into: &body)
            all += body
            guard let end, end != opening.tag.ends.last else {
                if end != nil { finishTag() }
                return all
            }
            report(.afterElse(end, path, tokens[position - 1].range))
            isSilent = true
            finishTag()
        }
    }

    private mutating func parseFor(_ opening: OpenTag) -> Statement? {
        let start = token
        let target = parseTarget(allowsMember: false, stops: ["in"])
        if target?.names.contains(where: { names.string($0) == ContextShape.loop }) ?? false {
            report(.cannotBindLoop(path, start.range))
        }
        if target != nil, !skip(word: "in") {
            report(.expected("`in` after the name of a loop's item", path, token.range, found: foundText))
        }
        let items = parseTuple(allowsConditional: false)
        var condition: Int32?
        if skip(word: "if") { condition = parseExpression() }
        let isRecursive = skip(word: "recursive")
        finishTag()
        var loop = Statement.Loop(
            target: target ?? .list([], opening.range), items: items, condition: condition,
            isRecursive: isRecursive)
        switch parsePart(of: opening, into: &loop.body) {
        case .else: loop.otherwise = parseElse(opening)
        case nil: break
        case .autoescape, .block, .break, .call, .continue, .do, .extends, .filter, .for, .from, .if, .import,
            .include, .macro, .set, .with, .elif, .endautoescape, .endblock, .endcall, .endfilter, .endfor,
            .endif, .endmacro, .endset, .endwith, .raw,
            .endraw:
            finishTag()
        }
        return target == nil ? nil : .loop(loop)
    }

    private mutating func parseSet(_ opening: OpenTag) -> Statement? {
        guard let target = parseTarget(allowsMember: true, stops: []) else {
            finishTag()
            return nil
        }
        if skip(.assign) {
            let value = parseTuple()
            finishTag()
            return .set(target, value: value, opening.range)
        }
        var filters: Int32?
        if token.kind == .pipe {
            filters = parseFilters(syntax.arena.add(.captured, token.range))
        } else if token.kind != .tagEnd {
            report(.expected("`=` after the name to set", path, token.range, found: foundText))
            finishTag()
            return nil
        }
        finishTag()
        return .setBlock(target, filters: filters, body: parseWholeBody(of: opening))
    }

    private mutating func parseWith(_ opening: OpenTag) -> Statement {
        var bindings: [(target: Statement.Target, value: Int32)] = []
        while token.kind != .tagEnd, token.kind != .end, !isSilent {
            if !bindings.isEmpty, !expect(.comma, after: "a value of `with`") { break }
            guard let target = parseTarget(allowsMember: false, isSingle: true, stops: []) else { break }
            guard expect(.assign, after: "a name of `with`") else { break }
            bindings.append((target, parseExpression()))
        }
        finishTag()
        return .with(bindings, body: parseWholeBody(of: opening))
    }

    private mutating func parseEscaping(_ opening: OpenTag) -> Statement {
        let value = parseExpression()
        finishTag()
        return .escaping(value, body: parseWholeBody(of: opening))
    }

    private mutating func parseFilterBlock(_ opening: OpenTag) -> Statement {
        let value = parseFilters(syntax.arena.add(.captured, opening.range), isFirst: true)
        finishTag()
        return .filterBlock(value, body: parseWholeBody(of: opening))
    }

    /// What `for`, `set` and `with` bind: a name, `name.member`, or several of them between commas.
    mutating func parseTarget(allowsMember: Bool, isSingle: Bool = false, stops: Set<String>) -> Statement
        .Target?
    {
        let start = token.start
        var targets: [Statement.Target] = []
        var isList = false
        while true {
            if let stop = word(token), stops.contains(stop), isList { break }
            guard let target = parseSingleTarget(allowsMember: allowsMember) else { return nil }
            targets.append(target)
            guard !isSingle, skip(.comma) else { break }
            isList = true
        }
        if !isList, let first = targets.first { return first }
        return .list(targets, start..<tokens[max(0, position - 1)].end)
    }

    private mutating func parseSingleTarget(allowsMember: Bool) -> Statement.Target? {
        if token.kind == .leftParenthesis {
            guard expressionDepth < Self.depthLimit else {
                report(.tooDeep("brackets", limit: Self.depthLimit, path, token.range))
                return nil
            }
            advance()
            expressionDepth += 1
            defer { expressionDepth -= 1 }
            let target = parseTarget(allowsMember: allowsMember, stops: [])
            return expect(.rightParenthesis, after: "the names in parentheses") ? target : nil
        }
        guard let word = expectName("a name to bind") else { return nil }
        if Self.constants.contains(names.string(word.name)) {
            report(.cannotBind(names.string(word.name), path, word.range))
            return nil
        }
        guard allowsMember, skip(.dot) else { return .name(word) }
        guard let member = expectName("a name after `.`") else { return nil }
        return .member(word, member)
    }

    static let constants: Set<String> = ["true", "false", "none", "True", "False", "None"]
}
