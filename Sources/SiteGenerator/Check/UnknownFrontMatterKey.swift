import ConfigSchema
import Diagnostics
import Text

extension Rule {
    /// Every page's front matter has only keys that mean something, with values of the right type.
    static let unknownFrontMatterKey = Rule(
        .unknownFrontMatterKey,
        explanation: """
            The front matter has a key that means nothing, perhaps because it is misspelt.

            Values of your own belong under `extra`, where templates find them. A known key with a value of the wrong
            type is an `invalid-front-matter` error. `waymark schema show waymark-front-matter` prints all keys.
            """,
        hasOtherIDs: true,
        scope: .page { page, site in page.file.map(site.frontMatterFindings) ?? [] })
}

extension Site {
    /// What is wrong with a file's front matter, but for what its language demands.
    fileprivate func frontMatterFindings(of file: ParsedPage) -> [Diagnostic] {
        let (known, unknown) = frontMatterFindings(of: file, meant: nil)
        return known + unknown
    }

    /// What is wrong with keys that mean something, and the keys that mean nothing.
    ///
    /// - Parameter meant: which keys the unknown ones may be meant for that are named; any where it is `nil`.
    func frontMatterFindings(
        of file: ParsedPage, meant: Set<String>?
    ) -> (known: [Diagnostic], unknown: [Diagnostic]) {
        let (findings, unknown) = frontMatterViolations(of: file)
        let named = unknown.filter { key in meant.map { key.meant.map($0.contains) ?? false } ?? true }
        let judged = named.judged(in: file) {
            frontMatterViolations(of: $0).findings + meaninglessFrontMatter(of: $0)
        }
        return (findings + meaninglessFrontMatter(of: file), judged)
    }

    /// What the schemas find: what is wrong with keys and values, and the keys that mean nothing.
    private func frontMatterViolations(
        of file: ParsedPage
    ) -> (findings: [Diagnostic], unknown: [UnknownFrontMatterKey]) {
        guard let validation = FrontMatterValidation(catalogue) else { return ([], []) }
        guard let source = file.frontMatter.source, let root = source.document.root else {
            return (file.lacks(validation.violationsOfNone), [])
        }
        var findings: [Diagnostic] = []
        var unknown: [UnknownFrontMatterKey] = []
        let violations = validation.violations(root).filter { !$0.isAboutTemplatesName }
        for violation in source.document.certain(violations) {
            var finding = violation.diagnostic(
                path: file.path, map: source.map, schemaName: SchemaCatalogue.BuiltIn.frontMatter.rawValue)
            guard case .unknownProperty(let name, let suggestions, _) = violation.kind else {
                if violation.isEmptyTarget { finding.help = Self.commentHelp }
                if violation.isPlainSource { finding.help = "write each of them as `- url: …`" }
                findings.append(
                    finding.inPlainWords(violation, by: catalogue.builtIn(.frontMatter)).renamed(
                        .invalidFrontMatter))
                continue
            }
            finding.severity = .warning
            finding = finding.renamed(.unknownFrontMatterKey)
            if suggestions.isEmpty { finding.help = Self.ownKeysHelp }
            if violation.isAboutOutermostKey, name == "published", root[name]?.boolean != nil {
                finding.help = "a page is published unless it says `draft: true`"
                findings.append(finding)
            } else if violation.isAboutOutermostKey, let foreign = ForeignFrontMatterKey(name) {
                unknown.append(UnknownFrontMatterKey(finding, foreign, inPlaceOf: name, of: root))
            } else {
                unknown.append(
                    UnknownFrontMatterKey(
                        finding, in: parent(of: violation.instancePath), suggestions: suggestions))
            }
        }
        return (findings, unknown)
    }

    /// Values of the right type that mean nothing.
    private func meaninglessFrontMatter(of file: ParsedPage) -> [Diagnostic] {
        template(of: file) + file.meaninglessValues + file.meaninglessNames + file.listsAsText(index)
            + (options.date.flatMap(CalendarDay.init).map(file.datesToCome) ?? [])
    }

    private static let ownKeysHelp =
        "put values of your own below `extra`, or declare the key in `schemas/waymark-front-matter.schema.json`"

