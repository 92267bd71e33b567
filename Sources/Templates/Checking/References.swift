import Diagnostics

/// Checks what templates say of one another: that the templates exist, and that none needs itself without end.
enum References {
    static func check(_ mentions: [Compiler.Mention], in program: Program) -> [Diagnostic] {
        missing(mentions, in: program) + cycles(mentions, in: program)
    }

    private static func missing(_ mentions: [Compiler.Mention], in program: Program) -> [Diagnostic] {
        let known = program.tables.templates.map(\.name)
        return mentions.compactMap { mention in
            guard !mention.ignoresMissing, !mention.names.isEmpty,
                !mention.names.contains(where: { program.tables.numbers[$0] != nil })
            else { return nil }
            // A part is no frame for a page.
            let candidates = mention.kind == .extends ? known.filter { !$0.hasPrefix("_") } : known
            let problem = Problem.missingTemplate(mention.names, known: candidates)
            return Diagnostic(
                problem.id, .error, problem.message,
                at: Location(path: path(mention, program), range: mention.range), help: problem.help)
        }
    }

    /// A mention that certainly leads back to its own template would be followed for ever. Those behind a condition
    /// may end: a partial may include itself for the children of an item.
    private static func cycles(_ mentions: [Compiler.Mention], in program: Program) -> [Diagnostic] {
        var edges: [Int: [(target: Int, mention: Compiler.Mention)]] = [:]
        for mention in mentions where mention.isCertain {
            guard let target = mention.names.lazy.compactMap({ program.tables.numbers[$0] }).first else {
                continue
            }
            edges[mention.template, default: []].append((target, mention))
        }
        var diagnostics: [Diagnostic] = []
        for template in program.tables.templates.indices {
            for (target, mention) in edges[template] ?? [] where reaches(template, from: target, edges) {
                let name = program.tables.templates[target].name
                diagnostics.append(
                    .cycle(name, isItself: target == template, path(mention, program), mention.range))
            }
        }
        return diagnostics
    }

    private static func reaches(
        _ goal: Int, from start: Int, _ edges: [Int: [(target: Int, mention: Compiler.Mention)]]
    ) -> Bool {
        var seen: Set<Int> = [start]
        var open = [start]
        while let template = open.popLast() {
            if template == goal { return true }
            for (target, _) in edges[template] ?? [] where seen.insert(target).inserted {
                open.append(target)
            }
        }
        return false
    }

    private static func path(_ mention: Compiler.Mention, _ program: Program) -> String {
        program.tables.templates[mention.template].path
    }
}

extension Diagnostic {
    fileprivate static func cycle(
        _ name: String, isItself: Bool, _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        Diagnostic(
            .templateCycle, .error,
            isItself
                ? "the template needs itself without end"
                : "`\(name)` leads back to this template without end",
            at: Location(path: path, range: range),
            help: "remove it, or put it behind an `if` that ends the repetition")
    }
}
