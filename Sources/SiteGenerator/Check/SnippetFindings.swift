import ConfigSchema
import Diagnostics
import Markdown

extension Snippet {
    /// What is wrong with the text as JSON, YAML and so on.
    ///
    /// Members without braces may stand anywhere: without a schema nobody knows whether they are all of a text.
    func findings() -> [Diagnostic] {
        syntax(config.problems).map { finding in
            var finding = finding
            if finding.id == .missingBraces { finding.fixes = [] }
            return finding
        }
    }

    /// What is wrong with the text, by itself and by a schema. Of a text that is not well-formed the schema judges
    /// what can be read.
    func findings(
        by schema: Schema, named name: String, _ options: ValidationOptions, on path: String
    ) -> [Diagnostic] {
        // In some languages every value is a text, which a schema may want to be read on as JSON.
        guard let placement else { return wholeFindings(by: schema, named: name, options) }
        guard !placement.placed.isEmpty else { return findings() }
        return placement.placed.flatMap { placed -> [Diagnostic] in
            let placed = placed.adapted(to: schema)
            return syntax(placed.document.problems)
                + placed.validate(against: schema, options: options).map { part in
                    switch part.part {
                    case .text: finding(part.violation, name)
                    case .pointer:
                        part.violation.diagnostic(path: path, map: placement.map, schemaName: name)
                    }
                }
        }
    }

    private func wholeFindings(
        by schema: Schema, named name: String, _ options: ValidationOptions
    ) -> [Diagnostic] {
        let config = config.adapted(to: schema)
        return syntax(config.problems)
            + config.documents.flatMap { document -> [Diagnostic] in
                guard let values = document.valuesNode else { return [] }
                return document.certain(schema.validate(values, options: options)).map { finding($0, name) }
            }
    }

    private func finding(_ violation: Violation, _ schemaName: String) -> Diagnostic {
        origin.noted(
            placed(violation.diagnostic(path: origin.path, map: origin.map, schemaName: schemaName)))
    }

    /// The block's text may be right as it is, in a language that allows comments and trailing commas.
    private var languageFix: [Diagnostic.Fix] {
        guard file == nil, part == .whole, language == .json, !block.info.languageRange.isEmpty else {
            return []
        }
        let edit = Diagnostic.TextEdit(range: block.info.languageRange, replacement: "jsonc")
        return [Diagnostic.Fix("mark the block as `jsonc`", edits: [edit])]
    }

    private func syntax(_ problems: [ConfigProblem]) -> [Diagnostic] {
        problems.map { problem in
            var finding = problem.diagnostic(path: origin.path, map: origin.map)
            if problem.id == .notStrictJSON { finding.fixes.insert(contentsOf: languageFix, at: 0) }
            return origin.noted(placed(finding))
        }
    }

    /// What is said of a block without any text, or of one that ends before a value, is said of the line of its fence.
    private func placed(_ finding: Diagnostic) -> Diagnostic {
        let endsEarly = config.root == nil && finding.location.range?.isEmpty == true
        guard file == nil, endsEarly || block.text.allSatisfy({ $0 <= 0x20 }) else { return finding }
        var placed = finding
        placed.location = Location(path: finding.location.path, range: block.infoRange)
        placed.fixes = []
        return placed
    }
}
