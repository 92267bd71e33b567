import Foundation
import Testing

@testable import SiteGenerator

/// The contents of a page lead to what stands on it, wherever other pages are embedded.
@Suite struct EmbedAnchorTests {
    private static let own = ["#one", "#two"]
    private static let embedded = ["#b--second", "#b--third"]

    /// Embeds in the middle of a text, or in what is not shown: links at most.
    private static let links: [String] = [
        "See ![[b]] inline.", "**![[b]]**", "![[b]] ![[b]]", "| a |\n|---|\n| ![[b]] |", "[^1]: ![[b]]\n",
        "term\n: see ![[b]]", "%% ![[b]] %%", "<!-- ![[b]] -->", "`![[b]]`",
        "```\n![[b]]\n```", "![[gone]]", "![[b#Second]]",
    ]

    /// Embeds that stand alone: the page itself.
    private static let pages: [String] = [
        "![[b]]", "- ![[b]]", "> ![[b]]", ":::details[x]\n![[b]]\n:::", "<div>\n\n![[b]]\n\n</div>",
        "[^1]\n\n[^1]: ![[b]]\n",
    ]

    @Test(arguments: links)
    func linksBringNoHeadings(text: String) throws {
        try expectContents(of: text, Self.own)
    }

    @Test(arguments: pages)
    func pagesBringTheirHeadings(text: String) throws {
        try expectContents(of: text, Self.embedded + Self.own)
    }

    @Test func eachEmbedHasItsOwnAnchors() throws {
        try expectContents(
            of: "![[b]]\n\n![[b]]", Self.embedded + ["#b-1--second", "#b-1--third"] + Self.own)
    }

    /// Where the contents lead of a page with a text before its own headings.
    private func expectContents(of text: String, _ expected: [String]) throws {
        let result = build(
            [
                "site.yaml": "title: T\nrules: {orphan-page: off, broken-link: off}\n",
                "a.md": "# A\n\n\(text)\n\n## One\n\ntext\n\n## Two\n\ntext\n",
                "b.md": "# B\n\n## Second\n\ntext\n\n### Third\n\ntext\n",
            ], resources: Checkout.resources)
        let page = try #require(result.text("a/index.html"))
        let contents = page.components(separatedBy: "<details class=\"toc\">").dropFirst().joined()
            .components(separatedBy: "</details>")[0]
        let links = contents.components(separatedBy: "href=\"").dropFirst().compactMap {
            $0.split(separator: "\"").first.map(String.init)
        }
        #expect(links == expected)
        for link in links { #expect(page.contains(" id=\"\(link.dropFirst())\""), "\(link)") }
    }
}
