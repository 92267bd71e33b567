import Diagnostics
import Testing

@testable import SiteGenerator

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

    @Test(arguments: [("CI", "guides/CI"), ("..", "guides/x"), ("a/b", "guides/x"), ("", "guides/x")])
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
