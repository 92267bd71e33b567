public import Diagnostics
import Text

/// What templates hold that no page shows.
extension TemplateSet {
    /// The blocks of templates that extend another one and that no parent has, and what stands outside of their
    /// blocks.
    ///
    /// - Parameter paths: the files that are looked at.
    public func unusedParts(in paths: Set<String>) -> [Diagnostic] {
        var parents: [Int: [Int]] = [:]
        return parts.compactMap { part in
            let template = program.tables.templates[part.template]
            guard paths.contains(template.path) else { return nil }
            let chain = parents[part.template] ?? self.parents(of: part.template)
            parents[part.template] = chain
            guard !chain.isEmpty else { return nil }
            let location = Location(path: template.path, range: part.range)
            guard let block = part.block else { return .outsideOfBlocks(location) }
            let known = Set(chain.flatMap { program.tables.templates[$0].blocks.keys })
            guard !known.contains(block.name) else { return nil }
            return .unknownBlock(
                nameTable.string(block.name), known: known.map(nameTable.string),
                parent: program.tables.templates[chain[0]].name, location)
        }
    }

    /// The templates up the chain that a template extends; none where any of them chooses its parent while it runs,
    /// or where one is missing.
    private func parents(of template: Int) -> [Int] {
        var chain: [Int] = []
        var number = template
        while true {
            let extends = mentions.filter { $0.template == number && $0.kind == .extends }
            guard let first = extends.first else { return chain }
            guard extends.count == 1, first.isCertain,
                let parent = first.names.lazy.compactMap({ program.tables.numbers[$0] }).first,
                parent != template, !chain.contains(parent)
            else { return [] }
            chain.append(parent)
            number = parent
        }
    }

    /// The templates that are rendered or called when some are: these, what they extend, include and import, and so
    /// on. `nil` where one of them computes the name of another, so that any can be meant.
    public func used(from roots: Set<String>) -> Set<String>? {
        var used = Set(roots.compactMap { program.tables.numbers[$0] })
        var open = Array(used)
        while let number = open.popLast() {
            for mention in mentions where mention.template == number {
                if mention.names.isEmpty { return nil }
                for target in mention.names.compactMap({ program.tables.numbers[$0] })
                where used.insert(target).inserted {
                    open.append(target)
                }
            }
        }
        return Set(used.map { program.tables.templates[$0].name })
    }
}

extension Diagnostic {
    fileprivate static func unknownBlock(
        _ name: String, known: [String], parent: String, _ location: Location
    ) -> Diagnostic {
        let suggestion = Spelling.nearest(to: name, in: known)
        return Diagnostic(
            .templateBlock, .error, "`\(parent)` has no block `\(name)`, so what stands in it is not shown",
            at: location,
            help: suggestion.map { "did you mean `\($0)`?" }
                ?? (known.isEmpty
                    ? "it has no blocks at all"
                    : "its blocks are " + known.sorted().map { "`\($0)`" }.joined(separator: ", ")),
            fixes: suggestion.flatMap { suggestion in
                location.range.map { range in
                    [
                        Fix(
                            "write `\(suggestion)`",
                            edits: [TextEdit(range: range, replacement: suggestion)])
                    ]
                }
            } ?? [])
    }

    fileprivate static func outsideOfBlocks(_ location: Location) -> Diagnostic {
        Diagnostic(
            .templateBlock, .warning,
            "what stands outside of its blocks is not shown, since the template extends another one",
            at: location, help: "put it into a block of the other template")
    }
}
