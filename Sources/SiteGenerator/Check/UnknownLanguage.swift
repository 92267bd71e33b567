import ConfigSchema
import Diagnostics
import Markdown

extension Rule {
    /// Every code block names a language that can be highlighted, or none.
    static let unknownLanguage = Rule(
        .unknownLanguage,
        explanation: """
            A code block names a language that is not known, perhaps because it is misspelt, so it is shown as plain
            text. `text` says that this is meant.

            A site adds languages of its own as definitions in `content/_languages/`.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return file.document.codeBlocks.compactMap { block in
                let name = block.info.language
                guard !name.isEmpty, !site.languages.contains(name) else { return nil }
                if let colon = name.firstIndex(of: ":"), site.languages.contains(String(name[..<colon])) {
                    return .nameBehindColon(name, colon, block.info, file.path)
                }
                if ConfigLanguage(fileName: name) != nil, name.contains("."),
                    !name.hasPrefix(".") || name.dropFirst().contains(".")
                {
                    return .nameAsLanguage(name, block.info, file.path)
                }
                let known = site.languages.languages.flatMap { [$0.name] + $0.aliases }
                return .unknownLanguage(
                    name, Spelling.nearest(to: name, in: known),
                    Location(path: file.path, range: block.info.languageRange))
            }
        })
}

// MARK: Messages

extension Diagnostic {
    /// The name of a file in the place of the language.
    fileprivate static func nameAsLanguage(
        _ name: String, _ info: InfoString, _ path: String
    ) -> Diagnostic {
        let text = "\(pathExtension(of: name).lowercased()) \(name)"
        return Diagnostic(
            .unknownLanguage, .warning,
            "`\(name)` is the name of a file and no language, so the block is plain text and is not checked",
            at: Location(path: path, range: info.languageRange),
            help: "the language stands in front of it: `\(text)`")
    }

    /// `yaml:config.yml`, as some sites write a file's name.
    fileprivate static func nameBehindColon(
        _ word: String, _ colon: String.Index, _ info: InfoString, _ path: String
    ) -> Diagnostic {
        let name = String(word[word.index(after: colon)...])
        let isFree = info.title == nil && !name.isEmpty && !name.contains("\"")
        let text = "\(word[..<colon]) title=\"\(name)\""
        return Diagnostic(
            .unknownLanguage, .warning, "the language `\(word)` is not known, so the block is plain text",
            at: Location(path: path, range: info.languageRange),
            help: isFree ? "a name is an attribute: `\(text)`" : "the language is `\(word[..<colon])`",
            fixes: isFree
                ? [Fix("write `\(text)`", edits: [TextEdit(range: info.languageRange, replacement: text)])]
                : [])
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
