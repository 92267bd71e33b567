import Diagnostics
import Testing

@testable import ConfigSchema

/// `x-warn`. Each case: a text, and its findings as "id ‹underlined›: message | help".
struct SchemaWarningTests {
    /// In a pointer a `~` has a `0` or a `1` behind it (RFC 6901, section 3).
    @Test(
        arguments: [
            ("/a~0b/c~1d", ["a~b", "c/d"]), ("/a~01", ["a~1"]), ("/a~2", nil), ("/a~", nil), ("/~/a", nil),
            ("/a~~0", nil), ("", []), ("/", [""]), ("a", nil),
        ] as [(String, [String]?)])
    func pointersAreRead(text: String, tokens: [String]?) {
        #expect(RelativePointer(text)?.tokens == tokens)
    }

    /// A gateway with a free model, and a tool that is switched off beside a server that does the same.
    private static let schema = """
        {
            "x-warn": [
                {
                    "id": "never-both", "message": "the server needs what the tool does", "use": "one of them",
                    "if": {
                        "required": ["off", "servers"],
                        "properties": {
                            "off": {"contains": {"const": "search"}},
                            "servers": {"required": ["search"]}
                        }
                    },
                    "at": "/servers/search#"
                },
                {
                    "id": "free", "message": "free models are refused here",
                    "source": "https://example.org/limits",
                    "if": {"required": ["model"], "properties": {"model": {"pattern": ":free$"}}}
                }
            ],
            "properties": {
                "off": {"type": "array"},
                "servers": {"type": "object"},
                "model": {"type": "string"},
                "port": {
                    "type": "integer",
                    "x-warn": [
                        {"id": "low", "message": "only root may use it", "if": {"maximum": 1023},
                            "since": "2026-03-01", "until": "2026-05-01", "fix": {"value": 8080}}
                    ]
                }
            }
        }
        """

