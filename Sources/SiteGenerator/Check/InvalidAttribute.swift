import ConfigSchema
import Diagnostics
import Markdown
import Text

extension Rule {
    /// Every attribute of a code block has a value that means something where it stands.
    static let invalidAttribute = Rule(
        .invalidAttribute,
        explanation: """
            An attribute of a code block is impossible: a line that the block does not have, `schema` on a
            language that no schema can check, `at` that is not a JSON Pointer or leads nowhere in the `base`, or an attribute
            without the other one that gives it a meaning.

            `at=/mcpServers/brave` says that the block is the value at that place in an otherwise empty document, and
            with `base=servers.json` in that file. What the document around it lacks is not reported.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return site.contradictions(on: page, file)
                + file.codes.flatMap { code in
                    code.unusableValues(file.path) + code.idleChecks(site.catalogue, file.path)
                        + code.linesBeyond(file.path)
                }
        })
}

extension Site {
    /// Schemas that texts name for editors while the block is checked against another one.
    fileprivate func contradictions(on page: Page, _ file: ParsedPage) -> [Diagnostic] {
        zip(file.snippets, bindings[page.id.index]).flatMap { snippet, binding -> [Diagnostic] in
            guard let bound = binding.evidence?.schema else { return [] }
            let place = parent(of: file.place)
            // A part of a document has no `$schema` of its own, and the schema says what it is there.
            if snippet.placement != nil, snippet.config.root?["$schema"] != nil { return [] }
            return snippet.declaredSchemas.compactMap { declared in
                guard let named = catalogue.reference(declared.value, from: place) else {
                    // A schema names the dialect that it is written in, and a product its schema by an address.
                    let entry = catalogue.entries[bound.entry]
                    let file = declared.value.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
                    if declared.value.contains("json-schema.org/") || declared.value == entry.source
                        || file == entry.name
                    {
                        return nil
                    }
                    return snippet.origin.noted(
                        .unknownBeside(
                            declared.value, catalogue.entries[bound.entry].name,
                            snippet.origin.location(declared.range)))
                }
                // That it is an older version is another finding.
                guard named.entry != bound.entry,
                    catalogue.older(declared.value)?.newest != bound.entry
                else { return nil }
                return snippet.origin.noted(
                    .contradiction(
                        catalogue.entries[named.entry].name, catalogue.entries[bound.entry].name,
                        snippet.origin.location(declared.range)))
            }
        }
    }
}

extension CodeText {
    /// Values that nobody can use.
    fileprivate func unusableValues(_ path: String) -> [Diagnostic] {
        block.info.attributes.compactMap { attribute in
            switch (attribute.name, attribute.value) {
            case ("numbers", _?), ("wrap", _?): return .flagWithValue(attribute, path)
            case ("start", let value?):
                return Int(value).map { $0 >= 1 } == true
                    ? nil
                    : .unusable(attribute, "the number of a first line is 1 or more, as in `start=10`", path)
            case ("linenums", let value?) where !value.isEmpty:
                return Int(value).map { $0 >= 1 } == true
                    ? nil
                    : .unusable(
                        attribute, "the number of a first line is 1 or more, as in `linenums=\"1\"`", path)
            case ("title", ""?), ("filename", ""?), ("ins", ""?), ("del", ""?), ("expect", ""?),
                ("title", nil),
                ("filename", nil), ("start", nil), ("ins", nil), ("del", nil), ("expect", nil),
                ("schema", nil),
                ("schema", ""?), ("linenums", ""?), ("hl_lines", nil):
                return .valueless(attribute, path)
            default: return nil
            }
        }
    }

    /// Attributes of checks on a block that no schema can check.
    fileprivate func idleChecks(_ catalogue: SchemaCatalogue, _ path: String) -> [Diagnostic] {
        guard configLanguage == nil, SnippetText.parts(of: self).isEmpty else { return [] }
        if isMarkdown || ShellText.Kind(language: language) != nil {
            if block.info["schema"]?.value == "none" { return [] }
            return uncheckedPart(catalogue, path)
        }
        if let schema = block.info["schema"], let name = schema.value, name != "none" {
            return [.uncheckable(language, schema, path)]
        }
        return ["schema", "at", "base", "expect", "reason"].compactMap { block.info[$0] }.prefix(1).map {
            .idle($0, language, path)
        }
    }

    /// What of a block in Markdown or of a shell a schema was to check and cannot.
    private func uncheckedPart(_ catalogue: SchemaCatalogue, _ path: String) -> [Diagnostic] {
        let isNamed = fileNames.contains { catalogue.entry(forFile: $0) != nil }
        if isMarkdown, namesSchema || isNamed, case .unclosed(let range) = FrontMatterInBlock(text) {
            return [origin.noted(.unclosedFrontMatter(origin.location(range)))]
        }
        if namesSchema, let schema = block.info["schema"] {
            return [.nothingToCheck(schema, isMarkdown: isMarkdown, path)]
        }
        if isNamed, !isMarkdown, let title = block.info.titleAttribute {
            return [.nothingToCheck(title, isMarkdown: false, path)]
        }
        return ["at", "base", "expect", "reason"].compactMap { block.info[$0] }.prefix(1).map {
            .withoutSchema($0, path)
        }
    }

    /// Marked lines that the block does not have.
    fileprivate func linesBeyond(_ path: String) -> [Diagnostic] {
        let marks = block.info.lineMarks + ["ins", "del"].flatMap { block.info[$0]?.lineMarks ?? [] }
        guard !marks.isEmpty else { return [] }
        let ends = text.count { $0 == 0x0A }
        let count = ends + (text.last.map { $0 == 0x0A } ?? true ? 0 : 1)
        return marks.compactMap { mark in
            guard let lines = mark.lines, lines.upperBound > count else { return nil }
            return .beyond(count, Location(path: path, range: mark.range))
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func flagWithValue(_ attribute: InfoString.Attribute, _ path: String) -> Diagnostic {
        let isOff = ["false", "no", "off", "0"].contains(attribute.value)
        let text = isOff ? "" : attribute.name
        return Diagnostic(
            .invalidAttribute, .warning, "`\(attribute.name)` takes no value, and is on where it stands",
            at: Location(path: path, range: attribute.range),
            help: isOff ? "take it out" : "write `\(attribute.name)` alone",
            fixes: [
                Fix(
                    isOff ? "remove it" : "remove the value",
                    edits: [
                        TextEdit(range: isOff ? attribute.removal : attribute.range, replacement: text)
                    ])
            ])
    }

    fileprivate static func unusable(_ attribute: InfoString.Attribute, _ help: String, _ path: String)
        -> Diagnostic
    {
        Diagnostic(
            .invalidAttribute, .warning, "`\(attribute.name)` cannot be `\(attribute.value ?? "")`",
            at: Location(
                path: path, range: attribute.valueRange.isEmpty ? attribute.range : attribute.valueRange),
            help: help)
    }

    fileprivate static func valueless(_ attribute: InfoString.Attribute, _ path: String) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, ["schema", "expect"].contains(attribute.name) ? .error : .warning,
            "`\(attribute.name)` has no value", at: Location(path: path, range: attribute.nameRange),
            help: "write its value behind `=`, without blanks around it, or take it out")
    }

    fileprivate static func uncheckable(
        _ language: String, _ schema: InfoString.Attribute, _ path: String
    ) -> Diagnostic {
        let languages = ConfigLanguage.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let shells = ShellText.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return Diagnostic(
            .invalidAttribute, .error,
            language.isEmpty
                ? "a block without a language cannot be checked by a schema"
                : "a `\(language)` block cannot be checked by a schema",
            at: Location(path: path, range: schema.range),
            help: Spelling.nearest(to: language, in: ConfigLanguage.allCases.map(\.rawValue)).map {
                "did you mean `\($0)`?"
            } ?? "these can be: \(languages), front matter in `markdown`, variables in \(shells)")
    }

    fileprivate static func nothingToCheck(
        _ schema: InfoString.Attribute, isMarkdown: Bool, _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error,
            isMarkdown
                ? "the block has no front matter that a schema could check"
                : "the block sets no variables and writes no file that a schema could check",
            at: Location(path: path, range: schema.range),
            help: isMarkdown
                ? "front matter stands between lines `---` at the beginning"
                : "variables are set with `export NAME=value`, `$env:NAME = \"value\"`, `set NAME=value` or `ENV`"
        )
    }

    fileprivate static func unclosedFrontMatter(_ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidSnippet, .error, "the front matter that begins here never ends", at: location,
            help: "close it with a line like this one")
    }

    fileprivate static func withoutSchema(_ attribute: InfoString.Attribute, _ path: String) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .warning, "`\(attribute.name)` means nothing on a block that names no schema",
            at: Location(path: path, range: attribute.range),
            help: "name the schema with `schema=…`, or take it out")
    }

    fileprivate static func idle(
        _ attribute: InfoString.Attribute, _ language: String, _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .warning,
            "`\(attribute.name)` means nothing on a block that no schema can check",
            at:
                Location(path: path, range: attribute.range),
            help: language.isEmpty ? "name the block's language first" : "take it out")
    }

    fileprivate static func contradiction(_ named: String, _ bound: String, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .invalidAttribute, .warning,
            "the text names the schema `\(named)`, and the block is checked against `\(bound)`", at: location,
            help: "a block has one schema: its `schema` attribute, or the first that its text names")
    }

    fileprivate static func unknownBeside(_ named: String, _ bound: String, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .unknownSchema, .warning,
            named.isEmpty
                ? "the text names no schema, and the block is checked against `\(bound)`"
                : "there is no schema `\(named)`, and the block is checked against `\(bound)`", at: location,
            help: "remove it from the text, or name a schema that `waymark schema list` shows")
    }

    fileprivate static func beyond(_ count: Int, _ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .warning, "the block has no such line", at: location,
            help: "it has " + count.counted("line"))
    }
}
