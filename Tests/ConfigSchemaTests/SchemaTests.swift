import ConfigSchema
import Testing

struct SchemaTests {
    @Test func tellsWhatTheSchemaSaysOfItself() throws {
        let schema = try Schema.compiled(
            """
            {"$id": "https://a.example/s", "title": "Servers", "x-waymark":
            {"name": "servers", "version": "1.2", "source": "https://a.example/docs", "files": ["*.json"]}}
            """)
        #expect(schema.title == "Servers")
        #expect(schema.id == "https://a.example/s")
        #expect(schema.name == "servers")
        #expect(schema.version == "1.2")
        #expect(schema.source == "https://a.example/docs")
        #expect(schema.metadata?["files"]?[0]?.string == "*.json")
    }

    /// What stands at the end of a chain of references is demanded, however long the chain is.
    @Test(arguments: [0, 3, 4, 5, 30, 31, 32, 33, 100])
    func followsChainsOfReferences(length: Int) throws {
        let chain = (0..<length).map { "\"d\($0)\": {\"$ref\": \"#/$defs/d\($0 + 1)\"}, " }.joined()
        let schema = try Schema.compiled(
            "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(chain)\"d\(length)\": {\"type\": \"string\", \"minLength\": 2}}}"
        )
        for (text, isValid) in [
            ("1", false), ("null", false), ("{}", false), ("\"a\"", false), ("\"ab\"", true),
        ] {
            let root = try #require(ConfigDocument(text, as: .json).root)
            #expect(schema.isValid(root) == isValid, "\(text)")
        }
    }

