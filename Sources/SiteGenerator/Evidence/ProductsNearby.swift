import ConfigSchema
import Markdown
import Text

/// Tells from the product that is named near a block whose file it shows, where its content or its name fits several.
struct ProductsNearby: Sendable {
    /// The names of products, with the schemas of their files.
    private let products: [Product]
    private let names: WordIndex
    /// The names in small letters as people write them, with the products that they are of.
    private let spellings: [(name: String, product: Int)]
    private let spelt: WordIndex
    /// The names as the paths of files have them: `claude-code`.
    private let fileNames: WordIndex
    /// The number of what stands for the products that a text means without naming them.
    private let others: Int

    private struct Product: Sendable {
        let name: String
        let entries: [Int]
        /// Whether it stands for products that a text does not name.
        var isOthers = false
    }

    init(_ catalogue: SchemaCatalogue) {
        var entries: [String: [Int]] = [:]
        for entry in catalogue.entries.indices {
            for name in catalogue.entries[entry].products { entries[name, default: []].append(entry) }
        }
        let named = entries.sorted { $0.key < $1.key }.map { Product(name: $0.key, entries: $0.value) }
        let common = catalogue.entries.indices.filter {
            catalogue.entries[$0].isGeneral && catalogue.entries[$0].products.count > 1
        }
        products = named + [Product(name: "others", entries: common, isOthers: true)]
        others = named.count
        names = WordIndex(named.map(\.name))
        spellings = named.enumerated().flatMap { number, product in
            Self.spellings(of: product.name).map { ($0, number) }
        }
        spelt = WordIndex(spellings.map(\.name))
        fileNames = WordIndex(named.map { $0.name.lowercased().replacing(" ", with: "-") })
    }

    /// A name in small letters, of several words also joined: `gemini cli`, `gemini-cli`, `geminicli`.
    private static func spellings(of name: String) -> [String] {
        let small = name.lowercased()
        guard small.contains(" ") else { return [small] }
        return [small, small.replacing(" ", with: "-"), small.replacing(" ", with: "")]
    }

    /// The one schema of some that the products named nearest have, and the first of their names; `nil` where that text
    /// names a product that has none of them, or products that have several.
    func schema(for block: BlockToBind, among possible: Set<Int>) -> (entry: Int, name: String)? {
        guard let named = nearest(to: block) else {
            return Self.schema(of: named(inPath: block.path).map { products[$0] }, among: possible)
        }
        return Self.schema(of: named, among: possible)
    }

    /// The products that the name of a page has, as `claude-code-setup.md` does, or that its folder is named after. A longer
    /// name of a folder is that of a program: `claude-code-router`.
    private func named(inPath path: String) -> [Int] {
        let parts = path.split(separator: "/").suffix(2).map { Array($0.utf8)[...] }
        guard let file = parts.last else { return [] }
        let folders = parts.dropLast().flatMap { folder in
            fileNames.places(in: folder).filter { $0.range == 0..<folder.count }.map(\.number)
        }
        return Set(folders + fileNames.found(in: file)).sorted()
    }

    /// Of the schemas of several products those of the products named nearest.
    func narrowed(_ possible: Set<Int>, for block: BlockToBind) -> Set<Int> {
        guard let named = nearest(to: block) else { return possible }
        return possible.intersection(named.flatMap(\.entries))
    }

    /// The one schema that the only product has which is named nearest.
    func schema(for block: BlockToBind) -> (entry: Int, name: String)? {
        guard let named = nearest(to: block), named.count == 1, let product = named.first,
            product.entries.count == 1, let entry = product.entries.first
        else { return nil }
        return (entry, product.name)
    }

    /// The products that the nearest text names which names any, and not only to compare with them.
    private func nearest(to block: BlockToBind) -> [Product]? {
        let labels = Set(block.near.titles + block.near.headings)
        let subjects = subjects(of: block)
        return block.nearestTexts.lazy
            .map { named(in: $0, of: block.texts, isLabel: labels.contains($0)) }
            .map { $0.filter { !subjects.contains($0.name) } }
            .first { !$0.isEmpty }
    }

    /// The products that the servers in a block are for.
    private func subjects(of block: BlockToBind) -> Set<String> {
        let numbers = block.serverTexts.flatMap { spelt.found(in: $0[...]) }
        return Set(numbers.map { products[spellings[$0].product].name })
    }

    /// Whether a text that names a file names products, too, none of which has that file.
    func speaksOfAnother(than evidence: Evidence, _ range: Range<Int>, of texts: NearbyTexts) -> Bool {
        let named = named(in: range, of: texts, isLabel: false)
        guard !named.isEmpty, products.contains(where: { $0.entries.contains(evidence.schema.entry) }) else {
            return false
        }
        return !named.contains { $0.entries.contains(evidence.schema.entry) }
    }

