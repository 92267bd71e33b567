@testable import ConfigSchema
import Testing

/// Schemas and values with bytes changed at random: whatever comes, there is an answer.
struct RobustnessTests {
    static let schema = """
        {"$id": "https://a.example/x", "$defs": {"n": {"$anchor": "n", "type": ["number", "null"], "multipleOf": 0.1},
        "t": {"$dynamicAnchor": "t", "minLength": 1, "pattern": "^[a-z]+$"}}, "type": "object", "required": ["a"],
        "properties": {"a": {"$ref": "#n"}, "b": {"enum": ["x", 1, {"c": []}]}, "c": {"items": {"$dynamicRef": "#t"}},
        "d": {"oneOf": [{"const": 1}, {"properties": {"k": {"const": "v"}}}], "deprecated": true}},
        "patternProperties": {"^e": {"not": {}}}, "propertyNames": {"maxLength": 3}, "minProperties": 1,
        "if": {"required": ["b"]}, "then": {"dependentRequired": {"b": ["c"]}}, "unevaluatedProperties": false}
        """
    static let instance =
        #"{"a": 0.3, "b": {"c": []}, "c": ["ab", "A", 1], "d": {"k": "w"}, "eee": 1, "f": [1e400]}"#

    @Test func answersWhateverTheBytes() {
        var random = Generator(state: 42)
        for _ in 0..<1500 {
            var registry = SchemaRegistry()
            let schema = Self.changed(Self.schema, &random)
            let uri = registry.add(ConfigDocument(parsing: schema, as: .json5))
            let compiled = registry.compile(uri).schema
            let language = ConfigLanguage.allCases[Int(random.next() % UInt64(ConfigLanguage.allCases.count))]
            let document = ConfigDocument(parsing: Self.changed(Self.instance, &random), as: language)
            guard let root = document.root, let compiled else { continue }
            let violations = compiled.validate(root, options: ValidationOptions(assertFormats: true))
            let isValid = compiled.isValid(root, options: ValidationOptions(assertFormats: true))
            let hasErrors = violations.contains { $0.severity == .error }
            // What a text lacks that is broken off is not missed.
            #expect(document.isWellFormed ? isValid != hasErrors : !(isValid && hasErrors))
            for violation in violations {
                #expect(violation.range.upperBound <= document.bytes.count)
                #expect(!violation.message.isEmpty)
            }
        }
    }

    /// Texts of the languages that are not JSON's or YAML's, each with most of what its parser knows.
    static let texts: [(ConfigLanguage, String)] = [
        (
            .toml,
            "a.\"b\" = [1, 0x1F, -2.5e3, { c = 'x', d.e = true }, # c\n  2026-01-02 03:04:05.6Z, 07:32]\n[a.f]\n"
                + "g = \"\"\"x\\\n  \\u00e9\"\"\"\r\n[[h.i]]\nj = '''k'''\n[h.i.l]\n"
        ),
        (
            .plist,
            "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY a 'b'>]><plist version='1.0'><dict><key>a&amp;</key>"
                + "<string>[{&quot;b&quot;: 1}]<![CDATA[<]]></string><key>c</key><array><true/><date>2026-01-02T03:04:05Z"
                + "</date><data>aGk=</data><integer>0x1f</integer></array><!-- d --></dict></plist>"
        ),
        (
            .reg,
            "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_USERS\\A]\r\n\"a\"=\"[{\\\"b\\\": 1}]\"\r\n@=-\n"
                + "\"c\"=hex(7):61,00,\\\n  00,00\n\"d\"=dword:1 ; e\n[-HKEY_USERS\\B]\n"
        ),
        (.env, "A=1 # b\nexport B=\"[{\\\"b\\\": 1}]\"'c'\\ d C=2\nD='e\nf'\n G = \"[1, true]\"\n"),
    ]

    @Test(arguments: texts)
    func readsChangedTexts(language: ConfigLanguage, text: String) throws {
        var random = Generator(state: 7)
        let schema = try Schema.compiled(#"{"additionalProperties": {"type": ["array", "integer"]}}"#)
        for _ in 0..<3000 {
            let bytes = Self.changed(text, &random)
            let document = ConfigDocument(parsing: bytes, as: language).adapted(to: schema)
            for problem in document.problems {
                #expect(problem.range.upperBound <= bytes.count)
                for edit in problem.fixes.flatMap(\.edits) { #expect(edit.range.upperBound <= bytes.count) }
            }
            guard let root = document.root else { continue }
            Self.checkRanges(root, bytes.count)
            for violation in schema.validate(root) { #expect(violation.range.upperBound <= bytes.count) }
        }
    }

    /// Looks at every value and key below a value.
    private static func checkRanges(_ node: ConfigNode, _ count: Int) {
        #expect(node.range.upperBound <= count)
        _ = (node.string, node.numberText, node.temporalKind, EmbeddedJSON(node, sideOffset: 0).nodes.count)
        for element in node.elements { checkRanges(element, count) }
        for (key, value) in node.members {
            #expect(key.range.upperBound <= count && key.string != nil)
            checkRanges(value, count)
        }
    }

    private static func changed(_ text: String, _ random: inout Generator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int(random.next() % 4) {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array("{}[]\",:0a".utf8)[Int(random.next() % 9)], at: place)
            default: bytes.insert(contentsOf: bytes[place...].prefix(Int(random.next() % 30)), at: place)
            }
        }
        return bytes
    }

    /// A generator with a seed, so that a failure comes back (SplitMix64).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
