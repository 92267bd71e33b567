import ConfigSchema
import Testing

/// Real schemas with real instances, right ones and wrong ones, formats asserted.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct SchemaStoreTests {
    static let suite = "suites/schemastore"

    /// Where the catalogue's own verdict does not follow from the schemas that are given, by the beginning of
    /// the path: how many instances, and the reason. jsonschema-rs 0.60.3 with formats asserted gives the same
    /// verdicts on all of them, but that it refuses the schema which refers to one that is not given.
    static let knownDifferences: [String: (count: Int, reason: String)] = [
        "test/es6importsorterrc/": (1, "the instance fits two branches of a `oneOf`"),
        "test/function/": (25, "the instances fit none or several branches of a `oneOf`"),
        "test/webjob-publish-settings/scheduled.json": (1, "the instance's `date-time` has no offset"),
        "negative_test/circleciconfig/": (5, "the schema refers to one that is not given"),
        "negative_test/pre-commit-config/local-missing-entry.json":
            (1, "the schema does not demand what is missing"),
    ]

    @Test func agreesWithTheCatalogue() throws {
        let catalogue = Catalogue()
        var count = 0
        var differences: [String] = []
        for (folder, isValid) in [("test", true), ("negative_test", false)] {
            for file in SharedData.files(in: "\(Self.suite)/\(folder)", suffix: "") {
                guard let language = ConfigLanguage(fileName: file.path) else { continue }
                let name = String(file.path.prefix { $0 != "/" })
                guard let schema = catalogue.schema(name) else {
                    differences.append("\(folder)/\(file.path): no schema")
                    continue
                }
                count += 1
                let document = ConfigDocument(parsing: file.bytes, as: language == .json ? .jsonc : language)
                if Self.isValid(document, schema) != isValid { differences.append("\(folder)/\(file.path)") }
            }
        }
        #expect(count > 1200)
        let unexpected = differences.filter { path in
            !Self.knownDifferences.keys.contains { path.hasPrefix($0) }
        }
        #expect(unexpected == [])
        for (path, known) in Self.knownDifferences {
            #expect(differences.count { $0.hasPrefix(path) } == known.count, "\(path): \(known.reason)")
        }
    }

    private static func isValid(_ document: ConfigDocument, _ schema: Schema) -> Bool? {
        document.valuesNode.map { schema.isValid($0, options: ValidationOptions(assertFormats: true)) }
    }

    /// The catalogue's schemas, each compiled when it is first asked for.
    private final class Catalogue {
        private var registry = SchemaRegistry()
        private var uris: [String: String] = [:]
        private var compiled: [String: Schema] = [:]

        init() {
            for file in SharedData.files(in: SchemaStoreTests.suite + "/schemas", suffix: ".json") {
                let document = ConfigDocument(parsing: file.bytes, as: .json)
                uris[String(file.path.dropLast(5))] = registry.add(
                    document, at: "https://json.schemastore.org/" + file.path)
            }
        }

        func schema(_ name: String) -> Schema? {
            if let known = compiled[name] { return known }
            compiled[name] = uris[name].flatMap {
                registry.compile($0, defaultDialect: "http://json-schema.org/draft-07/schema#").schema
            }
            return compiled[name]
        }
    }
}
