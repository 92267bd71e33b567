import ConfigSchema
import Testing

struct YAMLParserTests {
    @Test(arguments: ["? -:\t-\n", "? Intnt:\t-\n"])
    func aTabBeforeAnEntryIsReported(text: String) {
        #expect(ConfigDocument(text, as: .yaml).problems.map(\.id.rawValue) == ["invalid-snippet"])
    }

    @Test(arguments: ["", "\n", "# nothing yet\n"])
    func aTextWithoutDocumentsStandsForNull(text: String) throws {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.roots.isEmpty)
        #expect(try #require(document.valuesNode).kind == .null)
    }

    @Test(arguments: [
        ("a: 1\nb: [x, 'y', \"z\\n\"]\n", #"{"a":1,"b":["x","y","z"# + "\n\"]}"),
        ("- true\n- False\n- NULL\n- ~\n-\n- yes\n", #"[true,false,null,null,null,"yes"]"#),
        ("[0o17, 0x1F, 012, -3, +4, 1.50, .5, 1e3, 0b1]", #"[15,31,12,-3,4,1.5,0.5,1000,"0b1"]"#),
        ("[.inf, -.INF, !!str 12, !!int \"3\", ! 7]", #"[inf,-inf,"12",3,"7"]"#),
        ("a: &x {b: 1}\nc: *x\n", #"{"a":{"b":1},"c":{"b":1}}"#),
        ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", #"{"a":{"b":1,"c":2},"d":{"c":3,"b":1}}"#),
        (
            "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n",
            #"{"a":{"b":1},"c":{"b":2,"d":3},"e":{"b":1,"d":3}}"#
        ),
        ("text: |\n  one\n  two\n", "{\"text\":\"one\ntwo\n\"}"),
        ("1: a\ntrue: b\n", #"{"1":"a","true":"b"}"#),
        ("é: 'it''s'\n", #"{"é":"it's"}"#),
    ])
    func readsYAML(text: String, expected: String) {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == expected)
    }

    @Test(
        arguments: [
            ("a: 1\na: 2\n", "duplicate-key", "a"),
            ("a: *x\n", "unknown-anchor", "*x"), ("*x\n", "unknown-anchor", "*x"),
            ("- *x\n", "unknown-anchor", "*x"),
            ("a: [1, 2\n", "invalid-snippet", nil),
            ("? [a]\n: 1\n", "complex-key", "[a]"),
            ("<<: 3\n", "invalid-merge", "3"),
        ] as [(String, String, String?)])
    func reports(text: String, id: String, at: String?) throws {
        let document = ConfigDocument(text, as: .yaml)
        let problem = try #require(document.problems.first)
        #expect(problem.id.rawValue == id)
        if let at { #expect(document.text(problem.range) == at) }
    }

    @Test(arguments: [
        ("a:\n  - b: \"x\"\n", "/a/0/b", "\"x\""), ("é: {k: 'v'}\n", "/é/k", "'v'"),
        ("a: plain text  # c\n", "/a", "plain text"),
        ("a:\n  b: 1\n  c: 2\nd: 3\n", "/a", "b: 1\n  c: 2"), ("a: [1, 2]\n", "/a", "[1, 2]"),
        ("a: &x 1\nb: *x\n", "/b", "*x"), ("a: |\n  one\n  two\nb: 1\n", "/a", "  one\n  two\n"),
    ])
    func pointsAtValues(text: String, pointer: String, expected: String) throws {
        let document = ConfigDocument(text, as: .yaml)
        let value = try #require(document.root?.value(at: pointer))
        #expect(document.text(value.range) == expected)
    }

    @Test func pointsAtKeys() throws {
        let document = ConfigDocument("a:\n  'b c': 1\n", as: .yaml)
        let key = try #require(document.root?.value(at: "/a/b c")?.key)
        #expect(document.text(key.range) == "'b c'")
    }

    @Test func readsEveryDocumentOfAStream() {
        let document = ConfigDocument("a: 1\n---\nb: 2\n---\n[3]\n", as: .yaml)
        #expect(document.roots.map(\.compact) == ["{\"a\":1}", "{\"b\":2}", "[3]"])
        #expect(document.root?.compact == "{\"a\":1}")
    }

    @Test func endsAnAliasBombWithAProblem() {
        let levels = (1...30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]" }
        let document = ConfigDocument("l0: &l0 [x]\n" + levels.joined(separator: "\n"), as: .yaml)
        #expect(document.problems.contains { $0.id.rawValue == "too-many-values" })
    }

    @Test func endsDeepNestingWithAProblem() {
        let document = ConfigDocument(String(repeating: "[", count: 100_000), as: .yaml)
        #expect(document.problems.contains { $0.id.rawValue == "too-deep" })
    }

    @Test func isValidatedLikeJSON() throws {
        let schema = try Schema.compiled(
            #"{"properties": {"a": {"type": "object", "required": ["x"]}, "n": {"type": "string"}}}"#)
        let document = ConfigDocument("a:\n  y: 1\nn:\n", as: .yaml)
        let root = try #require(document.root)
        let found = schema.validate(root).map { "\($0.id) \(document.text($0.range))" }
        #expect(found == ["missing-property a", "wrong-type n"])
    }

    @Test func survivesEveryPrefixAndEveryFlippedByte() {
        let text = Array(
            "a: &x [1, 'é', {b: |\n  c}]\n? d\n: *x\n<<: {e: \"\\u00e9\"}\n# f\n---\n- !!str g\n".utf8)
        for end in 0...text.count {
            _ = ConfigDocument(parsing: Array(text[..<end]), as: .yaml).root?.compact
        }
        for place in text.indices {
            for byte: UInt8 in [
                0, 9, 10, 13, 32, 34, 37, 38, 39, 42, 45, 58, 91, 93, 123, 124, 125, 226, 255,
            ] {
                var changed = text
                changed[place] = byte
                _ = ConfigDocument(parsing: changed, as: .yaml).root?.compact
            }
        }
    }
}
