import ConfigSchema
import Markdown
import Text

/// What the names of files and products near a block say of its schema.
extension EvidenceReader {
    /// A schema by its number, and how much of its documents a text is.
    typealias Found = (entry: Int, part: TextPart)

    /// What a name says of a block.
    enum Meaning {
        case schema(Evidence)
        /// The file is another program's, or another one of the product that has these schemas.
        case other(of: Set<Int>)
        /// The file is another program's, and has a name that no schema knows.
        case foreign
        /// The file is known, and what the block holds speaks against it.
        case contradicted
        case nothing

        /// The number of the schema; `nil` where it says none.
        var entry: Int? { if case .schema(let evidence) = self { evidence.schema.entry } else { nil } }
    }

    /// How near the text stands that names a file.
    private enum Closeness {
        /// It announces the block.
        case nearest
        case near
        /// It is the heading of a part of which the block's own is one.
        case outer
        /// It names a file behind, which no schema knows and the block may be.
        case beforeAnother

        /// Whether the keys of a block tell too little together with a name that several products use.
        var asksForSign: Bool { self == .outer || self == .beforeAnother }
    }

    /// Whether the last of several files that a text names is one that no schema knows, in the block's language.
    ///
    /// - Parameter names: the names, the last one first.
    private func endsWithUnknownFile(_ names: [String], _ block: BlockToBind) -> Bool {
        guard names.count > 1, let last = names.first, areUnknownFiles([last]) else { return false }
        let language = block.snippet.language
        return ConfigLanguage(fileName: last).map { $0 == language || $0.isJSON && language.isJSON } ?? false
    }

    /// How much of a document of a schema a text certainly is: by a sign, or since all of its keys are known.
    private func surePart(in entry: Int, of block: BlockToBind, _ root: ConfigNode) -> TextPart? {
        if let sign = recogniser.sign(of: entry, for: root, in: block) { return sign.part }
        return recogniser.knows(all: root, entry, in: block.snippet.language)
            && recogniser.agrees(root, with: entry) ? .whole : nil
    }

    func nearbyMeaning(of block: BlockToBind) -> Meaning {
        if let opened = openedMeaning(of: block) { return opened }
        let near =
            block.near.titles.map { ($0, "the title") } + block.near.paragraphs.map { ($0, "the text") }
            + block.near.headings.map { ($0, "the heading") }
        var isNamed = false
        for (position, (range, kind)) in near.enumerated() {
            let names = block.names(in: range)
            let isFar = position > block.near.titles.count
            let isNearest =
                !isNamed && !isFar && !block.near.followsBlock && !(names.count > 1 && block.isList(range))
            isNamed = isNamed || !names.isEmpty
            let isOuter = block.near.headings.dropFirst().contains(range)
            let closeness: Closeness =
                endsWithUnknownFile(names, block)
                ? .beforeAnother : isOuter ? .outer : isNearest ? .nearest : .near
            for meaning in meanings(of: names, kind, block, closeness) {
                switch meaning {
                case .schema(let evidence) where isOfAnother(evidence, in: range, block, isFar: isFar):
                    return .nothing
                case .schema(let evidence): return .schema(evidence)
                case .other, .foreign: return isFar ? .nothing : meaning
                // What is named farther off is not nearer to the point.
                case .contradicted where !isFar: return .nothing
                case .contradicted, .nothing: continue
                }
            }
        }
        return .nothing
    }

