import ConfigSchema
import Markdown
import Text

/// Looks for what says which schema a block is of, in the order of `Evidence.Kind`.
struct EvidenceReader: Sendable {
    let catalogue: SchemaCatalogue
    /// Made for the first block that its name or its schema does not tell.
    var recogniser: ContentRecogniser { catalogue.recogniser.value }
    let products: ProductsNearby
    /// What the catalogue says of the names of files that were asked for.
    private let knownFiles = Remembered<String, SchemaCatalogue.FileMeaning>()
    /// What the configuration says of names and of what is recognised.
    var configured: ConfiguredSchemas

    init(_ catalogue: SchemaCatalogue, configured: ConfiguredSchemas) {
        self.catalogue = catalogue
        self.configured = configured
        products = ProductsNearby(catalogue)
    }

    /// The first evidence that counts; `nil` where there is none.
    func evidence(for block: BlockToBind) -> Evidence? {
        let block = remembered(block)
        if let own = ownEvidence(of: block) { return own }
        guard configured.recognition != .off else { return nil }
        if let declared = declaredOfOtherDay(in: block) { return declared }
        // The lines of a difference that says its file are that file's, whatever they look like.
        if block.snippet.isDifference, !block.snippet.fileNames.isEmpty { return nil }
        switch ownMeaning(of: block) ?? nearbyMeaning(of: block) {
        case .schema(let near): return narrowed(near, block)
        case .other(let owners):
            return configured.recognition == .content ? evidenceInAnotherFile(of: owners, block) : nil
        case .foreign: return configured.recognition == .content ? unionEvidence(of: block) : nil
        case .contradicted, .nothing:
            let content = recognised(block).flatMap {
                isPartOfAnotherFile($0, block) || isOfNamesake($0, block) ? nil : $0
            }
            // What several products' files have in common says less than the author does.
            if let content, !isGeneral(content) { return content }
            return configuredEvidence(of: block) ?? content
        }
    }

    /// What another file may hold: what the files of several products have in common, or a document of the product whose
    /// file it is, such as VS Code's servers in its settings.
    private func evidenceInAnotherFile(of owners: Set<Int>, _ block: BlockToBind) -> Evidence? {
        contentEvidence(of: block).flatMap { content in
            if case .within = content.part, owners.contains(content.schema.entry) { return content }
            return isUnion(content.schema.entry) ? content : nil
        }
    }

    /// What the files of several products have in common.
    private func unionEvidence(of block: BlockToBind) -> Evidence? {
        contentEvidence(of: block).flatMap {
            isUnion($0.schema.entry) && $0.part.isWhole ? narrowed($0, block) : nil
        }
    }

    /// Whether a block that looks like a part of a document shows the file of another program, by its name or since only
    /// other products are named before it.
    private func isPartOfAnotherFile(_ content: Evidence, _ block: BlockToBind) -> Bool {
        let entry = content.schema.entry
        guard !content.part.isWhole, !isUnion(entry) else { return false }
        return isOfOtherProduct(than: entry, block) || isOfUnknownFile(block)
    }

    /// Whether the nearest text that names products names none that reads a schema's documents.
    private func isOfOtherProduct(than entry: Int, _ block: BlockToBind) -> Bool {
        !catalogue.entries[entry].products.isEmpty && products.narrowed([entry], for: block).isEmpty
    }

    /// Whether the block, or else the nearest text that names files, names only files that no schema knows.
    private func isOfUnknownFile(_ block: BlockToBind) -> Bool {
        areUnknownFiles(block.decidingNames)
    }

    /// The same, and nobody says that it is of the product which has a schema.
    private func isOfUnknownFile(_ block: BlockToBind, besides entry: Int) -> Bool {
        isOfUnknownFile(block) && products.schema(for: block, among: [entry]) == nil
    }

    /// Whether there are names, and all of them are of files with settings that no schema knows.
    func areUnknownFiles(_ names: [String]) -> Bool {
        !names.isEmpty
            && names.allSatisfy { name in
                guard case .none = meaning(ofFile: name), ConfigLanguage(fileName: name) != nil else {
                    return false
                }
                return !catalogue.files.own.hasName(of: withSlashes(name))
            }
    }

