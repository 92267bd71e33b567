@testable import ConfigSchema
import Testing
import Text

struct TOMLParserTests {
    @Test(arguments: [
        (
            "a = 1\nb.c = \"x\"\n[d]\ne = [1, 2.5,\n  true, # c\n]",
            #"{"a":1,"b":{"c":"x"},"d":{"e":[1,2.5,true]}}"#
        ),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3", #"{"a":[{"b":1},{"b":2,"c":{"d":3}}]}"#),
        ("a = {b = 1,\n c.d = 2, # x\n}", #"{"a":{"b":1,"c":{"d":2}}}"#),
        ("a = {b = {x = 1}}\nc.d = {e = 1}\nc.f = 2", #"{"a":{"b":{"x":1}},"c":{"d":{"e":1},"f":2}}"#),
        ("a = \"\\u00e9\\x41\\e\"", "{\"a\":\"éA\u{1B}\"}"),
        ("a = '''\nx'y'''\nb = \"\"\"p\\\n   q\"\"\"\"", #"{"a":"x'y","b":"pq""}"#),
        ("a = 0xFF\nb = 1_000\nc = -0\nd = +1.5e3\ne = inf", #"{"a":255,"b":1000,"c":0,"d":1500,"e":inf}"#),
        ("a = +1_0\nb = 1e+2\nc = +1_0.5_0\nd = +7", #"{"a":10,"b":100,"c":10.5,"d":7}"#),
        ("a = 2026-01-02 03:04z\nb = 07:32", #"{"a":"2026-01-02T03:04:00Z","b":"07:32:00"}"#),
        ("", "{}"),
        ("\u{FEFF}a.\"b c\".'d' = 1", #"{"a":{"b c":{"d":1}}}"#),
    ])
    func readsValues(text: String, expected: String) {
        let document = ConfigDocument(text, as: .toml)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == expected)
    }

    @Test(
        arguments: [
            ("a = 1\na = 2\nb = 3", "duplicate-key", "a", #"{"a":1,"b":3}"#),
            ("[a]\nx = 1\n[b]\n[a]\ny = 2", "duplicate-table", "a", #"{"a":{"x":1,"y":2},"b":{}}"#),
            ("[a]\nx = 1\n# or\n[a]\nx = 2", "duplicate-table", "a", #"{"a":{"x":1}}"#),
            ("a = {b = 1}\na.c = 2", "duplicate-table", "a", #"{"a":{"b":1,"c":2}}"#),
            ("a = 1\n[a.b]\nc = 2\n[d]", "duplicate-key", "a", #"{"a":1,"d":{}}"#),
            ("[a]\nb.c = 1\n[a.b]\nd = 2", "duplicate-table", "b", #"{"a":{"b":{"c":1,"d":2}}}"#),
            ("[[a]]\n[a]\nb = 1", "duplicate-table", "a", #"{"a":[{"b":1}]}"#),
            ("a = [1,\n  x,\n  2]\nb = 2", "invalid-snippet", "x", #"{"a":[1,"x",2],"b":2}"#),
            ("a = [1\n  2,\n  3]\nb = 2", "invalid-snippet", "1", #"{"a":[1,2,3],"b":2}"#),
            ("a = [1, 2", "invalid-snippet", "[", #"{"a":[1,2]}"#),
            ("a = \"x\r", "invalid-snippet", "\"x\r", nil),
            ("a = \"x\nb = 1", "invalid-snippet", "\"x", #"{"a":"x","b":1}"#),
            ("a = \"C:\\Users\"", "invalid-snippet", "\\U", #"{"a":"C:\Users"}"#),
            ("a: 1\nb = 2", "invalid-snippet", ":", #"{"a":1,"b":2}"#),
            ("a\nb = 2", "invalid-snippet", "a", #"{"b":2}"#),
            ("a =\nb = 2", "invalid-snippet", "=", #"{"a":null,"b":2}"#),
            ("a = True", "invalid-snippet", "True", nil),
            ("a = yes", "invalid-snippet", "yes", #"{"a":"yes"}"#),
            ("a = 012", "invalid-snippet", "012", nil),
            ("a = 9223372036854775808", "invalid-number", "9223372036854775808", nil),
            ("a = 2026-02-30", "invalid-snippet", "2026-02-30", nil),
            ("[a\nb = 1", "invalid-snippet", "[a", #"{"a":{"b":1}}"#),
            ("é = 1\nb = 2", "invalid-snippet", "é", #"{"é":1,"b":2}"#),
            ("a = 1 b = 2\nc = 3", "invalid-snippet", "b", #"{"a":1,"b":2,"c":3}"#),
            ("a = 1, b = 2", "invalid-snippet", ",", #"{"a":1,"b":2}"#),
            ("[t] b = 2", "invalid-snippet", "b", #"{"t":{"b":2}}"#),
            ("a = 1 [b]", "invalid-snippet", "[", #"{"a":1}"#),
            ("[", "invalid-snippet", "[", nil),
            ("a = 1\u{1}", "invalid-snippet", "\u{1}", #"{"a":1}"#),
        ] as [(String, String, String, String?)])
    func reportsAndGoesOn(text: String, id: String, at: String, value: String?) throws {
        let document = ConfigDocument(text, as: .toml)
        let problem = try #require(document.problems.first)
        #expect(problem.id.rawValue == id)
        #expect(document.text(problem.range) == at)
        if let value { #expect(document.root?.compact == value) }
    }

    /// A table that stands there twice is one mistake, and a key that is twice in its second part another.
    @Test func aRepeatedTableIsSaidOnce() {
        let document = ConfigDocument("[a]\nx = 1\n[a]\nx = 2\ny = 3\ny = 4", as: .toml)
        #expect(document.problems.map(\.id) == [.duplicateTable, .duplicateKey])
        #expect(document.problems.map { document.text($0.range) } == ["a", "y"])
    }

    /// A mark that other languages have behind a value is taken away, and hides nothing that is wrong with the value.
    @Test(arguments: [
        ("a = 1,\nb = 2;", ["remove the `,`", "remove the `;`"], 2),
        ("a = [1,],", ["remove the `,`"], 1),
        ("a = 1 , # c\n[b],\n", ["remove the `,`", "remove the `,`"], 1),
        // Two of them are another fault.
        ("a = 1;;", [], 1), ("a = 1,, x", [], 1),
    ])
    func aMarkBehindAValueIsTakenAway(text: String, fixes: [String], wrong: Int) throws {
        let document = ConfigDocument(text, as: .toml)
        #expect(document.problems.flatMap(\.fixes).map(\.title) == fixes)
        let schema = #"{"properties": {"a": {"type": "boolean"}, "b": {"type": ["boolean", "object"]}}}"#
        #expect(try Schema.compiled(schema).validate(try #require(document.root)).count == wrong)
        #expect(document.problems.allSatisfy { ($0.doubts == []) == !$0.fixes.isEmpty })
        // What is meant as JSON keeps all its marks.
        #expect(ConfigDocument("\"a\": 1,\n\"b\": 2,", as: .toml).problems.flatMap(\.fixes).isEmpty)
        #expect(ConfigDocument("\"a\": 1\n\"b\": 2", as: .toml).problems.flatMap(\.fixes).count == 1)
        let edits = document.problems.flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.allSatisfy { [",", ";"].contains(document.text($0.range)) && $0.replacement.isEmpty })
    }

    @Test func saysWhereAKeyIsDefinedFirst() throws {
        let document = ConfigDocument("[a]\nb.\"c\" = 1\nb.c = 2", as: .toml)
        let problem = try #require(document.problems.first)
        #expect(problem.message == "the key `b.c` is defined already")
        #expect(problem.range == 16..<17)
        #expect(problem.earlier.map { document.text($0) } == "\"c\"")
        let map = SourceMap(origin: 100, count: document.bytes.count)
        let note = problem.diagnostic(path: "p", map: map).notes.first
        #expect(note?.location?.range == 106..<109)
    }

    @Test func pointsAtKeysValuesAndTables() throws {
        let document = ConfigDocument("[server . \"x\"]\na.b = [ 1, 'two' ]\n\n[[list]]\nc = 1\n", as: .toml)
        let value = try #require(document.root?.value(at: "/server/x/a/b/1"))
        #expect(document.text(value.range) == "'two'")
        #expect(value.dottedPath == "server.x.a.b[1]")
        let key = document.root?.value(at: "/server/x")?.key
        #expect(key.map { document.text($0.range) } == "\"x\"")
        let element = try #require(document.root?.value(at: "/list/0"))
        #expect(document.text(element.range) == "[[list]]\nc = 1")
        #expect(document.root?.range == 0..<document.bytes.count)
    }

    @Test(arguments: [
        String(repeating: "[", count: 5000), "a = " + String(repeating: "[", count: 5000),
        "a = " + String(repeating: "{a = ", count: 5000), String(repeating: "a.", count: 5000) + "a = 1",
        "[" + String(repeating: "a.", count: 5000) + "a]\nb = 1",
    ])
    func staysWithinItsDepth(text: String) {
        let document = ConfigDocument(text, as: .toml)
        #expect(!document.problems.isEmpty)
        #expect(document.problems.count < 5)
        #expect(document.root != nil)
    }

    @Test func stopsAtTheLimitOfValues() {
        let text = (0..<100).map { "k\($0) = \($0)\n" }.joined()
        let document = ConfigDocument(parsing: Array(text.utf8), as: .toml, limits: ConfigLimits(nodes: 50))
        #expect(document.problems.map(\.id.rawValue) == ["too-many-values"])
        #expect((document.root?.count ?? 0) < 50)
    }
}
