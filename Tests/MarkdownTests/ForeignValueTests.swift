import Testing

@testable import Markdown

/// Values that only another generator's templates know, and comments that switch findings off.
@Suite struct ForeignValueTests {
    private func foreign(_ markdown: String) -> [String] {
        let page = document(markdown, MarkdownOptions(profile: .waymark))
        return page.diagnostics.filter { $0.id == .foreignSyntax }.map { page.text($0.location.range) }
    }

    @Test(arguments: [
        "site", "page", "layout", "include", "post", "paginator", "$frontmatter", "$page", "$site", "$params",
        "$themeConfig",
    ])
    func aValueOfATemplate(name: String) {
        #expect(foreign("Text {{ \(name).title }} here.") == ["{{ \(name).title }}"])
        #expect(foreign("Text {{ \(name) }} here.") == [])
    }

    @Test(arguments: ["sites", "Page", "title", "paginators", "$siteData", "user"])
    func anotherName(name: String) {
        #expect(foreign("Text {{ \(name).title }} here.") == [])
    }

    /// Marks of other programs around words, and what is nearly one.
    @Test(
        arguments: [
            ("a^[two words] b", "^[two words]"), ("^[ab cd]", "^[ab cd]"), ("a^[one] b", nil),
            ("a^[a bc] b", nil),
            ("a^[ab 12] b", nil), ("a^[ab cd](x.md) b", nil), ("a\\^[ab cd] b", nil), ("a^[ab\ncd] b", nil),
            ("a^[See it.] b", "^[See it.]"), ("a^[one.] b", nil), ("a^[see it..] b", nil),
            ("a^[b [c](d.md) e] f", "^[b [c](d.md) e]"), ("a^[b [c] d] e", nil), ("a^[ab cd", nil),
            ("a^[ab [cd] e", nil), ("a^ [ab cd] b", nil), ("a^", nil),
            ("x^2^", "^2^"), ("x^2^ y", "^2^"), ("ä^a-b^", "^a-b^"), ("x^a+ä^.", "^a+ä^"), ("x^2^y", nil),
            ("x ^2^", nil), ("x^^", nil), ("x^a b^", nil), ("x^a_b^", nil), ("x^2", nil), ("x^2\n^", nil),
            ("x^abcdefghijklmnopqr^", "^abcdefghijklmnopqr^"), ("x^abcdefghijklmnopqrs^", nil),
            ("a ++new++ b", "++new++"), ("++new++", "++new++"), ("(++new words++)", "++new words++"),
            ("++a++", "++a++"), ("a++new++", nil), ("++new++b", nil), ("+++new+++", nil), ("++new+++", nil),
            ("++ new++", nil), ("++new ++", nil), ("++i and j++", nil), ("++abc de++", nil),
            ("++ab cde++", nil),
            ("++abc def++", "++abc def++"), ("++new+", nil), ("++new+x++", nil), ("C++ and ++", nil),
            ("a <% if x %> b", "<% if x %>"), ("<% a % b %>", "<% a % b %>"), ("<%= x", nil),
            ("<% a\n%>", nil),
            ("[a](b c.md)", "[a](b c.md)"), ("![a](b c.png)", "![a](b c.png)"), ("[a](./b c)", "[a](./b c)"),
            ("[a](../b c)", "[a](../b c)"), ("[a](/b c)", "[a](/b c)"),
            ("[a](http://b c)", "[a](http://b c)"),
            ("[a](https://b c)", "[a](https://b c)"), ("[a [b]](c d.md)", "[a [b]](c d.md)"),
            ("[a](b c.md \"t\")", "[a](b c.md \"t\")"), ("[a](b \"t\")", nil), ("[a](b c\"t\")", nil),
            ("[a](b c)", nil), ("x[a](b c.md)", nil), ("\\[a](b c.md)", nil), ("[a]( b c.md)", nil),
            ("[a](b =c.md)", nil), ("[a](b `c.md)", nil), ("[a](b c.12)", nil),
            ("[a](b c.abcde)", "[a](b c.abcde)"),
            ("[a](b c.abcdef)", nil), ("[a](b c.)", nil), ("[a](b .)", nil), ("[a](b .md)", "[a](b .md)"),
            ("[a](b c.md#d)", "[a](b c.md#d)"), ("[a](b c.md?d)", "[a](b c.md?d)"), ("[a](b c#d.md)", nil),
            ("[a](b c.m-d)", nil), ("[a](b c.md", nil), ("a](b c.md)", nil), ("[a\nb](c d.md)", nil),
            ("H~2~O", "~2~"), ("(a)~2~", "~2~"), ("9~a~", "~a~"), ("H ~2~", nil), ("H~2 3~", nil),
            ("H~~2~~", nil), ("-~2~", nil),
        ] as [(String, String?)])
    func aMarkAroundWords(text: String, found: String?) {
        #expect(foreign(text) == [found].compactMap(\.self))
    }

