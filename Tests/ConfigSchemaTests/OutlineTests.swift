import Testing

@testable import ConfigSchema

/// A schema as people read it, and the difference of two.
@Suite struct OutlineTests {
    private func outline(_ schema: String) -> SchemaOutline {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument(schema, as: .json), at: "test:/schema")
        return registry.outline(of: uri) ?? .anything
    }

    /// All places with what stands there, a line each: `path! types values closed`.
    private func lines(_ outline: SchemaOutline, _ path: String = "") -> [String] {
        outline.entries.flatMap { entry in
            let place = entry.step.path(after: path)
            let accepted = entry.outline.accepted
            let parts =
                [place + (entry.isRequired ? "!" : "")] + accepted.types + accepted.values.map(\.json)
                + (entry.outline.isClosed ? ["closed"] : []) + (entry.outline.isCutShort ? ["…"] : [])
            return [parts.joined(separator: " ")] + lines(entry.outline, place)
        }
    }

    /// Keys of a schema's own are noted without their prefix, where they hold texts and no word of ours.
    @Test func ownKeysAreNotes() {
        let notes = outline(
            #"{"x-since": "1.2", "x-seen-in": ["a", "b"], "x-use": "c", "x-count": 3, "since": "1", "x-none": []}"#
        ).notes
        #expect(notes.map(\.name) == ["since", "seen-in"])
        #expect(notes.map(\.text) == ["1.2", "a, b"])
    }

    @Test func everyPlaceHasALine() {
        let schema = """
            {"type": "object", "required": ["servers"], "properties": {
              "servers": {"type": "object", "additionalProperties": {"$ref": "#/$defs/server"}},
              "level": {"enum": ["low", "high", 3]}, "tags": {"type": "array", "items": {"type": "string"}},
              "pair": {"prefixItems": [{"type": "integer"}, {"type": ["string", "null"]}]}},
             "patternProperties": {"^x-": {"type": "boolean"}},
             "$defs": {"server": {"type": "object", "additionalProperties": false, "required": ["command"],
               "properties": {"command": {"type": "string"}, "port": {"type": "integer"}}}}}
            """
        #expect(
            lines(outline(schema)) == [
                "servers! object", "servers.* object closed", "servers.*.command! string",
                "servers.*.port integer",
                "level \"low\" \"high\" 3", "tags array", "tags[] string", "pair", "pair[0] integer",
                "pair[1] string null", "/^x-/ boolean",
            ])
    }

    @Test func branchesArePutTogether() {
        let schema = """
            {"oneOf": [
              {"type": "object", "required": ["type", "command"], "additionalProperties": false,
               "properties": {"type": {"const": "stdio"}, "command": {"type": "string"}}},
              {"type": "object", "required": ["type", "url"], "additionalProperties": false,
               "properties": {"type": {"enum": ["http", "sse"]}, "url": {"type": "string"}}}]}
            """
        let both = outline(schema)
        #expect(both.isClosed)
        #expect(lines(both) == ["type! \"stdio\" \"http\" \"sse\"", "command string", "url string"])
    }

    @Test func noItemIsRequired() {
        let schema =
            #"{"properties": {"a": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}}}"#
        #expect(lines(outline(schema)) == ["a string array", "a[] string"])
    }

    @Test func whatHoldsSometimesIsListed() {
        let schema = """
            {"properties": {"kind": {"type": "string"}}, "if": {"properties": {"kind": {"const": "a"}}},
             "then": {"required": ["extra"], "properties": {"extra": {"type": "number"}}}}
            """
        #expect(lines(outline(schema)) == ["kind string", "extra number"])
    }

    @Test func aSchemaThatRefersToItselfEnds() {
        let schema =
            ##"{"type": "object", "properties": {"child": {"$ref": "#"}, "name": {"type": "string"}}}"##
        #expect(lines(outline(schema)) == ["child object …", "name string"])
    }

    @Test(arguments: [
        (#"{"properties": {"a": {}}}"#, #"{"properties": {"a": {}, "b": {}}}"#, "added b: is new"),
        (#"{"properties": {"a": {}, "b": {}}}"#, #"{"properties": {"a": {}}}"#, "removed b: is gone"),
        (
            #"{"properties": {"authScheme": {"type": "string"}}}"#,
            #"{"properties": {"auth_scheme": {"type": "string"}}}"#,
            "renamed authScheme: probably `auth_scheme` now"
        ),
        (
            #"{"properties": {"baseUrl": {"type": "string", "description": "Where it is."}}}"#,
            #"{"properties": {"endpoint": {"type": "string", "description": "Where it is."}}}"#,
            "renamed baseUrl: probably `endpoint` now"
        ),
        (
            #"{"properties": {"a": {"enum": ["x", "y"]}}}"#, #"{"properties": {"a": {"enum": ["x", "z"]}}}"#,
            "narrowed a: the value \"y\" is gone|widened a: the value \"z\" is new"
        ),
        (
            #"{"properties": {"a": {"type": ["string", "number"]}}}"#,
            #"{"properties": {"a": {"type": "string"}}}"#,
            "narrowed a: no longer any number"
        ),
        (
            #"{"properties": {"a": {"type": "integer"}}}"#, #"{"properties": {"a": {"type": "number"}}}"#,
            "widened a: any number is accepted now"
        ),
        (
            #"{"properties": {"a": {"type": "string"}}}"#, #"{"properties": {"a": {"enum": ["x"]}}}"#,
            "narrowed a: no longer any string; still accepted: \"x\""
        ),
        (
            #"{"properties": {"a": {"maximum": 10, "minimum": 2}}}"#,
            #"{"properties": {"a": {"maximum": 9, "minimum": 1}}}"#,
            "widened a: `minimum` was 2, and is 1|narrowed a: `maximum` was 10, and is 9"
        ),
        (
            #"{"properties": {"a": {"pattern": "^a"}}}"#, #"{"properties": {"a": {"pattern": "^b"}}}"#,
            "changed a: `pattern` was ^a, and is ^b"
        ),
        (
            #"{"properties": {"a": {}}}"#, #"{"required": ["a"], "properties": {"a": {}}}"#,
            "required a: must be there now"
        ),
        (
            #"{"properties": {"a": {}}}"#,
            #"{"properties": {"a": {"deprecated": true, "x-use": "`b`", "x-removed-on": "2027-01-01"}}}"#,
            "deprecated a: the key is deprecated; use `b`; removed on 2027-01-01"
        ),
        (
            #"{"properties": {"a": {}}}"#, #"{"properties": {"a": {}}, "additionalProperties": false}"#,
            "narrowed : keys that are not listed are wrong now"
        ),
        (
            #"{"properties": {"a": {"default": 1}}}"#, #"{"properties": {"a": {"default": 2}}}"#,
            "defaulted a: the default was 1, and is 2"
        ),
    ])
    func changes(old: String, new: String, expected: String) {
        let changes = outline(old).changes(to: outline(new))
        #expect(
            changes.map { "\($0.kind.rawValue) \($0.path): \($0.detail)" }.joined(separator: "|") == expected)
    }

    /// A limit says more or less than before by the direction in which it moved.
    @Test(arguments: [
        ("minimum", true), ("exclusiveMinimum", true), ("minLength", true), ("minItems", true),
        ("minProperties", true), ("maximum", false), ("exclusiveMaximum", false), ("maxLength", false),
        ("maxItems", false), ("maxProperties", false),
    ])
    func aLimitMoves(keyword: String, isLower: Bool) {
        let schemas = ["{}", "{\"\(keyword)\": 5}", "{\"\(keyword)\": 6}"].map(outline)
        func kinds(_ old: Int, _ new: Int) -> [String] {
            schemas[old].changes(to: schemas[new]).map { "\($0.kind.rawValue): \($0.detail)" }
        }
        #expect(kinds(1, 2) == ["\(isLower ? "narrowed" : "widened"): `\(keyword)` was 5, and is 6"])
        #expect(kinds(2, 1) == ["\(isLower ? "widened" : "narrowed"): `\(keyword)` was 6, and is 5"])
        #expect(kinds(0, 1) == ["narrowed: `\(keyword)` was not set, and is 5"])
        #expect(kinds(1, 0) == ["widened: `\(keyword)` was 5, and is not set"])
        #expect(kinds(1, 1) == [])
    }

    /// A dated value that is gone, and a warning that says otherwise, are differences.
    @Test func datedValuesAndWarningsAreCompared() {
        let old = outline(
            """
            {"x-deprecated-values": [{"pattern": "^a", "use": "b"}, {"value": "c", "use": "d"}],
            "x-warn": [{"id": "w", "if": true, "message": "one"}, {"id": "v", "if": true, "message": "m"}]}
            """)
        let new = outline(
            """
            {"x-deprecated-values": [{"value": "c", "use": "d", "deprecated-on": "2026-01-01", "where": "here"}],
            "x-warn": [{"id": "w", "if": true, "message": "one", "since": "2026-02-01"}]}
            """)
        #expect(
            old.changes(to: new).map { "\($0.kind.rawValue): \($0.detail)" } == [
                "deprecated: the value `c` is deprecated as of 2026-01-01 here; use d",
                "undeprecated: the value `/^a/` is no longer deprecated",
                "warned: w: one, from 2026-02-01 on",
                "unwarned: v is no longer said",
            ])
        #expect(old.changes(to: old).isEmpty)
    }

    @Test func knownKeysAreShownAndCompared() {
        let old = outline(#"{"x-known-keys": ["A_NAME", "B_NAME"]}"#)
        let new = outline(
            ##"{"$ref": "#/$defs/a", "$defs": {"a": {"x-known-keys": {"names": ["B_NAME", "C_NAME"]}}}}"##)
        #expect(new.knownKeys == ["B_NAME", "C_NAME"])
        let changes = old.changes(to: new).map { "\($0.kind.rawValue): \($0.detail)" }
        #expect(changes == ["warned: known keys now: `C_NAME`", "unwarned: known keys no more: `A_NAME`"])
    }

    @Test func whatHasNoDirectionIsAChange() {
        let (two, three) = (outline(#"{"multipleOf": 2}"#), outline(#"{"multipleOf": 3}"#))
        #expect(two.changes(to: three).map(\.kind.rawValue) == ["changed"])
        #expect(outline("{}").changes(to: two).map(\.kind.rawValue) == ["narrowed"])
        #expect(two.changes(to: outline("{}")).map(\.kind.rawValue) == ["widened"])
        let (unique, any) = (outline(#"{"uniqueItems": true}"#), outline(#"{"uniqueItems": false}"#))
        #expect(any.changes(to: outline("{}")).isEmpty)
        #expect(any.changes(to: unique).map(\.kind.rawValue) == ["narrowed"])
    }

    @Test func aSchemaIsLikeItself() {
        for uri in ["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema"]
        {
            let outline = SchemaRegistry().outline(of: uri)
            #expect(outline.map { $0.changes(to: $0) } == [])
            #expect((outline?.entries.count ?? 0) > 20)
        }
    }
}
