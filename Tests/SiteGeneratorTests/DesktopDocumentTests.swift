import ConfigSchema
import Diagnostics
import Testing

@testable import SiteGenerator

/// The documents of Claude Desktop on third-party inference: what the app takes, and what it should not be given.
struct DesktopDocumentTests {
    private static func findings(
        _ text: String, by name: String, _ language: ConfigLanguage = .json
    ) throws -> [String] {
        let schema = try Bundled.schema(name)
        let document = ConfigDocument(text, as: language).adapted(to: schema)
        let root = try #require(document.root)
        let violations = schema.validate(root)
        let remarks = document.problems(besides: violations).map {
            "\($0.severity) \($0.id)/\($0.part ?? ""): \($0.message)"
        }
        return remarks
            + violations.map { "\($0.severity) \($0.id) \($0.instancePath): \($0.message)" }
    }

    @Test(
        arguments: [
            (
                #"{"$schemaVersion": 2, "inference": {"provider": "gateway", "baseUrl": "https://llm.example.org", "credential": {"kind": "static", "apiKey": "a", "authScheme": "bearer"}}, "mcp": {"managedServers": [{"name": "n", "transport": "http", "url": "https://mcp.example.org/mcp", "oauth": true}]}}"#,
                []
            ),
            (#"{"inference": {"provider": "gateway", "somethingNew": 1}}"#, []),
            (
                #"{"inference": {"provider": "gatewy"}}"#,
                [
                    #"error invalid-value /inference/provider: `provider` must be one of "gateway", "anthropic", "bedrock", "mantle", "vertex" or "foundry", not "gatewy""#
                ]
            ),
            (
                #"{"mcp": {"toolTimeoutSec": "soon"}}"#,
                [
                    #"error wrong-type /mcp/toolTimeoutSec: `toolTimeoutSec` must be a whole number, not "soon""#
                ]
            ),
            (
                #"{"$schemaVersion": 1}"#,
                ["error invalid-value /$schemaVersion: `$schemaVersion` must be 2, not 1"]
            ),
        ] as [(String, [String])])
    func theNestedFormHasItsGroups(text: String, expected: [String]) throws {
        #expect(try Self.findings(text, by: "claude-desktop-3p-v2") == expected)
    }

    /// The app also reads values that are written as texts, and what is inside is checked.
    @Test(
        arguments: [
            (
                #"{"disableAutoUpdates": "true"}"#,
                [
                    "warning schema-warning/written-as-text: `disableAutoUpdates` is written as a text, which the product converts"
                ]
            ),
            (
                #"{"inferenceModels": "[1]"}"#,
                [
                    "warning schema-warning/written-as-text: `inferenceModels` is written as a text, which the product converts",
                    "error wrong-type /inferenceModels/0: this element must be a string or an object, not 1",
                ]
            ),
            (
                #"{"managedMcpServers": "[{\"nme\": 1}]"}"#,
                [
                    "warning schema-warning/written-as-text: `managedMcpServers` is written as a text, which the product converts",
                    "error missing-property /managedMcpServers/0: this element has no `transport`, which is required",
                    "error unknown-property /managedMcpServers/0/nme: the key `nme` is not known here",
                ]
            ),
            (
                #"{"disableAutoUpdates": "yes"}"#,
                [
                    #"error wrong-type /disableAutoUpdates: `disableAutoUpdates` must be a boolean, not "yes""#
                ]
            ),
            (#"{"disableAutoUpdates": true}"#, []),
        ] as [(String, [String])])
    func textsAreReadOn(text: String, expected: [String]) throws {
        #expect(try Self.findings(text, by: "claude-desktop-3p") == expected)
    }

    @Test(arguments: [
        (ConfigLanguage.yaml, "inferenceModels: '[1]'"), (.yaml, #"inferenceModels: "[1]""#),
        (.yaml, "inferenceModels: |\n  [1]\n"), (.toml, "inferenceModels = '[1]'"),
        (.json5, "{inferenceModels: '[1]'}"),
    ])
    func textsOfOtherLanguagesAreReadOn(language: ConfigLanguage, text: String) throws {
        #expect(
            try Self.findings(text, by: "claude-desktop-3p", language) == [
                "warning schema-warning/written-as-text: `inferenceModels` is written as a text, which the product converts",
                "error wrong-type /inferenceModels/0: this element must be a string or an object, not 1",
            ])
    }

    @Test(arguments: [
        (#""tencent/hy3-preview:free""#, 1), (#""anthropic/claude-sonnet-5.5""#, 0), (#""sonnet""#, 0),
        (#""~anthropic/claude-sonnet-latest""#, 0), (#"{"name": "glm-5"}"#, 1),
        (#"{"name": "glm-5", "anthropicFamilyTier": "opus"}"#, 0),
    ])
    func aGatewaysModelsAreClaudes(model: String, count: Int) throws {
        let others = #""inferenceGatewayBaseUrl": "https://a.example", "inferenceGatewayApiKey": "k""#
        for (provider, expected) in [("gateway", count), ("anthropic", 0)] {
            let text = "{\"inferenceProvider\": \"\(provider)\", \(others), \"inferenceModels\": [\(model)]}"
            let root = try #require(ConfigDocument(text, as: .json).root)
            let found = try Bundled.schema("claude-desktop-3p").validate(root)
            #expect(found.count { $0.id == .schemaWarning } == expected)
        }
    }

    @Test func aServerThatSearchesNeedsItsTool() throws {
        let text =
            #"{"disabledBuiltinTools": ["Bash", "WebSearch"], "managedMcpServers": [{"name": "a", "server": "websearch", "provider": "brave", "headers": {"X-Subscription-Token": "<k>"}}]}"#
        let document = ConfigDocument(text, as: .json)
        let root = try #require(document.root)
        let found = try Bundled.schema("claude-desktop-3p").validate(root).filter { $0.id == .schemaWarning }
        #expect(
            found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == [#""WebSearch""#])
    }
}
