import Testing

@testable import Markdown

struct DefinitionListTests {
    @Test(arguments: [
        ("A\n: b\n", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n"),
        (
            "A *x*\nB\n: c\n:   d `e`\n",
            "<dl>\n<dt>A <em>x</em></dt>\n<dt>B</dt>\n<dd>c</dd>\n<dd>d <code>e</code></dd>\n</dl>\n"
        ),
        ("A\n\n: b\n", "<dl>\n<dt>A</dt>\n<dd>\n<p>b</p>\n</dd>\n</dl>\n"),
        ("A\n: b\n\n: c\n", "<dl>\n<dt>A</dt>\n<dd>\n<p>b</p>\n</dd>\n<dd>\n<p>c</p>\n</dd>\n</dl>\n"),
        ("A\n: b\n\nC\n: d\n", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dt>C</dt>\n<dd>d</dd>\n</dl>\n"),
        ("A\n: b\nC\nD\n: e\n", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dt>C</dt>\n<dt>D</dt>\n<dd>e</dd>\n</dl>\n"),
        ("A\n: b\nlazy\n\nc\n", "<dl>\n<dt>A</dt>\n<dd>b\nlazy</dd>\n</dl>\n<p>c</p>\n"),
        ("A\n: b\n  c\n: d\n", "<dl>\n<dt>A</dt>\n<dd>b\nc</dd>\n<dd>d</dd>\n</dl>\n"),
        (
            "A\n: b\n\n    c\n\n    - d\n\ne\n",
            "<dl>\n<dt>A</dt>\n<dd>\n<p>b</p>\n<p>c</p>\n<ul>\n<li>d</li>\n</ul>\n</dd>\n</dl>\n<p>e</p>\n"
        ),
        (
            "A\n:   b\n\n        c\n",
            "<dl>\n<dt>A</dt>\n<dd>\n<p>b</p>\n<div class=\"code\"><pre><code>c\n</code></pre></div>\n</dd>\n</dl>\n"
        ),
        (
            "A\n:   ```\n    b\n    ```\n",
            "<dl>\n<dt>A</dt>\n<dd>\n<div class=\"code\"><pre><code>b\n</code></pre></div>\n</dd>\n</dl>\n"
        ),
        ("> A\n> : b\n> c\n", "<blockquote>\n<dl>\n<dt>A</dt>\n<dd>b\nc</dd>\n</dl>\n</blockquote>\n"),
        ("- A\n  : b\n- c\n", "<ul>\n<li>A\n</li>"),
        ("A\n: B\n  : c\n", "<dl>\n<dt>A</dt>\n<dd>\n<dl>\n<dt>B</dt>\n<dd>c</dd>\n</dl>\n</dd>\n</dl>\n"),
        (
            "A\n: b\n+ c\n* d\n",
            "<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n<ul>\n<li>c</li>\n</ul>\n<ul>\n<li>d</li>\n</ul>\n"
        ),
        ("A\n: b[^1]\n\n[^1]: C\n    : d\n", "<dl>\n<dt>A</dt>\n<dd>b<sup"),
        ("A\n: | b |\n  | - |\n", "<dd>\n<div class=\"table\"><table>"),
        (":::note\nA\n: b\n:::\n", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n</aside>\n"),
    ])
    func rendersDefinitions(_ markdown: String, _ expected: String) {
        let page = document(markdown)
        let html = String(decoding: page.html(), as: UTF8.self)
        if markdown.hasPrefix("- A") {
            #expect(html == "<ul>\n<li>\n<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n</li>\n<li>c</li>\n</ul>\n")
        } else {
            #expect(html.contains(expected), "\(html)")
        }
        #expect(page.misses == 0)
        #expect(page.diagnostics.isEmpty)
        #expect(PositionTests.misplaced(in: page).isEmpty)
    }

    @Test(arguments: [
        ": a\n", "# A\n: b\n", "A\n\n\n: b\n", "A\n:b\n", "A\n:\n", "A\n\\: b\n", "A\n: \n",
        "```\nA\n: b\n```\n",
        "    A\n    : b\n", "<pre>\nA\n: b\n</pre>\n", "> A\n: b\n", "- A\n: b\n", "***\n: b\n",

    ])
    func leavesTheRestAlone(_ markdown: String) {
        let plain = html(markdown, MarkdownOptions(profile: .commonmark))
        let result = html(markdown, MarkdownOptions(html: .allow))
            .replacing(#/ id="[^"]*"/#) { _ in "" }.replacing(#/ <a class="heading-anchor.*?</a>/#) { _ in ""
            }
            .replacing("<div class=\"code\">", with: "").replacing("</pre></div>", with: "</pre>")
            .replacing("<hr>", with: "<hr />")
        #expect(result == plain)
    }

    @Test func commentsHoldNoMarkers() {
        #expect(html("A\n\n%%\nB\n: c\n:::note\n%%\n\nd\n") == "<p>A</p>\n<p>d</p>\n")
    }

    @Test func rangesAreThoseOfTheText() {
        let page = document("A\nB\n: c *d*\n\n  e\nF\n: g\n\nH\n: i\n")
        let parts = page.arena.descendants().filter {
            [.definitionTerm, .definition, .definitionList].contains(page.arena[$0].kind)
        }.map { page.text(page.arena[$0].range) }
        #expect(
            parts == [
                "A\nB\n: c *d*\n\n  e\nF\n: g\n\nH\n: i", "A", "B", ": c *d*\n\n  e", "F", ": g", "H", ": i",
            ])
    }

    @Test func footnotesKeepAwayFromLists() {
        #expect(
            html("1) a\n2) b\n\n[^1]: c [^1]\n\n1. d\n").hasPrefix(
                "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<ol>\n<li>d</li>\n</ol>\n"))
        #expect(html("[^1]: a\n1) b [^1]\n2) c\n").hasPrefix("<ol>\n<li>b <sup"))
    }
}
