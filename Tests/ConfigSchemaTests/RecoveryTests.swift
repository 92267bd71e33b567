import ConfigSchema
import Testing

/// Texts with a mistake that reading goes on behind, and texts that are another language's.
struct RecoveryTests {
    static let schema: Schema? = {
        var registry = SchemaRegistry()
        let text = """
            {"type": "object", "additionalProperties": false, "required": ["name"],
             "properties": {"name": {"type": "string"}, "port": {"type": "integer", "minimum": 1}}}
            """
        let uri = registry.add(ConfigDocument(text, as: .json))
        return registry.compile(uri).schema
    }()

    /// What is found: the texts of malformed places, then those that the schema objects to.
    private func found(_ text: String, _ language: ConfigLanguage) throws -> [String] {
        let document = ConfigDocument(text, as: language)
        let schema = try #require(Self.schema)
        let violations = document.root.map { document.certain(schema.validate($0)) } ?? []
        return document.problems.map { "\($0.id.rawValue) \(document.text($0.range))" }
            + violations.map { "\($0.id.rawValue) \(document.text($0.range))" }
    }

    @Test(arguments: [
        (#"{"name":"x","port":0,}"#, ["not-strict-json ,", "out-of-range 0"]),
        ("{\"name\":\"x\", // c\n\"prot\":1}", ["not-strict-json // c", "unknown-property \"prot\""]),
        (#"{"name":"x","name":"y","prot":1}"#, ["duplicate-key \"name\"", "unknown-property \"prot\""]),
        ("{'name': \"x\", \"port\": 0}", ["invalid-snippet 'name'", "out-of-range 0"]),
        ("{name: \"x\", port: 0}", ["invalid-snippet name", "out-of-range 0"]),
        (#"{"name": "x" "port": 0}"#, ["invalid-snippet \"", "out-of-range 0"]),
        (#"{"name" "x", "port": 0}"#, ["invalid-snippet \"name\"", "out-of-range 0"]),
        (#"{"name": "x"; "prot": 1}"#, ["invalid-snippet ;", "unknown-property \"prot\""]),
        // What is missing at the end is not missed, and what was guessed has one finding.
        (#"{"port": 0"#, ["invalid-snippet {", "out-of-range 0"]),
        (#"{"name": <NAME>, "port": 0}"#, ["invalid-snippet <", "out-of-range 0"]),
        (#"{"name": "x", "port": }"#, ["invalid-snippet }"]),
        (#"{"name": "x", "prot": }"#, ["invalid-snippet }", "unknown-property \"prot\""]),
        (#"{"name": "x", "port": lots of it}"#, ["invalid-snippet lots of it"]),
        ("{\"name\": \"x,\n \"port\": 0}", ["invalid-snippet \"x,", "out-of-range 0"]),
    ])
    func jsonHidesNothing(text: String, expected: [String]) throws {
        #expect(try found(text, .json) == expected)
    }

    @Test(arguments: [
        (ConfigLanguage.yaml, "name: x: y\nport: 0", ["invalid-snippet :", "out-of-range 0"]),
        (.yaml, "name: x\nname: y\nprot: 1", ["duplicate-key name", "unknown-property prot"]),
        (.toml, "name = \nport = 0", ["invalid-snippet  ", "out-of-range 0"]),
        (.toml, "name = 'x'\nname = 'y'\nport = 0", ["duplicate-key name", "out-of-range 0"]),
        (.env, "name x\nprot=1", ["invalid-snippet name", "unknown-property prot"]),
        (
            .plist, "<plist><dict><key>port</key><integer>0</integer></dict>",
            ["invalid-snippet <plist>", "out-of-range 0"]
        ),
    ])
    func othersHideNothing(language: ConfigLanguage, text: String, expected: [String]) throws {
        let found = try found(text, language)
        #expect(found.sorted() == expected.sorted())
    }

    /// Each text has a misspelt key before its mistake and one behind it; both are found, and the mistake once.
    @Test(arguments: [
        // Brackets and commas.
        ("aa: 1\nm: [1, 2\nzz: 2", "["), ("aa: 1\nm: [\n  1, # c\n  2 # d\nzz: 2", "["),
        ("aa: 1\nm: {x: 1\nzz: 2", "{"), ("aa: 1\nm: [{x: 1, y: [2]\n\n# c\nzz: 2", "["),
        ("aa: 1\nm: {\n  \"x\": 1\n  \"y\": 2}\nzz: 2", "1"), ("aa: 1\nm: {x: [1, 2] y: 2}\nzz: 2", "y"),
        ("aa: 1\nm: [1, 2}\nzz: 2", "}"), ("aa: 1\nm: [1, 2]]\nzz: 2", "]"), ("aa: 1\n}\nzz: 2", "}"),
        ("aa: 1\nzz: 2\nm: [", "["),
        // Indentation.
        ("aa: 1\n name: x\nzz: 2", "1"), ("aa: 1\nname: x\n    port: 2\n    m: 3\nzz: 2", "x"),
        ("  aa: 1\n  name: x\nzz: 2", "z"), ("aa: 1\nm:\n  x: 1\n y: 2\nzz: 2", "y"),
        ("aa: 1\nm:\n  x: 1\n   y: 2\nzz: 2", "1"), ("aa: 1\nm:\n\tx: 1\n\ty: 2\nzz: 2", "\t"),
        ("\taa: 1\n\tzz: 2", "\t"),
        // Quotes, words and marks.
        ("aa: 1\nname: x: y\nzz: 2", ":"), ("aa: 1\nname: \"x\nzz: 2", "\""), ("aa: 1\nname\nzz: 2", "n"),
        ("aa: 1\nname: \"x\" oops\nzz: 2", "o"), ("aa: 1\nname: @x\nzz: 2", "@"),
        ("aa: 1\nname: `x`\nzz: 2", "`"),
        ("aa: 1\nname: \"C:\\Users\"\nzz: 2", "\\"), ("aa: 1\n- 1\nzz: 2", "-"),
        ("aa: 1\nm: - x\nzz: 2", "-"),
    ])
    func yamlHidesNothing(text: String, at: String) throws {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.problems.map { document.text($0.range) } == [at])
        let keys = try found(text, .yaml).filter { $0.hasPrefix("unknown-property ") }
        #expect(keys.contains("unknown-property aa") && keys.contains("unknown-property zz"))
    }

    /// An item without a value is YAML also where the list is indented as its key is.
    @Test(arguments: [
        ("a:\n- x\n-\nname: a\n", #"{"a":["x",null],"name":"a"}"#), ("a:\n-\n- x\n", #"{"a":[null,"x"]}"#),
        ("a:\n-\n-\nb:\n- # c\n\n# d\nc: 1", #"{"a":[null,null],"b":[null],"c":1}"#),
        ("b:\n  a:\n  - x\n  -\n  c: a\n", #"{"b":{"a":["x",null],"c":"a"}}"#),
        ("b:\n- a:\n  - x\n  -\n- y\n", #"{"b":[{"a":["x",null]},"y"]}"#),
        ("a:\n- - x\n  -\n-\nc: 1", #"{"a":[["x",null],null],"c":1}"#),
        ("a:\n-\nb: |\n  -\n  x\nc: é", "{\"a\":[null],\"b\":\"-\nx\n\",\"c\":\"é\"}"),
        ("a:\n-\n  x\n-\n", #"{"a":["x",null]}"#), ("a:\n-\r\nb: 1\r\n", #"{"a":[null],"b":1}"#),
    ])
    func emptyItemsAreYAML(text: String, expected: String) {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == expected)
    }

    @Test func placesBehindAnEmptyItemAreThoseOfTheText() throws {
        let document = ConfigDocument("a:\n- x\n-\nport: 0\nname: é\n", as: .yaml)
        #expect(document.root.map { document.text($0.range) } == "a:\n- x\n-\nport: 0\nname: é")
        #expect(document.root?["port"].map { document.text($0.range) } == "0")
        #expect(document.root?["name"]?.key.map { document.text($0.range) } == "name")
        #expect(document.root?["a"]?[1].map(\.range) == 8..<8)
    }

    /// A closing bracket at its key's indent is taken by most readers of YAML, so it is no error.
    @Test(arguments: [
        ("a: {\n  b: 1\n}\nc: 2\n", #"{"a":{"b":1},"c":2}"#, ["}"], "a: {\n  b: 1\n  }\nc: 2\n"),
        (
            "g:\n  a: [\n    1,\n  ]\n  b: {\n  }\n", #"{"g":{"a":[1],"b":{}}}"#, ["]", "}"],
            "g:\n  a: [\n    1,\n    ]\n  b: {\n    }\n"
        ),
        ("- a: [\n    1\n  ]\n", #"[{"a":[1]}]"#, ["]"], "- a: [\n    1\n    ]\n"),
        ("- a: [\n    1\n]\n", #"[{"a":[1]}]"#, ["]"], "- a: [\n    1\n    ]\n"),
        ("a: [\n1, # [\n[2]\n]\nb: 1", #"{"a":[1,[2]],"b":1}"#, ["1"], "a: [\n  1, # [\n  [2]\n  ]\nb: 1"),
        ("a: {\nb: 1,\nc: 2}\nd: 3", #"{"a":{"b":1,"c":2},"d":3}"#, ["b"], "a: {\n  b: 1,\n  c: 2}\nd: 3"),
    ])
    func closingBracketsAreIndented(
        text: String, expected: String, at: [String], fixed: String
    ) throws {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.problems.map { document.text($0.range) } == at)
        #expect(document.problems.allSatisfy { $0.severity == .warning })
        #expect(document.isWellFormed && document.root?.compact == expected)
        var bytes = Array(text.utf8)
        for edit in document.problems.flatMap({ $0.fixes[0].edits }).reversed() {
            bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == fixed)
        #expect(ConfigDocument(fixed, as: .yaml).problems.isEmpty)
    }

    @Test(arguments: [
        (ConfigLanguage.json, "User: Extract all the text from a file", "prose", "text"),
        (.json, "POST /v1/messages HTTP/1.1\nHost: example.org\n\n{\"a\": 1}", "an HTTP request", "http"),
        (.json, "HTTP/1.1 200 OK\nServer: x\n\n{}", "an HTTP response", "http"),
        (.json, "{'a': True, 'b': None}", "a Python dictionary", "python"),
        (.json, "response = client.create(\n    model=\"x\",\n)", "Python", "python"),
        (.json, "def run(x):\n    return {}", "Python", "python"),
        (.json, "interface Options {\n  name: string;\n}", "TypeScript", "ts"),
        (.json, "{\n  name: string;\n  age?: number\n}", "a notation of types", "ts"),
        (.json, "{\n  \"name\": string,\n  \"tags\": string[]\n}", "a notation of types", "ts"),
        (.json, "const a = { b: 1 }", "JavaScript", "js"),
        (.jsonc, "curl https://example.org -d '{}'", "a shell command", "sh"),
        (.json, "$ claude mcp list", "a shell command", "sh"),
        (.json, "- \"a\": 1\n+ \"a\": 2", "a diff", "diff"),
        (.json, "<ul>\n<li>x</li>\n</ul>", "HTML", "html"),
        (.json, "[2026-01-31 12:00:00] started", "a log", "text"),
        (.json, "name: x\nlist:\n  - a", "YAML", "yaml"),
        (.json, "[server]\nport = 1", "TOML", "toml"),
        (.json, "A_KEY=value\nB=c", "an environment file", "env"),
        (.yaml, "GET /v1 HTTP/1.1\nHost: example.org\n\n{}", "an HTTP request", "http"),
        (.yaml, "- a: b\n+ a: c", "a diff", "diff"),
        (.toml, "This is prose that\ngoes over two lines.", "prose", "text"),
        (.toml, "name: x\nother: y\n", "YAML", "yaml"),
        (.toml, "{\n  \"a\": 1\n}", "JSON", "json"),
    ])
    func anotherLanguageIsOneFinding(
        language: ConfigLanguage, text: String, name: String, mark: String
    ) {
        let document = ConfigDocument(text, as: language)
        #expect(
            document.problems.map(\.message) == [
                "this is no \(language.name); it looks like \(name)"
            ])
        #expect(
            document.problems.first?.help == "mark the text as `\(mark)`, or write it as \(language.name)")
        #expect(document.problems.map(\.fixes.count) == [0])
        #expect(document.isForeign && document.root == nil)
    }

    /// A slip of the pen makes no other language of a text.
    @Test(arguments: [
        (ConfigLanguage.json, "{'a': 1}"), (.json, "{\"a\": True}"), (.json, "\"a\": {}, \"b\": 1"),
        (.json, "{\"a\": 1}\n{\"a\": 2}"), (.json, "[1, 2"), (.yaml, "title: Foo: bar baz and more"),
        (.yaml, "a: [1"), (.toml, "a = b\nc = 1"), (.toml, "name: x\n[t]\na = 1"), (.env, "A B\nC=d"),
    ])
    func aSlipIsNone(language: ConfigLanguage, text: String) {
        let document = ConfigDocument(text, as: language)
        #expect(!document.problems.isEmpty && !document.isForeign && document.root != nil)
    }

    @Test(arguments: [
        ("A=\"\\$x\"", "$x"), ("A='\\$x'", "\\$x"), ("A=\"\\`x\\\"\"", "`x\""), ("A=\"\\q\"", "\\q"),
        ("export A=\\$x", "$x"),
    ])
    func dollarsAreEscapedInEnvironmentFiles(text: String, value: String) {
        #expect(ConfigDocument(text, as: .env).root?["A"]?.string == value)
    }
}
