/// The keywords for objects.
extension SchemaCompiler {
    /// The program of the object keywords; -1 where there are none.
    mutating func objectProgram(_ place: SchemaPlace, _ dialect: Dialect) -> Int32 {
        let keywords: [Keyword] = [
            .properties, .patternProperties, .additionalProperties, .propertyNames, .required, .minProperties,
            .maxProperties, .dependentRequired, .dependentSchemas, .dependencies,
        ]
        guard keywords.contains(where: { value($0) != nil }) else { return -1 }
        var program = ObjectProgram()
        program.minimum = count(.minProperties, place) ?? 0
        program.maximum = count(.maxProperties, place) ?? .max
        program.patterns = patternEntries(place)
        program.additional = value(.additionalProperties).map { unit($0, place) } ?? -1
        program.names = value(.propertyNames).map { unit($0, place) } ?? -1
        var names = NameCollector()
        collectProperties(place, &names)
        collectRequired(place, &names)
        program.requiredCount = Int32(names.entries.count { $0.isRequired })
        program.dependents = dependents(place, &names)
        let start = content.entries.count
        content.entries += names.entries
        program.entries = Unit.Span(start: Int32(start), count: Int32(names.entries.count))
        program.slots = hashTable(over: program.entries)
        program.countsOnly =
            names.entries.isEmpty && program.patterns.count == 0 && program.additional < 0
            && program.names < 0
        content.objects.append(program)
        return Int32(content.objects.count - 1)
    }

    /// Gathers the names that one object program speaks of.
    struct NameCollector {
        var entries: [PropertyEntry] = []
        private var places: [ArraySlice<UInt8>: Int] = [:]

        /// The index of a name's entry, which is made where it is new.
        mutating func entry(_ name: ArraySlice<UInt8>, _ pool: inout [UInt8]) -> Int {
            if let known = places[name] { return known }
            let offset = pool.count
            pool += name
            let hash = Array(name).withUnsafeBufferPointer { KeyHash.hash($0) }
            entries.append(
                PropertyEntry(
                    nameOffset: Int32(offset), nameLength: Int32(name.count), hash: hash, unit: -1,
                    isRequired: false, isDeclared: false))
            places[name] = entries.count - 1
            return entries.count - 1
        }
    }

    private mutating func collectProperties(_ place: SchemaPlace, _ names: inout NameCollector) {
        guard let node = value(.properties) else { return }
        for member in nodeView(node, place).members {
            guard let name = member.key.utf8 else { continue }
            let entry = names.entry(name, &content.names)
            names.entries[entry].unit = unit(member.value.index, place)
            names.entries[entry].isDeclared = true
        }
    }

    private mutating func collectRequired(_ place: SchemaPlace, _ names: inout NameCollector) {
        guard let node = value(.required) else { return }
        let list = nodeView(node, place)
        if list.kind != .array { report("`required` is an array of strings", node, place) }
        for element in list.elements {
            guard let name = element.utf8 else { continue }
            names.entries[names.entry(name, &content.names)].isRequired = true
        }
    }

    private mutating func patternEntries(_ place: SchemaPlace) -> Unit.Span {
        guard let node = value(.patternProperties) else { return .empty }
        let start = content.patternEntries.count
        for member in nodeView(node, place).members {
            let pattern = pattern(member.key.index, place)
            let unit = unit(member.value.index, place)
            if pattern >= 0 { content.patternEntries.append(PatternEntry(pattern: pattern, unit: unit)) }
        }
        return Unit.Span(start: Int32(start), count: Int32(content.patternEntries.count - start))
    }

    /// `dependentRequired`, `dependentSchemas`, and `dependencies`, which is both.
    private mutating func dependents(_ place: SchemaPlace, _ names: inout NameCollector) -> Unit.Span {
        var found: [Dependent] = []
        for keyword in [Keyword.dependentRequired, .dependentSchemas, .dependencies] {
            guard let node = value(keyword) else { continue }
            for member in nodeView(node, place).members {
                guard let name = member.key.utf8 else { continue }
                let entry = Int32(names.entry(name, &content.names))
                var dependent = Dependent(entry: entry, required: .empty, unit: -1)
                if member.value.kind == .array {
                    let required = member.value.elements.compactMap { $0.utf8 }.map {
                        Int32(names.entry($0, &content.names))
                    }
                    dependent.required = Unit.Span(
                        start: Int32(content.lists.count), count: Int32(required.count))
                    content.lists += required
                } else {
                    dependent.unit = unit(member.value.index, place)
                }
                found.append(dependent)
            }
        }
        let start = content.dependents.count
        content.dependents += found
        return Unit.Span(start: Int32(start), count: Int32(found.count))
    }

    private mutating func hashTable(over entries: Unit.Span) -> Unit.Span {
        guard entries.count > 0 else { return .empty }
        var size = 2
        while size < Int(entries.count) * 2 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for index in entries.range {
            var slot = Int(content.entries[index].hash) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(index)
        }
        let start = content.slots.count
        content.slots += slots
        return Unit.Span(start: Int32(start), count: Int32(size))
    }
}
