import Text

/// A member that an object has or may have, and that a key which nobody knows belongs into or is meant for.
struct MemberHome: Hashable {
    /// What tells that it is, the surest first.
    enum Fit: Int, Comparable {
        /// It lists the key.
        case listed
        /// Its members, whose names people choose, are like the key's value.
        case member
        /// Its members are like those of the key's value: it has only another name.
        case renamed
        /// Its members list all keys of the object that the key stands in.
        case memberKeys
        /// Its elements do.
        case elementKeys

        static func < (one: Fit, other: Fit) -> Bool { one.rawValue < other.rawValue }
    }

    /// The object with the member.
    let object: Int
    /// The member's key.
    let name: String
    /// The member's value; `nil` where the object does not have it yet.
    let value: Int?
    /// The object that the unknown key stands in.
    let owner: Int
    let fit: Fit

    /// The place that the key belongs into, below that of the object.
    func path(below object: String) -> String {
        let path = object.isEmpty ? name : "\(object).\(name)"
        return switch fit {
        case .listed, .member, .renamed: path
        case .memberKeys: "\(path).<name>"
        case .elementKeys: "\(path)[0]"
        }
    }
}

extension Explanation {
    /// How a key fits a member, by a unit for it; `nil` where it does not.
    ///
    /// - Parameters:
    ///   - tells: whether the key tells by its name where it belongs.
    ///   - owner: the object that the key stands in where that is the one with the member.
    mutating func fit(of key: Int, thatTells tells: Bool, in owner: Int?, _ unit: Int) -> MemberHome.Fit? {
        if tells,
            declaredUnits(for: key, in: unit).contains(where: { mayBe(key + 1, $0) && !isWarnedOf($0) })
        {
            return .listed
        }
        guard let owner else { return nil }
        let (members, elements) = innerUnits(of: unit)
        guard !members.isEmpty || !elements.isEmpty else { return nil }
        for unit in members {
            if isLike(key + 1, combined(unit)), holds(Applied(unit: unit, scope: evaluation.scope), key + 1) {
                return .member
            }
            if areLike(key + 1, unit) { return .renamed }
        }
        guard firstKeys(of: owner).contains(where: self.tells) else { return nil }
        if members.contains(where: { lists(allKeysOf: owner, $0) }) { return .memberKeys }
        return elements.contains { lists(allKeysOf: owner, $0) } ? .elementKeys : nil
    }

    /// Keys that so many objects have that one which lists them is not the one that is meant.
    private static let common: Set<String> = [
        "color", "description", "enabled", "icon", "id", "kind", "label", "name", "path", "status", "text",
        "title", "type", "url", "value", "version",
    ]

    /// Whether a key tells by its name where it belongs.
    func tells(_ key: Int) -> Bool { !Self.common.contains(storage.arena.string(key)) }

    /// Whether the schema warns of whatever stands there, as of a key that is read elsewhere.
    private func isWarnedOf(_ unit: Int) -> Bool { warning(of: unit) { _ in true } != nil }

    /// What the schema says on every day of whatever stands there.
    func lastingWarning(of unit: Int) -> SchemaWarning? {
        warning(of: unit) { $0.since == nil && $0.until == nil }
    }

    private func warning(of unit: Int, where fits: (SchemaWarning) -> Bool) -> SchemaWarning? {
        for unit in combined(unit) {
            let warnings = content.warnings[unit] ?? []
            if let found = warnings.first(where: { isAlways(Int32($0.condition)) && fits($0) }) {
                return found
            }
        }
        return nil
    }

    /// Whether a value is of a type that a unit takes.
    func mayBe(_ node: Int, _ unit: Int) -> Bool {
        combined(unit).allSatisfy { !evaluation.units[$0].types.isDisjoint(with: view.nodes[node].type) }
    }

    /// The units for the members of a unit whose names people choose, and for its elements.
    private func innerUnits(of unit: Int) -> (members: [Int], elements: [Int]) {
        var members: [Int] = []
        var elements: [Int] = []
        for unit in combined(unit) {
            let (object, array) = (evaluation.units[unit].object, evaluation.units[unit].array)
            if object >= 0 {
                let additional = content.objects[Int(object)].additional
                if additional >= 0, !isAlways(additional), !isNever(additional) {
                    members.append(Int(additional))
                }
            }
            if array >= 0, content.arrays[Int(array)].rest >= 0 {
                elements.append(Int(content.arrays[Int(array)].rest))
            }
        }
        return (members, elements)
    }

    /// Whether some units list at least half of the keys of an object.
    func isLike(_ node: Int, _ units: [Int]) -> Bool {
        let keys = firstKeys(of: node)
        let known = keys.count { !declaredUnits(for: $0, among: units).isEmpty }
        return known > 0 && known * 2 >= keys.count
    }

    /// Whether all members of an object are such.
    private func areLike(_ node: Int, _ unit: Int) -> Bool {
        let (keys, units) = (firstKeys(of: node), combined(unit))
        return !keys.isEmpty && keys.allSatisfy { isLike($0 + 1, units) }
    }

    private func lists(allKeysOf node: Int, _ unit: Int) -> Bool {
        let keys = firstKeys(of: node)
        return !keys.isEmpty && keys.allSatisfy { !declaredUnits(for: $0, in: unit).isEmpty }
    }

    /// How many keys of an object are looked at.
    private static let mostKeys = 16

    /// The first keys of an object; none of another value.
    func firstKeys(of node: Int) -> [Int] {
        guard view.nodes[node].type == .object else { return [] }
        var keys: [Int] = []
        var key = node + 1
        while key < Int(view.nodes[node].next), keys.count < Self.mostKeys {
            keys.append(key)
            WorkCounter.add(1)
            key = Int(view.nodes[key + 1].next)
        }
        return keys
    }
}
