import Testing

@testable import Cursor

/// What a place says besides its path: the text before the cursor, the neighbours, and how things are laid
/// out.
@Suite struct DetailTests {
    private func place(_ text: String, _ language: CursorLanguage) throws -> CursorPlace {
        try #require(Marked(text).reading(language).places.first)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{\"na‸me\": 1}", "na", CursorQuote.double, true),
        (.json, "{\"‸name\": 1}", "", .double, true),
        (.json, "{\"na‸", "na", .double, false), (.json, "{na‸me}", "na", .none, true),
        (.json, "{‸}", "", .none, true),
        (.json, "{\"a\\tb‸c\": 1}", "a\tb", .double, true), (.json, "{\"\\u00e9‸\": 1}", "é", .double, true),
        (.json, "{\"\\ud83d\\ude00‸\": 1}", "😀", .double, true),
        (.json, "{\"\\ud83d\\udc00‸\": 1}", "🐀", .double, true),
        (.json, "{\"\\ud83d‸\": 1}", "\u{FFFD}", .double, true),
        (.json, "{\"\\ud83dx\\ude00‸\": 1}", "\u{FFFD}x\u{FFFD}", .double, true),
        (.json, "{\"\\q‸\": 1}", "q", .double, true),
        (.json5, "{'it\\'s‸': 1}", "it's", .single, true), (.json5, "{a: 'x\\\ny‸'}", "xy", .single, true),
        (.yaml, "a: 'it''s‸ x'", "it's", .single, true), (.yaml, "a: \"\\x41‸\"", "A", .double, true),
        (.yaml, "a: x y‸ z", "x y", .none, true), (.yaml, "a: \"x‸", "x", .double, false),
        (.yaml, "na‸me: 1", "na", .none, true), (.toml, "a = 'x\\t‸'", "x\\t", .single, true),
        (.toml, "a = \"x\\U0001F600‸\"", "x😀", .double, true),
        (.toml, "a = \"\"\"x‸y\"\"\"", "x", .tripleDouble, true),
        (.toml, "a = '''x‸", "x", .tripleSingle, false), (.toml, "a.na‸me = 1", "na", .none, true),
        (.toml, "[a.na‸me]", "na", .none, true),
    ])
    func token(
        language: CursorLanguage, text: String, prefix: String, quote: CursorQuote, isClosed: Bool
    ) throws {
        let token = try place(text, language).token
        #expect(token.prefix == prefix)
        #expect(token.quote == quote)
        #expect(token.isClosed == isClosed)
    }

    @Test(arguments: [
        (
            CursorLanguage.json,
            "{\"a\": 1, \"b\": \"x\", ‸, \"c\": true, \"d\": null, \"e\": {}, \"f\": []}",
            "a=1 b=\"x\" c=true d=null e={} f=[]"
        ),
        (.json, "{\"a\": 1, \"b‸\": 2, \"c\": 3}", "a=1 c=3"),
        (.json, "{\"a\": 1, \"b\": ‸2, \"c\": 3}", "a=1 c=3"),
        (.json, "{\"a\": 1, \"b\": ‸", "a=1"), (.json, "[1, \"x\", ‸, {}, [2], tr]", "1 \"x\" {} [] \"tr\""),
        (.json, "[1, \"x‸\", 2]", "1 2"), (.json, "{\"a\", \"b\": 1, ‸}", "a=? b=1"),
        (.json, "{\"a\": 1, \"a\": 2, ‸}", "a=1 a=2"),
        (.json, "{\"a\": {\"b\": 1}, \"c\": {\"d\": 2, ‸}}", "d=2"),
        (.json, "{\"a\": -1.5e3, ‸}", "a=-1.5e3"),
        (.json, "{\"\\u0061\": \"\\n\", ‸}", "a=\"\n\""),
        (.json5, "{a: Infinity, 'b': 'x', ‸}", "a=Infinity b=\"x\""),
        (
            .yaml,
            "a: 1\n‸\nb: x\nc: true\nd: ~\ne:\nf: 1.5\ng: \"1\"\nh: [1]\ni: {j: 1}\nk:\n  - 1\nl:\n  m: 1\n",
            "a=1 b=\"x\" c=true d=null e=? f=1.5 g=\"1\" h=[] i={} k=[] l={}"
        ),
        (.yaml, "a: 1\nb‸: 2\nc: 3", "a=1 c=3"), (.yaml, "a: 1\nb: ‸\nc: 3", "a=1 c=3"),
        (.yaml, "- 1\n- ‸\n- x: 1\n", "1 {}"),
        (.yaml, "- type: http\n  ‸\n- type: stdio", "type=\"http\""), (.yaml, "a: |\n  x\n‸", "a=\"  x\""),
        (.yaml, "a: *x\nb: 0x1F\nc: 1e3\nd: 1.2.3\ne: -.inf\n‸", "a=~*x b=0x1F c=1e3 d=\"1.2.3\" e=-.inf"),
        (.yaml, "a: x\n  y\n‸", "a=\"x y\""),
        (.yaml, "a: .\nb: 0xZZ\nc: 0x\nd: +\ne: 1e\n‸", "a=\".\" b=\"0xZZ\" c=\"0x\" d=\"+\" e=\"1e\""),
        (.yaml, "a: +1\nb: -1e-3\nc: 1-1\nd: 0o17\ne: 1.e1\n‸", "a=+1 b=-1e-3 c=\"1-1\" d=0o17 e=1.e1"),
        (.yaml, "<<: *x\na: yes\n‸", "<<=~*x a=\"yes\""),
        (.yaml, "a: {b: 1, c: x y, ‸}", "b=1 c=\"x y\""), (.yaml, "a: [x, 1, ‸]", "\"x\" 1"),
        (
            .toml, "a = 1\n‸\nb = \"x\"\nc = 2024-01-02\nd = [1]\ne = {}\nf = 1_000\n[g]\nh = 1",
            "a=1 b=\"x\" c=~2024-01-02 d=[] e={} f=1_000 g={}"
        ),
        (.toml, "[a]\nb = 1\n‸\n[a.c]\n[d]", "b=1 c={}"), (.toml, "[a]\nb = 1\nc‸\nd = 2", "b=1 d=2"),
        (.toml, "[a]\nb = 1\nc‸ = 3\nd = 2", "b=1 d=2"), (.toml, "[[a]]\nb = 1\n[[a]]\nc = 2\n‸", "c=2"),
        (.toml, "[a]\n[b‸]\n[[c]]", "a={} c=[]"), (.toml, "a.b = 1\na.c = 2\na.‸", "b=1 c=2"),
        (.toml, "a = { b = 1, c.d = 2, ‸ }", "b=1 c={}"),
    ])
    func neighbours(language: CursorLanguage, text: String, expected: String) throws {
        #expect(try place(text, language).neighbours == expected)
    }

    @Test func containersLeadFromTheDocumentToThePlace() throws {
        let text = "{\"kind\": \"x\", \"list\": [1, {\"type\": \"y\", \"inner\": {‸}}]}"
        let containers = try place(text, .json).containers
        #expect(
            containers.map { CursorPlace.pointer($0.path) } == ["/", "/list", "/list/1", "/list/1/inner"])
        #expect(containers.map(\.kind) == [.object, .array, .object, .object])
        #expect(containers[0]["kind"] == .string("x"))
        #expect(containers[2]["type"] == .string("y"))
        #expect(containers[2].keys == ["type", "inner"])
        #expect(containers[1].entries.map(\.value) == [.number("1"), .object])
        #expect(containers[0]["none"] == nil)
    }

    @Test(arguments: [
        ("{\"a\": 1 ‸}", 7), ("{\"a\": 1\n  ‸}", 7), ("{\"a\": [] /* x */ ‸}", 8), ("[1 ‸]", 2),
        ("{\"a\": \"x\"\n\"‸\"}", 9),
    ])
    func commaBelongsBehindWhatStandsBefore(text: String, offset: Int) throws {
        #expect(try place(text, .json).surroundings.commaBefore == offset)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{\n    \"a\": 1,\n    ‸\n}", "    ", true, false),
        (.json, "{ \"a\": 1, ‸ }", "  ", false, true),
        (.json, "{\n  \"a\": {‸}\n}", "    ", false, true),
        (.json, "{\n  \"a\": {\n    ‸\n  }\n}", "    ", true, false),
        (.json, "{\n\t\"a\": {\n‸\n\t}\n}", "\t\t", true, false),
        (.json, "{\n  \"a\": [\n    1,\n‸\n  ]\n}", "    ", true, false),
        (.yaml, "a:\n    b: 1\n    ‸", "    ", true, false),
        (.yaml, "a:\n    b: 1\n  ‸", "    ", true, false),
        (.yaml, "a:\n  - b: 1\n    ‸", "    ", true, false),
        (.yaml, "a:\n  - b: 1\n    c: 1\n    ‸", "    ", true, false),
        (.yaml, "a:‸\nb:\n   c: 1", "   ", false, false), (.yaml, "a:\n  b: ‸", "    ", false, false),
        (.yaml, "- ‸", "  ", false, false), (.yaml, "-‸", "  ", false, false),
        (.yaml, "a:\n  - b: ‸", "      ", false, false),
        (.yaml, "a:\n   ‸", "   ", true, false), (.yaml, "a: {b: 1, ‸}", "  ", false, true),
        (.yaml, "a:\n  na‸", "  ", true, false),
        (.toml, "[a]\n  b = 1\n‸", "  ", true, false),
        (.toml, "a = [\n    1,\n    ‸\n]", "    ", true, false),
        (.toml, "a = { b = 1, ‸ }", "  ", false, true),
    ])
    func layout(
        language: CursorLanguage, text: String, indentation: String, isFirst: Bool, isOnOneLine: Bool
    ) throws {
        let layout = try place(text, language).layout
        #expect(layout.indentation == indentation)
        #expect(layout.isFirstOnLine == isFirst)
        #expect(layout.isOnOneLine == isOnOneLine)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{‸}", CursorQuote.double, CursorQuote.double),
        (.jsonc, "{'a': 'x', ‸}", .double, .double),
        (.json5, "{'a': 'x', ‸}", .single, .single), (.json5, "{a: \"x\", ‸}", .none, .double),
        (.json5, "{‸}", .none, .double),
        (.json5, "{'a': {‸}}", .single, .double), (.yaml, "a: 1\n‸", .none, .none),
        (.yaml, "\"a\": 'x'\n‸", .double, .single),
        (.yaml, "a: x\nb: \"y\"\n‸", .none, .none), (.toml, "a = 'x'\n‸", .none, .single),
        (.toml, "\"a\" = 1\n‸", .double, .double),
        (.toml, "a = 1\n\"‸", .none, .double),
    ])
    func quotes(language: CursorLanguage, text: String, key: CursorQuote, value: CursorQuote) throws {
        let layout = try place(text, language).layout
        #expect(layout.keyQuote == key)
        #expect(layout.textQuote == value)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{ ‸ }", CursorLayout.Form.brackets), (.yaml, "a: 1\n‸", .lines),
        (.yaml, "a: {‸}", .brackets),
        (.yaml, "a: ‸", .lines), (.toml, "‸", .lines), (.toml, "[‸]", .header), (.toml, "a = [‸]", .brackets),
        (.toml, "a = ‸", .lines),
    ])
    func form(language: CursorLanguage, text: String, form: CursorLayout.Form) throws {
        #expect(try place(text, language).layout.form == form)
    }

    @Test(arguments: [
        ("{\n  \"a\": 1\n}", "  "), ("{\n\t\"a\": 1\n}", "\t"), ("a:\n    b: 1", "    "), ("", "  "),
        ("a\nb", "  "),
        ("a:\n\n   b: 1\n  c: 1", "   "),
    ])
    func indentationUnit(text: String, unit: String) {
        #expect(CursorReading(Array(text.utf8), in: .yaml, at: 0).indentationUnit == unit)
    }

    @Test(arguments: [
        ("a: ‸", 0), ("---\na: ‸", 0), ("a: 1\n---\na: ‸", 1), ("---\na: 1\n---\nb: 1\n---\n‸", 2),
        ("a: 1\n...\nb: ‸", 1), ("x\n---\na: ‸", 1),
        ("a: 1\n...\n---\nb: ‸", 1), ("a: ‸\n---\nb: 1", 0),
    ])
    func document(text: String, number: Int) {
        #expect(Marked(text).reading(.yaml).document == number)
    }

    @Test(arguments: [(-5, 0), (0, 0), (2, 2), (9, 2), (Int.max, 2), (Int.min, 0)])
    func anOffsetOutsideIsTheNearestEnd(offset: Int, moved: Int) {
        for language in CursorLanguage.allCases {
            #expect(CursorReading([0x7B, 0x7D], in: language, at: offset).offset == moved)
        }
    }
}
