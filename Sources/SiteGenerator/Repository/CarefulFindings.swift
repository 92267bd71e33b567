import ConfigSchema
import Diagnostics

extension BlockToBind {
    /// What is wrong with a block that was recognised and not named: warnings, and only what can be said of a text
    /// that may be a part of a document.
    func carefulFindings(
        by schema: Schema, named name: String, _ evidence: Evidence, _ options: ValidationOptions
    ) -> [Diagnostic] {
        var options = options
        if options.unknownKeys == .error { options.unknownKeys = .warning }
        if snippet.placement != nil {
            // The author says how much of a document it is.
            return snippet.findings(by: schema, named: name, options, on: snippet.origin.path).map {
                careful($0, name, evidence)
            }
        }
        let documents = snippet.config.adapted(to: schema).documents
        let violations = documents.flatMap { $0.violations(of: schema, as: evidence.part, options: options) }
        let lacking = lackingElements(violations)
        return violations.filter { isCertain($0, evidence, lacking) }.map { violation in
            var finding = violation.diagnostic(
                path: snippet.origin.path, map: snippet.origin.map, schemaName: name)
            finding.help = finding.help ?? (evidence.part.isWhole ? snippet.excerptHelp(violation) : nil)
            // Only a slip where the file was named has one right answer.
            if evidence.kind != .nearby || violation.id != .unknownProperty || snippet.isDifference {
                finding.fixes = []
            }
            return careful(snippet.origin.noted(finding), name, evidence)
        }
    }

    /// What is wrong with the text itself. Comments are for the reader, and a part of a document may lack its braces and
    /// end with the comma before the next one.
    ///
    /// - Parameter program: what the product that reads the text takes beyond JSON.
    func carefulSyntax(
        named name: String, _ evidence: Evidence, readBy program: JSONLeniency?
    ) -> [Diagnostic] {
        let snippet = snippet.read(by: program)
        // Members without braces are an excerpt, which may show one key in several ways, one below the other.
        guard !snippet.config.problems.contains(where: { $0.id == .missingBraces }) else { return [] }
        return snippet.config.problems.filter {
            !snippet.isComment($0) && !snippet.isLastComma($0)
        }.map { problem in
            var finding = problem.diagnostic(path: snippet.origin.path, map: snippet.origin.map)
            finding.fixes = []
            return careful(snippet.origin.noted(finding), name, evidence)
        }
    }

    private func careful(_ finding: Diagnostic, _ name: String, _ evidence: Evidence) -> Diagnostic {
        var finding = finding
        finding.severity = .warning
        finding.notes.append(
            Diagnostic.Note(
                "recognised as \(name) by \(evidence.words); `schema=\(name)` checks it in full"))
        return finding
    }

    private func isCertain(_ violation: Violation, _ evidence: Evidence, _ lacking: [String: Int]) -> Bool {
        switch violation.kind {
        case .unknownProperty(_, let suggestions, _):
            evidence.kind == .nearby || !suggestions.isEmpty
                || violation.lack != nil && (evidence.part.isWhole || hasWholeSiblings(violation, lacking))
        case .missingProperties(let names, _):
            evidence.part.isWhole
                && !(violation.instancePath.isEmpty
                    && (snippet.part.isPartOfDifference || isExcerpt(lacking: names.count)))
                || hasWholeSiblings(violation, lacking)
        case .missingOneOf: evidence.part.isWhole || hasWholeSiblings(violation, lacking)
        default: true
        }
    }

    /// Whether a text that lacks so many keys shows only some of its document: it has no more keys than it lacks.
    private func isExcerpt(lacking count: Int) -> Bool {
        root.map { $0.kind == .object && $0.count <= count } ?? false
    }

    /// Whether an element lacks what others of its list have, so that none of them is a part of an element.
    private func hasWholeSiblings(_ violation: Violation, _ lacking: [String: Int]) -> Bool {
        guard let root, root.kind == .array, root.count > 1, let list = violation.listPath else {
            return false
        }
        return lacking[list, default: 0] < root.count
    }

    /// How many findings say that an element of a list lacks something, by the lists' paths.
    private func lackingElements(_ violations: [Violation]) -> [String: Int] {
        var lacking: [String: Int] = [:]
        for violation in violations where violation.id == .missingProperty {
            if let list = violation.listPath { lacking[list, default: 0] += 1 }
        }
        return lacking
    }
}

extension Violation {
    /// The path of the list that the wrong value is an element of, with `/` behind it.
    fileprivate var listPath: String? {
        guard let slash = instancePath.lastIndex(of: "/") else { return nil }
        let rest = instancePath.index(after: slash)
        return Int(instancePath[rest...]) == nil ? nil : String(instancePath[..<rest])
    }
}
