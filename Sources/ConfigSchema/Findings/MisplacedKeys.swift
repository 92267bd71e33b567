import Diagnostics
import Text

/// Recognizes unknown keys that only stand at the wrong level.
extension Explanation {
    /// The findings with those about unknown keys that belong elsewhere said so, and without those that only say
    /// that such a key is missing there. A key that must be where it belongs is an error.
    func placed(_ findings: [Finding]) -> [Finding] {
        let findings = findings + lostGuests(findings)
        let unknown = findings.filter(\.isUnknownKey)
        guard !unknown.isEmpty || findings.contains(where: { $0.home != nil }) else { return findings }
        var homes = KeyHomes(self, findings, unknown: Set(unknown.map(\.node)))
        var placed = findings.map { placing($0, &homes) }
        var settled: [Int: Set<String>] = [:]
        for finding in placed {
            guard let home = finding.home, case .misplacedProperty(let name, _) = finding.kind else {
                continue
            }
            settled[home, default: []].insert(name)
        }
        settle(members: &placed)
        let moved = Set(placed.filter(\.isMisplacedKey).map(\.node))
        placed.removeAll { $0.misspelt.map(moved.contains) ?? false }
        guard !settled.isEmpty else { return placed }
        let owners = owners(in: settled.keys, of: Set(placed.filter(\.isMissing).map(\.node)))
        var required: [Int: Set<String>] = [:]
        for index in placed.indices where placed[index].isMissing {
            let node = placed[index].node
            let names = (settled[node] ?? []).union(owners[node].flatMap { settled[$0] } ?? [])
            guard !names.isEmpty else { continue }
            if placed[index].severity == .error {
                required[node, default: []].formUnion(placed[index].missing.filter(names.contains))
            }
            placed[index].missing.removeAll { names.contains($0) }
        }
        for index in placed.indices {
            guard let home = placed[index].home, case .misplacedProperty(let name, _) = placed[index].kind,
                required[home]?.contains(name) == true
            else { continue }
            placed[index].severity = .error
        }
        return placed.filter { !$0.isMissing || !$0.missing.isEmpty }
    }

    /// Says of an unknown key where it belongs: into an object around its own object or inside it of which a
    /// finding says that it lacks the key, or, where no spelling is likely, that lists the key and lacks it.
    private func placing(_ finding: Finding, _ homes: inout KeyHomes) -> Finding {
        guard case .unknownProperty(let name, var suggestions, let isClosed) = finding.kind else {
            return finding
        }
        var placed = finding
        if !isClosed, !suggestions.isEmpty, !suggestions.contains(where: { Spelling.isSlip(name, of: $0) }),
            homes.isListedAround(finding.node)
        {
            suggestions = []
            placed.kind = .unknownProperty(name: name, suggestions: [], isClosed: false)
        }
        let home = homes.home(of: name, at: finding.node, isStrange: suggestions.isEmpty)
        // An element of a list is hardly meant where a member of the object itself lists the key.
        if suggestions.isEmpty, home.map({ homes.isInList($0, below: finding.node) }) ?? true {
            let members = homes.memberHomes(of: finding.node)
            let areListing = members.allSatisfy { $0.fit == .listed }
            if members.count == 1, home == nil || areListing { return placing(placed, name, members[0]) }
            if (2...Self.mostPlaces).contains(members.count), areListing {
                placed.kind = .misplacedProperty(name: name, belongsIn: members.map(path(of:)))
                return placed
            }
        }
        guard let home else {
            if suggestions.isEmpty, let holder = homes.holder(of: name, at: finding.node) {
                placed.told.append(.holder(ConfigNode(storage: storage, index: holder).dottedPath))
            }
            return placed
        }
        placed.home = home
        placed.kind = .misplacedProperty(
            name: name, belongsIn: [ConfigNode(storage: storage, index: home).dottedPath])
        return placed
    }

    /// Says of an unknown key that it belongs into a member, or is meant for it.
    private func placing(_ finding: Finding, _ name: String, _ member: MemberHome) -> Finding {
        var placed = finding
        placed.told.append(.member(member))
        placed.home = member.fit == .listed ? member.value : nil
        if member.fit == .renamed {
            placed.kind = .unknownProperty(name: name, suggestions: [member.name], isClosed: true)
        } else {
            placed.kind = .misplacedProperty(name: name, belongsIn: [path(of: member)])
        }
        return placed
    }

    /// How many places are named that a key may belong into.
    private static let mostPlaces = 3

    private func path(of member: MemberHome) -> String {
        member.path(below: ConfigNode(storage: storage, index: member.object).dottedPath)
    }

