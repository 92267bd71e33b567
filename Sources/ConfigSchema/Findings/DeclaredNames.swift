import Text

/// The names that the units of an object list and that the object does not have, ready to be compared with many
/// misspelt keys. It is made for an object when the first of its keys asks.
struct DeclaredNames {
    /// The names that some units list, made once for all objects to which they apply.
    struct Index: Sendable {
        fileprivate let count: Int
        fileprivate let names: Set<String>
        fileprivate let current: SpellingIndex
        /// The names that should not be used any more.
        fileprivate let old: SpellingIndex
        /// The names that are listed only to say that they are read elsewhere.
        fileprivate let strange: SpellingIndex
        /// What to write instead of those, where that is a name, too.
        fileprivate let uses: [String: String]

        fileprivate init(_ names: Names) {
            let old = names.old.subtracting(names.current)
            let strange = names.strange.filter { !names.current.contains($0.key) && !old.contains($0.key) }
            count = names.current.count + old.count + strange.count
            self.names = names.current
            current = SpellingIndex(names.current)
            self.old = SpellingIndex(old)
            self.strange = SpellingIndex(Set(strange.keys))
            uses = strange.compactMapValues(\.self)
        }
    }

    /// The names that some units list, by what is said of them.
    fileprivate struct Names {
        var current: Set<String> = []
        var old: Set<String> = []
        /// What to write instead of each.
        var strange: [String: String?] = [:]
    }

    private let index: Index
    /// The names among them that the object has.
    private let present: Set<String>

    fileprivate init(_ index: Index, besides present: Set<String>) {
        self.index = index
        self.present = present
    }

    /// Whether there are none.
    var isEmpty: Bool { index.count == present.count }

    /// What a key may be meant for: the names that it is nearest to, at most three, old ones only where no other is near,
    /// and what is written here for one that is read elsewhere; or else the one name that the object has already and that
    /// the key is a slip of.
    func meant(by key: String) -> (suggestions: [String], taken: String?) {
        if let whole = abbreviated(by: key) { return ([whole], nil) }
        if let taken = taken(near: key) { return ([], taken) }
        for names in [index.current, index.old] {
            let near = names.candidates(near: key, besides: present)
            if !near.isEmpty { return (near, nil) }
        }
        let here = Set(index.strange.candidates(near: key, besides: present).compactMap { index.uses[$0] })
        return (here.subtracting(present).sorted(), nil)
    }

    /// The only name that a key is an abbreviation of, as `cmd` is of `command`.
    private func abbreviated(by key: String) -> String? {
        guard Spelling.canAbbreviate(key) else { return nil }
        let names = index.names.filter { !present.contains($0) && Spelling.isAbbreviation(key, of: $0) }
        return names.count == 1 ? names.first : nil
    }

    /// The name among those that the object has which a key is a slip of, where no other is as near.
    private func taken(near key: String) -> String? {
        guard !present.isEmpty else { return nil }
        let slips = index.current.candidates(near: key).filter { Spelling.isSlip(key, of: $0) }
        guard let first = slips.first, slips.allSatisfy(present.contains) else { return nil }
        return first
    }
}

extension Explanation {
    /// The names that the units of an object list, but for those that the object has. Walks over the object once for
    /// each unit.
    private mutating func declaredNames(_ group: Group, besides node: Int) -> DeclaredNames {
        var present: Set<String> = []
        var units: [Int] = []
        for applied in group.applied {
            let object = evaluation.units[applied.unit].object
            guard object >= 0 else { continue }
            units.append(applied.unit)
            let program = content.objects[Int(object)]
            for entry in presentEntries(program, node).keys
            where content.entries[entry].isDeclared && !isRefused(entryName(entry), by: program.names) {
                present.insert(entryName(entry))
            }
        }
        return DeclaredNames(names(ofUnits: units), besides: present)
    }

    /// The names that some units list, made when the first object of any text asks.
    private mutating func names(ofUnits units: [Int]) -> DeclaredNames.Index {
        if let made = content.notes.names[units] { return made }
        let index = DeclaredNames.Index(listedNames(ofUnits: units))
        // What came to its limits may have found too little.
        if !evaluation.gaveUp { content.notes.names.keep(index, for: units) }
        return index
    }

    private mutating func listedNames(ofUnits units: [Int]) -> DeclaredNames.Names {
        var names = DeclaredNames.Names()
        for unit in units {
            let program = content.objects[Int(evaluation.units[unit].object)]
            WorkCounter.add(program.entries.range.count)
            for entry in program.entries.range where content.entries[entry].isDeclared {
                let name = entryName(entry)
                guard !isRefused(name, by: program.names) else { continue }
                if isDeprecated(content.entries[entry].unit) {
                    names.old.insert(name)
                } else if let warning = lastingWarning(of: Int(content.entries[entry].unit)) {
                    names.strange[name] = warning.name
                } else {
                    names.current.insert(name)
                }
            }
        }
        return names
    }

    /// Whether a unit says that its key should not be used any more.
    private func isDeprecated(_ unit: Int32) -> Bool {
        guard evaluation.units[Int(unit)].hasAdvice else { return false }
        return schema(of: Applied(unit: Int(unit), scope: []))["deprecated"]?.boolean == true
    }

    /// Whether a name has not the form that keys must have, so that it is listed only to tell of it.
    private mutating func isRefused(_ name: String, by names: Int32) -> Bool {
        guard names >= 0 else { return false }
        var units = [Int(names)]
        var position = 0
        while position < units.count, position < Self.mostForms {
            let unit = evaluation.units[units[position]]
            position += 1
            for index in unit.general.range {
                if case .allOf(let span) = content.instructions[index] {
                    units += content.lists[span.range].map { Int($0) }
                }
            }
            guard unit.string >= 0, case let pattern = content.strings[Int(unit.string)].pattern, pattern >= 0
            else { continue }
            let isOfForm = Array(name.utf8).withUnsafeBufferPointer { evaluation.matches(Int(pattern), $0) }
            if !isOfForm { return true }
        }
        return false
    }

    /// How many forms for names are looked at.
    private static let mostForms = 16

    /// The same, kept for the other keys of the object.
    mutating func declaredNames(
        _ group: Group, besides node: Int, made: inout DeclaredNames?
    ) -> DeclaredNames {
        if let made { return made }
        let names = declaredNames(group, besides: node)
        made = names
        return names
    }

    /// For each entry of a program that an object has, the first key that it names.
    func presentEntries(_ program: ObjectProgram, _ node: Int) -> [Int: Int] {
        var present: [Int: Int] = [:]
        var key = node + 1
        while key < Int(view.nodes[node].next) {
            let entry = evaluation.entry(key, program)
            if entry >= 0, present[entry] == nil { present[entry] = key }
            WorkCounter.add(1)
            key = Int(view.nodes[key + 1].next)
        }
        return present
    }
}
