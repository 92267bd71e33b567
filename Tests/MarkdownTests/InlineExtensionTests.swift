import Testing

@testable import Markdown

struct InlineExtensionTests {
    private func links(_ markdown: String) -> [String] {
        let page = document(markdown)
        return page.links.map { "\(page.text($0.range)) → \($0.destination)" }
    }

    @Test(arguments: [
        ("a www.b.c/d, e", ["www.b.c/d → http://www.b.c/d"]),
        ("a&amp;b https://c.d/e?f=g\\_h.", ["https://c.d/e?f=g\\_h → https://c.d/e?f=g\\_h"]),
        ("> *x@y.z*", ["x@y.z → mailto:x@y.z"]),
        ("| a |\n| - |\n| http://b |", ["http://b → http://b"]),
        ("[http://a](b) `http://c` <!-- http://d -->", ["b → b"]),
        ("http://a/_x_/b, *c*", ["http://a/_x_/b → http://a/_x_/b"]),
        ("*https://a.b/x*y_z* d*", ["https://a.b/x*y_z → https://a.b/x*y_z"]),
        ("*a* www.b.c/_d_/*e* f_", ["www.b.c/_d_/*e → http://www.b.c/_d_/*e"]),
        (
            "(http://a/_b_/c) (www.d.e/_f_/)",
            ["http://a/_b_/c → http://a/_b_/c", "www.d.e/_f_/ → http://www.d.e/_f_/"]
        ),
        ("a [http://b/_c_/] d", ["http://b/_c_/ → http://b/_c_/"]),
        ("[http://b/_c_/]\n\n[http://b/_c_/]: /u", ["[http://b/_c_/] → /u"]),
        ("[a](/u (http://b/_c_/)) [d](www.e.f/_g_/)", ["/u → /u", "www.e.f/_g_/ → www.e.f/_g_/"]),
        ("[a]\n\n[a]: www.e.f/_g_/ (www.h.i/_j_/)", ["[a] → www.e.f/_g_/"]),
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
        ("[a](/u (http://b/_c_/))", "<a href=\"/u\" title=\"http://b/_c_/\">a</a>"),
        ("<b title='(www.b.c/_d_/)'>e</b>", "<b title='(www.b.c/_d_/)'>e</b>"),
        ("`(www.b.c/_d_/)`", "<code>(www.b.c/_d_/)</code>"),
    ])
    func leavesNoMaskInAddresses(_ markdown: String, _ expected: String) {
        #expect(html(markdown, MarkdownOptions(profile: .gfm)) == "<p>\(expected)</p>\n")
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