    @Test(arguments: [
        (##"{"$ref": "#/nowhere"}"##, "invalid-schema", "\"#/nowhere\""),
        (##"{"$ref": "https://b.example/"}"##, "invalid-schema", "\"https://b.example/\""),
        (#"{"type": "strin"}"#, "invalid-schema", "\"strin\""),
        (#"{"pattern": "("}"#, "invalid-schema", "\"(\""),
        (#"{"minLength": -1}"#, "invalid-schema", "-1"),
        (#"{"$schema": "https://b.example/meta"}"#, "unknown-dialect", "\"https://b.example/meta\""),
    ])
    func saysWhatIsWrongInASchemaAndStaysUsable(text: String, id: String, at: String) throws {
        var registry = SchemaRegistry()
        let document = ConfigDocument(text, as: .json)
        let uri = registry.add(document)
        let (schema, problems) = registry.compile(uri)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.id.rawValue == id)
        // What a lost reference would demand is not checked.
        #expect(problem.severity == (text.contains("$ref") ? .error : .warning))
        #expect(document.text(problem.range) == at)
        let value = try #require(ConfigDocument("\"x\"", as: .json).root)
        #expect(schema?.isValid(value) == true)
    }

    @Test func compilesAPartByPointerAndByAnchor() throws {
        var registry = SchemaRegistry()
        let text = #"{"$defs": {"a": {"$anchor": "here", "type": "string"}}, "type": "object"}"#
        registry.add(ConfigDocument(text, as: .json), at: "https://a.example/s")
        let value = try #require(ConfigDocument("\"x\"", as: .json).root)
        for fragment in ["#/$defs/a", "#here"] {
            #expect(registry.compile("https://a.example/s" + fragment).schema?.isValid(value) == true)
        }
        #expect(registry.compile("https://a.example/s").schema?.isValid(value) == false)
        #expect(registry.compile("https://a.example/s#nowhere").schema == nil)
        #expect(registry.compile("https://a.example/t").schema == nil)
    }

    @Test func findsSchemasInsideOtherDocuments() throws {
        var registry = SchemaRegistry()
        let outer = #"{"$defs": {"a": {"$id": "https://a.example/inner", "type": "string"}}}"#
        registry.add(ConfigDocument(outer, as: .json), at: "https://a.example/outer")
        let uri = registry.add(ConfigDocument(#"{"$ref": "https://a.example/inner"}"#, as: .json))
        let value = try #require(ConfigDocument("1", as: .json).root)
        #expect(registry.compile(uri).schema?.isValid(value) == false)
    }

    @Test(arguments: [
        "http://json-schema.org/draft-04/schema#", "https://json-schema.org/draft-04/schema",
        "http://json-schema.org/draft-06/schema#", "https://json-schema.org/draft-07/schema",
        "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft/2020-12/schema#",
    ])
    func knowsTheMetaschemasInEverySpelling(uri: String) throws {
        let schema = try Schema.compiled(#"{"$ref": "\#(uri)"}"#)
        let right = try #require(
            ConfigDocument(#"{"type": "string", "properties": {"a": {}}}"#, as: .json).root)
        let wrong = try #require(ConfigDocument(#"{"properties": {"a": {"type": "strin"}}}"#, as: .json).root)
        #expect(schema.isValid(right))
        #expect(!schema.isValid(wrong))
    }

    /// What the newer drafts demand of each keyword, part by part, and where only one of them knows it.
    @Test(arguments: [
        (#"{"$id": 1}"#, false, false), (#"{"$schema": 1}"#, false, false), (#"{"$ref": 1}"#, false, false),
        (#"{"$anchor": "1"}"#, false, false), (#"{"$anchor": "a:b"}"#, true, false),
        (#"{"$anchor": "_a"}"#, false, true), (#"{"$comment": 1}"#, false, false),
        (#"{"$vocabulary": {"a:b": 1}}"#, false, false), (#"{"$defs": {"a": 1}}"#, false, false),
        (#"{"$dynamicRef": 1}"#, true, false), (#"{"$recursiveRef": 1}"#, false, true),
        (#"{"items": 1}"#, false, false), (#"{"items": []}"#, false, false),
        (#"{"items": [{}]}"#, true, false),
        (#"{"prefixItems": 1}"#, true, false), (#"{"additionalItems": 1}"#, false, true),
        (#"{"contains": 1}"#, false, false), (#"{"additionalProperties": 1}"#, false, false),
        (#"{"properties": {"a": 1}}"#, false, false), (#"{"patternProperties": {"a": 1}}"#, false, false),
        (#"{"dependentSchemas": {"a": 1}}"#, false, false), (#"{"propertyNames": 1}"#, false, false),
        (#"{"if": 1}"#, false, false), (#"{"then": 1}"#, false, false), (#"{"else": 1}"#, false, false),
        (#"{"allOf": []}"#, false, false), (#"{"anyOf": [1]}"#, false, false),
        (#"{"oneOf": {}}"#, false, false),
        (#"{"not": 1}"#, false, false), (#"{"unevaluatedItems": 1}"#, false, false),
        (#"{"unevaluatedProperties": 1}"#, false, false), (#"{"type": []}"#, false, false),
        (#"{"type": ["null", "null"]}"#, false, false), (#"{"enum": 1}"#, false, false),
        (#"{"multipleOf": 0}"#, false, false), (#"{"maximum": "1"}"#, false, false),
        (#"{"maxLength": -1}"#, false, false), (#"{"minLength": 0.5}"#, false, false),
        (#"{"pattern": 1}"#, false, false), (#"{"maxItems": -1}"#, false, false),
        (#"{"uniqueItems": 1}"#, false, false), (#"{"minContains": -1}"#, false, false),
        (#"{"minProperties": -1}"#, false, false), (#"{"required": ["a", "a"]}"#, false, false),
        (#"{"dependentRequired": {"a": [1]}}"#, false, false), (#"{"title": 1}"#, false, false),
        (#"{"deprecated": 1}"#, false, false), (#"{"readOnly": 1}"#, false, false),
        (#"{"examples": 1}"#, false, false), (#"{"format": 1}"#, false, false),
        (#"{"contentMediaType": 1}"#, false, false), (#"{"contentEncoding": 1}"#, false, false),
        (#"{"contentSchema": 1}"#, false, false), (#"{"definitions": {"a": 1}}"#, false, false),
        (#"{"dependencies": {"a": [1]}}"#, false, false), (#"{"dependencies": {"a": ["b"]}}"#, true, true),
        (#"{"default": 1, "const": 1, "other": 1}"#, true, true), ("1", false, false), ("true", true, true),
    ])
    func theNewerDraftsJudgeKeywords(text: String, is2019: Bool, is2020: Bool) throws {
        let value = try #require(ConfigDocument(text, as: .json).root)
        for (draft, isValid) in [("2019-09", is2019), ("2020-12", is2020)] {
            let dialect = "https://json-schema.org/draft/\(draft)/schema"
            let schema = try Schema.compiled("{\"$schema\": \"\(dialect)\", \"$ref\": \"\(dialect)\"}")
            #expect(schema.isValid(value) == isValid, "\(draft)")
        }
    }

    @Test func readsEachSchemaInItsOwnDialect() throws {
        let text = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"old": {
            "$id": "old", "$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "string"}]}},
            "prefixItems": []}
            """
        let schema = try Schema.compiled(text)
        let wrong = try #require(ConfigDocument(#"{"old": [1]}"#, as: .json).root)
        #expect(!schema.isValid(wrong))
    }

    @Test func readsSchemasInYAML() throws {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument("type: object\nrequired: [a]\n", as: .yaml))
        let schema = try #require(registry.compile(uri).schema)
        let value = try #require(ConfigDocument("{}", as: .json).root)
        #expect(schema.validate(value).map(\.id.rawValue) == ["missing-property"])
    }

    /// What must be contained may be the whole schema again.
    @Test func anArrayContainsWhatTheWholeSchemaDemands() throws {
        let compiled = try Schema.compiled(##"{"type": ["array", "string"], "contains": {"$ref": "#"}}"##)
        let found = try [#"["a"]"#, "[1]", "[[1]]", #"[["a"]]"#].map {
            try compiled.validate(#require(ConfigDocument($0, as: .json).root)).map(\.instancePath)
        }
        #expect(found == [[], [""], [""], []])
    }

    /// The `$schema` of a whole value names its schema for editors; no schema has to know it, and it hides nothing.
    @Test(arguments: [
        (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"$schema": "x", "a": 1}"#, []),
        (
            #"{"properties": {"a": {}}, "additionalProperties": false}"#,
            #"{"a": 1, "$schema": "x", "b": 1}"#, ["/b"]
        ),
        (#"{"properties": {"a": {}}, "unevaluatedProperties": false}"#, #"{"$schema": "x", "a": 1}"#, []),
        (#"{"properties": {"a": {}}}"#, #"{"$schema": "x", "a": 1}"#, []),
        (
            #"{"oneOf": [{"required": ["a"], "properties": {"a": {}}, "additionalProperties": false}, {"type": "string"}]}"#,
            #"{"$schema": "x", "a": 1}"#, []
        ),
        (
            #"{"properties": {"a": {"properties": {"b": {}}, "additionalProperties": false}}, "additionalProperties": false}"#,
            #"{"$schema": "x", "a": {"$schema": "y", "b": 1}}"#, ["/a/$schema"]
        ),
        (#"{"properties": {"$schema": {"type": "string"}}}"#, #"{"$schema": 1}"#, ["/$schema"]),
    ])
    func theSchemaOfAWholeValueIsNoStranger(schema: String, text: String, expected: [String]) throws {
        let compiled = try Schema.compiled(schema)
        let root = try #require(ConfigDocument(text, as: .json).root)
        let options = ValidationOptions(mayNameSchema: true)
        #expect(compiled.validate(root, options: options).map(\.instancePath) == expected)
    }

    /// Keys that stand for comments count nowhere, also where a schema has a word for all keys; one that it lists does.
    @Test(arguments: [
        (
            #"{"properties": {"a": {}}, "additionalProperties": false}"#,
            ##"{"_a": 1, "//": 2, "$comment": 3, "#a": 4}"##, []
        ),
        (#"{"additionalProperties": {"type": "object"}}"#, #"{"_a": 1, "// b": 2, "a_": 3}"#, ["/a_"]),
        (
            #"{"additionalProperties": {"properties": {"a": {}}, "additionalProperties": false}}"#,
            #"{"x": {"_b": 1, "b": 2}}"#, ["/x/b"]
        ),
        (#"{"propertyNames": {"pattern": "^[A-Z]+$"}}"#, #"{"_a": 1, "a": 2}"#, ["/a"]),
        (#"{"patternProperties": {"": {"type": "string"}}}"#, #"{"_a": 1, "a": 2}"#, ["/a"]),
        (#"{"properties": {"_a": {"type": "string"}}}"#, #"{"_a": 1}"#, ["/_a"]),
        (#"{"properties": {"a": {}}, "unevaluatedProperties": false}"#, #"{"//": 1, "/": 2}"#, ["/~1"]),
    ])
    func commentKeysArePassedOver(schema: String, text: String, expected: [String]) throws {
        let compiled = try Schema.compiled(schema)
        let root = try #require(ConfigDocument(text, as: .json).root)
        var options = ValidationOptions()
        options.allowsComments = true
        #expect(compiled.validate(root, options: options).map(\.instancePath) == expected)
        #expect(
            compiled.validate(root, options: ValidationOptions()).count > expected.count
                || expected == ["/_a"])
    }

    /// A key that is near to a keyword, and words of other programs and of notes, which are none of ours.
    @Test(
        arguments: """
            title description default examples readOnly writeOnly $comment $vocabulary allowComments
            allowTrailingCommas defaultSnippets deprecationMessage discriminator doNotSuggest enumDescriptions enumNames
            errorMessage example externalDocs fileMatch formatMaximum formatMinimum formatExclusiveMaximum
            formatExclusiveMinimum group label links markdownDeprecationMessage markdownDescription
            markdownEnumDescriptions media name nullable options order patternErrorMessage propertyOrder scope
            suggestSortText tsEnumNames tsType typeof unit units value values version xml contentEncoding
            contentMediaType text item_type titles x-itmes notes
            """.split { " \n".contains($0) }.map(String.init))
    func knowsWordsOfOthers(name: String) {
        #expect(MisspeltKeywords.problems(in: ConfigDocument("{\"\(name)\": 1}", as: .json)).isEmpty)
    }

    @Test(arguments: [
        ("titel", "title"), ("descripton", "description"), ("defualt", "default"), ("readonly", "readOnly"),
        ("writeonly", "writeOnly"), ("$coment", "$comment"), ("exampels", "examples"),
        ("$vocabluary", "$vocabulary"), ("itmes", "items"), ("patern", "pattern"),
    ])
    func namesTheKeywordThatIsMeant(name: String, keyword: String) {
        let problems = MisspeltKeywords.problems(in: ConfigDocument("{\"\(name)\": 1}", as: .json))
        #expect(problems.map(\.message) == ["`\(name)` is no keyword of JSON Schema"])
        #expect(problems.map(\.help) == ["did you mean `\(keyword)`?"])
    }

    @Test(
        arguments: [
            ("json", .json), ("JSON", .json), ("jsonc", .jsonc), ("json5", .json5), ("jsonl", .jsonl),
            ("ndjson", .jsonl), ("jsonlines", .jsonl), ("json-lines", .jsonl), ("yaml", .yaml),
            ("yml", .yaml),
            ("toml", .toml), ("plist", .plist), ("xml-plist", .plist), ("mobileconfig", .plist),
            ("reg", .reg),
            ("env", .env), ("dotenv", .env), ("xml", nil), ("text", nil), ("", nil),
        ] as [(String, ConfigLanguage?)])
    func knowsLanguagesOfInfoStrings(name: String, language: ConfigLanguage?) {
        #expect(ConfigLanguage(infoStringLanguage: name) == language)
    }
}
