import Diagnostics
import Text

/// Code for blocks, macros and the mention of other templates.
extension Compiler {
    /// A block's code stands where the block stands, and is jumped over: it is called by the block's name.
    mutating func compileBlock(_ block: Statement.Block) {
        let range = block.word.range
        let number = tables.blocks.count
        tables.blocks.append(
            Program.Block(name: block.word.name, isScoped: block.isScoped, isRequired: block.isRequired))
        tables.templates[template].blocks[block.word.name] = number
        emit(.block(Int32(number)), range)
        let toEnd = reserve(range)
        tables.blocks[number].entry = here
        scopes += 1
        blockDepth += 1
        conditions += 1
        apart { $0.compile(block.body) }
        conditions -= 1
        blockDepth -= 1
        scopes -= 1
        emit(.finish, range)
        patch(toEnd, .jump(here))
    }

    /// Compiles a macro's body, jumped over where it stands, and returns its number.
    mutating func compileMacro(_ macro: Statement.Macro) -> Int32 {
        let range = macro.word.range
        let number = tables.macros.count
        let parameters = macro.parameters.map {
            Program.Macro.Parameter(name: $0.word.name, hasDefault: $0.fallback != nil)
        }
        var compiled = Program.Macro(name: macro.word.name, parameters: parameters)
        tables.macros.append(compiled)
        let outerReads = macroReads
        macroReads = []
        let toEnd = reserve(range)
        compiled.entry = here
        scopes += 1
        conditions += 1
        for case (let word, let fallback?) in macro.parameters { compileDefault(word, fallback) }
        apart { $0.compile(macro.body) }
        conditions -= 1
        scopes -= 1
        emit(.finish, range)
        patch(toEnd, .jump(here))
        compiled.takesMore = macroReads.contains(tables.listName)
        compiled.takesMoreNamed = macroReads.contains(tables.objectName)
        compiled.takesCaller =
            macroReads.contains(tables.callerName) || parameters.contains { $0.name == tables.callerName }
        tables.macros[number] = compiled
        macroReads.formUnion(outerReads)
        return Int32(number)
    }

    private mutating func compileDefault(_ word: Word, _ fallback: Int32) {
        let skip = reserve(word.range)
        compile(fallback)
        emit(.setLocal(word.name), word.range)
        patch(skip, .jumpIfBound(word.name, here))
    }

    mutating func compileCallBlock(_ macro: Statement.Macro, _ call: Int32) {
        let outerReads = macroReads
        let number = compileMacro(macro)
        // The body's own `caller` is not that of the macro around it.
        macroReads = outerReads.union(macroReads)
        guard case .call(let callee, let arguments) = arena[call].kind else { return }
        compileCall(callee, arguments, arena[call].range, isOutput: true, caller: number)
        emit(.output, arena[call].range)
    }

    mutating func compileImportNames(
        _ name: Int32, _ words: [(name: Word, alias: Word)], _ hasContext: Bool, _ range: Range<Int>
    ) {
        guard !arena[name].isBroken else { return }
        compileMention(.imports, name, range, ignoresMissing: false)
        emit(.importTemplate(hasContext: hasContext), arena[name].range)
        for (word, alias) in words {
            emit(.importedName(word.name), word.range)
            bind(alias)
        }
        emit(.discard, range)
    }

    /// The name of another template, which is checked where it is constant.
    mutating func compileMention(
        _ kind: Mention.Kind, _ name: Int32, _ range: Range<Int>, ignoresMissing: Bool
    ) {
        compile(name)
        mentions.append(
            Mention(
                kind: kind, template: template, names: constantNames(name) ?? [], range: arena[name].range,
                ignoresMissing: ignoresMissing, isCertain: conditions == 0))
    }

    private func constantNames(_ number: Int32) -> [String]? {
        switch arena[number].kind {
        case .constant(.text(let bytes)): return [String(decoding: bytes, as: UTF8.self)]
        case .list(let items), .tuple(let items):
            let names = items.compactMap { item -> String? in
                guard case .constant(.text(let bytes)) = arena[item].kind else { return nil }
                return String(decoding: bytes, as: UTF8.self)
            }
            return names.count == items.count ? names : nil
        case .invalid, .constant, .name, .member, .item, .slice, .object, .concatenation, .unary, .binary,
            .both, .either, .comparison, .conditional, .filter, .test, .call, .captured:
            return nil
        }
    }

    /// Notes the blocks that stand in no other one, and the first thing behind `extends` that is printed outside of them.
    mutating func noteParts(_ body: [Statement]) {
        var isExtended = false
        var hasStray = false
        for statement in body {
            if case .extend = statement { isExtended = true }
            noteParts(of: statement, isExtended, &hasStray)
        }
    }

    private mutating func noteParts(of statement: Statement, _ isExtended: Bool, _ hasStray: inout Bool) {
        switch statement {
        case .block(let block):
            parts.append(Part(template: template, block: block.word, range: block.word.range))
        case .text(let range): noteStray(shownPart(of: range), isExtended, &hasStray)
        case .output(let value), .include(let value, _, _, _), .callBlock(_, let value):
            noteStray(arena[value].range, isExtended, &hasStray)
        case .branch(let branch):
            for body in branch.arms.map(\.body) + [branch.otherwise] {
                noteParts(in: body, isExtended, &hasStray)
            }
        case .loop(let loop): noteParts(in: loop.body + loop.otherwise, isExtended, &hasStray)
        case .with(_, let body), .filterBlock(_, let body), .escaping(_, let body):
            noteParts(in: body, isExtended, &hasStray)
        case .extend, .set, .setBlock, .importTemplate, .importNames, .macro, .evaluation, .leave: break
        }
    }

    private mutating func noteParts(in body: [Statement], _ isExtended: Bool, _ hasStray: inout Bool) {
        for statement in body { noteParts(of: statement, isExtended, &hasStray) }
    }

    private mutating func noteStray(_ range: Range<Int>?, _ isExtended: Bool, _ hasStray: inout Bool) {
        guard let range, isExtended, !hasStray else { return }
        parts.append(Part(template: template, block: nil, range: range))
        hasStray = true
    }

    /// The first line of a text that is neither blank nor a comment of HTML.
    private func shownPart(of range: Range<Int>) -> Range<Int>? {
        var place = range.lowerBound
        while place < range.upperBound {
            let rest = source.bytes[place..<range.upperBound]
            if rest.starts(with: "<!--".utf8) {
                guard let end = ByteSearch.first(Array("-->".utf8), in: source.bytes, from: place) else {
                    return nil
                }
                place = end + 3
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(source.bytes[place]) {
                place += 1
            } else {
                let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
                return place..<line.endIndex
            }
        }
        return nil
    }
}
