import ConfigSchema
import Diagnostics
import Markdown

/// Looks for what says which schema a block is of, in the order of `Evidence.Kind`.
struct EvidenceReader: Sendable {
    let catalogue: SchemaCatalogue
    /// Made for the first block that its name or its schema does not tell.
    private let recognition: Deferred<ContentRecogniser>
    private var recogniser: ContentRecogniser { recognition.value }
    private let products: ProductsNearby
    /// What the configuration says of names and of what is recognised.
    var configured: ConfiguredSchemas

    init(_ catalogue: SchemaCatalogue, _ schemas: CompiledSchemas, configured: ConfiguredSchemas) {
        self.catalogue = catalogue
        recognition = Deferred { ContentRecogniser(catalogue, schemas) }
        self.configured = configured
        products = ProductsNearby(catalogue)
    }

    /// The first evidence that counts; `nil` where there is none.
    func evidence(for block: BlockToBind) -> Evidence? {
        let block = remembered(block)
        if let own = ownEvidence(of: block) { return own }
        guard configured.recognition != .off else { return nil }
        // The lines of a difference that says its file are that file's, whatever they look like.
        if block.snippet.isDifference, !block.snippet.fileNames.isEmpty { return nil }
        switch nearbyMeaning(of: block) {
        case .schema(let near): return narrowed(near, block)
        case .other: return recognised(block).flatMap { isGeneral($0) ? $0 : nil }
        case .contradicted, .nothing:
            let content = recognised(block)
            // What several products' files have in common says less than the author does.
            if let content, !isGeneral(content) { return content }
            return configuredEvidence(of: block) ?? content
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
        let recognition = recognition
        return block.remembering { recognition.value.matches(in: $0) }
    }

    /// What a block's content says, where the repository wants that to count.
    private func recognised(_ block: BlockToBind) -> Evidence? {
        guard configured.recognition == .content else { return nil }
        return contentEvidence(of: block).map { narrowed($0, block) } ?? productEvidence(of: block)
    }

    /// Whether it is for a schema that several products' files have in common.
    private func isGeneral(_ evidence: Evidence) -> Bool { isGeneral(evidence.schema.entry) }

    private func isGeneral(_ entry: Int) -> Bool { catalogue.entries[entry].isGeneral }

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
    private func meaning(ofFile name: String) -> SchemaCatalogue.FileMeaning {
        configured.entry(forFile: name).map { .one($0) } ?? catalogue.files(named: name)
    }

    // MARK: What the block itself says

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

    // MARK: What stands near

    /// A schema by its number, and how much of its documents a text is.
    private typealias Found = (entry: Int, part: TextPart)

    /// What a name says of a block.
    private enum Meaning {
        case schema(Evidence)
        /// The file is another program's.
        case other
        /// The file is known, and what the block holds speaks against it.
        case contradicted
        case nothing

        /// The number of the schema; `nil` where it says none.
        var entry: Int? { if case .schema(let evidence) = self { evidence.schema.entry } else { nil } }
    }

    private func nearbyMeaning(of block: BlockToBind) -> Meaning {
        let near =
            block.near.titles.map { ($0, "the title") } + block.near.paragraphs.map { ($0, "the text") }
            + block.near.headings.map { ($0, "the heading") }
        var isNamed = false
        for (position, (range, kind)) in near.enumerated() {
            let names = block.names(in: range)
            let isFar = position > block.near.titles.count
            let isNearest = !isNamed && !isFar && !block.near.followsBlock
            isNamed = isNamed || !names.isEmpty
            for meaning in meanings(of: names, kind, block, isNearest: isNearest) {
                switch meaning {
                case .schema(let evidence) where isOfAnother(evidence, in: range, block, isFar: isFar):
                    return .nothing
                case .schema(let evidence): return .schema(evidence)
                case .other where !isFar: return .other
                // What is named farther off is not nearer to the point.
                case .contradicted where !isFar: return .nothing
                case .other, .contradicted, .nothing: continue
                }
            }
        }
        return .nothing
    }

    /// Whether a block is of another file than one that a text names.
    private func isOfAnother(
        _ evidence: Evidence, in range: Range<Int>, _ block: BlockToBind, isFar: Bool
    ) -> Bool {
        let near = block.near
        // A sentence that names another product may speak of its file only to tell the two apart. What stands between
        // the text and the block tells more than the text.
        let nearer = (near.titles + near.paragraphs.prefix(1) + near.headings).filter {
            $0.lowerBound > range.lowerBound
        }
        let texts = [range] + nearer + near.headings.prefix(isFar ? 1 : 0)
        if texts.contains(where: { products.speaksOfAnother(than: evidence, block.text[$0]) }) { return true }
        let signs = recogniser.matches(in: block).filter { $0.part.isWhole && !isGeneral($0.entry) }
        return isFar && !signs.isEmpty && !signs.contains { $0.entry == evidence.schema.entry }
    }

    /// What the names in one title, text or heading say. Of several files the one that the block fits comes first; where it
    /// fits none of them, it may be wrong for the nearest.
    private func meanings(
        of names: [String], _ kind: String, _ block: BlockToBind, isNearest: Bool
    ) -> [Meaning] {
        func read(isNearest: Bool) -> [Meaning] {
            names.map {
                meaning(of: $0, block, "`\($0)` in \(kind) before it", isNearest: isNearest)
            }
        }
        let careful = read(isNearest: false)
        let fitting = careful.filter { if case .schema = $0 { true } else { false } }
        if let first = fitting.first {
            guard Set(fitting.map(\.entry)).count > 1, let sign = recogniser.best(for: block) else {
                return [first]
            }
            // Of files of several schemas, such as in a table of all clients, the one whose sign the block shows.
            return [fitting.first { $0.entry == sign.entry } ?? .nothing]
        }
        return isNearest ? read(isNearest: true) : careful
    }

    private func meaning(
        of name: String, _ block: BlockToBind, _ words: String, isNearest: Bool
    ) -> Meaning {
        guard let root = block.root else { return .nothing }
        func found(_ entry: Int, _ part: TextPart) -> Meaning {
            .schema(Evidence(.nearby, words, SchemaReference(entry), part: part))
        }
        switch meaning(ofFile: name) {
        case .one(let entry):
            let part = part(in: entry, of: block, root, isNearest: isNearest)
            return part.map { found(entry, $0) } ?? .contradicted
        case .several(let possible):
            return shared(possible, block, root).map(found) ?? .nothing
        case .other: return .other
        case .none: return .nothing
        }
    }

    /// The schema of a file name; of a name that several products use only where the content says the same.
    private func schema(named name: String, _ block: BlockToBind) -> Found? {
        switch meaning(ofFile: name) {
        case .one(let entry) where block.snippet.part == .difference(.middle):
            // The lines may stand anywhere in the file.
            block.root.flatMap { part(in: entry, of: block, $0, isNearest: false) }.map {
                (entry: entry, part: $0)
            }
        case .one(let entry): (entry, .whole)
        case .several(let possible):
            block.root.flatMap { shared(possible, block, $0) ?? misspelt(possible, block, $0) }
        case .other, .none: nil
        }
    }

    /// The schema of several that what a block holds is of: by a sign, or because it alone knows all of its keys.
    private func shared(_ possible: Set<Int>, _ block: BlockToBind, _ root: ConfigNode) -> Found? {
        let language = block.snippet.language
        let signs = recogniser.matches(in: block)
        // Another file's document stands in the text, such as VS Code's servers in its settings.
        if signs.contains(where: { if case .within = $0.part { true } else { false } }) { return nil }
        if let sign = signs.first(where: { possible.contains($0.entry) }) {
            return (sign.entry, sign.part)
        }
        let knowing = possible.filter { recogniser.knows(all: root, $0, in: language) }
        guard knowing.count == 1, let entry = knowing.first else { return nil }
        return (entry, .whole)
    }

    /// The one schema of several that knows all keys of a block but for slips.
    private func misspelt(_ possible: Set<Int>, _ block: BlockToBind, _ root: ConfigNode) -> Found? {
        let near = possible.filter { recogniser.knowsNearly(all: root, $0, in: block.snippet.language) }
        guard near.count == 1, let entry = near.first else { return nil }
        return (entry, .whole)
    }

    /// How much of a document of a schema, which a name near it means, a text is; `nil` where what it holds speaks against
    /// that.
    private func part(
        in entry: Int, of block: BlockToBind, _ root: ConfigNode, isNearest: Bool
    ) -> TextPart? {
        let language = block.snippet.language
        if block.snippet.placement != nil {
            return isNearest && recogniser.isWritten(entry, in: language) ? .whole : nil
        }
        if let sign = recogniser.sign(of: entry, for: root, in: block) { return sign.part }
        if recogniser.knows(all: root, entry, in: language) {
            return recogniser.refuses(all: root, entry) ? nil : .whole
        }
        // VS Code's own settings have full stops in their names.
        if root.members.allSatisfy({ $0.key.utf8?.contains(UInt8(ascii: ".")) ?? false }) { return nil }
        // What is said directly before a block counts also where the block is wrong, unless it is something else.
        let others = Set(
            recogniser.matches(in: block).filter { $0.part.isWhole && !isGeneral($0.entry) }
                .map(\.entry))
        let isOther =
            !others.isEmpty
            && (products.schema(for: block, among: others) != nil || !recogniser.renames(root, entry))
        guard isNearest, root.kind == .object, recogniser.isWritten(entry, in: language), !isOther else {
            return nil
        }
        return recogniser.part(root, in: entry, block)
    }

    /// A file name that several products use, and the name of one of them.
    private func productEvidence(of block: BlockToBind) -> Evidence? {
        guard let root = block.root, root.kind == .object, root.members.allSatisfy(\.key.isPlainName) else {
            return nil
        }
        let language = block.snippet.language
        for name in block.snippet.fileNames + block.namesBefore {
            guard case .several(let possible) = meaning(ofFile: name) else { continue }
            let written = possible.filter { recogniser.isWritten($0, in: language) }
            guard let product = products.schema(for: block, among: written) else { continue }
            return Evidence(
                .product, "`\(name)` and the name \(product.name) before it",
                SchemaReference(product.entry))
        }
        return nil
    }

    // MARK: What it holds

    private func contentEvidence(of block: BlockToBind) -> Evidence? {
        guard let root = block.root else { return nil }
        let keys = root.members.prefix(3).compactMap(\.key.string).map { "`\($0)`" }
        let words =
            keys.isEmpty
            ? "what it holds" : "its \(keys.count == 1 ? "key" : "keys") \(keys.joined(separator: ", "))"
        if let sign = recogniser.best(for: block) {
            return Evidence(
                .content, words, SchemaReference(sign.entry), part: sign.part)
        }
        return recogniser.telling(block).map { found in
            Evidence(.content, words, SchemaReference(found.entry), part: found.part)
        }
    }

    /// The same evidence, for the schema of the one product that is named nearest, where the text fits several.
    private func narrowed(_ evidence: Evidence, _ block: BlockToBind) -> Evidence {
        guard isGeneral(evidence),
            let key = evidence.part.firstKey ?? block.root?.members.first(where: { _ in true })?.key.string
        else { return evidence }
        let possible = catalogue.entries.indices.filter {
            recogniser.rootKeys[$0].contains(key) && recogniser.isWritten($0, in: block.snippet.language)
        }
        guard let product = products.schema(for: block, among: Set(possible)),
            product.entry != evidence.schema.entry
        else { return evidence }
        return Evidence(
            .product, "\(evidence.words) and the name \(product.name) before it",
            SchemaReference(product.entry), part: evidence.part)
    }
}

extension ConfigNode {
    /// Whether a key is one word of letters and digits, as `editor.fontSize` and `my server` are not.
    fileprivate var isPlainName: Bool {
        utf8?.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$")
        }
            ?? false
    }
}
