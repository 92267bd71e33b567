import Text

/// Which keys a unit speaks of, by its text alone and not by what holds for a value.
extension Explanation {
    /// How many units are looked through for one.
    private static let mostUnits = 200

    /// Whether a unit says anything of a key: in `properties` or `patternProperties`, or of all keys.
    mutating func speaks(_ unit: Int, of key: Int) -> Bool {
        for unit in combined(unit) {
            let object = evaluation.units[unit].object
            guard object >= 0 else { continue }
            let program = content.objects[Int(object)]
            if evaluation.isExplained(key, program) { return true }
            let additional = program.additional
            if additional >= 0, !isAlways(additional), !isNever(additional) { return true }
        }
        return false
    }

    /// The units that a unit lists for a key under `properties`.
    func declaredUnits(for key: Int, in unit: Int) -> [Int] { declaredUnits(for: key, among: combined(unit)) }

    /// The units that some units list for a key under `properties`.
    func declaredUnits(for key: Int, among units: [Int]) -> [Int] {
        units.compactMap { unit in
            let object = evaluation.units[unit].object
            guard object >= 0 else { return nil }
            let entry = evaluation.entry(key, content.objects[Int(object)])
            return entry >= 0 && content.entries[entry].isDeclared ? Int(content.entries[entry].unit) : nil
        }
    }

    /// A unit with those that it refers to and combines.
    func combined(_ unit: Int) -> [Int] {
        content.notes.combined.value(unit) { combining(unit) }
    }

    private func combining(_ unit: Int) -> [Int] {
        var units = [unit]
        var seen: Set = [unit]
        var position = 0
        while position < units.count, units.count < Self.mostUnits {
            for index in evaluation.units[units[position]].general.range {
                for target in targets(content.instructions[index]) where seen.insert(target).inserted {
                    units.append(target)
                }
            }
            position += 1
        }
        return units
    }

    private func targets(_ instruction: Instruction) -> [Int] {
        switch instruction {
        case .enumeration, .constant, .dynamicReference, .not: []
        case .reference(let target): [Int(target)]
        case .allOf(let span), .anyOf(let span, _), .oneOf(let span, _):
            content.lists[span.range].map { Int($0) }
        case .conditional(let index):
            [content.conditionals[Int(index)].then, content.conditionals[Int(index)].otherwise]
                .filter { $0 >= 0 }.map { Int($0) }
        }
    }
}
