import Testing

@testable import ConfigSchema

/// The TOML test suite for both versions: what is TOML has the right values, what is not is refused.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct TOMLSuiteTests {
    static let suite = "suites/toml"

    @Test(arguments: [(TOMLVersion.one, "1.0.0", 709), (.onePointOne, "1.1.0", 712)])
    func agreesWithTheSuite(version: TOMLVersion, name: String, expected: Int) throws {
        let list = String(
            decoding: try #require(SharedData.bytes("\(Self.suite)/files-toml-\(name)")), as: UTF8.self)
        let paths = list.split(whereSeparator: \.isNewline).filter { $0.hasSuffix(".toml") }
        let differences = try paths.compactMap { path -> String? in
            let bytes = try #require(SharedData.bytes("\(Self.suite)/\(path)"), "\(path)")
            let storage = TOMLParser.parse(bytes, version: version, limits: .standard)
            return Self.difference(String(path), ConfigDocument(storage: storage)).map { "\(path): \($0)" }
        }
        #expect(paths.count == expected)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    private static func difference(_ path: String, _ document: ConfigDocument) -> String? {
        if path.hasPrefix("invalid/") { return document.problems.isEmpty ? "accepted" : nil }
        guard document.problems.isEmpty else { return "refused: \(document.problems.map(\.message))" }
        guard let json = SharedData.bytes("\(suite)/\(path.dropLast(5)).json"),
            let expected = ConfigDocument(parsing: json, as: .json).root, let found = document.root
        else { return "no value" }
        return isEqual(found, expected) ? nil : "\(found.compact) instead of \(expected.compact)"
    }

    private static func isEqual(_ found: ConfigNode, _ expected: ConfigNode) -> Bool {
        if let type = expected["type"]?.string, let value = expected["value"]?.string, expected.count == 2 {
            return isEqual(found, type, value)
        }
        switch expected.kind {
        case .array:
            return found.kind == .array && found.count == expected.count
                && zip(found.elements, expected.elements).allSatisfy { isEqual($0, $1) }
        case .object:
            return found.kind == .object && found.count == expected.count
                && expected.members.allSatisfy { key, value in
                    found[key.string ?? ""].map { isEqual($0, value) } ?? false
                }
        case .null, .boolean, .number, .string: return false
        }
    }

    private static func isEqual(_ found: ConfigNode, _ type: String, _ value: String) -> Bool {
        switch type {
        case "string": return found.string == value && found.temporalKind == nil
        case "bool": return found.boolean.map { "\($0)" } == value
        case "integer": return found.integer.map { "\($0)" } == value && found.node.type == .integer
        case "float":
            guard let number = found.double, let wanted = Double(value), found.node.type != .integer else {
                return false
            }
            return number == wanted || (number.isNaN && wanted.isNaN)
        default: return found.temporalKind?.rawValue == type && shortened(found.string) == shortened(value)
        }
    }

    /// A time without zeros at the end of its fraction.
    private static func shortened(_ time: String?) -> String? {
        guard let time, let dot = time.firstIndex(of: ".") else { return time }
        let fraction = time[time.index(after: dot)...].prefix { $0.isNumber }
        let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
        return time[..<dot] + (digits.isEmpty ? "" : "." + digits) + time[fraction.endIndex...]
    }
}
