import Testing

@testable import Markdown

struct OwnIDTests {
    @Test(arguments: [
        ("# A *b* {#c_d}", "c_d", "A b"), ("# A\n# B {#a}", "a-1 a", "A|B"),
        ("A {#x} #\n===", "a-x-", "A {#x} #"),
        ("# A \\{#x}", "a-x", "A {#x}"), ("# A {#x} #", "x", "A"), ("# {#x}", "x", ""),
        ("# A `{#x}`", "a-x", "A {#x}"),
        ("# A { #x }", "x", "A"), ("# A {: #x }", "x", "A"), ("# A {.b #x c=d}", "x", "A"),
        ("# A {#x y}", "a-x-y", "A {#x y}"), ("# A {.b}", "a-b", "A {.b}"),
    ])
    func headingsNameTheirIDs(_ markdown: String, _ ids: String, _ texts: String) {
        let page = document(markdown)
        #expect(page.headings.map(\.id).joined(separator: " ") == ids)
        #expect(page.headings.map(\.text).joined(separator: "|") == texts)
    }

    @Test func anIDStandsOnAPageOnce() {
        let page = document("# A {#x}\n# B {#x}\n")
        #expect(page.repeatedAnchors.map(\.id.rawValue) == ["duplicate-anchor"])
        #expect(page.repeatedAnchors.map { page.text($0.location.range) } == ["x"])
    }

    @Test(arguments: [
        ("a *b* c ^id-1", "<p id=\"^id-1\">a <em>b</em> c</p>\n"),
        ("- a ^x\n- b\n", "<ul>\n<li id=\"^x\">a</li>\n<li>b</li>\n</ul>\n"),
        ("> a\n\n^q\n\nb", "<div id=\"^q\"></div>\n<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n"),
        ("a\n^x", "<p id=\"^x\">a\n</p>\n"), ("a \\^x", "<p>a ^x</p>\n"), ("a^x", "<p>a^x</p>\n"),
        ("^x", "<p>^x</p>\n"),
    ])
    func blocksNameTheirIDs(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func idsAreAnchors() {
        #expect(document("# A\n\nb ^c\n").anchors == ["a", "^c"])
    }
}

struct CommentTests {
    private static func link(_ name: String) -> String {
        "<a class=\"wikilink\" href=\"\(name)\">\(name)</a>"
    }

    @Test(arguments: [
        ("a %%b *c*%% d", "<p>a  d</p>\n"), ("a\n\n%%\n# b\n\n```\nc\n%%\nd", "<p>a</p>\n<p>d</p>\n"),
        ("%%\na\n%%b\n", "<p>b</p>\n"), ("%% a\nb %%c *d*\n", "<p>c <em>d</em></p>\n"),
        ("%% a\nb %%    c\nd %%e%%\n", "<p>    c\nd </p>\n"), ("%% a\n%%    c\n", "<p>    c</p>\n"),
        ("[[a]]\n\n%% a\n  b %%[[b]]\n", "<p>\(Self.link("a"))</p>\n<p>\(Self.link("b"))</p>\n"),
        ("> %%\n> a\n> %%b\nc", "<blockquote>\n<p>b\nc</p>\n</blockquote>\n"),
        ("%% a %%", "<p></p>\n"), ("> %%\n> a\n> %%\n> b", "<blockquote>\n<p>b</p>\n</blockquote>\n"),
    ])
    func areLeftOut(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test(arguments: [
        "`%%a%%`", "100%", "a %% b", "```\n%%\na\n```\n\n```\n%%\nb\n```", "\\%%a%%", "%%\nnever closed",
    ])
    func leavesTheRestAlone(_ markdown: String) {
        let plain = html(markdown, MarkdownOptions(profile: .commonmark))
        #expect(
            html(markdown).replacing("<div class=\"code\">", with: "").replacing(
                "</pre></div>", with: "</pre>") == plain)
    }
}
