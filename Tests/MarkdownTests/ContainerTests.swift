import Testing

@testable import Markdown

struct ContainerTests {
    @Test func rendersTabs() {
        #expect(
            html(":::tabs{group=os}\n:::tab[macOS *x*]\na\n:::\n:::tab[Linux]\n- b\n:::\n:::\n") == """
                <div class="tabs" data-group="os">
                <div class="tab">
                <p class="tab-title">macOS <em>x</em></p>
                <p>a</p>
                </div>
                <div class="tab">
                <p class="tab-title">Linux</p>
                <ul>
                <li>b</li>
                </ul>
                </div>
                </div>

                """)
    }

    @Test func rendersDetailsStepsAndCallouts() {
        #expect(
            html(
                ":::details[More [a](b)]\nx\n:::\n:::steps\n1. a\n:::\n:::warning[Own]\ny\n:::\n:::note\n:::\n"
            ) == """
                <details class="details">
                <summary>More <a href="b">a</a></summary>
                <p>x</p>
                </details>
                <div class="steps">
                <ol>
                <li>a</li>
                </ol>
                </div>
                <aside class="callout callout-warning">
                <p class="callout-title">Own</p>
                <p>y</p>
                </aside>
                <aside class="callout callout-note">
                <p class="callout-title">Note</p>
                </aside>

                """)
    }

    @Test(arguments: [
        ("- a\n\n  :::note\n  ```\n  :::\n  ```\n  :::\n", "<li>\n<p>a</p>\n<aside"),
        ("> :::details\n> a\n> :::\n", "<blockquote>\n<details class=\"details\">"),
        ("::::tabs\n:::tab[a]\nb\n:::\n::::\n", "</div>\n</div>\n"),
        ("| a |\n| - |\n:::note\nb\n:::\n", "</table></div>\n<aside"),
    ])
    func nests(_ markdown: String, _ expected: String) {
        let page = document(markdown)
        #expect(page.diagnostics.isEmpty)
        #expect(String(decoding: page.html(), as: UTF8.self).contains(expected))
    }

    @Test(arguments: [
        ("a\n\n:::note\nb\n", "unclosed-container", ":::note"),
        (":::\n", "unopened-container", ":::"),
        (":::foo\n:::\n", "unknown-container", "foo"),
        ("::::tabs\n:::tab[a]\nb\n::::\n", "unclosed-container", ":::tab[a]"),
        ("- :::note\n  a\n\n:::\n", "unclosed-container", ":::note"),
    ])
    func reportsFences(_ markdown: String, _ id: String, _ text: String) {
        let page = document(markdown)
        #expect(page.diagnostics.first?.id.rawValue == id)
        #expect(page.text(page.diagnostics.first?.location.range) == text)
    }

    @Test(arguments: [
        "```\n:::note\n:::\n```", "    :::note", "\\:::note", "a :::", "<pre>\n:::note\n</pre>",
    ])
    func leavesTheRestAlone(_ markdown: String) {
        let plain = html(markdown, MarkdownOptions(profile: .commonmark))
        let result = html(markdown, MarkdownOptions(html: .allow))
        #expect(
            result.replacing("<div class=\"code\">", with: "").replacing("</pre></div>", with: "</pre>")
                == plain)
    }

    @Test func titlesStandAtTheirRanges() {
        let page = document("x\n\n:::details[A *b* `c`]{open}\n[^1]\n\n[^1]: y\n:::\n")
        #expect(page.misses == 0)
        #expect(PositionTests.misplaced(in: page).isEmpty)
        #expect(String(decoding: page.html(), as: UTF8.self).contains("<details class=\"details\" open>"))
    }

    @Test func titlesHoldWikiLinks() {
        let page = document(
            "[^1]\n\n[^1]: x\n\n:::details[See [[a_b_c|*d*]] $e$]\nf\n:::\n", MarkdownOptions(math: true))
        #expect(page.links.map { "\(page.text($0.range)) \($0.label ?? "-")" } == ["a_b_c *d*"])
        #expect(page.misses == 0)
        let html = String(decoding: page.html(), as: UTF8.self)
        #expect(
            html.contains(
                "<summary>See <a class=\"wikilink\" href=\"a_b_c\">*d*</a> <span class=\"math\">\\(e\\)</span></summary>"
            ))
    }

    @Test(arguments: [
        ":::note[b [[a]]]\nb\n:::", ":::note[[[a]]]\nb\n:::", "::: details [[[a]] b]\nc\n:::",
        "> :::tip[[[a]]]\n> b\n> :::", "- :::tip[[[a]]]\n  b\n  :::",
    ])
    func titlesBeginAndEndWithWikiLinks(_ markdown: String) {
        let page = document(markdown)
        #expect(page.links.map { page.text($0.range) } == ["a"])
        #expect(page.diagnostics.isEmpty)
        #expect(page.misses == 0)
        #expect(!html(markdown).contains("[["))
    }

    @Test(arguments: ["[[[a]]]", "note[[[a]]]", "a :::note[[[a]]]", "\\:::note[[[a]]]"])
    func bracketsInBracketsAreNoWikiLinks(_ markdown: String) {
        #expect(document(markdown).links.isEmpty)
    }
}
