import Text

/// `x-known-keys`: the names that an open map usually has. A key that is nearly one of them is surely misspelt; any other
/// is the author's own.
struct KnownNames: Sendable {
    private let index: SpellingIndex
    /// The names as they count.
    private let names: Set<String>
    /// Whether they count in any case, as those of HTTP headers do.
    private let isAnyCase: Bool

    fileprivate init(_ names: [String], isAnyCase: Bool) {
        index = SpellingIndex(names)
        self.names = isAnyCase ? Set(names.map { $0.lowercased() }) : Set(names)
        self.isAnyCase = isAnyCase
    }

    /// The names that a key misspells; none for a name that is known, and for one of the author's own.
    func meant(by key: String) -> [String] {
        guard !names.contains(isAnyCase ? key.lowercased() : key) else { return [] }
        return index.candidates(near: key).filter {
            Spelling.isSlipInWords(key, of: $0) || Spelling.isVariant(key, of: $0)
        }
    }
}

extension SchemaCompiler {
    /// Reads the names of the subschema at hand: a list, or an object with `names` and `any-case`.
    mutating func compileKnownNames(_ unit: Int, _ place: SchemaPlace) {
        guard let node = value(.knownKeys) else { return }
        let value = nodeView(node, place)
        let list = value.kind == .object ? value["names"] : value
        guard let list, list.kind == .array else {
            return report("`x-known-keys` is an array of names, or an object with `names`", node, place)
        }
        content.knownNames[unit] = KnownNames(
            list.elements.compactMap(\.string), isAnyCase: value["any-case"]?.boolean == true)
    }
}
