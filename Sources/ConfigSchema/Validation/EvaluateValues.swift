/// Arrays, strings and numbers.
extension Evaluation {
    mutating func isValidArray(_ unit: Unit, _ node: Int) -> Bool {
        let array = instance.nodes[node]
        let program = parts.arrays[Int(unit.array)]
        guard array.count >= program.minimum, array.count <= program.maximum else { return false }
        let first =
            program.hasOnlyRest ? firstUnsettled(Int(program.rest), from: node + 1, Int(array.next)) : 0
        if first == Int(array.next) { return true }
        guard enter(unit) else { return false }
        defer { leave() }
        var element = node + 1
        let end = Int(array.next)
        var position = array.firstPosition
        while element < end {
            let checked = elementUnit(program, position)
            guard checked >= 0 || program.contains >= 0 else { break }
            if checked >= 0, !isValid(checked, element) { return false }
            element = Int(instance.nodes[element].next)
            position += 1
            if position == program.prefix.count, program.rest < 0 { break }
        }
        if program.contains >= 0, !isContained(program, node) { return false }
        return !program.isUnique || ValueEquality.areUnique(instance, node)
    }

    /// The first of some elements that a unit must be entered for, or their end. Points of two numbers, of
    /// which `rs-geojson` has 53,000, are done with by this.
    @inline(__always)
    private func firstUnsettled(_ unit: Int, from first: Int, _ end: Int) -> Int {
        let settled = units[unit].settled
        var element = first
        while element < end, settled.contains(instance.nodes[element].type) {
            element = Int(instance.nodes[element].next)
        }
        return element
    }

    /// The unit for the element at a position, or -1.
    func elementUnit(_ program: ArrayProgram, _ position: Int) -> Int {
        position < program.prefix.count ? Int(lists[Int(program.prefix.start) + position]) : Int(program.rest)
    }

    private mutating func isContained(_ program: ArrayProgram, _ node: Int) -> Bool {
        var found = 0
        var element = node + 1
        let end = Int(instance.nodes[node].next)
        while element < end {
            if isValid(Int(program.contains), element) { found += 1 }
            if found > program.maximumContains { return false }
            element = Int(instance.nodes[element].next)
        }
        return found >= program.minimumContains
    }

    mutating func isValidString(_ program: StringProgram, _ node: Int) -> Bool {
        let text = instance.text(instance.nodes[node])
        if program.minimum > 0 || program.maximum < .max {
            let length = Self.characterCount(text)
            guard length >= program.minimum, length <= program.maximum else { return false }
        }
        if program.pattern >= 0, !matches(Int(program.pattern), text) { return false }
        if !program.holds.isEmpty, !program.holds.accepts(text) { return false }
        if let format = program.format, assertFormats || program.assertsFormat { return format.accepts(text) }
        return true
    }

    /// The number of characters of a text in UTF-8, counted as code points (RFC 8259).
    static func characterCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in text where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    func isValidNumber(_ program: NumberProgram, _ node: Int) -> Bool {
        if program.minimum >= 0, compare(node, program.minimum) < 0 { return false }
        if program.maximum >= 0, compare(node, program.maximum) > 0 { return false }
        if program.exclusiveMinimum >= 0, compare(node, program.exclusiveMinimum) <= 0 { return false }
        if program.exclusiveMaximum >= 0, compare(node, program.exclusiveMaximum) >= 0 { return false }
        return program.multipleOf < 0
            || NumberComparison.isMultiple(instance, node, of: constants, Int(program.multipleOf))
    }

    /// How a number compares to a limit: -1, 0 or 1.
    private func compare(_ node: Int, _ limit: Int32) -> Int {
        NumberComparison.compare(instance, node, constants, Int(limit))
    }
}
