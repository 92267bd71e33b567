import Diagnostics
import Testing
import Text

@testable import SiteGenerator

/// A site in three languages: what is translated, what is not, and what leads where.
@Suite struct SiteLanguagesTests {
    private static let configuration = """
        title: Handbook
        language: en
        base_url: https://docs.example.org/
        languages:
          en: English
          de: {name: Deutsch, title: Handbuch}
          ar: العربية
        rules: {translation-behind: off}

        """

    private static let texts = [
        "site.yaml": configuration,
        "index.md": "# Home\n\nSee [the guide](guides/setup.md) and ![a picture](pictures/a.png).\n",
        "index.de.md":
            "# Start\n\nSiehe [die Anleitung](guides/setup.md), [[Einrichten]] und ![Bild](pictures/a.png).\n",
        "guides/setup.md": "# Setup\n\n## First steps\n\nBack [home](../index.md#home).\n",
        "guides/setup.de.md":
            "---\nslug: einrichten\n---\n# Einrichten\n\n## Erste Schritte\n\nZur [Startseite](../index.md#start).\n",
        "guides/other.md": "# Other\n\nTo [setup](setup.md).\n",
        "ar/guides/setup.md": "# الإعداد\n\nإلى [الصفحة](../index.md) و![](../../pictures/a.png).\n",
        "guides/acme.sh.md": "# acme.sh\n\n[home](../index.md)\n",
        "pictures/a.png": "",
    ]

    private static func tree(_ texts: [String: String] = texts) -> SourceTree { SourceTree(texts) }

    private static func built(_ texts: [String: String] = texts) -> BuildResult {
        build(tree(texts), with: Checkout.resources, options: SiteOptions())
    }

    private static func page(_ path: String, _ result: BuildResult) -> String {
        for file in result.files where file.path == path {
            if case .bytes(let bytes) = file.content { return String(decoding: bytes, as: UTF8.self) }
        }
        return ""
    }

