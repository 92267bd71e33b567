import Diagnostics
import Text

/// Code for text, output and the tags of the flow.
extension Compiler {
    mutating func compile(_ body: [Statement]) {
        for statement in body { compile(statement) }
    }

    private mutating func compile(_ statement: Statement) {
        switch statement {
        case .text(let range): compileText(range)
        case .output(let value): compileOutput(value)
        case .branch(let branch): compileBranch(branch)
        case .loop(let loop): compileLoop(loop)
        case .set(let target, let value, let range): compileSet(target, value, range)
        case .setBlock(let target, let filters, let body): compileSetBlock(target, filters, body)
        case .block(let block): compileBlock(block)
        case .extend(let name, let range):
            guard !arena[name].isBroken else { return }
            compileMention(.extends, name, range, ignoresMissing: false)
            emit(.extend, arena[name].range)
        case .include(let name, let ignoresMissing, let hasContext, let range):
            guard !arena[name].isBroken else { return }
            compileMention(.includes, name, range, ignoresMissing: ignoresMissing)
            emit(.include(ignoresMissing: ignoresMissing, hasContext: hasContext), arena[name].range)
        case .importTemplate(let name, let alias, let hasContext, let range):
            guard !arena[name].isBroken else { return }
            compileMention(.imports, name, range, ignoresMissing: false)
            emit(.importTemplate(hasContext: hasContext), arena[name].range)
            bind(alias)
        case .importNames(let name, let words, let hasContext, let range):
            compileImportNames(name, words, hasContext, range)
        case .macro(let macro):
            let number = compileMacro(macro)
            emit(.defineMacro(number), macro.word.range)
            bind(macro.word)
        case .callBlock(let macro, let call): compileCallBlock(macro, call)
        case .with(let bindings, let body): compileWith(bindings, body)
        case .filterBlock(let value, let body):
            compileCapture(body, arena[value].range)
            compile(value)
            emit(.markup, arena[value].range)
            emit(.output, arena[value].range)
        case .escaping(let value, let body):
            let range = arena[value].range
            compile(value)
            emit(.beginEscaping, range)
            within(.escaping) { compiler in compiler.scoped(range) { $0.compile(body) } }
            emit(.endEscaping, range)
        case .evaluation(let value):
            compile(value)
            emit(.discard, arena[value].range)
        case .leave(let leave, let range): compileLeave(leave, range)
        }
    }

