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

    @Test(arguments: [
        "<script>alert(1)</script>", "a <script>alert(1)</script>", "<SCRIPT SRC=//x></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\" java\tscript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href=\"&#x6A&#x61vascript&colon;alert(1)\">x</a>",
        "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href=\"java&Tab;script:alert(1)\">x</a>",
        "<a href=\"java&NewLine;script&#58;alert(1)\">x</a>", "<a href=\"javascript&unknown;alert(1)\">x</a>",
        "<a href=\"\u{1}javascript:alert(1)\">x</a>", "<a href=\"vbscript:x\">x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<a href='javascript:alert(1)'>x</a>", "<a href=javascript:alert(1)>x</a>",
        "<a href=\"x\" href=\"javascript:alert(1)\">x</a>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
        "<math><mi xlink:href=\"data:x,alert(1)\">",
        "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>", "<object data=x></object>", "<embed src=x>",
        "<form action=x><input>",
        "<style>*{background:url(javascript:alert(1))}</style>",
        "<div style=\"background:url(javascript:x)\">x</div>",
        "<base href=\"javascript:x\">", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=x>",
        "<plaintext>", "<xmp><img src=x onerror=alert(1)></xmp>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><img src=x onerror=alert(1)></textarea>", "<title><img src=x onerror=alert(1)></title>",
        "<!--><img src=x onerror=alert(1)>-->", "<!-- --!><img src=x onerror=alert(1)> -->",
        "<img src=\"x\"onerror=alert(1)>",
        "<img/src=x/onerror=alert(1)>", "<img src='x' onerror='alert(1)", "<div onclick=alert(1)\n>x",
        "<a b=\"<img src=x onerror=alert(1)>\">",
        "<p title=\"--><img src=x onerror=alert(1)>\">", "<<script>alert(1);//<</script>",
        "<img src=x:x onerror\n=alert(1)>",
        "<a href=\"x\" target=_blank style=x>y</a>", "<source srcset=\"x, javascript:alert(1) 2x\">",
        "<blockquote cite=\"javascript:x\">y</blockquote>",
        "<button formaction=javascript:alert(1)>", "<video src=x onerror=alert(1)>",
        "<template><script>alert(1)</script></template>",
        "<select><style></select><img src=x onerror=alert(1)>", "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?x <img src=x onerror=alert(1)>?>",
        "<div class=x data-x=y contenteditable>z</div>", "<img src=`x`onerror=alert(1)>",
        "<a href=\"file:///etc/passwd\">x</a>",
    ])
    func leavesOutAttacks(_ attack: String) {
        for markdown in [
            attack, "a " + attack, "> - " + attack + "\n\nb", "| a |\n| - |\n| " + attack + " |",
        ] {
            let result = html(markdown)
            for token in HTMLTokenizer(Array(result.utf8)[...]) {
                guard case .startTag(let name, let attributes, _) = token else { continue }
                #expect(HTMLPolicy.keeps(element: name) || name == "input", "\(result)")
                for attribute in attributes {
                    #expect(!attribute.name.hasPrefix("on"), "\(result)")
                    #expect(
                        attribute.name != "style" && attribute.name != "srcset"
                            && attribute.name != "xlink:href")
                    guard HTMLPolicy.isAddress(attribute.name), let value = attribute.value else { continue }
                    let address = String(decoding: Array(result.utf8)[value], as: UTF8.self).lowercased()
                    #expect(!address.contains(":") && !address.contains("script"), "\(result)")
                }
            }
        }
    }

    @Test func warnsAtThePlace() {
        let page = document("a <b onclick=x>c</b>\n\n<script>\nx\n</script>\n")
        #expect(page.diagnostics.map(\.id) == ["unsafe-html", "unsafe-html"])
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
