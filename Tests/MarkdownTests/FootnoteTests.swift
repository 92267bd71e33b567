import Testing

@testable import Markdown

struct FootnoteTests {
    @Test func rendersFootnotes() {
        #expect(
            html("a[^x] b[^X][^y]\n\n[^y]: Y\n[^x]: X *x*\n") == """
                <p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup> \
                b<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2">1</a></sup>\
                <sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup></p>
                <section class="footnotes">
                <h2 id="footnote-label" class="visually-hidden">Footnotes</h2>
                <ol>
                <li id="fn-1">
                <p>X <em>x</em> <a href="#fnref-1" class="footnote-backref" aria-label="Back to the text">↩</a> \
                <a href="#fnref-1-2" class="footnote-backref" aria-label="Back to the text">↩\
                <sup class="footnote-ref">2</sup></a></p>
                </li>
                <li id="fn-2">
                <p>Y <a href="#fnref-2" class="footnote-backref" aria-label="Back to the text">↩</a></p>
                </li>
                </ol>
                </section>

                """)
    }

    @Test func ofTwoNotesWithOneLabelTheFirstCounts() {
        let result = html("a[^x]\n\n[^x]: first\n\n[^X]: second\n")
        #expect(result.contains("<p>first <a"))
        #expect(!result.contains("second"))
    }

    @Test(arguments: [
        ("a[^x]\n\n[^x]: 1\n\n[^x]: 2\n\n[^X]: 3\n", "<p>1 <a"), ("[^X]: 1\n\n[^x]: 2\n\na[^x]\n", "<p>1 <a"),
        ("> [^x]: 1\n\na[^x]\n\n[^x]: 2\n", "<p>1 <a"),
    ])
    func theFirstNoteCountsWhereverItStands(_ markdown: String, _ expected: String) {
        #expect(html(markdown).contains(expected))
    }

    @Test func theHeadingKeepsItsID() {
        let page = document("# Footnote label\n\na[^1]\n\n[^1]: b\n")
        #expect(page.headings.map(\.id) == ["footnote-label-1"])
        #expect(page.anchors == ["footnote-label-1", "fnref-1", "footnote-label", "fn-1"])
        #expect(document("# Footnote label\n\n[^1]: b\n").headings.map(\.id) == ["footnote-label"])
        #expect(!html("a[^1]\n\n[^1]: b\n", MarkdownOptions(profile: .gfm)).contains("<h2"))
    }

    /// The texts of a document's nodes with their ranges.
    private func texts(_ markdown: String) -> [String] {
        let page = document(markdown)
        #expect(page.misses == 0)
        #expect(PositionTests.misplaced(in: page).isEmpty)
        return page.arena.descendants().filter { page.arena[$0].kind == .text }.map {
            page.arena.string(of: page.arena[$0].text)
        }
    }

    @Test func positionsAreThoseOfTheDocument() {
        #expect(
            texts("é[^long-label]\n\n[^long-label]:   d [e] *f*\n    g\n\n    > h [[i]]\n\nj\n\n[e]: /u")
                == ["é", "j", "d ", "e", " ", "f", "g", "h ", "i"])
        #expect(texts("[^1]\n\n> [^1]: a\n>     b\n>\n> | c |\n> | - |\n> | d |\n") == ["c", "d", "a", "b"])
        let page = document("[^1]\n\n[^1]: ```json a=b\n    {}\n    ```\n")
        #expect(page.codeBlocks.map { page.text($0.map.range(0..<2)) } == ["{}"])
        #expect(page.codeBlocks.map { page.text($0.infoRange) } == ["json a=b"])
    }

    @Test func knowsItsAnchors() {
        #expect(
            document("# fn-1\n\na[^1]\n\n[^1]: b").anchors == ["fn-1-1", "fnref-1", "footnote-label", "fn-1"])
        #expect(
            document("<b id=x>a</b>[^1]\n\n# B\n\nc[^1] ^d\n\n[^1]: e[^2]\n[^2]: f\n").anchors
                == ["x", "fnref-1", "b", "^d", "fnref-1-2", "footnote-label", "fn-1", "fnref-2", "fn-2"])
    }

    @Test(arguments: [
        "a[^1]", "```\n[^1]: a\n```", "    [^1]: a", "<pre>\n[^1]: a\n</pre>", "`[^1]` [a]: b", "[^1\n2]: a",
        "[^]: a",
        "1) a\n2) b\n\n`x\n[^1]: y`",
    ])
    func leavesTheRestAlone(_ markdown: String) {
        let options = MarkdownOptions(profile: .gfm)
        let plain = html(markdown, MarkdownOptions(profile: .commonmark))
        if markdown.hasPrefix("1)") {
            #expect(html(markdown, options).hasPrefix("<ol>\n<li>a</li>"))
        } else {
            #expect(html(markdown, options) == plain)
        }
    }

    @Test func footnotesInFootnotesAreNumberedLast() {
        let result = html("a[^1] b[^2]\n\n[^1]: c[^3]\n[^2]: d\n[^3]: e[^3]\n[^4]: f\n")
        #expect(result.contains("<li id=\"fn-3\">\n<p>e<sup"))
        #expect(!result.contains("f <a"))
    }
}
