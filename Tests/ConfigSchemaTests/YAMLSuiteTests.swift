import ConfigSchema
import Testing

/// The YAML test suite: what is YAML is accepted with the right value, what is not is refused.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct YAMLSuiteTests {
    static let suite = "suites/yaml"

    /// The cases that are known to differ, each with its reason.
    static let knownDifferences = [
        "9C9N": "lines in brackets at their key's indent are a warning, as most readers take them",
        "VJP3/00": "lines in braces at their key's indent are a warning, as most readers take them",
    ]

    @Test func agreesWithTheSuite() {
        let inputs = SharedData.files(in: Self.suite, suffix: "in.yaml")
            .filter { !$0.path.hasPrefix("name/") && !$0.path.hasPrefix("tags/") }
        #expect(inputs.count >= 400)
        let differences = inputs.compactMap { input -> String? in
            let name = String(input.path.dropLast("/in.yaml".count))
            return Self.difference(name, input.bytes).map { "\(name): \($0)" }
        }
        let names = Set(differences.map { $0.prefix { $0 != ":" } }.map(String.init))
        #expect(names == Set(Self.knownDifferences.keys), "\(differences.joined(separator: "\n"))")
    }

    private static func difference(_ name: String, _ bytes: [UInt8]) -> String? {
        let document = ConfigDocument(parsing: bytes, as: .yaml)
        let isRefused = document.problems.contains {
            $0.severity == .error && $0.id.rawValue != "duplicate-key"
        }
        if SharedData.bytes("\(suite)/\(name)/error") != nil { return isRefused ? nil : "accepted" }
        if isRefused { return "refused: \(document.problems.map(\.message))" }
        guard let json = SharedData.bytes("\(suite)/\(name)/in.json") else { return nil }
        let expected = values(json)
        let found = document.roots.map(\.sorted)
        return found == expected ? nil : "\(found) instead of \(expected)"
    }

    /// The values of a text that holds several JSON values one behind the other.
    private static func values(_ json: [UInt8]) -> [String] {
        var rest = json[...]
        var values: [String] = []
        while let root = ConfigDocument(parsing: Array(rest), as: .json).root {
            values.append(root.sorted)
            rest = rest.dropFirst(root.range.upperBound)
        }
        return values
    }
}

extension ConfigNode {
    /// The value as compact JSON with the members by key.
    fileprivate var sorted: String {
        switch kind {
        case .array: return "[" + elements.map(\.sorted).joined(separator: ",") + "]"
        case .object:
            let members = members.map { "\($0.key.compact):\($0.value.sorted)" }.sorted()
            return "{" + members.joined(separator: ",") + "}"
        case .null, .boolean, .number, .string: return compact
        }
    }
}
