import Text

/// The keys that objects lack.
extension Explanation {
    /// What an object must have and lacks, a finding for each key.
    func missingProperties(_ group: Group, _ node: Int) -> [Finding] {
        var found: [Finding] = []
        var names: Set<String> = []
        for applied in group.applied {
            let object = evaluation.units[applied.unit].object
            guard object >= 0 else { continue }
            let program = content.objects[Int(object)]
            let present = presentEntries(program, node)
            for entry in program.entries.range where content.entries[entry].isRequired {
                guard present[entry] == nil, names.insert(entryName(entry)).inserted else { continue }
                found.append(
                    Finding(
                        kind: .missingProperties(names: [entryName(entry)], by: nil), node: node,
                        mark: .owner, unit: applied.unit, keyword: "required"))
            }
            found += missingDependents(program, applied, node, present)
        }
        return found
    }

    private func missingDependents(
        _ program: ObjectProgram, _ applied: Applied, _ node: Int, _ present: [Int: Int]
    ) -> [Finding] {
        var found: [Finding] = []
        let first = Int(program.entries.start)
        for position in program.dependents.range {
            let dependent = content.dependents[position]
            guard let cause = present[first + Int(dependent.entry)] else { continue }
            for required in dependent.required.range {
                let entry = first + Int(content.lists[required])
                guard present[entry] == nil else { continue }
                let name = entryName(entry)
                found.append(
                    Finding(
                        kind: .missingProperties(names: [name], by: storage.arena.string(cause)),
                        node: cause, unit: applied.unit, keyword: "dependentRequired"))
            }
        }
        return found
    }

    /// What keys are missing from, and why.
    private struct Lack: Hashable {
        let node: Int
        let cause: String?
        let condition: Condition?
    }

    /// One finding for all keys that an object lacks for the same cause.
    func joined(_ missing: [Finding], _ group: Group) -> [Finding] {
        var found: [Finding] = []
        var lacking: [[String]] = []
        var numbers: [Lack: Int] = [:]
        for finding in missing {
            guard case .missingProperties(let names, let cause) = finding.kind else { continue }
            WorkCounter.add(1)
            let lack = Lack(node: finding.node, cause: cause, condition: condition(finding.unit, group))
            if let earlier = numbers[lack] {
                lacking[earlier] += names
            } else {
                numbers[lack] = found.count
                found.append(finding)
                lacking.append(names)
            }
        }
        for (index, names) in lacking.enumerated() {
            guard case .missingProperties(_, let cause) = found[index].kind else { continue }
            found[index].kind = .missingProperties(names: names.uniqued(), by: cause)
        }
        return found
    }
}
