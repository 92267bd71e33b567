import ConfigSchema
import Diagnostics
import Markdown
import Text

extension Snippet {
    /// What is wrong with the text as JSON, YAML and so on.
    ///
    /// Members without braces may stand anywhere: without a schema nobody knows whether they are all of a text.
    func findings() -> [Diagnostic] {
        // A difference may be of any text, and shows as much of it as its author likes.
        isDifference ? [] : withSafeFixes(syntaxFindings)
    }

    private var syntaxFindings: [Diagnostic] {
        syntax(config.problems).map { finding in
            var finding = finding
            if finding.id == .missingBraces { finding.fixes = [] }
            return finding
        }
    }

    /// What is wrong with the text, by itself and by a schema. Of a text that is not well-formed the schema judges
    /// what can be read.
    func findings(
        by schema: Schema, named name: String, _ options: ValidationOptions, on path: String
    ) -> [Diagnostic] {
        withSafeFixes(
            placedFindings(by: schema, named: name, options, on: path)
                ?? wholeFindings(by: schema, named: name, options))
    }

    /// What is wrong with the text where its author says the place in a document that it stands at; `nil` where nobody
    /// says one.
    private func placedFindings(
        by schema: Schema, named name: String, _ options: ValidationOptions, on path: String
    ) -> [Diagnostic]? {
        // In some languages every value is a text, which a schema may want to be read on as JSON.
        guard let placement else { return nil }
        guard !placement.placed.isEmpty else { return findings() }
        return placement.placed.flatMap { placed -> [Diagnostic] in
            let placed = placed.adapted(to: schema)
            return syntax(placed.document.problems)
                + placed.validate(against: schema, options: options).map { part in
                    switch part.part {
                    case .text: finding(part.violation, name)
                    case .pointer:
                        part.violation.diagnostic(path: path, map: placement.map, schemaName: name)
                    }
                }
        }
    }

    /// What is wrong with the text as so much of a document, where the author does not say how much it is.
    func findings(
        by schema: Schema, named name: String, as part: TextPart, _ options: ValidationOptions,
        on path: String
    ) -> [Diagnostic] {
        guard placement == nil, !part.isAtRoot else {
            return findings(by: schema, named: name, options, on: path)
        }
        let findings = config.adapted(to: schema).documents.flatMap { document in
            document.violations(of: schema, as: part, options: options)
        }.map { origin.noted($0.diagnostic(path: origin.path, map: origin.map, schemaName: name)) }
        return withSafeFixes(findings)
    }

    private func wholeFindings(
        by schema: Schema, named name: String, _ options: ValidationOptions
    ) -> [Diagnostic] {
        let config = config.adapted(to: schema)
        let violations = config.documents.flatMap { document -> [Violation] in
            guard let values = document.valuesNode else { return [] }
            return document.certain(schema.validate(values, options: options))
        }
        if isDifference { return differenceFindings(config, violations, name) }
        let problems = syntax(config.problems(besides: violations))
        guard let excerpt = MembersExcerpt(config, violations, schema, options) else {
            return problems + violations.map { finding($0, name) }
        }
        return problems.map(excerpt.advising)
    }

    /// What is wrong with the new side of a difference. What is missing at its root may stand in lines that are not
    /// shown.
    private func differenceFindings(
        _ config: ConfigDocument, _ violations: [Violation], _ name: String
    ) -> [Diagnostic] {
        let certain = violations.filter {
            !(part.isPartOfDifference && $0.instancePath.isEmpty && $0.id == .missingProperty)
        }
        let problems = config.problems(besides: certain).filter {
            $0.id != .missingBraces && !isLastComma($0)
        }
        return syntax(problems) + certain.map { finding($0, name) }
    }

    /// The findings with the fixes that do no more than they say where the text stands.
    func withSafeFixes(_ findings: [Diagnostic]) -> [Diagnostic] {
        isVerbatim ? withoutFixesOfLines(withoutFixesOfShell(findings)) : findings.map(\.withoutFixes)
    }

    /// The findings without fixes that add line breaks or take some away where something stands before each line of the
    /// text, as in a quote or a list.
    private func withoutFixesOfLines(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard !isFlush, findings.contains(where: { !$0.fixes.isEmpty }) else { return findings }
        return withoutFixes(findings, of: [0x0A])
    }

    /// The findings without fixes that write one of some bytes, or take one away.
    func withoutFixes(_ findings: [Diagnostic], of bytes: Set<UInt8>) -> [Diagnostic] {
        guard findings.contains(where: { !$0.fixes.isEmpty }) else { return findings }
        let set = ByteSet(where: bytes.contains)
        let places = written.indices.filter { set.contains(written[$0]) }
            .map { origin.map.range($0..<$0 + 1).lowerBound }
        return findings.map { finding in
            var finding = finding
            finding.fixes.removeAll { fix in
                fix.edits.contains { edit in
                    let next = places.partitioningIndex { $0 >= edit.range.lowerBound }
                    return edit.replacement.utf8.contains(where: bytes.contains)
                        || next < places.count && places[next] < edit.range.upperBound
                }
            }
            return finding
        }
    }

