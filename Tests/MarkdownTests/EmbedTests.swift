import Testing

@testable import Markdown

struct EmbedTests {
    @Test(arguments: [
        ("![[a b.png]]", "<p><img src=\"a%20b.png\" alt=\"\"></p>\n"),
        ("![[a.png|300]]", "<p><img src=\"a.png\" alt=\"\" width=\"300\"></p>\n"),
        (
            "![[a.png|A & b|30x20]]",
            "<p><img src=\"a.png\" alt=\"A &amp; b\" width=\"30\" height=\"20\"></p>\n"
        ),
        ("![[page#Heading]]", "<p><a class=\"wikilink\" href=\"page#heading\">page</a></p>\n"),
    ])
    func rendersWithoutAPlan(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func rendersWhatAPlanBrings() {
        let page = document("![[a]]\n\nb ![[c]] d\n\n- ![[e]]\n\n*![[f]]* ![[g.png]]\n")
        var plan = RenderPlan()
        for link in page.links.dropLast(2) {
            plan.embeds[link.node] = Array("<p>\(link.destination)</p>\n".utf8)
        }
        plan.links[page.links[3].node] = ResolvedLink(url: "", isBroken: true)
        plan.links[page.links[4].node] = ResolvedLink(url: "/x/g.png")
        #expect(
            String(decoding: page.html(plan), as: UTF8.self) == """
                <div class="embed">
                <p>a</p>
                </div>
                <p>b </p>
                <div class="embed">
                <p>c</p>
                </div>
                <p> d</p>
                <ul>
                <li>
                <div class="embed">
                <p>e</p>
                </div>
                </li>
                </ul>
                <p><em><span class="broken-link">f</span></em> <img src="/x/g.png" alt=""></p>

                """)
    }

    @Test func describesIncludes() {
        let page = document("a\n\n:::include{file=_partials/keys.md#x}\n\nb\n")
        #expect(page.includes.map { $0.file?.value } == ["_partials/keys.md#x"])
        #expect(page.text(page.includes.first?.file?.valueRange) == "_partials/keys.md#x")
        var plan = RenderPlan()
        plan.embeds = Dictionary(page.includes.map { ($0.node, Array("<p>k</p>".utf8)) }) { first, _ in first
        }
        #expect(String(decoding: page.html(plan), as: UTF8.self) == "<p>a</p>\n<p>k</p>\n<p>b</p>\n")
        #expect(page.diagnostics.isEmpty)
    }
}