    /// Everything that says something, for whoever asks why a block is bound as it is.
    func all(for block: BlockToBind) -> [Evidence] {
        let block = remembered(block)
        var all = [ownEvidence(of: block)]
        if case .schema(let near) = nearbyMeaning(of: block) { all.append(narrowed(near, block)) }
        all.append(contentEvidence(of: block).map { narrowed($0, block) })
        return (all + [productEvidence(of: block), configuredEvidence(of: block)]).compactMap(\.self)
    }

    private func remembered(_ block: BlockToBind) -> BlockToBind {
        let recogniser = catalogue.recogniser
        return block.remembering { recogniser.value.matches(in: $0) }
    }

    /// What a block's content says, where the repository wants that to count.
    private func recognised(_ block: BlockToBind) -> Evidence? {
        guard configured.recognition == .content else { return nil }
        return contentEvidence(of: block).map { narrowed($0, block) } ?? productEvidence(of: block)
    }

    /// Whether it is for a schema that several products' files have in common.
    func isGeneral(_ evidence: Evidence) -> Bool { isGeneral(evidence.schema.entry) }

    func isGeneral(_ entry: Int) -> Bool { catalogue.entries[entry].isGeneral }

    /// Whether a schema has what the files of several products have in common.
    private func isUnion(_ entry: Int) -> Bool {
        isGeneral(entry) && catalogue.entries[entry].products.count > 1
    }

    /// The schema that the configuration names for blocks that nothing else tells, where what a block holds does not speak
    /// against it.
    private func configuredEvidence(of block: BlockToBind) -> Evidence? {
        guard let fallback = configured.fallback, let root = block.root else { return nil }
        let (entry, fragment) = (fallback.schema.entry, fallback.schema.fragment)
        guard recogniser.isWritten(entry, in: block.snippet.language),
            recogniser.best(for: block).map({ $0.entry == entry || isGeneral($0.entry) }) ?? true
        else { return nil }
        let found = Evidence(.configured, fallback.words, fallback.schema)
        // Where the author says where the block stands, its keys are not those of a document.
        if !fragment.isEmpty || block.snippet.placement != nil || recogniser.knowsNoKeys(entry) {
            return found
        }
        guard root.kind == .object else { return nil }
        if recogniser.knows(anyOf: root, entry) { return found }
        let part = recogniser.part(root, in: entry, block)
        return part == .whole ? nil : Evidence(.configured, fallback.words, fallback.schema, part: part)
    }

    /// What the name of a file says of its schema.
    func meaning(ofFile name: String) -> SchemaCatalogue.FileMeaning {
        configured.entry(forFile: name).map { .one($0) }
            ?? knownFiles.value(name) { catalogue.files(named: name) }
    }

    // MARK: What the block itself says

    /// What a name of its own says where it is that of another program's file.
    private func ownMeaning(of block: BlockToBind) -> Meaning? {
        for name in block.ownNames {
            switch meaning(ofFile: name) {
            case .other(let owners): return .other(of: owners)
            case .foreign: return .foreign
            case .one, .several, .none: continue
            }
        }
        return nil
    }

    /// A file name behind the fence, or in the first comment of the text.
    private func ownEvidence(of block: BlockToBind) -> Evidence? {
        if block.snippet.part == .argument, let server = catalogue.serverOfClaudeCode {
            return Evidence(.heredoc, "`claude mcp add-json`", server)
        }
        for name in block.snippet.fileNames {
            if let found = schema(named: name, block) {
                let kind: Evidence.Kind = block.snippet.part == .heredoc ? .heredoc : .fileName
                return Evidence(
                    kind, "the file name `\(name)`", SchemaReference(found.entry), part: found.part)
            }
        }
        if let name = block.snippet.firstComment?.fileName,
            let found = schema(named: name, block)
        {
            return Evidence(
                .comment, "`\(name)` in its first comment", SchemaReference(found.entry), part: found.part)
        }
        return nil
    }

    /// An address that is that of a schema but for its day.
    private func declaredOfOtherDay(in block: BlockToBind) -> Evidence? {
        guard let address = block.snippet.declaredSchemas.first?.value,
            let entry = catalogue.entry(forOtherDayOf: address)
        else { return nil }
        return Evidence(
            .content, "its `$schema`, which is `\(catalogue.entries[entry].name)` of another day",
            SchemaReference(entry))
    }

    // MARK: What it holds

