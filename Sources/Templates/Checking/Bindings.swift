/// The names that a template binds.
struct Bindings {
    /// All of them, wherever they can be seen.
    private(set) var all: Set<Int32> = []
    /// Those at the template's top, which its blocks and macros see wherever they stand.
    private(set) var top: Set<Int32> = []
    /// Those that several `set` tags bind, so that a place in the text does not tell which one counts.
    private(set) var several: Set<Int32> = []
    private var set: Set<Int32> = []

    init(of body: [Statement]) {
        add(body, isTop: true)
    }

    private mutating func add(_ body: [Statement], isTop: Bool) {
        for statement in body { add(statement, isTop: isTop) }
    }

    private mutating func add(_ statement: Statement, isTop: Bool) {
        switch statement {
        case .text, .output, .extend, .include, .evaluation, .leave: break
        case .branch(let branch):
            for arm in branch.arms { add(arm.body, isTop: isTop) }
            add(branch.otherwise, isTop: isTop)
        case .loop(let loop):
            add(loop.target, isTop: false)
            add(loop.body, isTop: false)
            add(loop.otherwise, isTop: false)
        case .set(let target, _, _): addSet(target, isTop: isTop)
        case .setBlock(let target, _, let body):
            addSet(target, isTop: isTop)
            add(body, isTop: false)
        case .block(let block): add(block.body, isTop: false)
        case .importTemplate(_, let alias, _, _): add(alias.name, isTop: isTop)
        case .importNames(_, let words, _, _):
            for word in words { add(word.alias.name, isTop: isTop) }
        case .macro(let macro):
            add(macro.word.name, isTop: isTop)
            add(macro)
        case .callBlock(let macro, _): add(macro)
        case .with(let bindings, let body):
            for binding in bindings { add(binding.target, isTop: false) }
            add(body, isTop: false)
        case .filterBlock(_, let body), .escaping(_, let body): add(body, isTop: false)
        }
    }

    private mutating func add(_ macro: Statement.Macro) {
        for parameter in macro.parameters { add(parameter.word.name, isTop: false) }
        add(macro.body, isTop: false)
    }

    private mutating func addSet(_ target: Statement.Target, isTop: Bool) {
        add(target, isTop: isTop)
        for name in target.names where !set.insert(name).inserted { several.insert(name) }
    }

    private mutating func add(_ target: Statement.Target, isTop: Bool) {
        for name in target.names { add(name, isTop: isTop) }
    }

    private mutating func add(_ name: Int32, isTop: Bool) {
        all.insert(name)
        if isTop { top.insert(name) }
    }
}

extension Statement.Target {
    /// The names that it binds; the member of a namespace is none.
    var names: [Int32] {
        switch self {
        case .name(let word): [word.name]
        case .member: []
        case .list(let targets, _): targets.flatMap(\.names)
        }
    }
}
