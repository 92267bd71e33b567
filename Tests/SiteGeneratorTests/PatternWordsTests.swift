import ConfigSchema
import Testing

/// Whoever breaks a pattern of a bundled schema is told in words what is asked for.
@Suite struct PatternWordsTests {
    @Test(arguments: Checkout.resources.schemas.values.map(\.path).sorted())
    func everyPatternThatCanFailHasWords(path: String) throws {
        let text = try #require(Checkout.resources.schemas.values.first { $0.path == path })
        let root = try #require(ConfigDocument(parsing: text.bytes, as: .json).root)
        #expect(wordless(root, at: "", isCondition: false) == [])
    }

    /// The places of patterns without words; what stands below `if` or `not`, or only tells deprecated values, fails without a finding of its own.
    private func wordless(_ node: ConfigNode, at place: String, isCondition: Bool) -> [String] {
        switch node.kind {
        case .array:
            return node.elements.enumerated().flatMap {
                wordless($1, at: "\(place)/\($0)", isCondition: isCondition)
            }
        case .object:
            let isBare = !isCondition && node["pattern"]?.string != nil && node["x-message"]?.string == nil
            return (isBare ? [place] : [])
                + node.members.flatMap { key, value in
                    wordless(
                        value, at: "\(place)/\(key.string ?? "")",
                        isCondition: isCondition || ["if", "not", "x-deprecated-values"].contains(key.string))
                }
        case .null, .boolean, .number, .string: return []
        }
    }
}
