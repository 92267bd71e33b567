@testable import ConfigSchema
import Testing

/// Texts that are another language's than they say, and those that are not though they look so.
struct ForeignTextTests {
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
        // Pieces of other notations that are all of a text.
        (.json, "User: hi", "prose", "text"), (.json, "Hello world!", "prose", "text"),
        (.json, "name: string", "a notation of types", "ts"),
        (.toml, "name: string", "a notation of types", "ts"),
        (.json, "null | string", "a notation of types", "ts"),
        (.yaml, "\"a\" | \"b\"", "a notation of types", "ts"),
        (.json5, "| \"a\"\n| \"b\"", "a notation of types", "ts"),
        (.json, "Array<string>", "a notation of types", "ts"),
        (.jsonc, "number[]", "a notation of types", "ts"),
        (.json, "{a, b}", "JavaScript", "js"), (.json, "{\n  a,\n  ...rest,\n}", "JavaScript", "js"),
        (.toml, "{a, b}", "JavaScript", "js"), (.json, "{ name }", "a placeholder", "text"),
        (.json, "[a, b]", "YAML", "yaml"), (.json, "config: {\"a\": 1}", "YAML", "yaml"),
        (.json, "data: {\"a\": 1}", "a stream of events", "text"),
        (.json, "event: x\ndata: {\"a\": 1}\n\ndata: [DONE]", "a stream of events", "text"),
        (.json, "Response: {\"ok\": true}", "JSON behind a label", "text"),
        (.json, "Response:\n{\n  \"ok\": true\n}", "JSON behind a label", "text"),
        (.json, "200 OK", "an HTTP response", "http"), (.toml, "404 Not Found", "an HTTP response", "http"),
        (.yaml, "200 OK", "an HTTP response", "http"),
        (.toml, "just text", "prose", "text"), (.toml, "Just text.\n", "prose", "text"),
        (.json, "<html>", "HTML", "html"), (.toml, "<div class=\"a\">", "HTML", "html"),
        (.yaml, "<html>", "HTML", "html"),
        (.json, "{{ x }}", "a template", "jinja"), (.toml, "{{ x }}\n{{ y.z }}", "a template", "jinja"),
        (.json, "key = value", "an INI file", "ini"), (.yaml, "a = b\nc.d = e f", "an INI file", "ini"),
        (.json, "x = 1\nprint(x)", "Python", "python"), (.yaml, "x = 1\nprint(x)", "Python", "python"),
        (.toml, "x = 1\nfor y in x:\n    pass", "Python", "python"),
        (.json, "x = 1;\nrun(x);", "JavaScript", "js"),
        (.json, "x => y", "JavaScript", "js"), (.toml, "\"a\": 1,\n\"b\": 2", "JSON", "json"),
        (.toml, "[1, 2], [3, 4]", "JSON", "json"),
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

    /// Values with commas between them are one finding, and each of them is read.
    @Test(arguments: [
        "{\"a\": 1}, {\"a\": 2}", "{\"a\": 1}, {\"a\": 2},", "{\"a\": 1},\n{\"a\": 2},\n", "[1],\n[2]\n,",
    ])
    func elementsWithoutBracketsAreOneFinding(text: String) {
        let document = ConfigDocument(text, as: .json)
        #expect(
            document.problems.map(\.message) == ["these are the elements of an array, without its brackets"])
        #expect(document.problems.map(\.range) == [0..<1] && document.roots.count == 2)
        #expect(document.problems.map(\.fixes.count) == [0])
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
        (.json, "[a, true, 1]"), (.json, "{\"a\": b, c}"), (.json, "\"config\": {\n  \"a\": 1\n}"),
        (.toml, "key = value"),
        (.toml, "a = \"\"\"\nprint(x)\n\"\"\"\nb = c"),
        (.yaml, "a: [1"), (.toml, "a = b\nc = 1"), (.toml, "name: x\n[t]\na = 1"), (.env, "A B\nC=d"),
    ])
    func aSlipIsNone(language: ConfigLanguage, text: String) {
        let document = ConfigDocument(text, as: language)
        #expect(!document.problems.isEmpty && !document.isForeign && document.root != nil)
    }
}