    private static func findings(
        _ text: String, by schema: String = schema, today: String? = "2026-04-01"
    ) throws -> [String] {
        let schema = try Schema.compiled(schema)
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json, allowingLeftOutParts: true)
        var options = ValidationOptions(today: today, isExample: true)
        options.unknownKeys = .off
        return try #require(document.root.map { schema.validate($0, options: options) }).map { violation in
            let range = violation.range
            let place = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            return "\(violation.severity) ‹\(place)›: \(violation.message)"
                + (violation.help.map { " | \($0)" } ?? "")
        }
    }

    @Test(
        arguments: [
            (
                #"{"off": ["search"], "servers": {"search": {}}}"#,
                [#"warning ‹"search"›: the server needs what the tool does | use one of them"#]
            ),
            (#"{"off": ["fetch"], "servers": {"search": {}}}"#, []),
            (#"{"off": ["search"], "servers": {"other": {}}}"#, []),
            (#"{"model": "a/b:free"}"#, [#"warning ‹"a/b:free"›: free models are refused here"#]),
            (#"{"model": "a/b"}"#, []),
            (#"{"port": 1023}"#, ["warning ‹1023›: only root may use it"]),
            (#"{"port": 1024}"#, []),
            // What is invalid besides hides no warning, and the other way round.
            (
                #"{"model": "a:free", "off": 1}"#,
                [
                    "error ‹1›: `off` must be an array, not 1",
                    #"warning ‹"a:free"›: free models are refused here"#,
                ]
            ),
        ] as [(String, [String])])
    func warns(text: String, expected: [String]) throws {
        #expect(try Self.findings(text) == expected)
    }

    /// From the first day of `since` on, and no more from the day of `until` on.
    @Test(
        arguments: [
            ("2026-02-28", false), ("2026-03-01", true), ("2026-04-30", true), ("2026-05-01", false),
            (nil, true),
        ] as [(String?, Bool)])
    func warnsByDate(today: String?, isSaid: Bool) throws {
        #expect(try Self.findings(#"{"port": 80}"#, today: today).isEmpty == !isSaid)
    }

    /// A key that is not read is told with the key that its object lacks, where the schema says what to use instead: it is
    /// one mistake. Whatever its value is, also one that is not said.
    @Test(
        arguments: [
            (
                #"{"url": "https://a.example"}"#,
                ["error missing-property ‹\"url\"›: no address; `command` is required and missing | use `a`"]
            ),
            (
                #"{"type": "http", "url": "<url>", "note": 1}"#,
                ["error missing-property ‹\"url\"›: no address; `command` is required and missing | use `a`"]
            ),
            (
                #"{"command": "a", "url": "<url>"}"#,
                ["warning schema-warning ‹\"url\"›: no address | use `a`"]
            ),
            // Nothing is to be used instead of it, so that it may be a mistake of its own.
            (
                #"{"old": true}"#,
                [
                    "error missing-property ‹{›: the object has no `command`, which is required | ",
                    "warning schema-warning ‹\"old\"›: no longer read | ",
                ]
            ),
            // It is the value that is warned of.
            (
                #"{"limit": 5}"#,
                [
                    "error missing-property ‹{›: the object has no `command`, which is required | ",
                    "warning schema-warning ‹5›: too low | use `more`",
                ]
            ),
            (#"{"command": "a", "limit": "<limit>"}"#, []),
        ] as [(String, [String])])
    func aKeyThatIsNotReadIsToldWithWhatIsMissing(text: String, expected: [String]) throws {
        let schema = try Schema.compiled(
            """
            {"required": ["command"], "properties": {
                "command": {"type": "string"},
                "note": {},
                "url": {"x-warn": [
                    {"id": "a", "if": true, "at": "#", "message": "no address", "use": "a"}]},
                "old": {"x-warn": [{"id": "b", "if": true, "at": "#", "message": "no longer read"}]},
                "limit": {"x-warn": [
                    {"id": "c", "if": {"maximum": 9}, "message": "too low", "use": "more"}]}
            }}
            """)
        let root = try #require(ConfigDocument(text, as: .json).root)
        let found = schema.validate(root, options: ValidationOptions(isExample: true)).map { violation in
            let marked = String(decoding: Array(text.utf8)[violation.range], as: UTF8.self)
            return "\(violation.severity) \(violation.id) ‹\(marked)›: \(violation.message)"
                + " | \(violation.help ?? "")"
        }
        #expect(found == expected)
    }

    /// A condition is never true by what is not said: a placeholder, or a part that is left out.
    @Test(
        arguments: [
            (#"{"a": 1}"#, true), (#"{"a": 2}"#, false), (#"{}"#, true), (#"{"a": "<number>"}"#, false),
            (#"{...}"#, false), (#"{"b": 2, ...}"#, false), (#"{"a": 1, ...}"#, true),
            (#"{"<key>": 1}"#, false),
        ] as [(String, Bool)])
    func needsWhatIsSaid(text: String, isSaid: Bool) throws {
        let schema =
            #"{"x-warn": [{"id": "x", "message": "m", "if": {"not": {"required": ["a"], "properties": {"a": {"not": {"const": 1}}}}}}]}"#
        #expect(try Self.findings(text, by: schema).isEmpty == !isSaid)
    }

    /// Each keyword by itself, at a value of which a part is not said.
    @Test(arguments: [
        (#"{"contains": {"const": 1}}"#, #"[1, "<n>"]"#, true),
        (#"{"contains": {"const": 1}}"#, #"[2, "<n>"]"#, false),
        (#"{"not": {"contains": {"const": 1}}}"#, #"[2, "<n>"]"#, false),
        (#"{"not": {"contains": {"const": 1}}}"#, #"[2, 3]"#, true),
        (#"{"contains": {"const": 1}, "minContains": 2}"#, #"[1, "<n>"]"#, false),
        (#"{"contains": {"const": 1}, "maxContains": 1}"#, #"[1, "<n>"]"#, false),
        (#"{"items": {"type": "string"}}"#, #"["a", "<b>"]"#, false),
        (#"{"minItems": 2}"#, #"["a", "<b>"]"#, true),
        (#"{"minItems": 3}"#, #"["a", "<b>", ...]"#, false),
        (#"{"maxItems": 3}"#, #"["a", "<b>", ...]"#, false),
        (#"{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, #"{"a": "<x>"}"#, true),
        (#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, #"{"a": "<x>"}"#, true),
        (#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, #"{"a": "<x>", ...}"#, false),
        (#"{"allOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, #"{"a": "<x>", ...}"#, false),
        (#"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#, #"{"a": "<x>", "b": 1}"#, true),
        (#"{"if": {"required": ["b"]}, "then": false}"#, #"{"a": "<x>"}"#, true),
        (#"{"if": {"required": ["b"]}, "then": false}"#, #"{"a": "<x>", ...}"#, false),
        (#"{"dependentRequired": {"a": ["b"]}, "required": ["a"]}"#, #"{"a": "<x>", ...}"#, false),
        (#"{"dependentRequired": {"a": ["b"]}, "required": ["a"]}"#, #"{"a": "<x>", "b": 1}"#, true),
        (#"{"additionalProperties": {"type": "integer"}}"#, #"{"a": 1, "b": "<n>"}"#, false),
        (#"{"propertyNames": {"pattern": "^[ab]$"}}"#, #"{"a": "<x>", "b": 1}"#, true),
        (#"{"minProperties": 1}"#, #"{"a": "<x>"}"#, true),
        (#"{"maxProperties": 1}"#, #"{"a": "<x>", ...}"#, false),
        (#"{"type": "array"}"#, #"{"a": "<x>"}"#, false),
        (#"{"properties": {"a": {"enum": ["x", "<x>"]}}, "required": ["a"]}"#, #"{"a": "<x>"}"#, false),
    ])
    func knowsWhatFollows(condition: String, text: String, isSaid: Bool) throws {
        let schema = #"{"x-warn": [{"id": "x", "message": "m", "if": \#(condition)}]}"#
        #expect(try Self.findings(text, by: schema).isEmpty == !isSaid)
    }

    /// It changes no validity, and what it looks at counts as evaluated by nobody.
    @Test func makesNothingInvalid() throws {
        let schema =
            #"{"x-warn": [{"id": "x", "message": "m", "if": {"properties": {"a": {}}}}], "unevaluatedProperties": false}"#
        #expect(
            try Self.findings(#"{"a": 1}"#, by: schema)
                == [#"error ‹"a"›: the key `a` is not known here"#, "warning ‹{›: m"])
    }

    /// Only in the branch that holds, and once, however many ways lead there.
    @Test func countsInBranchesThatHold() throws {
        let warned =
            #"{"required": ["url"], "x-warn": [{"id": "x", "message": "m", "if": {"required": ["old"]}}]}"#
        let schema =
            ##"{"$defs": {"w": \##(warned)}, "anyOf": [{"$ref": "#/$defs/w"}, {"allOf": [{"$ref": "#/$defs/w"}]}, {"required": ["command"]}]}"##
        #expect(try Self.findings(#"{"url": 1, "old": 1}"#, by: schema) == [#"warning ‹"old"›: m"#])
        #expect(try Self.findings(#"{"command": 1, "old": 1}"#, by: schema).isEmpty)
    }

    /// Once at a place, also where two branches hold that say it.
    @Test func isSaidOnceAtAPlace() throws {
        let schema = """
            {"anyOf": [
                {"x-warn": [{"id": "s", "message": "one", "if": {"minLength": 2}}]},
                {"x-warn": [{"id": "s", "message": "two", "if": {"minLength": 3}}]}
            ]}
            """
        #expect(try Self.findings("\"abcd\"", by: schema) == ["warning ‹\"abcd\"›: one"])
    }

    /// What is left out makes no condition true, also where the mark stands in quotes.
    @Test(
        arguments: [
            (#"["a", "b", "c", "d"]"#, true), (#"["a", "b", "c", "…"]"#, false),
            (#"["a", "b", "c", "..."]"#, false), (#"["a", "b", "c", "d", "…"]"#, true),
            (#"{"a": 1, "b": 2}"#, true), (#"{"a": 1, "…": "…"}"#, false), (#"{"a": 1}"#, false),
        ])
    func aMarkInQuotesIsNoPart(text: String, isSaid: Bool) throws {
        let schema = #"{"x-warn": [{"id": "x", "message": "m", "if": {"minItems": 4, "minProperties": 2}}]}"#
        #expect(try Self.findings(text, by: schema).isEmpty == !isSaid)
    }

    /// That a key must not be there says all of it.
    @Test func aKeyThatIsRefusedIsNotWarnedOf() throws {
        let schema = """
            {"properties": {"old": {"x-warn": [{"id": "x", "message": "m", "if": true, "at": "#"}]}},
            "not": {"required": ["old"]}}
            """
        #expect(
            try Self.findings(#"{"old": 1}"#, by: schema) == [
                #"error ‹"old"›: the key `old` is not allowed here"#
            ])
    }

    @Test(arguments: [
        (#""x-warn": {}"#, "`x-warn` is an array"),
        (
            #""x-warn": [{"id": "a", "message": "m", "if": true, "since": "2026-02-30"}]"#,
            "`since` is a day such as 2026-04-28"
        ),
        (
            #""x-warn": [{"id": "a", "message": "m", "if": true, "since": "2026-02-02", "until": "2026-02-02"}]"#,
            "`until` is a day after `since`"
        ),
        (
            #""x-deprecated-values": [{"value": "a", "deprecated-on": "2026-13-01"}]"#,
            "`deprecated-on` is a day such as 2026-04-28"
        ),
        (
            #""x-deprecated-values": {"a": {"removed-on": "2026-02-29"}}"#,
            "`removed-on` is a day such as 2026-04-28"
        ),
        (#""deprecated": true, "x-removed-on": "soon""#, "`x-removed-on` is a day such as 2026-04-28"),
        (#""x-warn": [{"id": "a", "message": "m"}]"#, "an entry of `x-warn` has `id`, `if` and `message`"),
        (
            #""x-warn": [{"id": "a", "message": "m", "if": true, "at": "a"}]"#,
            "`at` is a JSON Pointer such as `/model`, or a relative one such as `1/model`"
        ),
        (
            #""x-warn": [{"id": "a", "message": "m", "if": true, "fix": {"value": []}}]"#,
            "`fix` has a `value` that is no object or array, or a `key`"
        ),
        (
            ##""x-warn": [{"id": "a", "message": "m", "if": {"$ref": "#/nowhere"}}]"##,
            "`#/nowhere` leads nowhere"
        ),
        (#""x-deprecated-values": 1"#, "`x-deprecated-values` is an object or an array"),
        (
            #""x-deprecated-values": [{"use": "a"}]"#,
            "an entry of `x-deprecated-values` has a `value` or a `pattern`"
        ),
    ])
    func reportsWhatIsNoEntry(member: String, message: String) throws {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument("{\(member)}", as: .json))
        #expect(registry.compile(uri).problems.map(\.message) == [message])
    }

    /// The nearest of some names is proposed for the first word, and what stands behind it stays.
    @Test(
        arguments: [
            ("Bsh(ls)", "did you mean `Bash`?", "\"Bash(ls)\""), ("bash", "did you mean `Bash`?", "\"Bash\""),
            ("Xylophone", "use a tool", nil),
        ] as [(String, String, String?)])
    func proposesNames(text: String, help: String, replacement: String?) throws {
        let schema =
            #"{"x-warn": [{"id": "x", "message": "m", "if": true, "names": ["Bash", "Read"], "use": "a tool"}]}"#
        let root = try #require(ConfigDocument("\"\(text)\"", as: .json).root)
        let found = try #require(try Schema.compiled(schema).validate(root).first)
        #expect(found.help == help)
        #expect(found.fixes.flatMap(\.edits).map(\.replacement) == [replacement].compactMap(\.self))
    }

    /// A key that is listed only to say that it is not read is proposed for no slip; what is to be written instead is.
    @Test(
        arguments: [
            ("enviroment", "did you mean `env`?", nil), ("autoAprove", nil, nil),
            ("serer", "did you mean `server`?", nil),
            ("enviroment", nil, #""env": {}, "#),
        ] as [(String, String?, String?)])
    func proposesNoKeyThatIsNotRead(key: String, help: String?, before: String?) throws {
        let schema = """
            {"additionalProperties": false, "properties": {"env": {}, "server": {"x-warn": [
                {"id": "late", "message": "m", "if": true, "since": "2026-11-25", "use": "`url`"}]},
              "environment": {"$ref": "#/$defs/environment"},
              "autoApprove": {"x-warn": [{"id": "x", "message": "m", "if": true}]}},
             "$defs": {"environment": {"x-warn": [{"id": "x", "message": "m", "if": true, "use": "`env`"}]}}}
            """
        let root = try #require(ConfigDocument("{\(before ?? "")\"\(key)\": {}}", as: .json).root)
        let found = try #require(try Schema.compiled(schema).validate(root).first)
        #expect(found.message == "the key `\(key)` is not known here")
        #expect(found.help == help)
    }

    /// A pointer's levels, its tokens and whether it means a key.
    @Test(
        arguments: [
            ("", "0 [] false"), ("0", "0 [] false"), ("#", "0 [] true"), ("1#", "1 [] true"),
            ("/a/b~1c", "0 [a b/c] false"), ("9/a", "9 [a] false"), ("10/a#", "10 [a] true"),
            ("9999", "9999 [] false"), ("10000", nil), ("00", nil), ("01/a", nil), ("-1", nil), ("a", nil),
            ("1a", nil), ("1 /a", nil),
        ] as [(String, String?)])
    func readsPointers(text: String, expected: String?) {
        let pointer = RelativePointer(text)
        #expect(
            pointer.map { "\($0.levels) [\($0.tokens.joined(separator: " "))] \($0.isKey)" } == expected)
    }

    /// The smallest value that makes a condition true.
    @Test(arguments: [
        (#"{"properties": {"a": {"const": 1}}}"#, #"{"a": 1}"#, "1"),
        (#"{"required": ["a"]}"#, #"{"a": 1}"#, #""a""#),
        (#"{"required": ["a", "b"]}"#, #"{"a": 1, "b": 2}"#, "{"),
        (#"{"required": ["a"], "properties": {"b": {"const": 2}}}"#, #"{"a": 1, "b": 2}"#, "{"),
        (#"{"required": ["a"], "properties": {"b": true}}"#, #"{"a": 1, "b": 2}"#, #""a""#),
        (#"{"contains": {"const": 2}}"#, "[1, 2, 2]", "2"), (#"{"minItems": 2}"#, "[1, 2]", "["),
        (#"{"properties": {"a": {"contains": {"required": ["b"]}}}}"#, #"{"a": [{}, {"b": 1}]}"#, #""b""#),
        (#"{"anyOf": [{"required": ["b"]}, {"required": ["a"]}]}"#, #"{"a": 1}"#, #""a""#),
        (#"{"allOf": [{"required": ["a"]}, {"properties": {"a": {"minimum": 1}}}]}"#, #"{"a": 1}"#, "1"),
        ("true", #"{"a": 1}"#, "{"), (#"{"type": "integer"}"#, "7", "7"),
    ])
    func underlinesTheSmallestPlace(condition: String, text: String, place: String) throws {
        let schema = #"{"x-warn": [{"id": "x", "message": "m", "if": \#(condition)}]}"#
        #expect(try Self.findings(text, by: schema) == ["warning ‹\(place)›: m"])
    }

    /// They come in the order of the schema's list, each under its own name.
    @Test func keepsTheOrderOfTheList() throws {
        let entries = ["c", "a", "b"].map { #"{"id": "\#($0)", "message": "\#($0)", "if": true}"# }
        let schema = #"{"x-warn": [\#(entries.joined(separator: ","))]}"#
        #expect(try Self.findings("1", by: schema) == ["c", "a", "b"].map { "warning ‹1›: \($0)" })
    }

    /// Where it points, from a value of `{"list": [{"a": 1}], "b": 2}` at `/list/0`.
    @Test(arguments: [
        ("", #"{"a": 1}"#), ("/a", "1"), ("0/a", "1"), ("/a#", #""a""#), ("2/b", "2"), ("2/b#", #""b""#),
        ("2/list#", #""list""#), ("/none", #"{"a": 1}"#), ("9", #"{"a": 1}"#),
    ])
    func points(at: String, expected: String) throws {
        let schema =
            #"{"properties": {"list": {"items": {"x-warn": [{"id": "x", "message": "m", "if": true, "at": "\#(at)"}]}}}}"#
        let found = try Self.findings(#"{"list": [{"a": 1}], "b": 2}"#, by: schema)
        #expect(found == ["warning ‹\(expected == #"{"a": 1}"# ? "{" : expected)›: m"])
    }
}

/// `x-deprecated-values` as a list. Each case: a value, a day, and the finding.
struct DatedValueTests {
    private static let schema = """
        {"properties": {"model": {"x-deprecated-values": [
            {"value": "sonnet-4-5", "use": "`sonnet-5-5`", "deprecated-on": "2026-06-01", "removed-on": "2026-11-30",
                "source": "https://example.org/models", "where": "on the API"},
            {"pattern": "^opus-3", "use": "`opus-5`", "removed-on": "2026-01-05"},
            {"value": 3, "use": "4"},
            {"pattern": "^haiku-3(\\\\[1m\\\\])?$", "use": "`haiku-5`"},
            {"pattern": "^fable-3(\\\\[1m\\\\])?$", "use": "a newer one"}
        ]},
        "gateway": {}, "old": {"deprecated": true, "x-use": "`model`", "$ref": "#/properties/model"}},
        "if": {"required": ["gateway"]}, "then": {"properties": {"model": {"x-own-names": true}}}}
        """

    /// What stands behind a value in brackets stays, where the value may have it.
    @Test(arguments: [
        ("haiku-3", "use `haiku-5`"), ("haiku-3[1m]", "use `haiku-5[1m]`"),
        ("fable-3[1m]", "use a newer one"),
        ("opus-3[1m]", "use `opus-5[1m]`"),
    ])
    func keepsWhatStandsInBrackets(value: String, help: String) throws {
        let found = try Self.findings("{\"model\": \"\(value)\"}")
        #expect(found.map { $0.split(separator: " | ").last.map(String.init) } == [help])
    }

    /// A key that should not be used is read all the same, and so its value counts.
    @Test func saysTheKeyAndItsValue() throws {
        #expect(
            try Self.findings(#"{"old": "opus-3"}"#) == [
                #"error: the value "opus-3" was removed on 2026-01-05 | use `opus-5`"#,
                "warning: the key `old` is deprecated | use `model`",
            ])
    }

    /// A name that somebody else chose may only look like one that is gone.
    @Test func ownNamesAreNotGone() throws {
        #expect(
            try Self.findings(#"{"gateway": 1, "model": "sonnet-4-5"}"#) == [
                #"warning: the value "sonnet-4-5" is deprecated on the API, if that is what the name stands for here | use `sonnet-5-5`"#
            ])
    }

    private static func findings(
        _ text: String, today: String? = "2026-11-30", writtenOn: String? = nil, isLenient: Bool = false
    ) throws -> [String] {
        let schema = try Schema.compiled(schema)
        var options = ValidationOptions(today: today, isExample: true)
        options.writtenOn = writtenOn
        options.isLenientOnDates = isLenient
        let root = try #require(ConfigDocument(text, as: .json).root)
        return schema.validate(root, options: options).map {
            "\($0.severity): \($0.message)" + ($0.help.map { " | \($0)" } ?? "")
        }
    }

    /// What stands before a value's last slash stays where the rest alone would mean the same.
    @Test(arguments: [
        ("opus-3", "use `opus-5`"), ("a/opus-3", "use `a/opus-5`"), ("b/opus-3", "use `opus-5`"),
        ("c/opus-3", "use `d/opus-5`"), ("e/opus-3", "use opus-5 or opus-6"),
    ])
    func keepsTheOwnerOfAValue(value: String, help: String) throws {
        let schema = """
            {"x-deprecated-values": [
              {"pattern": "^(a/)?opus-3$", "use": "`opus-5`"}, {"pattern": "^b/opus-3$", "use": "`opus-5`"},
              {"pattern": "^(c/)?opus-3$", "use": "`d/opus-5`"}, {"pattern": "^(e/)?opus-3$", "use": "opus-5 or opus-6"}]}
            """
        let root = try #require(ConfigDocument("\"\(value)\"", as: .json).root)
        #expect(try Schema.compiled(schema).validate(root).map(\.help) == [help])
    }

    @Test(
        arguments: [
            ("2026-05-31", []),
            (
                "2026-06-01",
                [
                    #"warning: the value "sonnet-4-5" is deprecated and will be removed on 2026-11-30 on the API | use `sonnet-5-5`"#
                ]
            ),
            (
                "2026-11-29",
                [
                    #"warning: the value "sonnet-4-5" is deprecated and will be removed on 2026-11-30 on the API | use `sonnet-5-5`"#
                ]
            ),
            (
                "2026-11-30",
                [
                    #"error: the value "sonnet-4-5" was removed on 2026-11-30 on the API | use `sonnet-5-5`"#
                ]
            ),
        ] as [(String, [String])])
    func warnsFromADayOn(today: String, expected: [String]) throws {
        #expect(try Self.findings(#"{"model": "sonnet-4-5"}"#, today: today) == expected)
    }

    @Test func knowsFormsAndOtherTypes() throws {
        #expect(
            try Self.findings(#"{"model": "opus-3-x"}"#)
                == [#"error: the value "opus-3-x" was removed on 2026-01-05 | use `opus-5`"#])
        #expect(try Self.findings(#"{"model": 3}"#) == ["warning: the value 3 is deprecated | use `4`"])
        #expect(try Self.findings(#"{"model": "sonnet-4-6"}"#).isEmpty)
        #expect(try Self.findings(#"{"model": "<opus-3>"}"#).isEmpty)
    }

    /// No day stops a deployment, and an article stays of the day that it was written on.
    @Test(
        arguments: [
            (nil, false, "error"), (nil, true, "warning"), ("2026-11-29", false, "warning"),
            ("2026-11-30", false, "error"),
        ] as [(String?, Bool, String)])
    func isAWarningWhereTheDayIsNoFault(writtenOn: String?, isLenient: Bool, severity: String) throws {
        let found = try Self.findings(
            #"{"model": "sonnet-4-5"}"#, writtenOn: writtenOn, isLenient: isLenient)
        #expect(found.map { $0.prefix { $0 != ":" } } == [severity[...]])
    }
}
