/// Finds for `anyOf` and `oneOf` the property whose listed strings tell the branches apart, so that only
/// those branches are entered that admit the value at hand.
struct FilterPass {
    private var content: Program.Content

    /// Adds the filters.
    static func run(on content: inout Program.Content) {
        var pass = FilterPass(content: content)
        for index in pass.content.instructions.indices {
            switch pass.content.instructions[index] {
            case .anyOf(let span, _):
                pass.content.instructions[index] = .anyOf(span, filter: pass.filter(over: span))
            case .oneOf(let span, _):
                pass.content.instructions[index] = .oneOf(span, filter: pass.filter(over: span))
            case .enumeration, .constant, .reference, .dynamicReference, .allOf, .not, .conditional: continue
            }
        }
        content = pass.content
    }

    private mutating func filter(over span: Unit.Span) -> Int32 {
        guard span.count >= 3 else { return -1 }
        let branches = span.range.map { Int(content.lists[$0]) }
        guard let name = decidingName(branches) else { return -1 }
        let first = content.filterSpans.count
        for branch in branches {
            let hashes = admitted(name, in: branch, depth: 0) ?? []
            content.filterSpans.append(
                Unit.Span(start: Int32(content.filterHashes.count), count: Int32(hashes.count)))
            content.filterHashes += hashes
        }
        content.filters.append(
            BranchFilter(
                nameOffset: name.nameOffset, nameLength: name.nameLength, hash: name.hash,
                admitted: Unit.Span(start: Int32(first), count: span.count)))
        return Int32(content.filters.count - 1)
    }

    /// The property that most branches list strings for, if at least half of them do.
    private func decidingName(_ branches: [Int]) -> PropertyEntry? {
        var best: (entry: PropertyEntry, count: Int)?
        for branch in branches.prefix(3) {
            for entry in entries(of: branch, depth: 0) where strings(Int(entry.unit), depth: 0) != nil {
                let count = branches.count { admitted(entry, in: $0, depth: 0) != nil }
                if count * 2 >= branches.count, count > best?.count ?? 1 { best = (entry, count) }
            }
        }
        return best?.entry
    }

    /// The properties that a unit declares, through references and `allOf`.
    private func entries(of unit: Int, depth: Int) -> [PropertyEntry] {
        guard depth < 4 else { return [] }
        var found: [PropertyEntry] = []
        let checked = content.units[unit]
        if checked.object >= 0 {
            found = content.objects[Int(checked.object)].entries.range.map { content.entries[$0] }
                .filter(\.isDeclared)
        }
        for target in inPlace(checked) { found += entries(of: target, depth: depth + 1) }
        return found
    }

    private func inPlace(_ unit: Unit) -> [Int] {
        unit.general.range.flatMap { position -> [Int] in
            switch content.instructions[position] {
            case .reference(let target): [Int(target)]
            case .allOf(let span): span.range.map { Int(content.lists[$0]) }
            case .enumeration, .constant, .dynamicReference, .anyOf, .oneOf, .not, .conditional: []
            }
        }
    }

    /// The hashes of the strings that a unit admits for a property; `nil` where it does not list them.
    private func admitted(_ name: PropertyEntry, in unit: Int, depth: Int) -> [UInt32]? {
        guard depth < 4 else { return nil }
        let checked = content.units[unit]
        if checked.object >= 0 {
            for index in content.objects[Int(checked.object)].entries.range {
                let entry = content.entries[index]
                guard entry.hash == name.hash, entry.isDeclared, isSame(entry, name) else { continue }
                if let hashes = strings(Int(entry.unit), depth: 0) { return hashes }
            }
        }
        for target in inPlace(checked) {
            if let hashes = admitted(name, in: target, depth: depth + 1) { return hashes }
        }
        return nil
    }

    private func isSame(_ first: PropertyEntry, _ second: PropertyEntry) -> Bool {
        let name = { (entry: PropertyEntry) in
            content.names[Int(entry.nameOffset)..<Int(entry.nameOffset + entry.nameLength)]
        }
        return name(first) == name(second)
    }

    /// The hashes of the strings that a unit lists by `const` or `enum`; `nil` where it lists none.
    private func strings(_ unit: Int, depth: Int) -> [UInt32]? {
        guard depth < 4 else { return nil }
        for position in content.units[unit].general.range {
            switch content.instructions[position] {
            case .constant(let index): return hashes([Int(index)])
            case .enumeration(let index):
                return hashes(content.enumerations[Int(index)].values.range.map { Int(content.lists[$0]) })
            case .reference(let target):
                if let found = strings(Int(target), depth: depth + 1) { return found }
            case .dynamicReference, .allOf, .anyOf, .oneOf, .not, .conditional: continue
            }
        }
        return nil
    }

    /// The hashes of constants that are strings. A branch that admits no string at all gets one that is rare.
    private func hashes(_ constants: [Int]) -> [UInt32] {
        let strings = constants.filter { content.constants.nodes[$0].type == .string }
        return strings.isEmpty ? [0] : strings.map { content.constants.nodes[$0].hash }
    }
}
