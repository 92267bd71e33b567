import ConfigSchema
import Diagnostics
import Foundation
import Testing

@testable import SiteGenerator

/// The bundled schemas say what the schemas say that the products' makers and SchemaStore publish.
@Suite(.enabled(if: Facts.arePresent, "the facts lie beside the checkout on some machines only"))
struct UpstreamTests {
    static let upstream = [
        ("claude-code-settings", "schemastore-claude-code/src/schemas/json/claude-code-settings.json"),
        ("claude-code-plugin", "schemastore-claude-code/src/schemas/json/claude-code-plugin-manifest.json"),
        ("claude-code-marketplace", "schemastore-claude-code/src/schemas/json/claude-code-marketplace.json"),
        ("claude-code-keybindings", "schemastore-claude-code/src/schemas/json/claude-code-keybindings.json"),
        ("mcp-server", "mcp-server-json/schemas/2025-12-11/server.schema.json"),
        ("mcp-server-2025-07-09", "mcp-server-json/schemas/2025-07-09/server.schema.json"),
        ("mcp-server-2025-09-16", "mcp-server-json/schemas/2025-09-16/server.schema.json"),
        ("mcp-server-2025-09-29", "mcp-server-json/schemas/2025-09-29/server.schema.json"),
        ("mcp-server-2025-10-11", "mcp-server-json/schemas/2025-10-11/server.schema.json"),
        ("mcp-server-2025-10-17", "mcp-server-json/schemas/2025-10-17/server.schema.json"),
        ("mcpb-manifest", "mcpb-manifest/schemas/mcpb-manifest-v0.4.schema.json"),
        ("vscode-mcp", "vscode-mcp-transcribed/vscode-mcp.unofficial.schema.json"),
    ]