    /// What the names of files say that commands before the block open; `nil` where they say nothing.
    private func openedMeaning(of block: BlockToBind) -> Meaning? {
        guard let range = block.near.shortBlock?.range else { return nil }
        for meaning in meanings(of: block.openedNames, "the command", block, .near) {
            switch meaning {
            case .schema(let evidence):
                return isOfAnother(evidence, in: range, block, isFar: false) ? .nothing : meaning
            case .other, .foreign: return meaning
            case .contradicted, .nothing: continue
            }
        }
        return nil
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
        let isPath =
            !isFar && block.names(in: range).contains { isOwnPath($0, of: evidence.schema.entry) }
            && !near.headings.prefix(1).contains {
                products.speaksOfAnother(than: evidence, $0, of: block.texts)
            }
        let texts = nearer + near.headings.prefix(isFar ? 1 : 0)
        if texts.contains(where: { products.speaksOfAnother(than: evidence, $0, of: block.texts) })
            || !isPath && speaksOnlyOfAnother(than: evidence, range, block)
        {
            return true
        }
        let name = catalogue.entries[evidence.schema.entry].name
        if nearer.contains(where: { UnlistedClient(labelling: block.text[$0]).map { !$0.has(name) } ?? false }
        ) {
            return true
        }
        if nearer.contains(where: { areUnknownFiles(block.names(in: $0)) }) { return true }
        let signs = recogniser.matches(in: block).filter { $0.part.isWhole && !isGeneral($0.entry) }
        return isFar && !signs.isEmpty && !signs.contains { $0.entry == evidence.schema.entry }
    }

    /// Whether a text that names a file speaks of other products, which have neither another file that it names nor are
    /// named as something else than the reader of the file.
    private func speaksOnlyOfAnother(
        than evidence: Evidence, _ range: Range<Int>, _ block: BlockToBind
    ) -> Bool {
        guard products.speaksOfAnother(than: evidence, range, of: block.texts) else { return false }
        let owners = block.texts.fileNames(in: range).reduce(into: Set<Int>()) { owners, name in
            switch meaning(ofFile: name) {
            case .one(let entry): owners.insert(entry)
            case .several(let entries): owners.formUnion(entries)
            case .other, .foreign, .none: break
            }
        }
        return !products.areAsides(in: range, of: block.texts, owners: owners)
    }

    /// Whether a name is a path in the hidden folder of the one program whose file it is, so that no other program which
    /// a sentence names has it.
    private func isOwnPath(_ name: String, of entry: Int) -> Bool {
        NamesInText.isInForeignFolder(name) && isOwn(name, of: entry)
    }

    /// What the names in one title, text or heading say. Of several files the one that the block fits comes first; where it
    /// fits none of them, it may be wrong for the nearest.
    private func meanings(
        of names: [String], _ kind: String, _ block: BlockToBind, _ closeness: Closeness
    ) -> [Meaning] {
        func read(_ closeness: Closeness) -> [Meaning] {
            names.map { meaning(of: $0, block, "`\($0)` in \(kind) before it", closeness) }
        }
        let careful = read(closeness == .nearest ? .near : closeness)
        let fitting = careful.filter { if case .schema = $0 { true } else { false } }
        if let first = fitting.first {
            guard Set(fitting.map(\.entry)).count > 1, let sign = recogniser.best(for: block) else {
                return [first]
            }
            // Of files of several schemas, such as in a table of all clients, the one whose sign the block shows.
            return [fitting.first { $0.entry == sign.entry } ?? .nothing]
        }
        return closeness == .nearest ? read(.nearest) : careful
    }

    private func meaning(
        of name: String, _ block: BlockToBind, _ words: String, _ closeness: Closeness
    ) -> Meaning {
        guard let root = block.root else { return .nothing }
        func found(_ entry: Int, _ part: TextPart) -> Meaning {
            .schema(Evidence(.nearby, words, SchemaReference(entry), part: part))
        }
        switch meaning(ofFile: name) {
        case .one(let entry):
            if let other = sharing(name, of: entry, block, root) { return found(other.entry, other.part) }
            let part =
                closeness == .beforeAnother
                ? surePart(in: entry, of: block, root)
                : part(in: entry, of: block, root, isNearest: closeness == .nearest)
            return part.map { found(entry, $0) } ?? .contradicted
        case .several(let possible):
            let narrowed = products.narrowed(possible, for: block)
            return shared(narrowed, block, root, bySignOnly: closeness.asksForSign).map(found) ?? .nothing
        // What another file of a product holds may look like this one.
        case .other(let owners): return shared(owners, block, root).map(found) ?? .other(of: owners)
        case .foreign(let owners): return shared(owners, block, root).map(found) ?? .foreign
        case .none: return .nothing
        }
    }

