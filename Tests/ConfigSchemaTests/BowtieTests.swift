import ConfigSchema
import Testing

struct BowtieTests {
    @Test func tellsWhoItIs() throws {
        var harness = BowtieHarness(assertFormats: false)
        let answer = try #require(Self.answer(&harness, #"{"cmd": "start", "version": 1}"#)?.root)
        #expect(answer["version"]?.integer == 1)
        let account = try #require(answer["implementation"])
        #expect(account["name"]?.string == "waymark")
        for key in ["language", "homepage", "issues", "source"] { #expect(account[key]?.string != nil) }
        #expect(
            account["dialects"]?.elements.first { _ in true }?.string
                == "https://json-schema.org/draft/2020-12/schema")
        #expect(account["dialects"]?.count == 5)
    }

    @Test func runsCasesInTheDialectAtHand() throws {
        var harness = BowtieHarness(assertFormats: false)
        let run = """
            {"cmd": "run", "seq": {"a": [1]}, "case": {"description": "x", "schema": {"$ref": "http://a.example/n",
            "minimum": 3}, "registry": {"http://a.example/n": {"type": "number"}}, "tests": [
            {"description": "1", "instance": 1}, {"description": "2", "instance": "x"}, {"description": "3", "instance": 3}]}}
            """
        for (dialect, expected) in [
            ("http://json-schema.org/draft-07/schema#", #"[{"valid":true},{"valid":false},{"valid":true}]"#),
            (
                "https://json-schema.org/draft/2020-12/schema",
                #"[{"valid":false},{"valid":false},{"valid":true}]"#
            ),
        ] {
            let chosen = Self.line(&harness, #"{"cmd": "dialect", "dialect": "\#(dialect)"}"#)
            #expect(chosen == #"{"ok":true}"#)
            #expect(Self.line(&harness, run) == #"{"seq":{"a": [1]},"results":"# + expected + "}")
        }
    }

    @Test(arguments: [(false, "true"), (true, "false")])
    func assertsFormatsWhereAsked(asserts: Bool, valid: String) {
        var harness = BowtieHarness(assertFormats: asserts)
        let run =
            #"{"cmd": "run", "seq": 7, "case": {"schema": {"format": "ipv4"}, "tests": [{"instance": "x"}]}}"#
        #expect(Self.line(&harness, run) == #"{"seq":7,"results":[{"valid":\#(valid)}]}"#)
    }

    @Test(arguments: [
        "", "[]", "{", #"{"cmd": "jump\n\""}"#, #"{"cmd": "run", "seq": 1}"#,
        #"{"cmd": "start", "version": 2}"#,
        #"{"cmd": "run", "seq": 1, "case": {"schema": true}}"#,
    ])
    func answersWhateverTheLine(line: String) throws {
        var harness = BowtieHarness(assertFormats: false)
        let answer = try #require(Self.answer(&harness, line))
        #expect(answer.problems.isEmpty)
        #expect(answer.root?["errored"]?.boolean == true)
    }

    @Test func stops() {
        var harness = BowtieHarness(assertFormats: false)
        #expect(harness.respond(to: Array(#"{"cmd": "stop"}"#.utf8)) == nil)
        #expect(Self.line(&harness, #"{"cmd": "dialect", "dialect": "urn:x"}"#) == #"{"ok":false}"#)
    }

    private static func line(_ harness: inout BowtieHarness, _ line: String) -> String? {
        harness.respond(to: Array(line.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func answer(_ harness: inout BowtieHarness, _ line: String) -> ConfigDocument? {
        harness.respond(to: Array(line.utf8)).map { ConfigDocument(parsing: $0, as: .json) }
    }
}
