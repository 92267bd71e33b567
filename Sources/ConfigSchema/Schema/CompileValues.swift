/// The keywords for arrays, strings and numbers, and the unevaluated ones.
extension SchemaCompiler {
    private func hasAny(_ keywords: [Keyword]) -> Bool { keywords.contains { value($0) != nil } }

    mutating func arrayProgram(_ place: SchemaPlace, _ dialect: Dialect) -> Int32 {
        guard hasAny([.items, .prefixItems, .additionalItems, .contains, .minItems, .maxItems, .uniqueItems])
        else {
            return -1
        }
        var program = ArrayProgram()
        program.minimum = count(.minItems, place) ?? 0
        program.maximum = count(.maxItems, place) ?? .max
        program.isUnique = value(.uniqueItems).map { nodeView($0, place).boolean == true } ?? false
        if let node = value(.contains) {
            program.contains = unit(node, place)
            program.minimumContains = count(.minContains, place) ?? 1
            program.maximumContains = count(.maxContains, place) ?? .max
        }
        if let node = value(.prefixItems) { program.prefix = list(node, place) }
        if let node = value(.items) {
            if nodeView(node, place).kind == .array, dialect.draft < .draft2020 {
                program.prefix = list(node, place)
                program.rest = value(.additionalItems).map { unit($0, place) } ?? -1
            } else {
                program.rest = unit(node, place)
            }
        }
        content.arrays.append(program)
        return Int32(content.arrays.count - 1)
    }

    mutating func stringProgram(_ place: SchemaPlace, _ dialect: Dialect) -> Int32 {
        guard hasAny([.minLength, .maxLength, .pattern, .format, .contentEncoding, .contentMediaType]) else {
            return -1
        }
        var program = StringProgram()
        program.minimum = count(.minLength, place) ?? 0
        program.maximum = count(.maxLength, place) ?? .max
        if let node = value(.pattern) { program.pattern = pattern(node, place) }
        if let node = value(.format), let name = nodeView(node, place).string {
            program.format = Format(name: name)
            program.assertsFormat = dialect.vocabularies.contains(.formatAssertion)
        }
        if let node = value(.contentEncoding), nodeView(node, place).string == "base64" {
            program.holds.insert(.base64)
        }
        if let node = value(.contentMediaType), nodeView(node, place).string == "application/json" {
            program.holds.insert(.json)
        }
        content.strings.append(program)
        return Int32(content.strings.count - 1)
    }

    mutating func numberProgram(_ place: SchemaPlace, _ dialect: Dialect) -> Int32 {
        guard hasAny([.minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf]) else {
            return -1
        }
        var program = NumberProgram()
        program.minimum = limit(.minimum, place)
        program.maximum = limit(.maximum, place)
        program.multipleOf = limit(.multipleOf, place)
        if dialect.draft == .draft4 {
            if flag(.exclusiveMinimum, place) { swap(&program.minimum, &program.exclusiveMinimum) }
            if flag(.exclusiveMaximum, place) { swap(&program.maximum, &program.exclusiveMaximum) }
        } else {
            program.exclusiveMinimum = limit(.exclusiveMinimum, place)
            program.exclusiveMaximum = limit(.exclusiveMaximum, place)
        }
        if program.multipleOf >= 0, content.constants.nodes[Int(program.multipleOf)].double <= 0 {
            report("`multipleOf` is greater than 0", value(.multipleOf) ?? place.node, place)
            program.multipleOf = -1
        }
        content.numbers.append(program)
        return Int32(content.numbers.count - 1)
    }

    private func flag(_ keyword: Keyword, _ place: SchemaPlace) -> Bool {
        value(keyword).map { nodeView($0, place).boolean == true } ?? false
    }

    private mutating func limit(_ keyword: Keyword, _ place: SchemaPlace) -> Int32 {
        guard let node = value(keyword) else { return -1 }
        guard nodeView(node, place).kind == .number else {
            report("`\(keyword.name)` is a number", node, place)
            return -1
        }
        return constant(node, place)
    }

    mutating func unevaluatedProgram(_ place: SchemaPlace) -> Int32 {
        guard hasAny([.unevaluatedProperties, .unevaluatedItems]) else { return -1 }
        content.unevaluated.append(
            UnevaluatedProgram(
                properties: value(.unevaluatedProperties).map { unit($0, place) } ?? -1,
                items: value(.unevaluatedItems).map { unit($0, place) } ?? -1))
        return Int32(content.unevaluated.count - 1)
    }
}
