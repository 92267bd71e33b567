import Foundation
import Testing

@testable import Diagnostics
@testable import SiteGenerator
import Text

/// What the navigation, the header and the lists of a site show, and in which order.
@Suite struct NavigationTests {
    /// A theme that prints the sections of the header, the navigation, the neighbours and the children of a
    /// page.
    private static let resources: ProgramResources = {
        var theme = ProgramResources.bare.theme
        theme["_navigation.html"] = SourceText(
            path: "_navigation.html",
            """
            {% macro list(items) %}{% for i in items %}{{ i.title }}={{ i.url }}{{ i.mark }}\
            {% if i.children %}({{ list(i.children) }}){% endif %} {% endfor %}{% endmacro %}{{ list(items) }}
            """)
        for kind in PageKind.allCases {
            theme[kind.template] = SourceText(
                path: kind.template,
                """
                header:{% for s in site.sections %} {{ s.title }}={{ s.url }}{% if s.current %}*{% endif %}{% endfor %}|
                tree: {{ navigation }}|
                children:{% for c in page.children %} {{ c.url }}{% endfor %}|
                cards:{% for c in page.children %} {{ c.title }}={{ c.url }}({{ c.description }}){% endfor %}|
                way:{% for c in page.breadcrumbs %} {{ c.url }}{% endfor %}|
                next: {{ page.next.url }}

                """)
        }
        return ProgramResources(
            theme: theme, schemas: ProgramResources.bare.schemas, languages: [:], generator: "Waymark test")
    }()

    private static func built(_ texts: [String: String]) -> BuildResult {
        build(SourceTree(texts), with: resources, options: SiteOptions(date: "2026-11-22"))
    }

    /// A line of a page, with blanks as single ones.
    private static func line(_ name: String, _ path: String, in result: BuildResult) -> String {
        let parts = (result.text(path) ?? "").split(separator: "|").map { $0.split { " \n".contains($0) } }
        let line = parts.first { $0.first?.hasPrefix(name + ":") == true } ?? []
        return line.joined(separator: " ").dropFirst(name.count + 1).split(separator: " ").joined(
            separator: " "
        )
        .replacing(" aria-current=\"page\"", with: "*").replacing(" )", with: ")")
    }

