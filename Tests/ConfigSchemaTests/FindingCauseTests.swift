import ConfigSchema
import Testing

/// Findings about keys that are misspelt, in the wrong place or there twice, and about their values.
struct FindingCauseTests {
    /// The value of a key that is surely misspelt is that of the key that was meant, where it is of its form.
    @Test(arguments: [
        (#"{"prots": {"a": 70}}"#, ["warning ‹\"prots\"›", "warning ‹70›"]),
        (#"{"prots": {"a": 5}}"#, ["warning ‹\"prots\"›"]), (#"{"prots": 7}"#, ["warning ‹\"prots\"›"]),
        // Another letter is missing, so that it is no mere slip.
        (#"{"prot": {"a": 70}}"#, ["warning ‹\"prot\"›"]),
        // Nobody knows which of them is meant.
        (#"{"prots": {"a": 70}, "porst": {"a": 70}}"#, ["warning ‹\"prots\"›", "warning ‹\"porst\"›"]),
        (#"{"requird": {"modes": "fst"}}"#, ["warning ‹\"requird\"›"]),
        (
            #"{"closd": {"modee": "fst"}}"#,
            ["warning ‹\"closd\"›", "warning ‹\"modee\"›", "warning ‹\"fst\"›"]
        ),
    ])
    func looksBelowMisspeltKeys(text: String, expected: [String]) throws {
        let schema = """
            {"properties": {"ports": {"type": "object", "additionalProperties": {"maximum": 69}},
              "required": {"type": "array"}, "closed": {"properties": {"mode": {"enum": ["fast"]}}}}}
            """
        let root = try #require(ConfigDocument(text, as: .json).root)
        let found = try Schema.compiled(schema).validate(root).map { violation in
            "\(violation.severity) ‹\(String(decoding: Array(text.utf8)[violation.range], as: UTF8.self))›"
        }
        #expect(found == expected)
    }

    /// A key that may stand where it does, or of which nobody knows, is an error where the only object that lacks it, as it
    /// must not, is inside its own or around it.
    @Test(arguments: [
        (#"{"command": "x", "line": {"kind": 1}}"#, ["error misplaced-property ‹\"command\"›"]),
        (#"{"line": {"kind": 1}, "command": "x"}"#, ["error misplaced-property ‹\"command\"›"]),
        (#"{"line": {"more": {"command": "x"}}}"#, ["error misplaced-property ‹\"command\"›"]),
        // Its value is none of that object's.
        (#"{"command": 3, "line": {}}"#, ["error missing-property ‹\"line\"›"]),
        // Nobody knows which of them it is meant for.
        (
            #"{"command": "x", "line": {}, "other": {}}"#,
            ["error missing-property ‹\"line\"›", "error missing-property ‹\"other\"›"]
        ),
        (#"{"beside": {"command": "x"}, "line": {}}"#, ["error missing-property ‹\"line\"›"]),
        (#"{"command": "x", "line": {"command": "y"}}"#, []),
    ])
    func keysThatMayBeAnywhereBelongWhereTheyAreRequired(text: String, expected: [String]) throws {
        let found = try Self.toldOfLines(text, besides: #""additionalProperties": true, "#)
        #expect(found.filter { $0.hasPrefix("error") } == expected)
    }

    /// A key of which nobody knows is an error where it is missing, and a warning where it may be missing.
    @Test(arguments: [
        (#"{"command": "x", "line": {}}"#, ["error misplaced-property ‹\"command\"›"]),
        (#"{"kind": 1, "line": {"command": "y"}}"#, ["warning misplaced-property ‹\"kind\"›"]),
    ])
    func whatIsMisplacedIsAsBadAsWhatIsMissing(text: String, expected: [String]) throws {
        #expect(try Self.toldOfLines(text, besides: "") == expected)
    }

    /// What is said of a text by a schema of objects that must have a `command`.
    private static func toldOfLines(_ text: String, besides rest: String) throws -> [String] {
        let line = """
            {"type": "object", "properties": {"command": {"type": "string"}, "kind": {},
              "more": {"properties": {"kind": {}}, "additionalProperties": true}}, "required": ["command"]}
            """
        let schema =
            #"{\#(rest)"properties": {"beside": {"additionalProperties": true}, "line": \#(line), "other": \#(line)}}"#
        let document = ConfigDocument(text, as: .json)
        return try Schema.compiled(schema).validate(try #require(document.root)).map { found in
            "\(found.severity) \(found.id.rawValue) ‹\(document.text(found.range))›"
        }
    }

    /// A key that a member has already, which must have it or alone has such a key, is said to belong there.
    @Test(arguments: [
        (#"{"line": {"command": "x"}, "command": "y"}"#, "it belongs inside `line`, which has one already"),
        (
            #"{"line": {"command": "x", "retries": 1}, "retries": 2}"#,
            "it belongs inside `line`, which has one already"
        ),
        // A name that many have does not tell.
        (#"{"line": {"command": "x", "type": "a"}, "type": "b"}"#, "-"),
        (#"{"line": {"command": "x"}, "unheard": 1}"#, "-"),
    ])
    func aKeyThatIsWhereItBelongsTooIsSaidToBe(text: String, expected: String) throws {
        let line = #"{"properties": {"command": {}, "retries": {}, "type": {}}, "required": ["command"]}"#
        let schema = try Schema.compiled(#"{"properties": {"line": \#(line)}}"#)
        let found = try schema.validate(#require(ConfigDocument(text, as: .json).root))
        #expect(found.map(\.id) == [.unknownProperty])
        #expect(found.first?.help ?? "-" == expected)
    }

    /// Keys beside a member that should hold them are said of that member, others by themselves.
    @Test(arguments: [
        (
            #"{"source": "url", "url": "x"}"#,
            ["wrong-type ‹\"url\"› `url` belongs inside it"]
        ),
        (
            #"{"source": "url", "url": "x", "ref": "y", "zz": 1}"#,
            ["wrong-type ‹\"url\"› `url` and `ref` belong inside it", "unknown-property ‹\"zz\"› -"]
        ),
        (#"{"source": {}, "url": "x"}"#, ["misplaced-property ‹\"url\"› -"]),
        (#"{"source": 1}"#, ["wrong-type ‹1› -"]),
    ])
    func keysBesideTheirObjectHaveOneFinding(text: String, expected: [String]) throws {
        let schema = """
            {"additionalProperties": false, "properties": {"source": {"anyOf": [
              {"type": "object", "properties": {"url": {}}}, {"type": "object", "properties": {"ref": {}, "url": {}}}]}}}
            """
        let document = ConfigDocument(text, as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(
            found.map { "\($0.id.rawValue) ‹\(document.text($0.range))› \($0.help ?? "-")" } == expected)
    }

    /// A key of the object around an array is no key of what the array should hold.
    @Test(arguments: [
        (#"{"url": "x", "sources": ["y"]}"#, ["unknown-property ‹\"url\"›", "wrong-type ‹\"y\"›"]),
        (#"{"url": "x", "sources": [{}, "y"]}"#, ["misplaced-property ‹\"url\"›", "wrong-type ‹\"y\"›"]),
        (#"[{"url": "x"}, ["y"]]"#, ["unknown-property ‹\"url\"›", "wrong-type ‹[\"y\"]›"]),
    ])
    func keysBesideAnArrayAreNotItsElements(text: String, expected: [String]) throws {
        let schema = """
            {"type": ["array", "object"], "items": {"type": "object", "additionalProperties": false},
              "additionalProperties": false, "properties": {
                "sources": {"type": "array", "items": {"type": "object", "properties": {"url": {}}}}}}
            """
        let document = ConfigDocument(text, as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(found.map { "\($0.id.rawValue) ‹\(document.text($0.range))›" } == expected)
    }

    /// A value that a later one of the same key overrides is looked at like the others, and said beside.
    @Test(arguments: [
        (#"{"mcpServers": {"a": {"comand": "x"}}, "mcpServers": {}}"#, ["unknown-property \"comand\""]),
        (#"{"mcpServers": [], "mcpServers": {}}"#, ["wrong-type []"]),
        (#"{"mcpServers": {}, "mcpServers": {"a": {"command": "x"}}}"#, []),
        (
            #"{"mcpServers": {"a": {"comand": "x"}}, "mcpServers": [], "mcpServers": 1}"#,
            ["unknown-property \"comand\"", "wrong-type []", "wrong-type 1"]
        ),
        (
            #"{"mcpServers": {"a": {"command": 1, "command": "x"}, "a": {"command": "y"}}}"#,
            ["wrong-type 1"]
        ),
    ])
    func overriddenValuesAreLookedAt(text: String, expected: [String]) throws {
        let document = ConfigDocument(text, as: .json)
        let root = try #require(document.root)
        let found = try Schema.compiled(FindingTests.servers).validate(
            root, options: ValidationOptions(unknownKeys: .off))
        #expect(found.map { "\($0.id.rawValue) \(document.text($0.range))" } == expected)
    }

    /// Keys that stand one level too high or too low have one finding that says where they belong; one that has only
    /// another name, the right name.
    @Test(arguments: [
        (
            #"{"w": {"command": "x"}}"#,
            ["error ‹\"w\"› the key `w` is not known here; it belongs inside `servers`"]
        ),
        (
            #"{"w": {"command": "x"}, "v": {"args": []}}"#,
            ["error ‹\"w\"› the keys `w` and `v` are not known here; they belong inside `servers`"]
        ),
        (
            #"{"command": "x", "args": []}"#,
            [
                "error ‹\"command\"› the keys `command` and `args` are not known here; they belong inside `servers.<name>`"
            ]
        ),
        (#"{"all": {"w": {"command": "x"}}}"#, ["error ‹\"all\"› the key `all` is not known here"]),
        // Half of the keys of a value must be known, and all of an object's.
        (
            #"{"w": {"command": "x", "a": 1}}"#,
            ["error ‹\"w\"› the key `w` is not known here; it belongs inside `servers`"]
        ),
        (
            #"{"w": {"command": "x", "a": 1, "b": 1}}"#,
            ["error ‹\"w\"› the key `w` is not known here; `servers` is required and missing"]
        ),
        (
            #"{"command": "x", "zz": []}"#,
            [
                "error ‹\"command\"› the keys `command` and `zz` are not known here; `servers` is required and missing"
            ]
        ),
        // The same of a member that is there, unless it has such a key itself or is no object.
        (
            #"{"servers": {}, "w": {"command": "x"}}"#,
            ["warning ‹\"w\"› the key `w` is not known here; it belongs inside `servers`"]
        ),
        (
            #"{"servers": {"w": {}}, "w": {"command": "x"}}"#,
            ["warning ‹\"w\"› the key `w` is not known here"]
        ),
        (
            #"{"servers": 1, "w": {"command": "x"}}"#,
            [
                "error ‹1› `servers` must be an object, not 1",
                "warning ‹\"w\"› the key `w` is not known here",
            ]
        ),
        (
            #"{"servers": {}, "list": [{"name": "x", "params": {}, "model": "x"}]}"#,
            ["warning ‹\"model\"› the key `model` is not known here; it belongs inside `list[0].params`"]
        ),
        // What is like a whole member is another one beside it, and no second name for it.
        (
            #"{"servers": {}, "all": {"w": {"command": "x"}}}"#,
            ["warning ‹\"all\"› the key `all` is not known here"]
        ),
        // What is said of a key that everybody has, of another type, or of a value that would be wrong there is no advice.
        (
            #"{"servers": {}, "left": {"name": 1}, "right": {}}"#,
            ["warning ‹\"name\"› the key `name` is not known here"]
        ),
        (
            #"{"servers": {}, "left": {"model": "x"}, "right": {}}"#,
            ["warning ‹\"model\"› the key `model` is not known here"]
        ),
        (
            #"{"servers": {}, "w": {"command": 5}}"#,
            ["warning ‹\"w\"› the key `w` is not known here"]
        ),
        // A cousin is found by the nearest object around both, and of a key that two list both are named.
        (
            #"{"servers": {}, "left": {"model": 1}, "right": {}}"#,
            ["warning ‹\"model\"› the key `model` is not known here; it belongs inside `right`"]
        ),
        (
            #"{"servers": {}, "left": {"size": 1}, "right": {}}"#,
            ["warning ‹\"size\"› the key `size` is not known here; it belongs inside `right` or `wrong`"]
        ),
        (
            #"{"servers": {}, "list": [{"model": "x", "key": "y"}]}"#,
            [
                "error ‹\"model\"› the keys `model` and `key` are not known here; they belong inside "
                    + "`list[0].params`; `name` is required and missing"
            ]
        ),
        (
            #"{"servers": {}, "list": [{"name": "x", "model": "x"}]}"#,
            ["error ‹\"model\"› the key `model` is not known here; it belongs inside `list[0].params`"]
        ),
        (
            #"{"servers": {}, "groups": [{"run": "x"}]}"#,
            ["error ‹\"run\"› the key `run` is not known here; it belongs inside `groups[0].hooks[0]`"]
        ),
    ])
    func keysAtAnotherLevelHaveOneFinding(text: String, expected: [String]) throws {
        let schema = """
            {"required": ["servers"], "properties": {
              "servers": {"type": "object", "additionalProperties": {"properties": {"command": {"type": "string"}, "args": {}}}},
              "left": {"properties": {"a": {}}},
              "right": {"properties": {"model": {"type": "integer"}, "size": {}, "name": {}}}, "wrong": {"properties": {"size": {}}},
              "list": {"items": {"required": ["name", "params"], "properties": {"name": {},
                "params": {"properties": {"model": {}, "key": {}}}}}},
              "groups": {"items": {"required": ["hooks"], "properties": {"matcher": {},
                "hooks": {"items": {"properties": {"run": {}}}}}}}}}
            """
        let document = ConfigDocument(text, as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(
            found.map { "\($0.severity) ‹\(document.text($0.range))› \($0.message)" } == expected)
    }

    @Test func aKeyWithAnotherNameIsSuggested() throws {
        let schema = """
            {"properties": {"servers": {"additionalProperties": {"properties": {"command": {}}}}, "x": {}}}
            """
        let document = ConfigDocument(#"{"all": {"w": {"command": "x"}}}"#, as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(found.map(\.help) == ["did you mean `servers`?"])
    }

    /// A deprecated key is suggested where no other is near, and all that go on behind the key with a word are.
    @Test(arguments: [
        ("start_timeout", "did you mean `start_timeout_ms` or `start_timeout_sec`?"),
        ("start_timeout_m", "did you mean `start_timeout_ms`?"), ("sarvers", "did you mean `servers`?"),
        ("srvres", "did you mean `servers`?"), ("old_nmee", "did you mean `old_name`?"),
    ])
    func currentKeysAreSuggestedFirst(key: String, help: String) throws {
        let schema = """
            {"additionalProperties": false, "properties": {
              "start_timeout_ms": {}, "start_timeout_sec": {}, "servers": {}, "srvers": {"deprecated": true},
              "start_timeout_us": {"deprecated": true}, "old_name": {"deprecated": true}}}
            """
        let document = ConfigDocument("{\"\(key)\": 1}", as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(found.map(\.help) == [help])
    }

    /// A name that anybody may choose, as the schema lets all be that do not begin in its way, is one that the schema lists
    /// only where it is surely misspelt.
    @Test(
        arguments: [
            ("TOOL_ADRESSES", ["did you mean `TOOL_ADDRESS`?"]),
            ("TOOL_ADDRES", ["did you mean `TOOL_ADDRESS`?"]), ("TOL_ADDRESS", []),
            ("TOOLS_SHOWN_ADDRESS", []), ("SERVR_OF_TOOLS", ["did you mean `SERVER_OF_TOOLS`?"]),
            ("MY_SERVER_OF_TOOLS", []), ("SERVER_OF_TOOLS_2", []), ("TOOL_ZZZ", [nil]),
        ] as [(String, [String?])])
    func namesOfOthersAreLeftAlone(key: String, help: [String?]) throws {
        let schema = """
            {"properties": {"TOOL_ADDRESS": {}, "SERVER_OF_TOOLS": {}}, "patternProperties": {"^(?!TOOL_)": {}}}
            """
        let document = ConfigDocument("{\"\(key)\": \"1\"}", as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(found.map(\.help) == help)
    }

    /// A name that is listed, and that no key may have, is not suggested.
    @Test(arguments: [
        (#""pattern": "^(?!srvers$)""#, "did you mean `servers`?"),
        (#""allOf": [{"pattern": "x|s"}, {"pattern": "^(?!servers$)"}]"#, "did you mean `srvers`?"),
        (#""minLength": 1"#, "did you mean `servers` or `srvers`?"),
    ])
    func aRefusedNameIsNotSuggested(names: String, help: String) throws {
        let schema = #"{"properties": {"servers": {}, "srvers": {}}, "propertyNames": {\#(names)}}"#
        let document = ConfigDocument(#"{"sarvers": 1}"#, as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(found.map(\.help) == [help])
    }
}
