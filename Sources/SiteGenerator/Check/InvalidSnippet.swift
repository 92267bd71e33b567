import ConfigSchema
import Diagnostics
import Markdown

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
            return expected(snippet.findings(), of: snippet, file) + attributesOfChecks(snippet, file)
        case .unknown, .unbound:
            // Whether it would fail is not known before it is bound.
            let findings = snippet.findings()
            return findings.isEmpty ? [] : expected(findings, of: snippet, file)
        case .recognised(let evidence):
            return expected(carefulFindings(snippet, evidence, file), of: snippet, file)
        case .bound(let evidence):
            guard let schema = schemas[evidence.schema] else {
                return expected(snippet.findings(), of: snippet, file)
            }
            let name = catalogue.entries[evidence.schema.entry].displayName
            let findings = snippet.findings(
                by: schema, named: name, as: evidence.part, validationOptions(of: file), on: file.path)
            let heard = file.block(of: snippet).withoutKnownComments(findings)
            let judged = snippet.judged(heard, by: evidence.schema.entry, in: catalogue)
            return expected(judged, of: snippet, file)
        }
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
        let found = Set(findings.flatMap(\.names))
        guard let name = parts.dropFirst().first else {
            // What a product takes and warns of is no failure.
            return findings.allSatisfy { $0.id == .schemaWarning } ? [.unexpectedlyValid(location)] : []
        }
        guard let wanted = FindingName(name) else {
            return [.unknownFinding(name, Location(path: file.path, range: Self.tail(of: attribute, name)))]
        }
        if found.contains(where: wanted.covers) { return [] }
        return [
            found.isEmpty
                ? .unexpectedlyValid(location) : .otherwiseInvalid(wanted, found.sorted(), location)
        ]
    }
    /// The end of an attribute's value, where a text stands.
    private static func tail(of attribute: InfoString.Attribute, _ text: String) -> Range<Int> {
        let range = attribute.valueRange
        return max(range.lowerBound, range.upperBound - text.utf8.count)..<range.upperBound
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unexpectedlyValid(_ location: Location) -> Diagnostic {
        Diagnostic(
            .unexpectedlyValid, .error, "the block says that it fails, and it passes", at: location,
            help: "the schema may have changed; remove `expect` if the block is right now")
    }

    fileprivate static func otherwiseInvalid(
        _ wanted: FindingName, _ found: [FindingName], _ location: Location
    )
        -> Diagnostic
    {
        Diagnostic(
            .unexpectedlyValid, .error,
            "the block fails with \(found.map { "`\($0)`" }.joined(separator: ", ")), not with `\(wanted)`",
            at: location,
            help: "name the finding that the block is to show")
    }

    fileprivate static func unknownFinding(_ id: String, _ location: Location) -> Diagnostic {
        let (message, help, near) = Explanation.unknown(id)
        return Diagnostic(
            .unknownExpectation, .error, message, at: location, help: help,
            fixes: near.flatMap { near in
                location.range.map {
                    [Fix("write `\(near)`", edits: [TextEdit(range: $0, replacement: near.rawValue)])]
                }
            } ?? [])
    }

    fileprivate static func unknownExpectation(_ value: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .unknownExpectation, .error, "`expect` cannot be `\(value)`", at: location,
            help: "write `expect=invalid`, or `expect=invalid:` and the id of a finding")
    }
}
