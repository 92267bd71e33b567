import Text

/// The objects that unknown keys of a value may belong into.
///
/// They are sorted once, so that for each key only those around its own object and inside it are looked at.
struct KeyHomes {
    private var explanation: Explanation
    /// The objects that have been looked at, by place; some several times, with other units.
    private let objects: [(node: Int, units: [Int])]
    /// The objects that lack a key, as a finding says, by place.
    private var lacking: [String: [Int]] = [:]
    /// The objects that unknown keys stand in.
    private let owners: [Int: Int]
    /// The members of objects that were asked for.
    private var members: [Int: [String: Int]] = [:]
    /// The entries that objects have which were asked for.
    private var present: [Asked: [Int: Int]] = [:]

    /// An object, and an object program that lists its members.
    private struct Asked: Hashable {
        let program: Int
        let node: Int
    }

    /// How many objects have been asked whether they are a key's home.
    private(set) var steps = 0

    /// How many members have been looked into.
    private var looks = 0

    /// The most objects that are asked, for all keys together.
    static let mostSteps = 65_536
    /// The most members that are looked into, which takes longer.
    private static let mostLooks = 4096

    init(_ explanation: Explanation, _ findings: [Finding], unknown: Set<Int>) {
        self.explanation = explanation
        objects = explanation.objects.sorted { $0.node < $1.node }
        owners = explanation.owners(in: objects.map(\.node), of: unknown)
        for finding in findings {
            for name in finding.missing { lacking[name, default: []].append(finding.node) }
        }
        lacking = lacking.mapValues { Set($0).sorted() }
    }

    /// The object that a key belongs into: the first inside its own object, else the nearest around it.
    ///
    /// - Parameter isStrange: whether the key is spelt like none that its object may have, so that it is also
    ///   looked for where it is only listed.
    mutating func home(of name: String, at key: Int, isStrange: Bool) -> Int? {
        guard let owner = owners[key] else { return nil }
        let lacking = lacking[name] ?? []
        guard isStrange || !lacking.isEmpty else { return nil }
        if isStrange, let home = firstListing(key, name, inside: owner) { return home }
        if let home = firstLacking(lacking, name, inside: owner) { return home }
        return nearestAround(owner, key, name, lacking, isStrange)
    }

    private mutating func firstListing(_ key: Int, _ name: String, inside owner: Int) -> Int? {
        let end = Int(explanation.view.nodes[owner].next)
        var position = objects.partitioningIndex { $0.node > owner }
        while position < objects.count, objects[position].node < end, steps < Self.mostSteps {
            steps += 1
            WorkCounter.add(1)
            let object = objects[position]
            if explanation.lists(key, object.units), isWithout(name, object.node) { return object.node }
            position += 1
        }
        return nil
    }

    private mutating func firstLacking(_ nodes: [Int], _ name: String, inside owner: Int) -> Int? {
        let end = Int(explanation.view.nodes[owner].next)
        var position = nodes.partitioningIndex { $0 > owner }
        while position < nodes.count, nodes[position] < end {
            if isWithout(name, nodes[position]) { return nodes[position] }
            position += 1
        }
        return nil
    }

    private mutating func nearestAround(
        _ owner: Int, _ key: Int, _ name: String, _ lacking: [Int], _ isStrange: Bool
    ) -> Int? {
        let ancestors = explanation.storage.ancestry(of: owner).map(\.index).filter { $0 != owner }
        for node in ancestors.reversed() {
            var position = lacking.partitioningIndex { $0 >= node }
            if position < lacking.count, lacking[position] == node, isWithout(name, node) { return node }
            position = objects.partitioningIndex { $0.node >= node }
            while isStrange, position < objects.count, objects[position].node == node {
                if explanation.lists(key, objects[position].units), isWithout(name, node) { return node }
                position += 1
            }
        }
        return nil
    }

