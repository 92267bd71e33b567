import Foundation
import Testing

@testable import Markdown

/// Where the addresses and ids of raw HTML stand, and what becomes of them.
struct RawHTMLLinkTests {
    private static let allow = MarkdownOptions(html: .allow)

    private func describe(_ markdown: String, _ options: MarkdownOptions) -> [String] {
        let page = document(markdown, options)
        return page.links.map {
            "\($0.destination)|\($0.fragment ?? "-")|\(page.text($0.range))|\(page.text($0.fragmentRange))"
        }
    }

    @Test(arguments: [
        ("<a href=\"b.md#c\">x</a>", ["b.md|c|b.md|c"]),
        ("a <a href='b.md'>x</a>", ["b.md|-|b.md|-"]),
        ("a <A HREF=b.md#c>x</A>", ["b.md|c|b.md|c"]),
        ("<img src=\" a.png\t\" width=\"3\">", ["a.png|-|a.png|-"]),
        ("a <a href=\"?a=1&amp;b=2#c\">x</a>", ["?a=1&b=2|c|?a=1&amp;b=2|c"]),
        ("a <a href=\"b&#46;md&num;c&#x64;\">x</a>", ["b.md|cd|b&#46;md|c&#x64;"]),
        ("a <a href=\"caf&eacute;.md\">x</a>", ["café.md|-|caf&eacute;.md|-"]),
        ("a <a href=\"a&b&c;.md\">x</a>", ["a&b&c;.md|-|a&b&c;.md|-"]),
        ("a <a href=\"a\\_b%20c.md\">x</a>", ["a\\_b%20c.md|-|a\\_b%20c.md|-"]),
        ("a <a href=\"a\" href=\"b\">x</a>", ["a|-|a|-"]),
        ("a <a href=\"#\">x</a>", ["||| "]),
        ("a <a href=\"\">x</a> <a href>y</a>", ["|-|href|-", "|-|href|-"]),
        ("<blockquote cite=\"b.md\">x</blockquote>", ["b.md|-|b.md|-"]),
        (
            "<picture><source srcset=\"a.png 1x, b.png#c 2x,c,d.png 30w (x,y), ,data:image/png;base64,AA==\">",
            [
                "a.png|-|a.png|-", "b.png|c|b.png|c", "c,d.png|-|c,d.png|-",
                "data:image/png;base64,AA==|-|data:image/png;base64,AA==|-",
            ]
        ),
        (
            "<source srcset=\"a.png, b.png,, c.png,\">",
            ["a.png|-|a.png|-", "b.png|-|b.png|-", "c.png|-|c.png|-"]
        ),
        ("<div>\n<a href=\"b\">x</a>\n</div>\n\n[c](d)", ["b|-|b|-", "d|-|d|-"]),
        ("> <div>\n> <a\n>  href=\"b.md#c\">x</a>\n> </div>", ["b.md|c|b.md|c"]),
        ("> <div>\n> <a href=\"b\" title=\"\0\">x</a>\n> </div>", ["b|-|b|-"]),
        ("> a <a\n> href=b title='\0'>x</a>", ["b|-|b|-"]),
        ("> <div>\n> <a href=\"b\" title=\"\u{1}\">x</a>\n> </div>", ["b|-|b|-"]),
        ("> a <a\n> title=t\n> href=b>x</a>", ["b|-|b|-"]),
        ("-\t<div>\n\t<a href=b>\n", ["b|-|b|-"]),
        ("> <div>\r\n> <a href=\"b\">\r\n> <a href=\"c\">\r\n", ["b|-|b|-", "c|-|c|-"]),
        ("| a |\n| - |\n| x <a href=\"b\\|c\">x</a> <a href=\"d\"> |", ["b|c|-|b\\|c|-", "d|-|d|-"]),
        ("![<a href=\"b\">c</a>](d) <a href=\"e\">", ["d|-|d|-", "e|-|e|-"]),
        ("a <a href=\"javascript:b\">x</a> <q cite=vbscript:b>", []),
        ("<p><svg><a href=\"b\"></svg><a href=\"c\">", ["c|-|c|-"]),
        ("<video src=\"b.mp4\"><a href=\"c\"></video>", ["c|-|c|-"]),
        ("<!-- <a href=\"b\"> -->", []), ("`<a href=\"b\">`", []), ("\\<a href=\"b\">", []),
        ("```html\n<a href=\"b\">\n```", []), ("<a title=\"<a href='b'>\" href=\"c\">", ["c|-|c|-"]),
    ])
    func findsAddresses(_ markdown: String, _ expected: [String]) {
        let expected = expected.map { $0 == "||| " ? "|||" : $0 }
        #expect(describe(markdown, MarkdownOptions()) == expected)
        #expect(
            describe(markdown, MarkdownOptions(html: .escape)).count { $0.hasPrefix("d|") || $0.isEmpty } <= 1
        )
    }

    @Test(arguments: [
        ("<video src=\"a.mp4\" poster='b.png'><track src=c.vtt></video>", ["a.mp4", "b.png", "c.vtt"]),
        ("<object data=\"a.svg\"></object> <map><area href=\"b.md\"></map>", ["a.svg", "b.md"]),
        ("<img src=a srcset=\"b 1x, c 2x\">", ["a", "b", "c"]),
        ("<script src=\"a.js\">x = '<a href=\"b\">' < c</script>\n<a href=\"d\">", ["a.js", "d"]),
        ("<style>a{}<a href=b></STYLE ><a href=c>", ["c"]),
        ("<a href=\"javascript:b\">", ["javascript:b"]), ("<form action=b data=c><p src=d cite=e>", []),
    ])
    func findsMoreWhereAllIsAllowed(_ markdown: String, _ expected: [String]) {
        #expect(document(markdown, Self.allow).links.map(\.destination) == expected)
        #expect(document(markdown, MarkdownOptions(html: .escape)).links.isEmpty)
    }

    @Test(arguments: [
        ("<p id=\"a&amp;b\">\n\n> x <a name='c'></a> <a id=c>", ["a&b", "c", "c"], ["a&amp;b", "c", "c"]),
        ("<svg id=\"a\"></svg> <b name=\"b\" id=\"\">", [], []),
    ])
    func findsIDs(_ markdown: String, _ names: [String], _ written: [String]) {
        let page = document(markdown)
        #expect(page.rawIDs.map(\.name) == names)
        #expect(page.rawIDs.map { page.text($0.range) } == written)
        #expect(page.anchors == names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        #expect(document(markdown, MarkdownOptions(html: .escape)).rawIDs.isEmpty)
    }

    /// Writes a text with every address but those that begin with `keep` replaced by one in `/to/`.
    private func rewritten(_ markdown: String, _ options: MarkdownOptions, idPrefix: String = "") -> String {
        let page = document(markdown, options)
        var plan = RenderPlan()
        plan.idPrefix = idPrefix
        for link in page.links where !link.destination.hasPrefix("keep") {
            let isBroken = link.destination.hasPrefix("broken")
            plan.resolve(link, to: ResolvedLink(url: "/to/\(link.destination)/?a&b", isBroken: isBroken))
        }
        return String(decoding: page.html(plan), as: UTF8.self)
    }

    @Test func writesWhereAddressesLead() {
        #expect(
            rewritten("<img src='a' width=3 alt=\"b\"> <a href=b title=keep>x</a>\n", MarkdownOptions())
                == "<p><img src=\"/to/a/?a&amp;b\" width=\"3\" alt=\"b\"> "
                + "<a href=\"/to/b/?a&amp;b\" title=\"keep\">x</a></p>\n")
        #expect(
            rewritten("<source srcset=\" a 1x,keep 2x, b\">", MarkdownOptions())
                == "<source srcset=\" /to/a/?a&amp;b 1x,keep 2x, /to/b/?a&amp;b\">\n")
        #expect(
            rewritten("a <a href=\"broken&amp;.md\">x</a>", MarkdownOptions())
                == "<p>a <a class=\"broken-link\">x</a></p>\n")
    }

    @Test func changesNothingElseWhereAllIsAllowed() {
        #expect(
            rewritten("<IMG SRC=a  Width='3'/><video poster = 'b' x=y><!-- c --></video>", Self.allow)
                == "<p><IMG SRC=\"/to/a/?a&amp;b\"  Width='3'/><video poster = '/to/b/?a&amp;b' x=y><!-- c --></video></p>\n"
        )
        #expect(rewritten("<a href=keep><b ID=x>", Self.allow) == "<p><a href=keep><b ID=x></p>\n")
        #expect(
            rewritten("<a href=a>", MarkdownOptions(html: .escape)) == "&lt;a href=a&gt;\n")
    }

    @Test func putsThePrefixBeforeIDs() {
        let markdown = "a <a id=\"b\" name='c'></a><b name=\"d\">"
        #expect(
            rewritten(markdown, MarkdownOptions(), idPrefix: "p--")
                == "<p>a <a id=\"p--b\" name=\"p--c\"></a><b></b></p>\n")
        #expect(
            rewritten(markdown, Self.allow, idPrefix: "p--")
                == "<p>a <a id=\"p--b\" name='p--c'></a><b name=\"d\"></p>\n")
    }

    @Test(arguments: [RawHTML.sanitize, .allow])
    func putsFormerIDsBeforeTheirPlaces(_ treatment: RawHTML) {
        let page = document("## A\n\nx <a id=\"b\"></a>\n\ny ^c\n", MarkdownOptions(html: treatment))
        var plan = RenderPlan()
        plan.headingAnchors = false
        plan.formerIDs = ["a": ["old\"", "older"], "b": ["x"], "^c": ["y"], "d": ["z"]]
        #expect(
            String(decoding: page.html(plan), as: UTF8.self) == """
                <span id="old&quot;"></span><span id="older"></span><h2 id="a">A</h2>
                <p>x <span id="x"></span><a id="b"></a></p>
                <span id="y"></span><p id="^c">y</p>

                """)
    }

    @Test(arguments: [
        ("[a]: b\n", "[x][a]", "b"), ("> [A\n> b]: <c d>\n", "[a   B]", "<c d>"), ("[ß]: b\n", "[SS][]", "b"),
        ("[a]: b \"x\\\"y\"\n", "[a]", "b"), ("[a]: b (x\\)y)\n", "[a]", "b"),
        ("[a]: b 'x\\\\'\n", "[a]", "b"),
        ("- [a]: b\n\n[a]: c\n", "![a]", "b"), ("x\n\n[b]: c\n[a]:\n  d 't'\n", "**[a]**", "d"),
    ])
    func saysWhereADefinitionIs(_ definition: String, _ reference: String, _ expected: String) {
        let bytes = Array("\(definition)\n\(reference)\n".utf8)
        let page = Document(parsing: bytes, notesDefinitions: true)
        let range = definition.range(of: expected)
        let offset = range.map { definition.utf8.distance(from: definition.startIndex, to: $0.lowerBound) }
        #expect(page.links.map(\.origin) == [expected.hasPrefix("<") ? offset.map { $0 + 1 } : offset])
        #expect(Document(parsing: bytes).links.map(\.origin) == [nil])
    }
}