    /// The same pages in the same order wherever they are listed: pages, then folders.
    @Test func oneOrderEverywhere() {
        let result = Self.built([
            "index.md": "# Home\n", "s/index.md": "# S\n", "s/b.md": "# Beta\n", "s/a.md": "# Alpha\n",
            "s/z/index.md": "# Zed\n", "s/aa/index.md": "# Aa\n",
        ])
        #expect(
            Self.line("tree", "s/index.html", in: result)
                == "S=/s/* Alpha=/s/a/ Beta=/s/b/ Aa=/s/aa/ Zed=/s/z/")
        #expect(Self.line("children", "s/index.html", in: result) == "/s/a/ /s/b/ /s/aa/ /s/z/")
        #expect(Self.line("next", "s/b/index.html", in: result) == "/s/aa/")
    }

    /// A folder without a page of its own, in which only a page of its name lies, is that page wherever it is
    /// listed.
    @Test func aFolderThatHoldsOnlyItsNamesakeIsShownOnce() {
        let result = Self.built([
            "index.md": "# Home\n", "g/tool/tool.md": "# Tool\n", "g/other/one.md": "# One\n",
            "g/two/two.md": "# Two\n", "g/two/more.md": "# More\n", "g/own/own.md": "# Own\n",
            "g/own/index.md": "# All of own\n", "top/top.md": "# Top\n",
        ])
        #expect(
            Self.line("tree", "g/tool/tool/index.html", in: result)
                == "G=/g/ Other=/g/other/(One=/g/other/one/) "
                + "All of own=/g/own/(Own=/g/own/own/) Tool=/g/tool/tool/* "
                + "Two=/g/two/(More=/g/two/more/ Two=/g/two/two/)")
        #expect(
            Self.line("children", "g/index.html", in: result)
                == "/g/other/ /g/own/ /g/tool/tool/ /g/two/")
        #expect(Self.line("header", "top/top/index.html", in: result) == "G=/g/ Top=/top/top/*")
        #expect(Self.line("way", "g/tool/tool/index.html", in: result) == "/ /g/")
    }

    @Test func aPageHasAnotherNameInTheNavigation() {
        let result = Self.built([
            "g/a.md": "---\ntitle: A very long title\nnav_title: Short\n---\n", "index.md": "# Home\n",
        ])
        #expect(result.findings == [])
        #expect(Self.line("tree", "g/a/index.html", in: result) == "G=/g/ Short=/g/a/*")
    }

    // MARK: By configuration

    private static let pages = [
        "index.md": "# Home\n", "about.md": "# About\n", "guides/index.md": "# Guides\n",
        "guides/start.md": "# Start\n", "guides/deep/x.md": "# X\n", "manual/a.md": "# Manual A\n",
        "manual/b.md": "# Manual B\n", "files/list.pdf": "pdf", "wiki/w.md": "# W\n",
        "wiki/draft.md": "---\ndraft: true\n---\n",
    ]

    @Test func theConfigurationSaysWhatIsShown() {
        var texts = Self.pages
        texts["site.yaml"] = """
            nav:
              - about.md
              - guides/
              - Reference:
                  - manual/b.md
                  - First: manual/a.md
                  - More:
                      - Encyclopedia: wiki
                      - wiki/draft.md
                  - Issues: https://example.org/issues
              - Paper: files/list.pdf
            """
        let result = Self.built(texts)
        #expect(result.findings == [])
        let header = "About=/about/ Guides=/guides/ Reference=/manual/b/ Paper=/files/list.pdf"
        #expect(Self.line("header", "index.html", in: result) == header)
        #expect(
            Self.line("header", "manual/a/index.html", in: result)
                == header.replacing("Reference=/manual/b/", with: "Reference=/manual/b/*"))
        #expect(
            Self.line("tree", "manual/a/index.html", in: result)
                == "Reference= Manual B=/manual/b/ First=/manual/a/* "
                + "More=(Encyclopedia=/wiki/(W=/wiki/w/)) Issues=https://example.org/issues")
        #expect(
            Self.line("tree", "guides/start/index.html", in: result)
                == "Guides=/guides/ Start=/guides/start/* Deep=/guides/deep/(X=/guides/deep/x/)")
        #expect(
            Self.line("tree", "about/index.html", in: result)
                == "About=/about/* Guides=/guides/ Reference= Paper=/files/list.pdf")
        let order = [
            "about", "guides", "guides/start", "guides/deep", "guides/deep/x", "manual/b", "manual/a",
        ]
        for (page, next) in zip(order, order.dropFirst() + ["wiki"]) {
            #expect(Self.line("next", page + "/index.html", in: result) == "/\(next)/")
        }
    }

    @Test(arguments: [
        (
            "[guids/, about.md, guides/, manual/, wiki/]",
            "1:7: error[invalid-configuration]: there is no page, folder or file `guids/`",
            "did you mean `guides`?"
        ),
        (
            "[about.md, guides/, manual/, wiki/, {X: wiki/ww.md}]",
            "1:46: error[invalid-configuration]: there is no page, folder or file `wiki/ww.md`",
            "did you mean `wiki/w.md`?"
        ),
        (
            "[about.md, guides/, manual/, wiki/, {Run: 'javascript:alert(1)'}]",
            "1:48: error[unsafe-link]: `javascript:alert(1)` is left out of `nav`: its scheme can run a script or read files",
            "name an address with `https:`, or `mailto:` with a mailbox"
        ),
        (
            "[about.md, guides/, manual/, wiki/, manual/]",
            "1:42: warning[invalid-configuration]: `nav` names `manual/` twice",
            "take it out at one of the places; the first is where readers are taken to be"
        ),
        (
            "[guides/index.md, manual/, wiki/]",
            "1:1: warning[invalid-configuration]: `nav` leaves out 3 pages: `about.md`, `guides/deep/x.md`, `guides/start.md`",
            "name them or their folders, or write `sidebar: false` in their front matter"
        ),
    ])
    func whatIsWrongIsFoundAtItsPlace(nav: String, finding: String, help: String) {
        var texts = Self.pages
        texts["site.yaml"] = "nav: " + nav
        let result = Self.built(texts)
        #expect(result.findings.count == 1)
        #expect(result.findings.first?.replacing("content/site.yaml:", with: "") == finding)
        #expect(result.report.diagnostics.first?.help == help)
    }

    @Test(arguments: [
        ("nav: [{A: index.md, B: index.md}]", 1), ("nav: [3]", 1), ("nav: {A: index.md}", 1),
        ("nav: [{A: {B: index.md}}]", 1), ("nav: ['']", 1),
    ])
    func entriesOfAnotherFormAreFound(text: String, count: Int) {
        let result = Self.built(["site.yaml": text, "index.md": "# Home\n"])
        let errors = result.findings.filter { $0.contains("error[invalid-configuration]") }
        #expect(errors.count == count, "\(result.findings)")
    }

    // MARK: Many

    /// Sites of many sections name the first ones and the page's own, and have a page that lists all.
    @Test func manySectionsAreOnAPageOfTheirOwn() {
        func site(_ count: Int) -> [String: String] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("s\(100 + $0)/a.md", "text") })
                .merging(["index.md": "# Home\n"]) { $1 }
        }
        let few = Self.built(site(24))
        #expect(Self.line("header", "s120/a/index.html", in: few).split(separator: " ").count == 24)
        #expect(few.text("sections/index.html") == nil)
        let many = Self.built(site(60))
        let names = (0..<12).map { "S\(100 + $0)=/s\(100 + $0)/" }
        #expect(Self.line("header", "index.html", in: many) == names.joined(separator: " "))
        #expect(
            Self.line("header", "s150/a/index.html", in: many)
                == (names + ["S150=/s150/*"]).joined(separator: " "))
        #expect(Self.line("header", "s103/a/index.html", in: many).hasSuffix(names[11]))
        #expect(Self.line("children", "sections/index.html", in: many).split(separator: " ").count == 60)
    }

    /// The page that lists all sections has those that the configuration names, under its titles.
    @Test func allSectionsAreThoseOfTheConfiguration() {
        var texts = Dictionary(uniqueKeysWithValues: (0..<30).map { ("s\(100 + $0)/a.md", "text") })
        texts["s100/index.md"] = "---\ntitle: S\ndescription: Said.\n---\n"
        texts["one.md"] = "---\ndescription: Told.\n---\n# One\n"
        let folders = (102..<125).map { "- s\($0)/\n" }.joined()
        texts["site.yaml"] = """
            nav:
            - First: s100/
            - one.md
            - Group: [https://other.example/, s101/a.md]
            - Out: https://other.example/x
            - Pages: [s101/]
            \(folders)
            """
        let result = Self.built(texts)
        let cards = Self.line("cards", "sections/index.html", in: result).split(separator: " ")
        #expect(
            cards.prefix(6) == [
                "First=/s100/(Said.)", "One=/one/(Told.)", "Group=https://other.example/()",
                "Out=https://other.example/x()", "Pages=/s101/()", "S102=/s102/()",
            ])
        #expect(cards.count == 28)
    }

    /// What a page carries does not grow with the number of sections, of entries that are named, or of
    /// folders in a folder.
    @Test(arguments: ["sections", "nav", "folders"])
    func aPageDoesNotGrowWithTheSite(form: String) {
        func size(_ count: Int) -> Int {
            var texts = ["index.md": "# Home\n", "a.md": "# A\n"]
            for number in 0..<count {
                let folder = form == "folders" ? "g/s\(1000 + number)" : "s\(1000 + number)"
                texts["\(folder)/a.md"] = "text"
            }
            if form == "nav" {
                let entries = (0..<count).map { "  - s\(1000 + $0)/a.md\n" }
                texts["site.yaml"] = "nav:\n- All:\n" + entries.map { "  " + $0 }.joined()
            }
            let path = form == "folders" ? "g/s1007/a/index.html" : "s1007/a/index.html"
            return (Self.built(texts).text(path) ?? "").utf8.count
        }
        let (small, large) = (size(310), size(620))
        #expect(small > 100)
        #expect(large < small + 200)
    }
}
