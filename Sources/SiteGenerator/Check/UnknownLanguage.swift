import ConfigSchema
import Diagnostics
import Highlighting
import Markdown
import Text

extension Rule {
    /// Every code block names a language that can be highlighted, or none.
    static let unknownLanguage = Rule(
        .unknownLanguage,
        explanation: """
            A code block names a language that is not known, perhaps because it is misspelt, so it is shown as plain
            text. Write `text` if you want that. A block that names none and whose text is certainly JSON, TOML or YAML
            is reported too, because nobody checks it.

            Add languages of your own as definitions in `content/_languages/`.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return file.document.codeBlocks.compactMap { block in
                let name = block.info.language
                if let language = UnmarkedText.language(of: block) {
                    return .unmarked(language, block, file.path)
                }
                guard !name.isEmpty, !block.info.isForeign else { return nil }
                if name == "math", site.configuration.scripts[.math] != nil { return nil }
                if let form = block.info.form, site.languages.contains(name) {
                    return .otherForm(form, block.info, file.path)
                }
                // What a block of any shell sets and writes is checked, whether or not its colours are known.
                guard !site.languages.contains(name), ShellText.Kind(language: name) == nil else {
                    return nil
                }
                return .unknownLanguage(
                    block.info.form?.written ?? name, site.languages.language(near: name),
                    Location(path: file.path, range: block.info.languageRange))
            }
        })
}

extension LanguageSet {
    /// The language that a misspelt name is nearest to. Of several, one whose text is checked is meant, since a block in
    /// another one would not be; else the longest name, since a letter is left out more often than one too many is
    /// written.
    fileprivate func language(near name: String) -> String? {
        let nearest = Spelling.candidates(near: name, in: languages.flatMap { [$0.name] + $0.aliases })
        let config = Spelling.candidates(
            near: name, in: ConfigLanguage.allCases.map(\.rawValue).filter(contains))
        let checked = Spelling.candidates(near: name, in: config + nearest).first(where: config.contains)
        return checked ?? nearest.max { $0.count < $1.count }
    }
}

// MARK: Messages

extension Diagnostic {
    /// A language in another form than its name alone, as other programs and other places have it.
    fileprivate static func otherForm(
        _ form: InfoString.LanguageForm, _ info: InfoString, _ path: String
    ) -> Diagnostic {
        // A second name of the file cannot be kept.
        let isFree = info.attributes.allSatisfy { $0.range == info.languageRange || !isTitle($0) }
        let isPlain = form.isWhole && form.title?.contains("\"") != true
        let text = form.title.map { "\(form.language) title=\"\($0)\"" } ?? form.language
        return Diagnostic(
            .unknownLanguage, .warning,
            "`\(form.written)` is no name of a language, and the block is read as `\(form.language)`",
            at: Location(path: path, range: info.languageRange),
            help: isFree && isPlain ? "did you mean `\(text)`?" : "the language is `\(form.language)`",
            fixes: isFree && isPlain
                ? [Fix("write `\(text)`", edits: [TextEdit(range: info.languageRange, replacement: text)])]
                : [])
    }

    /// A block that says no language and is certainly in one that can be checked.
    fileprivate static func unmarked(
        _ language: ConfigLanguage, _ block: Document.CodeBlock, _ path: String
    ) -> Diagnostic {
        let name = language.rawValue
        return Diagnostic(
            .unknownLanguage, .warning,
            "the block says no language and is \(name), so it is not checked",
            at: Location(path: path, range: block.range.lowerBound..<block.range.lowerBound + 3),
            help: "write `\(name)` behind the fence, or `text` where it is none",
            fixes: [Fix("write `\(name)`", edits: [TextEdit(range: block.infoRange, replacement: name)])])
    }

    private static func isTitle(_ attribute: InfoString.Attribute) -> Bool {
        ["title", "filename"].contains(attribute.name) || attribute.isFileName
    }

    fileprivate static func unknownLanguage(
        _ name: String, _ suggestion: String?, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .unknownLanguage, .warning, "the language `\(name)` is not known, so the block is plain text",
            at: location,
            help: suggestion.map { "did you mean `\($0)`?" } ?? "write `text` if it is plain text")
    }
}