    @Test func everyLanguageHasAllPages() {
        let result = Self.built()
        #expect(result.report.diagnostics.map(\.message) == [])
        let pages = result.files.map(\.path).filter {
            $0.hasSuffix("index.html") && !$0.contains("schemas") && !$0.contains("search")
        }
        #expect(
            pages == [
                "ar/guides/acme.sh/index.html", "ar/guides/index.html", "ar/guides/other/index.html",
                "ar/guides/setup/index.html", "ar/index.html", "de/guides/acme.sh/index.html",
                "de/guides/einrichten/index.html", "de/guides/index.html", "de/guides/other/index.html",
                "de/index.html", "guides/acme.sh/index.html", "guides/index.html", "guides/other/index.html",
                "guides/setup/index.html", "index.html",
            ])
        // Six originals and four translations, each counted once.
        #expect(result.report.summary.pages == 7)
    }

    @Test func whatAllLanguagesShareIsThereOnce() {
        let paths = Self.built().files.map(\.path)
        for name in ["pictures/a.png", "404.html", "robots.txt", "_headers"] {
            #expect(paths.contains(name), "\(name)")
            #expect(!paths.contains("de/\(name)"), "\(name)")
        }
        #expect(!paths.contains { $0.hasPrefix("de/") && ($0.hasSuffix(".css") || $0.hasSuffix(".js")) })
        for name in ["sitemap.xml", "llms.txt", "search/index.html"] {
            #expect(paths.contains("de/\(name)"), "\(name)")
        }
        #expect(paths.contains { $0.hasPrefix("de/search/shards/") })
    }

    @Test func linksStayInTheLanguage() {
        let result = Self.built()
        let home = Self.page("de/index.html", result)
        #expect(home.contains("<a href=\"/de/guides/einrichten/\">die Anleitung</a>"))
        #expect(home.contains("<a class=\"wikilink\" href=\"/de/guides/einrichten/\">Einrichten</a>"))
        #expect(home.contains("src=\"/pictures/a.png\""))
        #expect(home.contains("<title>Start · Handbuch</title>"))
        #expect(home.contains("<html lang=\"de\">"))
        #expect(
            Self.page("de/guides/einrichten/index.html", result).contains(
                "<a href=\"/de/#start\">Startseite</a>"))
        let arabic = Self.page("ar/guides/setup/index.html", result)
        #expect(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(arabic.contains("<a href=\"/ar/\">الصفحة</a>"))
        #expect(arabic.contains("src=\"/pictures/a.png\""))
    }

    @Test func aPageLeadsToItselfInOtherLanguages() {
        let result = Self.built()
        let page = Self.page("guides/setup/index.html", result)
        #expect(
            page.contains(
                "<a href=\"/guides/setup/\" hreflang=\"en\" lang=\"en\" dir=\"ltr\" aria-current=\"true\">English</a>"
            ))
        #expect(
            page.contains(
                "<a href=\"/de/guides/einrichten/\" hreflang=\"de\" lang=\"de\" dir=\"ltr\">Deutsch</a>"))
        #expect(
            page.contains("<a href=\"/ar/guides/setup/\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>")
        )
        let alternates = page.split(separator: "\n").filter { $0.contains("rel=\"alternate\" hreflang") }
        #expect(
            alternates == [
                "<link rel=\"alternate\" hreflang=\"en\" href=\"https://docs.example.org/guides/setup/\">",
                "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://docs.example.org/guides/setup/\">",
                "<link rel=\"alternate\" hreflang=\"de\" href=\"https://docs.example.org/de/guides/einrichten/\">",
                "<link rel=\"alternate\" hreflang=\"ar\" href=\"https://docs.example.org/ar/guides/setup/\">",
            ])
        // The home page has no Arabic text, and the page on something else is in English only.
        #expect(!Self.page("index.html", result).contains("hreflang=\"ar\" href=\"https"))
        #expect(!Self.page("guides/other/index.html", result).contains("rel=\"alternate\" hreflang"))
    }

    @Test func whatIsNotTranslatedSaysSo() {
        let result = Self.built()
        let page = Self.page("de/guides/other/index.html", result)
        #expect(page.contains("<article class=\"sheet\" lang=\"en\" dir=\"ltr\">"))
        #expect(
            page.contains(
                "<p class=\"untranslated\" lang=\"de\" dir=\"ltr\">Diese Seite ist noch nicht übersetzt.</p>")
        )
        #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(page.contains("<link rel=\"canonical\" href=\"https://docs.example.org/guides/other/\">"))
        #expect(page.contains("<a href=\"/de/guides/einrichten/\">setup</a>"))
        #expect(!Self.page("de/sitemap.xml", result).contains("/de/guides/other/"))
        #expect(
            Self.page("de/sitemap.xml", result).contains(
                "<loc>https://docs.example.org/de/guides/einrichten/</loc>"))
        #expect(!Self.page("de/guides/einrichten/index.html", result).contains("untranslated"))
        #expect(
            Self.page("robots.txt", result).hasSuffix(
                """
                Sitemap: https://docs.example.org/sitemap.xml
                Sitemap: https://docs.example.org/de/sitemap.xml
                Sitemap: https://docs.example.org/ar/sitemap.xml

                """))
    }

    /// What is wrong with a page is told once, where its file is.
    @Test func findingsStandInTheirFiles() {
        var texts = Self.texts
        texts["guides/other.md"] = "# Other\n\n[a](gone.md)\n"
        texts["guides/setup.de.md"] = "# Einrichten\n\n[b](gone.md) [c](#first-steps)\n"
        texts["de/index.md"] = "# Noch einmal\n"
        texts["site.yaml"] = Self.configuration + "nonsense: 1\n"
        let found = Self.built(texts).report.diagnostics.map { "\($0.location.path): \($0.id.rawValue)" }
        #expect(
            found == [
                "content/guides/other.md: broken-link", "content/guides/setup.de.md: broken-link",
                "content/guides/setup.de.md: broken-anchor", "content/index.de.md: duplicate-route",
                "content/site.yaml: invalid-configuration",
            ])
    }

    @Test(arguments: [
        ("languages: {en: English, german: Deutsch}", "write `de`"),
        ("languages: {de: Deutsch, fr: Français}", "add it with its name, as `en: …`, or set `language`"),
        ("languages: {en: English, de: {title: Handbuch}}", "`de` has no `name`, which is required"),
    ])
    func aListThatCannotHoldIsAFinding(list: String, words: String) {
        let result = Self.built(["index.md": "# A\n", "site.yaml": "\(list)\n"])
        let told = result.report.diagnostics.map { "\($0.id.rawValue): \($0.message); \($0.help ?? "")" }
        #expect(told.count == 1 && told[0].hasPrefix("invalid-configuration"))
        #expect(told.first?.contains(words) == true, "\(told)")
    }

    /// A site in one language has nothing of this.
    @Test func oneLanguageIsAsBefore() {
        var texts = Self.texts
        texts["site.yaml"] = "title: Handbook\nlanguages: {en: English}\n"
        let result = Self.built(texts)
        #expect(result.files.contains { $0.path == "index.de/index.html" })
        #expect(!Self.page("index.html", result).contains("hreflang"))
    }

    /// What an edit changes, by place; an empty text takes the file away.
    private static let edits: [[String: String]] = [
        ["guides/setup.de.md": "---\nslug: einrichten\n---\n# Einrichten\n\n## Erste Schritte\n\nNeu.\n"],
        ["guides/setup.md": "# Setup\n\n## First steps\n\n[gone](gone.md)\n"],
        // A translation comes, has another address, and goes.
        ["guides/other.de.md": "# Anderes\n\n[[Einrichten]]\n"],
        ["guides/other.de.md": "---\nslug: anderes\n---\n# Anderes\n\n[[Einrichten]]\n"],
        ["guides/other.de.md": ""],
        // It is there twice, and then in the other form only.
        ["de/index.md": "# Start\n\n[x](gone.md)\n"], ["index.de.md": ""],
        // A page that no original is of, and an original that has no translation any more.
        ["guides/nur.de.md": "# Nur hier\n"], ["guides/setup.md": ""],
        ["site.yaml": configuration.replacing("  ar:", with: "  fr: Français\n  ar:")],
        ["index.fr.md": "# Accueil\n"],
        ["site.yaml": "title: Handbook\n"], ["site.yaml": configuration],
        ["pictures/b.png": "", "guides/other.md": "# Other\n\n![](../pictures/b.png)\n"],
    ]

    @Test func aSessionGivesWhatABuildGives() {
        var texts = Self.texts
        var session = Session(Self.tree(texts), with: Checkout.resources, options: SiteOptions())
        for (number, edit) in Self.edits.enumerated() {
            for (place, text) in edit { texts[place] = text.isEmpty && place.hasSuffix(".md") ? nil : text }
            session.update(Self.tree(texts))
            let (clean, edited) = (Self.built(texts), session.built())
            #expect(edited.files.map(\.path) == clean.files.map(\.path), "after edit \(number)")
            let others = zip(edited.files, clean.files).filter { $0 != $1 }.map(\.0.path)
            #expect(others == [], "after edit \(number)")
            #expect(edited.report.diagnostics == clean.report.diagnostics, "after edit \(number)")
            #expect(edited.report.summary == clean.report.summary, "after edit \(number)")
            #expect(session.found() == clean.report.diagnostics, "after edit \(number)")
        }
    }

    /// A translation is looked at as a page of its own, by its own place and by that of the finished site.
    @Test func aSessionShowsTranslations() {
        var texts = Self.texts
        texts["guides/setup.de.md"] = "# Einrichten\n\n[b](gone.md)\n"
        var session = Session(Self.tree(texts), with: Checkout.resources, options: SiteOptions())
        for look in [
            session.page(at: "guides/setup.de.md"), session.page(publishedAt: "de/guides/setup/index.html"),
        ] {
            #expect(look?.file.path == "de/guides/setup/index.html")
            #expect(look?.diagnostics.map(\.location.path) == ["content/guides/setup.de.md"])
        }
        #expect(session.page(at: "ar/guides/setup.md")?.file.path == "ar/guides/setup/index.html")
        #expect(session.page(at: "guides/setup.md")?.file.path == "guides/setup/index.html")
        #expect(session.page(at: "guides/nothing.de.md") == nil)
        let sources = session.publishedPages.filter { $0.source == "content/guides/other.md" }.map(\.path)
        #expect(sources == ["guides/other/index.html"])
        let paths = session.publishedPages.map(\.path)
        #expect(paths.contains("de/guides/other/index.html"))
        #expect(session.tree.bytes(at: "content/index.de.md") != nil)
    }

    /// Fixes are applied in originals and translations, each in its own file, whatever stands before it in the folder.
    @Test func everyLanguageIsMended() {
        var texts = Self.texts
        let slip = { (title: String) in
            "# \(title)\n\n```json title=\".mcp.json\"\n{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\n```\n"
        }
        let mended = { (title: String) in slip(title).replacing("comand", with: "command") }
        (texts["guides/other.md"], texts["ar/guides/other.md"]) = (slip("Other"), slip("أخرى"))
        texts["guides/zulu.de.md"] = slip("Zulu")
        let result = mend(Self.tree(texts), with: Checkout.resources, options: SiteOptions())
        let files = result.files.map {
            "\($0.path): \($0.fixes): \(String(decoding: $0.after, as: UTF8.self))"
        }
        #expect(
            files == [
                "content/ar/guides/other.md: 1: \(mended("أخرى"))",
                "content/guides/other.md: 1: \(mended("Other"))",
                "content/guides/zulu.de.md: 1: \(mended("Zulu"))",
            ])
        #expect(result.outcome == MendingOutcome(applied: 3, takenBack: []))
        #expect(result.build.report.diagnostics == [])
        let one = mend(
            Self.tree(texts), with: Checkout.resources, options: SiteOptions(),
            only: ["content/ar/guides/other.md"])
        #expect(one.files.map(\.path) == ["content/ar/guides/other.md"])
    }

    /// A page or file of the own language that stands where another language begins is told of.
    @Test func nothingStandsWhereALanguageBegins() {
        var texts = Self.texts
        texts["guides/setup.md"] = "# Setup\n\n## First steps\n"
        texts["deutsch.md"] = "---\nslug: de\n---\n# Deutsch\n"
        texts["de/guides/index.html"] = "<p>"
        let found = Self.built(texts).report.diagnostics.map { "\($0.location.path): \($0.message)" }
        #expect(
            found == [
                "content/de/guides/index.html: `de/guides/index.html` is a page of the site in `de`, so that only one of both can be there",
                "content/deutsch.md: `de/index.html` is a page of the site in `de`, so that only one of both can be there",
            ])
    }
}
