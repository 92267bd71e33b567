import Diagnostics

/// Keys that an object may have though its schema does not list them.
extension Explanation {
    /// Such a key, with its object and a unit that lets it be.
    struct Guest {
        let key: Int
        let owner: Int
        let unit: Int
    }

    /// Says that nobody knows a key where it may stand, if the only object that lacks it, as its schema requires, lies
    /// around its own or inside it: it was meant for that one.
    func lostGuests(_ findings: [Finding]) -> [Finding] {
        guard !guests.isEmpty else { return [] }
        var lacking: [String: Set<Int>] = [:]
        for finding in findings {
            guard case .missingProperties(let names, nil) = finding.kind, finding.severity == .error else {
                continue
            }
            for name in names { lacking[name, default: []].insert(finding.node) }
        }
        lacking = lacking.filter { $0.value.count == 1 }
        guard !lacking.isEmpty else { return [] }
        let homes = Set(lacking.values.compactMap(\.first))
        let units = Dictionary(
            objects.filter { homes.contains($0.node) }.map { ($0.node, $0.units) }, uniquingKeysWith: +)
        var found: [Int: [Finding]] = [:]
        for guest in guests {
            let name = storage.arena.string(guest.key)
            guard let home = lacking[name]?.first, isInside(home, guest.owner) || isInside(guest.owner, home),
                declaredUnits(for: guest.key, among: units[home] ?? [])
                    .contains(where: { mayBe(guest.key + 1, $0) })
            else { continue }
            var finding = unlistedKey(guest.key, name, [], by: guest.unit, keyword: "properties")
            finding.home = home
            finding.kind = .misplacedProperty(
                name: name, belongsIn: [ConfigNode(storage: storage, index: home).dottedPath])
            found[home, default: []].append(finding)
        }
        return found.values.filter { $0.count == 1 }.flatMap(\.self)
    }

    private func isInside(_ node: Int, _ owner: Int) -> Bool {
        node > owner && node < Int(view.nodes[owner].next)
    }
}
