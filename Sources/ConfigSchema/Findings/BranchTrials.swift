import Text

/// Tries a value on one branch, and tells how close it comes.
extension Explanation {
    /// How far a value gets in one branch.
    struct Trial {
        let branch: Applied
        let findings: [Finding]
        /// How many members that the branch knows, or elements, are without fault.
        let fitting: Int
        /// How many members the branch knows, but for those whose value is none that it lists.
        let known: Int
        /// How many keys are unknown or missing; a listed value that is another one counts twice.
        let strangers: Int
        /// Whether the value itself is what is wrong, and not something in it.
        let isShallow: Bool

        /// Whether another trial got further.
        func isLess(than other: Trial) -> Bool {
            let score = fitting * 2 + known - strangers
            let otherScore = other.fitting * 2 + other.known - other.strangers
            if isShallow != other.isShallow, findings.count == 1 || other.findings.count == 1 {
                return isShallow
            }
            if score != otherScore { return score < otherScore }
            return findings.count > other.findings.count
        }
    }

    mutating func trial(_ branch: Applied, _ node: Int) -> Trial {
        trials += 1
        defer { trials -= 1 }
        let found = findings([branch], node)
        var strangers = 0
        let members = found.isEmpty ? [] : keys(of: node)
        for finding in found {
            switch finding.kind {
            case .unknownProperty:
                strangers += members.contains(finding.node) ? 1 : 0
            case .notInEnumeration where members.contains(finding.node - 1):
                // A listed value that is not the object's tells that another branch was meant.
                strangers += 2
            case .missingProperties(let names, _):
                strangers += finding.node == node || members.contains(finding.node) ? names.count : 0
            case .misplacedProperty, .needlessLevel, .missingOneOf, .wrongType, .notInEnumeration,
                .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem,
                .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning,
                .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty,
                .limitReached:
                break
            }
        }
        let (fitting, known) = fitting(found, branch, node)
        return Trial(
            branch: branch, findings: found, fitting: fitting, known: known, strangers: strangers,
            isShallow: found.contains { $0.node == node && $0.mark == .value })
    }

    /// The nodes of an object's keys.
    private func keys(of object: Int) -> Set<Int> {
        guard view.nodes[object].type == .object else { return [] }
        var keys: Set<Int> = []
        var member = object + 1
        while member < Int(view.nodes[object].next) {
            keys.insert(member)
            WorkCounter.add(1)
            member = Int(view.nodes[member + 1].next)
        }
        return keys
    }

    /// The number of members that the branch knows, or elements, that no finding lies in; and the number of
    /// members that it knows.
    private mutating func fitting(_ found: [Finding], _ branch: Applied, _ node: Int) -> (Int, Int) {
        let type = view.nodes[node].type
        guard type == .object || type == .array else { return (0, 0) }
        let step = type == .object ? 1 : 0
        var count = 0
        var known = 0
        var child = node + 1 + step
        let faulty = found.map(\.node).sorted()
        let unlisted = Set(found.filter(\.isEnumeration).map(\.node))
        var position = 0
        while child < Int(view.nodes[node].next) {
            let next = Int(view.nodes[child].next)
            if step == 0 || speaks(branch.unit, of: child - 1) {
                while position < faulty.count, faulty[position] < child - step { position += 1 }
                if position == faulty.count || faulty[position] >= next { count += 1 }
                known += unlisted.contains(child) ? 0 : step
            }
            child = next + step
        }
        return (count, known)
    }
}
