import ConfigSchema
import Diagnostics
import Markdown

extension Rule {
    /// Every config block is well-formed, and what its schema demands holds.
    static let invalidSnippet = Rule(
        "invalid-snippet",
        explanation: """
            A config block does not hold what it promises: a reader who pastes it is stuck.

            A block in a config language must be well-formed. One that is bound to a schema is checked against it, and
            each finding has the id of what is wrong: `unknown-property`, `missing-property`, `wrong-type`,
            `invalid-value`, `out-of-range`, `deprecated-property` and so on. `rules` in `site.yaml` sets the severity of
            each of them; `invalid-snippet` stands for a block that cannot be parsed.

            To mend it, correct the block. A block that shows how not to do it says `expect=invalid`, or
            `expect=invalid:unknown-property`, and is an error when it passes.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return zip(file.snippets, site.bindings[page.id.index]).flatMap { snippet, binding in
                site.findings(in: snippet, binding, file)
            }
        })
}

extension Site {
    fileprivate func findings(
        in snippet: Snippet, _ binding: SnippetBinding, _ file: ParsedPage
    ) -> [Diagnostic] {
        switch binding {
        case .skipped: return placeWithoutSchema(snippet, file)
        case .optional, .skippedWithoutReason:
            return expected(snippet.findings(), of: snippet, file) + placeWithoutSchema(snippet, file)
        case .unknown, .unbound: return expected(snippet.findings(), of: snippet, file)
        case .bound(let reference):
            guard let schema = schemas[reference] else {
                return expected(snippet.findings(), of: snippet, file)
            }
            let name = catalogue.entries[reference.entry].displayName
            let findings = snippet.findings(by: schema, named: name, validationOptions, on: file)
            return expected(findings, of: snippet, file)
        }
    }

    /// A place in a document means something only where the document is checked.
    private func placeWithoutSchema(_ snippet: Snippet, _ file: ParsedPage) -> [Diagnostic] {
        snippet.placement.map { [.attributeWithout("schema", $0.pointer, file.path)] } ?? []
    }

    private var validationOptions: ValidationOptions {
        var options = ValidationOptions()
        options.today = self.options.date
        options.unknownKeys = configuration.unknownKeys
        return options
    }

    /// A counter-example must fail, and how it fails is no finding.
    private func expected(
        _ findings: [Diagnostic], of snippet: Snippet, _ file: ParsedPage
    ) -> [Diagnostic] {
        guard let attribute = snippet.block.info["expect"], let value = attribute.value else {
            return findings
        }
        let location = Location(path: file.path, range: attribute.valueRange)
        let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.first == "invalid" else { return findings + [.unknownExpectation(value, location)] }
        let ids = Set(findings.map(\.id))
        guard let id = parts.dropFirst().first else {
            return ids.isEmpty ? [.unexpectedlyValid(location)] : []
        }
        if ids.contains(id) { return [] }
        return [ids.isEmpty ? .unexpectedlyValid(location) : .otherwiseInvalid(id, ids.sorted(), location)]
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unexpectedlyValid(_ location: Location) -> Diagnostic {
        Diagnostic(
            "unexpectedly-valid", .error, "the block says that it fails, and it passes", at: location,
            help: "the schema may have changed; remove `expect` if the block is right now")
    }

    fileprivate static func otherwiseInvalid(_ id: String, _ found: [String], _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            "unexpectedly-valid", .error,
            "the block fails with \(found.map { "`\($0)`" }.joined(separator: ", ")), not with `\(id)`",
            at: location,
            help: "name the finding that the block is to show")
    }

    fileprivate static func unknownExpectation(_ value: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            "unknown-expectation", .error, "`expect` cannot be `\(value)`", at: location,
            help: "write `expect=invalid`, or `expect=invalid:` and the id of a finding")
    }
}
