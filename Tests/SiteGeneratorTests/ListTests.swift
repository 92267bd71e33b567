import Diagnostics
import Foundation
import Testing

@testable import SiteGenerator
import Text

/// The lists that a site makes of its pages: which pages stand in them, in which order, and where they are cut.
@Suite struct ListTests {
    /// The texts between two marks, in their order.
    private func between(_ start: String, _ end: String, in text: String) -> [String] {
        text.components(separatedBy: start).dropFirst().compactMap {
            $0.components(separatedBy: end).first
        }
    }

    private func feed(_ pages: [String: String]) -> [String] {
        let site = ["site.yaml": "title: T\nbase_url: https://example.org/\nfeeds: true\n"]
        let files = site.merging(pages) { $1 }
        let text = build(files, resources: Checkout.resources).text("feed.xml") ?? ""
        return between("<id>https://example.org/", "/</id>", in: text).filter { !$0.hasPrefix("<") }
    }

    @Test func theFeedBeginsWithTheNewest() {
        let dates = [
            "old": "2024-12-31", "new": "2026-11-20", "middle": "2025-06-01", "noon": "2025-06-01T12:00:00Z",
            "b": "2026-01-01", "a": "2026-01-01",
        ]
        var pages = dates.mapValues { "---\ndate: \($0)\n---\n" }
        pages["undated"] = "text"
        let files = Dictionary(uniqueKeysWithValues: pages.map { ($0.key + ".md", $0.value) })
        #expect(feed(files) == ["new", "b", "a", "noon", "middle", "old"])
    }

    @Test(arguments: [(49, 49), (50, 50), (51, 50)])
    func theFeedHasAtMostFiftyPages(count: Int, shown: Int) {
        let files = (0..<count).map { number in
            let (month, day) = (number / 28 + 1, number % 28 + 1)
            return ("p\(100 + number).md", "---\ndate: 2026-0\(month)-\(day < 10 ? "0" : "")\(day)\n---\n")
        }
        let newest = (0..<count).reversed().prefix(shown).map { "p\(100 + $0)" }
        #expect(feed(Dictionary(uniqueKeysWithValues: files)) == newest)
    }

    // MARK: Folders

    /// What a folder says itself counts before what the folders around it say, and the nearest of them first.
    @Test func theNearestFolderDecides() {
        var configuration = SiteConfiguration()
        configuration.sections = [
            "": .init(kind: .page, schema: "root"), "a": .init(kind: .guide, schema: "outer"),
            "a/b": .init(kind: .wiki), "a/b/c": .init(schema: "inner"),
        ]
        let kinds: [(String, PageKind?, String?)] = [
            ("", .page, "root"), ("x", .page, "root"), ("a", .guide, "outer"), ("a/x", .guide, "outer"),
            ("a/b", .wiki, "outer"), ("a/b/c", .wiki, "inner"), ("a/b/c/d/e", .wiki, "inner"),
            ("ab", .page, "root"),
        ]
        for (folder, kind, schema) in kinds {
            #expect(configuration.section(for: folder).kind == kind, "\(folder)")
            #expect(configuration.section(for: folder).schema == schema, "\(folder)")
        }
    }

    // MARK: Contents and cards

    /// What a card or the contents of a page show of another page, with the real theme.
    private func page(_ path: String, of texts: [String: String]) -> String {
        build(texts, resources: Checkout.resources).text(path) ?? ""
    }

