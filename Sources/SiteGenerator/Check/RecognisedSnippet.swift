import ConfigSchema
import Diagnostics
import Markdown

extension Rule {
    /// A config block that is known by what it holds or what stands near it names its schema itself.
    static let recognisedSnippet = Rule(
        .recognisedSnippet,
        explanation: """
            Nothing in the block says which schema it has; it was recognised by a file name near it, by a product that
            is named there, by its content, or by its section's `snippets.schema`.

            Such a block is checked with care: its findings are warnings, and keys that a part of a file may leave out are
            not required. Name the schema on the fence, and it is checked in full:

                ```json schema=claude-code-mcp
                ```json schema=claude-code-mcp at=/mcpServers/brave
                ```json title=".mcp.json"

            `check --fix` writes it where that turns no warning into an error. A block that is not such a file says
            `schema=none reason="…"`. With `snippets.recognise: named` in `site.yaml` only the words near a block count,
            with `off` nothing does.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            let snippets = file.snippets
            return zip(snippets.indices, site.bindings[page.id.index]).compactMap { index, binding in
                guard case .recognised(let evidence) = binding else { return nil }
                let range = snippets[index].block.range
                let isAlone = [index - 1, index + 1].allSatisfy {
                    !snippets.indices.contains($0) || snippets[$0].block.range != range
                }
                return site.recognised(snippets[index], evidence, isAlone: isAlone, file)
            }
        })
}

extension Site {
    /// What is wrong with a recognised block: with its text as with any other block's, and by its schema with care.
    func carefulFindings(_ snippet: Snippet, _ evidence: Evidence, _ file: ParsedPage) -> [Diagnostic] {
        guard let schema = schemas[evidence.schema] else { return snippet.findings() }
        let findings = file.block(of: snippet).carefulFindings(
            by: schema, named: catalogue.name(of: evidence.schema), evidence, validationOptions(of: file))
        return (snippet.placement == nil ? snippet.findings() : []) + findings
    }

    /// What to do about a block that was recognised.
    ///
    /// - Parameter isAlone: whether nothing else in the same code block could be bound.
    fileprivate func recognised(
        _ snippet: Snippet, _ evidence: Evidence, isAlone: Bool, _ file: ParsedPage
    ) -> Diagnostic {
        let name = catalogue.name(of: evidence.schema)
        var finding = Diagnostic(
            .recognisedSnippet, .warning,
            "the \(snippet.language.rawValue) block is recognised as `\(name)` by \(evidence.words)",
            at: Location(path: file.path, range: snippet.block.infoRange))
        guard let attributes = snippet.attributes(naming: name, evidence.part) else {
            finding.help =
                "only a part of it is that, which no attribute can say; `schema=none reason=\"…\"` leaves it unchecked"
            return finding
        }
        let help = "`\(attributes.joined(separator: " "))` behind the fence checks it in full"
        finding.help = help
        if lacksMore(snippet, evidence, file) {
            finding.help = help + ", and `...` in the block stands for what it leaves out"
        } else if isAlone, snippet.block.info["schema"] == nil,
            let edit = snippet.block.info.edit(adding: attributes)
        {
            finding.fixes = [Diagnostic.Fix("write `\(attributes.joined(separator: " "))`", edits: [edit])]
        }
        return finding
    }

    /// Whether a block that is checked in full would be said to lack what it may only leave out.
    private func lacksMore(_ snippet: Snippet, _ evidence: Evidence, _ file: ParsedPage) -> Bool {
        guard let schema = schemas[evidence.schema] else { return true }
        let full = snippet.findings(
            by: schema, named: "", as: evidence.part, validationOptions(of: file), on: file.path)
        func lacks(_ findings: [Diagnostic]) -> Int { findings.count { $0.id == .missingProperty } }
        return lacks(full) > lacks(carefulFindings(snippet, evidence, file))
    }
}

extension SchemaCatalogue {
    /// What stands behind `schema=` for a schema or a part of one.
    func name(of schema: SchemaReference) -> String {
        entries[schema.entry].name + (schema.fragment.isEmpty ? "" : "#\(schema.fragment)")
    }
}

extension Snippet {
    /// The attributes that name a schema and the place in its documents; `nil` where they cannot say the place.
    func attributes(naming schema: String, _ part: TextPart) -> [String]? {
        let name = InfoString.attribute("schema", schema)
        guard block.info["at"] == nil else { return name.map { [$0] } }
        switch part {
        case .whole, .excerpt: return name.map { [$0] }
        case .at(let place):
            guard let name, let place = InfoString.attribute("at", place) else { return nil }
            return [name, place]
        case .within: return nil
        }
    }
}
