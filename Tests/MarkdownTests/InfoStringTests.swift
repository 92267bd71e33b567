import Testing

@testable import Markdown

struct InfoStringTests {
    private func info(_ text: String) -> InfoString {
        InfoString(parsing: Array(text.utf8), in: 0..<text.utf8.count)
    }

    private func slice(_ text: String, _ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    @Test func readsLanguageAndAttributes() {
        let text = #"json title="a \"b\".json" schema=x#/$defs/y expect='c d' wrap at=/a"#
        let info = info(text)
        #expect(info.language == "json")
        #expect(info.attributes.map(\.name) == ["title", "schema", "expect", "wrap", "at"])
        #expect(info.attributes.map(\.value) == [#"a "b".json"#, "x#/$defs/y", "c d", nil, "/a"])
        #expect(slice(text, info.attributes[0].valueRange) == #"a \"b\".json"#)
        #expect(info["wrap"]?.value == nil)
        #expect(info["wrap"] != nil)
        #expect(info["none"] == nil)
        #expect(info.problems.isEmpty)
    }

    /// Attributes are written behind those that are there, in the same braces and with the same commas.
    @Test(arguments: [
        ("json", "json schema=a at=/b"),
        ("json title=\"x y\" {1}  ", "json title=\"x y\" {1} schema=a at=/b  "),
        ("{.json .wide}", "{.json .wide schema=a at=/b}"), ("{ json }", "{ json schema=a at=/b }"),
        ("json{title=x} wrap", "json{title=x schema=a at=/b} wrap"),
        ("json,wrap", "json,wrap,schema=a,at=/b"),
        ("file=a.json", "file=a.json schema=a at=/b"), ("json:a.json", "json:a.json schema=a at=/b"),
        ("{code-block} json", nil), ("", nil),
    ])
    func attributesAreWrittenInTheFormThatIsThere(_ text: String, _ expected: String?) throws {
        let edit = info(text).edit(adding: ["schema=a", "at=/b"])
        var bytes = Array(text.utf8)
        if let edit { bytes.replaceSubrange(edit.range, with: edit.replacement.utf8) }
        #expect(edit.map { _ in String(decoding: bytes, as: UTF8.self) } == expected)
        guard expected != nil else { return }
        let written = info(String(decoding: bytes, as: UTF8.self))
        #expect(written["schema"]?.value == "a" && written["at"]?.value == "/b")
    }

    @Test(arguments: [
        ("/a/b.c~1d", "at=/a/b.c~1d"), ("/a b", "at=\"/a b\""), ("/a,b", "at=\"/a,b\""), ("", "at=\"\""),
        ("/a\"b", "at='/a\"b'"), ("/a\"b'c", nil), ("/a\\b c", nil), ("/a`b", nil), ("/a\nb", nil),
    ])
    func valuesHaveQuotesWhereTheyNeedThem(_ value: String, _ expected: String?) {
        #expect(InfoString.attribute("at", value) == expected)
    }

    /// What looks like a blank or `=` is read as one, and told of; in quotes and brackets it is a part of the text.
    @Test(arguments: [
        ("json\u{A0}schema=x", ["U+00A0 (no-break space) stands where a plain blank belongs"]),
        (
            "json\u{3000}wrap schema=x", ["U+3000 (ideographic space) stands where a plain blank belongs"]
        ),
        ("json \u{200B}schema=x", ["U+200B (zero width space) stands where a plain blank belongs"]),
        ("json schema\u{FF1D}x", ["U+FF1D (fullwidth equals sign) stands where `=` belongs"]),
        ("json schema\u{FE66}\"x\"", ["U+FE66 (small equals sign) stands where `=` belongs"]),
        (
            "json\u{2003}schema \u{FF1D} x",
            [
                "a blank stands beside the `=` of `schema`",
                "U+2003 (em space) stands where a plain blank belongs",
                "U+FF1D (fullwidth equals sign) stands where `=` belongs",
            ]
        ),
        ("json title=\"a\u{A0}b\" schema=x", []), ("json [a\u{A0}b.json] schema=x", []),
        ("json title=ü\u{E9} schema=x", []),
    ])
    func whatLooksLikeABlankIsOne(_ text: String, _ messages: [String]) throws {
        let info = info(text)
        #expect(info.language == "json")
        let schema = try #require(info["schema"])
        #expect(schema.value == "x" && slice(text, schema.valueRange) == "x")
        #expect(info.problems.map(\.message) == messages)
        let graves = info.problems.filter { $0.message.hasPrefix("U+") }
        #expect(graves.allSatisfy { $0.severity == .error && $0.fixes.count == 1 })
    }

    @Test func aLookalikeWithoutASchemaIsADoubt() {
        let problem = info("js\u{A0}wrap").problems.first
        #expect(problem?.severity == .warning)
        #expect(problem?.range == 2..<4)
        #expect(problem?.fixes.first?.edits.first?.replacement == " ")
        #expect(info("js\u{A0}wrap")["wrap"] != nil)
    }

    @Test func readsMarkedLines() {
        let info = info("js{1,3-5} ins={2} {7}")
        #expect(info.language == "js")
        #expect(info.markedLines == [1...1, 3...5, 7...7])
        #expect(info["ins"]?.lines == [2...2])
    }

    /// Other programs part the lines by blanks, or have them in brackets.
    @Test(arguments: [
        ("js hl_lines=\"2 4-6\"", [2...2, 4...6]), ("js hl_lines='1,3'", [1...1, 3...3]),
        ("js hl_lines=[2,\"4-6\"] {9}", [2...2, 4...6, 9...9]), ("js hl_lines=3", [3...3]),
        ("js hl_lines=\"2  x 3\"", [2...2, 3...3]), ("js hl_lines", []), ("js lines=\"1\"", []),
    ])
    func hlLinesMarkLines(_ text: String, _ lines: [ClosedRange<Int>]) {
        #expect(info(text).markedLines == lines)
    }

    @Test(arguments: [
        ("js", false, 1), ("js numbers", true, 1), ("js start=10", true, 10), ("js linenums", true, 1),
        ("js linenums=\"7\"", true, 7), ("js linenums=7 start=2", true, 2), ("js linenums=on", true, 1),
    ])
    func linesAreNumbered(_ text: String, _ isNumbered: Bool, _ first: Int) {
        #expect(info(text).isNumbered == isNumbered)
        #expect(info(text).firstLineNumber == first)
    }

    @Test(arguments: [("title=x", ""), ("", ""), ("{1}", ""), ("c++ a", "c++")])
    func languageMayBeMissing(_ text: String, _ language: String) {
        #expect(info(text).language == language)
    }

    /// The language, then each attribute as `name` or `name=value`.
    @Test(arguments: [
        ("json,schema=x,wrap", "json schema=x wrap"), ("json schema=x, title=y", "json schema=x title=y"),
        ("json at=/a,b wrap", "json at=/a,b wrap"), ("jsonc,", "jsonc"), ("schema=x json", "json schema=x"),
        ("schema = x json", "json schema=x"), ("json schema= x", "json schema=x"),
        ("json title= schema=x", "json title= schema=x"), ("{.json schema=x}", "json schema=x"),
        ("{ .yaml .annotate title='a' }", "yaml title=a"), ("{r}", "r"), ("title=x wrap", " title=x wrap"),
        ("json;schema=x", "json schema=x"), ("json|schema=x;at=/a|wrap", "json schema=x at=/a wrap"),
        ("json; schema=x", "json schema=x"), ("json;title=\"a;b=c\";schema=x", "json title=a;b=c schema=x"),
        ("json title=a;b wrap;numbers", "json title=a;b wrap numbers"), ("json;numbers=1", "json numbers=1"),
        ("json;other=1", " json;other=1"), ("json;wraps", "json;wraps"),
        ("js [app.js]", "js [app.js]"), ("sh{copy=true, wrap}", "sh copy=true wrap"),
    ])
    func readsWhatIsMeant(_ text: String, _ expected: String) {
        let info = info(text)
        let words = info.attributes.map { $0.name + ($0.value.map { "=" + $0 } ?? "") }
        #expect(([info.language] + words).joined(separator: " ") == expected)
    }

    /// A language in another form than its name: the language, and the file or title beside it.
    @Test(
        arguments: [
            ("language-json", "json", nil), ("lang-json", "json", nil), ("language:json", "json", nil),
            ("lang:json", "json", nil), ("LANG-json", "json", nil), ("lang-.json", "json", nil),
            ("json[a.json]", "json", "a.json"), ("json[]", "json", nil), ("application/json", "json", nil),
            ("text/x-yaml", "yaml", nil), ("image/svg+xml", "xml", nil), ("application/ld+json", "json", nil),
            ("text/plain", "text", nil), ("text/plain;charset=utf-8", "text", nil),
            ("json:a.json", "json", "a.json"), ("json:a/b", "json", "a/b"), ("json:a", "json", nil),
            (".json", "json", nil),
        ]
            + """
            json jsonc json5 jsonl yaml yml toml plist reg env js mjs cjs ts tsx jsx py sh bash zsh ps1 rb go rs java kt
            swift c h cpp cs php html css xml md ini conf sql
            """.split { " \n".contains($0) }.map { ("a.\($0)", String($0), "a.\($0)") }
            as [(String, String, String?)])
    func readsFormsOfLanguages(_ word: String, _ language: String, _ title: String?) {
        let form = InfoString.LanguageForm(word)
        #expect(form?.language == language)
        #expect(form?.title == title)
    }

    /// Only an attribute that Waymark has parts a language that stands before a colon.
    @Test(arguments: [
        ("json:title=a", "json", ["title"]), ("a:b:schema=x", "a", ["schema"]), ("json:x=a", "", ["json:x"]),
    ])
    func anAttributeMayFollowAColon(_ text: String, _ language: String, _ names: [String]) {
        #expect(info(text).language == language)
        #expect(info(text).attributes.prefix(1).map(\.name) == names)
    }

    @Test(arguments: ["json", "lang-", "audio/json", "a/b/c", "a.exe", ".", "json]", "[json]", ""])
    func readsNoOtherForm(_ word: String) {
        #expect(InfoString.LanguageForm(word) == nil)
    }

    @Test(arguments: [
        ("schema=x json wrap", "json schema=x wrap"), ("json schema = x", "json schema=x"),
        ("json:title=a.json wrap", "json title=a.json wrap"), ("json:file=\"a b\"", "json file=\"a b\""),
        ("{.json .a schema=x}", "json schema=x"), ("js{a=1}", "js a=1"), ("js {5-2}", "js {2-5}"),
    ])
    func mendsProblems(_ text: String, _ mended: String) throws {
        let edits = try #require(info(text).problems.first?.fixes.first?.edits)
        var bytes = Array(text.utf8)
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == mended)
    }

    @Test(arguments: [
        ("json title=\"a b", "\"a b"), ("js {1,x}", "x"), ("js {1", "{1"), ("js a=1 a=2", "a"),
        ("js =x", "="),
    ])
    func namesProblems(_ text: String, _ place: String) {
        #expect(info(text).problems.map { slice(text, $0.range) } == [place])
    }
}
