import ConfigSchema
import Testing
import Text

/// JSON inside the strings of property lists, registry files and environment files.
struct EmbeddedTests {
    static let schema = """
        {"type": "object", "additionalProperties": false, "properties": {"models": {"type": "array", "items":
        {"type": "object", "required": ["name"], "additionalProperties": false, "properties":
        {"name": {"type": "string"}, "label": {"enum": ["small", "large"]}, "context": {"type": "integer"}}}},
        "on": {"type": "boolean"}, "port": {"type": "integer", "maximum": 65535}, "id": {"type": "string"}}}
        """
    static let key = "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\A]\n"

    private func compiled() throws -> Schema { try Schema.compiled(Self.schema) }

    /// The findings as "id ‹underlined›".
    private func findings(_ text: String, _ language: ConfigLanguage) throws -> [String] {
        let schema = try compiled()
        let document = ConfigDocument(text, as: language).adapted(to: schema)
        let value = try #require(document.valuesNode)
        let problems = document.problems.map { "\($0.id) ‹\(document.text($0.range))›" }
        let violations = schema.validate(value)
        #expect(schema.isValid(value) == violations.isEmpty)
        let map = SourceMap(origin: 0, count: document.bytes.count)
        return problems
            + violations.map { violation in
                let id = violation.diagnostic(path: "", map: map, schemaName: "").id
                return "\(id) ‹\(document.text(violation.range))›"
            }
    }

