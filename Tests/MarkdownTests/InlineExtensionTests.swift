import Testing

@testable import Markdown

struct InlineExtensionTests {
    private func links(_ markdown: String) -> [String] {
        let page = document(markdown)
        return page.links.map { "\(page.text($0.range)) → \($0.destination)" }
    }

    @Test(arguments: [
        ("a www.b.c/d, e", ["www.b.c/d → http://www.b.c/d"]),
        ("a&amp;b https://c.d/e?f=g\\_h.", ["https://c.d/e?f=g\\_h → https://c.d/e?f=g_h"]),
        ("> *x@y.z*", ["x@y.z → mailto:x@y.z"]),
        ("| a |\n| - |\n| http://b |", ["http://b → http://b"]),
        ("[http://a](b) `http://c` <!-- http://d -->", ["b → b"]),
        ("http://a/_x_/b, *c*", ["http://a/_x_/b → http://a/_x_/b"]),
        ("*https://a.b/x*y_z* d*", ["https://a.b/x*y_z → https://a.b/x*y_z"]),
        (
            "[a](http://b/_c_/) <http://d/_e_/>",
            ["http://b/_c_/ → http://b/_c_/", "http://d/_e_/ → http://d/_e_/"]
        ),
        ("[a]\n\n[a]: http://b/*c*/d", ["[a] → http://b/*c*/d"]),
        ("http://a http://b#c", ["http://a → http://a", "http://b → http://b"]),
    ])
    func findsAddresses(_ markdown: String, _ expected: [String]) {
        #expect(links(markdown) == expected)
    }

    @Test(arguments: [
        ("~~a *b* c~~", "<del>a <em>b</em> c</del>"), ("\\~~a~~", "~~a~~"), ("~~a~ b~~", "<del>a~ b</del>"),
        ("*~~a~~* b", "<em><del>a</del></em> b"), ("~~ a~~", "~~ a~~"), ("&#126;a~", "~a~"),
    ])
    func rendersStrikethrough(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == "<p>\(expected)</p>\n")
    }

    @Test func rendersTasks() {
        #expect(
            html("- [ ] a\n- [X] b\n") == """
                <ul>
                <li class="task"><input type="checkbox" disabled="" aria-label="To do"> a</li>
                <li class="task"><input type="checkbox" disabled="" checked="" aria-label="Done"> b</li>
                </ul>

                """)
        #expect(
            html("1. [x] a\n\n2. \\[x] b\n") == """
                <ol>
                <li class="task">
                <p><input type="checkbox" disabled="" checked="" aria-label="Done"> a</p>
                </li>
                <li>
                <p>[x] b</p>
                </li>
                </ol>

                """)
    }

    @Test func piecesStandAtTheirRanges() {
        let page = document("a &amp; ~~b~~ \\* http://c.d e &copy; ~f~ x@y.z")
        #expect(page.misses == 0)
        #expect(PositionTests.misplaced(in: page).isEmpty)
    }
}
