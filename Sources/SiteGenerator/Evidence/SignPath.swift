import ConfigSchema

/// A way into a text: a JSON Pointer in whose parts `*` stands for any text.
struct SignPath: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case key(String)
        /// Any member or element.
        case any
        /// A member whose key has the form.
        case form([UInt8])
    }

    private let parts: [Part]

    init(_ pointer: String) {
        parts = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { part in
            let text = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
            if text == "*" { return .any }
            return text.contains("*") ? .form(Array(text.utf8)) : .key(text)
        }
    }

    /// The key that the way begins with.
    var firstKey: String? { if case .key(let key)? = parts.first { key } else { nil } }

    /// Whether the path leads to a value that fits, from a value on.
    func leads(from root: ConfigNode, to fits: (ConfigNode) -> Bool) -> Bool {
        leads(0, from: root, to: fits)
    }

    /// - Parameter position: the part that is looked for next.
    private func leads(_ position: Int, from node: ConfigNode, to fits: (ConfigNode) -> Bool) -> Bool {
        guard position < parts.count else { return fits(node) }
        switch parts[position] {
        case .key(let key):
            return node[key].map { leads(position + 1, from: $0, to: fits) } ?? false
        case .any:
            return node.members.contains { leads(position + 1, from: $0.value, to: fits) }
                || node.elements.contains { leads(position + 1, from: $0, to: fits) }
        case .form(let form):
            return node.members.contains { member in
                guard let key = member.key.utf8, Glob.matches(form[...], key[...]) else { return false }
                return leads(position + 1, from: member.value, to: fits)
            }
        }
    }
}