    @Test(
        arguments: [
            (.plist, #"<dict><key>models</key><string>[{"name":"a","label":"small"}]</string></dict>"#, []),
            (
                .plist, #"<dict><key>models</key><string>[{&quot;nmae&quot;:"a"}]</string></dict>"#,
                [#"unknown-property ‹&quot;nmae&quot;›"#]
            ),
            (
                .plist, #"<dict><key>models</key><string><![CDATA[[{"name": 7}]]]></string></dict>"#,
                ["wrong-type ‹7›"]
            ),
            (
                .plist, #"<dict><key>models</key><string>[{"name":"a",}]</string></dict>"#,
                ["not-strict-json ‹,›"]
            ),
            (.plist, "<dict><key>models</key><string>none</string></dict>", ["wrong-type ‹none›"]),
            (.plist, "<dict><key>id</key><string>[1]</string></dict>", []),
            (.plist, "<dict><key>on</key><string>true</string></dict>", []),
            (.plist, "<dict><key>on</key><string>yes</string></dict>", ["wrong-type ‹yes›"]),
            (.plist, "<dict><key>on</key><integer>1</integer></dict>", []),
            (.plist, "<dict><key>on</key><string>0</string></dict>", []),
            (.plist, "<dict><key>on</key><integer>2</integer></dict>", ["wrong-type ‹2›"]),
            (.reg, key + #""on"="1""#, []), (.reg, key + #""on"="2""#, [#"wrong-type ‹"2"›"#]),
            (.reg, key + #""models"="[{\"name\":\"a\",\"context\":\"x\"}]""#, [#"wrong-type ‹\"x\"›"#]),
            (
                .reg, key + #""models"="[{\"name\":\"a\",\"label\":\"smal\"}]""#,
                [#"invalid-value ‹\"smal\"›"#]
            ),
            (.reg, key + #""models"="[{}]""#, ["missing-property ‹{›"]),
            (.reg, key + "\"on\"=dword:00000001\n\"port\"=dword:0001ffff", ["out-of-range ‹dword:0001ffff›"]),
            (
                .reg, key + #""models"=hex(1):5b,00,31,00,5d,00,00,00"#,
                ["wrong-type ‹hex(1):5b,00,31,00,5d,00,00,00›"]
            ),
            (.env, "port=70000", ["out-of-range ‹70000›"]),
            (.env, "export models='[{\"name\": 1}]' on=true", ["wrong-type ‹1›"]),
            (.env, #"models="[{\"name\": 1}]""#, ["wrong-type ‹1›"]),
        ] as [(ConfigLanguage, String, [String])])
    func validatesInPlace(language: ConfigLanguage, text: String, expected: [String]) throws {
        #expect(try findings(text, language) == expected)
    }

    @Test(arguments: [
        (
            ConfigLanguage.plist, #"<dict><key>models</key><string>[{&quot;nmae&quot;:"a"}]</string></dict>"#,
            "&quot;name&quot;"
        ),
        (
            .plist, #"<dict><key>models</key><string>[{"name":"a","label":"smal"}]</string></dict>"#,
            "\"small\""
        ),
        (.reg, key + #""models"="[{\"nmae\":\"a\"}]""#, #"\"name\""#),
        (.reg, key + #""prot"=dword:1"#, "\"port\""),
        (.env, "prot=1", "port"),
        (.toml, "prot = 1", "port"),
        (.toml, "[[models]]\nname = 'a'\nlabel = 'smal'", "'small'"),
    ])
    func mendsInTheSameQuotes(language: ConfigLanguage, text: String, replacement: String) throws {
        let schema = try compiled()
        let document = ConfigDocument(text, as: language).adapted(to: schema)
        let value = try #require(document.valuesNode)
        let edits = schema.validate(value).flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.map(\.replacement) == [replacement])
    }

    /// What a text spells with escapes has no place of its own that could be replaced.
    @Test(
        arguments: [
            (ConfigLanguage.json, #"{"models": "[{\"nmae\": \"a\"}]"}"#, []),
            (.yaml, #"models: "[{\"nmae\": \"a\"}]""#, []),
            (.yaml, #"models: '[{"nmae": "a"}]'"#, [#""name""#]),
        ] as [(ConfigLanguage, String, [String])])
    func mendsOnlyWhatHasItsPlace(language: ConfigLanguage, text: String, replacements: [String]) throws {
        let schema = try Schema.compiled(#"{"x-waymark": {"texts": true}, "# + Self.schema.dropFirst())
        let document = ConfigDocument(text, as: language).adapted(to: schema)
        let found = schema.validate(try #require(document.root))
        #expect(found.map(\.id.rawValue) == ["unknown-property"])
        #expect(found.flatMap(\.fixes).flatMap(\.edits).map(\.replacement) == replacements)
    }

    @Test(arguments: [
        (ConfigLanguage.json, #"{"a": "[5, \"x\"]"}"#, 0), (.json, #"{"a": [5]}"#, 1),
        (.yaml, "a: '[5]'", 1), (.yaml, #"a: "[5, \"x\"]""#, 0),
    ])
    func writesALiteralOnlyWhereOneStands(language: ConfigLanguage, text: String, count: Int) throws {
        let schema = try Schema.compiled(
            #"{"x-waymark": {"texts": true}, "properties": {"a": {"type": "array", "items": {"#
                + #""x-warn": [{"id": "old", "if": {"const": 5}, "message": "m", "#
                + #""fix": {"value": 6}}]}}}}"#)
        let document = ConfigDocument(text, as: language).adapted(to: schema)
        let edits = schema.validate(try #require(document.root)).flatMap(\.fixes).flatMap(\.edits)
        #expect(
            edits.map { document.text($0.range) + $0.replacement } == Array(repeating: "56", count: count))
    }

    @Test func findsTheOpeningOfATable() throws {
        let text = "[[models]] # the first\nlabel = 'small'\n"
        #expect(try findings(text, .toml) == ["missing-property ‹[[models]]›"])
    }

    @Test func givesTheJSONOfAString() throws {
        let schema = try Schema.compiled(#"{"type": "array"}"#)
        let document = ConfigDocument(#"<string>[1, &quot;x&quot;, {"a": b}]</string>"#, as: .plist)
        let json = document.adapted(to: schema)
        #expect(json.root?.compact == #"[1,"x",{"a":"b"}]"#)
        let value = try #require(json.root?[1])
        #expect(json.text(value.range) == "&quot;x&quot;")
        #expect(json.problems.map { json.text($0.range) } == ["b"])
        #expect(json.problems.flatMap(\.fixes).flatMap(\.edits).map(\.replacement) == ["\"b\""])
    }

    @Test func readsOnWithinItsDepth() throws {
        let deep = String(repeating: "[", count: 5000)
        let document = ConfigDocument("models=\(deep)", as: .env).adapted(to: try compiled())
        #expect(document.problems.contains { $0.id.rawValue == "too-deep" })
        #expect(document.root?["models"]?.kind == .array)
    }
}
