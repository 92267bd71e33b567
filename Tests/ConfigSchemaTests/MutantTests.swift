import ConfigSchema
import Testing

/// Real instances with one fault each: the first finding must name the place of the fault, and a misspelt key
/// the key that was meant.
@Suite(.enabled(if: SharedData.root != nil, "the test data is not beside the checkout"))
struct MutantTests {
    /// An instance with one fault.
    struct Mutant {
        let set: String
        let kind: String
        /// The place of the fault, as a JSON Pointer.
        let fault: String
        /// The key as it was before it was misspelt.
        let was: String?
        let instance: ConfigNode
    }

    /// What the mutants come to.
    struct Figures {
        var count = 0
        var right = 0
        var inside = 0
        var rightInside = 0
        var errors = 0
        var misspelt = 0
        var suggested = 0
        var missed: [String] = []

        var summary: String {
            """
            mutants: the first finding names the place of \(right) of \(count), \
            of \(rightInside) of \(inside) inside anyOf or oneOf; \
            \(errors) errors for \(count) faults; \(suggested) of \(misspelt) misspelt keys are known again
            \(missed.joined(separator: "\n"))
            """
        }
    }

    @Test func namesThePlaceOfTheFault() throws {
        let mutants = Self.mutants()
        #expect(mutants.count == 200)
        var figures = Figures()
        var schemas: [String: (whole: Schema, withoutBranches: Schema)] = [:]
        for mutant in mutants {
            let known = try schemas[mutant.set] ?? Self.schemas(mutant.set)
            schemas[mutant.set] = known
            let isInside = known.withoutBranches.isValid(mutant.instance)
            Self.count(mutant, known.whole, isInside: isInside, in: &figures)
        }
        print(figures.summary)
        #expect(figures.right * 100 >= figures.count * 99, "\(figures.summary)")
        #expect(figures.inside > 50)
        #expect(figures.rightInside * 100 >= figures.inside * 97, "\(figures.summary)")
        #expect(figures.errors * 100 <= figures.count * 102, "\(figures.summary)")
        #expect(figures.suggested == figures.misspelt, "\(figures.summary)")
    }

    private static func count(_ mutant: Mutant, _ schema: Schema, isInside: Bool, in figures: inout Figures) {
        let violations = schema.validate(mutant.instance)
        let base = mutant.instance.pointer
        let first = violations.first.map { String($0.instancePath.dropFirst(base.count)) }
        let isRight = first == mutant.fault
        figures.count += 1
        figures.right += isRight ? 1 : 0
        figures.inside += isInside ? 1 : 0
        figures.rightInside += isInside && isRight ? 1 : 0
        let errors = violations.filter { $0.severity == .error }
        figures.errors += errors.count
        if !isRight || errors.count > 1 {
            let said = violations.map { "\($0.place): \($0.message)" }.joined(separator: "; ")
            figures.missed.append("\(mutant.set) \(mutant.kind) \(mutant.fault): \(said)")
        }
        guard let was = mutant.was else { return }
        figures.misspelt += 1
        let isSuggested = violations.contains {
            $0.instancePath.hasSuffix(mutant.fault) && $0.help?.contains("`\(was)`") == true
        }
        figures.suggested += isSuggested ? 1 : 0
        if !isSuggested { figures.missed.append("\(mutant.set) \(mutant.fault): not \(was)") }
    }

    // MARK: The data

    private static func mutants() -> [Mutant] {
        let lines = SharedData.bytes("suites/validation-errors/mutants.jsonl") ?? []
        return lines.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let root = ConfigDocument(parsing: Array(line), as: .json).root,
                let instance = root["instance"], let path = root["path"]
            else { return nil }
            let steps = path.elements.map { "/" + ($0.string ?? $0.numberText ?? "").escapedForPointer }
            return Mutant(
                set: root["set"]?.string ?? "", kind: root["kind"]?.string ?? "", fault: steps.joined(),
                was: root["was"]?.string, instance: instance)
        }
    }

    /// A set's schema, and the same without its `anyOf` and `oneOf`: what is valid against that one has its
    /// fault inside them.
    private static func schemas(_ set: String) throws -> (whole: Schema, withoutBranches: Schema) {
        let bytes = try #require(SharedData.bytes("bench/validation/\(set)/schema.json"))
        var text = String(decoding: bytes, as: UTF8.self)
        let whole = try #require(schema(bytes))
        for keyword in ["anyOf", "oneOf"] {
            text = text.split(separator: keyword, omittingEmptySubsequences: false).joined(
                separator: "branches")
        }
        return (whole, try #require(schema(Array(text.utf8))))
    }

    private static func schema(_ bytes: [UInt8]) -> Schema? {
        var registry = SchemaRegistry()
        for (place, path) in remotes {
            guard let bytes = SharedData.bytes("bench/validation/" + path) else { continue }
            registry.add(ConfigDocument(parsing: bytes, as: .json), at: place)
        }
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
}

extension String {
    fileprivate var escapedForPointer: String {
        split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    }
}
