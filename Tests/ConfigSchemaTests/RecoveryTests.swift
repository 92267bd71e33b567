@testable import ConfigSchema
import Testing

/// Texts with a mistake that reading goes on behind.
struct RecoveryTests {
    static let schema = try? Schema.compiled(
        """
        {"type": "object", "additionalProperties": false, "required": ["name"],
         "properties": {"name": {"type": "string"}, "port": {"type": "integer", "minimum": 1}}}
        """)

    /// What is found: the texts of malformed places, then those that the schema objects to.
    static func found(_ text: String, _ language: ConfigLanguage) throws -> [String] {
        let document = ConfigDocument(text, as: language)
        let schema = try #require(schema)
        let violations = document.root.map { document.certain(schema.validate($0)) } ?? []
        return document.problems.map { "\($0.id.rawValue) \(document.text($0.range))" }
            + violations.flatMap { violation in
                // Keys that nobody knows are said in one where their object lacks something, too.
                ["\(violation.id.rawValue) \(document.text(violation.range))"]
                    + (violation.lack?.companions ?? []).map { "\(violation.id.rawValue) \($0)" }
            }
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
        // The value that the text ends before may be of any type.
        (#"{"name":"#, ["invalid-snippet {"]),
        (#"{"name": "x", "prot":"#, ["invalid-snippet {", "unknown-property \"prot\""]),
        (#""name": "x", "port":"#, ["missing-braces \"name\"", "invalid-snippet \"port\""]),
        // A sentence behind the value is no key of it.
        ("{\"name\": \"x\", \"port\": 0}\n\nNote: this is it.", ["invalid-snippet N", "out-of-range 0"]),
        ("{\"name\": \"x\", \"port\": 0}\nSee: x", ["invalid-snippet S", "out-of-range 0"]),
        ("{\"name\": \"x\", \"port\": 0}\n\nOutput: {\"a\": 1}", ["invalid-snippet O", "out-of-range 0"]),
        ("{\"name\": \"x\", \"port\": 0}\n\nOne.\n\nTwo b: c.", ["invalid-snippet O", "out-of-range 0"]),
        ("{\"name\": \"x\", \"port\": 0}\n\n> x", ["invalid-snippet >", "out-of-range 0"]),
        ("{\"name\": \"x\", \"port\": 0}\n\n- item", ["invalid-snippet -", "out-of-range 0"]),
        ("{\"name\": \"x\"}\n\"port\": 0}", ["invalid-snippet }", "out-of-range 0"]),
        ("{name: \"x\"}\nport: 0}", ["invalid-snippet name", "invalid-snippet }", "out-of-range 0"]),
        ("{\"name\": \"x\"},\nport: 0", ["invalid-snippet }", "invalid-snippet port", "out-of-range 0"]),
        ("{\"name\": \"x,\n \"port\": 0}", ["invalid-snippet \"x", "out-of-range 0"]),
    ])
    func jsonHidesNothing(text: String, expected: [String]) throws {
        #expect(try Self.found(text, .json) == expected)
    }

    @Test(arguments: [
        (ConfigLanguage.yaml, "name: x: y\nport: 0", ["invalid-snippet :", "out-of-range 0"]),
        (.yaml, "name: x\nname: y\nprot: 1", ["duplicate-key name", "unknown-property prot"]),
        (.toml, "name = \nport = 0", ["invalid-snippet  ", "out-of-range 0"]),
        (.toml, "name = 'x' port = 0", ["invalid-snippet p", "out-of-range 0"]),
        (.toml, "name = 'x', port = 0", ["invalid-snippet ,", "out-of-range 0"]),
        (.toml, "name = 1 port 0", ["invalid-snippet p", "wrong-type 1"]),
        (.toml, "name = 'x'\nname = 'y'\nport = 0", ["duplicate-key name", "out-of-range 0"]),
        (.env, "name x\nprot=1", ["invalid-snippet name", "unknown-property prot"]),
        (
            .plist, "<plist><dict><key>port</key><integer>0</integer></dict>",
            ["invalid-snippet <plist>", "out-of-range 0"]
        ),
    ])
    func othersHideNothing(language: ConfigLanguage, text: String, expected: [String]) throws {
        let found = try Self.found(text, language)
        #expect(found.sorted() == expected.sorted())
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
        #expect(document.mended == fixed)
        #expect(ConfigDocument(fixed, as: .toml).problems.isEmpty)
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

    @Test(arguments: [
        ("A=\"\\$x\"", "$x"), ("A='\\$x'", "\\$x"), ("A=\"\\`x\\\"\"", "`x\""), ("A=\"\\q\"", "\\q"),
        ("export A=\\$x", "$x"),
    ])
    func dollarsAreEscapedInEnvironmentFiles(text: String, value: String) {
        #expect(ConfigDocument(text, as: .env).root?["A"]?.string == value)
    }

    /// A key that lost its value does not take the next member in, which a fix would make lasting.
    @Test(arguments: [
        #"{"A"b", "C": "d", "E": "f"}"#, #"{"type"http", "url": "x"}"#, #"{"model"opus", "env": {"A": "b"}}"#,
    ])
    func aKeyWithoutItsValueTakesNoMemberIn(json: String) {
        let document = ConfigDocument(parsing: Array(json.utf8), as: .json)
        #expect(!document.problems.isEmpty)
        let edits = document.problems.flatMap(\.fixes).flatMap(\.edits)
        #expect(!edits.contains { $0.replacement.contains("\\") })
        let keys = document.valuesNode?.members.compactMap(\.key.string) ?? []
        #expect(!keys.contains { $0.contains(",") })
    }
}
