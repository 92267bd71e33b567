import Diagnostics
import Testing
import Text

@testable import Templates

/// `debug()` prints what exists where it stands.
@Suite struct DebugTests {
    private static func render(
        _ text: String, _ values: [(String, TemplateValue)], besides others: [String: String] = [:]
    ) -> (text: String, findings: [Diagnostic]) {
        let texts = [SourceText(path: "a.html", text)] + others.map { SourceText(path: $0, $1) }
        let (output, findings) = TemplateSet(texts).render("a.html", TemplateObject(values))
        return (String(decoding: output, as: UTF8.self), findings)
    }

    private static let guide = TemplateObject([
        ("title", "<b>\n  A  & B</b>"), ("minutes", 3), ("draft", .boolean(false)), ("date", .none),
        ("toc", .list([.object(TemplateObject([("id", "a"), ("title", "A")])), 2])), ("topics", .list(["x"])),
        ("nothing", .list([])), ("pair", .tuple([1, 2])), ("extra", .object(TemplateObject())),
        ("size", .double(1.5)), ("author", .object(TemplateObject([("name", "N"), ("mail", "m")]))),
    ])

    @Test func aLineTellsOfEachNameAndMember() {
        let rendered = Self.render(
            "{{ debug() }}", [("page", .object(Self.guide)), ("url", "/a/"), ("t", .words)])
        #expect(
            rendered.text == """
                <pre class="template-debug">page: an object with title, minutes, draft, date, toc, topics, nothing, pair, \
                extra, size, author
                  title: &#34;&lt;b&gt; A &amp; B&lt;/b&gt;&#34;
                  minutes: 3
                  draft: False
                  date: none
                  toc: a list of 2, the first with id, title
                  topics: a list of 1, the first a text
                  nothing: a list, empty
                  pair: a tuple of 2, the first a number
                  extra: an empty object
                  size: 1.5
                  author: an object with name, mail
                url: &#34;/a/&#34;
                t: a function
                </pre>
                """)
    }

    /// The finding says where, and it is the only one.
    @Test func itIsAFinding() {
        let rendered = Self.render("a{{ debug() }}b{{ 1 // 0 }}", [])
        #expect(rendered.text == "a<pre class=\"template-debug\"></pre>b")
        #expect(rendered.findings.map(\.id) == [.templateDebug, .templateNumber])
        #expect(rendered.findings.map(\.severity) == [.warning, .error])
        #expect(rendered.findings.first?.location.range == 4..<9)
        #expect(Self.render("{{ debug(1) }}", []).findings.map(\.id) == [.templateArguments])
    }

    /// A name that hides another is listed once, with the value that it has there.
    @Test func theInnermostValueCounts() {
        let rendered = Self.render(
            "{% set x = 2 %}{% for y in [5] %}{{ debug() }}{% endfor %}", [("x", 1), ("y", 0), ("z", 9)])
        let lines = rendered.text.split(separator: "\n").filter {
            !$0.hasPrefix("loop") && !$0.hasPrefix("  ")
        }
        #expect(lines.contains("x: 2"))
        #expect(lines.contains { $0.hasSuffix("y: 5") })
        #expect(lines.contains("z: 9"))
        #expect(!rendered.text.contains("x: 1") && !rendered.text.contains("y: 0"))
    }

    /// What a macro sees is what it was given and what stands around its definition.
    @Test func aMacroSeesItsOwn() {
        let rendered = Self.render(
            "{% from \"m.html\" import m %}{{ m(7) }}", [("page", 1)],
            besides: ["m.html": "{% macro m(a) %}{{ debug() }}{% endmacro %}"])
        #expect(rendered.text.contains("a: 7\n"))
        #expect(!rendered.text.contains("page"))
    }

    /// Of 60 bytes all are shown, of 61 as many whole characters as fit; of 100 members all, of 101 the rest is counted.
    @Test func whatIsLongIsCut() {
        let most = String(repeating: "a", count: 60)
        let text = Self.render("{{ debug() }}", [("a", .string(most)), ("b", .string(most + "a"))]).text
        #expect(text.contains("a: &#34;\(most)&#34;\n"))
        #expect(text.contains("b: &#34;\(most)…&#34; (61 bytes)\n"))
        let cut = Self.render("{{ debug() }}", [("c", .string(most.dropLast() + "é"))]).text
        #expect(cut.contains("c: &#34;\(most.dropLast())…&#34; (61 bytes)\n"))
        for (count, end) in [(100, "  n99: 99\n</pre>"), (101, "  n99: 99\n  … and 1 more\n</pre>")] {
            let members = (0..<count).map { ("n\($0)", TemplateValue.integer($0)) }
            let text = Self.render("{{ debug() }}", [("o", .object(TemplateObject(members)))]).text
            #expect(text.hasSuffix(end), "\(text)")
        }
    }
}
