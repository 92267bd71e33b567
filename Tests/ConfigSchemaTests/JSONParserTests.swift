import ConfigSchema
import Testing

struct JSONParserTests {
    @Test(arguments: [
        (#"{"a": [1, -2.5, true, null, "x"], "b": {}}"#, #"{"a":[1,-2.5,true,null,"x"],"b":{}}"#),
        (#" [ ] "#, "[]"),
        (#"0"#, "0"), (#"-0"#, "0"), (#"1.0"#, "1"), (#"1e3"#, "1000"),
        (#"9223372036854775807"#, "9223372036854775807"),
        (#"12345678901234567890"#, "1.2345678901234567e+19"), (#"0.1"#, "0.1"),
        (#""\u00e9\ud83d\ude00\n\/""#, "\"é😀\n/\""), (#""é😀""#, #""é😀""#),
        (#"[[[[1]]],2]"#, "[[[[1]]],2]"),
        (#"{"abcdefgh": 1, "a\u0062c": 2}"#, #"{"abcdefgh":1,"abc":2}"#),
    ])
    func readsJSON(text: String, expected: String) {
        let document = ConfigDocument(text, as: .json)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == expected)
    }

    @Test(arguments: [
        (ConfigLanguage.jsonc, "{ // a\n \"a\": /* b */ 1,\n}", #"{"a":1}"#),
        (.jsonc, "[1,2,]", "[1,2]"),
        (.json5, "{a: 'it''s', }", #"{"a":"it''s"}"#),
        (
            .json5, "{$a_1: 'x\\\n y', b: +1, c: .5, d: 5., e: 0x1F, f: -Infinity}",
            #"{"$a_1":"x y","b":1,"c":0.5,"d":5,"e":31,"f":-inf}"#
        ),
        (.json5, "\u{A0}'\\x41\\'\"'", #""A'"""#),
    ])
    func readsRelatives(language: ConfigLanguage, text: String, expected: String) {
        #expect(ConfigDocument(text, as: language).root?.compact == expected)
    }

    /// In JSON5 a key without quotes is a name, which begins with no digit (section 3).
    @Test(arguments: [
        ("{a9: 1}", [] as [String]), ("{$: 1}", []), ("{_0: 1}", []), ("{0a: 1}", ["0a"]), ("{9: 1}", ["9"]),
        ("{5b: 1}", ["5b"]), ("{-a: 1}", ["-a"]),
    ])
    func aNameBeginsWithNoDigit(text: String, at: [String]) {
        let document = ConfigDocument(text, as: .json5)
        #expect(document.problems.map { document.text($0.range) } == at)
    }

    @Test(
        arguments: [
            ("", "invalid-snippet", "", nil),
            ("{\"a\": 1,}", "not-strict-json", ",", #"{"a":1}"#),
            ("{\"a\": 1 // one\n}", "not-strict-json", "// one", #"{"a":1}"#),
            ("\"a\": 1, \"b\": 2", "missing-braces", "\"a\"", #"{"a":1,"b":2}"#),
            ("{\"a\": 1 \"b\": 2}", "invalid-snippet", "1", #"{"a":1,"b":2}"#),
            ("{a: 1}", "invalid-snippet", "a", #"{"a":1}"#),
            ("{'a': 1}", "invalid-snippet", "'a'", #"{"a":1}"#),
            ("{\"a\": True}", "invalid-snippet", "True", #"{"a":true}"#),
            ("{\"a\": yes}", "invalid-snippet", "yes", #"{"a":"yes"}"#),
            ("{\"a\": }", "invalid-snippet", "}", #"{"a":null}"#),
            ("{\"a\" 1}", "invalid-snippet", "\"a\"", nil),
            ("{\"a\" = 1}", "invalid-snippet", "=", #"{"a":1}"#),
            ("[1, 2", "invalid-snippet", "[", "[1,2]"),
            ("{\"a\": [1}", "invalid-snippet", "}", #"{"a":[1]}"#),
            ("{\"a\": 1, \"a\": 2}", "duplicate-key", "\"a\"", #"{"a":1,"a":2}"#),
            ("{\"a\": \"x\n}", "invalid-snippet", "\"x", #"{"a":"x"}"#),
            ("\"C:\\Users\"", "invalid-snippet", "\\U", #""C:\Users""#),
            ("01", "invalid-snippet", "01", "1"),
            ("1 2", "invalid-snippet", "2", "1"),
            ("[1]]", "invalid-snippet", "]", "[1]"),
            ("[,1]", "invalid-snippet", ",", "[1]"),
            ("{\"a\"", "invalid-snippet", "{", #"{"a":null}"#),
            // Half of a pair of escapes (RFC 8259, section 8.2), first and second, before and behind others.
            (#""\uD800""#, "invalid-snippet", #"\uD800"#, "\"\u{FFFD}\""),
            (#""x\udbffy""#, "invalid-snippet", #"\udbff"#, "\"x\u{FFFD}y\""),
            (#""\uDC00""#, "invalid-snippet", #"\uDC00"#, "\"\u{FFFD}\""),
            (#""\uD83D\uDE00\uDFFF""#, "invalid-snippet", #"\uDFFF"#, "\"\u{1F600}\u{FFFD}\""),
            (#""\uD83D\uD83D\uDE00""#, "invalid-snippet", #"\uD83D"#, "\"\u{FFFD}\u{1F600}\""),
        ] as [(String, String, String, String?)])
    func reportsAndGoesOn(text: String, id: String, at: String, value: String?) throws {
        let document = ConfigDocument(text, as: .json)
        let problem = try #require(document.problems.first)
        #expect(problem.id.rawValue == id)
        #expect(document.text(problem.range) == at)
        if let value { #expect(document.root?.compact == value) }
    }

    @Test func pointsAtValuesAndKeys() throws {
        let document = ConfigDocument(#"{"é": {"key": [10, "x"]}}"#, as: .json)
        let value = try #require(document.root?.value(at: "/é/key/1"))
        #expect(document.text(value.range) == "\"x\"")
        #expect(value.pointer == "/é/key/1")
        #expect(value.dottedPath == "é.key[1]")
        #expect(document.root?.value(at: "/é/key")?.key?.string == "key")
        #expect(document.root?.value(at: "/é/key/01") == nil)
    }

    @Test func stopsAtTheDepthLimit() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        let document = ConfigDocument(parsing: deep, as: .json)
        #expect(document.problems.contains { $0.id.rawValue == "too-deep" })
        #expect(document.root != nil)
    }

    @Test func findsDuplicatesAmongManyKeys() {
        let members = (0..<100).map { "\"k\($0)\": \($0)" } + ["\"k7\": 0"]
        let document = ConfigDocument("{\(members.joined(separator: ","))}", as: .json)
        #expect(document.problems.map(\.id.rawValue) == ["duplicate-key"])
        #expect(document.root?["k7"]?.integer == 0)
    }

    @Test func readsWhatIsLeftOut() {
        let text = "{\n \"a\": [1, ...],\n ...\n \"b\": {…},\n …\n}"
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json, allowingLeftOutParts: true)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == #"{"a":[1],"b":{}}"#)
        #expect(document.root?.isPartial == true)
        #expect(document.root?["b"]?.isPartial == true)
    }

    /// A mark on a line of its own stands for what is before the value or behind it.
    @Test(arguments: [
        ("...\n{\"a\": 1}\n...", #"{"a":1}"#, 0), ("…\n\n  ...  \r\n{\"a\": 1}\n", #"{"a":1}"#, 0),
        ("{\"a\": 1}\n...\n…", #"{"a":1}"#, 0), ("...\n\"a\": 1\n...", #"{"a":1}"#, 1),
        ("{\"a\": 1} ... x", #"{"a":1}"#, 1), ("{\"a\": 1}\n..", #"{"a":1}"#, 1),
    ])
    func readsLinesForWhatIsLeftOut(text: String, value: String, problems: Int) {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json, allowingLeftOutParts: true)
        #expect(document.root?.compact == value)
        #expect(document.problems.count == problems)
        #expect(!ConfigDocument(text, as: .json).isWellFormed)
    }

    /// A mark in quotes without a value is one like any other.
    @Test(arguments: [
        (#"{"a": {"..."}}"#, #"{"a":{}}"#), (#"{"a": { "…" }, "b": 1}"#, #"{"a":{},"b":1}"#),
        (#"{"a": 1, "..."}"#, #"{"a":1}"#), (#"{"...", "a": 1}"#, #"{"a":1}"#),
        (#"{"a": ["..."]}"#, #"{"a":["..."]}"#), (#"{"...": "..."}"#, #"{"...":"..."}"#),
    ])
    func aQuotedMarkLeavesOut(text: String, value: String) {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json, allowingLeftOutParts: true)
        #expect(document.root?.compact == value)
        #expect(document.problems.count == 0, "\(document.problems)")
    }

    /// A key of more than a mark needs its value.
    @Test(arguments: [#"{"...x"}"#, #"{".."}"#, #"{"..." 1}"#])
    func whatIsNoMarkNeedsAValue(text: String) {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json, allowingLeftOutParts: true)
        #expect(document.problems.count == 1, "\(document.problems)")
    }

    /// A mark alone, and one with words, are no text.
    @Test(arguments: ["...", "… ", "... x", "...your servers"])
    func aMarkIsNoText(text: String) {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json, allowingLeftOutParts: true)
        #expect(document.problems.map(\.id.rawValue) == ["invalid-snippet"])
    }

    /// Numbers that JSON does not have are no texts: nobody knows what is meant.
    @Test(arguments: ["NaN", "Infinity"])
    func numbersOfOtherLanguagesAreLeft(word: String) {
        let document = ConfigDocument("{\"a\": \(word), \"b\": 1}", as: .json)
        #expect(document.problems.map(\.message) == ["JSON has no `\(word)`"])
        #expect(document.problems.flatMap(\.fixes).isEmpty)
        #expect(document.root?.compact == #"{"a":null,"b":1}"#)
    }

    /// Words say what is left out, up to what JSON is written with.
    @Test(arguments: [
        ("{\"a\": {...your servers...}}", "{}", true), ("{\"a\": {… (the rest) }}", "{}", true),
        ("{\"a\": {...base, \"b\": 1}}", #"{"b":1}"#, true),
        ("{\"a\": {\"b\": 1, ... more of them\n\"c\": 2}}", #"{"b":1,"c":2}"#, true),
        ("{\"a\": [1, ...and so on...]}", "[1]", true), ("{\"a\": ...as before...}", "null", true),
        // Comments alone leave what stands there to the reader.
        ("{\"a\": {\n  // yours\n}}", "{}", true), ("{\"a\": [/* yours */]}", "[]", true),
        ("{\"a\": {  }}", "{}", false), ("{\"a\": [\n\n]}", "[]", false),
        ("{\"a\": {\"b\": 1 // c\n}}", #"{"b":1}"#, false),
    ])
    func readsWordsForWhatIsLeftOut(text: String, value: String, isPartial: Bool) {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .jsonc, allowingLeftOutParts: true)
        #expect(document.problems.isEmpty)
        #expect(document.root?["a"]?.compact == value)
        #expect(document.root?["a"]?.isPartial == isPartial)
        #expect(ConfigDocument("{\"a\": {/* b */}}", as: .jsonc).root?["a"]?.isPartial == false)
    }

    /// What stands for a value is one that nothing is known of.
    @Test(arguments: [
        (ConfigLanguage.json, "{\"a\": ..., \"b\": …}"), (.jsonc, "{\"a\": ... // c\n, \"b\": …,}"),
        (.json5, "{a: ..., b: …}"), (.toml, "a = ...\nb = … # c\n"), (.toml, "a = ...\nb = …"),
    ])
    func readsValuesThatAreLeftOut(language: ConfigLanguage, text: String) throws {
        let document = ConfigDocument(parsing: Array(text.utf8), as: language, allowingLeftOutParts: true)
        #expect(document.problems.isEmpty)
        let root = try #require(document.root)
        #expect(root.compact == #"{"a":null,"b":null}"# && !root.isPartial)
        #expect(["a", "b"].map { root[$0].map { document.text($0.range) } } == ["...", "…"])
        #expect(["a", "b"].allSatisfy { root[$0]?.isPartial == true })
        let strict = ConfigDocument(parsing: Array(text.utf8), as: language)
        #expect(!strict.problems.isEmpty)
    }

    @Test func survivesEveryPrefixAndEveryFlippedByte() {
        let text = Array("{\"a\": [1, -2.5e3, \"é\\u00e9\", {\"b\": null}], /* c */ 'd': +0x1F,}".utf8)
        for language in [ConfigLanguage.json, .jsonc, .json5] {
            for end in 0...text.count {
                _ = ConfigDocument(parsing: Array(text[..<end]), as: language).root?.compact
            }
            for place in text.indices {
                for byte: UInt8 in [0, 9, 34, 39, 44, 46, 47, 58, 91, 92, 93, 123, 125, 226, 255] {
                    var changed = text
                    changed[place] = byte
                    let document = ConfigDocument(parsing: changed, as: language, allowingLeftOutParts: true)
                    _ = document.root?.compact
                }
            }
        }
    }

    /// The characters beside the surrogates are whole, and so are pairs.
    @Test(arguments: [#""\uD7FF""#, #""\uE000""#, #""\uD800\uDC00""#, #""\uDBFF\uDFFF""#])
    func wholeCharactersAreNoHalves(text: String) {
        #expect(ConfigDocument(text, as: .json).problems.isEmpty)
    }

    /// Of comments and commas each first one is said, a comment as a doubt where the text is marked as one with comments.
    @Test(arguments: [
        (ConfigLanguage.json, JSONLeniency.strict, ["error // a", "error ,"]),
        (.jsonc, .strict, ["warning // a", "error ,"]), (.json5, .strict, ["warning // a", "error ,"]),
        (.json, .comments, ["error ,"]), (.jsonc, .comments, ["error ,"]), (.json, .jsonc, []),
        (.jsonc, .jsonc, []), (.json, .json5, []),
    ])
    func theProgramDecidesWhatATextMayHold(
        language: ConfigLanguage, program: JSONLeniency, expected: [String]
    ) {
        let text = "{ // a\n\"a\": [1,],\n/* b */ \"b\": 2, }"
        let document = ConfigDocument(parsing: Array(text.utf8), as: language, readBy: program)
        #expect(document.problems.map { "\($0.severity) \(document.text($0.range))" } == expected)
        #expect(document.problems.allSatisfy { $0.id == .notStrictJSON && !$0.isMalformed })
        #expect(document.root?.compact == #"{"a":[1],"b":2}"#)
    }

    /// The texts that the fixes of a string write; in a path every backslash is meant as one.
    @Test(arguments: [
        (#"C:\Users\new\tools\run.exe"#, [#"C:\\Users\\new\\tools\\run.exe"#]),
        (#"C:\Windows\System"#, [#"\\"#, #"\\"#]),
        (#"\\host\share\new"#, [#"\\\\host\\share\\new"#]),
        (#".\src\new"#, [#".\\src\\new"#]),
        (#"%APPDATA%\Claude\new"#, [#"%APPDATA%\\Claude\\new"#]),
        (#"C:\\Users\Ann\new"#, [#"C:\\Users\\Ann\\new"#]),
        (#"one\ntwo \d"#, []), (#"one \d"#, [#"\\"#]), (#"one\ntwo"#, []), (#"a \"b\" \d"#, [#"\\"#]),
    ])
    func backslashesOfPaths(text: String, written: [String]) {
        let document = ConfigDocument("\"\(text)\"", as: .json)
        #expect(document.problems.flatMap(\.fixes).flatMap(\.edits).map(\.replacement) == written)
    }
}
