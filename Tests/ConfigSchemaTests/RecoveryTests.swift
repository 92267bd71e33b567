@testable import ConfigSchema
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
            + violations.flatMap { violation in
                // Keys that nobody knows are said in one where their object lacks something, too.
                ["\(violation.id.rawValue) \(document.text(violation.range))"]
                    + (violation.lack?.companions ?? []).map { "\(violation.id.rawValue) \($0)" }
            }
    }

    /// The last line has no end, and a bracket in it closes another.
    @Test(arguments: ["- [\nfo ]: a", "a: [\nb]: c", "a: {\nb }x", "- [\nx ]:"])
    func lowLinesEndWithTheText(text: String) {
        #expect(ConfigDocument(text, as: .yaml).problems.isEmpty == false)
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
        ("{\"name\": \"x,\n \"port\": 0}", ["invalid-snippet \"x", "out-of-range 0"]),
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
        ("aa: 1\nm: {x: 1\nzz: 2", "{"), ("aa: 1\nm: [{x: 1, y: [2]}\n\n# c\nzz: 2", "["),
        ("aa: 1\nm: {\n  \"x\": 1\n  \"y\": 2}\nzz: 2", "1"), ("aa: 1\nm: {x: [1, 2] y: 2}\nzz: 2", "]"),
        ("aa: 1\nm: [1, 2}\nzz: 2", "}"), ("aa: 1\nm: [1, 2]]\nzz: 2", "]"), ("aa: 1\n}\nzz: 2", "}"),
        ("aa: 1\nzz: 2\nm: [", "["),
        // Indentation.
        ("aa: 1\n name: x\nzz: 2", "name"), ("aa: 1\nname: x\n    port: 2\n    m: 3\nzz: 2", "port"),
        ("  aa: 1\n  name: x\nzz: 2", "zz"), ("aa: 1\nm:\n  x: 1\n y: 2\nzz: 2", "y"),
        ("aa: 1\nm:\n  x: 1\n   y: 2\nzz: 2", "y"), ("aa: 1\nm:\n\tx: 1\n\ty: 2\nzz: 2", "\t"),
        ("\taa: 1\n\tzz: 2", "\t"),
        // Quotes, words and marks.
        ("aa: 1\nname: x: y\nzz: 2", ":"), ("aa: 1\nname: \"x\nzz: 2", "\""), ("aa: 1\nname\nzz: 2", "name"),
        ("aa: 1\nname: \"x\" oops\nzz: 2", "oops"), ("aa: 1\nname: @x\nzz: 2", "@"),
        ("aa: 1\nname: `x`\nzz: 2", "`"),
        ("aa: 1\nname: \"C:\\Users\"\nzz: 2", "\\U"), ("aa: 1\n- 1\nzz: 2", "-"),
        ("aa: 1\nm: - x\nzz: 2", "-"),
    ])
    func yamlHidesNothing(text: String, at: String) throws {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.problems.map { document.text($0.range) } == [at])
        let keys = try found(text, .yaml).filter { $0.hasPrefix("unknown-property ") }
        #expect(keys.contains("unknown-property aa") && keys.contains("unknown-property zz"))
    }

    /// What stands in brackets no further right than their key is one warning with a fix, whatever it is.
    @Test(arguments: [
        ("aa: 1\nm: [\n'x',\n\"y\"\n]\nzz: 2", "aa: 1\nm: [\n  'x',\n  \"y\"\n  ]\nzz: 2"),
        (
            "aa: 1\nm:\n  n: [\n  \"x\", # it's one\n  # it's none: ]\n  'y' ]\nzz: 2",
            "aa: 1\nm:\n  n: [\n    \"x\", # it's one\n    # it's none: ]\n    'y' ]\nzz: 2"
        ),
        (
            "aa: 1\nm: [\n[\n'x'],\n{\n\"k\": 'it''s]'\n}\n]\nzz: 2",
            "aa: 1\nm: [\n  [\n  'x'],\n  {\n  \"k\": 'it''s]'\n  }\n  ]\nzz: 2"
        ),
        ("aa: 1\nm: {\n\"a\\\"}\": 1\n}\nzz: 2", "aa: 1\nm: {\n  \"a\\\"}\": 1\n  }\nzz: 2"),
        ("aa: &a 1\nm: [\n*a,\n&b x\n]\nzz: 2", "aa: &a 1\nm: [\n  *a,\n  &b x\n  ]\nzz: 2"),
        ("aa: 1\nm: [\n!!str x\n]\nzz: 2", "aa: 1\nm: [\n  !!str x\n  ]\nzz: 2"),
        ("aa: 1\nm:\n- n: [\n  'x\n  y'\n  ]\nzz: 2", "aa: 1\nm:\n- n: [\n    'x\n    y'\n    ]\nzz: 2"),
        ("aa: 1\nm: [\nx, 'y',\n'z'\n]\nzz: 2", "aa: 1\nm: [\n  x, 'y',\n  'z'\n  ]\nzz: 2"),
    ])
    func linesInBracketsAreIndented(text: String, mended: String) throws {
        let document = ConfigDocument(text, as: .yaml)
        #expect(document.problems.map(\.severity) == [.warning])
        #expect(
            document.problems.map(\.message) == [
                "this line in brackets stands no further right than their key"
            ])
        var bytes = Array(text.utf8)
        for edit in document.problems.flatMap(\.fixes).flatMap(\.edits).reversed() {
            bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == mended)
        #expect(ConfigDocument(mended, as: .yaml).problems.isEmpty)
        let keys = try found(text, .yaml).filter { $0.hasPrefix("unknown-property ") }
        #expect(keys.contains("unknown-property aa") && keys.contains("unknown-property zz"))
    }

    /// A text in quotes over lines is not one in brackets because a bracket stands somewhere before it.
    @Test(arguments: [
        "m: \"a [ b\"\nn:\n  x: 'y\n  z'\n", "m: a [ b\nn:\n  x: 'y\n  z'\n", "n:\n  x: [ 'y\n  z' ]\n",
        "# [\nn:\n  x: 'y\n  z' # ]\n",
    ])
    func aTextOverLinesIsNamed(text: String) {
        #expect(
            ConfigDocument(text, as: .yaml).problems.first?.message
                == "this is not YAML: the text in single quotes is not closed on its line")
    }

    /// Each text has a misspelt key before its mistake and one behind it; both are found, and the mistake once.
    @Test(arguments: [
        // Headers open the table that they mean.
        ("aa = 1\n[t\nzz = 2", "[t"), ("aa = 1\n[t]]\nzz = 2", "]"), ("aa = 1\n[[t]\nzz = 2", "[[t]"),
        ("aa = 1\n[t.]\nzz = 2", "t."), ("aa = 1\n[.t] # c\nzz = 2", ".t"), ("aa = 1\n[t] oops\nzz = 2", "o"),
        ("aa = 1\n[\"t]\nzz = 2", "\"t"), ("aa = 1\n[“t”]\nzz = 2", "“t”"),
        ("aa = 1\n[ t # c\nzz = 2", "[ t"),
        // Tables that are there already.
        ("aa = 1\n[t]\nx = 1\n[t]\nzz = 2", "t"), ("aa = 1\nt = {x = 1}\n[t]\nzz = 2", "t"),
        ("aa = 1\n[[t]]\nx = 1\n[t]\nzz = 2", "t"), ("aa = 1\n[t]\nx = 1\n[[t]]\nzz = 2", "t"),
        ("aa = 1\nt = {x = 1}\nt.zz = 2", "t"),
        // Keys and what parts them from their values.
        ("aa = 1\nname: \"x\"\nzz: 2", ":"), ("aa = 1\nname: x y\nzz = 2", ":"),
        ("aa = 1\nname := x\nzz = 2", ":="),
        ("aa = 1\nname == \"x\"\nzz = 2", "="), ("aa = 1\nname \"x\"\nzz = 2", "\""),
        ("aa = 1\nname\nzz = 2", "name"),
        ("aa = 1\n“name” = \"x\"\nzz = 2", "“name”"), ("aa = 1\n// c\nzz = 2", "/"), ("aa = 1\rzz = 2", "\r"),
        // Values without quotes.
        ("aa = 1\nname = x y z # c\nzz = 2", "x y z"), ("aa = 1\nname = x\"\nzz = 2", "x\""),
        ("aa = 1\nname = https://x.org/a\nzz = 2", "https://x.org/a"), ("aa = 1\nname = ~/x\nzz = 2", "~/x"),
        ("aa = 1\nname = <x>\nzz = 2", "<x>"), ("aa = 1\nport = ${PORT}\nzz = 2", "${PORT}"),
        ("aa = 1\nport = <a, b>\nzz = 2", "<a, b>"), ("aa = 1\nm = [x y, 2]\nzz = 2", "x y"),
        ("aa = 1\nname = \nzz = 2", " "), ("aa = 1\nport = 10MB\nzz = 2", "10MB"),
        ("aa = 1\nname = null\nzz = 2", "null"),
        // Quotes.
        ("aa = 1\nname = \"x\nzz = 2", "\"x"), ("aa = 1\nname = \"\"\"x\nzz = 2", "\"\"\""),
        ("aa = 1\nname = “x y”\nzz = 2", "“x y”"), ("aa = 1\nname = \"x”\nzz = 2", "\"x”"),
        ("aa = 1\nm = [“x, y”, “z”]\nzz = 2", "“x, y”"), ("aa = 1\nname = “x\"\nzz = 2", "“x\""),
        ("aa = 1\nname = \"\\q\"\nzz = 2", "\\q"), ("aa = 1\nname = \"a\u{1}b\"\nzz = 2", "\u{1}"),
        // Brackets and commas.
        ("aa = 1\nm = [1, 2\nzz = 2", "["), ("aa = 1\nm = [\n 1,\n 2,\nzz = 2", "["),
        ("aa = 1\nm = [1, [2]\n[t]\nzz = 2", "["), ("aa = 1\nm = {x = 1\nzz = 2", "{"),
        ("aa = 1\nm = [1 \"2\" true]\nzz = 2", "1"), ("aa = 1\nm = {x = 1 y = 2}\nzz = 2", "1"),
        ("aa = 1\nm = {x: 1, \"y\": 2}\nzz = 2", ":"), ("aa = 1\nm = [1, 2]]\nzz = 2", "]"),
        ("aa = 1\nm = [1, , 2]\nzz = 2", " "), ("aa = 1\n}\nzz = 2", "}"),
        // Dates.
        ("aa = 1\nm = 2026-02-31\nzz = 2", "2026-02-31"), ("aa = 1\nm = 31.01.2026\nzz = 2", "31.01.2026"),
    ])
    func tomlHidesNothing(text: String, at: String) throws {
        let document = ConfigDocument(text, as: .toml)
        // Each comma that is missing is one.
        let places = document.problems.map { document.text($0.range) }
        #expect(places.first == at)
        #expect(places.count == (text.contains("\"2\" true") ? 2 : 1))
        let keys = document.root.map { root in
            root.members.map { $0.key.string ?? "" }
                + root.members.flatMap { member in
                    (member.value.kind == .array ? Array(member.value.elements) : [member.value])
                        .flatMap { $0.members.map { $0.key.string ?? "" } }
                }
        }
        #expect(keys?.contains("aa") == true && keys?.contains("zz") == true)
    }

    @Test(arguments: [
        ("name: x\nport: 1\n[t]\na = 1", "name = \"x\"\nport = 1\n[t]\na = 1"),
        ("m = [“a”, \"b”]", "m = [\"a\", \"b\"]"), ("a = [1 2]", "a = [1, 2]"),
        ("[t/x]\na = 1", "[\"t/x\"]\na = 1"),
        ("[[t\na = 1", "[[t]]\na = 1"), ("a = x y # c", "a = \"x y\" # c"), ("a == 1", "a = 1"),
    ])
    func fixesOfTOMLMakeItWhole(text: String, fixed: String) throws {
        let document = ConfigDocument(text, as: .toml)
        var bytes = Array(text.utf8)
        for edit in document.problems.flatMap({ $0.fixes.flatMap(\.edits) }).reversed() {
            bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == fixed)
        #expect(ConfigDocument(fixed, as: .toml).problems.isEmpty)
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
        // In YAML some of them are one text without quotes, or a key.
        (.yaml, "This is prose that\ngoes over two lines.", "prose", "text"),
        (.yaml, "**Note:** this is prose", "prose", "text"),
        (.yaml, "npm install x", "a shell command", "sh"),
        (.yaml, "# first\nimport os\n", "Python", "python"),
        (.yaml, "def f(x):\n    return {}", "Python", "python"),
        (.yaml, "<ul>\n  <li>x</li>\n</ul>", "HTML", "html"),
        (.yaml, "A_KEY=x\nB=c", "an environment file", "env"),
        (.yaml, "# Title\n\nSome text that goes on.", "Markdown", "md"),
        (.yaml, "SELECT a FROM b;", "SQL", "sql"), (.yaml, "import x from \"y\";", "JavaScript", "js"),
        (.toml, "POST https://example.org/v1\nA: b", "an HTTP request", "http"),
        (.toml, "const a = { b: 1 }", "JavaScript", "js"),
        (.toml, "A_KEY=x\nB=c", "an environment file", "env"),
        (.toml, "2026-01-31 12:00:00 started", "a log", "text"), (.toml, "SELECT a FROM b;", "SQL", "sql"),
        (.toml, "{ user { name } }", "GraphQL", "graphql"),
        (.toml, "id,name\n1,x\n2,y", "a table of values", "csv"),
        (.json, "{bad", "", "text"), (.jsonc, "[bad", "", "text"), (.json5, "{ so, bad", "", "text"),
        (.json, "oops{\"a\": 1}", "", "text"), (.json, "oops [1, 2]", "", "text"),
        (.json, "1. Open the page\n2. Save it there", "prose", "text"),
        (.json, "HTTP/2 404", "an HTTP response", "http"),
        (.json, "Content-Type: text/plain\nHost: x\n\nabc", "headers of HTTP", "http"),
        (.json, ">>> f(1)\n2", "Python", "python"),
        (.json, "export default {\n  a: 1\n}", "JavaScript", "js"),
        (.json, "{\n  run() {\n    return 1\n  }\n}", "JavaScript", "js"),
        (.json, "{ a: Record<string, number>; b: 'x' }", "a notation of types", "ts"),
        (.json, "<?xml version=\"1.0\"?>\n<a></a>", "XML", "xml"), (.json, "<add key=\"x\"/>", "XML", "xml"),
        (.json, "<dict>\n<key>a</key><true/>\n</dict>", "a property list", "plist"),
        (.json, "[HKEY_CURRENT_USER\\X]\n\"a\"=\"b\"", "a registry file", "reg"),
        (.json, "[core]\nname = x y\n; c", "an INI file", "ini"),
        (.json, "# c\nnpm i x", "a shell command", "sh"),
        (.json, "{\n-  \"a\": 1\n+  \"a\": 2\n}", "a diff", "diff"),
        (.json, "- \"a\": 1\n+ \"a\": 2", "a diff", "diff"), (.json, "12:00:01 started it", "a log", "text"),
        (.json, "Error: it failed\n    at f (x.js:1:2)", "a log", "text"),
        (.json, "x/\n├── a\n└── b", "a tree of files", "text"), (.json, "# Title\n\nText", "Markdown", "md"),
        (.json, "| a | b |\n|---|---|\n| 1 | 2 |", "Markdown", "md"),
        (.json, "id,name\n1,x\n2,y", "a table of values", "csv"),
        (.json, "query { a { b } }", "GraphQL", "graphql"),
        (.json, "syntax = \"proto3\";\nmessage A {}", "a protocol buffer", "proto"),
        (.json, "FROM node:20\nRUN x", "a Dockerfile", "dockerfile"),
        (.plist, "{\"a\": 1}", "JSON", "json"), (.plist, "a: 1\nb: 2", "YAML", "yaml"),
        (.plist, "This is no list at all.", "prose", "text"), (.plist, "<html><body></html>", "HTML", "html"),
        (.reg, "{\"a\": 1}", "JSON", "json"), (.reg, "a: 1\nb: 2", "YAML", "yaml"),
        (.reg, "<?xml version=\"1.0\"?>\n<a></a>", "XML", "xml"),
    ])
    func anotherLanguageIsOneFinding(
        language: ConfigLanguage, text: String, name: String, mark: String
    ) {
        let document = ConfigDocument(text, as: language)
        #expect(
            document.problems.map(\.message) == [
                "this is no \(language.name)" + (name.isEmpty ? "" : "; it looks like \(name)")
            ])
        #expect(
            document.problems.first?.help == "mark the text as `\(mark)`, or write it as \(language.name)")
        #expect(document.problems.map(\.fixes.count) == [0])
        #expect(document.isForeign && document.root == nil)
    }

    /// A text that ends in a string has one finding, and one that ends behind a string another.
    @Test(arguments: [
        ("{\"bad", ["\"bad"]), ("{\"bad\n", ["\"bad"]), ("{\"a\": {\"b\": \"c", ["\"c"]),
        ("[\"a\", \"b", ["\"b"]), ("{\"", ["\""]), ("{'bad", ["'bad"]), ("{\"a\": 'b\n\n", ["'b"]),
        ("{\"a\": \"b\"", ["{"]), ("[\"a\"\n", ["["]), ("{\"a\": \"b\n, \"c\": 1", ["{", "\"b"]),
    ])
    func aTextThatEndsInAStringHasOneFinding(text: String, places: [String]) {
        let document = ConfigDocument(text, as: .json)
        #expect(document.problems.map { document.text($0.range) } == places)
    }

    /// A brace and one word behind it are no object yet.
    @Test(arguments: ["{bad: ", "{bad \"x\"", "{ bad: 1\n", "{'bad': \"x\"", "{bad", "{bad x y"])
    func aBraceAndAWordAreNoJSON(text: String) {
        let document = ConfigDocument(text, as: .json)
        #expect(document.problems.map(\.message) == ["this is no JSON"])
        #expect(document.root == nil)
    }

    @Test(arguments: ["{\"bad\": ", "{bad: 1}", "'bad': 1", "{bad: 1, worse: 2", "{\"bad\": 1, worse"])
    func moreThanAWordIsAnObject(text: String) {
        #expect(ConfigDocument(text, as: .json).root?.kind == .object)
    }

    /// A text that is one word may be meant as anything: it is not written as a string, and no schema judges it.
    @Test(arguments: [
        (ConfigLanguage.json, "'name'", "'name'"), (.jsonl, "{\"name\": \"x\"}\nOK\n", "OK"),
        (.json, "'it''s'", "'"), (.jsonl, "{\"name\": \"x\"}\n'done'", "'done'"), (.json, "name", "name"),
        (.jsonc, "name // c", "name"),
    ])
    func aTextThatIsOneWordIsLeftAlone(language: ConfigLanguage, text: String, place: String) throws {
        let document = ConfigDocument(text, as: language)
        #expect(document.problems.map { document.text($0.range) } == [place])
        #expect(document.problems.allSatisfy { $0.fixes.isEmpty })
        let schema = try #require(Self.schema)
        let violations = document.roots.flatMap { document.certain(schema.validate($0)) }
        #expect(violations.isEmpty)
    }

    /// Quotes of one string are said once, whatever else is wrong with them.
    @Test(arguments: [
        (#"{"name": 'it''s'}"#, ["'"]), (#"['a"b', 'c\'d']"#, [#"'a"b'"#]), (#"{'it''s': 1}"#, ["'"]),
        (#"{"name": 'c\'d'}"#, [#"'c\'d'"#]), (#"{"name": "c\'d"}"#, [#"\'"#]),
    ])
    func quotesAreSaidOnce(text: String, places: [String]) {
        let document = ConfigDocument(text, as: .json)
        #expect(document.problems.map { document.text($0.range) } == places)
    }

    /// What a comment says is the author's: it is written as the language has it, or stays as it is.
    @Test(arguments: [
        (ConfigLanguage.json, "{\n# one\n\"a\": 1}", false), (.json, "{} # one", false),
        (.json, "{} #one", false),
        (.json, "{\"a\": \"b\" #one\n}", false), (.jsonl, "{} # one\n{}", false), (.json, "{} // one", false),
        (.json, "{ /* one */ }", false), (.jsonl, "{} // one", false), (.jsonc, "{} # one", true),
        (.jsonc, "{} #one", true), (.json5, "{a: 1 # one\n}", true),
    ])
    func noCommentIsTakenOut(language: ConfigLanguage, text: String, isMended: Bool) {
        let document = ConfigDocument(text, as: language)
        #expect(document.problems.count == 1)
        #expect(document.root != nil)
        let edits = document.problems.flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.map { document.text($0.range) + $0.replacement } == (isMended ? ["#//"] : []))
    }

    /// A colour without quotes is no comment.
    @Test(arguments: ["[\"a\", #fff]", "{\"a\": #fff}"])
    func whatStandsForAValueIsNoComment(text: String) {
        #expect(ConfigDocument(text, as: .json).problems.map(\.message).first?.contains("comment") == false)
    }

    /// Members with one key and comments between them show alternatives, and that is said once.
    @Test(arguments: [
        (
            ConfigLanguage.jsonc, "{\n// one\n\"a\": 1,\n// two\n\"a\": 2,\n/* three */ \"a\": 3\n}",
            ["the key `a` appears 3 times in this object, as if to show alternatives"]
        ),
        (
            .yaml, "# one\na: 1\n# two\na: 2\nb: 1\n",
            ["the key `a` appears twice in this object, as if to show alternatives"]
        ),
        (
            .jsonc, "{\"a\": 1, \"a\": 2, \"a\": 3}",
            [
                "the key `a` appears more than once in this object",
                "the key `a` appears more than once in this object",
            ]
        ),
        (
            .yaml, "a: 1\nb: 1 # c\na: 2\n", ["the key `a` appears more than once in this object"]
        ),
    ])
    func alternativesAreSaidOnce(language: ConfigLanguage, text: String, messages: [String]) {
        #expect(ConfigDocument(text, as: language).problems.map(\.message) == messages)
    }

    /// What stands behind the words that begin a registry file is not overwritten.
    @Test(arguments: [
        ("Windows Registry Editor Version 5", 1), ("regedit5", 1), ("REGEDIT4 ; by Ada", 0),
        ("Windows Registry Editor Version 5.00 ; by Ada", 0),
    ])
    func wordsBehindAHeaderStay(header: String, fixes: Int) {
        let document = ConfigDocument("\(header)\n\n[HKEY_CURRENT_USER\\X]\n\"a\"=\"b\"\n", as: .reg)
        #expect(document.problems.map(\.fixes.count) == [fixes])
    }

    /// A YAML text that is one string may have no byte of its own.
    @Test(arguments: ["!!str", "&a !!str", "--- !!str\n", "!x", "''", "|\n a b c\n", "\"a b c\""])
    func aStringOfYAMLIsNotForeign(text: String) {
        #expect(!ConfigDocument(text, as: .yaml).isForeign)
    }

    /// A slip of the pen makes no other language of a text.
    @Test(arguments: [
        (ConfigLanguage.json, "{\"a\": x => 1}"), (.json, "{\"on\": process.env.X}"), (.json, "[1, 2"),
        (.yaml, "GET: /x\nb: [1"), (.yaml, "class: x\nb: [1"), (.yaml, "- [ ] open\n- [x] done it: now: x"),
        (.yaml, "# Title\na: [1"), (.yaml, "a: [{b: 1\nc: d"), (.toml, "# Title\n[a b]\nc = 1"),
        (.toml, "date = 2026-01-31 12:00:00 x"),
        (.toml, "[t\na = 1\nb = x"), (.plist, "<dict><key>a</key></dict>"),
        (.reg, "[HKEY_CURRENT_USER\\X]\n\"a\"=x"),
        (.json, "{'a': 1}"), (.json, "{\"a\": True}"), (.json, "\"a\": {}, \"b\": 1"),
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
