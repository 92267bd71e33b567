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
        leads(parts[...], from: root, to: fits)
    }

    private func leads(_ rest: ArraySlice<Part>, from node: ConfigNode, to fits: (ConfigNode) -> Bool) -> Bool
    {
        guard let part = rest.first else { return fits(node) }
        switch part {
        case .key(let key):
            if let value = node[key] { return leads(rest.dropFirst(), from: value, to: fits) }
            return false
        case .any:
            return node.members.contains { leads(rest.dropFirst(), from: $0.value, to: fits) }
                || node.elements.contains { leads(rest.dropFirst(), from: $0, to: fits) }
        case .form(let form):
            return node.members.contains { member in
                guard let key = member.key.utf8, Glob.matches(form[...], key[...]) else { return false }
                return leads(rest.dropFirst(), from: member.value, to: fits)
            }
        }
    }
}
