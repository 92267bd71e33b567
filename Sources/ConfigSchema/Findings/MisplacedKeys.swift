/// Recognizes unknown keys that only stand at the wrong level.
extension Explanation {
    /// Says of an unknown key without a likely spelling where it belongs, if an object around its own object
    /// or inside it lists the key and lacks it.
    func placing(_ finding: Finding) -> Finding {
        guard case .unknownProperty(let name, let suggestions, _) = finding.kind, suggestions.isEmpty,
            let owner = objects.first(where: { owns($0.node, finding.node) })
        else { return finding }
        let homes = objects.filter { object in
            object.node != owner.node && (holds(object.node, owner.node) || holds(owner.node, object.node))
                && lists(finding.node, object.units)
                && ConfigNode(storage: storage, index: object.node)[name] == nil
        }
        guard let home = homes.first(where: { holds(owner.node, $0.node) }) ?? homes.last else {
            return finding
        }
        let place = ConfigNode(storage: storage, index: home.node).dottedPath
        var placed = finding
        placed.kind = .misplacedProperty(name: name, belongsIn: place)
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
            keyword: "properties")
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
