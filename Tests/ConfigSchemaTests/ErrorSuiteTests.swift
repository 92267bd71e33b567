import ConfigSchema
import Testing

/// The error tests that were made for other implementations: as many errors as they expect, formats asserted.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct ErrorSuiteTests {
    static let folder = "suites/validation-errors/hyperjump-tests/src/test-suite/tests"

    /// Where we find something else than is expected, with the number of our errors and the reason.
    static let ownCounts: [String: (count: Int, reason: String)] = [
        "dependencies.json: dependentRequired": (2, "two keys that each need others are two causes"),
        "dependencies.json: dependentSchemas": (2, "two keys that each need others are two causes"),
        "required.json: combined required and dependentRequired":
            (2, "what is required in any case has another cause than what a key demands"),
        "uniqueItems.json: uniqueItems": (1, "of two equal elements the later one is too many"),
        "uniqueItems.json: uniqueItems with duplicate objects": (1, "the later one is too many"),
        "uniqueItems.json: uniqueItems with duplicate booleans": (1, "the later one is too many"),
    ]

    @Test func findsAsManyErrors() throws {
        var count = 0
        for file in SharedData.files(in: Self.folder, suffix: ".json") {
            let suite = try #require(ConfigDocument(parsing: file.bytes, as: .json).root)
            for test in suite["tests"].map({ Array($0.elements) }) ?? [] where Self.isForTheNewestDraft(test)
            {
                count += 1
                let name = "\(file.path): \(test["description"]?.string ?? "")"
                let expected = Self.ownCounts[name]?.count ?? test["errors"]?.count ?? 0
                let found = try Self.errors(test)
                #expect(found.count == expected, "\(name): \(found)")
            }
        }
        #expect(count > 150)
    }

    private static func errors(_ test: ConfigNode) throws -> [String] {
        let schema = try #require(test["schema"])
        let instance = try #require(test["instance"])
        var registry = SchemaRegistry()
        let text = Array(instance.document.bytes[schema.range])
        let uri = registry.add(ConfigDocument(parsing: text, as: .json))
        let compiled = try #require(registry.compile(uri).schema)
        return compiled.validate(instance, options: ValidationOptions(assertFormats: true))
            .filter { $0.severity == .error }.map(\.message)
    }

    /// Whether a test holds for 2020-12, by its `compatibility`: bounds with commas between them.
    private static func isForTheNewestDraft(_ test: ConfigNode) -> Bool {
        let bounds = test["compatibility"]?.string?.split(separator: ",") ?? []
        return bounds.allSatisfy { bound in
            if bound.hasPrefix("<=") { return (Int(bound.dropFirst(2)) ?? 0) >= 2020 }
            if bound.hasPrefix("=") { return bound == "=2020" }
            return (Int(bound) ?? 0) <= 2020
        }
    }
}
