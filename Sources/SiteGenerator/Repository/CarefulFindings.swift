import ConfigSchema
import Diagnostics

extension BlockToBind {
    /// What is wrong with a block that was recognised and not named: warnings, and only what can be said of a text
    /// that may be a part of a document.
    func carefulFindings(
        by schema: Schema, named name: String, _ evidence: Evidence, _ options: ValidationOptions
    ) -> [Diagnostic] {
        var options = options
        options.unknownKeys = .warning
        let checked = options
        let documents = snippet.config.adapted(to: schema).documents
        let violations = documents.flatMap { $0.violations(of: schema, at: evidence.place, options: checked) }
        let note = Diagnostic.Note(
            "recognised as \(name) by \(evidence.words); `schema=\(name)` checks it in full")
        return violations.filter { isCertain($0, evidence, violations) }.map { violation in
            var finding = violation.diagnostic(
                path: snippet.origin.path, map: snippet.origin.map, schemaName: name)
            finding.severity = .warning
            finding.notes.append(note)
            return finding
        }
    }

    private func isCertain(_ violation: Violation, _ evidence: Evidence, _ all: [Violation]) -> Bool {
        switch violation.kind {
        case .unknownProperty(_, let suggestions, _): evidence.kind == .nearby || !suggestions.isEmpty
        case .missingProperties, .missingOneOf: evidence.place == nil || hasWholeSiblings(violation, all)
        default: true
        }
    }

    /// Whether an element lacks what others of its list have, so that none of them is a part of an element.
    private func hasWholeSiblings(_ violation: Violation, _ all: [Violation]) -> Bool {
        let parts = violation.instancePath.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, Int(last) != nil, let root = root, root.kind == .array, root.count > 1
        else {
            return false
        }
        let list = violation.instancePath.dropLast(last.count)
        let lacking = all.count {
            $0.id == violation.id && $0.instancePath.hasPrefix(list)
                && !$0.instancePath.dropFirst(list.count).contains("/")
        }
        return lacking < root.count
    }
}
