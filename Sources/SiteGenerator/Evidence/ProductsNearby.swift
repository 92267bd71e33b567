import ConfigSchema

/// Tells from the product that is named near a block whose file it shows, where its content or its name fits several.
struct ProductsNearby: Sendable {
    /// The names of products, with the schemas of their files.
    private let products: [Product]
    private let names: WordIndex
    /// The names as the paths of files have them: `claude-code`.
    private let fileNames: WordIndex

    private struct Product: Sendable {
        let name: String
        let entries: [Int]
    }

    init(_ catalogue: SchemaCatalogue) {
        var entries: [String: [Int]] = [:]
        for entry in catalogue.entries.indices {
            for name in catalogue.entries[entry].products { entries[name, default: []].append(entry) }
        }
        products = entries.sorted { $0.key < $1.key }.map { Product(name: $0.key, entries: $0.value) }
        names = WordIndex(products.map(\.name))
        fileNames = WordIndex(products.map { $0.name.lowercased().replacing(" ", with: "-") })
    }

    /// The one schema of some that the products named nearest have, and the first of their names; `nil` where that text
    /// names a product that has none of them, or products that have several.
    func schema(for block: BlockToBind, among possible: Set<Int>) -> (entry: Int, name: String)? {
        for range in block.nearestTexts {
            let named = named(in: block.text[range])
            if !named.isEmpty { return Self.schema(of: named, among: possible) }
        }
        let path = Array(block.path.split(separator: "/").suffix(2).joined(separator: "/").utf8)[...]
        return Self.schema(of: fileNames.found(in: path).map { products[$0] }, among: possible)
    }

    /// Whether a text that names a file names products, too, none of which has that file.
    func speaksOfAnother(than evidence: Evidence, _ text: ArraySlice<UInt8>) -> Bool {
        let named = named(in: text)
        guard !named.isEmpty, products.contains(where: { $0.entries.contains(evidence.schema.entry) }) else {
            return false
        }
        return !named.contains { $0.entries.contains(evidence.schema.entry) }
    }

    private func named(in text: ArraySlice<UInt8>) -> [Product] {
        names.found(in: text).map { products[$0] }
    }

    private static func schema(of named: [Product], among possible: Set<Int>) -> (entry: Int, name: String)? {
        let entries = named.map { possible.intersection($0.entries) }
        let all = entries.reduce(into: Set<Int>()) { $0.formUnion($1) }
        guard all.count == 1, let entry = all.first, !entries.contains([]), let first = named.first else {
            return nil
        }
        return (entry, first.name)
    }
}
