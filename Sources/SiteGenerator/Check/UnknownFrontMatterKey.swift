import ConfigSchema
import Diagnostics

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
        scope: .page { page, site in
            guard let file = page.file, let validation = FrontMatterValidation(site.catalogue) else {
                return []
            }
            guard let source = file.frontMatter.source, let root = source.document.root else {
                return file.lacks(validation.violationsOfNone)
            }
            let violations = validation.violations(root).filter { !$0.isAboutTemplatesName }
            return source.document.certain(violations).map { violation in
                var finding = violation.diagnostic(
                    path: file.path, map: source.map, schemaName: SchemaCatalogue.BuiltIn.frontMatter.rawValue
                )
                guard case .unknownProperty(let name, let suggestions, _) = violation.kind else {
                    if violation.isEmptyTarget { finding.help = commentHelp }
                    if violation.isPlainSource { finding.help = "write each of them as `- url: …`" }
                    return finding.inPlainWords(violation, by: site.catalogue.builtIn(.frontMatter)).renamed(
                        .invalidFrontMatter)
                }
                finding.severity = .warning
                if suggestions.isEmpty { finding.help = ownKeysHelp }
                if violation.isAboutOutermostKey, let foreign = ForeignFrontMatterKey(name) {
                    finding = finding.naming(foreign, inPlaceOf: name, of: root)
                }
                if violation.isAboutOutermostKey, name == "published", root[name]?.boolean != nil {
                    finding.help = "a page is published unless it says `draft: true`"
                }
                return finding.renamed(.unknownFrontMatterKey)
            } + template(file, site) + file.meaninglessValues
                + file.meaninglessNames + file.listsAsText(site.index)
                + (site.options.date.flatMap(CalendarDay.init).map(file.datesToCome) ?? [])
        })

    private static let ownKeysHelp =
        "put values of your own below `extra`, or declare the key in `schemas/waymark-front-matter.schema.json`"

    private static let commentHelp =
        "in YAML ` #` begins a comment, so an id with its `#` stands in quotes"

    private static func template(_ file: ParsedPage, _ site: Site) -> [Diagnostic] {
        guard let template = file.frontMatter.template, !site.templateNames.contains(template.value) else {
            return []
        }
        // A name may lack its extension.
        let full = template.value + ".html"
        let suggestion =
            site.templateNames.contains(full)
            ? full : site.templateNames.nearest(to: template.value) ?? site.templateNames.nearest(to: full)
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
        guard case .wrongType(let expected, let found) = violation.kind, let message = violation.plainMessage
        else { return self }
        var help = help
        if expected.contains("boolean") {
            let words = ["\"yes\"": "true", "\"on\"": "true", "\"no\"": "false", "\"off\"": "false"]
            help = words[found.lowercased()].map { "write `\($0)`" } ?? help
        }
        return Diagnostic(
            id, severity, message, at: location, label: label, help: help, notes: notes, fixes: fixes)
    }

    /// The same finding under another id.
    func renamed(_ id: FindingID) -> Diagnostic {
        Diagnostic(
            id, severity, message, at: location, label: label, help: help, notes: notes, fixes: fixes)
    }
}
