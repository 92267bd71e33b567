import Diagnostics
import Text

/// Looks in one template for members that its values cannot have, such as `page.titel`.
///
/// It follows values through loops, `set` and the filters that pass them on. Where it does not know what a value
/// looks like, every member is right.
struct MemberCheck {
    typealias Value = ContextShape.Value

    let shape: ContextShape
    let names: NameTable
    let source: SourceText
    let arena: ExpressionArena
    private(set) var findings: [Diagnostic] = []
    /// The author's own values that are read by their names.
    private(set) var ownNames: Set<String> = []
    /// How often all of them are used at once, so that nobody knows which.
    var wholeUses = 0
    /// What the names in sight look like, the innermost scope last.
    private var scopes: [[Int32: Value]] = [[:]]
    /// The names whose value the text does not tell.
    private let unsure: Set<Int32>
    private let loopName: Int32

    /// Looks at a template.
    /// - Parameter unsure: the names that another template may have bound to something else.
    init(
        _ source: SourceText, _ syntax: Syntax, _ bindings: Bindings, names: NameTable, loopName: Int32,
        shape: ContextShape, unsure: Set<Int32>
    ) {
        self.shape = shape
        self.names = names
        self.source = source
        self.loopName = loopName
        arena = syntax.arena
        let given = bindings.top.filter { shape.names[names.string($0)] != nil }
        self.unsure = unsure.union(bindings.several).union(given)
        visit(syntax.body)
    }

    // MARK: Names

    /// What a name stands for.
    func value(of name: Int32) -> Value {
        if unsure.contains(name) { return .any }
        for scope in scopes.reversed() {
            if let value = scope[name] { return value }
        }
        return shape.names[names.string(name)] ?? .any
    }

    private mutating func bind(_ target: Statement.Target, _ value: Value) {
        if case .name(let word) = target { return bind(word.name, value) }
        for name in target.names { bind(name, .any) }
    }

    private mutating func bind(_ name: Int32, _ value: Value) {
        scopes[scopes.count - 1][name] = value == .own ? .any : value
    }

    /// Looks at what has a scope of its own.
    private mutating func inScope(_ body: (inout MemberCheck) -> Void) {
        scopes.append([:])
        body(&self)
        scopes.removeLast()
    }

    /// Looks at what sees only the names at the template's top, whatever stands around it.
    private mutating func apart(_ body: (inout MemberCheck) -> Void) {
        let outer = scopes
        scopes = [outer[0], [:]]
        body(&self)
        scopes = outer
    }

    // MARK: Statements

    private mutating func visit(_ body: [Statement]) {
        for statement in body { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement {
        case .text, .leave: break
        case .output(let value), .evaluation(let value): visit(value)
        case .branch(let branch): visit(branch)
        case .loop(let loop): visit(loop)
        case .set(let target, let value, _): bind(target, visit(value))
        case .setBlock(let target, let filters, let body):
            inScope { $0.visit(body) }
            if let filters { visit(filters) }
            bind(target, .any)
        case .block(let block):
            if block.isScoped { inScope { $0.visit(block.body) } } else { apart { $0.visit(block.body) } }
        case .extend(let name, _), .include(let name, _, _, _): visit(name)
        case .importTemplate(let name, let alias, _, _):
            visit(name)
            bind(alias.name, .any)
        case .importNames(let name, let words, _, _):
            visit(name)
            for word in words { bind(word.alias.name, .any) }
        case .macro(let macro):
            bind(macro.word.name, .any)
            apart { $0.visit(macro) }
        case .callBlock(let macro, let call):
            visit(call)
            inScope { $0.visit(macro) }
        case .with(let bindings, let body):
            let values = bindings.map { visit($0.value) }
            inScope { check in
                for (binding, value) in zip(bindings, values) { check.bind(binding.target, value) }
                check.visit(body)
            }
        case .filterBlock(let value, let body), .escaping(let value, let body):
            inScope { $0.visit(body) }
            visit(value)
        }
    }

    private mutating func visit(_ macro: Statement.Macro) {
        for parameter in macro.parameters {
            if let fallback = parameter.fallback { visit(fallback) }
            bind(parameter.word.name, .any)
        }
        visit(macro.body)
    }

    private mutating func visit(_ loop: Statement.Loop) {
        let element = visit(loop.items).element
        inScope { check in
            check.bind(loop.target, loop.isRecursive ? .any : element)
            if let condition = loop.condition { check.visit(condition) }
            check.bind(check.loopName, .object(ContextShape.loop))
            check.visit(loop.body)
        }
        inScope { $0.visit(loop.otherwise) }
    }

    /// A name that is bound in a branch may be something else behind it.
    private mutating func visit(_ branch: Statement.Branch) {
        let before = scopes
        var after = scopes
        func note(_ scopes: [[Int32: Value]]) {
            for (level, scope) in scopes.enumerated() {
                for (name, value) in scope where before[level][name] != value { after[level][name] = .any }
            }
        }
        for arm in branch.arms {
            scopes = before
            ask(arm.condition)
            visit(arm.body)
            note(scopes)
        }
        scopes = before
        visit(branch.otherwise)
        note(scopes)
        scopes = after
    }

    // MARK: Findings

    /// Looks at an expression of which only is asked whether there is something.
    mutating func ask(_ number: Int32) {
        if visit(number) == .own { wholeUses -= 1 }
    }

    /// What a member of a value looks like; one that it cannot have is a finding, unless it is asked for with the
    /// thought that it may be missing.
    mutating func member(
        _ name: String, of value: Value, written: String, at range: Range<Int>, isGuarded: Bool = false
    ) -> Value {
        let members: [String: Value]
        switch value {
        case .any:
            // It may be a page, as the argument of a macro is.
            guard name == ContextShape.ownValues else { return .any }
            wholeUses += 1
            return .own
        case .own:
            wholeUses -= 1
            ownNames.insert(name)
            return .any
        case .plain: members = [:]
        case .object(let kind), .objectOrList(let kind): members = shape.kinds[kind] ?? [:]
        // What `groupby` gives is a list with names for its two items, but no list of the context is one.
        case .list: members = [:]
        }
        if let found = members[name] {
            wholeUses += found == .own ? 1 : 0
            return found
        }
        if isGuarded { return .any }
        findings.append(
            .unknownMember(name, of: written, value, members, Location(path: source.path, range: range)))
        return .any
    }
}

extension Diagnostic {
    fileprivate static func unknownMember(
        _ name: String, of written: String, _ value: ContextShape.Value,
        _ members: [String: ContextShape.Value], _ location: Location
    ) -> Diagnostic {
        let suggestion = Spelling.nearest(to: name, in: members.keys)
        let help =
            if let suggestion {
                "did you mean `\(suggestion)`?"
            } else if case .list = value {
                "it is a list: go through it with `for`, or take one of its items, as `|first` does"
            } else if members.isEmpty {
                "it is a text, a number or a truth value, which has no values of its own"
            } else if members["extra"] != nil {
                "values of your own are in `\(written).extra`"
            } else {
                "it has " + members.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
            }
        // A name that is written as a text has its quotes in the range.
        let isWord = location.range?.count == name.utf8.count
        return Diagnostic(
            .unknownTemplateName, .error, "`\(written)` has no value `\(name)`", at: location, help: help,
            fixes: suggestion.flatMap { suggestion in
                guard isWord, let range = location.range else { return nil }
                return [
                    Fix(
                        "write `\(suggestion)`", edits: [TextEdit(range: range, replacement: suggestion)])
                ]
            } ?? [])
    }
}
