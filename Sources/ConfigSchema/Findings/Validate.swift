import Diagnostics

extension Schema {
    /// What is wrong with a value: one violation for one cause, errors before warnings, each by place.
    ///
    /// A valid value can have warnings: keys that nobody lists, and what is deprecated.
    public func validate(_ node: ConfigNode, options: ValidationOptions = ValidationOptions()) -> [Violation]
    {
        Evaluation.run(program, node.storage.arena, assertFormats: options.assertFormats) { evaluation in
            let isValid = evaluation.isValid(0, node.index)
            if evaluation.gaveUp { return [limitReached(node)] }
            var explanation = Explanation(evaluation, node.storage, options)
            if isValid, options.unknownKeys == .off, !program.content.hasAdvice,
                !explanation.hasOverridden
            {
                return []
            }
            var findings = explanation.findings([Explanation.Applied(unit: 0, scope: [])], node.index)
            if explanation.evaluation.gaveUp { return isValid ? [] : [limitReached(node)] }
            if isValid {
                findings.removeAll(where: \.isFault)
            } else if !findings.contains(where: \.isFault), !explanation.hasOpenParts {
                let kind = Violation.Kind.noMatchingBranch(
                    found: explanation.shortForm(node.index), alternatives: [])
                findings.append(Finding(kind: kind, node: node.index, unit: 0, keyword: ""))
            }
            return settled(explanation.told(findings), node.storage)
        }
    }

    private func limitReached(_ node: ConfigNode) -> Violation {
        let finding = Finding(kind: .limitReached, node: node.index, mark: .owner, unit: 0, keyword: "")
        return FindingLocation(program: program, storage: node.storage).violation(finding)
    }

    private func settled(_ findings: [Finding], _ storage: ConfigStorage) -> [Violation] {
        let location = FindingLocation(program: program, storage: storage)
        var seen: Set<Said> = []
        let violations = findings.map { location.violation($0) }
            .filter { seen.insert(Said(kind: $0.kind, range: $0.range)).inserted }
        return violations.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            if first.severity != second.severity { return first.severity > second.severity }
            if first.range.lowerBound != second.range.lowerBound {
                return first.range.lowerBound < second.range.lowerBound
            }
            return left.offset < right.offset
        }.map(\.element)
    }
}

extension ConfigDocument {
    /// The violations but for those at a place where the value that was read is a guess: what is wrong there is
    /// among the problems already.
    public func certain(_ violations: [Violation]) -> [Violation] {
        let doubts = problems.flatMap(\.doubts)
        guard !doubts.isEmpty else { return violations }
        let unread = problems.filter { $0.doubts == [$0.range] }.map(\.range)
        return violations.filter { violation in
            // The name of a key is known where its value is not.
            let guesses = violation.isAboutKey ? unread : doubts
            return !guesses.contains { $0.touches(violation.range) }
        }
    }

    /// The problems but for warnings about what a schema objects to at the same place, which have the same cause; that a
    /// value is written as a text is no cause of what is wrong inside of it.
    public func problems(besides violations: [Violation]) -> [ConfigProblem] {
        guard problems.contains(where: { $0.severity == .warning }) else { return problems }
        let places = Set(violations.filter { $0.severity == .error }.map(\.range))
        return problems.filter {
            $0.severity != .warning || $0.part == ConfigProblem.writtenAsText || !places.contains($0.range)
        }
    }
}

extension Violation {
    /// Whether it speaks of a key, whatever its value is.
    var isAboutKey: Bool {
        switch kind {
        case .unknownProperty, .misplacedProperty, .needlessLevel, .forbiddenProperty, .deprecatedProperty:
            true
        case .missingProperties, .missingOneOf, .wrongType, .notInEnumeration, .outOfRange, .notMultiple,
            .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount, .wrongElements,
            .deprecatedValue, .schemaWarning, .noMatchingBranch, .severalMatchingBranches, .forbiddenValue,
            .limitReached:
            false
        }
    }
}

extension Range<Int> {
    /// Whether two ranges have a byte in common, or an end.
    fileprivate func touches(_ other: Range<Int>) -> Bool {
        lowerBound <= other.upperBound && other.lowerBound <= upperBound
    }
}

/// What a violation says of which text, whichever keyword says so.
private struct Said: Hashable {
    let kind: Violation.Kind
    let range: Range<Int>
}

extension Finding {
    /// Whether it makes the value invalid.
    fileprivate var isFault: Bool { severity == .error && !isAdvice && !isOverridden }

    /// Whether it is said of a value that is valid: a key that nobody lists, or something deprecated.
    var isAdvice: Bool {
        switch kind {
        case .deprecatedProperty, .deprecatedValue, .schemaWarning, .unknownProperty(_, _, isClosed: false):
            true
        case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
            .wrongType, .notInEnumeration, .outOfRange, .notMultiple, .invalidLength, .patternMismatch,
            .invalidFormat, .duplicateItem, .wrongCount, .wrongElements, .noMatchingBranch,
            .severalMatchingBranches,
            .forbiddenValue, .forbiddenProperty, .limitReached:
            false
        }
    }
}
