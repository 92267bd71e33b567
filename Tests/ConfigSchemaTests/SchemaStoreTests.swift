import ConfigSchema
import Testing

/// Real schemas with real instances, right ones and wrong ones, formats asserted.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct SchemaStoreTests {
    static let suite = "suites/schemastore"

    /// Where the catalogue's own verdict does not follow from the schemas that are given, by the beginning of
    /// the path, each with its reason.
    static let knownDifferences: [String: String] = [
        "test/es6importsorterrc/": "the instance fits two branches of a `oneOf`",
        "test/function/": "the instances fit none or several branches of a `oneOf`",
        "test/prometheus-alertmanager/alertmanager-empty.yaml": "an empty text holds no value",
        "test/webjob-publish-settings/scheduled.json": "the instance's `date-time` has no offset",
        "negative_test/circleciconfig/": "the schema refers to one that is not given",
        "negative_test/contextive-glossary/missing-context-and-imports.yml": "an empty text holds no value",
        "negative_test/pre-commit-config/local-missing-entry.json":
            "the schema does not demand what is missing",
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
    }

    private static func isValid(_ document: ConfigDocument, _ schema: Schema) -> Bool? {
        document.root.map { schema.isValid($0, options: ValidationOptions(assertFormats: true)) }
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