    /// No key, type or value differs but those that the lists of differences excuse, and each line there excuses
    /// something.
    @Test(arguments: upstream)
    func agreesWithUpstream(name: String, path: String) throws {
        let ours = Outline(try #require(Bundled.document(name).root), among: Bundled.roots)
        let theirs = Outline(try #require(Facts.document(path).root))
        let excuses = Difference.all.filter { $0.schema == name }
        var used = Set<String>()
        for place in Set(ours.facts.keys).union(theirs.facts.keys).sorted() {
            guard ours.facts[place] != theirs.facts[place] else { continue }
            if let excuse = excuses.first(where: { place == $0.path || place.hasPrefix($0.path + "/") }) {
                used.insert(excuse.path)
                continue
            }
            Issue.record(
                "\(name) \(place): \(ours.facts[place]?.sorted() ?? ["no key"]) and upstream \(theirs.facts[place]?.sorted() ?? ["no key"])"
            )
        }
        #expect(ours.facts.count > 3)
        for excuse in excuses where !excuse.isAboutDefaults {
            #expect(used.contains(excuse.path), "\(name) \(excuse.path) excuses nothing")
        }
    }

    // MARK: Instances

    static let storeNames = [
        ("claude-code-settings", "claude-code-settings"),
        ("claude-code-plugin", "claude-code-plugin-manifest"),
        ("claude-code-marketplace", "claude-code-marketplace"),
        ("claude-code-keybindings", "claude-code-keybindings"),
    ]

    /// SchemaStore's own instances: those that must pass and those that must fail.
    @Test(arguments: storeNames)
    func givesSchemaStoresVerdicts(name: String, folder: String) throws {
        let schema = try Bundled.schema(name)
        let root = "schemastore-claude-code/src/"
        let good = Facts.files(below: root + "test/" + folder) { $0.hasSuffix(".json") }
        let bad = Facts.files(below: root + "negative_test/" + folder) { $0.hasSuffix(".json") }
        #expect(good.count + bad.count > 0)
        // Theirs takes any text for an address, and so the word that stands for all values.
        let withoutAddress = "env-variables.json"
        for file in good where fileName(of: file) == withoutAddress {
            let errors = try schema.validate(Facts.root(file)).filter { $0.severity == .error }
            #expect(errors.map(\.instancePath) == ["/env/ANTHROPIC_AWS_BASE_URL"])
        }
        for file in good where fileName(of: file) != withoutAddress {
            #expect(try schema.isValid(Facts.root(file)), "\(file) is good")
        }
        // A bad rule does not make the file bad: the product skips it.
        let skipped = "invalid-permission-rule.json"
        for file in bad where fileName(of: file) == skipped {
            #expect(try schema.validate(Facts.root(file)).count == 8, "\(file) has eight bad rules")
        }
        // Anthropic's own plugins have keys in their hooks that nobody lists, and they run.
        let ignored = "additional-properties-hook.json"
        for file in bad where fileName(of: file) == ignored {
            let ids = try schema.validate(Facts.root(file)).map(\.id)
            #expect(ids == [.unknownProperty, .unknownProperty], "\(file) has two strange keys")
        }
        for file in bad where ![skipped, ignored].contains(fileName(of: file)) {
            #expect(try !schema.isValid(Facts.root(file)), "\(file) is bad")
        }
    }

    /// Real files get the verdict that the upstream schema gives them.
    @Test(arguments: [
        ("claude-code-plugin", ".claude-plugin/plugin.json", 74),
        ("claude-code-marketplace", "marketplace.json", 4),
        ("claude-code-settings", "settings*.json", 3),
    ])
    func realFilesGetTheSameVerdict(name: String, ending: String, atLeast count: Int) throws {
        let ours = try Bundled.schema(name)
        let path = try #require(Self.upstream.first { $0.0 == name }?.1)
        let theirs = try Facts.schema(path)
        let files = Facts.files(below: "") { file in
            guard !file.hasPrefix("schemastore") else { return false }
            let parts = ending.split(separator: "*", omittingEmptySubsequences: false)
            return parts.count == 2
                ? fileName(of: file).hasPrefix(parts[0]) && file.hasSuffix(parts[1]) : file.hasSuffix(ending)
        }
        #expect(files.count >= count, "\(files.count) files")
        // Anthropic's own examples have ports that are null, which SchemaStore refuses.
        let withNull = ["settings-bash-sandbox.json", "settings-strict.json"]
        for file in files {
            let root = try Facts.root(file)
            // Below `pluginRoot` the name of a folder is a source, by the documentation and in Anthropic's own.
            let hasRoot = root["metadata"]?["pluginRoot"] != nil
            let expected = hasRoot || withNull.contains(fileName(of: file)) || theirs.isValid(root)
            #expect(ours.isValid(root) == expected, "\(file)")
        }
    }

    /// Each version of the registry's schema gives the same verdicts as ours on a text of everything, and on that with a key
    /// removed, called otherwise, or with a value of another type.
    @Test(arguments: upstream.filter { $0.0.hasPrefix("mcp-server") })
    func versionsGiveTheSameVerdicts(name: String, path: String) throws {
        let ours = try Bundled.schema(name)
        let theirs = try Facts.schema(path)
        let camel = try JSONSerialization.jsonObject(with: Data(Self.server.utf8))
        let snake = Variant.spelt(camel) { $0.replacing(/[A-Z]/) { "_" + $0.output.lowercased() } }
        var verdicts: [Bool: Int] = [:]
        for variant in [camel, snake] + Variant.all(of: name.hasSuffix("2025-07-09") ? snake : camel) {
            let text = try JSONSerialization.data(withJSONObject: variant, options: .fragmentsAllowed)
            let root = try #require(ConfigDocument(parsing: Array(text), as: .json).root)
            let verdict = theirs.isValid(root)
            verdicts[verdict, default: 0] += 1
            #expect(ours.isValid(root) == verdict, "\(String(decoding: text, as: UTF8.self))")
        }
        #expect(verdicts[true, default: 0] > 50 && verdicts[false, default: 0] > 200, "\(verdicts)")
    }

    private static let server = """
        {"name": "io.github.a/b", "description": "d", "version": "1.0.0", "status": "active",
          "websiteUrl": "https://a.example", "repository": {"url": "https://a.example/b", "source": "github", "id": "1"},
          "packages": [
            {"registryType": "npm", "registryBaseUrl": "https://r.example", "identifier": "x", "version": "1.0.0",
              "fileSha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "runtimeHint": "npx",
              "transport": {"type": "stdio"},
              "runtimeArguments": [{"type": "named", "name": "--x", "isRepeated": true, "isRequired": true}],
              "packageArguments": [{"type": "positional", "valueHint": "h"}, {"type": "positional", "value": "v"}],
              "environmentVariables": [{"name": "K", "format": "string", "isSecret": true, "default": "d", "choices": ["c"],
                "variables": {"q": {"description": "z", "isRequired": false}}}]},
            {"registryType": "oci", "identifier": "y", "version": "2", "transport":
              {"type": "sse", "url": "https://a.example/{x}", "headers": [{"name": "H", "value": "v"}]}}],
          "remotes": [{"type": "streamable-http", "url": "https://a.example/mcp", "headers": [{"name": "A"}]}],
          "_meta": {"io.modelcontextprotocol.registry/official": {"a": 1}}}
        """

    /// The front matter of every skill that is published there.
    @Test func realSkillsAreValid() throws {
        let schema = try Bundled.schema("claude-skill")
        let files = Facts.files(below: "") { $0.hasSuffix("/SKILL.md") }
        #expect(files.count >= 50, "\(files.count) files")
        for file in files {
            let lines = String(decoding: try Facts.bytes(file), as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { continue }
            let matter = lines[1..<end].joined(separator: "\n")
            let root = try #require(ConfigDocument(parsing: Array(matter.utf8), as: .yaml).root)
            let errors = schema.validate(root, options: ValidationOptions()).filter { $0.severity == .error }
            #expect(errors.map(\.message) == [], "\(file)")
        }
    }
}

/// The schemas that the program brings along.
enum Bundled {
    /// The texts of all schemas, by their `$id`.
    static let roots = Dictionary(
        Checkout.resources.schemas.values.compactMap { text in
            ConfigDocument(parsing: text.bytes, as: .json).root.flatMap { root in
                root["$id"]?.string.map { ($0, root) }
            }
        }, uniquingKeysWith: { first, _ in first })
    static let catalogue = SchemaCatalogue(bundled: Checkout.resources.schemas)

    static func document(_ name: String) throws -> ConfigDocument {
        let text = try #require(Checkout.resources.schemas["\(name).schema.json"])
        return ConfigDocument(parsing: text.bytes, as: .json)
    }

    static func schema(_ name: String) throws -> Schema {
        let reference = try #require(catalogue.reference(name, from: ""))
        return try #require(catalogue.compile(reference).schema)
    }
}

/// A JSON value in other forms.
private enum Variant {
    /// Each value and key of one changed, one at a time.
    static func all(of value: Any) -> [Any] {
        var all: [Any] = [1, "x", [Any](), [String: Any]()]
        if let object = value as? [String: Any] {
            for (key, inner) in object {
                var rest = object
                rest[key] = nil
                all.append(rest)
                all.append(rest.merging([key + "s": inner]) { first, _ in first })
                all += Self.all(of: inner).map { changed in rest.merging([key: changed]) { first, _ in first }
                }
            }
        } else if let array = value as? [Any] {
            for (place, inner) in array.enumerated() {
                all += Self.all(of: inner).map { changed in
                    Array(array[..<place]) + [changed] + Array(array[(place + 1)...])
                }
            }
        }
        return all
    }

    /// A value with its keys spelt otherwise.
    static func spelt(_ value: Any, _ spelling: (String) -> String) -> Any {
        if let object = value as? [String: Any] {
            return Dictionary(
                uniqueKeysWithValues: object.map { (spelling($0.key), spelt($0.value, spelling)) })
        }
        return (value as? [Any])?.map { spelt($0, spelling) } ?? value
    }
}

/// What is known of the products, beside the checkout.
private enum Facts {
    static let folder = Checkout.root + "/../shared/facts/"
    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder) }

    static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(filePath: folder + path)))
    }

    static func document(_ path: String) throws -> ConfigDocument {
        ConfigDocument(parsing: try bytes(path), as: .json)
    }

    static func root(_ path: String) throws -> ConfigNode { try #require(document(path).root) }

    static func schema(_ path: String) throws -> Schema {
        var registry = SchemaRegistry()
        let uri = registry.add(try document(path), at: "facts:/\(path)")
        return try #require(registry.compile(uri).schema)
    }

    static func files(below path: String, where isWanted: (String) -> Bool) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder + path)?.compactMap { $0 as? String } ?? []
        return names.filter(isWanted).sorted().map { path.isEmpty ? $0 : "\(path)/\($0)" }
    }
}

