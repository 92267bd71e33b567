import ConfigSchema
import Text

/// What is nearly of a schema: keys with slips of the pen, and texts that have something of its documents.
extension ContentRecogniser {
    /// Whether a schema lists all keys of an object that are no slips of those that it lists.
    func knowsNearly(all root: ConfigNode, _ entry: Int, in language: ConfigLanguage) -> Bool {
        guard isWritten(entry, in: language), root.kind == .object, root.count > 0, root.count <= 16 else {
            return false
        }
        let known = rootKeys[entry]
        return root.members.allSatisfy { member in
            guard let key = member.key.string else { return false }
            // A short word is near to many others.
            return known.contains(key) || key.utf8.count > 4 && Spelling.nearest(to: key, in: known) != nil
        }
    }

    /// Whether an object has a key that a schema lists, or is nearly what stands at one of its keys or below it.
    func resembles(_ root: ConfigNode, _ entry: Int) -> Bool {
        if root.count == 0 || knowsNoKeys(entry) || knows(anyOf: root, entry) { return true }
        if root.members.contains(where: { hasPattern(for: $0.key.string, entry) }) { return true }
        return rootKeys[entry].contains { key in
            guard let inner = outlines[entry].entry(.key(key))?.outline else { return false }
            if ContentAgreement.holds(between: root, and: inner.named) { return true }
            guard let any = inner.entries.first(where: { $0.step == .anyKey })?.outline else { return false }
            return ContentAgreement.holds(between: root, and: any.named) && hasTellingKey(root, of: any)
                || root.members.allSatisfy { $0.value.kind == .object }
                    && root.members.contains { $0.value.hasKey(of: any.keys) }
                    && ContentAgreement.holds(betweenMembersOf: root, and: inner)
        }
    }

    /// Whether a key of an object is one that a schema lists, besides `type`, which everybody's objects have.
    private func hasTellingKey(_ root: ConfigNode, of outline: SchemaOutline) -> Bool {
        root.members.contains { member in
            member.key.string.map { $0 != "type" && outline.keys.contains($0) } ?? false
        }
    }

    /// Whether a key has the form of some that a schema speaks of.
    private func hasPattern(for key: String?, _ entry: Int) -> Bool {
        guard let key, case .pattern = outlines[entry].entry(.key(key))?.step else { return false }
        return true
    }

    /// The one schema of which a block would show a sign if one of its keys were written right. What only words near it
    /// tell says too little with a slip in it, and so does what many programs' files have.
    ///
    /// - Parameter isNamed: whether the product of a schema is named near the block.
    func misspelt(_ block: BlockToBind, isNamed: (Int) -> Bool) -> (entry: Int, part: TextPart)? {
        guard let root = block.root, root.kind == .object, root.count > 0 else { return nil }
        let near = signs.possibleBySlip(in: root).filter {
            isWritten($0.entry, in: block.snippet.language) && $0.near.isEmpty && $0.nearlyFits(root)
                && knowsNearly(all: root, $0.entry, in: block.snippet.language)
                && (!$0.isCommon || isNamed($0.entry))
        }
        let general = near.filter { catalogue.entries[$0.entry].isGeneral }
        let entries = Set((general.isEmpty ? near : general).map(\.entry))
        guard entries.count == 1, let entry = entries.first else { return nil }
        return (entry, .whole)
    }

    /// The schema of variables of which a block names one with a slip of the pen.
    func misspeltVariable(in block: BlockToBind) -> Int? {
        guard block.snippet.language == .env, let root = block.root else { return nil }
        let known = signs.all.filter { isWritten($0.entry, in: .env) && $0.near.isEmpty }
        let names = root.members.prefix(32).compactMap(\.key.string).filter { $0.utf8.count >= 12 }
        return known.first { sign in
            names.contains { name in sign.rootKeys.contains { name != $0 && Spelling.isSlip(name, of: $0) } }
        }?.entry
    }
}

extension SchemaOutline {
    /// The same without what it says of keys that authors choose.
    fileprivate var named: SchemaOutline {
        var outline = self
        outline.entries = entries.filter { if case .key = $0.step { true } else { false } }
        return outline
    }
}
