/// Finds for every unit which types can be valid at all, by following references and `allOf`, so that a
/// branch or property of the wrong type is refused without entering it.
enum MaskPass {
    /// Sets the masks. A few rounds are enough for chains of references; what is not reached yet only makes a
    /// mask wider than it could be.
    static func run(on content: inout Program.Content) {
        for index in content.units.indices { content.units[index].mask = content.units[index].types }
        for _ in 0..<4 {
            var changed = false
            for index in content.units.indices {
                let mask = content.units[index].mask.intersection(mask(content.units[index], content))
                changed = changed || mask != content.units[index].mask
                content.units[index].mask = mask
            }
            if !changed { return }
        }
    }

    private static func mask(_ unit: Unit, _ content: Program.Content) -> TypeMask {
        var mask = unit.types
        for position in unit.general.range {
            switch content.instructions[position] {
            case .reference(let target): mask.formIntersection(content.units[Int(target)].mask)
            case .allOf(let span):
                for branch in span.range {
                    mask.formIntersection(content.units[Int(content.lists[branch])].mask)
                }
            case .anyOf(let span, _), .oneOf(let span, _):
                var union: TypeMask = []
                for branch in span.range { union.formUnion(content.units[Int(content.lists[branch])].mask) }
                mask.formIntersection(union)
            case .enumeration(let index): mask.formIntersection(content.enumerations[Int(index)].types)
            case .constant(let index):
                mask.formIntersection(constantMask(content.constants.nodes[Int(index)].type))
            case .dynamicReference, .not, .conditional: break
            }
        }
        return mask
    }

    /// A number equals numbers that are written otherwise.
    private static func constantMask(_ type: TypeMask) -> TypeMask {
        type.isDisjoint(with: .number) ? type : .number
    }
}
