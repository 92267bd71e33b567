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
        return try compiled(Self.schema).validate(try #require(document.root), options: options).map {
            "\($0.id) ‹\(document.text($0.range))›"
        }
    }

    @Test(arguments: [
        "<your-port>", "${PORT}", "{{port}}", "{port}", "$(port)", "%PORT%", "[port]", "...", "…",
        "YOUR_PORT",
        "your-port", "io.<owner>.<name>", "sk-YOUR_KEY", "REPLACE_ME", "changeme", "TODO", "xxxx", "****",
        "number",
        "integer | null", "string[]", "number (optional)", "list[str]",
    ])
    func aPlaceholderIsOfAnyType(text: String) throws {
        let json = #"{"name": "\#(text)", "port": "\#(text)", "mode": "\#(text)", "on": "\#(text)"}"#
        #expect(try findings(json) == [])
    }

    @Test(arguments: [
        "9000 ", "PORT", "a < b", "your", "yourself", "%2F%41", "50%", "{}", "{\"a\": 1}", "xx", "numbers",
        "tru",
        "[1]", "true", "null", "$5", "#{1}", "changed", "..",
    ])
    func anotherTextIsNone(text: String) throws {
        let escaped = text.replacing("\"", with: "\\\"")
        #expect(try findings(#"{"on": "\#(escaped)"}"#) == ["wrong-type ‹\"\(escaped)\"›"])
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
        return try compiled(schema).validate(try #require(document.root)).map {
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

    @Test func aKeyOfTwoAbsentSectionsBelongsNowhereForSure() throws {
        #expect(
            try findings(Self.sections, #"{"settings": {"mode": 1}}"#) == [
                "warning unknown-property ‹\"mode\"›: the key `mode` is not known here"
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

/// A schema that stands alone.
private func compiled(_ text: String) throws -> Schema {
    var registry = SchemaRegistry()
    let uri = registry.add(ConfigDocument(text, as: .json))
    return try #require(registry.compile(uri).schema)
}
