/// The names of the files that the schemas of a catalogue are for, by the schemas' numbers.
struct SchemaFileNames: Sendable {
    /// Those that tell the schema.
    let own: FilePatternIndex
    /// Those that files of other products have too.
    let shared: FilePatternIndex
    /// The schemas of the products that have a hidden folder of their own, by its name without the full stop.
    private let owners: [String: Set<Int>]
    /// The other folders that the files of the schemas lie in, such as `agents` in `.claude`.
    private let knownFolders: Set<Substring>

    init(_ entries: [SchemaCatalogue.Entry]) {
        own = FilePatternIndex(entries.map(\.patterns))
        shared = FilePatternIndex(entries.map(\.sharedPatterns))
        owners = Self.owners(entries)
        knownFolders = Set(
            entries.flatMap { ($0.patterns + $0.sharedPatterns).flatMap(\.folders) }
                .filter { $0.first != "." })
    }

    /// The schemas whose files are called as a file is, in whatever folder.
    func namesakes(of path: String) -> Set<Int> {
        Set(own.lists(naming: path) + shared.lists(naming: path))
    }

    /// The schemas of the product in whose hidden folder a file lies; none where no schema knows the folder, or it has a
    /// folder in it that is another program's, as `.gemini/antigravity`.
    func owners(ofFolderOf path: String) -> Set<Int> {
        for folder in path.split(separator: "/").dropLast().reversed() {
            if folder.hasPrefix("."), let owners = owners[String(folder.dropFirst())] { return owners }
            if !folder.hasPrefix("."), !knownFolders.contains(folder) { return [] }
        }
        return []
    }

    /// A folder is named after its product, or after the schema of its file, or is in the names of the product's files.
    private static func owners(_ entries: [SchemaCatalogue.Entry]) -> [String: Set<Int>] {
        let named = entries.indices.map { (ownName(entries[$0].name), [$0] as Set) }
        return Dictionary(named) { $0.union($1) }.merging(productFolders(entries)) { $1 }
    }

    /// What the name of a schema says besides what kind of file it is for: `litellm` of `litellm-config`.
    private static func ownName(_ name: String) -> String {
        let kind = ["-config", "-mcp", "-settings"].first(where: name.hasSuffix) ?? ""
        return String(name.dropLast(kind.count))
    }

    private static func productFolders(_ entries: [SchemaCatalogue.Entry]) -> [String: Set<Int>] {
        var folders: [String: Set<String>] = [:]
        for entry in entries {
            for product in entry.products {
                let name = product.lowercased()
                folders[name.replacing(" ", with: "-"), default: []].insert(product)
            }
            // A folder that several products have files in is nobody's own.
            guard entry.products.count == 1 else { continue }
            for folder in entry.patterns.flatMap(\.hiddenFolders) {
                folders[folder, default: []].formUnion(entry.products)
            }
        }
        var ofProduct: [String: Set<Int>] = [:]
        for (number, entry) in entries.enumerated() {
            for product in entry.products { ofProduct[product, default: []].insert(number) }
        }
        return folders.filter { $0.key != "config" }.compactMapValues { products in
            products.count == 1 ? products.first.flatMap { ofProduct[$0] } : nil
        }
    }
}
