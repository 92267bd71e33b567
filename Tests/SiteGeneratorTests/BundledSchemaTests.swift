import ConfigSchema
import Diagnostics
import Foundation
import Testing

@testable import SiteGenerator

/// The bundled schemas say what the products' documentation says.
@Suite struct BundledSchemaTests {
    static let facts = Checkout.root + "/../shared/facts/claude-desktop-3p/keys.json"
    static var hasFacts: Bool { FileManager.default.fileExists(atPath: facts) }
    static let catalogue = SchemaCatalogue(bundled: Checkout.resources.schemas)

    /// A JSON value with objects in any order, for comparing facts.
    typealias Object = [String: Any]

    func object(_ bytes: [UInt8]) throws -> Object {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
    }

    func schema(_ name: String) throws -> Schema {
        let reference = try #require(Self.catalogue.reference(name, from: ""))
        let (schema, findings) = Self.catalogue.compile(reference)
        #expect(findings == [])
        return try #require(schema)
    }

    @Test func theCatalogueIsComplete() {
        #expect(
            Self.catalogue.entries.map(\.name).sorted() == [
                "agent-flow-routing", "amazon-q-mcp", "anthropic-models", "bedrock-models",
                "claude-apps-gateway", "claude-code-agent", "claude-code-command", "claude-code-env",
                "claude-code-global", "claude-code-hooks", "claude-code-keybindings",
                "claude-code-marketplace",
                "claude-code-mcp", "claude-code-plugin", "claude-code-settings", "claude-desktop",
                "claude-desktop-3p", "claude-desktop-3p-v2", "claude-models", "claude-skill", "cline-mcp",
                "codex-config", "continue-config", "copilot-cli-mcp", "cursor-mcp", "gemini-cli-settings",
                "google-cloud-models", "goose-config", "http-headers", "jetbrains-mcp", "json-schema-04",
                "json-schema-06", "json-schema-07", "json-schema-2019-09", "json-schema-2020-12",
                "kiro-mcp", "librechat-config", "litellm-config", "lm-studio-mcp", "mcp-client-keys",
                "mcp-packages", "mcp-server", "mcp-server-2025-07-09", "mcp-server-2025-09-16",
                "mcp-server-2025-09-29", "mcp-server-2025-10-11", "mcp-server-2025-10-17", "mcp-server-env",
                "mcp-servers", "mcpb-manifest", "opencode",
                "openrouter-models", "roo-code-mcp", "visual-studio-mcp", "vscode-mcp", "warp-mcp",
                "waymark-baseline",
                "waymark-finding-kind", "waymark-front-matter", "waymark-report",
                "waymark-repository", "waymark-schema-diff", "waymark-schema-words", "waymark-site",
                "waymark-watch-report",
                "windsurf-mcp",
                "zed-settings",
            ])
    }

    @Test(arguments: catalogue.entries.map(\.name))
    func everySchemaSaysWhereItComesFrom(name: String) throws {
        let entry = try #require(Self.catalogue.entries.first { $0.name == name })
        // What describes the program's own files has no other source.
        #expect(entry.source.isEmpty == Self.ownSchemas.contains(name))
        #expect(!entry.version.isEmpty && !entry.title.isEmpty)
        #expect(entry.readOn.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
        _ = try schema(name)
    }

    private static let ownSchemas: Set = [
        "agent-flow-routing", "waymark-baseline", "waymark-finding-kind", "waymark-front-matter",
        "waymark-report", "waymark-repository", "waymark-schema-diff", "waymark-schema-words", "waymark-site",
        "waymark-watch-report",
    ]

    /// A schema is known by its name, and by the address that it once had.
    @Test(arguments: catalogue.entries.map(\.name))
    func everySchemaHasAnIDOfOurOwn(name: String) throws {
        let entry = try #require(Self.catalogue.entries.first { $0.name == name })
        let root = try #require(ConfigDocument(parsing: entry.text.bytes, as: .json).root)
        #expect(root["$id"]?.string == "urn:waymark:schema:\(name)")
        #expect(Self.catalogue.reference("urn:waymark:schema:\(name)", from: "") != nil)
        let former = "https://waymark.dev/schemas/\(name).schema.json"
        guard !Self.newSchemas.contains(name) else { return }
        #expect(Self.catalogue.reference(former, from: "") == Self.catalogue.reference(name, from: ""))
        #expect(Self.catalogue.registry.contains(former))
    }

    private static let newSchemas: Set = [
        "waymark-baseline", "waymark-watch-report", "waymark-finding-kind", "waymark-report",
        "waymark-schema-diff",
        "claude-apps-gateway", "claude-code-global", "http-headers", "mcp-client-keys", "mcp-packages",
        "mcp-server-env", "mcp-server-2025-07-09", "mcp-server-2025-09-16", "mcp-server-2025-09-29",
        "mcp-server-2025-10-11", "mcp-server-2025-10-17",
    ]

    /// Earlier versions are for texts that name them, and everything else is for the newest.
    @Test func onlyNamesBindAnEarlierVersion() {
        let earlier = Self.catalogue.entries.filter { $0.nameOfNewest != nil }
        #expect(
            earlier.map { "\($0.name) \($0.version) \($0.nameOfNewest ?? "")" }.sorted() == [
                "mcp-server-2025-07-09 2025-07-09 mcp-server", "mcp-server-2025-09-16 2025-09-16 mcp-server",
                "mcp-server-2025-09-29 2025-09-29 mcp-server", "mcp-server-2025-10-11 2025-10-11 mcp-server",
                "mcp-server-2025-10-17 2025-10-17 mcp-server",
            ])
        for entry in earlier {
            #expect(entry.patterns.isEmpty && entry.sharedPatterns.isEmpty && entry.products.isEmpty)
            #expect(entry.signs == nil && entry.foreign == nil && !entry.isGeneral)
        }
    }

    /// Every schema has a block in the forms that its product takes, and one in a form that it does not.
    @Test(arguments: ["forms-that-products-take", "forms-that-products-refuse"])
    func everySchemaIsTried(name: String) throws {
        let fixture = try #require(Fixture.all.first { $0.name.hasPrefix(name) })
        let page = try #require(fixture.files["index.md"])
        let tried = Set(page.matches(of: /schema=([a-z0-9-]+)/).map { String($0.1) })
        let shared: Set = [
            "anthropic-models", "bedrock-models", "claude-models", "google-cloud-models", "http-headers",
            "mcp-client-keys", "mcp-packages", "mcp-server-env", "openrouter-models",
        ]
        let expected = Self.catalogue.entries.map(\.name).filter {
            !shared.contains($0) && !$0.hasPrefix("waymark-") && !$0.hasPrefix("json-schema-")
        }
        #expect(tried == Set(expected))
    }

    // MARK: The words of our own

    /// What a schema says beyond JSON Schema is what `waymark-schema-words` has, in every schema of the catalogue.
    @Test(arguments: catalogue.entries.map(\.name))
    func everySchemaUsesOurWordsAsTheyAre(name: String) throws {
        let entry = try #require(Self.catalogue.entries.first { $0.name == name })
        let root = try #require(ConfigDocument(parsing: entry.text.bytes, as: .json).root)
        let found = try schema("waymark-schema-words").validate(root)
        #expect(found.map { "\($0.instancePath): \($0.id)" } == [])
        var unknown: Set<String> = []
        collect(root, Self.words, &unknown)
        #expect(unknown.sorted() == [])
    }

    private static let words: Set<String> = [
        "x-waymark", "x-use", "x-removed-on", "x-deprecated-values", "x-warn", "x-message", "x-added-in",
        "x-availability", "x-provider", "x-unofficial", "x-beta", "x-known-keys", "x-own-names",
    ]

    private func collect(_ node: ConfigNode, _ known: Set<String>, _ unknown: inout Set<String>) {
        for member in node.members {
            if let key = member.key.string, key.hasPrefix("x-"), !known.contains(key) { unknown.insert(key) }
            collect(member.value, known, &unknown)
        }
        for element in node.elements { collect(element, known, &unknown) }
    }

    @Test(arguments: [
        (#"{"x-waymark": {"match": [{"hes": {"/a": true}}]}}"#, "/x-waymark/match/0/hes"),
        (#"{"x-waymark": {"match": [{"has": {"a": true}}]}}"#, "/x-waymark/match/0/has/a"),
        (#"{"x-waymark": {"match": [{"has": {"/a": "text"}}]}}"#, "/x-waymark/match/0/has/~1a"),
        (#"{"x-waymark": {"match": [{"has": {"/a": true}, "only": "yes"}]}}"#, "/x-waymark/match/0/only"),
        (#"{"x-waymark": {"match": [{"lacks": ["/a"]}]}}"#, "/x-waymark/match/0"),
        (#"{"x-waymark": {"dialect": "yml"}}"#, "/x-waymark/dialect"),
        (#"{"x-waymark": {"read": "2026-13-01"}}"#, "/x-waymark/read"),
        (#"{"x-waymark": {"earlier_of": true}}"#, "/x-waymark/earlier_of"),
        (#"{"properties": {"a": {"items": {"x-removed-on": "soon"}}}}"#, "/properties/a/items"),
        (#"{"$defs": {"a": {"x-deprecated-values": {"b": {"us": "c"}}}}}"#, "/$defs/a/x-deprecated-values/b"),
        (#"{"allOf": [true, {"x-message": ""}]}"#, "/allOf/1/x-message"),
        (#"{"x-warn": [{"id": "a", "if": true, "mesage": "b"}]}"#, "/x-warn/0"),
        (#"{"x-warn": [{"id": "A b", "if": true, "message": "c"}]}"#, "/x-warn/0/id"),
        (#"{"x-warn": [{"id": "a", "if": {"x-warn": {}}, "message": "c"}]}"#, "/x-warn/0/if/x-warn"),
        (#"{"x-warn": [{"id": "a", "if": true, "message": "c", "at": "b"}]}"#, "/x-warn/0/at"),
        (#"{"x-warn": [{"id": "a", "if": true, "message": "c", "since": "soon"}]}"#, "/x-warn/0/since"),
        (#"{"x-known-keys": [1]}"#, "/x-known-keys"),
        (#"{"x-known-keys": {"names": ["a"], "anycase": true}}"#, "/x-known-keys"),
        (#"{"x-deprecated-values": [{"use": "b"}]}"#, "/x-deprecated-values"),
    ])
    func aWordThatIsNoneIsFound(text: String, place: String) throws {
        let root = try #require(ConfigDocument(parsing: Array(text.utf8), as: .json).root)
        let found = try schema("waymark-schema-words").validate(root)
        #expect(
            !found.isEmpty && found.allSatisfy { $0.instancePath.hasPrefix(place) },
            "\(found.map(\.instancePath))")
    }

    @Test func whatIsNotOursIsLeftAlone() throws {
        let text =
            #"{"x-other": 1, "x-waymark": {"x-own": 1, "match": [{"any": {"/a/*": ["null", "string"]}}]}, "default": {"x-use": 1}}"#
        let root = try #require(ConfigDocument(parsing: Array(text.utf8), as: .json).root)
        #expect(try schema("waymark-schema-words").validate(root).isEmpty)
    }

    // MARK: Claude Desktop on a third-party provider

    @Test(.enabled(if: hasFacts, "the facts lie beside the checkout on some machines only"))
    func everyDocumentedKeyIsThere() throws {
        let facts = try object(Array(Data(contentsOf: URL(filePath: Self.facts))))
        let keys = try #require(facts["keys"] as? [Object])
        let text = try #require(Checkout.resources.schemas["claude-desktop-3p.schema.json"])
        let schema = try object(text.bytes)
        let properties = try #require(schema["properties"] as? Object)
        #expect(keys.count == 141)
        for fact in keys {
            let name = fact["key"] as? String ?? ""
            let found = resolved(properties[name] as? Object ?? [:], in: schema)
            #expect(found["type"] as? String == type(of: fact), "\(name)")
            #expect(values(of: found) == fact["enum"] as? [String] ?? values(of: found), "\(name)")
            #expect(same(found["default"], fact["default"]), "\(name): default")
            #expect(found["x-added-in"] as? String == fact["addedIn"] as? String, "\(name)")
            if let range = fact["range"] as? [Double] {
                #expect((found["minimum"] ?? found["exclusiveMinimum"]) as? Double == range[0], "\(name)")
                #expect(found["maximum"] as? Double == range[1], "\(name)")
            }
            for former in fact["formerNames"] as? [Object] ?? [] {
                let old = properties[former["name"] as? String ?? ""] as? Object
                #expect(old?["deprecated"] as? Bool == true && old?["x-use"] as? String == name, "\(name)")
                #expect(old?["x-removed-on"] as? String == former["acceptedUntil"] as? String, "\(name)")
            }
            for value in fact["deprecated"] as? [Object] ?? []
            where fact["type"] as? String == "enum" && value["acceptedUntil"] is String {
                expectRemoval(of: value, in: found, name)
            }
        }
    }

    /// A deprecated value has the documented date; a value under a condition is none of the list.
    private func expectRemoval(of fact: Object, in property: Object, _ name: String) {
        let value = fact["value"] as? String ?? ""
        let date = fact["acceptedUntil"] as? String
        let values = property["x-deprecated-values"] as? [String: Object] ?? [:]
        guard !value.contains(" ") else { return }
        #expect(values[value]?["removed-on"] as? String == date, "\(name): \(value)")
    }

    /// What a property may be, through references, without the former form of one.
    private func resolved(_ property: Object, in schema: Object) -> Object {
        let forms = property["oneOf"] as? [Object] ?? []
        let isDated = forms.dropFirst().allSatisfy { $0["deprecated"] as? Bool == true }
        if let form = property["else"] as? Object ?? (isDated ? forms.first : nil) {
            let rest = property.filter { !["if", "then", "else", "oneOf"].contains($0.key) }
            return resolved(form.merging(rest) { $1 }, in: schema)
        }
        guard let reference = property["$ref"] as? String, let name = reference.split(separator: "/").last,
            let target = (schema["$defs"] as? [String: Object])?[String(name)]
        else { return property }
        return resolved(target.merging(property.filter { $0.key != "$ref" }) { $1 }, in: schema)
    }

    private func type(of fact: Object) -> String? {
        switch fact["type"] as? String {
        case "enum": "string"
        case "string[]", "object[]", "enum[]": "array"
        case let other: other
        }
    }

    /// The values that are still good.
    private func values(of property: Object) -> [String]? {
        let list = property["enum"] ?? (property["items"] as? Object)?["enum"]
        let deprecated = property["x-deprecated-values"] as? Object ?? [:]
        return (list as? [String])?.filter { deprecated[$0] == nil }
    }

    private func same(_ left: Any?, _ right: Any?) -> Bool {
        let right = right is NSNull ? nil : right
        return (left as? NSObject) == (right as? NSObject)
    }

    // MARK: Instances

    @Test(arguments: [
        ("claude-desktop-3p", #"{}"#),
        (
            "claude-desktop-3p",
            #"{"inferenceProvider": "gateway", "inferenceGatewayBaseUrl": "http://127.0.0.1:4000", "inferenceGatewayApiKey": "k"}"#
        ),
        ("claude-desktop-3p", #"{"disabledBuiltinTools": ["Bash(curl *)", "WebSearch"]}"#),
        ("claude-desktop", #"{"mcpServers": {"a": {"command": "npx", "args": ["-y"], "env": {"A": "b"}}}}"#),
        (
            "claude-code-mcp",
            #"{"mcpServers": {"a": {"command": "npx"}, "b": {"type": "http", "url": "https://x.example"}}}"#
        ),
        // What is put in for a variable is of every form.
        ("vscode-mcp", #"{"servers": {"a": {"type": "http", "url": "${input:address}"}}}"#),
        (
            "claude-apps-gateway",
            """
            {"listen": {"public_url": "https://a.example"}, "store": {"postgres_url": "${URL}"},
             "oidc": {"issuer": "${ISSUER}", "client_id": "a", "client_secret": "${SECRET}"},
             "session": {"jwt_secret": ["${NEW}", "${file:/run/old}"]}, "upstreams": [{"provider": "anthropic"}],
             "admin": {"write_keys": [{"id": "a", "key": "${KEY}"}]}}
            """
        ),
    ])
    func good(name: String, text: String) throws {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json)
        #expect(
            try schema(name).validate(
                #require(document.root), options: ValidationOptions(today: "2026-11-22")) == [])
    }

    @Test(arguments: [
        ("claude-desktop-3p", #"{"inferenceProvider": "gateway"}"#, "missing-property"),
        ("claude-desktop-3p", #"{"inferenceProvider": "gatway"}"#, "invalid-value"),
        ("claude-desktop-3p", #"{"inferenceGatewayBaseUrl": "http://example.com"}"#, "pattern-mismatch"),
        ("claude-desktop-3p", #"{"inferenceCredentialHelperTimeoutSec": 601}"#, "out-of-range"),
        ("claude-desktop-3p", #"{"inferenceMaxTokensPerWindow": 5}"#, "missing-property"),
        ("claude-desktop-3p", #"{"inferenceGatewayAuthScheme": "sso"}"#, "deprecated-value"),
        ("claude-desktop-3p", #"{"inferenceGatewayHeaders": {}}"#, "deprecated-property"),
        ("claude-desktop-3p", #"{"unheardOf": 1}"#, "unknown-property"),
        ("claude-desktop", #"{"mcpServers": {"a": {"url": "https://x.example"}}}"#, "missing-property"),
        ("claude-desktop", #"{"mcpServer": {}}"#, "unknown-property"),
        ("claude-code-mcp", #"{"mcpServers": {"a": {"type": "http"}}}"#, "missing-property"),
        (
            "claude-code-mcp", #"{"mcpServers": {"a": {"type": "htp", "url": "https://x.example"}}}"#,
            "invalid-value"
        ),
    ])
    func wrong(name: String, text: String, id: String) throws {
        let document = ConfigDocument(parsing: Array(text.utf8), as: .json)
        let violations = try schema(name).validate(
            #require(document.root), options: ValidationOptions(today: "2026-11-22"))
        #expect(violations.map(\.id.rawValue).contains(id), "\(violations.map(\.message))")
    }

    /// VS Code's documentation calls the form deprecated from the day of its page on.
    @Test(arguments: [("2026-11-24", 0), ("2026-11-25", 1)])
    func aFormIsDeprecatedFromADayOn(day: String, count: Int) throws {
        let text = #"{"servers": {"a": {"command": "npx"}}}"#
        let violations = try schema("vscode-mcp").validate(
            #require(ConfigDocument(parsing: Array(text.utf8), as: .json).root),
            options: ValidationOptions(today: day))
        #expect(violations.count { $0.id == .schemaWarning } == count)
        #expect(violations.count == count)
    }

    // MARK: What the program writes

    static let sarif = Checkout.root + "/../shared/suites/schemastore/schemas/sarif.json"

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: sarif),
            "the schema lies beside the checkout on some machines only"))
    func sarifIsWhatItsSchemaDemands() throws {
        let result = build(BuildTests.site)
        #expect(result.hasErrors)
        let text = DiagnosticFormat.sarif.render(result.report).plain
        let instance = ConfigDocument(parsing: Array(text.utf8), as: .json)
        var registry = SchemaRegistry()
        let uri = registry.add(
            ConfigDocument(parsing: Array(try Data(contentsOf: URL(filePath: Self.sarif))), as: .json))
        let schema = try #require(registry.compile(uri).schema)
        #expect(try schema.validate(#require(instance.root)).map(\.message) == [])
    }
}
