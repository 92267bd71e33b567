import Testing

@testable import SiteGenerator
import Text

/// Every name has a slug that can stand in a URL and on a disk.
@Suite struct SlugTests {
    @Test(arguments: [
        ("Getting Started", "getting-started"), ("a  b\tc", "a-b-c"), ("What's new?", "whats-new"),
        ("100% #1", "100-1"),
        ("Über uns", "über-uns"), ("v1.2", "v1.2"), ("end.", "end"), ("snake_case", "snake_case"), ("😀", "😀"),
        ("a/b", "a-b"), ("“quoted”", "“quoted”"), ("-a-", "a"),
        ("C", "c"), ("C#", "c-sharp"), ("C++", "c-plus-plus"), ("C# guide", "c-sharp-guide"),
        ("F#/C#", "f-sharp-c-sharp"),
        ("a+b", "ab"), ("C++11", "c11"), ("#1", "1"), ("x #", "x"), ("日本+", "日本-plus"), (".NET", "dot-net"),
        ("NET", "net"), ("ASP.NET", "asp.net"), ("..x", "dot-x"), ("日本", "日本"), ("👍🏽", "👍🏽"),
        ("A\u{0}\u{1F}b", "ab"),
    ])
    func slug(name: String, expected: String) {
        #expect(Slug.make(name) == expected)
    }

    /// The filter of templates, the pages of topics and the slugs of front matter make the same of a name.
    @Test func everywhereTheSame() throws {
        let names = [
            ("Getting Started", "getting-started"), ("C#", "c-sharp"), ("C++", "c-plus-plus"), ("C", "c"),
            (".NET", "dot-net"), ("What's new?", "whats-new"), ("Über uns", "über-uns"), ("日本+", "日本-plus"),
            ("v1.2", "v1.2"), ("a / b", "a-b"), ("100% #1", "100-1"), ("😀", "😀"), ("#", "23"),
            ("***", "2a-2a-2a"),
            ("x_y~z", "x_y~z"), ("“quoted”", "“quoted”"),
        ]
        let list = names.map { "\"\($0.0)\"" }.joined(separator: ", ")
        let tree = SourceTree(
            ["site.yaml": "title: T\n", "a.md": "---\ntopics: [\(list)]\n---\n# A\n"],
            templates: [
                "page.html":
                    "{% for topic in page.topics %}{{ topic.title }}|{{ topic.title | slug }}\n{% endfor %}"
            ])
        let result = build(tree, with: .bare, options: SiteOptions(date: "2026-11-28"))
        #expect(
            result.text("a/index.html")?.split(separator: "\n").map {
                $0.split(separator: "|").last.map(String.init)
            }
                == names.map { Optional($0.1) })
        for (name, slug) in names {
            #expect(Slug.make(name) == slug)
            #expect(result.text("topics/\(slug)/index.html") != nil, "\(name)")
        }
    }

    @Test(arguments: ["#", "?", "..", ".", "\"'", "%", "", "***"])
    func whatLeavesNothingIsWrittenInNumbers(name: String) {
        let slug = Slug.make(name)
        #expect(slug.allSatisfy { $0.isHexDigit || $0 == "-" })
        #expect(name.isEmpty || !slug.isEmpty)
    }

    @Test(arguments: [
        ("index.md", ""), ("_index.md", ""), ("README.md", ""), ("guides/index.md", "guides"),
        ("guides/x.md", "guides/x"),
        ("My Guides/The First.md", "my-guides/the-first"),
    ])
    func routeOfAPlace(place: String, expected: String) {
        #expect(Route(place: place).path == expected)
    }

    @Test(arguments: [
        ("CI", "guides/CI"), ("..", "guides/x"), ("a/b", "guides/x"), ("", "guides/x"),
        ("a?b", "guides/x"), ("a#b", "guides/x"), ("50%", "guides/x"), ("a b", "guides/x"),
        ("a\u{A0}b", "guides/x"), ("ü", "guides/ü"),
    ])
    func aChosenSlugStaysInItsFolder(slug: String, expected: String) {
        #expect(Route(place: "guides/x.md", slug: slug).path == expected)
    }

    @Test func urlsAreEncodedAndHaveTheBase() {
        #expect(Route("a/ü 1").url(.root) == "/a/%C3%BC%201/")
        #expect(BaseURL("https://example.org/docs").map(Route("").url) == "/docs/")
        #expect(BaseURL("https://example.org").map(Route("x").url) == "/x/")
        #expect(BaseURL("ftp://example.org") == nil)
        #expect(BaseURL("https://") == nil)
    }
}
