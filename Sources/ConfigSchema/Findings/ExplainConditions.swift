/// What goes with a finding: the condition that made it apply, and what other forms would demand.
extension Explanation {
    /// What made a unit of a value's group apply, where that was a condition.
    func condition(_ unit: Int, _ group: Group) -> Condition? {
        group.applied.first { $0.unit == unit }?.condition
    }

    /// Notes with findings that a condition brought along what the condition was.
    func addReasons(_ group: Group, _ found: inout [Finding]) {
        for index in found.indices where found[index].reason == nil {
            found[index].reason = condition(found[index].unit, group).flatMap(reason)
        }
    }

    /// Notes with the finding of a chosen branch what those demand that the value is just as close to.
    func addAlternatives(_ group: Group, _ found: inout [Finding]) {
        for (chosen, others) in group.ties {
            let place = found.firstIndex {
                $0.node == chosen.node && $0.unit == chosen.unit && $0.keyword == chosen.keyword
            }
            if let place { found[place].alternatives = others.filter { $0.kind != found[place].kind } }
        }
    }

    /// A condition in words, as "`type` is "stdio"".
    private func reason(_ condition: Condition) -> String? {
        switch condition {
        case .isThere(let key): return "`\(storage.arena.string(key))` is there"
        case .holds(let unit):
            let demands = demands(unit, depth: 0).uniqued()
            return demands.isEmpty ? nil : Wording.list(demands, "and")
        }
    }

    /// What a condition demands of properties, through references and `allOf`: a listed value, or at least
    /// that they are there.
    private func demands(_ unit: Int, depth: Int) -> [String] {
        let checked = evaluation.units[unit]
        var demands: [String] = []
        if checked.object >= 0 {
            for entry in content.objects[Int(checked.object)].entries.range {
                if let demand = demand(entry) { demands.append(demand) }
            }
        }
        guard depth < 4 else { return demands }
        for position in checked.general.range {
            switch content.instructions[position] {
            case .reference(let target): demands += self.demands(Int(target), depth: depth + 1)
            case .allOf(let span):
                for branch in span.range {
                    demands += self.demands(Int(content.lists[branch]), depth: depth + 1)
                }
            case .enumeration, .constant, .dynamicReference, .anyOf, .oneOf, .not, .conditional: continue
            }
        }
        return demands
    }

    private func demand(_ entry: Int) -> String? {
        let property = content.entries[entry]
        let listed = property.isDeclared ? listedValues(Int(property.unit)) : []
        if listed.isEmpty { return property.isRequired ? "`\(entryName(entry))` is there" : nil }
        let values = listed.map { ShortForm.of($0, in: content.constants) }
        return "`\(entryName(entry))` is \(Wording.values(values))"
    }
}