    private static let commentHelp =
        "in YAML ` #` begins a comment, so an id with its `#` stands in quotes"

    private func template(of file: ParsedPage) -> [Diagnostic] {
        guard let template = file.frontMatter.template, !templateNames.contains(template.value) else {
            return []
        }
        // A name may lack its extension.
        let full = template.value + ".html"
        let suggestion =
            templateNames.contains(full)
            ? full : templateNames.nearest(to: template.value) ?? templateNames.nearest(to: full)
        return [
            Diagnostic(
                .invalidFrontMatter, .error, "there is no template `\(template.value)`",
                at: Location(path: file.path, range: template.range),
                help: suggestion.map { "did you mean `\($0)`?" }
                    ?? "templates of your own belong into the folder `templates`")
        ]
    }
}

extension ParsedPage {
    /// What is wrong with front matter that is not there. One that cannot be read is a finding by itself.
    fileprivate func lacks(_ violations: [Violation]) -> [Diagnostic] {
        let ids: Set<FindingID> = [.misplacedFrontMatter, .unclosedFrontMatter, .invalidFrontMatter]
        guard !diagnostics.contains(where: { ids.contains($0.id) }) else { return [] }
        let top = SourceMap(origin: 0, count: 0)
        return violations.map { violation in
            violation.diagnostic(
                path: path, map: top, schemaName: SchemaCatalogue.BuiltIn.frontMatter.rawValue
            )
            .inPlainWords(violation).renamed(.invalidFrontMatter)
        }
    }
}

extension Violation {
    /// Whether a template has no name that one can have; that there is none of that name says enough.
    fileprivate var isAboutTemplatesName: Bool {
        guard case .patternMismatch(let found, _, _) = kind else { return false }
        return instancePath == "/template" && found != "\"\""
    }

    /// Whether an old id leads to nothing.
    fileprivate var isEmptyTarget: Bool {
        guard case .wrongType(_, "null") = kind else { return false }
        return instancePath.hasPrefix("/anchors/")
    }

    /// Whether an address stands where a source with its parts is expected.
    fileprivate var isPlainSource: Bool {
        guard case .wrongType(let expected, _) = kind else { return false }
        return instancePath.hasPrefix("/sources") && !expected.contains("string")
    }
}

extension Violation {
    /// What stands where a text is asked for.
    fileprivate var foundInstead: String? {
        guard case .wrongType(let expected, let found) = kind, expected.contains("string") else { return nil }
        return found
    }

    /// The words that the schema has for what a text must be (`x-message`).
    fileprivate func words(of schema: Schema?) -> String? {
        var node = schema?.root
        for step in schemaPath.split(separator: "/").dropLast() { node = node?[String(step)] }
        return node?["x-message"]?.string
    }
}

extension Diagnostic {
    /// The same finding for people who write settings and no JSON.
    ///
    /// - Parameter schema: what was violated; what it says in words counts for a value of another type too.
    func inPlainWords(_ violation: Violation, by schema: Schema? = nil) -> Diagnostic {
        if let words = violation.words(of: schema), let found = violation.foundInstead {
            let subject = violation.message.split(separator: " must be ").first ?? ""
            return Diagnostic(
                id, severity, "\(subject) must be \(words), not \(found)", at: location, label: label,
                notes: notes)
        }
        let help = help ?? violation.adviceOnSettings
        guard case .wrongType(let expected, let found) = violation.kind, let message = violation.plainMessage
        else {
            var finding = self
            finding.help = help
            return finding
        }
        var words = help
        if expected.contains("boolean") {
            let booleans = ["\"yes\"": "true", "\"on\"": "true", "\"no\"": "false", "\"off\"": "false"]
            words = booleans[found.lowercased()].map { "write `\($0)`" } ?? help
        }
        return Diagnostic(
            id, severity, message, at: location, label: label, help: words, notes: notes, fixes: fixes)
    }

    /// The same finding under another id.
    func renamed(_ id: FindingID) -> Diagnostic {
        Diagnostic(
            id, severity, message, at: location, label: label, help: help, notes: notes, fixes: fixes)
    }
}
