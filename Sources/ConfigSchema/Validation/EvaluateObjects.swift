/// Objects: one walk over the members serves all their keywords.
extension Evaluation {
    mutating func isValidObject(_ unit: Unit, _ node: Int) -> Bool {
        let object = instance.nodes[node]
        let program = objects[Int(unit.object)]
        guard object.count >= program.minimum, object.count <= program.maximum else { return false }
        if program.countsOnly { return true }
        guard object.count >= program.requiredCount, enter(unit) else { return false }
        defer { leave() }
        var missing = program.requiredCount
        var key = node + 1
        let end = Int(object.next)
        while key < end {
            let value = key + 1
            let next = Int(instance.nodes[value].next)
            if !instance.nodes[key].flags.contains(.shadowed) {
                let entry = self.entry(key, program)
                if entry >= 0, entries[entry].isRequired { missing -= 1 }
                guard isValidMember(program, key, entry) else { return false }
            }
            key = next
        }
        return missing == 0 && (program.dependents.count == 0 || areDependentsValid(program, node))
    }

    @inline(__always)
    private mutating func isValidMember(_ program: ObjectProgram, _ key: Int, _ entry: Int) -> Bool {
        var isExplained = false
        if entry >= 0, entries[entry].isDeclared {
            isExplained = true
            guard isValid(Int(entries[entry].unit), key + 1) else { return false }
        }
        if program.patterns.count > 0 {
            for position in program.patterns.range {
                let pattern = parts.patternEntries[position]
                guard matches(Int(pattern.pattern), instance.text(instance.nodes[key])) else { continue }
                isExplained = true
                guard isValid(Int(pattern.unit), key + 1) else { return false }
            }
        }
        if !isExplained, program.additional >= 0 {
            guard isValid(Int(program.additional), key + 1) else { return false }
        }
        return program.names < 0 || isValid(Int(program.names), key)
    }

    /// The entry of a key in an object program's names, or -1.
    @inline(__always)
    func entry(_ key: Int, _ program: ObjectProgram) -> Int {
        let node = instance.nodes[key]
        guard program.slots.count > 0 else { return -1 }
        let mask = Int(program.slots.count) - 1
        var slot = Int(node.hash) & mask
        while true {
            let index = Int(slots[Int(program.slots.start) + slot])
            if index < 0 { return -1 }
            let entry = entries[index]
            if entry.hash == node.hash, Int(entry.nameLength) == node.textLength {
                let name = name(entry.nameOffset, entry.nameLength)
                if ByteComparison.areEqual(instance.text(node), name) { return index }
            }
            slot = (slot + 1) & mask
        }
    }

    /// Whether a pattern matches a text. A match that takes too long counts as none, and the answer as no
    /// answer.
    mutating func matches(_ pattern: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let form = parts.patternForms[pattern]
        switch form.kind {
        case .anything: return true
        case .prefix: return PlainPattern.starts(text, with: name(form.start, form.count))
        case .whole: return ByteComparison.areEqual(text, name(form.start, form.count))
        case .contained: return PlainPattern.contains(text, name(form.start, form.count))
        case .steps, .wholeSteps:
            return StepPattern.match(steps(form), isWhole: form.kind == .wholeSteps, text)
        case .general:
            return StepPattern.starts(text, with: steps(form)) && matchesGeneral(pattern, text)
        }
    }

    @inline(__always)
    private func steps(_ form: PatternForm) -> UnsafeBufferPointer<StepPattern.Step> {
        UnsafeBufferPointer(rebasing: parts.patternSteps[Int(form.start)..<Int(form.start + form.count)])
    }

    private mutating func matchesGeneral(_ pattern: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let memory = patternMemory ?? PatternMemory()
        patternMemory = memory
        switch program.content.patterns[pattern].matchByCode(text, memory) {
        case .matched: return true
        case .unmatched: return false
        case .gaveUp:
            gaveUp = true
            return false
        }
    }

    /// Whether an object has the member that an entry of its program names.
    func hasMember(_ entry: Int, _ program: ObjectProgram, _ node: Int) -> Bool {
        var key = node + 1
        let end = Int(instance.nodes[node].next)
        while key < end {
            if self.entry(key, program) == entry { return true }
            key = Int(instance.nodes[key + 1].next)
        }
        return false
    }

    private mutating func areDependentsValid(_ program: ObjectProgram, _ node: Int) -> Bool {
        let first = Int(program.entries.start)
        for position in program.dependents.range {
            let dependent = parts.dependents[position]
            guard hasMember(first + Int(dependent.entry), program, node) else { continue }
            for required in dependent.required.range
            where !hasMember(first + Int(lists[required]), program, node) { return false }
            if dependent.unit >= 0, !isValid(Int(dependent.unit), node) { return false }
        }
        return true
    }
}
