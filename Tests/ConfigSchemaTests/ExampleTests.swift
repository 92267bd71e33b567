import ConfigSchema
import Diagnostics
import Testing

/// What is no fault in an example: placeholders, left-out values, and the schema that a document names.
struct ExampleTests {
    private static let schema = """
        {"type": "object", "additionalProperties": false, "properties": {
            "name": {"type": "string", "pattern": "^[a-z]+$"}, "port": {"type": "integer", "minimum": 1},
            "mode": {"enum": ["stdio", "http"]}, "on": {"type": "boolean"}, "args": {"type": "array"},
            "env": {"type": "object", "propertyNames": {"pattern": "^[A-Z]+$"}},
            "server": {"oneOf": [
                {"properties": {"type": {"const": "stdio"}, "command": {"type": "string"}}, "required": ["command"]},
                {"properties": {"type": {"const": "http"}, "url": {"type": "string"}}, "required": ["url"]}]}}}
        """

    private func findings(
        _ text: String, _ language: ConfigLanguage = .json, isExample: Bool = true, mayNameSchema: Bool = true
    ) throws -> [String] {
        let document = ConfigDocument(
            parsing: Array(text.utf8), as: language, allowingLeftOutParts: isExample)
        let options = ValidationOptions(isExample: isExample, mayNameSchema: mayNameSchema)
        return try Schema.compiled(Self.schema).validate(try #require(document.root), options: options).map {
            "\($0.id) ‹\(document.text($0.range))›"
        }
    }

    @Test(arguments: [
        "<your-port>", "${PORT}", "{{port}}", "{port}", "$(port)", "%PORT%", "[port]", "...", "…",
        "YOUR_PORT",
        "your-port", "io.<owner>.<name>", "sk-YOUR_KEY", "REPLACE_ME", "changeme", "TODO", "xxxx", "****",
        "xxx", "todo: the port", "TBD", "tbd-later", "change this", "insert-port", "Enter a port",
        "number",
        "integer | null", "string[]", "number (optional)", "list[str]", "$PORT", "${PORT:-1}", "$HOME/x",
        "__PORT__",
        "{{ .Values.port }}", "{{- a['x'] | int }}", "{{ $x }}:80", "http://__HOST__/", "@@PORT@@", "__A_1__",
    ])
    func aPlaceholderIsOfAnyType(text: String) throws {
        let json = #"{"name": "\#(text)", "port": "\#(text)", "mode": "\#(text)", "on": "\#(text)"}"#
        #expect(try findings(json) == [])
    }

    @Test(arguments: [
        "9000 ", "PORT", "a < b", "your", "yourself", "%2F%41", "50%", "{}", "{\"a\": 1}", "xx", "numbers",
        "tru",
        "[1]", "true", "null", "$5", "#{1}", "changed", "..", "$port", "$P", "$1A", "$__", "{{ 1 }}",
        "{{ .x }", "{{}}", "__port__",
        "my__PORT__x",
        "__PORT_", "__1__", "_PORT_", "@PORT@", "x@@PORT@@", "@@PORT@@x", "@@port@@", "@@@@",
    ])
    func anotherTextIsNone(text: String) throws {
        let escaped = text.replacing("\"", with: "\\\"")
        #expect(try findings(#"{"on": "\#(escaped)"}"#) == ["wrong-type ‹\"\(escaped)\"›"])
    }

