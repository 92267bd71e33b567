public import Diagnostics
import Text

extension TemplateSet {
    /// The names that templates read although nobody gives them a value: they are not in the context, not set in a
    /// template whose names this one sees, and no function of the language.
    ///
    /// A name that is only asked for with `is defined` or `default` is no mistake.
    /// - Parameter given: the names of the context that a template is rendered with; `nil` for one that only others
    ///   call, which sees what they do.
    public func undefinedNames(given: (String) -> Set<String>?) -> [Diagnostic] {
        let contexts = program.tables.templates.map { given($0.name) }
        let names = contextNames(contexts)
        let bindings = texts.map { Bindings(of: $0.syntax.body) }
        var seenFrom = Array(repeating: Set<Int>(), count: texts.count)
        for template in texts.indices {
            for other in templatesThatSee(template) { seenFrom[other].insert(template) }
        }
        return reads.compactMap { read in
            let name = nameTable.string(read.name)
            guard !read.isGuarded, !names[read.template].contains(name),
                !bindings[read.template].all.contains(read.name),
                !seenFrom[read.template].contains(where: { bindings[$0].all.contains(read.name) })
            else { return nil }
            if name == ContextShape.loop {
                // What others call may be called in a loop.
                let isCalled = seenFrom[read.template].contains { $0 != read.template }
                return read.isInLoop || isCalled ? nil : .loopOutside(read)
            }
            guard !BuiltIn.names.contains(name) else { return nil }
            let owners = contexts.indices.filter { contexts[$0]?.contains(name) == true }
            if !owners.isEmpty {
                return .nameOfOthers(name, owners.map { program.tables.templates[$0].name }, read)
            }
            let bound = ([read.template] + seenFrom[read.template]).flatMap { bindings[$0].all }
            let known = names[read.template].union(bound.map(nameTable.string)).union(BuiltIn.names)
            return .unknownName(name, suggestion: Spelling.nearest(to: name, in: known), read)
        }
    }

    /// The names of the context in each template: those that it is rendered with, and those of all that call it.
    private func contextNames(_ contexts: [Set<String>?]) -> [Set<String>] {
        var names = Array(repeating: Set<String>(), count: contexts.count)
        for (template, context) in contexts.enumerated() {
            guard let context else { continue }
            for called in templatesCalled(from: template) { names[called].formUnion(context) }
        }
        // Nobody knows what a template that nobody calls will be called with.
        let all = contexts.reduce(into: Set<String>()) { $0.formUnion($1 ?? []) }
        return names.map { $0.isEmpty ? all : $0 }
    }
}

extension Diagnostic {
    fileprivate static func unknownName(_ name: String, suggestion: String?, _ read: Compiler.Read)
        -> Diagnostic
    {
        Diagnostic(
            .unknownTemplateName, .error, "nothing gives `\(name)` a value",
            at: Location(path: read.path, range: read.range),
            help: suggestion.map { "did you mean `\($0)`?" }
                ?? "where it may be missing, write `\(name)|default` or ask `\(name) is defined`",
            fixes: suggestion.map {
                [Fix("write `\($0)`", edits: [TextEdit(range: read.range, replacement: $0)])]
            }
                ?? [])
    }

    /// A name of the context that other templates are rendered with.
    fileprivate static func nameOfOthers(_ name: String, _ owners: [String], _ read: Compiler.Read)
        -> Diagnostic
    {
        let shown = owners.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownTemplateName, .error, "nothing gives `\(name)` a value in this template",
            at: Location(path: read.path, range: read.range),
            help: owners.count <= 3
                ? "it has one only in \(shown)"
                : "other templates have it: those that pages are rendered with")
    }

    fileprivate static func loopOutside(_ read: Compiler.Read) -> Diagnostic {
        Diagnostic(
            .unknownTemplateName, .error, "`loop` has a value only inside of a `for`",
            at: Location(path: read.path, range: read.range))
    }
}