    /// Text goes into the program with line feeds for line endings.
    private mutating func compileText(_ range: Range<Int>) {
        let start = tables.text.count
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source.bytes[index]
            index += 1
            if byte == 0x0D {
                if index < range.upperBound, source.bytes[index] == 0x0A { index += 1 }
                tables.text.append(0x0A)
            } else {
                tables.text.append(byte)
            }
        }
        emit(.text(start: Int32(start), end: Int32(tables.text.count)), range)
    }

    private mutating func compileOutput(_ value: Int32) {
        let expression = arena[value]
        switch expression.kind {
        case .name(let name):
            read(name, expression.range)
            emit(.outputName(name), expression.range)
        case .member(let object, let word):
            guard case .name(let name) = arena[object].kind else { fallthrough }
            read(name, arena[object].range)
            emit(.outputMember(name: name, member: word.name), expression.range)
        case .invalid, .constant, .item, .slice, .list, .tuple, .object, .concatenation, .unary, .binary,
            .both,
            .either, .comparison, .conditional, .filter, .test, .call, .captured:
            compile(value, isOutput: true)
            // What a call prints itself leaves an empty value to print.
            emit(.output, expression.range)
        }
    }

    private mutating func compileBranch(_ branch: Statement.Branch) {
        var toEnd: [Int] = []
        conditions += 1
        for (condition, body) in branch.arms {
            let range = arena[condition].range
            compile(condition)
            let toNext = reserve(range)
            compile(body)
            toEnd.append(reserve(range))
            patch(toNext, .jumpIfFalse(here))
        }
        compile(branch.otherwise)
        conditions -= 1
        for index in toEnd { patch(index, .jump(here)) }
    }

    private mutating func compileLoop(_ loop: Statement.Loop) {
        let number = Int32(tables.loops.count)
        let range = arena[loop.items].range
        tables.loops.append(Program.Loop(isRecursive: loop.isRecursive))
        var entry = Program.Loop(isRecursive: loop.isRecursive)
        compile(loop.items)
        entry.entry = here
        conditions += 1
        scopes += 1
        if let condition = loop.condition { compileSelection(loop.target, condition, range) }
        emit(.beginLoop(number), range)
        entry.body = here
        bind(loop.target)
        compileTurn(loop.body, of: number)
        scopes -= 1
        emit(.nextLoop(number), range)
        entry.otherwise = here
        compile(loop.otherwise)
        conditions -= 1
        entry.end = here
        if loop.isRecursive { emit(.endRecursion(number), range) }
        tables.loops[Int(number)] = entry
    }

    private mutating func compileTurn(_ body: [Statement], of loop: Int32) {
        let wasInLoop = isInLoop
        isInLoop = true
        openLoops.append(OpenLoop(number: loop))
        compile(body)
        openLoops.removeLast()
        isInLoop = wasInLoop
    }

    /// `break` and `continue`: what is open within the turn is closed first.
    private mutating func compileLeave(_ leave: Statement.Leave, _ range: Range<Int>) {
        guard let loop = openLoops.last else { return report(.leavesNoLoop(leave, source.path, range)) }
        for region in loop.open.reversed() {
            switch region {
            case .scope: emit(.endScope, range)
            case .escaping: emit(.endEscaping, range)
            case .capture:
                emit(.endCapture, range)
                emit(.discard, range)
            }
        }
        switch leave {
        case .break: emit(.leaveLoop(loop.number), range)
        case .continue: emit(.skipTurn(loop.number), range)
        }
    }

    /// Chooses the items of a loop before it begins, so that it knows their number.
    private mutating func compileSelection(
        _ target: Statement.Target, _ condition: Int32, _ range: Range<Int>
    ) {
        emit(.beginSelection, range)
        let toNext = reserve(range)
        let body = here
        bind(target)
        compile(condition)
        emit(.keepSelection, range)
        patch(toNext, .jump(here))
        emit(.nextSelection(body), range)
    }

    private mutating func compileSet(_ target: Statement.Target, _ value: Int32, _ range: Range<Int>) {
        if case .list(let targets, _) = target, let values = arena[value].items,
            targets.count == values.count
        {
            // All values are computed before the first name is bound.
            for value in values { compile(value) }
            for target in targets.reversed() { bind(target) }
            return
        }
        compile(value)
        bind(target)
    }

    private mutating func compileSetBlock(_ target: Statement.Target, _ filters: Int32?, _ body: [Statement])
    {
        compileCapture(body, 0..<0)
        if let filters {
            compile(filters)
            emit(.markup, arena[filters].range)
        }
        bind(target)
    }

    /// Leaves what a body prints on the stack.
    private mutating func compileCapture(_ body: [Statement], _ range: Range<Int>) {
        emit(.beginCapture, range)
        within(.capture) { compiler in compiler.scoped(range) { $0.compile(body) } }
        emit(.endCapture, range)
    }

    private mutating func compileWith(
        _ bindings: [(target: Statement.Target, value: Int32)], _ body: [Statement]
    ) {
        // The values do not see the names that stand beside them.
        for (_, value) in bindings { compile(value) }
        scoped(0..<0) { compiler in
            for (target, _) in bindings.reversed() { compiler.bind(target) }
            compiler.compile(body)
        }
    }

    /// Binds the value on the stack.
    mutating func bind(_ target: Statement.Target) {
        switch target {
        case .name(let word): bind(word)
        case .member(let object, let member):
            read(object.name, object.range)
            emit(.setMember(name: object.name, member: member.name), object.range)
        case .list(let targets, let range):
            emit(.unpack(Int32(targets.count)), range)
            for target in targets { bind(target) }
        }
    }

    mutating func bind(_ word: Word) {
        emit(scopes == 0 ? .setExported(word.name) : .setLocal(word.name), word.range)
    }
}

extension Diagnostic {
    fileprivate static func leavesNoLoop(
        _ leave: Statement.Leave, _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        let tag = leave == .break ? Tag.break : .continue
        return Diagnostic(
            .templateSyntax, .error, "`\(tag.rawValue)` without `for`",
            at: Location(path: path, range: range),
            help: "it leaves a loop that stands around it in the same macro or block")
    }
}
