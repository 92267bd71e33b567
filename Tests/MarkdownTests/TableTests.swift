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
        ("| a | b |\n| - | - |\n| `[[c|d]]` | [[e|f]] |", ["a|b", "`[[c|d]]`"]),
        ("| a | b |\n| - | - |\n| ` [[c|d]] | e |", ["a|b", "` [[c|d]]|e"]),
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
                <th class="align-right">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>c</td>
                <td class="align-right"></td>
                </tr>
                </tbody>
                </table></div>

                """)
    }

    /// How a column is aligned by its cell below the header; what is no such cell makes no table.
    @Test(
        arguments: [
            ("-", ""), ("--", ""), (":-", "left"), (":---", "left"), ("-:", "right"), ("--:", "right"),
            (":-:", "center"), (":--:", "center"), (":", nil), ("::", nil), (":::", nil), ("-x", nil),
            ("x-", nil),
            ("x", nil), ("- -", nil), (":-:-", nil), ("-:-", nil), ("--x:", nil), (":x-", nil), ("=", nil),
        ] as [(String, String?)])
    func aColumnIsAligned(_ cell: String, _ alignment: String?) {
        let table = html("| a |\n| \(cell) |\n", gfm)
        #expect(table.contains("<table>") == (alignment != nil))
        for side in ["left", "right", "center"] {
            #expect(table.contains("\(side)\">a</th>") == (side == alignment))
        }
    }

    @Test func bodyOfARuleEndsTheTable() {
        #expect(html("| a |\n| - |\n| b |\n---\n", gfm).hasSuffix("</table>\n<hr />\n"))
    }

    @Test(arguments: [
        ("| a |\n| - |\n    b | c\n      d  \n", "<pre><code>b | c\n  d  \n</code></pre>\n"),
        ("| a |\n| - |\n\tb", "<pre><code>b\n</code></pre>\n"),
        ("| a |\n| - |\n    b\nc\n    d", "<pre><code>b\n</code></pre>\n<p>c\nd</p>\n"),
        ("| a |\n| - |\n    b\nc\n===", "<pre><code>b\n</code></pre>\n<h1>c</h1>\n"),
        ("| a |\n| - |\n    b\n---", "<pre><code>b\n</code></pre>\n<hr />\n"),
        ("> | a |\n> | - |\n>     [[b]]", "<pre><code>[[b]]\n</code></pre>\n</blockquote>\n"),
    ])
    func indentedLinesBehindATableAreCode(_ markdown: String, _ end: String) {
        #expect(html(markdown, gfm).hasSuffix("</table>\n" + end))
        let page = document(markdown)
        #expect(page.misses == 0)
        #expect(PositionTests.misplaced(in: page).isEmpty)
        #expect(page.codeBlocks.map { page.text($0.map.range(0..<1)) }.allSatisfy { $0 == "b" || $0 == "[" })
    }

    @Test func aTableMayFollowTheCodeBehindATable() {
        let result = html("| a |\n| - |\n| b |\n    c\n| d |\n| - |\n| e |\n", gfm)
        #expect(result.split(separator: "<table>").count == 2)
        #expect(html("| a |\n    | - |\n", gfm) == "<p>| a |\n| - |</p>\n")
    }
}

struct EscapedPipeTests {
    @Test(arguments: [
        ("`a\\\\|b`", "<code>a\\|b</code>"), ("`[[p\\|q]]`", "<code>[[p|q]]</code>"),
        ("`![[p\\|q]]` x", "<code>![[p|q]]</code> x"), ("``[[p\\|q]]``", "<code>[[p|q]]</code>"),
        ("a\\|b", "a|b"), ("a\\\\|b", "a|b"), ("`a\\|b`", "<code>a|b</code>"),
    ])
    func staysInItsCell(_ cell: String, _ expected: String) {
        #expect(
            html("| a | b |\n|---|---|\n| \(cell) | end |").contains("<td>\(expected)</td>\n<td>end</td>"))
    }
}
