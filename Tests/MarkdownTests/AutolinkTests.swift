import Testing

@testable import Markdown

/// Addresses without brackets beside character references, as cmark-gfm 0.29.0.gfm.13 prints them: a reference at the end of
/// an address is no part of it, and one inside is read letter by letter.
struct AutolinkTests {
    @Test(arguments: [
        ("https://e.org/a&amp; x", "<a href=\"https://e.org/a\">https://e.org/a</a>&amp; x"),
        ("https://e.org/a&amp;b x", "<a href=\"https://e.org/a&amp;amp;b\">https://e.org/a&amp;amp;b</a> x"),
        ("https://e.org/a&amp;&lt; x", "<a href=\"https://e.org/a\">https://e.org/a</a>&amp;&lt; x"),
        ("https://e.org/a&amp;. x", "<a href=\"https://e.org/a\">https://e.org/a</a>&amp;. x"),
        ("https://e.org/a&#38; x", "<a href=\"https://e.org/a&amp;#38\">https://e.org/a&amp;#38</a>; x"),
        ("https://e.org/a&#x26; x", "<a href=\"https://e.org/a&amp;#x26\">https://e.org/a&amp;#x26</a>; x"),
        ("https://e.org/a&nope; x", "<a href=\"https://e.org/a\">https://e.org/a</a>&amp;nope; x"),
        ("(https://e.org/a&copy;) x", "(<a href=\"https://e.org/a\">https://e.org/a</a>©) x"),
        ("https://e.org/a&; x", "<a href=\"https://e.org/a&amp;\">https://e.org/a&amp;</a>; x"),
        ("https://e.org/a&b; x", "<a href=\"https://e.org/a\">https://e.org/a</a>&amp;b; x"),
        ("https://e.org/ab; x", "<a href=\"https://e.org/ab\">https://e.org/ab</a>; x"),
        ("www.e.org&amp; x", "<a href=\"http://www.e.org\">www.e.org</a>&amp; x"),
        ("www.e.org/&lt;b x", "<a href=\"http://www.e.org/&amp;lt;b\">www.e.org/&amp;lt;b</a> x"),
        ("&quot;www.e.org&quot;", "&quot;www.e.org&quot;"), ("&lt;www.e.org&gt;", "&lt;www.e.org&gt;"),
        (
            "x&lt;https://e.org/&gt;y",
            "x&lt;<a href=\"https://e.org/&amp;gt;y\">https://e.org/&amp;gt;y</a>"
        ),
        ("&quot;https://e.org/&quot;", "&quot;<a href=\"https://e.org/\">https://e.org/</a>&quot;"),
        ("me@e.org&amp; x", "<a href=\"mailto:me@e.org\">me@e.org</a>&amp; x"),
        ("&lt;me@e.org&gt;", "&lt;<a href=\"mailto:me@e.org\">me@e.org</a>&gt;"),
        ("https://e.org/\\*a\\* x", "<a href=\"https://e.org/%5C*a%5C\">https://e.org/\\*a\\</a>* x"),
        ("https://e.org/a;b; x", "<a href=\"https://e.org/a;b\">https://e.org/a;b</a>; x"),
        ("https://e.org/a&b;; x", "<a href=\"https://e.org/a\">https://e.org/a</a>&amp;b;; x"),
        (
            "https://e.org/?a=1&b=2; x",
            "<a href=\"https://e.org/?a=1&amp;b=2\">https://e.org/?a=1&amp;b=2</a>; x"
        ),
    ])
    func besideReferences(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == "<p>\(expected)</p>\n")
    }

    /// Stars and underscores in an address are its own, and those behind it are emphasis.
    @Test(arguments: [
        ("*https://e.org/a_b* x", "<em><a href=\"https://e.org/a_b\">https://e.org/a_b</a></em> x"),
        ("**https://e.org/a*b** x", "<strong><a href=\"https://e.org/a*b\">https://e.org/a*b</a></strong> x"),
        ("_https://e.org/a*b_. x", "<em><a href=\"https://e.org/a*b\">https://e.org/a*b</a></em>. x"),
        ("https://e.org/a_b_c_d x", "<a href=\"https://e.org/a_b_c_d\">https://e.org/a_b_c_d</a> x"),
    ])
    func besideEmphasis(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == "<p>\(expected)</p>\n")
    }

    /// In a table's cell `\\|` is a plain `|`, also in an address.
    @Test(arguments: [
        ("https://x.example/a\\|b", "<a href=\"https://x.example/a%7Cb\">https://x.example/a|b</a>"),
        ("www.x.example/g\\|h", "<a href=\"http://www.x.example/g%7Ch\">www.x.example/g|h</a>"),
        ("*https://x.example/\\|* c", "<em><a href=\"https://x.example/%7C\">https://x.example/|</a></em> c"),
        ("https://x.example/a\\*b", "<a href=\"https://x.example/a%5C*b\">https://x.example/a\\*b</a>"),
    ])
    func inCells(_ cell: String, _ expected: String) {
        let table = html("|a|\n|-|\n|\(cell)|\n")
        #expect(table.contains("<td>\(expected)</td>"), "\(table)")
    }
}
