import ConfigSchema
import Testing

/// The official JSON Schema test suite, every required case.
@Suite(.enabled(if: SharedData.place("suites/json-schema") != nil, "`make suites` takes the suite"))
struct OfficialSuiteTests {
    static let suite = "suites/json-schema"

    static let dialects = [
        ("draft7", "http://json-schema.org/draft-07/schema#"),
        ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
        ("draft4", "http://json-schema.org/draft-04/schema#"),
        ("draft6", "http://json-schema.org/draft-06/schema#"),
        ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
    ]

    /// What is known to differ, as "draft/file: group: test", each with its reason. Meant to stay empty.
    static let knownDifferences: [String: String] = [:]

    static let remotes: SchemaRegistry = {
        var registry = SchemaRegistry()
        for file in SharedData.files(in: suite + "/remotes", suffix: ".json") {
            registry.add(
                ConfigDocument(parsing: file.bytes, as: .json), at: "http://localhost:1234/" + file.path)
        }
        return registry
    }()

    @Test(arguments: dialects)
    func passesAllRequiredCases(draft: String, dialect: String) {
        var count = 0
        var differences: Set<String> = []
        for file in SharedData.files(in: "\(Self.suite)/tests/\(draft)", suffix: ".json")
        where !file.path.contains("/") {
            let (cases, failures) = Self.run(
                file.bytes, name: "\(draft)/\(file.path)", dialect: dialect,
                ValidationOptions(unknownKeys: .off))
            count += cases
            differences.formUnion(failures)
        }
        #expect(count > 500)
        let expected = Set(Self.knownDifferences.keys.filter { $0.hasPrefix(draft + "/") })
        #expect(differences.sorted() == expected.sorted())
    }

    @Test(arguments: dialects)
    func passesOptionalCases(draft: String, dialect: String) {
        var differences: Set<String> = []
        for file in SharedData.files(in: "\(Self.suite)/tests/\(draft)/optional", suffix: ".json") {
            let options = ValidationOptions(assertFormats: file.path.hasPrefix("format/"), unknownKeys: .off)
            let (_, failures) = Self.run(file.bytes, name: "\(draft)/\(file.path)", dialect: dialect, options)
            differences.formUnion(failures)
        }
        #expect(differences.sorted() == [])
    }

    private static func run(
        _ bytes: [UInt8], name: String, dialect: String, _ options: ValidationOptions
    ) -> (Int, [String]) {
        var count = 0
        var failures: [String] = []
        for group in ConfigDocument(parsing: bytes, as: .json).root?.elements.map({ $0 }) ?? [] {
            guard let schema = compiled(group, dialect) else {
                failures.append("\(name): \(group["description"]?.string ?? "")")
                continue
            }
            for test in group["tests"]?.elements.map({ $0 }) ?? [] {
                guard let data = test["data"] else { continue }
                count += 1
                let label =
                    "\(name): \(group["description"]?.string ?? ""): \(test["description"]?.string ?? "")"
                let isValid = test["valid"]?.boolean ?? false
                if schema.isValid(data, options: options) != isValid { failures.append(label) }
                let errors = schema.validate(data, options: options).filter { $0.severity == .error }
                if errors.isEmpty != isValid { failures.append(label + " (explained)") }
            }
        }
        return (count, failures)
    }

    private static func compiled(_ group: ConfigNode, _ dialect: String) -> Schema? {
        guard let schema = group["schema"] else { return nil }
        var registry = remotes
        let text = Array(group.text(of: schema))
        let uri = registry.add(ConfigDocument(parsing: text, as: .json), at: nil)
        return registry.compile(uri, defaultDialect: dialect).schema
    }
}

extension ConfigNode {
    /// The source of another node of the same document.
    func text(of node: ConfigNode) -> ArraySlice<UInt8> { document.bytes[node.range] }
}
