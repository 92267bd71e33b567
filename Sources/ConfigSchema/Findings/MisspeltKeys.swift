/// Keys that are missing because another one misspells them.
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
}