    /// Takes out that members are missing which keys belong into or are meant for. Such a key is an error where its member
    /// is required.
    private func settle(members placed: inout [Finding]) {
        var homes: [Int: Set<String>] = [:]
        for finding in placed {
            if let home = finding.memberHome { homes[home.object, default: []].insert(home.name) }
        }
        guard !homes.isEmpty else { return }
        var required: [Int: Set<String>] = [:]
        for index in placed.indices where placed[index].isMissing {
            let node = placed[index].node
            guard let names = homes[node], placed[index].reason == nil else { continue }
            let found = placed[index].missing.filter(names.contains)
            if placed[index].severity == .error { required[node, default: []].formUnion(found) }
            placed[index].missing.removeAll(where: names.contains)
        }
        placed.removeAll { $0.isMissing && $0.missing.isEmpty }
        for index in placed.indices {
            guard let home = placed[index].memberHome, required[home.object]?.contains(home.name) == true
            else { continue }
            placed[index].severity = .error
        }
    }

    /// For each of some keys the object that it is a key of, if that is among some objects and arrays.
    func owners(in parents: some Sequence<Int>, of keys: Set<Int>) -> [Int: Int] {
        var owners: [Int: Int] = [:]
        for object in Set(parents) where view.nodes[object].type == .object {
            var member = object + 1
            while member < Int(view.nodes[object].next) {
                if keys.contains(member) { owners[member] = object }
                WorkCounter.add(1)
                member = Int(view.nodes[member + 1].next)
            }
        }
        return owners
    }

    /// Says of a member whose key people choose, and that is faulty, that its key is one of those that its
    /// siblings hold: as of an `env` beside the servers that belongs inside one of them.
    mutating func misplaced(_ key: Int, in object: Int, _ member: Member, _ below: [Finding]) -> Finding? {
        guard trials == 0, !member.isDeclared, below.contains(where: { $0.severity == .error }) else {
            return nil
        }
        let homes = member.seeds.flatMap { seed in
            declaredUnits(for: key, in: seed.unit).map { branch(Int32($0), seed) }
        }
        let name = storage.arena.string(key)
        guard homes.contains(where: { holds($0, key + 1) }), let unit = member.seeds.first?.unit,
            let sibling = firstSibling(of: key, in: object, without: name)
        else { return nil }
        let place = ConfigNode(storage: storage, index: sibling).dottedPath
        return Finding(
            kind: .misplacedProperty(name: name, belongsIn: [place]), node: key, unit: unit,
            keyword: "properties", home: sibling)
    }

    /// The first of an object's other members that is an object without a key.
    private func firstSibling(of key: Int, in object: Int, without name: String) -> Int? {
        var member = object + 1
        while member < Int(view.nodes[object].next) {
            WorkCounter.add(1)
            let value = member + 1
            if member != key, view.nodes[value].type == .object,
                ConfigNode(storage: storage, index: value)[name] == nil
            {
                return value
            }
            member = Int(view.nodes[value].next)
        }
        return nil
    }

    /// Whether some units require a key, or list one that tells by its name that it belongs there.
    func claims(_ key: Int, _ units: [Int]) -> Bool {
        units.contains { unit in
            let object = evaluation.units[unit].object
            guard object >= 0 else { return false }
            let entry = evaluation.entry(key, content.objects[Int(object)])
            guard entry >= 0 else { return false }
            return content.entries[entry].isRequired || content.entries[entry].isDeclared && tells(key)
        }
    }

    /// Whether some units list a key under `properties`.
    func lists(_ key: Int, _ units: [Int]) -> Bool {
        units.contains { unit in
            let object = evaluation.units[unit].object
            guard object >= 0 else { return false }
            let entry = evaluation.entry(key, content.objects[Int(object)])
            return entry >= 0 && content.entries[entry].isDeclared
        }
    }
}

extension Finding {
    /// Whether it says that a key belongs elsewhere.
    fileprivate var isMisplacedKey: Bool {
        if case .misplacedProperty = kind { true } else { false }
    }

    /// Whether it says that keys are missing.
    fileprivate var isMissing: Bool {
        switch kind {
        case .missingProperties, .missingOneOf: true
        case .unknownProperty, .misplacedProperty, .needlessLevel, .wrongType, .notInEnumeration, .outOfRange,
            .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount,
            .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning, .noMatchingBranch,
            .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
            false
        }
    }

    /// The keys that are missing; of several sets the first keys of each.
    fileprivate(set) var missing: [String] {
        get {
            switch kind {
            case .missingProperties(let names, _): names
            case .missingOneOf(let sets): sets.compactMap(\.first)
            case .unknownProperty, .misplacedProperty, .needlessLevel, .wrongType, .notInEnumeration,
                .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem,
                .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning,
                .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty,
                .limitReached:
                []
            }
        }
        set {
            switch kind {
            case .missingProperties(_, let cause): kind = .missingProperties(names: newValue, by: cause)
            // One of the sets is enough.
            case .missingOneOf(let sets):
                kind = .missingOneOf(names: newValue.count < sets.count ? [] : sets)
            case .unknownProperty, .misplacedProperty, .needlessLevel, .wrongType, .notInEnumeration,
                .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem,
                .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning,
                .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty,
                .limitReached:
                break
            }
        }
    }
}
