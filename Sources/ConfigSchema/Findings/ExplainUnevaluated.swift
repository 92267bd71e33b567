/// What the unevaluated keywords leave over.
extension Explanation {
    /// For each unit with an unevaluated keyword for the value what has been evaluated.
    ///
    /// Where something in place is wrong, all that any unit speaks of counts, so that nothing is called unknown
    /// because of another fault.
    mutating func unevaluatedSets(
        _ group: Group, _ node: Int, target: KeyPath<UnevaluatedProgram, Int32>
    ) -> [(applied: Applied, set: EvaluatedSet)] {
        var sets: [(applied: Applied, set: EvaluatedSet)] = []
        for applied in group.applied {
            let unit = evaluation.units[applied.unit]
            guard unit.unevaluated >= 0, content.unevaluated[Int(unit.unevaluated)][keyPath: target] >= 0
            else {
                continue
            }
            var set = EvaluatedSet()
            evaluation.scope = applied.scope
            evaluation.depth = 0
            if !evaluation.isValidInPlace(applied.unit, node, &set) {
                for other in group.applied {
                    evaluation.markEvaluated(evaluation.units[other.unit], node, &set)
                }
            }
            sets.append((applied, set))
        }
        return sets
    }
}
