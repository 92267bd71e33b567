import Diagnostics

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
        compile(block.body)
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
        for (word, fallback) in macro.parameters {
            bound.insert(word.name)
            if let fallback { compileDefault(word, fallback) }
        }
        compile(macro.body)
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
        guard !arena[name].isBroken else { return bound.formUnion(words.map(\.alias.name)) }
        compileMention(name, range, ignoresMissing: false)
        emit(.importTemplate(hasContext: hasContext), arena[name].range)
        for (word, alias) in words {
            emit(.importedName(word.name), word.range)
            bind(alias)
        }
        emit(.discard, range)
    }

    /// The name of another template, which is checked where it is constant.
    mutating func compileMention(_ name: Int32, _ range: Range<Int>, ignoresMissing: Bool) {
        compile(name)
        let expression = arena[name]
        var mentioned: [String] = []
        switch expression.kind {
        case .constant(.text(let bytes)): mentioned = [String(decoding: bytes, as: UTF8.self)]
        case .list(let items):
            for item in items {
                guard case .constant(.text(let bytes)) = arena[item].kind else { return }
                mentioned.append(String(decoding: bytes, as: UTF8.self))
            }
        default: return
        }
        mentions.append(
            Mention(
                template: template, names: mentioned, range: expression.range, ignoresMissing: ignoresMissing,
                isCertain: conditions == 0))
    }
}
