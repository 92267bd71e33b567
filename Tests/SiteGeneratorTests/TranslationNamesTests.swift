import Testing

@testable import SiteGenerator

/// Which page is the translation of which, by the names of files.
@Suite struct TranslationNamesTests {
    private static let names = TranslationNames(
        ["en", "de", "pt-BR"].map { SiteLanguage(tag: $0, name: $0, range: 0..<0) })

    @Test(arguments: [
        ("index.de.md", "de", "index.md"), ("guides/x.de.md", "de", "guides/x.md"),
        ("de/guides/x.md", "de", "guides/x.md"), ("de/index.md", "de", "index.md"),
        ("x.pt-BR.markdown", "pt-BR", "x.markdown"), ("pt-BR/x.md", "pt-BR", "x.md"),
        // The site's own language may be named, too.
        ("en/x.md", "en", "x.md"), ("x.en.md", "en", "x.md"),
        // Of both the folder counts.
        ("de/x.en.md", "de", "x.en.md"),
        ("a.b.de.md", "de", "a.b.md"),
    ])
    func aListedLanguageIsNamed(place: String, tag: String, original: String) {
        #expect(Self.names.translation(at: place) == .init(tag: tag, original: original))
    }

    @Test(arguments: [
        // Not listed, no language, no name before it, no Markdown, and a folder farther in.
        "x.fr.md", "acme.sh.md", ".de.md", "x.de.png", "de/pic.png", "guides/de/x.md", "x.md", "de.md",
        "x.DE.md",
        "pt/x.md",
    ])
    func anythingElseIsAPageOfItsOwn(place: String) {
        #expect(Self.names.translation(at: place) == nil)
    }
}