    /// Whether its text stands in the block as it is, so that it can be mended there. A line of a difference that is put
    /// right would no longer be what somebody changed.
    private var isVerbatim: Bool {
        switch part {
        case .argument, .heredoc: zip(config.bytes, written).allSatisfy { $0 == $1 || $0 == 0x20 }
        case .difference: false
        case .whole, .frontMatter, .variables: true
        }
    }

    private func finding(_ violation: Violation, _ schemaName: String) -> Diagnostic {
        var finding = violation.diagnostic(path: origin.path, map: origin.map, schemaName: schemaName)
        finding.help = finding.help ?? excerptHelp(violation)
        return origin.noted(placed(finding))
    }

    /// How a block says that it is a part of a file, where it lacks what the whole must have.
    func excerptHelp(_ violation: Violation) -> String? {
        guard placement == nil, part == .whole, violation.id == .missingProperty,
            violation.instancePath.isEmpty, config.language.hasLeftOutParts
        else { return nil }
        return
            "if the block shows a part of the file, say so: `...` stands for what is left out, and `at=` behind "
            + "the fence says where the part stands"
    }

    /// The block's text may be right as it is, in a language that allows comments and trailing commas.
    private var languageFix: [Diagnostic.Fix] {
        guard file == nil, part == .whole, language == .json, !block.info.languageRange.isEmpty else {
            return []
        }
        let edit = Diagnostic.TextEdit(range: block.info.languageRange, replacement: "jsonc")
        return [Diagnostic.Fix("mark the block as `jsonc`", edits: [edit])]
    }

    private func syntax(_ problems: [ConfigProblem]) -> [Diagnostic] {
        problems.map { problem in
            var finding = problem.diagnostic(path: origin.path, map: origin.map)
            if isComment(problem) { advise(&finding) }
            return origin.noted(placed(finding))
        }
    }

    /// Whether it is about the comma that the text ends with, as the text of a part may, whose next member is not shown.
    func isLastComma(_ problem: ConfigProblem) -> Bool {
        guard let end = config.bytes.lastIndex(where: { $0 > 0x20 }) else { return false }
        return problem.range == end..<end + 1 && config.bytes[end] == UInt8(ascii: ",")
    }

    /// Whether a comment above a key that stands there twice begins another choice, as in `# Before` and `# After`.
    func isOtherChoice(_ problem: ConfigProblem) -> Bool {
        guard problem.id == .duplicateKey || problem.id == .duplicateTable, let earlier = problem.earlier,
            earlier.upperBound <= problem.range.lowerBound
        else { return false }
        return config.bytes[earlier.upperBound..<problem.range.lowerBound].split(separator: 0x0A).contains {
            line in
            let text = line.drop { $0 <= 0x20 }
            return text.first == UInt8(ascii: "#") || text.starts(with: "//".utf8)
        }
    }

    func isComment(_ problem: ConfigProblem) -> Bool {
        problem.id == .notStrictJSON && config.bytes[problem.range.lowerBound] == UInt8(ascii: "/")
    }

    /// Says what to do about a comment, which the author wrote for readers, so that nobody else is to take it out.
    private func advise(_ finding: inout Diagnostic) {
        if program != nil, part == .whole {
            finding.fixes = []
            finding.help = "whoever pastes the block has to take it out; say it in the text beside the block"
        } else if !languageFix.isEmpty {
            finding.fixes = languageFix
            finding.help = "mark the block as `jsonc`, or remove the comments"
        } else if language == .jsonl, file == nil {
            finding.help = "take it out by hand, and say it in the text beside the block"
        }
    }

    /// What is said of a block without any text, or of one that ends before a value, is said of the line of its fence.
    private func placed(_ finding: Diagnostic) -> Diagnostic {
        let endsEarly = config.root == nil && finding.location.range?.isEmpty == true
        guard file == nil, endsEarly || block.text.allSatisfy({ $0 <= 0x20 }) else { return finding }
        var placed = finding
        placed.location = Location(path: finding.location.path, range: block.infoRange)
        placed.fixes = []
        return placed
    }
}

extension Diagnostic {
    fileprivate var withoutFixes: Diagnostic {
        var finding = self
        finding.fixes = []
        return finding
    }
}

extension ConfigLanguage {
    /// Whether `...` stands for left-out parts.
    fileprivate var hasLeftOutParts: Bool {
        switch self {
        case .json, .jsonc, .json5, .jsonl, .yaml, .toml: true
        case .plist, .reg, .env: false
        }
    }
}
