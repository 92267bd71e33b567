/// The branches of `anyOf` and `oneOf`: those that cannot be valid by one property's value are not entered.
extension Evaluation {
    /// How many branches are valid, counted up to a limit.
    mutating func countValid(_ branches: Unit.Span, _ filter: Int32, _ node: Int, limit: Int) -> Int {
        let value = filter < 0 ? nil : decidingValue(parts.filters[Int(filter)], node)
        var count = 0
        for position in 0..<Int(branches.count) {
            if let value, !admits(value, Int(filter), position) { continue }
            guard isValid(Int(lists[Int(branches.start) + position]), node) else { continue }
            count += 1
            if count == limit { return count }
        }
        return count
    }

    /// The hash of the string that an object has for the property that decides.
    private func decidingValue(_ filter: BranchFilter, _ node: Int) -> UInt32? {
        guard instance.nodes[node].type == .object else { return nil }
        var key = node + 1
        let end = Int(instance.nodes[node].next)
        while key < end {
            let name = instance.nodes[key]
            let value = instance.nodes[key + 1]
            if name.hash == filter.hash, name.textLength == Int(filter.nameLength),
                !name.flags.contains(.shadowed),
                ByteComparison.areEqual(
                    instance.text(name), self.name(filter.nameOffset, filter.nameLength))
            {
                return value.type == .string ? KeyHash.hash(instance.text(value)) : nil
            }
            key = Int(value.next)
        }
        return nil
    }

    private func admits(_ value: UInt32, _ filter: Int, _ position: Int) -> Bool {
        let first = Int(parts.filters[filter].admitted.start)
        let span = parts.filterSpans[first + position]
        if span.count == 0 { return true }
        for index in span.range where parts.filterHashes[index] == value { return true }
        return false
    }
}
