import ConfigSchema
import Testing

/// Schemas and values that would take for ever, and those as deep as may be.
struct FindingLimitTests {
    @Test(arguments: [
        ##"{"$ref": "#"}"##, ##"{"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}"##, ##"{"not": {"$ref": "#"}}"##,
        ##"{"allOf": [{"$ref": "#"}, {"properties": {"a": {"$ref": "#"}}}]}"##,
        ##"{"pattern": "^(a+)+$"}"##, ##"{"anyOf": [{"not": {"not": {"not": {"$ref": "#"}}}}, false]}"##,
    ])
    func endsWhatNeverEndsWithAFinding(schema: String) throws {
        let text = "\"" + String(repeating: "a", count: 60) + "!\""
        let root = try #require(ConfigDocument(text, as: .json).root)
        let compiled = try Schema.compiled(schema)
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
        let violation = try #require(try Schema.compiled(schema).validate(root).first)
        #expect(violation.id.rawValue == "wrong-type")
        #expect(document.text(violation.range) == "1")
    }

    @Test func endsBranchesThatMultiplyWithDepth() throws {
        let branches = ##"{"properties": {"a": {"$ref": "#"}}, "type": "object"}"##
        let schema = #"{"anyOf": [\#(branches), \#(branches), \#(branches)]}"#
        let text = String(repeating: "{\"a\":", count: 100) + "1" + String(repeating: "}", count: 100)
        let root = try #require(ConfigDocument(text, as: .json).root)
        #expect(try Schema.compiled(schema).validate(root).map(\.severity) == [.error])
    }

    @Test func endsASchemaThatMultipliesItself() throws {
        let levels = (0..<40).map {
            ##""l\##($0)": {"allOf": [{"$ref": "#/$defs/l\##($0 + 1)"}, {"$ref": "#/$defs/l\##($0 + 1)"}]}"##
        }
        let schema =
            ##"{"$ref": "#/$defs/l0", "$defs": {\##(levels.joined(separator: ", ")), "l40": {"minimum": 1}}}"##
        let root = try #require(ConfigDocument("2", as: .json).root)
        #expect(try Schema.compiled(schema).validate(root).map(\.id.rawValue) == ["validation-limit"])
    }
}
