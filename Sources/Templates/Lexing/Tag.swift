/// The tags of the language.
enum Tag: String, CaseIterable, Sendable {
    case autoescape, block, `break`, call, `continue`, `do`, extends, filter, `for`, from, `if`, `import`,
        include, macro, set
    case with
    case elif, `else`
    case endautoescape, endblock, endcall, endfilter, endfor, endif, endmacro, endset, endwith
    /// Read by the lexer; it comes here only where it is misspelt or has arguments.
    case raw, endraw

    /// The tags that end a body of this tag, the last of them the tag itself; empty for a tag without a body.
    var ends: [Tag] {
        switch self {
        case .autoescape: [.endautoescape]
        case .block: [.endblock]
        case .call: [.endcall]
        case .filter: [.endfilter]
        case .for: [.else, .endfor]
        case .if: [.elif, .else, .endif]
        case .macro: [.endmacro]
        case .set: [.endset]
        case .with: [.endwith]
        case .raw: [.endraw]
        case .break, .continue, .do, .extends, .from, .import, .include, .elif, .else, .endautoescape,
            .endblock,
            .endcall, .endfilter, .endfor, .endif, .endmacro, .endset, .endwith, .endraw:
            []
        }
    }

    /// Whether it ends or divides the body of another tag.
    var isEnd: Bool {
        switch self {
        case .elif, .else, .endautoescape, .endblock, .endcall, .endfilter, .endfor, .endif, .endmacro,
            .endset, .endwith,
            .endraw:
            true
        case .autoescape, .block, .break, .call, .continue, .do, .extends, .filter, .for, .from, .if, .import,
            .include, .macro, .set, .with, .raw:
            false
        }
    }

    /// The tags whose body this one may end or divide.
    var openers: [Tag] {
        Tag.allCases.filter { $0.ends.contains(self) }
    }
}
