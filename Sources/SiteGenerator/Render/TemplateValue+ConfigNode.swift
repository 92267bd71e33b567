import ConfigSchema
import Templates

extension TemplateValue {
    /// What a configuration says, as templates see it; `none` where it says nothing.
    init(_ node: ConfigNode?) {
        guard let node else {
            self = .none
            return
        }
        switch node.kind {
        case .null: self = .none
        case .boolean: self = .boolean(node.boolean ?? false)
        case .number: self = node.integer.map { .integer($0) } ?? .double(node.double ?? 0)
        case .string: self = .string(node.string ?? "")
        case .array: self = .list(node.elements.map { TemplateValue($0) })
        case .object:
            self = .object(
                TemplateObject(node.members.map { ($0.key.string ?? "", TemplateValue($0.value)) }))
        }
    }
}