    /// An embed within a line is a link, so that none of the other page's headings are on this one.
    @Test func contentsLeadToHeadingsThatAreThere() {
        let text = page(
            "a/index.html",
            of: [
                "a.md": "# A\n\nSee ![[b]] inline.\n\n## One\n\n## Two\n\n![[b]]\n",
                "b.md": "# B\n\n## Second heading\n",
            ])
        let places = between("<li><a href=\"#", "\"", in: text)
        #expect(places == ["one", "two", "b--second-heading"])
        for place in places { #expect(text.contains(" id=\"\(place)\"")) }
    }

    @Test func cardsShowADescriptionOrNothing() {
        let texts = [
            "index.md": "# Home\n", "g/index.md": "# G\n",
            "g/a.md": "# A\n\nA first paragraph with `code`, which nobody meant for a card.\n",
            "g/b.md": "---\ndescription: What it is.\ntopics: [T]\n---\n# B\n\nText.\n",
        ]
        let cards = between("<li class=\"card\">", "</li>", in: page("g/index.html", of: texts))
        #expect(cards.count == 2)
        #expect(!cards[0].contains("first paragraph"))
        #expect(cards[1].contains("<p>What it is.</p>"))
        let topics = between("<li class=\"card\">", "</li>", in: page("topics/index.html", of: texts))
        #expect(topics.map { $0.contains("<p class=\"card-meta\">1 page</p>") } == [true])
    }

    /// Lists say what they are of and how many there are, also where there is nothing, and their days are whole.
    @Test func listsSayWhatTheyHave() {
        let texts = [
            "index.md": "", "a.md": "---\ntopics: [Wood]\n---\n# A\n",
            "b.md": "---\ntopics: [Wood, Water]\nreviewed: 2026-01-09\nreview_every: 30d\n---\n# B\n",
            "c.md": "---\nreviewed: 2026-11-20\nreview_every: 30d\n---\n# C\n",
        ]
        let words = { (path: String, texts: [String: String]) in
            page(path, of: texts).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let report = words("freshness/index.html", texts)
        #expect(report.contains("2 pages are looked at again from time to time; 1 of them waits for it."))
        #expect(report.contains("<time datetime=\"2026-01-09\">9 Jan 2026</time>"))
        #expect(report.contains("<time datetime=\"2026-12-20\">20 Dec 2026</time>"))
        #expect(words("topics/index.html", texts).contains(">2 topics, each with the pages that name it.<"))
        #expect(words("topics/wood/index.html", texts).contains(">2 pages with this topic.<"))
        #expect(words("topics/water/index.html", texts).contains(">1 page with this topic.<"))
        #expect(words("index.html", ["index.md": ""]).contains(">Nothing here yet.<"))
    }

    /// The home page begins with its text; cards are there without one, or where they are wished for.
    @Test(arguments: [
        ("# Home\n\nText.\n", "", false), ("# Home\n", "", true),
        ("# Home\n\nText.\n", "cards: true\n", true), ("# Home\n", "cards: false\n", false),
    ])
    func theHomePageBeginsWithItsText(text: String, settings: String, hasCards: Bool) {
        let home = page("index.html", of: ["index.md": text, "g/a.md": "# A\n", "site.yaml": settings])
        #expect(home.contains("class=\"cards\"") == hasCards)
        #expect(home.contains("class=\"ways\"") == !hasCards)
        guard text.contains("Text."), let prose = home.range(of: "<div class=\"prose\">") else { return }
        let list = home.range(of: hasCards ? "class=\"cards\"" : "class=\"ways\"")
        #expect(list.map { prose.lowerBound < $0.lowerBound } == true)
    }

    // MARK: The navigation

    /// What the navigation of a page shows below `g`, by the numbers of the pages in a large folder.
    private func navigation(pages count: Int, at shown: [Int]) -> [[Int]] {
        var theme = ProgramResources.bare.theme
        theme["_navigation.html"] = SourceText(
            path: "_navigation.html",
            "{% for item in items %}{{ item.url }} {% for child in item.children %}{{ child.url }} {% endfor %}{% endfor %}"
        )
        for kind in PageKind.allCases {
            theme[kind.template] = SourceText(path: kind.template, "{{ navigation }}")
        }
        let resources = ProgramResources(
            theme: theme, schemas: ProgramResources.bare.schemas, languages: ProgramResources.bare.languages,
            generator: "Waymark test")
        let files = (1...count).map { ("g/p\(1000 + $0).md", "text") }
        let result = build(Dictionary(uniqueKeysWithValues: files), resources: resources)
        return shown.map { number in
            between("/g/p", "/", in: result.text("g/p\(1000 + number)/index.html") ?? "").compactMap {
                Int($0).map { $0 - 1000 }
            }
        }
    }

    @Test func threeHundredPagesAreShownWhole() {
        #expect(navigation(pages: 300, at: [1, 150]) == [Array(1...300), Array(1...300)])
    }

    /// Twenty neighbours share a list, with ten pages before and behind them.
    @Test func morePagesAreShownAroundEach() {
        let shown: [ClosedRange<Int>] = [
            1...30, 1...30, 1...30, 11...50, 11...50, 131...170, 251...290, 271...301, 291...301,
        ]
        #expect(
            navigation(pages: 301, at: [1, 2, 20, 21, 22, 150, 280, 281, 301]) == shown.map { Array($0) })
    }
}