    /// The only member of a key's own object that claims the key and has it already.
    mutating func holder(of name: String, at key: Int) -> Int? {
        guard let owner = owners[key] else { return nil }
        _ = value(of: name, in: owner)
        var found: Set<Int> = []
        for member in (members[owner] ?? [:]).values.sorted() where steps < Self.mostSteps {
            steps += 1
            WorkCounter.add(1)
            var position = objects.partitioningIndex { $0.node >= member }
            while position < objects.count, objects[position].node == member {
                if explanation.claims(key, objects[position].units), value(of: name, in: member) != nil {
                    found.insert(member)
                }
                position += 1
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// Whether an object around a key's own lists the key by its name, so that it is hardly another one misspelt.
    mutating func isListedAround(_ key: Int) -> Bool {
        guard let owner = owners[key] else { return false }
        for node in explanation.storage.ancestry(of: owner).map(\.index) where node != owner {
            var position = objects.partitioningIndex { $0.node >= node }
            while position < objects.count, objects[position].node == node, steps < Self.mostSteps {
                steps += 1
                if explanation.lists(key, objects[position].units) { return true }
                position += 1
            }
        }
        return false
    }

    /// Whether an object lies in a list that lies in the object of a key.
    func isInList(_ home: Int, below key: Int) -> Bool {
        guard let owner = owners[key] else { return false }
        let inner = explanation.storage.ancestry(of: home).map(\.index).drop { $0 != owner }
        return inner.contains { explanation.view.nodes[$0].type == .array }
    }

    /// The members of the nearest object around a key that the key fits best, whether they are there or not. Of its own
    /// object and the one around it they may be several, and of its own such whose members or elements it is like.
    mutating func memberHomes(of key: Int) -> [MemberHome] {
        guard let owner = owners[key] else { return [] }
        let name = explanation.storage.arena.string(key)
        let tells = explanation.tells(key)
        let around = explanation.storage.ancestry(of: owner).map(\.index).reversed()
        for (distance, node) in around.enumerated() {
            let homes = memberHomes(for: name, in: node, owner)
            if node == owner { looks += homes.count }
            let place = node == owner && looks <= Self.mostLooks ? owner : nil
            let found = homes.compactMap { home -> MemberHome? in
                let unit = Int(explanation.content.entries[home.entry].unit)
                guard let fit = explanation.fit(of: key, thatTells: tells, in: place, unit),
                    home.value == nil || fit < .renamed
                else { return nil }
                return MemberHome(
                    object: node, name: explanation.entryName(home.entry), value: home.value, owner: owner,
                    fit: fit)
            }
            guard let best = found.map(\.fit).min() else { continue }
            var names: Set<String> = []
            let fitting = found.filter { $0.fit == best && names.insert($0.name).inserted }
            return fitting.count == 1 || distance < 2 ? fitting : []
        }
        return []
    }

    /// The members that an object may have, by the entries that list them, each with its value where the object has it, but
    /// for those that have the key or can hold none.
    private mutating func memberHomes(
        for key: String, in node: Int, _ owner: Int
    ) -> [(entry: Int, value: Int?)] {
        var found: [(entry: Int, value: Int?)] = []
        var position = objects.partitioningIndex { $0.node >= node }
        while position < objects.count, objects[position].node == node {
            for unit in objects[position].units {
                let object = explanation.evaluation.units[unit].object
                guard object >= 0 else { continue }
                let program = explanation.content.objects[Int(object)]
                let present = presentEntries(Int(object), node)
                for entry in program.entries.range where steps < Self.mostSteps {
                    steps += 1
                    WorkCounter.add(1)
                    guard explanation.content.entries[entry].isDeclared else { continue }
                    let value = present[entry].map { $0 + 1 }
                    if let value, value == owner || !isWithout(key, value) { continue }
                    found.append((entry, value))
                }
            }
            position += 1
        }
        return found
    }

    /// For each entry of an object program that an object has, the key that it names.
    private mutating func presentEntries(_ program: Int, _ node: Int) -> [Int: Int] {
        let asked = Asked(program: program, node: node)
        if let known = present[asked] { return known }
        let found = explanation.presentEntries(explanation.content.objects[program], node)
        present[asked] = found
        return found
    }

    /// Whether a node is an object without a key.
    private mutating func isWithout(_ name: String, _ node: Int) -> Bool {
        explanation.view.nodes[node].type == .object && value(of: name, in: node) == nil
    }

    /// The value that a node has under a key.
    private mutating func value(of name: String, in node: Int) -> Int? {
        if let known = members[node] { return known[name] }
        let made = ConfigNode(storage: explanation.storage, index: node).members.compactMap { key, value in
            key.string.map { ($0, value.index) }
        }
        let index = Dictionary(made, uniquingKeysWith: { _, last in last })
        members[node] = index
        return index[name]
    }
}
