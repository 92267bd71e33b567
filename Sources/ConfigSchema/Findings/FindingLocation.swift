import Diagnostics
import Text

/// Gives findings their ranges, paths and fixes.
struct FindingLocation {
    let program: Program
    let storage: ConfigStorage

    func violation(_ finding: Finding) -> Violation {
        let (value, path) = place(finding)
        return Violation(
            kind: finding.kind, severity: finding.severity, range: range(finding),
            instancePath: path.map { "/" + JSONPointer.escaped($0) }.joined(), place: value,
            schemaPath: schemaPath(finding), schemaName: schemaName(finding), reason: finding.reason,
            alternatives: finding.alternatives.map { violation($0).message }.uniqued(), fixes: fixes(finding),
            hint: hint(finding), lack: finding.lack)
    }

    /// What to do about it that is known from what stands around.
    private func hint(_ finding: Finding) -> String? {
        if let rival = finding.rival { return "`\(rival)` may be meant for it too; keep one of them" }
        if let taken = finding.taken { return "`\(taken)` is there already" }
        if let holder = finding.holder { return "it belongs inside `\(holder)`, which has one already" }
        guard finding.inner.isEmpty else {
            let verb = finding.inner.count == 1 ? "belongs" : "belong"
            return "\(Wording.keys(finding.inner, "and")) \(verb) inside it"
        }
        return WrittenValue(node(finding.node))?.hint(finding.kind)
    }

    private func node(_ index: Int) -> ConfigNode { ConfigNode(storage: storage, index: index) }

    /// The value that a finding is about; for a key its own.
    private func place(_ finding: Finding) -> (String, [String]) {
        let isKey: Bool
        switch finding.kind {
        case .unknownProperty, .forbiddenProperty, .misplacedProperty, .needlessLevel: isKey = true
        case .missingProperties, .missingOneOf, .wrongType, .notInEnumeration, .outOfRange, .notMultiple,
            .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount, .wrongElements,
            .deprecatedProperty, .deprecatedValue, .schemaWarning, .noMatchingBranch,
            .severalMatchingBranches, .forbiddenValue, .limitReached:
            isKey = self.isKey(finding.node)
        }
        let value = node(isKey ? finding.node + 1 : finding.node)
        return (value.dottedPath, value.steps.map(\.name))
    }

    private func isKey(_ index: Int) -> Bool { storage.ancestry(of: index).last?.index != index }

    private func range(_ finding: Finding) -> Range<Int> {
        let wrong = node(finding.node)
        switch finding.mark {
        case .value: return wrong.range.isEmpty ? wrong.key?.range ?? wrong.range : wrong.range
        case .key: return wrong.key?.range ?? wrong.range
        case .owner: return wrong.key?.range ?? opening(wrong)
        }
    }

    /// What opens an object or array: its brace, tag or header, or else its first key.
    private func opening(_ value: ConfigNode) -> Range<Int> {
        let start = value.range.lowerBound
        if let end = openingEnd(value) { return start..<end }
        let key = value.members.first { _ in true }?.key.range
        return key ?? start..<min(start + 1, value.range.upperBound)
    }

    private func openingEnd(_ value: ConfigNode) -> Int? {
        let text = storage.arena.bytes[value.range]
        let start = text.startIndex
        switch (text.first, storage.language) {
        case (UInt8(ascii: "{"), _): return start + 1
        case (UInt8(ascii: "["), .toml) where value.kind == .object:
            // The root of a text that begins with a header has no opening of its own.
            guard value.index != storage.roots.first else { return nil }
            let line = text.prefix { $0 != 0x0A && $0 != UInt8(ascii: "#") }
            return line.lastIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
        case (UInt8(ascii: "["), .reg) where value.kind == .object && !isEmbedded(value):
            return text.firstIndex { $0 == UInt8(ascii: "]") || $0 == 0x0A }.map { $0 + 1 }
        case (UInt8(ascii: "["), _): return start + 1
        case (UInt8(ascii: "<"), .plist): return text.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
        default: return nil
        }
    }

    private func isEmbedded(_ value: ConfigNode) -> Bool { value.node.flags.contains(.embedded) }

    private func schemaPath(_ finding: Finding) -> String {
        let unit = program.content.units[finding.unit]
        let schema = ConfigNode(storage: program.content.documents[Int(unit.document)], index: Int(unit.node))
        return schema.pointer + (finding.keyword.isEmpty ? "" : "/" + finding.keyword)
    }

    /// The name and version of another document whose keyword it is, where that says them.
    private func schemaName(_ finding: Finding) -> String? {
        let document = program.content.units[finding.unit].document
        guard document != program.content.units[0].document else { return nil }
        let root = ConfigNode(storage: program.content.documents[Int(document)], index: 0)
        guard let about = root["x-waymark"], let name = about["name"]?.string else { return nil }
        return about["version"]?.string.map { "\(name) \($0)" } ?? name
    }

