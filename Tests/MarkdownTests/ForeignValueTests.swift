import Testing

@testable import Markdown

/// Values that only another generator's templates know, and comments that switch findings off.
@Suite struct ForeignValueTests {
    private func foreign(_ markdown: String) -> [String] {
        let page = document(markdown, MarkdownOptions(profile: .waymark))
        return page.diagnostics.filter { $0.id == .foreignSyntax }.map { page.text($0.location.range) }
    }

    @Test(arguments: [
        "site", "page", "layout", "include", "post", "paginator", "$frontmatter", "$page", "$site", "$params",
        "$themeConfig",
    ])
    func aValueOfATemplate(name: String) {
        #expect(foreign("Text {{ \(name).title }} here.") == ["{{ \(name).title }}"])
        #expect(foreign("Text {{ \(name) }} here.") == [])
    }

    @Test(arguments: ["sites", "Page", "title", "paginators", "$siteData", "user"])
    func anotherName(name: String) {
        #expect(foreign("Text {{ \(name).title }} here.") == [])
    }

    /// A comment counts wherever it stands in a text, also at its first byte.
    @Test(arguments: ["", "\n", "x\n\n"])
    func aCommentThatSwitchesOff(before: String) {
        let page = document(before + "<!-- waymark: off broken-link later -->\n\n[a](b.md)\n")
        #expect(page.switches.map(\.reason) == ["later"])
    }

    @Test(arguments: [
        ("<!-- waymark: off a b -->", true), ("x <!-- a -->", true), ("", false), ("no comment here", false),
        ("<p>text</p> <! -- x", false),
    ])
    func whetherATextMayHaveComments(text: String, may: Bool) {
        #expect(Document.mayHaveSwitches(Array(text.utf8)) == may)
    }
}
