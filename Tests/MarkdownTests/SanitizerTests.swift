import Testing

@testable import Markdown

struct SanitizerTests {
    @Test(arguments: [
        ("<div align=\"center\">\n\n*a*\n\n</div>", "<div align=\"center\">\n<p><em>a</em></p>\n</div>\n"),
        ("a <kbd>b</kbd><br>c", "<p>a <kbd>b</kbd><br>c</p>\n"),
        (
            "<details open><summary>a</summary>\n\nb\n\n</details>",
            "<details open=\"\"><summary>a</summary>\n<p>b</p>\n</details>\n"
        ),
        (
            "<img src=x.png alt='a \"b\"' width=3>",
            "<img src=\"x.png\" alt=\"a &quot;b&quot;\" width=\"3\">\n"
        ),
        ("<a href=\"/a?b=c&amp;d\" name=\"x\">y</a>", "<p><a href=\"/a?b=c&amp;d\" name=\"x\">y</a></p>\n"),
        ("a &copy; <sub>b &lt;</sub>", "<p>a © <sub>b &lt;</sub></p>\n"),
    ])
    func keepsWhatIsHarmless(_ markdown: String, _ expected: String) {
        let page = document(markdown)
        #expect(String(decoding: page.html(), as: UTF8.self) == expected)
        #expect(page.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("a <b>c", "<p>a <b>c</b></p>\n"), ("</div>\n\na", "\n<p>a</p>\n"),
        ("*<b>a*</b>", "<p><em><b>a</b></em></p>\n"),
        ("- <div>\n\nb", "<ul>\n<li>\n<div>\n</div></li>\n</ul>\n<p>b</p>\n"),
        ("<table><tr><td>a", "<table><tr><td>a\n</td></tr></table>"),
        ("<b><i>a</b></i>", "<p><b><i>a</i></b></p>\n"),
    ])
    func closesElementsInTheirBlock(_ markdown: String, _ expected: String) {
        #expect(html(markdown).trimmingPrefix("\n") == expected.trimmingPrefix("\n"))
    }

    @Test(arguments: Attacks.all, [RawHTML.sanitize, .escape])
    func leavesOutAttacks(_ attack: String, _ treatment: RawHTML) {
        for markdown in [
            attack, "a " + attack, "> - " + attack + "\n\nb", "| a |\n| - |\n| " + attack + " |",
        ] {
            let result = Array(html(markdown, MarkdownOptions(html: treatment, math: true)).utf8)
            for token in HTMLTokenizer(result[...]) {
                guard case .startTag(let name, let attributes, _) = token else { continue }
                let text = String(decoding: result, as: UTF8.self)
                #expect(HTMLPolicy.keeps(element: name) || Attacks.ownElements.contains(name), "\(text)")
                for attribute in attributes {
                    #expect(
                        HTMLPolicy.keeps(attribute: attribute.name, of: name)
                            || Attacks.ownAttributes.contains(attribute.name), "\(attribute.name) in \(text)")
                    guard HTMLPolicy.isAddress(attribute.name), let value = attribute.value else { continue }
                    let address = String(decoding: result[value], as: UTF8.self).lowercased()
                    #expect(Attacks.schemes.contains(Attacks.scheme(of: address)), "\(text)")
                }
            }
        }
    }

    @Test func attacksAreMany() {
        #expect(Attacks.all.count > 400)
    }

    @Test func unsafeWikiLinksLeadNowhere() {
        let page = document("[[javascript:alert(1)|a]] ![[vbscript:b]]")
        #expect(page.diagnostics.map(\.id.rawValue) == ["unsafe-link", "unsafe-link"])
        #expect(
            String(decoding: page.html(), as: UTF8.self)
                == "<p><span class=\"broken-link\">a</span> <span class=\"broken-link\">vbscript:b</span></p>\n"
        )
    }

    @Test func warnsAtThePlace() {
        let page = document("a <b onclick=x>c</b>\n\n<script>\nx\n</script>\n")
        #expect(page.diagnostics.map(\.id.rawValue) == ["unsafe-html", "unsafe-html"])
        #expect(page.diagnostics.map { page.text($0.location.range) } == ["onclick", "<script>"])
        #expect(String(decoding: page.html(), as: UTF8.self) == "<p>a <b>c</b></p>\n\n")
    }

    @Test func namesAreAnchors() {
        #expect(document("<a name=\"x\"></a>\n\n<div id='y'>\n").anchors == ["x", "y"])
        #expect(document("<a name=\"x\"></a>", MarkdownOptions(html: .escape)).anchors == [])
    }

    @Test func escapesAndAllows() {
        #expect(html("<b>a</b>", MarkdownOptions(html: .escape)) == "<p>&lt;b&gt;a&lt;/b&gt;</p>\n")
        #expect(html("<b x=y>a", MarkdownOptions(html: .allow)) == "<p><b x=y>a</p>\n")
    }
}
