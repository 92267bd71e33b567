import Diagnostics
import Text

/// Objects that hold entries by their names, where a name is forgotten or a level stands twice.
extension Explanation {
    /// What holds for the entries of such an object.
    struct EntryForm {
        /// What says it.
        let owner: Applied
        let keyword: String
        let entry: Applied
        /// The units for an entry, or for the elements of one that is a list.
        let units: [Int]
        let isList: Bool
    }

    /// What is wrong with the levels of an object that holds named entries, and the keys that this is said of.
    mutating func levelFindings(_ group: Group, _ node: Int) -> (findings: [Finding], keys: Set<Int>) {
        guard trials == 0, let form = entryForm(group) else { return ([], []) }
        var nameless: [Int] = []
        var entries: [Int] = []
        var found: [Finding] = []
        var key = node + 1
        while key < Int(view.nodes[node].next) {
            let isAsked = !view.nodes[key].flags.contains(.shadowed) && !isListed(key, form)
            if isAsked, !isOpen(key), !isOpen(key + 1) {
                if isNameless(key, form) {
                    nameless.append(key)
                } else if view.nodes[key + 1].type == .object {
                    entries.append(key)
                    if let finding = deepLevel(key, node, form) { found.append(finding) }
                }
            }
            key = Int(view.nodes[key + 1].next)
        }
        nameless.removeAll { key in
            let name = storage.arena.string(key)
            return entries.contains { ConfigNode(storage: storage, index: $0 + 1)[name] == nil }
        }
        if let finding = namelessEntry(nameless, node, form) { found.append(finding) }
        return (found, Set(nameless).union(found.map(\.node)))
    }

    /// What holds for the entries of an object; `nil` where it holds no entries of one form.
    private func entryForm(_ group: Group) -> EntryForm? {
        for applied in group.applied {
            let object = evaluation.units[applied.unit].object
            guard object >= 0 else { continue }
            let additional = content.objects[Int(object)].additional
            if additional >= 0, !isNever(additional) {
                guard !isAlways(additional) else { continue }
                return EntryForm(self, applied, "additionalProperties", entry: additional)
            }
            if let entry = commonUnit(content.objects[Int(object)]) {
                return EntryForm(self, applied, "properties", entry: entry)
            }
        }
        return nil
    }

    /// The unit that all of an object's listed keys refer to, as those of events do; `nil` where there is none.
    private func commonUnit(_ program: ObjectProgram) -> Int32? {
        let units = program.entries.range.filter { content.entries[$0].isDeclared }
            .map { referred(content.entries[$0].unit) }
        guard units.count > 1, let first = units.first, units.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// The unit that another refers to.
    private func referred(_ unit: Int32) -> Int32 {
        for index in evaluation.units[Int(unit)].general.range {
            if case .reference(let target) = content.instructions[index] { return target }
        }
        return unit
    }

    /// Whether a key is one of the names that the object itself lists.
    private func isListed(_ key: Int, _ form: EntryForm) -> Bool { lists(key, [form.owner.unit]) }

    /// Whether a key is one of an entry, and its value is none.
    private mutating func isNameless(_ key: Int, _ form: EntryForm) -> Bool {
        let listed = listedUnits(of: key, form)
        guard !listed.isEmpty, form.keyword == "properties" || !holds(form.entry, key + 1) else {
            return false
        }
        guard view.nodes[key + 1].type == .object else { return true }
        return listed.contains { holds(branch(Int32($0), form.entry), key + 1) }
    }

    private func listedUnits(of key: Int, _ form: EntryForm) -> [Int] {
        WorkCounter.add(form.units.count)
        return declaredUnits(for: key, among: form.units)
    }

    /// Says of the keys of an entry that stand among the names that they belong inside a named one.
    private func namelessEntry(_ keys: [Int], _ node: Int, _ form: EntryForm) -> Finding? {
        guard let first = keys.first else { return nil }
        let place = ConfigNode(storage: storage, index: node).dottedPath
        let inside = (place.isEmpty ? "" : "\(place).") + "<name>" + (form.isList ? "[0]" : "")
        var finding = Finding(
            kind: .misplacedProperty(name: storage.arena.string(first), belongsIn: [inside]), node: first,
            unit: form.owner.unit, keyword: form.keyword)
        let others = keys.dropFirst().map { storage.arena.string($0) }
        finding.told.append(.lack(Violation.Lack(words: "", companions: others)))
        return finding
    }

    /// Says of a key that what it holds are named entries themselves.
    private mutating func deepLevel(_ key: Int, _ node: Int, _ form: EntryForm) -> Finding? {
        let (name, outer) = (
            storage.arena.string(key), ConfigNode(storage: storage, index: node).key?.string ?? ""
        )
        let members = firstKeys(of: key + 1)
        let holdsEntries = members.allSatisfy {
            listedUnits(of: $0, form).isEmpty && isLike($0 + 1, form.units)
        }
        let isRepeated = name == outer && holds(form.owner, key + 1)
        guard !members.isEmpty, isRepeated || holdsEntries && !form.isList else { return nil }
        return Finding(
            kind: .needlessLevel(name: name, outer: outer),
            severity: holds(form.entry, key + 1) ? .warning : .error, node: key, unit: form.owner.unit,
            keyword: form.keyword)
    }
}

extension Explanation.EntryForm {
    fileprivate init(
        _ explanation: Explanation, _ owner: Explanation.Applied, _ keyword: String, entry: Int32
    ) {
        let content = explanation.content
        let units = explanation.combined(Int(entry))
        let arrays = units.map { explanation.evaluation.units[$0].array }.filter { $0 >= 0 }
        let elements = arrays.map { content.arrays[Int($0)].rest }.filter { $0 >= 0 }
        (self.owner, self.keyword, isList) = (owner, keyword, !elements.isEmpty)
        self.entry = explanation.branch(entry, explanation.entering(owner))
        self.units = elements.isEmpty ? units : elements.flatMap { explanation.combined(Int($0)) }
    }
}
