import ConfigSchema
import Diagnostics
import Markdown

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
        let isExcerpt = isExcerpt(violations)
        let parts = entriesInPart(violations, schema)
        let certain = violations.filter {
            isCertain($0, evidence, lacking, isExcerpt: isExcerpt)
                && !($0.id == .missingProperty && parts.contains($0.instancePath))
        }
        let findings = (displaced(documents, schema, evidence, options) + certain).map { violation in
            var finding = violation.diagnostic(
                path: snippet.origin.path, map: snippet.origin.map, schemaName: name)
            finding.help = finding.help ?? (evidence.part.isWhole ? snippet.excerptHelp(violation) : nil)
            // Only a slip where the file was named has one right answer.
            if evidence.kind != .nearby || violation.id != .unknownProperty || snippet.isDifference {
                finding.fixes = []
            }
            return careful(snippet.origin.noted(finding), name, evidence)
        }
        return withoutCounterExamples(snippet.withSafeFixes(findings))
    }

    /// The keys that a text has one level too high, which names the file that it shows and stands in braces as if it were
    /// all of it. What is said of the key that it belongs inside of, or of a key inside of the text, makes it a part.
    private func displaced(
        _ documents: [ConfigDocument], _ schema: Schema, _ evidence: Evidence, _ options: ValidationOptions
    ) -> [Violation] {
        guard evidence.kind == .nearby, !snippet.isDifference, let key = evidence.part.firstKey, isInBraces
        else { return [] }
        // A plugin may list its servers by their names alone.
        let signs = WordIndex([key, "plugin", "plugins"] + innerKeys)
        guard !(near.titles + near.paragraphs.prefix(1)).contains(where: { signs.stand(in: text[$0]) }) else {
            return []
        }
        return documents.flatMap { $0.violations(of: schema, as: .whole, options: options) }.filter {
            $0.id == .misplacedProperty && $0.isAboutOutermostKey && $0.hasOneHome
        }
    }

    /// The keys of the objects inside of the text's object, some of many.
    private var innerKeys: [String] {
        root?.members.prefix(8).flatMap { $0.value.members.prefix(16).compactMap(\.key.string) } ?? []
    }

    /// Whether the text is an object of JSON with its braces.
    private var isInBraces: Bool {
        guard let root, root.kind == .object, snippet.config.documents.count == 1 else { return false }
        return switch snippet.config.language {
        case .json, .jsonc, .json5: !snippet.config.lacksBraces
        case .jsonl, .yaml, .toml, .plist, .reg, .env: false
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
        let problems = snippet.config.problems.filter {
            !snippet.isComment($0) && !snippet.isLastComma($0) && !snippet.isBetweenMembers($0)
                && !(!evidence.part.isWhole && snippet.isOtherChoice($0))
        }
        return withoutCounterExamples(
            problems.map { problem in
                var finding = problem.diagnostic(path: snippet.origin.path, map: snippet.origin.map)
                finding.fixes = []
                return careful(snippet.origin.noted(finding), name, evidence)
            })
    }

    private func careful(_ finding: Diagnostic, _ name: String, _ evidence: Evidence) -> Diagnostic {
        var finding = finding
        finding.severity = .warning
        finding.notes.append(
            Diagnostic.Note(
                "recognised as \(name) by \(evidence.words); `schema=\(name)` checks it in full"))
        return finding
    }

    private func isCertain(
        _ violation: Violation, _ evidence: Evidence, _ lacking: [String: Int], isExcerpt: Bool
    ) -> Bool {
        switch violation.kind {
        case .unknownProperty:
            evidence.kind == .nearby || violation.help != nil
                || violation.lack != nil && (evidence.part.isWhole || hasWholeSiblings(violation, lacking))
        case .missingProperties:
            evidence.part.isWhole && !isExcerpt
                && !(violation.instancePath.isEmpty && snippet.part.isPartOfDifference)
                || hasWholeSiblings(violation, lacking)
        case .misplacedProperty: evidence.kind != .nearby || violation.hasOneHome
        case .missingOneOf: evidence.part.isWhole && !isExcerpt || hasWholeSiblings(violation, lacking)
        case .schemaWarning: !isAboutSign(violation, evidence)
        case .needlessLevel, .wrongType, .notInEnumeration, .outOfRange, .notMultiple, .invalidLength,
            .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount, .wrongElements,
            .deprecatedProperty, .deprecatedValue, .noMatchingBranch, .severalMatchingBranches,
            .forbiddenValue, .forbiddenProperty, .limitReached:
            true
        }
    }

    /// Whether a finding is about the outermost key of a document by which alone it was told, or that the document stands
    /// at: other products have the key too.
    private func isAboutSign(_ violation: Violation, _ evidence: Evidence) -> Bool {
        guard evidence.kind == .content else { return false }
        var depth = 1
        if case .within(let place) = evidence.part { depth += place.utf8.count { $0 == UInt8(ascii: "/") } }
        let keys = violation.instancePath.split(separator: "/")
        return keys.count == depth && keys.contains { evidence.words.contains("`\($0)`") }
    }

    /// Whether a text shows only some of its document, and some of what stands in that: it has no more keys than it lacks.
    private func isExcerpt(_ violations: [Violation]) -> Bool {
        guard let root, root.kind == .object else { return false }
        return violations.contains { violation in
            guard case .missingProperties(let names, _) = violation.kind else { return false }
            return violation.instancePath.isEmpty && root.count <= names.count
        }
    }

    /// The paths of the entries inside of the text that may be shown in part: they have no more keys than they lack, none
    /// that is required with those, and no entry beside them is whole.
    private func entriesInPart(_ violations: [Violation], _ schema: Schema) -> Set<String> {
        let missing = violations.filter { $0.id == .missingProperty && !$0.instancePath.isEmpty }
        // Nobody shows so many in part.
        guard missing.count <= 64 else { return [] }
        let lacking = Dictionary(grouping: missing, by: \.parentPath)
            .mapValues { Set($0.map(\.instancePath)).count }
        return Set(
            missing.filter { violation in
                guard let parent = root?.value(at: violation.parentPath), parent.kind == .object,
                    let value = root?.value(at: violation.instancePath), value.kind == .object
                else { return false }
                return value.count <= violation.lackedCount
                    && !schema.required(at: violation.schemaPath).contains { value[$0] != nil }
                    && lacking[violation.parentPath] == parent.count
            }.map(\.instancePath))
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

extension Snippet {
    /// Whether a problem of members without braces lies outside of their values. Such an excerpt may show one key in
    /// several ways, one below the other.
    fileprivate func isBetweenMembers(_ problem: ConfigProblem) -> Bool {
        config.lacksBraces
            && config.root?.members.contains { member in
                // What is missing behind a value is said of the value's last byte.
                member.value.range.dropLast().contains(problem.range.lowerBound)
            } != true
    }
}

extension Violation {
    /// The path of what the wrong value stands in.
    fileprivate var parentPath: String {
        instancePath.lastIndex(of: "/").map { String(instancePath[..<$0]) } ?? ""
    }

    /// How many keys are missing.
    fileprivate var lackedCount: Int {
        if case .missingProperties(let names, _) = kind { names.count } else { 1 }
    }

    /// The path of the list that the wrong value is an element of, with `/` behind it.
    fileprivate var listPath: String? {
        guard let slash = instancePath.lastIndex(of: "/") else { return nil }
        let rest = instancePath.index(after: slash)
        return Int(instancePath[rest...]) == nil ? nil : String(instancePath[..<rest])
    }
}

extension Schema {
    /// The keys that a keyword requires: those that it lists, or those of any form that it leaves to choose.
    fileprivate func required(at pointer: String) -> [String] {
        root.value(at: pointer)?.elements.flatMap { element -> [String] in
            if let key = element.string { return [key] }
            let reference = element["$ref"]?.string.flatMap { $0.hasPrefix("#") ? $0.dropFirst() : nil }
            let form = reference.map { root.value(at: String($0)) } ?? element
            return form?["required"]?.elements.compactMap(\.string) ?? []
        } ?? []
    }
}

extension Violation {
    /// Whether a misplaced key belongs into one place alone. What names the file does not tell which part of it is
    /// shown, and so not which of several places is meant.
    fileprivate var hasOneHome: Bool {
        if case .misplacedProperty(_, let homes) = kind { homes.count == 1 } else { false }
    }
}
