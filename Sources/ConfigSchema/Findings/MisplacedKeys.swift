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
