import Diagnostics
import Testing

@testable import ConfigSchema

/// `x-known-keys`. Each case: a text, and its findings as "severity ‹underlined›: message | help".
struct KnownKeysTests {
    private static let variables =
        #"{"x-known-keys": ["DISABLE_TELEMETRY", "BRAVE_API_KEY"], "additionalProperties": {"type": "string"}}"#
    private static let headers =
        #"{"x-known-keys": {"names": ["Authorization", "x-api-key", "anthropic-version"], "any-case": true}}"#

    private static func findings(
        _ text: String, by schema: String, unknownKeys: RuleLevel = .warning
    ) throws -> [String] {
        let root = try #require(ConfigDocument(parsing: Array(text.utf8), as: .json).root)
        let options = ValidationOptions(unknownKeys: unknownKeys, isExample: true)
        return try Schema.compiled(schema).validate(root, options: options).map { violation in
            let mark = String(decoding: Array(text.utf8)[violation.range], as: UTF8.self)
            return "\(violation.severity) ‹\(mark)›: \(violation.message)"
                + (violation.help.map { " | \($0)" } ?? "")
        }
    }

    private static func misspelt(_ key: String, _ meant: String) -> String {
        "warning ‹\"\(key)\"›: the key `\(key)` is not known here | did you mean `\(meant)`?"
    }

    @Test(
        arguments: [
            (#"{"DISABLE_TELEMETRY": "1", "BRAVE_API_KEY": "a"}"#, []),
            (#"{"MY_OWN_NAME": "1", "BRAVE_KEY": "a", "TELEMETRY": "a"}"#, []),
            (#"{"DISABLE_TELEMTRY": "1"}"#, [misspelt("DISABLE_TELEMTRY", "DISABLE_TELEMETRY")]),
            (#"{"BRAVE_APIKEY": "a"}"#, [misspelt("BRAVE_APIKEY", "BRAVE_API_KEY")]),
            (#"{"brave_api_key": "a"}"#, [misspelt("brave_api_key", "BRAVE_API_KEY")]),
            (#"{"<DISABLE_TELEMTRY>": "1", "//DISABLE_TELEMTRY": "1"}"#, []),
            (
                #"{"DISABLE_TELEMTRY": 1}"#,
                [
                    "error ‹1›: `DISABLE_TELEMTRY` must be a string, not 1",
                    misspelt("DISABLE_TELEMTRY", "DISABLE_TELEMETRY"),
                ]
            ),
        ] as [(String, [String])])
    func aNearMissIsToldBesideTheValue(text: String, expected: [String]) throws {
        #expect(try Self.findings(text, by: Self.variables) == expected)
    }

    @Test(
        arguments: [
            (#"{"authorization": "a", "X-API-KEY": "b", "Anthropic-Version": "c", "X-Own": "d"}"#, []),
            (#"{"Authorisation": "a"}"#, [misspelt("Authorisation", "Authorization")]),
            (#"{"xapikey": "a"}"#, [misspelt("xapikey", "x-api-key")]),
            (#"{"anthropic_version": "a"}"#, [misspelt("anthropic_version", "anthropic-version")]),
        ] as [(String, [String])])
    func aNameCanCountInAnyCase(text: String, expected: [String]) throws {
        #expect(try Self.findings(text, by: Self.headers) == expected)
    }

    @Test func itIsAnUnknownKeyLikeOthers() throws {
        let text = #"{"DISABLE_TELEMTRY": "1"}"#
        #expect(try Self.findings(text, by: Self.variables, unknownKeys: .off) == [])
        #expect(try Self.findings(text, by: Self.variables, unknownKeys: .error)[0].hasPrefix("error ‹"))
    }

    /// It holds through a reference, and makes nothing invalid in a branch.
    @Test func itHoldsBesideAReference() throws {
        let schema =
            ##"{"anyOf": [{"type": "object", "$ref": "#/$defs/a"}, {"type": "string"}], "$defs": {"a": {"x-known-keys": ["BRAVE_API_KEY"]}}}"##
        let found = try Self.findings(#"{"BRAVE_APIKEY": 1}"#, by: schema)
        #expect(found == [Self.misspelt("BRAVE_APIKEY", "BRAVE_API_KEY")])
    }

    @Test(arguments: [#"{"x-known-keys": 1}"#, #"{"x-known-keys": {"name": ["a"]}}"#])
    func whatIsNoListIsReported(schema: String) {
        var registry = SchemaRegistry()
        let address = registry.add(ConfigDocument(parsing: Array(schema.utf8), as: .json))
        #expect(registry.compile(address).problems.count == 1)
    }
}
