/// The keywords for values of any type: types, enumerations, references, combinations.
extension SchemaCompiler {
    /// The types that `type` admits.
    mutating func types(_ node: Int, _ place: SchemaPlace, _ dialect: Dialect) -> TypeMask {
        let value = nodeView(node, place)
        let names = value.kind == .array ? value.elements.map { $0 } : [value]
        var types: TypeMask = []
        for name in names {
            switch name.string {
            case "null": types.insert(.null)
            case "boolean": types.insert(.boolean)
            case "integer": types.formUnion(dialect.draft == .draft4 ? .integer : [.integer, .wholeFloat])
            case "number": types.formUnion(.number)
            case "string": types.insert(.string)
            case "array": types.insert(.array)
            case "object": types.insert(.object)
            default:
                report("`type` is one of the seven types, or an array of them", name.index, place)
                return .all
            }
        }
        return types
    }

    mutating func compileGeneral(_ unit: Int, _ place: SchemaPlace, _ dialect: Dialect) {
        var instructions: [Instruction] = []
        if let node = value(.enum) { enumeration(node, place).map { instructions.append($0) } }
        if let node = value(.const) { instructions.append(.constant(constant(node, place))) }
        if let target = staticTarget(.ref, place) { instructions.append(.reference(target)) }
        for keyword in [Keyword.dynamicRef, .recursiveRef] where value(keyword) != nil {
            dynamicInstruction(keyword, place).map { instructions.append($0) }
        }
        if let node = value(.not) { instructions.append(.not(self.unit(node, place))) }
        if let node = value(.allOf) { instructions.append(.allOf(list(node, place))) }
        if let node = value(.anyOf) { instructions.append(.anyOf(list(node, place), filter: -1)) }
        if let node = value(.oneOf) { instructions.append(.oneOf(list(node, place), filter: -1)) }
        if let node = value(.if), value(.then) != nil || value(.else) != nil {
            let conditional = Conditional(
                condition: self.unit(node, place), then: value(.then).map { self.unit($0, place) } ?? -1,
                otherwise: value(.else).map { self.unit($0, place) } ?? -1)
            content.conditionals.append(conditional)
            instructions.append(.conditional(Int32(content.conditionals.count - 1)))
        } else if let node = value(.if), dialect.draft >= .draft2019 {
            // An `if` alone asserts nothing, but what it evaluates counts as evaluated.
            content.conditionals.append(
                Conditional(condition: self.unit(node, place), then: -1, otherwise: -1))
            instructions.append(.conditional(Int32(content.conditionals.count - 1)))
        }
        content.units[unit].general = append(instructions)
    }

    /// The units of a list of schemas.
    mutating func list(_ node: Int, _ place: SchemaPlace) -> Unit.Span {
        let units = nodeView(node, place).elements.map { unit($0.index, place) }
        let start = content.lists.count
        content.lists += units
        return Unit.Span(start: Int32(start), count: Int32(units.count))
    }

    private mutating func enumeration(_ node: Int, _ place: SchemaPlace) -> Instruction? {
        let value = nodeView(node, place)
        guard value.kind == .array else {
            report("`enum` is an array", node, place)
            return nil
        }
        let start = content.lists.count
        var types: TypeMask = []
        for element in value.elements {
            let copy = constant(element.index, place)
            types.formUnion(content.constants.nodes[Int(copy)].type)
            content.lists.append(copy)
        }
        if !types.isDisjoint(with: .number) { types.formUnion(.number) }
        let span = Unit.Span(start: Int32(start), count: Int32(content.lists.count - start))
        let slots = types == .string && span.count > 4 ? hashTable(overStrings: span) : .empty
        content.enumerations.append(Enumeration(values: span, types: types, slots: slots))
        return .enumeration(Int32(content.enumerations.count - 1))
    }

    /// A table by hash over strings among the constants.
    private mutating func hashTable(overStrings values: Unit.Span) -> Unit.Span {
        var size = 8
        while size < Int(values.count) * 2 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for value in values.range {
            let constant = content.lists[value]
            var slot = Int(content.constants.nodes[Int(constant)].hash) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = constant
        }
        content.slots += slots
        return Unit.Span(start: Int32(content.slots.count - size), count: Int32(size))
    }

    /// Copies a value into the constants.
    mutating func constant(_ node: Int, _ place: SchemaPlace) -> Int32 {
        Int32(content.constants.append(copyOf: node, in: storage(place).arena))
    }

    /// The value of a keyword that counts something: a whole number that is not negative.
    mutating func count(_ keyword: Keyword, _ place: SchemaPlace) -> Int? {
        guard let node = value(keyword) else { return nil }
        let value = nodeView(node, place)
        if let count = value.integer, count >= 0 { return count }
        if let large = value.double, large > Double(Int.max) { return Int.max }
        report("`\(keyword.name)` is a whole number, not negative", node, place)
        return nil
    }
}

extension NodeArena {
    /// Appends a copy of a value of another arena, with its texts, and gives its index.
    mutating func append(copyOf index: Int, in source: NodeArena) -> Int {
        let target = nodes.count
        for position in index..<Int(source.nodes[index].next) {
            var node = source.nodes[position]
            node.next = UInt32(Int(node.next) - index + target)
            if node.type == .string {
                let text = source.text(position)
                node.payload = Node.text(offset: bytes.count, length: text.count)
                node.hash = text.withUnsafeBufferPointer { KeyHash.hash($0) }
                bytes += text
            } else if !node.type.isDisjoint(with: .number) {
                let text = source.numberText(position)
                node.start = UInt32(bytes.count)
                bytes += text
                node.end = UInt32(bytes.count)
            }
            node.flags.subtract([.side, .alias])
            nodes.append(node)
        }
        return target
    }
}
