import Diagnostics
import Text

/// Keys that are missing because another one misspells them, and the values of those.
extension Explanation {
    /// Takes out what is missing only because of a key or value that is misspelt: that key itself, and what a
    /// branch requires that was chosen by it.
    func explainMissing(_ missing: inout [Finding], _ unknown: inout [Finding], _ group: Group) {
        // Which branch is meant is only a guess while the value that tells is misspelt.
        var isGuess = !group.settled.isEmpty
        var places = Self.places(of: missing)
        var explained = Set<Int>()
        for index in unknown.indices {
            let meant = unknown[index].suggestions.flatMap { places.removeValue(forKey: $0) ?? [] }
            guard !meant.isEmpty else { continue }
            // A misspelt key that is required is an error also where unknown keys are allowed.
            unknown[index].becomeError()
            explained.formUnion(meant)
            isGuess = isGuess || meant.contains { tellsBranches(missing[$0], group) }
        }
        missing = missing.indices.filter { !explained.contains($0) }.map { missing[$0] }
        guard isGuess, trials == 0 else { return }
        missing.removeAll { finding in
            !group.applied.contains { $0.unit == finding.unit && $0.isCertain }
        }
    }

    /// What is wrong with the values of keys that are surely misspelt, by what is said of the keys that were meant.
    ///
    /// A value that is none for the key that was meant speaks against it, and then nothing else is said. What is said
    /// is no worse than what is said of the key.
    mutating func valueFindings(of unknown: [Finding], _ group: Group) -> [Finding] {
        guard trials == 0 else { return [] }
        let slips = unknown.filter {
            $0.onlySuggestion.map { Spelling.isSlip($0.written, of: $0.meant) } ?? false
        }
        guard !slips.isEmpty else { return [] }
        let counts = Dictionary(
            slips.compactMap { $0.onlySuggestion.map { ($0.meant, 1) } }, uniquingKeysWith: +)
        let units = declaredUnits(group, named: Set(counts.keys))
        var found: [Finding] = []
        for slip in slips {
            guard let meant = slip.onlySuggestion?.meant, counts[meant] == 1, let seeds = units[meant] else {
                continue
            }
            let value = slip.node + 1
            var below = findings(seeds, value)
            guard !below.contains(where: { $0.node == value && $0.isAboutForm }) else { continue }
            // That the key itself is deprecated would be said of a name that is not there.
            below.removeAll { $0.node == value && $0.mark == .key && $0.isAdvice }
            for index in below.indices {
                below[index].severity = min(below[index].severity, slip.severity)
                below[index].misspelt = below[index].misspelt ?? slip.node
            }
            found += below
        }
        return found
    }

    /// The units that a value's units list for keys, by the keys.
    private mutating func declaredUnits(_ group: Group, named names: Set<String>) -> [String: [Applied]] {
        var units: [String: [Applied]] = [:]
        // A branch that was chosen may not be the one that was meant.
        for applied in group.applied where applied.isCertain {
            let entries = declaredEntries(ofUnit: applied.unit)
            WorkCounter.add(names.count)
            for name in names {
                guard let entry = entries[name] else { continue }
                units[name, default: []].append(branch(content.entries[entry].unit, entering(applied)))
            }
        }
        return units
    }

    /// The entries of a unit by the names that it lists, made when the first object asks.
    private mutating func declaredEntries(ofUnit unit: Int) -> [String: Int] {
        if let made = entriesOfUnits[unit] { return made }
        let object = evaluation.units[unit].object
        let range = object < 0 ? 0..<0 : content.objects[Int(object)].entries.range
        WorkCounter.add(range.count)
        let declared = range.filter { content.entries[$0].isDeclared }
        let entries = Dictionary(
            declared.map { (entryName($0), $0) }, uniquingKeysWith: { first, _ in first })
        entriesOfUnits[unit] = entries
        return entries
    }

    /// The numbers of the findings that say of a name that it is missing in any case.
    private static func places(of missing: [Finding]) -> [String: [Int]] {
        var places: [String: [Int]] = [:]
        for (number, finding) in missing.enumerated() {
            guard case .missingProperties(let names, nil) = finding.kind else { continue }
            for name in names { places[name, default: []].append(number) }
        }
        return places
    }

    /// Whether a missing key is one whose value, by `const` or `enum`, makes an object fit the chosen branch.
    private func tellsBranches(_ missing: Finding, _ group: Group) -> Bool {
        guard case .missingProperties(let names, nil) = missing.kind else { return false }
        return group.applied.contains { applied in
            let object = evaluation.units[applied.unit].object
            guard !applied.isCertain, object >= 0 else { return false }
            return content.objects[Int(object)].entries.range.contains { entry in
                content.entries[entry].isDeclared && names.contains(entryName(entry))
                    && !listedValuesThroughReferences(Int(content.entries[entry].unit), depth: 0).isEmpty
            }
        }
    }
}

extension Finding {
    /// Makes an unknown key one that is not allowed.
    fileprivate mutating func becomeError() {
        guard case .unknownProperty(let name, let suggestions, _) = kind else { return }
        kind = .unknownProperty(name: name, suggestions: suggestions, isClosed: true)
        severity = .error
    }

    /// What an unknown key may be meant for.
    fileprivate var suggestions: [String] {
        guard case .unknownProperty(_, let suggestions, _) = kind else { return [] }
        return suggestions
    }

    /// The key and what it is meant for, where only one is likely.
    var onlySuggestion: (meant: String, written: String)? {
        guard case .unknownProperty(let name, let suggestions, _) = kind, suggestions.count == 1 else {
            return nil
        }
        return (suggestions[0], name)
    }

    /// Whether it says that a value is of another form than what may stand there.
    fileprivate var isAboutForm: Bool {
        switch kind {
        case .wrongType, .noMatchingBranch, .forbiddenValue, .missingProperties, .missingOneOf: true
        case .unknownProperty, .misplacedProperty, .needlessLevel, .notInEnumeration, .outOfRange,
            .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount,
            .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning, .severalMatchingBranches,
            .forbiddenProperty, .limitReached:
            false
        }
    }
}