    /// Whether a text before a block names a file of another program that is called as the schema's own, as
    /// `.cursor-plugin/marketplace.json` is, and none names the schema's.
    func isOfNamesake(_ content: Evidence, _ block: BlockToBind) -> Bool {
        let entry = content.schema.entry
        guard !isGeneral(entry) else { return false }
        let texts = block.near.titles + block.near.paragraphs + block.near.headings
        var isFound = false
        for name in texts.flatMap(block.names) {
            switch meaning(ofFile: name) {
            case .one(entry): return false
            case .other(let owners), .foreign(let owners):
                isFound =
                    isFound || !owners.contains(entry) && catalogue.files.namesakes(of: name).contains(entry)
            case .one, .several, .none: continue
            }
        }
        return isFound
    }

    /// How much of a document of a schema, which a name near it means, a text is; `nil` where what it holds speaks against
    /// that.
    func part(
        in entry: Int, of block: BlockToBind, _ root: ConfigNode, isNearest: Bool
    ) -> TextPart? {
        let language = block.snippet.language
        if recogniser.isForeign(root, to: entry) { return nil }
        if block.snippet.placement != nil {
            return isNearest && recogniser.isWritten(entry, in: language) ? .whole : nil
        }
        if let sign = recogniser.sign(of: entry, for: root, in: block) { return sign.part }
        if recogniser.knows(all: root, entry, in: language) {
            switch recogniser.verdict(of: root, by: entry) {
            case .other: return .whole
            // What is said directly before a block to be in the file is wrong there.
            case .refused where !isNearest: return nil
            case .refused, .renamed: break
            }
        }
        // What the file is said to hold, and does not mean there, is the mistake to be named.
        let isListed = isNearest && recogniser.lists(all: root, entry)
        if isListed, recogniser.isWritten(entry, in: language) { return .whole }
        // VS Code's own settings have full stops in their names.
        if root.members.allSatisfy({ $0.key.utf8?.contains(UInt8(ascii: ".")) ?? false }) { return nil }
        if let key = namedPart(of: entry, block, root) { return .at("/" + JSONPointer.escaped(key)) }
        // What is said directly before a block counts also where the block is wrong, unless it is something else.
        let others = Set(
            recogniser.matches(in: block).filter { $0.part.isWhole && !isGeneral($0.entry) }
                .map(\.entry))
        let isOther =
            recogniser.isInAnotherFile(block)
            || !others.isEmpty
                && (products.schema(for: block, among: others) != nil || !recogniser.renames(root, entry))
        guard isNearest, root.kind == .object, recogniser.isWritten(entry, in: language), !isOther else {
            return nil
        }
        let part = recogniser.part(root, in: entry, block)
        guard part == .whole else { return part }
        let homes = recogniser.homes(ofMembersOf: root, in: entry)
        // Members of one object or another are no mistake at the root.
        if homes.count > 1, !recogniser.knows(anyOf: root, entry) { return nil }
        // A text that has nothing of the file may be what a program prints, or another file. A schema that does not list
        // all keys says less of that.
        let isElsewhere =
            recogniser.isClosed(entry) || block.speaksOfOutput || !block.namesFileLast
            || block.standsBehindHeading
        return isElsewhere && !recogniser.resembles(root, entry) ? homes.first : part
    }

    /// The one key that the title or the sentence names and whose value the text can be, as in ``the `hooks` field of
    /// `plugin.json` ``.
    private func namedPart(of entry: Int, _ block: BlockToBind, _ root: ConfigNode) -> String? {
        guard root.kind == .object, root.count > 0 else { return nil }
        let keys = (block.near.titles + block.near.paragraphs.prefix(1)).flatMap {
            recogniser.parts(of: entry, namedBy: block.text[$0], for: root)
        }
        guard Set(keys).count == 1, let key = keys.first, root[key] == nil else { return nil }
        return key
    }
}
