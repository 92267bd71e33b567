/// How a value differs from a constant of the schema that is too long for a message.
struct ValueDifference {
    let constants: NodeArena
    let instance: NodeArena
    /// Whether a value of the instance is a constant.
    let isEqual: (_ value: Int, _ constant: Int) -> Bool

    /// Where a value first is another one than a constant of the same type, as the end of "not …".
    func words(_ constant: Int, _ value: Int) -> String? {
        difference(constant, value, at: "").map { "one \($0)" }
    }

    private func difference(_ constant: Int, _ value: Int, at path: String) -> String? {
        let (wanted, found) = (constants.nodes[constant], instance.nodes[value])
        if wanted.type == .object, found.type == .object {
            return differenceOfMembers(constant, value, at: path)
        }
        if wanted.type == .array, found.type == .array {
            return differenceOfElements(constant, value, at: path)
        }
        guard !isEqual(value, constant) else { return nil }
        return "whose `\(path)` is \(ShortForm.of(value, in: instance)) instead of "
            + ShortForm.of(constant, in: constants)
    }

    private func differenceOfMembers(_ constant: Int, _ value: Int, at path: String) -> String? {
        let found = Dictionary(
            members(of: value, in: instance).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        let wanted = members(of: constant, in: constants)
        for member in wanted {
            let place = path.isEmpty ? member.name : "\(path).\(member.name)"
            guard let value = found[member.name] else { return "without `\(place)`" }
            if let difference = difference(member.value, value, at: place) { return difference }
        }
        let names = Set(wanted.map(\.name))
        return members(of: value, in: instance).first { !names.contains($0.name) }.map {
            "with `\(path.isEmpty ? "" : "\(path).")\($0.name)`"
        }
    }

    private func differenceOfElements(_ constant: Int, _ value: Int, at path: String) -> String? {
        let (wanted, found) = (elements(of: constant, in: constants), elements(of: value, in: instance))
        for (position, pair) in zip(wanted, found).enumerated() {
            if let difference = difference(pair.0, pair.1, at: "\(path)[\(position)]") { return difference }
        }
        guard wanted.count != found.count else { return nil }
        let counts = "\(found.count) element\(found.count == 1 ? "" : "s") instead of \(wanted.count)"
        return path.isEmpty ? "of \(counts)" : "whose `\(path)` has \(counts)"
    }

    private func members(of object: Int, in arena: NodeArena) -> [(name: String, value: Int)] {
        var members: [(name: String, value: Int)] = []
        var key = object + 1
        while key < Int(arena.nodes[object].next) {
            members.append((arena.string(key), key + 1))
            key = Int(arena.nodes[key + 1].next)
        }
        return members
    }

    private func elements(of array: Int, in arena: NodeArena) -> [Int] {
        var elements: [Int] = []
        var element = array + 1
        while element < Int(arena.nodes[array].next) {
            elements.append(element)
            element = Int(arena.nodes[element].next)
        }
        return elements
    }
}
