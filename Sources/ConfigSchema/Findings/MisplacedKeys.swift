/// Recognizes unknown keys that only stand at the wrong level.
extension Explanation {
    /// The findings with those about unknown keys that belong elsewhere said so, and without those that only say
    /// that such a key is missing there.
    func placed(_ findings: [Finding]) -> [Finding] {
        var placed = findings.map { placing($0, among: findings) }
        let homes = placed.compactMap { finding -> (object: Int, name: String)? in
            guard let home = finding.home, case .misplacedProperty(let name, _) = finding.kind else {
                return nil
            }
            return (home, name)
        }
        guard !homes.isEmpty else { return placed }
        for index in placed.indices {
            for home in homes where lacks(placed[index], home.object) {
                placed[index].missing.removeAll { $0 == home.name }
            }
        }
        return placed.filter { !$0.isMissing || !$0.missing.isEmpty }
    }

    /// Whether a finding says that an object lacks keys, there or at one of its keys.
    private func lacks(_ finding: Finding, _ object: Int) -> Bool {
        finding.isMissing && (finding.node == object || owns(object, finding.node))
    }

    /// Says of an unknown key where it belongs: into an object around its own object or inside it of which a
    /// finding says that it lacks the key, or, where no spelling is likely, that lists the key and lacks it.
    private func placing(_ finding: Finding, among findings: [Finding]) -> Finding {
        guard case .unknownProperty(let name, let suggestions, _) = finding.kind,
            let owner = objects.first(where: { owns($0.node, finding.node) })
        else { return finding }
        let listing = !suggestions.isEmpty ? [] : objects.filter { lists(finding.node, $0.units) }.map(\.node)
        let lacking = findings.filter { $0.missing.contains(name) }.map(\.node)
        let homes = (listing + lacking).filter { object in
            object != owner.node && view.nodes[object].type == .object
                && (holds(object, owner.node) || holds(owner.node, object))
                && ConfigNode(storage: storage, index: object)[name] == nil
        }
        guard let home = homes.first(where: { holds(owner.node, $0) }) ?? homes.max() else { return finding }
        var placed = finding
        placed.home = home
        placed.kind = .misplacedProperty(
            name: name, belongsIn: ConfigNode(storage: storage, index: home).dottedPath)
        return placed
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
            let sibling = siblings(of: key, in: object).first(where: { sibling in
                view.nodes[sibling].type == .object
                    && ConfigNode(storage: storage, index: sibling)[name] == nil
            })
        else { return nil }
        let place = ConfigNode(storage: storage, index: sibling).dottedPath
        return Finding(
            kind: .misplacedProperty(name: name, belongsIn: place), node: key, unit: unit,
            keyword: "properties", home: sibling)
    }

    /// The values of an object's other members.
    private func siblings(of key: Int, in object: Int) -> [Int] {
        var values: [Int] = []
        var member = object + 1
        while member < Int(view.nodes[object].next) {
            if member != key { values.append(member + 1) }
            member = Int(view.nodes[member + 1].next)
        }
        return values
    }

    /// Whether a value lies inside another one.
    private func holds(_ outer: Int, _ inner: Int) -> Bool {
        outer < inner && inner < Int(view.nodes[outer].next)
    }

    private func owns(_ object: Int, _ key: Int) -> Bool {
        var member = object + 1
        while member <= key, member < Int(view.nodes[object].next) {
            if member == key { return true }
            member = Int(view.nodes[member + 1].next)
        }
        return false
    }

    private func lists(_ key: Int, _ units: [Int]) -> Bool {
        units.contains { unit in
            let object = evaluation.units[unit].object
            guard object >= 0 else { return false }
            let entry = evaluation.entry(key, content.objects[Int(object)])
            return entry >= 0 && content.entries[entry].isDeclared
        }
    }
}

extension Finding {
    /// Whether it says that keys are missing.
    fileprivate var isMissing: Bool {
        switch kind {
        case .missingProperties, .missingOneOf: true
        default: false
        }
    }

    /// The keys that are missing; of several sets the first keys of each.
    fileprivate var missing: [String] {
        get {
            switch kind {
            case .missingProperties(let names, _): names
            case .missingOneOf(let sets): sets.compactMap(\.first)
            default: []
            }
        }
        set {
            switch kind {
            case .missingProperties(_, let cause): kind = .missingProperties(names: newValue, by: cause)
            // One of the sets is enough.
            case .missingOneOf(let sets):
                kind = .missingOneOf(names: newValue.count < sets.count ? [] : sets)
            default: break
            }
        }
    }
}
