import ConfigSchema
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
            let language = ConfigLanguage.allCases[Int(random.next() % 4)]
            let document = ConfigDocument(parsing: Self.changed(Self.instance, &random), as: language)
            guard let root = document.root, let compiled else { continue }
            let violations = compiled.validate(root, options: ValidationOptions(assertFormats: true))
            let isValid = compiled.isValid(root, options: ValidationOptions(assertFormats: true))
            let hasErrors = violations.contains { $0.severity == .error }
            #expect(isValid != hasErrors)
            for violation in violations {
                #expect(violation.range.upperBound <= document.bytes.count)
                #expect(!violation.message.isEmpty)
            }
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