    private func contentEvidence(of block: BlockToBind) -> Evidence? {
        guard let root = block.root else { return nil }
        if let sign = recogniser.best(for: block) {
            if sign.isCommon, isOfUnknownFile(block, besides: sign.entry) { return nil }
            // A word near the block tells less than the name of another product there.
            if !sign.near.isEmpty, sign.part == .whole, isOfOtherProduct(than: sign.entry, block),
                !isGeneral(sign.entry)
            {
                return nil
            }
            return Evidence(.content, Self.words(for: root), sign.schema, part: sign.part)
        }
        let found =
            recogniser.telling(block) ?? recogniser.misspeltVariable(in: block).map { ($0, .whole) }
            ?? (isOfUnknownFile(block)
                ? nil
                : recogniser.misspelt(block) { products.schema(for: block, among: [$0]) != nil })
        return found.map {
            Evidence(.content, Self.words(for: root), SchemaReference($0.entry), part: $0.part)
        }
    }

    private static func words(for root: ConfigNode) -> String {
        let own = root.members.prefix(4).compactMap(\.key.string).filter { $0 != "$schema" }
        let keys = own.prefix(3).map { "`\($0.shownWithoutSecrets)`" }
        guard !keys.isEmpty else { return "what it holds" }
        return "its \(keys.count == 1 ? "key" : "keys") \(keys.joined(separator: ", "))"
    }

    /// The same evidence, for the schema of the one product that is named nearest, where the text fits several.
    private func narrowed(_ evidence: Evidence, _ block: BlockToBind) -> Evidence {
        // What the files of several programs have in common is of the one that is named.
        let isCommon =
            evidence.kind == .content
            && recogniser.matches(in: block).contains { $0.entry == evidence.schema.entry && $0.isCommon }
        guard isGeneral(evidence) || isCommon,
            let key = evidence.part.firstKey ?? block.root?.members.first(where: { _ in true })?.key.string,
            let knowing = recogniser.entries(withRootKey: key), knowing.contains(evidence.schema.entry)
        else { return confirmed(evidence, block) }
        let possible = knowing.filter { recogniser.isWritten($0, in: block.snippet.language) }
        guard
            let product = products.schema(for: block, among: possible) ?? wrongFor(block, evidence),
            product.entry != evidence.schema.entry
        else { return confirmed(evidence, block) }
        if isOfUnknownFile(block), !isNamed(after: product.name, block) { return evidence }
        // A part of what all clients have stands elsewhere in the files of some.
        let sign = recogniser.matches(in: block).first { $0.entry == product.entry }
        return Evidence(
            .product, "\(evidence.words) and the name \(product.name) before it",
            SchemaReference(product.entry), part: sign?.part ?? evidence.part)
    }

    /// Whether the file that the block is of has a word of a product's name in its own, or that of the servers which many
    /// products have.
    private func isNamed(after product: String, _ block: BlockToBind) -> Bool {
        let words = product.lowercased().split(separator: " ").map(String.init) + ["mcp"]
        return block.decidingNames.contains { name in words.contains { name.lowercased().contains($0) } }
    }

    /// What a block holds, where the product of that file is named before it, too. What the files of several products have
    /// in common is not one's.
    private func confirmed(_ evidence: Evidence, _ block: BlockToBind) -> Evidence {
        guard evidence.kind == .content, !isUnion(evidence.schema.entry),
            let product = products.schema(for: block, among: [evidence.schema.entry])
        else { return evidence }
        return Evidence(
            .product, "\(evidence.words) and the name \(product.name) before it", evidence.schema,
            part: evidence.part)
    }

    private static let extensions = WordIndex([
        "extension", "extensions", "Extension", "Extensions", "plugin", "plugins",
    ])

    /// The schema of the product named nearest, whose own names for all keys of a document are others, so that the text
    /// is wrong for it.
    private func wrongFor(_ block: BlockToBind, _ evidence: Evidence) -> (entry: Int, name: String)? {
        // What is in VS Code may be an extension with servers of its own.
        guard evidence.part == .whole, block.nearness(of: Self.extensions) == nil, let root = block.root,
            let product = products.schema(for: block),
            recogniser.isWritten(product.entry, in: block.snippet.language),
            recogniser.renames(root, product.entry),
            !catalogue.entries[evidence.schema.entry].alsoReadBy.contains(product.name)
                || block.decidingNames.contains(where: { isOwn($0, of: product.entry) })
        else { return nil }
        return product
    }

    /// Whether a name is that of a file of one schema alone.
    func isOwn(_ name: String, of entry: Int) -> Bool {
        if case .one(entry) = meaning(ofFile: name) { true } else { false }
    }
}