    /// Whether each product that a text names has a file that it names, too, or is named as something else than the reader
    /// of a file.
    ///
    /// - Parameter owners: the schemas of the files that the text names.
    func areAsides(in range: Range<Int>, of texts: NearbyTexts, owners: Set<Int>) -> Bool {
        let text = Array(texts.text[range])
        return places(in: text[...], isLabel: false).allSatisfy { place in
            !owners.isDisjoint(with: products[place.number].entries)
                || ProductAside.isOne(place.range, in: text)
        }
    }

    // MARK: Names in a text

    private func named(in range: Range<Int>, of texts: NearbyTexts, isLabel: Bool) -> [Product] {
        texts.products(in: range, isLabel: isLabel) { numbers(in: $0, isLabel: isLabel) }.map { products[$0] }
    }

    /// - Parameter isLabel: whether it is a title or a heading, where a name of one word counts also in small letters.
    private func numbers(in text: ArraySlice<UInt8>, isLabel: Bool) -> [Int] {
        let meant = Set(places(in: text, isLabel: isLabel).map(\.number)).sorted()
        let small: [UInt8] = text.map(\.lowercased)
        return meant.isEmpty || !Self.wordsForOthers.stand(in: small[...]) ? meant : meant + [others]
    }

    /// Where products are named in a text that are not only compared with, counted from its beginning.
    private func places(in text: ArraySlice<UInt8>, isLabel: Bool) -> [WordIndex.Place] {
        let bytes = Array(text)
        var all = names.places(in: text)
        let small: [UInt8] = bytes.map(\.lowercased)
        for place in spelt.places(in: small[...]) {
            let number = spellings[place.number].product
            let isOfSeveralWords = products[number].name.contains(" ")
            let found = WordIndex.Place(number: number, range: place.range)
            guard isLabel || isOfSeveralWords, !Self.isPartOfName(place.range, in: bytes),
                !all.contains(found)
            else { continue }
            all.append(found)
        }
        // `Copilot` in `Copilot CLI` is not a name by itself.
        all = all.filter { place in
            !all.contains { $0.range.count > place.range.count && $0.range.contains(place.range.lowerBound) }
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        let compared = Self.compared(all.map(\.range), in: bytes)
        return all.indices.filter { !compared[$0] }.map { all[$0] }
    }

    /// What says in a list of products that it is not all of them: `Cursor and other clients`.
    private static let wordsForOthers = WordIndex([
        "and other", "or other", "and others", "or others", "and any", "or any", "and similar", "or similar",
        "etc",
        "& other", "& others", "/ other", "/ others", "and compatible", "or compatible", "+ other",
        "+ others",
    ])

    /// Whether a name is only a part of one, as `claude-code` is of `claude-code-router` and `@a/claude-code`.
    private static func isPartOfName(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        let marks = "-_/@".utf8
        if range.lowerBound > 0,
            marks.contains(bytes[range.lowerBound - 1]) || bytes[range.lowerBound - 1] == 0x2E
        {
            return true
        }
        guard range.upperBound < bytes.count else { return false }
        if marks.contains(bytes[range.upperBound]) { return true }
        let next = range.upperBound + 1
        return bytes[range.upperBound] == 0x2E && next < bytes.count && bytes[next].isOfWord
    }

    /// Which of the names are only compared with: by the words before them, or together with the name before.
    private static func compared(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [Bool] {
        var compared: [Bool] = []
        for (number, range) in ranges.enumerated() {
            var isCompared = Comparison.ends(at: range.lowerBound, in: bytes, from: 0)
            if !isCompared, number > 0, compared[number - 1],
                ranges[number - 1].upperBound <= range.lowerBound
            {
                let between = bytes[ranges[number - 1].upperBound..<range.lowerBound]
                isCompared = between.split { !$0.isOfWord }.allSatisfy {
                    $0.elementsEqual("and".utf8) || $0.elementsEqual("or".utf8)
                }
            }
            compared.append(isCompared)
        }
        return compared
    }

    private static func schema(of named: [Product], among possible: Set<Int>) -> (entry: Int, name: String)? {
        let entries = named.filter { !$0.isOthers || !possible.isDisjoint(with: $0.entries) }
            .map { possible.intersection($0.entries) }
        let all = entries.reduce(into: Set<Int>()) { $0.formUnion($1) }
        guard all.count == 1, let entry = all.first, !entries.contains([]), let first = named.first else {
            return nil
        }
        return (entry, first.name)
    }
}
