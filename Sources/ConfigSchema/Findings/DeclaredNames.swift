import Diagnostics

/// The names that the units of an object list and that the object does not have, ready to be compared with many
/// misspelt keys. It is made for an object when the first of its keys asks.
struct DeclaredNames {
    /// Whether there are none.
    let isEmpty: Bool
    private let current: SpellingIndex
    /// The names that should not be used any more.
    private let old: SpellingIndex

    fileprivate init(_ names: [String], old: [String]) {
        isEmpty = names.isEmpty && old.isEmpty
        current = SpellingIndex(names)
        self.old = SpellingIndex(Set(old).subtracting(names))
    }

    /// The names that a key is nearest to, at most three; old ones only where no other is near.
    func candidates(near key: String) -> [String] {
        let near = current.candidates(near: key)
        return near.isEmpty ? old.candidates(near: key) : near
    }
}

extension Explanation {
    /// The names that the units of an object list, but for those that the object has. Walks over the object and over
    /// the names once for each unit.
    private mutating func declaredNames(_ group: Group, besides node: Int) -> DeclaredNames {
        var names: [String] = []
        var old: [String] = []
        for applied in group.applied {
            let object = evaluation.units[applied.unit].object
            guard object >= 0 else { continue }
            let program = content.objects[Int(object)]
            let present = presentEntries(program, node)
            WorkCounter.add(program.entries.range.count)
            for entry in program.entries.range
            where content.entries[entry].isDeclared && present[entry] == nil {
                let name = entryName(entry)
                guard !isRefused(name, by: program.names) else { continue }
                if isDeprecated(content.entries[entry].unit) { old.append(name) } else { names.append(name) }
            }
        }
        return DeclaredNames(names, old: old)
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