    /// What stands between braces, and what is nearly one of them.
    @Test(
        arguments: [
            ("a {{< b >}} c", "{{< b >}}"), ("a {{% b %}} c", "{{% b %}}"), ("a {{<>}} c", nil),
            ("a {{< b %}} c", nil), ("a {{< b\n>}} c", nil), ("a \\{{< b >}} c", nil),
            ("a {% b %} c", "{% b %}"), ("a \\{% b %} c", nil), ("a {%bc%} c", "{%bc%}"), ("a {%b%} c", nil),
            ("a {%%} c", nil),
            ("a {/* b */} c", "{/* b */}"), ("a {/*b*/} c", "{/*b*/}"), ("a {/**/} c", nil),
            ("a {++b++} c", "{++b++}"), ("a {--b--} c", "{--b--}"), ("a {~~b~>d~~} c", "{~~b~>d~~}"),
            ("a {==b==} c", "{==b==}"), ("a {>>b<<} c", "{>>b<<}"), ("a {++b--} c", nil),
            ("a {!ab!} c", "{!ab!}"), ("a {!a!} c", nil), ("a {!ab} c", nil),
            ("[a]({{ \"/x\" | b }})", "{{ \"/x\" | b }}"), ("[a]({{x}})", nil), ("a ({{ x }})", nil),
            ("a {ref}`b` c", "{ref}"), ("a {py:func}`b` c", "{py:func}"), ("a {ref} `b` c", nil),
            ("a {ref`b` c", nil), ("a {{#include b.rs}} c", "{{#include b.rs}}"),
            ("a {{#playground b.rs}} c", "{{#playground b.rs}}"),
            ("a {{#playpen b.rs}} c", "{{#playpen b.rs}}"),
            ("a {{#rustdoc_include b.rs}} c", "{{#rustdoc_include b.rs}}"),
            ("a {{#template b.rs}} c", "{{#template b.rs}}"), ("a {{#title b}} c", "{{#title b}}"),
            ("a {{#titles b}} c", "{{#titles b}}"), ("a {{#1 b}} c", nil), ("a {{> part }} c", "{{> part }}"),
            ("a {{> part two }} c", nil),
            ("a {{part.md}} c", "{{part.md}}"), ("a {{part.txt}} c", nil), ("a ${{part.md}} c", nil),
            ("a {{ template \"b\" }} c", "{{ template \"b\" }}"), ("a {{ embed:b }} c", "{{ embed:b }}"),
            ("a {{ other \"b\" }} c", nil), ("a {{- site.b }} c", "{{- site.b }}"),
            ("a ${{ site.b }} c", nil),
            ("`a`{.b}", "{.b}"), ("**a**{.b}", "{.b}"), ("__a__{.b}", "{.b}"), ("*a*{.b}", "{.b}"),
            ("~~a~~{.b}", "{.b}"), ("[a](https://a.example){b=c}", "{b=c}"), ("`a`{.b .d}", "{.b .d}"),
            ("`a`{._b}", "{._b}"), ("a {.b}", "{.b}"), ("a {.b} \t", "{.b}"), ("a {: b=c}", "{: b=c}"),
            ("{:toc}", "{:toc}"), ("`a`{.b} c", "{.b}"), ("_a_{.b}", nil), ("a {.b} c", nil), ("a{.b}", nil),
            ("a {b}", nil), ("a {b=c}", nil), ("a {:tocs}", nil), ("`a`{b}", nil), ("`a`{b c=d}", nil),
            ("`a`{.1b}", nil), ("`a`{1b=c}", nil), ("`a`{.b", nil), ("`a`{.b{", nil), ("`a`{}", nil),
            ("`a`{.b=c}", nil), ("/*{.b}", nil), ("a *{.b}", nil),
        ] as [(String, String?)])
    func somethingBetweenBraces(text: String, found: String?) {
        #expect(foreign(text) == [found].compactMap(\.self))
    }

    /// A tag ends at most 2000 bytes behind its beginning.
    @Test(arguments: [(1996, true), (1997, false)])
    func aTagHasALargestLength(count: Int, isFound: Bool) {
        #expect(foreign("{{<" + String(repeating: "a", count: count) + ">}}").isEmpty != isFound)
    }

    /// A comment counts wherever it stands in a text, also at its first byte.
    @Test(arguments: ["", "\n", "x\n\n"])
    func aCommentThatSwitchesOff(before: String) {
        let page = document(before + "<!-- waymark: off broken-link later -->\n\n[a](b.md)\n")
        #expect(page.switches.map(\.reason) == ["later"])
    }

    @Test(arguments: [
        ("<!-- waymark: off a b -->", true), ("x <!-- a -->", true), ("", false), ("no comment here", false),
        ("<p>text</p> <! -- x", false),
    ])
    func whetherATextMayHaveComments(text: String, may: Bool) {
        #expect(Document.mayHaveSwitches(Array(text.utf8)) == may)
    }
}
