import Diagnostics

/// What is not wrong yet: deprecated keys and values.
extension Explanation {
    mutating func advice(_ group: Group, _ node: Int) -> [Finding] {
        guard content.hasAdvice else { return [] }
        var found: [Finding] = []
        for applied in group.applied {
            guard evaluation.units[applied.unit].hasAdvice else { continue }
            let schema = schema(of: applied)
            if let finding = deprecation(schema, applied, node) { found.append(finding) }
            if let finding = deprecatedValue(schema, applied, node) { found.append(finding) }
        }
        return Array(found.prefix(1))
    }

    /// The schema that a unit was compiled from.
    func schema(of applied: Applied) -> ConfigNode {
        let unit = evaluation.units[applied.unit]
        return ConfigNode(storage: content.documents[Int(unit.document)], index: Int(unit.node))
    }

    private func deprecation(_ schema: ConfigNode, _ applied: Applied, _ node: Int) -> Finding? {
        guard schema["deprecated"]?.boolean == true else { return nil }
        let (use, date, isRemoved) = terms(schema["x-use"], schema["x-removed-on"])
        let key = ConfigNode(storage: storage, index: node).key?.string
        let kind: Violation.Kind
        if let key, applied.isCertain {
            kind = .deprecatedProperty(name: key, use: use, removedOn: date, isRemoved: isRemoved)
        } else {
            kind = .deprecatedValue(value: shortForm(node), use: use, removedOn: date, isRemoved: isRemoved)
        }
        return Finding(
            kind: kind, severity: isRemoved ? .error : .warning, node: node,
            mark: key != nil && applied.isCertain ? .key : .value, unit: applied.unit, keyword: "deprecated")
    }

    private func deprecatedValue(_ schema: ConfigNode, _ applied: Applied, _ node: Int) -> Finding? {
        guard let values = schema["x-deprecated-values"], values.kind == .object else { return nil }
        let written = ConfigNode(storage: storage, index: node)
        guard let text = written.string ?? (written.count == 0 ? Optional(shortForm(node)) : nil),
            let terms = values[text]
        else { return nil }
        let (use, date, isRemoved) = self.terms(terms["use"], terms["removed-on"])
        return Finding(
            kind: .deprecatedValue(value: shortForm(node), use: use, removedOn: date, isRemoved: isRemoved),
            severity: isRemoved ? .error : .warning, node: node, unit: applied.unit,
            keyword: "x-deprecated-values")
    }

    private func terms(_ use: ConfigNode?, _ date: ConfigNode?) -> (String?, String?, Bool) {
        let removedOn = date?.string
        let isRemoved = removedOn.flatMap { date in options.today.map { $0 >= date } } ?? false
        return (use?.string, removedOn, isRemoved)
    }
}
