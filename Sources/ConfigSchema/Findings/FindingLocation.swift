import Diagnostics

/// Gives findings their ranges, paths and fixes.
struct FindingLocation {
    let program: Program
    let storage: ConfigStorage

    func violation(_ finding: Finding) -> Violation {
        let (value, path) = place(finding)
        return Violation(
            kind: finding.kind, severity: finding.severity, range: range(finding),
            instancePath: path.map { "/" + JSONPointer.escaped($0) }.joined(), place: value,
            schemaPath: schemaPath(finding), reason: finding.reason, fixes: fixes(finding))
    }

    private func node(_ index: Int) -> ConfigNode { ConfigNode(storage: storage, index: index) }

    /// The value that a finding is about; for a key its own.
    private func place(_ finding: Finding) -> (String, [String]) {
        let isKey: Bool
        switch finding.kind {
        case .unknownProperty, .forbiddenProperty, .misplacedProperty: isKey = true
        default: isKey = self.isKey(finding.node)
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

    /// The first byte of an object with braces; the first key of one without.
    private func opening(_ object: ConfigNode) -> Range<Int> {
        let range = object.range
        let bytes = storage.arena.bytes
        if range.lowerBound < bytes.count, "{[".utf8.contains(bytes[range.lowerBound]) {
            return range.lowerBound..<range.lowerBound + 1
        }
        return object.members.first { _ in true }?.key.range ?? range
            .lowerBound..<min(range.lowerBound + 1, range.upperBound)
    }

    private func schemaPath(_ finding: Finding) -> String {
        let unit = program.content.units[finding.unit]
        let schema = ConfigNode(storage: program.content.documents[Int(unit.document)], index: Int(unit.node))
        return schema.pointer + (finding.keyword.isEmpty ? "" : "/" + finding.keyword)
    }

    // MARK: Fixes

    private func fixes(_ finding: Finding) -> [Diagnostic.Fix] {
        switch finding.kind {
        case .unknownProperty(_, let suggestions, _) where suggestions.count == 1:
            return [replace(finding.node, by: suggestions[0], "rename the key to `\(suggestions[0])`")]
        case .notInEnumeration(_, _, let suggestions) where suggestions.count == 1:
            return [replace(finding.node, by: suggestions[0], "write `\(suggestions[0])`")]
        default: return []
        }
    }

    /// Replaces a string, in the quotes that it stands in.
    private func replace(_ index: Int, by text: String, _ title: String) -> Diagnostic.Fix {
        let range = storage.arena.nodes[index].range
        let first = range.lowerBound < storage.arena.bytes.count ? storage.arena.bytes[range.lowerBound] : 0
        let quote = first == UInt8(ascii: "\"") ? "\"" : first == UInt8(ascii: "'") ? "'" : ""
        return Diagnostic.Fix(
            title, edits: [Diagnostic.TextEdit(range: range, replacement: quote + text + quote)])
    }
}
