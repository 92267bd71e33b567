import ConfigSchema
import Testing

/// Real instances with one fault each: the first finding must name the place of the fault.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct MutantTests {
    /// The share of mutants, in percent, whose fault the first finding must name.
    static let target = 99

    @Test func namesThePlaceOfTheFault() throws {
        let lines = try #require(SharedData.bytes("suites/validation-errors/mutants.jsonl"))
        let mutants = lines.split(separator: UInt8(ascii: "\n")).compactMap {
            ConfigDocument(parsing: Array($0), as: .json).root
        }
        #expect(mutants.count == 200)
        var schemas: [String: Schema] = [:]
        var missed: [String] = []
        for mutant in mutants {
            let set = mutant["set"]?.string ?? ""
            let schema = try #require(schemas[set] ?? Self.schema(set))
            schemas[set] = schema
            if let miss = Self.miss(mutant, schema) { missed.append("\(set): \(miss)") }
        }
        let share = (mutants.count - missed.count) * 100 / mutants.count
        #expect(share >= Self.target, "\(missed.joined(separator: "\n"))")
    }

    private static func schema(_ set: String) -> Schema? {
        var registry = SchemaRegistry()
        for (place, path) in remotes {
            guard let bytes = SharedData.bytes("bench/validation/" + path) else { continue }
            registry.add(ConfigDocument(parsing: bytes, as: .json), at: place)
        }
        guard let bytes = SharedData.bytes("bench/validation/\(set)/schema.json") else { return nil }
        let uri = registry.add(ConfigDocument(parsing: bytes, as: .json))
        return registry.compile(uri).schema
    }

    private static let remotes: [(String, String)] = {
        let bytes = SharedData.bytes("bench/validation/_remotes.json") ?? []
        let members = ConfigDocument(parsing: bytes, as: .json).root?.members
        return members?.compactMap { member in
            member.key.string.flatMap { key in member.value.string.map { (key, $0) } }
        } ?? []
    }()

    /// What the first finding says instead of naming the fault; `nil` where it names it.
    private static func miss(_ mutant: ConfigNode, _ schema: Schema) -> String? {
        guard let instance = mutant["instance"], let path = mutant["path"] else { return "no mutant" }
        let fault = path.elements.map { "/" + ($0.string ?? $0.numberText ?? "").escapedForPointer }.joined()
        let violations = schema.validate(instance)
        let base = instance.pointer
        guard let first = violations.first else { return "\(fault): nothing found" }
        let place = String(first.instancePath.dropFirst(base.count))
        if place == fault { return nil }
        return
            "\(mutant["kind"]?.string ?? "") \(fault) was \(mutant["was"]?.string ?? ""): \(place) \(first.message)"
    }
}

extension String {
    fileprivate var escapedForPointer: String {
        split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    }
}
