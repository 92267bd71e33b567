import ConfigSchema
import Diagnostics
import Text

extension RepositoryConfiguration {
    /// What is wrong with the file: its text, its keys and values, and names that nothing has.
    func findings(with catalogue: SchemaCatalogue) -> [Diagnostic] {
        guard let source else { return diagnostics }
        let map = SourceMap(origin: 0, count: source.bytes.count)
        var findings = source.problems.map {
            $0.diagnostic(id: .invalidConfiguration, path: path, map: map)
        }
        if let place = source.secondBeginning { findings.append(.secondDocument(location(place))) }
        let schema = catalogue.builtIn(.repository)
        let document = source.documents[0]
        let violations = document.root.flatMap { schema?.validate($0, options: ValidationOptions()) } ?? []
        findings += document.certain(violations).map { violation in
            violation.diagnostic(
                path: path, map: map, schemaName: SchemaCatalogue.BuiltIn.repository.rawValue
            ).inPlainWords(violation).renamed(.invalidConfiguration)
        }
        return diagnostics + findings + .unknownRules(document.root, path, catalogue) + names(in: catalogue)
            + unusedSchema + snippets.impossiblePatterns(path)
    }

    /// The patterns of `include` and `exclude` that mean nothing in the repository.
    ///
    /// - Parameter used: where the others stand.
    func unusedPatterns(besides used: Set<Range<Int>>) -> [Diagnostic] {
        (include.patterns + exclude.patterns).filter { !used.contains($0.range) }.map { pattern in
            Diagnostic(
                .invalidConfiguration, .warning,
                "no file or folder that could be looked at fits this pattern",
                at: location(pattern.range),
                help:
                    "patterns are of paths from this file's folder; `**/` before a name means it in any folder"
            )
        }
    }

    /// Schemas that are named and not there.
    private func names(in catalogue: SchemaCatalogue) -> [Diagnostic] {
        let used = snippets.files.map(\.schema) + [schema].compactMap(\.self)
        let wrong = used.filter { !$0.value.isEmpty }.compactMap { name -> Diagnostic? in
            .unusableSchema(name, in: catalogue, path)
        }
        let places = Set(schemaFiles.map(\.place))
        return wrong
            + schemas.compactMap { name in
                guard !name.value.isEmpty, !places.contains(normalized(name.value) ?? "") else { return nil }
                guard catalogue.has(name.value) else {
                    return Diagnostic(
                        .invalidConfiguration, .error,
                        "there is no schema file `\(name.value.shownPlainly)`", at: location(name.range),
                        help: "name a file that ends with `.json` by its path from this file's folder")
                }
                return Diagnostic(
                    .invalidConfiguration, .warning,
                    "`\(name.value.shownPlainly)` is in the catalogue, and need not be named",
                    at: location(name.range),
                    help: "take it out; here stand the repository's own schema files")
            }
    }

    /// A schema for blocks that are recognised, where none are.
    private var unusedSchema: [Diagnostic] {
        guard let schema, snippets.recognition == .off else { return [] }
        return [.unusedSchema(schema.range, path)]
    }

    private func location(_ range: Range<Int>) -> Location { Location(path: path, range: range) }
}
