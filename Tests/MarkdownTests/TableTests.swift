import Testing

@testable import Markdown

struct TableTests {
    private let gfm = MarkdownOptions(profile: .gfm)

    /// The rows of a document's tables as `cell|cell`, with the bytes of the document that the cells stand at.
    private func rows(_ markdown: String) -> [String] {
        let page = document(markdown)
        #expect(page.misses == 0)
        #expect(PositionTests.misplaced(in: page).isEmpty)
        return page.arena.descendants().filter { page.arena[$0].kind == .tableRow }.map { row in
            page.arena.children(of: row).map { page.text(page.arena[$0].range) }.joined(separator: "|")
        }
    }

    @Test(arguments: [
        ("a | b\n- | -\nc | d", ["a|b", "c|d"]),
        ("> | a | b |\n> |---|:-:|\n> | *c* | d", ["a|b", "*c*|d"]),
        ("- x\n\n  | a |\n  | - |\n  | b |", ["a", "b"]),
        ("- | a |\n  | - |\n  | b |", ["a", "b"]),
        ("text\n| a |\n| - |\nb", ["a", "b"]),
        ("[x]: /y\n| a |\n| - |", ["a"]),
        ("| a |\n| - |\n| b |\n---\n", ["a", "b"]),
        ("| a |\n| - |\n| b \\| c #|", ["a", "b \\| c #"]),
        ("| a | b |\n| - | - |\n| [[c\\|d]] | [[e|f]] |", ["a|b", "[[c\\|d]]|[[e|f]]"]),
    ])
    func findsCells(_ markdown: String, _ expected: [String]) {
        #expect(rows(markdown) == expected)
    }

    @Test(arguments: [
        "a\n-", "a\n---", "a | b\n---", "- | -\n", "# a | b\n- | -", "a\n:--", "```\n| a |\n| - |\n```",
    ])
    func leavesTheRestAlone(_ markdown: String) {
        #expect(rows(markdown).isEmpty)
        #expect(html(markdown, gfm) == html(markdown, MarkdownOptions(profile: .commonmark)))
    }

    @Test func cellsHoldInlines() {
        let page = document("| a |\n| - |\n| [b] `c\\|d` [[e\\|f]] # |\n\n> [b]: /u#v \"t\"\n")
        #expect(page.links.map(\.destination) == ["/u", "e"])
        #expect(page.links.map { page.text(page.range(of: $0.node)) } == ["[b]", "[[e\\|f]]"])
        #expect(
            String(decoding: page.html(), as: UTF8.self).contains(
                """
                <td><a href="/u#v" title="t">b</a> <code>c|d</code> <a class="wikilink" href="e">f</a> #</td>
                """))
    }

    @Test func rendersAlignment() {
        #expect(
            html("| a | b |\n| - | -: |\n| c |\n") == """
                <div class="table"><table>
                <thead>
                <tr>
                <th>a</th>
                <th style="text-align:right">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>c</td>
                <td style="text-align:right"></td>
                </tr>
                </tbody>
                </table></div>

                """)
    }

    @Test func bodyOfARuleEndsTheTable() {
        #expect(html("| a |\n| - |\n| b |\n---\n", gfm).hasSuffix("</table>\n<hr />\n"))
    }
}
