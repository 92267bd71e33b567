import Diagnostics

/// What belongs together: keys that nobody knows, and one that is missing beside them.
extension Explanation {
    /// The findings as they are told: what belongs elsewhere says where, and what has one cause is said once.
    func told(_ findings: [Finding]) -> [Finding] {
        joined(gathered(withoutInnerKeys(placed(withoutWarningsOfRefused(findings)))))
    }

    /// The findings without warnings that a key is not read where it is said that it must not be there.
    private func withoutWarningsOfRefused(_ findings: [Finding]) -> [Finding] {
        let refused = Set(
            findings.compactMap { finding -> Int? in
                guard case .forbiddenProperty = finding.kind else { return nil }
                return finding.node
            })
        guard !refused.isEmpty else { return findings }
        return findings.filter { !($0.isOfItsKey && refused.contains($0.node - 1)) }
    }

    /// The findings with one for each object that holds keys which it must not and lacks one that it must have: such an
    /// object is mostly meant for another form or another product. It is said at the first of those keys, or at one of
    /// which the schema says what to use instead.
    func joined(_ findings: [Finding]) -> [Finding] {
        guard !options.tellsLacksApart else { return findings }
        var lacking: [Int: [Int]] = [:]
        for (number, finding) in findings.enumerated() where finding.lackWords != nil {
            lacking[finding.node, default: []].append(number)
        }
        lacking = lacking.filter { $0.value.count == 1 }
        let replaced = findings.indices.filter { findings[$0].replacedKey != nil }
        let strange = replaced + findings.indices.filter { findings[$0].isStranger }
        guard !lacking.isEmpty, !strange.isEmpty else { return findings }
        let keys = strange.map { findings[$0].replacedKey ?? findings[$0].node }
        let owners = owners(in: lacking.keys, of: Set(keys))
        var joined = findings
        var said: Set<Int> = []
        var firsts: [Int: Int] = [:]
        var lacks: [Int: Violation.Lack] = [:]
        for (number, key) in zip(strange, keys) {
            guard let object = owners[key], let missing = lacking[object]?.first else { continue }
            guard let first = firsts[object] else {
                firsts[object] = number
                said.insert(missing)
                lacks[number] = Violation.Lack(words: findings[missing].lackWords ?? "")
                joined[number].alternatives += findings[missing].alternatives
                continue
            }
            said.insert(number)
            lacks[first]?.companions.append(storage.arena.string(key))
        }
        for (number, lack) in lacks {
            joined[number].told.append(.lack(lack))
            joined[number].severity = .error
        }
        return joined.indices.filter { !said.contains($0) }.map { joined[$0] }
    }

    /// The findings with one for all keys of an object that belong into one member which is not there. It says also what
    /// else the object lacks.
    func gathered(_ findings: [Finding]) -> [Finding] {
        var firsts: [MemberHome: Int] = [:]
        var said: Set<Int> = []
        var lacks: [Int: Violation.Lack] = [:]
        for (number, finding) in findings.enumerated() {
            guard let home = finding.memberHome, home.fit != .renamed else { continue }
            guard let first = firsts[home] else {
                firsts[home] = number
                continue
            }
            said.insert(number)
            lacks[first, default: Violation.Lack(words: "")].companions.append(
                storage.arena.string(finding.node))
        }
        var gathered = findings
        let owners = Dictionary(firsts.map { ($0.key.owner, $0.value) }, uniquingKeysWith: min)
        for (number, finding) in findings.enumerated() where !options.tellsLacksApart {
            guard let words = finding.lackWords, let first = owners[finding.node],
                lacks[first]?.words.isEmpty ?? true
            else { continue }
            lacks[first, default: Violation.Lack(words: "")].words = words
            gathered[first].severity = .error
            said.insert(number)
        }
        for (number, lack) in lacks { gathered[number].told.append(.lack(lack)) }
        return gathered.indices.filter { !said.contains($0) }.map { gathered[$0] }
    }

    /// The findings without those about keys that belong inside a member beside them, which is no object and should be:
    /// it is said of that member.
    func withoutInnerKeys(_ findings: [Finding]) -> [Finding] {
        var wrong: [Int: [Int]] = [:]
        for (number, finding) in findings.enumerated() where finding.wantsObject {
            guard let parent = storage.ancestry(of: finding.node).dropLast().last else { continue }
            wrong[parent.index, default: []].append(number)
        }
        let strange = findings.indices.filter { findings[$0].isStranger }
        guard !wrong.isEmpty, !strange.isEmpty else { return findings }
        let owners = owners(in: wrong.keys, of: Set(strange.map { findings[$0].node }))
        var told = findings
        var said: Set<Int> = []
        var inner: [Int: [String]] = [:]
        for number in strange {
            let key = findings[number].node
            let members = owners[key].flatMap { wrong[$0] } ?? []
            let home = members.first { !declaredUnits(for: key, in: findings[$0].unit).isEmpty }
            guard let home else { continue }
            said.insert(number)
            inner[home, default: []].append(storage.arena.string(key))
        }
        for (number, keys) in inner { told[number].told.append(.inner(keys)) }
        return told.indices.filter { !said.contains($0) }.map { told[$0] }
    }

    /// Notes of unknown keys of one object that only one known key is meant by which others may be meant for it too,
    /// as not all of them can be renamed.
    func markRivals(_ unknown: inout [Finding]) {
        var numbers: [String: [Int]] = [:]
        for (number, finding) in unknown.enumerated() {
            if let meant = finding.onlySuggestion?.meant { numbers[meant, default: []].append(number) }
        }
        for same in numbers.values where same.count > 1 {
            for number in same {
                let other = same[0] == number ? same[1] : same[0]
                if let written = unknown[other].onlySuggestion?.written {
                    unknown[number].told.append(.rival(written))
                }
            }
        }
    }
}

extension Finding {
    /// What is said of a single thing that an object lacks in any case.
    fileprivate var lackWords: String? {
        guard reason == nil, severity == .error else { return nil }
        switch kind {
        case .missingProperties(let names, nil) where names.count == 1:
            return "`\(names[0])` is required and missing"
        case .missingOneOf(let names): return "\(Wording.sets(names)) is required and missing"
        case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .wrongType,
            .notInEnumeration, .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat,
            .duplicateItem, .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue,
            .schemaWarning, .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty,
            .limitReached:
            return nil
        }
    }

    /// Whether it says that a value is no object and should be one.
    fileprivate var wantsObject: Bool {
        guard case .wrongType(let expected, let found) = kind else { return false }
        // Keys behind a key without a value are said to be there: only their indentation is wrong.
        return expected.contains("object") && found != "null" && severity == .error
    }

    /// The key that is not read, whatever its value, where it says what to use instead of it.
    fileprivate var replacedKey: Int? {
        guard case .schemaWarning(_, _, _?, false, _, nil) = kind, isOfItsKey else { return nil }
        return node - 1
    }

    /// Whether it says that nobody knows a key, which is spelt like no other.
    fileprivate var isStranger: Bool {
        guard case .unknownProperty(_, let suggestions, _) = kind else { return false }
        return suggestions.isEmpty && reason == nil
    }
}