    /// What may stand somewhere, where a boolean, a number or a listed value does.
    @Test func alternativesStandForOneOfThem() throws {
        #expect(try findings(#"{"on": "true|false", "port": "80 | 443", "mode": "stdio|http"}"#) == [])
        // Also where the value tells which of several forms is meant.
        #expect(try findings(#"{"server": {"type": "stdio|http", "command": "x"}}"#) == [])
        #expect(try findings(#"{"server": {"type": "stdio|http", "url": "x"}}"#) == [])
        #expect(try findings(#"{"server": {"type": "stdio|http", "url": 1}}"#) == ["wrong-type ‹1›"])
        #expect(
            try findings(#"{"server": {"type": "stdio|http", "url": "x"}}"#, isExample: false)
                == [#"invalid-value ‹"stdio|http"›"#])
        #expect(try findings(#"{"args": "a|b"}"#) == [#"wrong-type ‹"a|b"›"#])
        #expect(try findings(#"{"name": "a|b"}"#) == [#"pattern-mismatch ‹"a|b"›"#])
        for text in ["true|", "|false", "|", "a||b", "a b|c", "a|b;", "a|&"] {
            #expect(try findings(#"{"on": "\#(text)"}"#) == [#"wrong-type ‹"\#(text)"›"#])
        }
        #expect(try findings(#"{"on": "true|false"}"#, isExample: false) == [#"wrong-type ‹"true|false"›"#])
    }

    /// Without quotes YAML has no texts in braces, but examples do.
    @Test(arguments: [
        "port: {{ port }}", "port: {{port}}", "port: {{- .Values.port | default 80, 1 }} # a port",
        "on: {{ a }}{{ b }}", "on:   {{ a[0] }}:{{ b }}", "on:\n  {{ x }}", "env: {{ env }}",
        "args: [{{ a }}{{ b }}, {{ c }}/x]", "{on: {{ on }}, port: {{ x.y }}}", "{{ key }}: 1",
        "args: [{{ a }}, \"{{ b }}\", '{{ c }}']",
        "args:\n  - {{ a }}\n  - - {{ b }}", "on: {{ x }}\r\nport: {{ y }}\r\n",
        "on: {{ x if 'a: b' else \"c\" }}", "args: # {{ a }}\n  - 1", "on: {{ x }}\n  goes on", "{{ all }}",
    ])
    func bracesWithoutQuotesAreAPlaceholder(yaml: String) throws {
        #expect(try findings(yaml, .yaml) == [])
        let document = ConfigDocument(parsing: Array(yaml.utf8), as: .yaml, allowingLeftOutParts: true)
        #expect(document.problems.isEmpty)
    }

    /// Where a value stands, what readers put in needs no quotes in an example, in any language.
    @Test(arguments: [
        (#"{"port": <port>}"#, ConfigLanguage.json), (#"{"args": [<args>], "on": <on> }"#, .json),
        ("{\"port\": <your port>\n}", .jsonc), (#"{"port": {{ port }}, "on": {{on}}}"#, .json),
        (#"{"port": ${PORT}, "on": $(on)}"#, .json5), (#"{"args": [<a>, "b", {{ c }}]}"#, .json),
        ("port = <port>\non = {{ on }} # c", .toml), ("args = [<a>, ${B}]\non = $(x)", .toml),
        ("port: <port>\nargs: [<a>, <b>]", .yaml),
    ])
    func aPlaceholderNeedsNoQuotes(text: String, language: ConfigLanguage) throws {
        #expect(try findings(text, language) == [])
        let document = ConfigDocument(parsing: Array(text.utf8), as: language, allowingLeftOutParts: true)
        #expect(document.problems.isEmpty)
        guard language != .yaml else { return }
        #expect(!ConfigDocument(parsing: Array(text.utf8), as: language).problems.isEmpty)
    }

    /// In a key of TOML what readers put in is one part, and needs no quotes either.
    @Test(arguments: [
        ("[servers.<name>]\nport = 1", ["servers", "<name>", "port"]),
        ("[servers.$NAME.env]\nA = 1", ["servers", "$NAME", "env", "A"]),
        ("[[ servers.{{ name }} ]]\nport = 1", ["servers", "{{ name }}", "port"]),
        ("servers.<your name> = 1", ["servers", "<your name>"]), ("${KEY} = 1", ["${KEY}"]),
    ])
    func aPlaceholderIsAPartOfAKey(toml: String, path: [String]) throws {
        let document = ConfigDocument(parsing: Array(toml.utf8), as: .toml, allowingLeftOutParts: true)
        #expect(document.problems.isEmpty)
        var node = try #require(document.valuesNode)
        for key in path {
            if node.kind == .array { node = try #require(node.elements.first { _ in true }) }
            let member = try #require(node.members.first { _ in true })
            #expect(member.key.string == key)
            node = member.value
        }
        #expect(!ConfigDocument(parsing: Array(toml.utf8), as: .toml).problems.isEmpty)
    }

    @Test(arguments: ["[servers.<>]", "[servers.<1>]", "[servers.<a]", "[$.a]", "[servers.<a>b]", "<a> 1"])
    func anotherPartOfAKeyIsNone(toml: String) {
        let document = ConfigDocument(parsing: Array(toml.utf8), as: .toml, allowingLeftOutParts: true)
        #expect(!document.problems.isEmpty)
    }

    @Test(arguments: [
        #"{"port": <1>}"#, #"{"port": <>}"#, #"{"port": <a"b>}"#, "{\"port\": <a\n>}", #"{"port": <a> b}"#,
        #"{"port": {{ a }}"#, #"{"port": {{1}}}"#, #"{"port": ${}}"#, "<a>",
    ])
    func anotherValueWithoutQuotesIsNone(json: String) {
        let document = ConfigDocument(parsing: Array(json.utf8), as: .json, allowingLeftOutParts: true)
        #expect(!document.problems.isEmpty)
    }

    /// What begins otherwise is read as YAML has it.
    @Test(arguments: [
        ("port: {{ 1 }}", true), ("port: {{a: 1}}", true), ("port: { {a} }", true),
        ("port: {a: {b: 1}}", false), ("port: {{a}: 1}", true), ("port: x", false),
    ])
    func otherBracesAreNone(yaml: String, isComplexKey: Bool) throws {
        let document = ConfigDocument(parsing: Array(yaml.utf8), as: .yaml, allowingLeftOutParts: true)
        #expect(document.problems.contains { $0.id == .complexKey } == isComplexKey)
        #expect(try findings(yaml, .yaml).count == 1)
    }

    @Test func aTextInBracesIsAsItIsWritten() {
        let yaml = "port: {{ a | b(1, 2) }}/x # c\nargs: [{{ d[0] }}, e]\n{{ f:g }}: 1\n"
        let document = ConfigDocument(parsing: Array(yaml.utf8), as: .yaml, allowingLeftOutParts: true)
        #expect(document.root?["port"]?.string == "{{ a | b(1, 2) }}/x")
        #expect(document.root?["args"]?.elements.map(\.string) == ["{{ d[0] }}", "e"])
        #expect(document.root?.members.map(\.key.string).last == "{{ f:g }}")
    }

    @Test func bracesInATextAreItsOwn() throws {
        let yaml =
            "name: |\n  {{ a, b }}\n  - {{ c: d }}\nargs: [\"x, {{ a, b }}\", 'y: {{ c }}']\n"
        let document = ConfigDocument(parsing: Array(yaml.utf8), as: .yaml, allowingLeftOutParts: true)
        #expect(document.root?["name"]?.string == "{{ a, b }}\n- {{ c: d }}\n")
        #expect(
            document.root?["args"]?.elements.map(\.string) == ["x, {{ a, b }}", "y: {{ c }}"])
    }

    @Test func bracesInAFileAreYAML() throws {
        #expect(try findings("port: {{ port }}", .yaml, isExample: false) == ["wrong-type ‹{{ port }}›"])
    }

    /// A value with a tag of a program's own is what that program makes of it.
    @Test(arguments: [
        "port: !Ref Port", "on: !secret on", "mode: !env {a: 1}", "args: !Join [a]", "on: !!python/name:a.b",
        "name: !vault |\n  66\n", "on: !<tag:e.example,2026:x> 1", "port: !x 0", "{port: !x , on: !y z}",
        "port: !x\n  - 1",
    ])
    func aTagOfAProgramIsOfAnyType(yaml: String) throws {
        for isExample in [true, false] { #expect(try findings(yaml, .yaml, isExample: isExample) == []) }
    }

    /// YAML's own tags say what a value is.
    @Test(arguments: [
        ("port: !!str 5", "5"), ("name: !!int 5", "5"), ("on: !!str true", "true"), ("port: ! 5", "5"),
        ("mode: !!null x", "x"), ("on: !!bool yes", "yes"), ("port: !!binary aGk=", "aGk="),
    ])
    func aTagOfYAMLSaysTheType(yaml: String, place: String) throws {
        let found = try findings(yaml, .yaml, isExample: false)
        #expect(found.count == 1 && found.first?.hasSuffix("‹\(place)›") == true, "\(found)")
    }

    @Test(arguments: [
        "port: !!int 5", "name: !!str abc", "on: !!bool true", "port: !!int 0x1F", "args: !!seq [1]",
    ])
    func aTagOfYAMLThatFits(yaml: String) throws {
        #expect(try findings(yaml, .yaml, isExample: false) == [])
    }

    @Test func whatStandsBesideAPlaceholderIsChecked() throws {
        #expect(
            try findings(#"{"name": "<name>", "port": 0, "mode": "htpp", "nam": 1}"#) == [
                "out-of-range ‹0›", "invalid-value ‹\"htpp\"›", "unknown-property ‹\"nam\"›",
            ])
    }

    @Test func aPlaceholderDoesNotChooseABranch() throws {
        #expect(try findings(#"{"server": {"type": "<type>", "command": "npx"}}"#) == [])
        #expect(try findings(#"{"server": {"type": "<type>", "command": 1}}"#) == ["wrong-type ‹1›"])
    }

    @Test func aKeyCanBeAPlaceholder() throws {
        #expect(try findings(#"{"<key>": 1, "env": {"<NAME>": "x"}}"#) == [])
        #expect(try findings(#"{"key": 1, "env": {"name": "x"}}"#).count == 2)
    }

    @Test func aFileHasNoPlaceholders() throws {
        #expect(try findings(#"{"port": "<port>"}"#, isExample: false) == ["wrong-type ‹\"<port>\"›"])
    }

    @Test func aLeftOutValueIsOfAnyType() throws {
        let yaml = "args:\n  # ... your arguments\nport:\n  # … a port\non:\n  ...\nmode: # ...\n"
        #expect(try findings(yaml, .yaml) == [])
        #expect(try findings("args:\n  # your arguments\n", .yaml) == ["wrong-type ‹args›"])
        // In the column of its key a line stands for the value or for other keys.
        #expect(try findings("args:\n# ... your arguments\nport: 1\n", .yaml) == [])
        #expect(try findings("args:\n# your arguments\nport: 1\n", .yaml) == ["wrong-type ‹args›"])
        // A remark beside the key stands for the value, but not for one that follows.
        #expect(try findings("args: # as above\nport: 1\n", .yaml) == [])
        #expect(try findings("key: # a\n  none: 1\n", .yaml) == findings("key:\n  none: 1\n", .yaml))
    }

    @Test func theRootNamesItsSchema() throws {
        #expect(try findings(##"{"$schema": "https://e.example/s.json", "port": 1}"##) == [])
        #expect(
            try findings(##"{"$schema": "https://e.example/s.json", "port": 0}"##) == ["out-of-range ‹0›"])
        #expect(try findings(##"{"$schemas": "x"}"##) == [##"unknown-property ‹"$schemas"›"##])
        #expect(
            try findings(##"{"$schema": "x"}"##, mayNameSchema: false) == [##"unknown-property ‹"$schema"›"##]
        )
    }

    @Test func onlyTheRootDoes() throws {
        #expect(try findings(##"{"env": {"$schema": "x"}}"##) == [##"pattern-mismatch ‹"$schema"›"##])
    }
}

/// Keys that belong elsewhere, and what is open on purpose.
struct OpenObjectTests {
    private func findings(_ schema: String, _ text: String) throws -> [String] {
        let document = ConfigDocument(text, as: .json)
        return try Schema.compiled(schema).validate(try #require(document.root)).map {
            "\($0.severity) \($0.id) ‹\(document.text($0.range))›: \($0.message)"
        }
    }

    @Test(arguments: [#""additionalProperties": true"#, #""additionalProperties": {}"#])
    func whatIsOpenOnPurposeIsSilent(keyword: String) throws {
        #expect(try findings(#"{"properties": {"x": {}}, \#(keyword)}"#, #"{"y": 1, "colour": 1}"#) == [])
        #expect(
            try findings(#"{"properties": {"timeout": {}}, \#(keyword)}"#, #"{"tiemout": 1, "retries": 1}"#)
                == [
                    "warning unknown-property ‹\"tiemout\"›: the key `tiemout` is not known here"
                ])
    }

    @Test func whatIsOpenWithoutAWordWarns() throws {
        #expect(
            try findings(#"{"properties": {"x": {}}}"#, #"{"y": 1}"#) == [
                "warning unknown-property ‹\"y\"›: the key `y` is not known here"
            ])
    }

    /// A key that begins with `_` or `//` is a comment wherever a schema does not forbid it.
    @Test func aKeyForACommentIsSilent() throws {
        #expect(
            try findings(#"{"properties": {"x": {}}}"#, #"{"_y": 1, "//": 2, "//y": 3, "/y": 4}"#) == [
                "warning unknown-property ‹\"/y\"›: the key `/y` is not known here"
            ])
        #expect(
            try findings(#"{"properties": {"x": {}}, "additionalProperties": false}"#, #"{"_y": 1}"#) == [
                "error unknown-property ‹\"_y\"›: the key `_y` is not known here"
            ])
    }

    /// What a mark before its name switches off is not offered to be switched on.
    @Test(arguments: ["_allow", "//allow", "#allow", "__allow"])
    func nothingIsSwitchedOn(key: String) throws {
        let schema = #"{"properties": {"allow": {}}, "additionalProperties": false}"#
        let document = ConfigDocument("{\"\(key)\": 1, \"alow\": 1}", as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(found.map(\.help) == [nil, "did you mean `allow`?"])
        #expect(found.map { $0.fixes.isEmpty } == [true, false])
    }

    private static let sections = """
        {"properties": {"general": {"properties": {"key": {}, "mode": {}}}, "router": {"properties": {"mode": {}}},
            "settings": {"properties": {"retries": {}}}, "inner": {"properties": {"deep": {"properties": {"key": {}}}}}}}
        """

    @Test func aKeyOfAnAbsentSectionIsSaidToBelongThere() throws {
        #expect(
            try findings(Self.sections, #"{"settings": {"key": 1}}"#) == [
                "warning misplaced-property ‹\"key\"›: the key `key` is not known here; it belongs inside `general`"
            ])
        #expect(
            try findings(Self.sections, #"{"inner": {"key": 1}}"#) == [
                "warning misplaced-property ‹\"key\"›: the key `key` is not known here; it belongs inside `inner.deep`"
            ])
    }

    @Test func aKeyOfTwoAbsentSectionsBelongsIntoEither() throws {
        #expect(
            try findings(Self.sections, #"{"settings": {"mode": 1}}"#) == [
                "warning misplaced-property ‹\"mode\"›: the key `mode` is not known here; it belongs inside `general` or `router`"
            ])
    }

    @Test func anElementThatIsWrongIsTheOnlyFinding() throws {
        let schema = #"{"items": {"enum": ["a", "b"]}, "enum": [["a"], ["b"], ["a", "b"]]}"#
        #expect(
            try findings(schema, #"["c"]"#) == [
                "error invalid-value ‹\"c\"›: this element must be one of \"a\" or \"b\", not \"c\""
            ])
        #expect(
            try findings(schema, #"["b", "a"]"#) == [
                "error invalid-value ‹[\"b\", \"a\"]›: the value must be one of [\"a\"], [\"b\"] or [\"a\", \"b\"], "
                    + "not [\"b\", \"a\"]"
            ])
    }
}