    // MARK: Fixes

    private func fixes(_ finding: Finding) -> [Diagnostic.Fix] {
        switch finding.kind {
        // Renaming one of two keys would hide the other.
        case .unknownProperty where finding.rival != nil: []
        case .unknownProperty(let name, let suggestions, _) where suggestions.count == 1:
            replace(
                finding.node, by: suggestions[0], "rename the key to `\(suggestions[0])`",
                isCertain: Spelling.isSlip(name, of: suggestions[0]))
        case .notInEnumeration(_, _, let suggestions) where suggestions.count == 1:
            replace(finding.node, by: suggestions[0], "write `\(suggestions[0])`")
        case .deprecatedProperty(_, let terms) where Self.isName(terms.use) && finding.node > 0:
            terms.use.map { replace(finding.node - 1, by: $0, "rename the key to `\($0)`") } ?? []
        case .deprecatedValue(_, let terms)
        where Self.isName(terms.use) && storage.arena.nodes[finding.node].type == .string:
            terms.use.map { replace(finding.node, by: $0, "write `\($0)`") } ?? []
        case .schemaWarning(_, _, _, _, _, .text(let text)?)
        where storage.arena.nodes[finding.node].type == .string:
            replace(finding.node, by: text, "write `\(text)`")
        case .schemaWarning(_, _, _, _, _, .literal(let text)?)
        where storage.arena.nodes[finding.node].type.isDisjoint(with: [.object, .array])
            && hasItsPlace(finding.node):
            [
                Diagnostic.Fix(
                    "write `\(text)`",
                    edits: [.init(range: storage.arena.nodes[finding.node].range, replacement: text)])
            ]
        case .schemaWarning(_, _, _, _, _, .key(let key)?) where node(finding.node).key != nil:
            replace(finding.node - 1, by: key, "rename the key to `\(key)`")
        case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
            .wrongType, .notInEnumeration, .outOfRange, .notMultiple, .invalidLength, .patternMismatch,
            .invalidFormat, .duplicateItem, .wrongCount, .wrongElements, .deprecatedProperty,
            .deprecatedValue, .schemaWarning, .noMatchingBranch, .severalMatchingBranches, .forbiddenValue,
            .forbiddenProperty, .limitReached:
            []
        }
    }

    /// Whether a value stands by itself in the text, and not in a string that spells it with escapes.
    private func hasItsPlace(_ index: Int) -> Bool {
        let node = storage.arena.nodes[index]
        guard node.flags.contains(.embedded), node.type != .string else { return true }
        return storage.arena.bytes[node.range].elementsEqual(ShortForm.of(index, in: storage.arena).utf8)
    }

    /// Replaces a string, in the quotes that it stands in, where both are written without escapes.
    private func replace(
        _ index: Int, by text: String, _ title: String, isCertain: Bool = true
    ) -> [Diagnostic.Fix] {
        let node = storage.arena.nodes[index]
        let written = storage.arena.bytes[node.range]
        let quote = Self.quotes.first { written.starts(with: $0.utf8) } ?? ""
        // What stands inside of a text may have no place of its own.
        let mustBePlain =
            switch storage.language {
            case .json, .jsonc, .json5, .jsonl, .yaml: node.flags.contains(.embedded)
            case .toml, .plist, .reg, .env: true
            }
        if mustBePlain {
            let isWhole = written.elementsEqual(
                Array(quote.utf8) + storage.arena.text(index) + Array(quote.utf8))
            guard isWhole, text.utf8.allSatisfy({ Self.isPlain($0, isQuoted: !quote.isEmpty) }) else {
                return []
            }
        }
        let edit = Diagnostic.TextEdit(range: node.range, replacement: quote + text + quote)
        return [Diagnostic.Fix(title, edits: [edit], isCertain: isCertain)]
    }

    /// Whether what to use instead is a name by itself, and not a sentence.
    private static func isName(_ text: String?) -> Bool {
        guard let text else { return false }
        return text.utf8.allSatisfy { isPlain($0, isQuoted: false) } && !text.isEmpty
    }

    /// The quotes of all languages, those first that begin like others.
    private static let quotes = ["\\\"", "&quot;", "&#34;", "\"", "'"]

    /// Whether a byte stands for itself in every language, or at least in quotes.
    private static func isPlain(_ byte: UInt8, isQuoted: Bool) -> Bool {
        if byte.isDigit || byte.isLetter || "_-".utf8.contains(byte) { return true }
        return isQuoted && " ./:@+,".utf8.contains(byte)
    }
}
