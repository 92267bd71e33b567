import ConfigSchema
import Markdown

/// Looks for what says which schema a block is of, in the order of `Evidence.Kind`.
struct EvidenceReader: Sendable {
    let catalogue: SchemaCatalogue
    let recogniser: ContentRecogniser

    /// The first evidence that counts; `nil` where there is none.
    func evidence(for block: BlockToBind) -> Evidence? {
        if let own = ownEvidence(of: block) { return own }
        switch nearbyMeaning(of: block) {
        case .schema(let near): return near
        case .other: return nil
        case .nothing: return contentEvidence(of: block)
        }
    }

    /// Everything that says something, for whoever asks why a block is bound as it is.
    func all(for block: BlockToBind) -> [Evidence] {
        var all = [ownEvidence(of: block)]
        if case .schema(let near) = nearbyMeaning(of: block) { all.append(near) }
        return (all + [contentEvidence(of: block)]).compactMap(\.self)
    }

    // MARK: What the block itself says

    /// A file name behind the fence, or in the first comment of the text.
    private func ownEvidence(of block: BlockToBind) -> Evidence? {
        for name in block.snippet.fileNames {
            if let found = entry(named: name, block) {
                let kind: Evidence.Kind = block.snippet.part == .heredoc ? .heredoc : .fileName
                return Evidence(kind, "the file name `\(name)`", found.schema, place: found.place)
            }
        }
        if let name = FirstComment.fileName(in: block.snippet.config.bytes, block.snippet.language),
            let found = entry(named: name, block)
        {
            return Evidence(.comment, "`\(name)` in its first comment", found.schema, place: found.place)
        }
        return nil
    }

    // MARK: What stands near

    /// What a name says of a block.
    private enum Meaning {
        case schema(Evidence)
        /// The file is another program's.
        case other
        case nothing
    }

    private func nearbyMeaning(of block: BlockToBind) -> Meaning {
        let near =
            block.near.titles.map { ($0, "the title") } + block.near.paragraphs.map { ($0, "the text") }
            + block.near.headings.map { ($0, "the heading") }
        for (position, (range, kind)) in near.enumerated() {
            for name in block.names(in: range) {
                let words = "`\(name)` in \(kind) before it"
                switch meaning(of: name, block, words, isNearest: position == 0) {
                case .schema(let evidence): return .schema(evidence)
                case .other where position <= block.near.titles.count: return .other
                case .other, .nothing: continue
                }
            }
        }
        return .nothing
    }

    private func meaning(
        of name: String, _ block: BlockToBind, _ words: String, isNearest: Bool
    ) -> Meaning {
        guard let root = block.root else { return .nothing }
        func found(_ entry: Int, _ place: String?) -> Meaning {
            .schema(Evidence(.nearby, words, SchemaReference(entry: entry, fragment: ""), place: place))
        }
        switch catalogue.files(named: name) {
        case .one(let entry):
            let place = place(in: entry, of: block, root, isNearest: isNearest)
            return place.map { found(entry, $0) } ?? .nothing
        case .several(let possible):
            return shared(possible, block, root).map { found($0.schema.entry, $0.place) } ?? .nothing
        case .other: return .other
        case .none: return .nothing
        }
    }

    /// The schema of a file name; of a name that several products use only where the content says the same.
    private func entry(named name: String, _ block: BlockToBind) -> (schema: SchemaReference, place: String?)?
    {
        switch catalogue.files(named: name) {
        case .one(let entry): (SchemaReference(entry: entry, fragment: ""), nil)
        case .several(let possible): block.root.flatMap { shared(possible, block, $0) }
        case .other, .none: nil
        }
    }

    /// The schema of several that what a block holds is of: by a sign, or because it alone knows all of its keys.
    private func shared(
        _ possible: Set<Int>, _ block: BlockToBind, _ root: ConfigNode
    ) -> (schema: SchemaReference, place: String?)? {
        let language = block.snippet.language
        let sign = recogniser.matches(of: root, in: language).first { possible.contains($0.entry) }
        if let sign { return (SchemaReference(entry: sign.entry, fragment: ""), sign.place) }
        let knowing = possible.filter { recogniser.knows(all: root, $0, in: language) }
        guard knowing.count == 1, let entry = knowing.first else { return nil }
        return (SchemaReference(entry: entry, fragment: ""), nil)
    }

    /// The place where a text stands in a document of a schema that a name near it means, which is `nil` for a whole one;
    /// `nil` where what it holds speaks against that.
    private func place(
        in entry: Int, of block: BlockToBind, _ root: ConfigNode, isNearest: Bool
    ) -> String?? {
        let language = block.snippet.language
        if let sign = recogniser.sign(of: entry, for: root, in: language) { return .some(sign.place) }
        if recogniser.knows(all: root, entry, in: language) { return .some(nil) }
        // What is said directly before a block counts also where the block is wrong, unless it is something else.
        let isOther = recogniser.matches(of: root, in: language).contains { $0.place == nil }
        guard isNearest, root.kind == .object, recogniser.isWritten(entry, in: language), !isOther else {
            return nil
        }
        return .some(recogniser.place(of: root, in: entry, language))
    }

    // MARK: What it holds

    private func contentEvidence(of block: BlockToBind) -> Evidence? {
        guard block.root != nil,
            let sign = recogniser.best(for: block.snippet.config, in: block.snippet.language)
        else { return nil }
        let keys = block.root?.members.prefix(3).compactMap(\.key.string).map { "`\($0)`" } ?? []
        let words = keys.isEmpty ? "what it holds" : "its keys \(keys.joined(separator: ", "))"
        return Evidence(
            .content, words, SchemaReference(entry: sign.entry, fragment: ""), place: sign.place)
    }
}
