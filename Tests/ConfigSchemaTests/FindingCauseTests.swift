import ConfigSchema
import Testing

/// Findings about keys that are misspelt, in the wrong place or there twice, and about their values.
struct FindingCauseTests {
    /// The value of a key that is surely misspelt is that of the key that was meant, where it is of its form.
    @Test(arguments: [
        (#"{"prots": {"a": 70}}"#, ["warning ‹\"prots\"›", "warning ‹70›"]),
        (#"{"prots": {"a": 5}}"#, ["warning ‹\"prots\"›"]), (#"{"prots": 7}"#, ["warning ‹\"prots\"›"]),
        // Another letter is missing, so that it is no mere slip.
        (#"{"prot": {"a": 70}}"#, ["warning ‹\"prot\"›"]),
        // Nobody knows which of them is meant.
        (#"{"prots": {"a": 70}, "porst": {"a": 70}}"#, ["warning ‹\"prots\"›", "warning ‹\"porst\"›"]),
        (#"{"requird": {"modes": "fst"}}"#, ["warning ‹\"requird\"›"]),
        (
            #"{"closd": {"modee": "fst"}}"#,
            ["warning ‹\"closd\"›", "warning ‹\"modee\"›", "warning ‹\"fst\"›"]
        ),
    ])
    func looksBelowMisspeltKeys(text: String, expected: [String]) throws {
        let schema = """
            {"properties": {"ports": {"type": "object", "additionalProperties": {"maximum": 69}},
              "required": {"type": "array"}, "closed": {"properties": {"mode": {"enum": ["fast"]}}}}}
            """
        let root = try #require(ConfigDocument(text, as: .json).root)
        let found = try Schema.compiled(schema).validate(root).map { violation in
            "\(violation.severity) ‹\(String(decoding: Array(text.utf8)[violation.range], as: UTF8.self))›"
        }
        #expect(found == expected)
    }

    /// Keys beside a member that should hold them are said of that member, others by themselves.
    @Test(arguments: [
        (
            #"{"source": "url", "url": "x"}"#,
            ["wrong-type ‹\"url\"› `url` belongs inside it"]
        ),
        (
            #"{"source": "url", "url": "x", "ref": "y", "zz": 1}"#,
            ["wrong-type ‹\"url\"› `url` and `ref` belong inside it", "unknown-property ‹\"zz\"› -"]
        ),
        (#"{"source": {}, "url": "x"}"#, ["misplaced-property ‹\"url\"› -"]),
        (#"{"source": 1}"#, ["wrong-type ‹1› -"]),
    ])
    func keysBesideTheirObjectHaveOneFinding(text: String, expected: [String]) throws {
        let schema = """
            {"additionalProperties": false, "properties": {"source": {"anyOf": [
              {"type": "object", "properties": {"url": {}}}, {"type": "object", "properties": {"ref": {}, "url": {}}}]}}}
            """
        let document = ConfigDocument(text, as: .json)
        let found = try Schema.compiled(schema).validate(try #require(document.root))
        #expect(
            found.map { "\($0.id.rawValue) ‹\(document.text($0.range))› \($0.help ?? "-")" } == expected)
    }

    /// A value that a later one of the same key overrides is looked at like the others, and said beside.
    @Test(arguments: [
        (#"{"mcpServers": {"a": {"comand": "x"}}, "mcpServers": {}}"#, ["unknown-property \"comand\""]),
        (#"{"mcpServers": [], "mcpServers": {}}"#, ["wrong-type []"]),
        (#"{"mcpServers": {}, "mcpServers": {"a": {"command": "x"}}}"#, []),
        (
            #"{"mcpServers": {"a": {"comand": "x"}}, "mcpServers": [], "mcpServers": 1}"#,
            ["unknown-property \"comand\"", "wrong-type []", "wrong-type 1"]
        ),
        (
            #"{"mcpServers": {"a": {"command": 1, "command": "x"}, "a": {"command": "y"}}}"#,
            ["wrong-type 1"]
        ),
    ])
    func overriddenValuesAreLookedAt(text: String, expected: [String]) throws {
        let document = ConfigDocument(text, as: .json)
        let root = try #require(document.root)
        let found = try Schema.compiled(FindingTests.servers).validate(
            root, options: ValidationOptions(unknownKeys: .off))
        #expect(found.map { "\($0.id.rawValue) \(document.text($0.range))" } == expected)
    }
}
