import Diagnostics
import Markdown
import Text

extension Rule {
    /// Every translation is one of the original as it is now.
    static let translationBehind = Rule(
        .translationBehind,
        explanation: """
            The original of a translation has changed since it was translated, or nothing says which text was translated.

            `translated_from` in the front matter of a translation has a short mark for each section of the original as it
            was then, and one for its title, its description and what stands before its headings. The finding names the sections
            that have another text now. When the translation is right again, `waymark translated PAGE` writes the marks
            anew. `check --fix` writes them where there are none, and never changes those that are there.

            A site that does not want this switches it off: `translation-behind: off` below `rules` in `site.yaml`.
            """,
        scope: .page { page, site in
            guard let (file, original) = site.translated(page) else { return [] }
            let now = TextMarks(of: original)
            guard let written = file.frontMatter.translatedFrom else {
                // What is no text the schema of front matter reports.
                return file.frontMatter.hasTranslatedFrom ? [] : [.untracked(file, now, site)]
            }
            guard let then = TextMarks(written: written.value) else {
                return [.unreadableMarks(written, file)]
            }
            return then.changes(to: now).map { [.behind($0, written, file, original)] } ?? []
        })
}

extension Site {
    /// A translation and the page that it is one of; `nil` for any other page.
    func translated(_ page: Page) -> (file: ParsedPage, original: ParsedPage)? {
        guard options.translation != nil, !page.isFallback, let file = page.file,
            let original = options.originals[PathKey(file.place)]
        else { return nil }
        return (file, original)
    }

    /// Whether the original of a page is another one than that which was translated.
    func isBehind(_ page: Page) -> Bool {
        guard let (file, original) = translated(page), let written = file.frontMatter.translatedFrom,
            let then = TextMarks(written: written.value)
        else { return false }
        return then != TextMarks(of: original)
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func untracked(_ file: ParsedPage, _ marks: TextMarks, _ site: Site) -> Diagnostic {
        let page = EditedPage(file.source.bytes, path: file.path, options: site.configuration.markdown)
        let edit = FrontMatterEntries(page: page).setting("translated_from", to: marks.written)
        return Diagnostic(
            .translationBehind, .warning, "nothing says which text of the original this is a translation of",
            at: Location(path: file.path),
            help:
                "`waymark translated \(file.path.shownPlainly)` notes the original as it is now, and so does `--fix`",
            fixes: edit.map { [Fix("note the original as it is now", edits: [$0])] } ?? [])
    }

    fileprivate static func unreadableMarks(_ written: Located<String>, _ file: ParsedPage) -> Diagnostic {
        Diagnostic(
            .translationBehind, .warning,
            "`translated_from` has no marks of sections, so nothing can be compared",
            at: Location(path: file.path, range: written.range),
            help: "`waymark translated \(file.path.shownPlainly)` writes them")
    }

    fileprivate static func behind(
        _ changes: TextMarks.Changes, _ written: Located<String>, _ file: ParsedPage, _ original: ParsedPage
    ) -> Diagnostic {
        let since = original.frontMatter.updated.map { ", which it says it was on \($0.day)" } ?? ""
        var finding = Diagnostic(
            .translationBehind, .warning,
            "the original has changed since this was translated\(since): \(words(changes, original))",
            at: Location(path: file.path, range: written.range),
            help: "translate what changed, then say so with `waymark translated \(file.path.shownPlainly)`")
        finding.notes = changes.changed.prefix(8).map { number in
            let heading = number > 0 ? original.document.headings[number - 1] : nil
            return Note(
                "this is another text now",
                at: heading.map { original.located($0.range) } ?? Location(path: original.path))
        }
        return finding
    }

    private static func words(_ changes: TextMarks.Changes, _ original: ParsedPage) -> String {
        if changes.isOnlyMoved { return "its sections stand in another order" }
        let names = changes.changed.map { number in
            number == 0 ? "its beginning" : "“\(original.document.headings[number - 1].text.shownPlainly)”"
        }
        let most = 8
        let shown = names.prefix(most) + (names.count > most ? ["\(names.count - most) more"] : [])
        let changed = names.isEmpty ? [] : ["other texts in " + Array(shown).listed("and")]
        let gone = changes.gone == 0 ? [] : ["\(changes.gone.counted("section")) gone"]
        return (changed + gone).joined(separator: ", ")
    }
}