/// A line of the lists of differences.
private struct Difference {
    let schema: String
    let path: String
    let reason: String

    /// Defaults are no part of this comparison.
    var isAboutDefaults: Bool { reason.contains("default") || reason.contains("closed") }

    static let all: [Difference] = ["schema-differences", "schema-differences-others"].flatMap { name in
        let path = Checkout.root + "/Tests/SiteGeneratorTests/Fixtures/\(name).txt"
        let text =
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").compactMap { line -> Difference? in
            guard let match = line.wholeMatch(of: /([a-z-]+) (\/\S+): (.+)/) else { return nil }
            return Difference(schema: String(match.1), path: String(match.2), reason: String(match.3))
        }
    }
}

/// The keys of a schema with their types and values. A path is made of keys, `*` stands for any item and any further
/// member, and all branches lie on the same path.
private struct Outline {
    private(set) var facts: [String: Set<String>] = [:]
    /// The schemas that others refer to, by their `$id`.
    private let others: [String: ConfigNode]

    init(_ root: ConfigNode, among others: [String: ConfigNode] = [:]) {
        self.others = others
        read(root, at: "", in: root)
    }

    private mutating func read(_ schema: ConfigNode, at path: String, in root: ConfigNode) {
        guard schema.kind == .object, schema["not"]?.count != 0 || schema["not"] == nil else { return }
        if let reference = schema["$ref"]?.string {
            let halves = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let home = halves[0].isEmpty ? root : others[String(halves[0])]
            if let home, let target = home.value(at: halves.count > 1 ? String(halves[1]) : "") {
                read(target, at: path, in: home)
            }
        }
        facts[path, default: []].formUnion(own(schema))
        for (key, value) in members(schema["properties"]) { read(value, at: "\(path)/\(key)", in: root) }
        for keyword in ["items", "additionalProperties"] {
            if let value = schema[keyword], value.kind == .object { read(value, at: "\(path)/*", in: root) }
        }
        for (_, value) in members(schema["patternProperties"]) { read(value, at: "\(path)/*", in: root) }
        for keyword in ["anyOf", "oneOf", "allOf"] {
            for branch in schema[keyword].map({ Array($0.elements) }) ?? [] {
                read(branch, at: path, in: root)
            }
        }
        for keyword in ["then", "else"] {
            if let branch = schema[keyword] { read(branch, at: path, in: root) }
        }
    }

    private func own(_ schema: ConfigNode) -> Set<String> {
        let types = schema["type"].map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
        let values = (schema["enum"].map { Array($0.elements) } ?? []) + [schema["const"]].compactMap(\.self)
        return Set(types.compactMap(\.string)).union(values.map(\.json))
    }

    private func members(_ node: ConfigNode?) -> [(String, ConfigNode)] {
        guard let node, node.kind == .object else { return [] }
        return node.members.map { ($0.key.string ?? "", $0.value) }
    }
}
