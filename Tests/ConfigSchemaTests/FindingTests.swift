import ConfigSchema
import Diagnostics
import Testing
import Text

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
            // What it is a slip of may be there already; another name that is near is not meant.
            (
                #"{"mcpServers": {"brave": {"command": "npx", "comand": "uvx"}}}"#,
                [
                    "error unknown-property ‹\"comand\"›: the key `comand` is not known here | `command` is there already"
                ]
            ),
            (
                #"{"mcpServers": {"brave": {"command": "npx", "type": "stdio", "tokens": "sk-12"}}}"#,
                [
                    "error unknown-property ‹\"tokens\"›: the key `tokens` is not known here | did you mean `token`?"
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
        #expect(try Self.findings(Self.servers, text) == expected)
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
        let found = try Self.findings(schema, text)
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
            try Self.findings(schema, text) == [
                "error misplaced-property ‹\"retries\"›: the key `retries` is not known here; it belongs inside `service`"
            ])
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
        #expect(try Self.findings(schema, #"{"old": 1}"#, today: today) == [expected])
    }

    @Test func deprecatesValues() throws {
        let schema =
            #"{"properties": {"scheme": {"enum": ["auto", "bearer"], "x-deprecated-values": {"auto": {"use": "bearer", "removed-on": "2026-10-07"}}}}}"#
        #expect(
            try Self.findings(schema, #"{"scheme": "auto"}"#, today: "2027-01-01")
                == [
                    "error deprecated-value ‹\"auto\"›: the value \"auto\" was removed on 2026-10-07 | use `bearer`"
                ])
        #expect(try Self.findings(schema, #"{"scheme": "bearer"}"#).isEmpty)
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
        #expect(try Self.findings(schema, text) == ["warning deprecated-value \(expected)"])
    }

    @Test func leavesOutWhatIsLeftOut() throws {
        let schema =
            #"{"required": ["a"], "properties": {"a": {}, "bee": {}}, "additionalProperties": false}"#
        let document = ConfigDocument(
            parsing: Array(#"{"be": 1, …}"#.utf8), as: .json, allowingLeftOutParts: true)
        let root = try #require(document.root)
        #expect(try Schema.compiled(schema).validate(root).map(\.id.rawValue) == ["unknown-property"])
    }

    @Test func becomesADiagnosticInTheFile() throws {
        let text = #"{"mcpServers": {"b": {"command": "npx", "args": ["-y", 7]}}}"#
        let root = try #require(ConfigDocument(text, as: .json).root)
        let violation = try #require(try Schema.compiled(Self.servers).validate(root).first)
        let diagnostic = violation.diagnostic(
            path: "a.md", map: SourceMap(origin: 100, count: text.utf8.count), schemaName: "mcp 1.0")
        #expect(diagnostic.location == Location(path: "a.md", range: 155..<156))
        #expect(diagnostic.label == "at mcpServers.b.args[1]")
        #expect(violation.instancePath == "/mcpServers/b/args/1")
        #expect(diagnostic.notes.first?.message.hasPrefix("by the schema mcp 1.0, at ") == true)
    }

    /// A list may lack an element of some form, in the schema's words.
    @Test func saysInWordsWhatAListMustBe() throws {
        let schema = #"{"contains": {"const": "a"}, "x-message": "a list with `a` in it"}"#
        #expect(
            try Self.findings(schema, #"["b"]"#) == [
                #"error wrong-count ‹["b"]›: the value must be a list with `a` in it"#
            ])
    }

    /// The keyword can stand in another schema than the one that the value is validated against.
    @Test func namesTheSchemaOfTheKeyword() throws {
        var registry = SchemaRegistry()
        _ = registry.add(
            ConfigDocument(
                #"{"$id": "urn:ids", "x-waymark": {"name": "ids", "version": "2"}, "type": "string"}"#,
                as: .json))
        let uri = registry.add(
            ConfigDocument(#"{"properties": {"a": {"$ref": "urn:ids"}, "b": {"type": "string"}}}"#, as: .json)
        )
        let schema = try #require(registry.compile(uri).schema)
        let root = try #require(ConfigDocument(#"{"a": 1, "b": 1}"#, as: .json).root)
        let notes = schema.validate(root).map {
            $0.diagnostic(path: "", map: SourceMap(origin: 0, count: 20), schemaName: "own 1").notes.map(
                \.message)
        }
        #expect(notes == [["by the schema ids 2, at /type"], ["by the schema own 1, at /properties/b/type"]])
    }

    @Test func namesTheConditionThatMadeItApply() throws {
        let schema = """
            {"properties": {"type": {}, "url": {}}, "if": {"properties": {"type": {"const": "http"}}},
            "then": {"required": ["url"]}}
            """
        let root = try #require(ConfigDocument(#"{"type": "http"}"#, as: .json).root)
        #expect(try Schema.compiled(schema).validate(root).map(\.reason) == ["`type` is \"http\""])
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
        #expect(try Schema.compiled(schema).validate(root).compactMap(\.reason) == [reason])
    }

    @Test func notesWhatOtherFormsWouldDemand() throws {
        let schema = """
            {"oneOf": [{"properties": {"a": {"type": "string"}}, "required": ["a", "b"]},
            {"properties": {"a": {"minimum": 9}}, "required": ["a"]}]}
            """
        let root = try #require(ConfigDocument(#"{"a": 1}"#, as: .json).root)
        let violation = try #require(try Schema.compiled(schema).validate(root).first)
        #expect(violation.message == "`a` must be at least 9, not 1")
        let equal = """
            {"oneOf": [{"properties": {"a": {"minimum": 5, "multipleOf": 5}}}, {"properties": {"a": {"maximum": 0}}}]}
            """
        let tied = try #require(try Schema.compiled(equal).validate(root).first)
        #expect(
            [tied.message] + tied.alternatives == [
                "`a` must be at least 5, not 1", "`a` must be at most 0, not 1",
            ])
    }

    @Test func offersTheRightSpellingAsAFix() throws {
        let root = try #require(ConfigDocument(#"{"mcpServers": {"b": {"comand": "npx"}}}"#, as: .json).root)
        let violation = try #require(try Schema.compiled(Self.servers).validate(root).first)
        #expect(violation.fixes.first?.edits.map(\.replacement) == ["\"command\""])
    }

    /// A format is a note, unless it is asked for.
    @Test(arguments: [(true, ["invalid-format ‹\"x\"›"]), (false, [])])
    func aFormatHoldsWhereAsked(isAsked: Bool, expected: [String]) throws {
        let document = ConfigDocument(#"["x", "127.0.0.1"]"#, as: .json)
        let schema = try Schema.compiled(#"{"items": {"format": "ipv4"}}"#)
        let root = try #require(document.root)
        let violations = schema.validate(root, options: ValidationOptions(assertFormats: isAsked))
        #expect(violations.map { "\($0.id) ‹\(document.text($0.range))›" } == expected)
    }

    static func findings(_ schema: String, _ text: String, today: String? = nil) throws -> [String] {
        let document = ConfigDocument(text, as: .json)
        let root = try #require(document.root)
        return try Schema.compiled(schema).validate(root, options: ValidationOptions(today: today)).map {
            violation in
            let help = violation.help.map { " | \($0)" } ?? ""
            return
                "\(violation.severity) \(violation.id) ‹\(document.text(violation.range))›: \(violation.message)\(help)"
        }
    }
}
