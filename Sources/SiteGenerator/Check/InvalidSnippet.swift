import ConfigSchema
import Diagnostics
import Markdown
import Text

extension Rule {
    /// Every config block is well-formed, and what its schema demands holds.
    static let invalidSnippet = Rule(
        .invalidSnippet,
        explanation: """
            A config block does not keep its promise: a reader who pastes it is stuck.

            A block in a config language must be well-formed. One that is bound to a schema is checked against it, and
            each finding has the id of what is wrong: `unknown-property`, `missing-property`, `wrong-type`,
            `invalid-value`, `out-of-range`, `deprecated-property` and so on. `rules` in `site.yaml` sets the severity of
            each of them; `invalid-snippet` is a block that cannot be parsed.

            To mend it, correct the block. A block that shows how not to do it says `expect=invalid`, or
            `expect=invalid:unknown-property`, and is an error when it passes.
            """,
        hasOtherIDs: true,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return zip(file.snippets, site.bindings[page.id.index]).flatMap { snippet, binding in
                site.findings(in: snippet, binding, file)
            }.filter { !file.saysOfItself($0) }
        })
}

extension ParsedPage {
    /// Whether a finding says of a block that it is not UTF-8 where the whole page is said not to be.
    fileprivate func saysOfItself(_ finding: Diagnostic) -> Bool {
        finding.id == .invalidEncoding && finding.location.path == path
            && diagnostics.contains { $0.id == .invalidUTF8 }
    }
}

extension Site {
    fileprivate func findings(
        in snippet: Snippet, _ binding: SnippetBinding, _ file: ParsedPage
    ) -> [Diagnostic] {
        switch binding {
        case .skipped: return attributesOfChecks(snippet, file)
        case .optional where snippet.part != .whole:
            // Nobody says what it is, so that it may well be a template.
            return attributesOfChecks(snippet, isUnchecked: true, file)
        case .optional, .skippedWithoutReason:
            return snippet.asExpected(snippet.findings(), on: file.path) + attributesOfChecks(snippet, file)
        case .unknown, .unbound:
            // Whether it would fail is not known before it is bound.
            let findings = snippet.findings()
            return findings.isEmpty ? [] : snippet.asExpected(findings, on: file.path)
        case .recognised(let evidence):
            return asExpected(carefulFindings(snippet, evidence, file), snippet, file)
        case .bound(let evidence):
            guard schemas[evidence.schema] != nil else {
                return snippet.asExpected(snippet.findings(), on: file.path)
            }
            let judged = snippet.judged(by: evidence.schema, in: catalogue) { reference in
                guard let schema = schemas[reference] else { return [] }
                let name = catalogue.entries[reference.entry].displayName
                let findings = snippet.findings(
                    by: schema, named: name, as: evidence.part, validationOptions(of: file), on: file.path)
                return file.block(of: snippet).withoutKnownComments(findings)
            }
            return asExpected(otherForm(of: snippet, evidence, judged), snippet, file)
        }
    }

    private func asExpected(
        _ findings: [Diagnostic], _ snippet: Snippet, _ file: ParsedPage
    ) -> [Diagnostic] {
        snippet.asExpected(findings, on: file.path, isLenientOnDates: options.isLenientOnDates)
    }

    /// What is found in a text whose author named its schema; one finding where it has the form of another one.
    private func otherForm(
        of snippet: Snippet, _ evidence: Evidence, _ findings: [Diagnostic]
    ) -> [Diagnostic] {
        guard evidence.kind == .attribute, evidence.schema.fragment.isEmpty, snippet.part == .whole,
            snippet.placement == nil
        else { return findings }
        return OtherForms(catalogue, besides: catalogue.entries[evidence.schema.entry])
            .judged(findings, of: snippet.config)
    }

    /// Attributes that mean something only where the block is checked.
    private func attributesOfChecks(
        _ snippet: Snippet, isUnchecked: Bool = false, _ file: ParsedPage
    ) -> [Diagnostic] {
        let isSkipped = isUnchecked || snippet.block.info["schema"]?.value == "none"
        let idle = [snippet.placement?.pointer, isSkipped ? snippet.block.info["expect"] : nil]
        return idle.compactMap(\.self).map { .attributeWithout("schema", $0, file.path) }
    }

    func validationOptions(of file: ParsedPage) -> ValidationOptions {
        var options = ValidationOptions()
        options.today = self.options.date
        options.isLenientOnDates = self.options.isLenientOnDates
        // An article stays as it was written, and so does its configuration.
        if file.frontMatter.kind == .article { options.writtenOn = file.frontMatter.date?.day.description }
        options.unknownKeys = configuration.unknownKeys
        options.isExample = true
        options.mayNameSchema = true
        options.allowsComments = true
        return options
    }
}
