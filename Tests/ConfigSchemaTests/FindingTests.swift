import ConfigSchema
import Diagnostics
import Testing

/// Each case: a schema, a value, and its findings as "severity id ‹underlined›: message | help".
struct FindingTests {
    static let servers = """
        {"type": "object", "properties": {"mcpServers": {"type": "object", "additionalProperties": {
            "type": "object", "required": ["command"], "additionalProperties": false, "properties": {
                "command": {"type": "string"}, "args": {"type": "array", "items": {"type": "string"}},
                "type": {"enum": ["stdio", "http"]}, "timeout": {"type": "integer", "minimum": 1, "maximum": 600},
                "token": {"type": "string", "pattern": "^sk-", "minLength": 4}}}}}}
        """

    @Test(
        arguments: [
            (#"{"mcpServers": {"brave": {"command": "npx", "args": ["-y"]}}}"#, []),
            (
                #"{"mcpServers": {"brave": {"comand": "npx"}}}"#,
                [
                    "error unknown-property ‹\"comand\"›: the key `comand` is not known here | did you mean `command`?"
                ]
            ),
            // Two keys that mean the same: renaming one would hide the other.
            (
                #"{"mcpServers": {"brave": {"comand": "npx", "commnd": "uvx"}}}"#,
                [
                    "error unknown-property ‹\"comand\"›: the key `comand` is not known here | did you mean `command`? `commnd` may be meant for it too; keep one of them",
                    "error unknown-property ‹\"commnd\"›: the key `commnd` is not known here | did you mean `command`? `comand` may be meant for it too; keep one of them",
                ]
            ),
            // What is missing and what is too many have one cause.
            (
                #"{"mcpServers": {"brave": {"url": "https://example.com"}}}"#,
                [
                    "error unknown-property ‹\"url\"›: the key `url` is not known here; `command` is required and missing"
                ]
            ),
            (
                #"{"mcpServers": {"brave": {"url": "x", "args": [], "headers": {}}}}"#,
                [
                    "error unknown-property ‹\"url\"›: the keys `url` and `headers` are not known here; `command` is required and missing"
                ]
            ),
            (
                #"{"mcpServers": {"brave": {"url": "x"}, "other": {"args": []}}}"#,
                [
                    "error unknown-property ‹\"url\"›: the key `url` is not known here; `command` is required and missing",
                    "error missing-property ‹\"other\"›: `other` has no `command`, which is required",
                ]
            ),
            (
                #"{"mcpServers": {"brave": {"args": []}}}"#,
                ["error missing-property ‹\"brave\"›: `brave` has no `command`, which is required"]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "args": ["-y", 7]}}}"#,
                ["error wrong-type ‹7›: this element must be a string, not 7"]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "type": "htpp"}}}"#,
                [
                    "error invalid-value ‹\"htpp\"›: `type` must be one of \"stdio\" or \"http\", not \"htpp\" | did you mean `http`?"
                ]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "timeout": 0}}}"#,
                ["error out-of-range ‹0›: `timeout` must be at least 1, not 0"]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "timeout": 1.5}}}"#,
                ["error wrong-type ‹1.5›: `timeout` must be a whole number, not 1.5"]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "token": "pk"}}}"#,
                ["error invalid-length ‹\"pk\"›: `token` must have at least 4 characters, not 2"]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "token": "pk-12"}}}"#,
                [
                    "error pattern-mismatch ‹\"pk-12\"›: \"pk-12\" does not have the form that is asked for, `^sk-`"
                ]
            ),
            (
                #"{"mcpServers": []}"#,
                ["error wrong-type ‹[]›: `mcpServers` must be an object, not an empty array"]
            ),
            (
                #"{"mcp_servers": {}}"#,
                [
                    "warning unknown-property ‹\"mcp_servers\"›: the key `mcp_servers` is not known here | did you mean `mcpServers`?"
                ]
            ),
            (
                #"{"args": [], "mcpServers": {"brave": {"command": "npx"}}}"#,
                [
                    "warning misplaced-property ‹\"args\"›: the key `args` is not known here; it belongs inside `mcpServers.brave`"
                ]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx"}, "timeout": 9}}"#,
                [
                    "error misplaced-property ‹\"timeout\"›: the key `timeout` is not known here; it belongs inside `mcpServers.brave`"
                ]
            ),
            (
                #"{"mcpServers": {"command": "npx", "brave": {"args": ["-y"]}}}"#,
                [
                    "error misplaced-property ‹\"command\"›: the key `command` is not known here; it belongs inside `mcpServers.brave`"
                ]
            ),
            (#"[]"#, ["error wrong-type ‹[]›: the value must be an object, not an empty array"]),
        ] as [(String, [String])])
    func explains(text: String, expected: [String]) throws {
        #expect(try findings(Self.servers, text) == expected)
    }

    /// Of several objects that know a key, the nearest is where it belongs.
    @Test(arguments: [
        (#"{"service": {"process": {"timeout": 1}}}"#, "service"),
        (#"{"service": {"process": {"timeout": 1}}, "timeout": 1}"#, "service"),
        (#"{"service": {"timeout": 2, "process": {"timeout": 1}}}"#, ""),
    ])
    func theNearestHomeIsAdvised(text: String, home: String) throws {
        let schema = """
            {"properties": {"timeout": {}, "service": {"properties": {"timeout": {}, "process": {
                "type": "object", "additionalProperties": false, "properties": {"command": {}}}}}}}
            """
        let found = try findings(schema, text)
        #expect(found.count == 1)
        #expect(found.first?.contains("misplaced-property ‹\"timeout\"›") == true, "\(found)")
        #expect(
            found.first?.contains(home.isEmpty ? "`service`" : "it belongs inside `service`") == !home.isEmpty
        )
    }

    @Test(arguments: [
        #"{"retries": 1, "service": {"process": {"command": 1}}}"#,
        #"{"service": {"process": {"command": 1}}, "retries": 1}"#,
    ])
    func theNearestHomeInsideIsAdvised(text: String) throws {
        let schema = """
            {"additionalProperties": false, "properties": {"service": {"properties": {"retries": {}, "process": {
                "type": "object", "properties": {"command": {}, "retries": {}}}}}}}
            """
        #expect(
            try findings(schema, text) == [
                "error misplaced-property ‹\"retries\"›: the key `retries` is not known here; it belongs inside `service`"
            ])
    }

    @Test(
        arguments: [
            // The discriminator decides, also by its nearest spelling.
            (
                #"{"oneOf": [{"properties": {"type": {"const": "command"}, "command": {"type": "string"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}, "url": {"type": "string"}}, "required": ["type", "url"]}]}"#,
                #"{"type": "command", "command": 7}"#,
                ["error wrong-type ‹7›: `command` must be a string, not 7"]
            ),
            (
                #"{"oneOf": [{"properties": {"type": {"const": "command"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}}, "required": ["type", "url"]}]}"#,
                #"{"type": "comand"}"#,
                [
                    "error invalid-value ‹\"comand\"›: `type` must be one of \"command\" or \"url\", not \"comand\" | did you mean `command`?"
                ]
            ),
            // What is required whichever branch is meant is missing all the same.
            (
                #"{"required": ["id"], "oneOf": [{"properties": {"type": {"const": "command"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}}, "required": ["type", "url"]}]}"#,
                #"{"type": "comand"}"#,
                [
                    "error missing-property ‹{›: the object has no `id`, which is required",
                    "error invalid-value ‹\"comand\"›: `type` must be one of \"command\" or \"url\", not \"comand\" | did you mean `command`?",
                ]
            ),
            // So does its key: which branch is meant is only known when it is mended.
            (
                #"{"oneOf": [{"properties": {"type": {"const": "command"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}}, "required": ["type", "url"]}]}"#,
                #"{"tpye": "url"}"#,
                [
                    "error unknown-property ‹\"tpye\"›: the key `tpye` is not known here | did you mean `type`?"
                ]
            ),
            // The keys of a branch that cannot be told are no strangers.
            (
                #"{"oneOf": [{"properties": {"type": {"const": "a"}, "x": {}}}, {"properties": {"type": {"const": "b"}, "y": {}}}]}"#,
                #"{"type": "nothing", "y": 1}"#,
                [
                    "error invalid-value ‹\"nothing\"›: `type` must be one of \"a\" or \"b\", not \"nothing\""
                ]
            ),
            // Branches of other types fall away; types are merged.
            (
                #"{"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}"#,
                "[\"a\", 1]",
                ["error wrong-type ‹1›: this element must be a string, not 1"]
            ),
            (
                #"{"anyOf": [{"type": "string"}, {"type": "array"}]}"#, "7",
                ["error wrong-type ‹7›: the value must be a string or an array, not 7"]
            ),
            (
                #"{"anyOf": [{"const": "a"}, {"enum": ["b", "c"]}]}"#, #""d""#,
                ["error invalid-value ‹\"d\"›: the value must be one of \"a\", \"b\" or \"c\", not \"d\""]
            ),
            (
                #"{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, #"{"x": 1}"#,
                ["error missing-property ‹{›: the object needs `a` or `b`"]
            ),
            (
                #"{"anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}]}"#, #"{"x": 1}"#,
                ["error missing-property ‹{›: the object needs `a` and `b` or else `c`"]
            ),
            // A branch that knows a key is meant before one that does not, also where its value is wrong.
            (
                #"{"anyOf": [{"properties": {"a": {"type": "string"}}, "required": ["a"]}, {"properties": {"b": {"type": "string"}}, "required": ["b"]}]}"#,
                #"{"a": 42}"#, ["error wrong-type ‹42›: `a` must be a string, not 42"]
            ),
            // The branch with most keys that fit is meant.
            (
                #"{"anyOf": [{"properties": {"a": {"type": "string"}, "b": {}}, "additionalProperties": false}, {"properties": {"c": {}, "d": {}}, "additionalProperties": false}]}"#,
                #"{"a": 1, "b": 2}"#, ["error wrong-type ‹1›: `a` must be a string, not 1"]
            ),
            // A wrong type hides what follows from it.
            (
                #"{"allOf": [{"type": "object", "required": ["a"]}, {"minProperties": 1}]}"#, "[]",
                ["error wrong-type ‹[]›: the value must be an object, not an empty array"]
            ),
            (
                #"{"properties": {"a": {"not": {"type": "string"}}}}"#, #"{"a": "b"}"#,
                ["error forbidden-value ‹\"b\"›: \"b\" is not allowed here"]
            ),
            (
                #"{"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}, "properties": {"a": {}, "b": {}}}"#,
                #"{"a": 1}"#,
                ["error missing-property ‹{›: the object has no `b`, which is required"]
            ),
            (
                #"{"allOf": [{"properties": {"a": {"type": "string"}}}], "unevaluatedProperties": false}"#,
                #"{"a": 1}"#,
                ["error wrong-type ‹1›: `a` must be a string, not 1"]
            ),
            (
                #"{"allOf": [{"properties": {"alpha": {"type": "string"}}}], "unevaluatedProperties": false}"#,
                #"{"alhpa": "x"}"#,
                [
                    "error unknown-property ‹\"alhpa\"›: the key `alhpa` is not known here | did you mean `alpha`?"
                ]
            ),
            (
                #"{"uniqueItems": true}"#, "[1, 2, 1.0]",
                ["error duplicate-item ‹1.0›: 1.0 repeats element 0 of the array"]
            ),
            (
                #"{"maxItems": 1}"#, "[1, 2]",
                ["error wrong-count ‹[1, 2]›: the array must have at most 1 element, not 2"]
            ),
            (
                #"{"contains": {"type": "string"}}"#, "[1]",
                ["error wrong-count ‹[1]›: at least 1 element must have the form that is asked for; 0 do"]
            ),
            (
                #"{"dependentRequired": {"user": ["password"]}}"#, #"{"user": 1}"#,
                ["error missing-property ‹\"user\"›: `user` needs `password` beside it"]
            ),
            (
                #"{"dependentRequired": {"region": ["url", "id", "role"]}}"#, #"{"region": 1, "id": 2}"#,
                ["error missing-property ‹\"region\"›: `region` needs `url` and `role` beside it"]
            ),
            (
                #"{"required": ["a", "b", "c"]}"#, #"{"b": 1}"#,
                ["error missing-property ‹{›: the object lacks `a` and `c`, which are required"]
            ),
            (
                #"{"allOf": [{"enum": ["a", "b", "c"]}, {"enum": ["a", "b", "d"]}]}"#, #""c""#,
                ["error invalid-value ‹\"c\"›: the value must be one of \"a\" or \"b\", not \"c\""]
            ),
            (
                #"{"allOf": [{"minItems": 4}, {"minItems": 3}]}"#, "[1]",
                ["error wrong-count ‹[1]›: the array must have at least 4 elements, not 1"]
            ),
            (
                #"{"properties": {"a": {}}, "unevaluatedProperties": {"type": "string"}}"#, #"{"b": null}"#,
                ["error wrong-type ‹null›: `b` must be a string, not null"]
            ),
            (
                #"{"properties": {"q": {"properties": {"k": {}}, "propertyNames": {"pattern": "^k"}}}}"#,
                #"{"q": {"j": 1}}"#,
                [#"error pattern-mismatch ‹"j"›: "j" does not have the form that is asked for, `^k`"#]
            ),
            (
                #"{"properties": {"kind": {}}, "propertyNames": {"pattern": "d$"}}"#, #"{"kidn": 1}"#,
                [#"error unknown-property ‹"kidn"›: the key `kidn` is not known here | did you mean `kind`?"#]
            ),
            (
                #"{"propertyNames": {"enum": ["alpha", "beta"]}}"#, #"{"aplha": 1}"#,
                [
                    "error unknown-property ‹\"aplha\"›: the key `aplha` is not known here | did you mean `alpha`?"
                ]
            ),
            (
                #"{"properties": {"a": {"multipleOf": 0.01}}}"#, #"{"a": 19.999}"#,
                ["error out-of-range ‹19.999›: `a` must be a multiple of 0.01, not 19.999"]
            ),
            (
                #"{"oneOf": [{"type": "integer"}, {"minimum": 2}]}"#, "3",
                [
                    "error no-matching-branch ‹3›: the value fits 2 forms of which only one is allowed at a time"
                ]
            ),
        ] as [(String, String, [String])])
    func choosesTheClosestBranch(schema: String, text: String, expected: [String]) throws {
        #expect(try findings(schema, text) == expected)
    }

    @Test(
        arguments: [
            (
                nil,
                "warning deprecated-property ‹\"old\"›: the key `old` is deprecated and will be removed on 2026-10-07 | use `new`"
            ),
            (
                "2026-10-06",
                "warning deprecated-property ‹\"old\"›: the key `old` is deprecated and will be removed on 2026-10-07 | use `new`"
            ),
            (
                "2026-10-07",
                "error deprecated-property ‹\"old\"›: the key `old` was removed on 2026-10-07 | use `new`"
            ),
        ] as [(String?, String)])
    func deprecatesByDate(today: String?, expected: String) throws {
        let schema =
            ##"{"properties": {"new": {}, "old": {"deprecated": true, "x-use": "`new`", "x-removed-on": "2026-10-07"}}}"##
        #expect(try findings(schema, #"{"old": 1}"#, today: today) == [expected])
    }

    @Test func deprecatesValues() throws {
        let schema =
            #"{"properties": {"scheme": {"enum": ["auto", "bearer"], "x-deprecated-values": {"auto": {"use": "bearer", "removed-on": "2026-10-07"}}}}}"#
        #expect(
            try findings(schema, #"{"scheme": "auto"}"#, today: "2027-01-01")
                == [
                    "error deprecated-value ‹\"auto\"›: the value \"auto\" was removed on 2026-10-07 | use bearer"
                ])
        #expect(try findings(schema, #"{"scheme": "bearer"}"#).isEmpty)
    }

    /// Of an array or object the form is deprecated, and of others the value.
    @Test(arguments: [
        (#"{"tools": {"a": 1}}"#, "‹{\"a\": 1}›: `tools` as an object is deprecated"),
        (#"{"tools": {}}"#, "‹{}›: `tools` as an empty object is deprecated"),
        (#"{"tools": [[1]]}"#, "‹[[1]]›: `tools` as an array is deprecated"),
        (#"{"tools": [1]}"#, "‹[1]›: the value [1] is deprecated"),
        (#"{"tools": "an a"}"#, "‹\"an a\"›: the value \"an a\" is deprecated"),
    ])
    func deprecatesForms(text: String, expected: String) throws {
        let schema = #"{"properties": {"tools": {"anyOf": [{"type": "null"}, {"deprecated": true}]}}}"#
        #expect(try findings(schema, text) == ["warning deprecated-value \(expected)"])
    }

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
        let found = try compile(schema).validate(root).map { violation in
            "\(violation.severity) ‹\(String(decoding: Array(text.utf8)[violation.range], as: UTF8.self))›"
        }
        #expect(found == expected)
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
        let found = try compile(schema).validate(try #require(document.root))
        #expect(
            found.map { "\($0.id.rawValue) ‹\(document.text($0.range))› \($0.help ?? "-")" } == expected)
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
        let found = try compile(Self.servers).validate(root, options: ValidationOptions(unknownKeys: .off))
        #expect(found.map { "\($0.id.rawValue) \(document.text($0.range))" } == expected)
    }

    @Test func leavesOutWhatIsLeftOut() throws {
        let schema =
            #"{"required": ["a"], "properties": {"a": {}, "bee": {}}, "additionalProperties": false}"#
        let document = ConfigDocument(
            parsing: Array(#"{"be": 1, …}"#.utf8), as: .json, allowingLeftOutParts: true)
        let root = try #require(document.root)
        #expect(try compile(schema).validate(root).map(\.id.rawValue) == ["unknown-property"])
    }

    @Test func becomesADiagnosticInTheFile() throws {
        let text = #"{"mcpServers": {"b": {"command": "npx", "args": ["-y", 7]}}}"#
        let root = try #require(ConfigDocument(text, as: .json).root)
        let violation = try #require(try compile(Self.servers).validate(root).first)
        let diagnostic = violation.diagnostic(
            path: "a.md", map: SourceMap(origin: 100, count: text.utf8.count), schemaName: "mcp 1.0")
        #expect(diagnostic.location == Location(path: "a.md", range: 155..<156))
        #expect(diagnostic.label == "at mcpServers.b.args[1]")
        #expect(violation.instancePath == "/mcpServers/b/args/1")
        #expect(diagnostic.notes.first?.message.hasPrefix("by the schema mcp 1.0, at ") == true)
    }

    @Test func namesTheConditionThatMadeItApply() throws {
        let schema = """
            {"properties": {"type": {}, "url": {}}, "if": {"properties": {"type": {"const": "http"}}},
            "then": {"required": ["url"]}}
            """
        let root = try #require(ConfigDocument(#"{"type": "http"}"#, as: .json).root)
        #expect(try compile(schema).validate(root).map(\.reason) == ["`type` is \"http\""])
    }

    @Test(
        arguments: [
            (
                #"{"if": {"required": ["url"]}, "then": {"required": ["token"]}, "properties": {"url": {}}}"#,
                "`url` is there"
            ),
            (
                #"{"dependentSchemas": {"url": {"required": ["token"]}}, "properties": {"url": {}}}"#,
                "`url` is there"
            ),
        ] as [(String, String)])
    func namesTheKeyThatMadeItApply(schema: String, reason: String) throws {
        let root = try #require(ConfigDocument(#"{"url": "x"}"#, as: .json).root)
        #expect(try compile(schema).validate(root).compactMap(\.reason) == [reason])
    }

    @Test func notesWhatOtherFormsWouldDemand() throws {
        let schema = """
            {"oneOf": [{"properties": {"a": {"type": "string"}}, "required": ["a", "b"]},
            {"properties": {"a": {"minimum": 9}}, "required": ["a"]}]}
            """
        let root = try #require(ConfigDocument(#"{"a": 1}"#, as: .json).root)
        let violation = try #require(try compile(schema).validate(root).first)
        #expect(violation.message == "`a` must be at least 9, not 1")
        let equal = """
            {"oneOf": [{"properties": {"a": {"minimum": 5, "multipleOf": 5}}}, {"properties": {"a": {"maximum": 0}}}]}
            """
        let tied = try #require(try compile(equal).validate(root).first)
        #expect(
            [tied.message] + tied.alternatives == [
                "`a` must be at least 5, not 1", "`a` must be at most 0, not 1",
            ])
    }

    @Test(arguments: [
        ##"{"$ref": "#"}"##, ##"{"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}"##, ##"{"not": {"$ref": "#"}}"##,
        ##"{"allOf": [{"$ref": "#"}, {"properties": {"a": {"$ref": "#"}}}]}"##,
        ##"{"pattern": "^(a+)+$"}"##, ##"{"anyOf": [{"not": {"not": {"not": {"$ref": "#"}}}}, false]}"##,
    ])
    func endsWhatNeverEndsWithAFinding(schema: String) throws {
        let text = "\"" + String(repeating: "a", count: 60) + "!\""
        let root = try #require(ConfigDocument(text, as: .json).root)
        let compiled = try compile(schema)
        #expect(compiled.validate(root).map(\.id.rawValue) == ["validation-limit"])
        #expect(!compiled.isValid(root))
    }

    @Test(arguments: [
        ##"{"type": "object", "properties": {"a": {"$ref": "#"}}}"##,
        ##"{"anyOf": [{"type": "null"}, {"type": "object", "properties": {"a": {"allOf": [{"$ref": "#"}]}}}]}"##,
        ##"{"type": "object", "properties": {"a": {"$ref": "#"}}, "unevaluatedProperties": false}"##,
    ])
    func findsAFaultAtTheGreatestDepth(schema: String) throws {
        let depth = 255
        let text = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        let document = ConfigDocument(text, as: .json)
        let root = try #require(document.root)
        let violation = try #require(try compile(schema).validate(root).first)
        #expect(violation.id.rawValue == "wrong-type")
        #expect(document.text(violation.range) == "1")
    }

    @Test func endsBranchesThatMultiplyWithDepth() throws {
        let branches = ##"{"properties": {"a": {"$ref": "#"}}, "type": "object"}"##
        let schema = #"{"anyOf": [\#(branches), \#(branches), \#(branches)]}"#
        let text = String(repeating: "{\"a\":", count: 100) + "1" + String(repeating: "}", count: 100)
        let root = try #require(ConfigDocument(text, as: .json).root)
        #expect(try compile(schema).validate(root).map(\.severity) == [.error])
    }

    @Test func endsASchemaThatMultipliesItself() throws {
        let levels = (0..<40).map {
            ##""l\##($0)": {"allOf": [{"$ref": "#/$defs/l\##($0 + 1)"}, {"$ref": "#/$defs/l\##($0 + 1)"}]}"##
        }
        let schema =
            ##"{"$ref": "#/$defs/l0", "$defs": {\##(levels.joined(separator: ", ")), "l40": {"minimum": 1}}}"##
        let root = try #require(ConfigDocument("2", as: .json).root)
        #expect(try compile(schema).validate(root).map(\.id.rawValue) == ["validation-limit"])
    }

    @Test func offersTheRightSpellingAsAFix() throws {
        let root = try #require(ConfigDocument(#"{"mcpServers": {"b": {"comand": "npx"}}}"#, as: .json).root)
        let violation = try #require(try compile(Self.servers).validate(root).first)
        #expect(violation.fixes.first?.edits.map(\.replacement) == ["\"command\""])
    }

    private func compile(_ schema: String) throws -> Schema {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument(schema, as: .json))
        return try #require(registry.compile(uri).schema)
    }

    /// A format is a note, unless it is asked for.
    @Test(arguments: [(true, ["invalid-format ‹\"x\"›"]), (false, [])])
    func aFormatHoldsWhereAsked(isAsked: Bool, expected: [String]) throws {
        let document = ConfigDocument(#"["x", "127.0.0.1"]"#, as: .json)
        let schema = try compile(#"{"items": {"format": "ipv4"}}"#)
        let root = try #require(document.root)
        let violations = schema.validate(root, options: ValidationOptions(assertFormats: isAsked))
        #expect(violations.map { "\($0.id) ‹\(document.text($0.range))›" } == expected)
    }

    private func findings(_ schema: String, _ text: String, today: String? = nil) throws -> [String] {
        let document = ConfigDocument(text, as: .json)
        let root = try #require(document.root)
        return try compile(schema).validate(root, options: ValidationOptions(today: today)).map { violation in
            let help = violation.help.map { " | \($0)" } ?? ""
            return
                "\(violation.severity) \(violation.id) ‹\(document.text(violation.range))›: \(violation.message)\(help)"
        }
    }
}
