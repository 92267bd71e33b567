import Testing

@testable import ConfigSchema
import Text

/// What is said about very many values is right for each of them, and costs and takes no more for each.
@Suite struct FindingScalingTests {
    private static func violations(_ schema: String, _ text: String) throws -> [Violation] {
        let compiled = try Schema.compiled(schema)
        return compiled.validate(try #require(ConfigDocument(text, as: .json).root))
    }

    private static func list(_ count: Int, _ element: (Int) -> String) -> String {
        (0..<count).map(element).joined(separator: ", ")
    }

    @Test(arguments: [250, 1_000])
    func eachUnknownKeyHasItsAdvice(count: Int) throws {
        let properties = Self.list(count) { "\"key-\($0)-of-many\": {}" }
        let found = try Self.violations(
            "{\"type\": \"object\", \"properties\": {\(properties)}, \"additionalProperties\": false}",
            "{\(Self.list(count) { "\"kex-\($0)-of-many\": 1" })}")
        #expect(found.count == count)
        for (number, violation) in found.enumerated() {
            #expect(violation.message == "the key `kex-\(number)-of-many` is not known here")
            #expect(violation.help?.contains("`key-\(number)-of-many`") == true)
        }
    }

    /// Each of many objects is told of the names that it has not itself, whichever object was asked before.
    @Test func namesThatAnObjectHasAreNotAdvised() throws {
        let found = try Self.violations(
            """
            {"type": "array", "items": {"additionalProperties": false, "properties": {"port": {}, "ports": {}}}}
            """, "[{\"porte\": 1}, {\"porte\": 1, \"port\": 1}, {\"porte\": 1, \"ports\": 1}]")
        #expect(
            found.map(\.help) == [
                "did you mean `port` or `ports`?", "did you mean `ports`?", "did you mean `port`?",
            ])
    }

    @Test(arguments: [250, 1_000])
    func eachRequiredKeyThatIsMisspeltIsSaidOnce(count: Int) throws {
        let names = Self.list(count) { "\"key-\($0)-of-many\"" }
        let properties = Self.list(count) { "\"key-\($0)-of-many\": {}" }
        let found = try Self.violations(
            "{\"type\": \"object\", \"required\": [\(names)], \"properties\": {\(properties)}}",
            "{\(Self.list(count) { "\"kex-\($0)-of-many\": 1" })}")
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.id == .unknownProperty && $0.severity == .error })
    }

    /// Each of many objects has a key that belongs into its own inner object.
    @Test(arguments: [250, 1_000])
    func eachMisplacedKeyIsLedToItsOwnHome(count: Int) throws {
        let found = try Self.violations(
            """
            {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
              "inner": {"type": "object", "properties": {"timeout": {"type": "integer"}}, "required": ["timeout"]}}}}
            """,
            "[\(Self.list(count) { _ in "{\"timeout\": 1, \"inner\": {}}" })]")
        #expect(
            found.map(\.message)
                == (0..<count).map {
                    "the key `timeout` is not known here; it belongs inside `[\($0)].inner`"
                })
    }

    /// One object has very many keys that nobody knows, and very many objects inside that might.
    @Test(arguments: [100, 400])
    func fewObjectsAreAskedForStrangeKeys(count: Int) throws {
        let found = try Self.violations(
            """
            {"type": "object", "additionalProperties": false, "properties": {"list": {"type": "array", "items":
              {"type": "object", "properties": {"port": {}}}}}}
            """,
            "{\"list\": [\(Self.list(count) { _ in "{}" })], \(Self.list(count) { "\"zz\($0)yy\": 1" }), \"port\": 1}"
        )
        #expect(found.count == count + 1)
        let last = found.last?.message
        #expect(
            last
                == (count == 100
                    ? "the key `port` is not known here; it belongs inside `list[0]`"
                    : "the key `port` is not known here"))
    }

    /// A schema and a value for each kind of finding of which there can be as many as somebody writes.
    private static func kind(_ name: String, _ count: Int) -> (schema: String, text: String) {
        let declared = list(count) { "\"key-\($0)-of-many\": {}" }
        let names = list(count) { "\"key-\($0)-of-many\"" }
        let misspelt = "{\(list(count) { "\"kex-\($0)-of-many\": 1" })}"
        return switch name {
        case "unknown": ("{\"properties\": {\(declared)}, \"additionalProperties\": false}", misspelt)
        case "required": ("{\"required\": [\(names)], \"properties\": {\(declared)}}", misspelt)
        case "names": ("{\"propertyNames\": {\"enum\": [\(names)]}}", misspelt)
        case "unlisted":
            (
                "{\"items\": {\"enum\": [\(names)]}}",
                "[\(list(count) { "\"kex-\($0)-of-many\"" })]"
            )
        case "lists":
            (
                "{\"items\": {\"allOf\": [{\"enum\": [\(names)]}, {\"enum\": [\(names), 1]}]}}",
                "[\(list(count) { "\"kex-\($0)-of-many\"" })]"
            )
        case "objects":
            (
                "{\"items\": {\"properties\": {\(declared)}, \"additionalProperties\": false}}",
                "[\(list(count) { "{\"kex-\($0)-of-many\": 1, \"key-\(count - 1 - $0)-of-many\": 1}" })]"
            )
        case "dependent":
            (
                "{\"dependentRequired\": {\(list(count) { "\"key-\($0)-of-many\": [\"z\($0)\"]" })}}",
                "{\(declared)}"
            )
        case "misplaced":
            (
                """
                {"items": {"type": "object", "additionalProperties": false, "properties": {"inner":
                  {"type": "object", "properties": {"timeout": {}}, "required": ["timeout"]}}}}
                """, "[\(list(count) { _ in "{\"timeout\": 1, \"inner\": {}}" })]"
            )
        case "constants":
            (
                "{\"anyOf\": [\(list(count) { "{\"properties\": {\"b\": {\"const\": \"x\($0)\"}}}" })]}",
                "{\"b\": 1}"
            )
        default:
            (
                "{\"anyOf\": [\(list(count) { "{\"type\": \"object\", \"required\": [\"key-\($0)-of-many\"]}" })]}",
                "{\"zz\": 1}"
            )
        }
    }

    /// Four times as many keys, values and branches take four times as many steps.
    @Test(arguments: [
        "unknown", "required", "names", "unlisted", "lists", "objects", "dependent", "misplaced", "branches",
        "constants",
    ])
    func stepsAreLinear(kind: String) throws {
        let steps = try [250, 1_000].map { count in
            let (schema, text) = Self.kind(kind, count)
            return try WorkCounter.steps {
                let found = try Self.violations(schema, text)
                #expect(!found.isEmpty)
            }
        }
        #expect(steps[0] >= 250)
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }

    /// A chain of references, however long, ends in a finding.
    @Test(arguments: [100, 1_000])
    func longChainsOfReferencesEndInAFinding(count: Int) throws {
        let definitions = Self.list(count) { "\"d\($0)\": {\"$ref\": \"#/$defs/d\($0 + 1)\"}" }
        let found = try Self.violations(
            "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(definitions), \"d\(count)\": {\"maximum\": 1}}}", "2")
        #expect(
            found.map(\.message) == [
                count == 100
                    ? "the value must be at most 1, not 2"
                    : "the value has none of the forms that are allowed here"
            ])
    }

    /// Messages are no longer with four times as many values, and name the same ones.
    @Test(arguments: [
        ("enum", "one of 0, 1, 2, 3, 4, 5, 6"), ("texts", "one of \"val0\", \"val1\""),
        ("anyOf", "`k0`, `k1`, `k2`, `k3`, `k4`, `k5`, `k6`"),
        ("required", "`k0`, `k1`, `k2`, `k3`, `k4`, `k5`, `k6`"),
    ])
    func messagesStayShort(kind: String, words: String) throws {
        for count in [1_000, 4_000] {
            let schema =
                switch kind {
                case "enum": "{\"enum\": [\(Self.list(count) { "\($0)" })]}"
                case "texts": "{\"enum\": [\(Self.list(count) { "\"val\($0)\"" })]}"
                case "anyOf":
                    "{\"anyOf\": [\(Self.list(count) { "{\"type\": \"object\", \"required\": [\"k\($0)\"]}" })]}"
                default: "{\"type\": \"object\", \"required\": [\(Self.list(count) { "\"k\($0)\"" })]}"
                }
            let found = try Self.violations(
                schema, kind == "enum" ? "-1" : kind == "texts" ? "\"x\"" : "{\"zz\": 1}")
            #expect(found.count == 1)
            #expect(found.first?.message.contains(words) == true)
            #expect(found.first?.message.contains(" and \(count - 7) more") == true)
            #expect((found.first?.message.utf8.count ?? 0) < 160)
        }
    }

    /// Eight are all named, of nine seven.
    @Test func eightWordsAreAllNamed() {
        let words = (1...9).map(String.init)
        #expect(Wording.list(Array(words.prefix(8)), "or") == "1, 2, 3, 4, 5, 6, 7 or 8")
        #expect(Wording.list(words, "or") == "1, 2, 3, 4, 5, 6, 7 and 2 more")
    }
}
