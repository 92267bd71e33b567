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
                let known = site.languages.languages.flatMap { [$0.name] + $0.aliases }
                return .unknownLanguage(
                    name, Spelling.nearest(to: name, in: known),
                    Location(path: file.path, range: block.info.languageRange))
            }
        })
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unknownLanguage(
        _ name: String, _ suggestion: String?, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .unknownLanguage, .warning, "the language `\(name)` is not known, so the block is plain text",
            at: location,
            help: suggestion.map { "did you mean `\($0)`?" } ?? "write `text` if it is plain text")
    }
}
