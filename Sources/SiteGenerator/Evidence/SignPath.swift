import ConfigSchema
import Text

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

    /// Whether the path leads to a value that fits where one key on the way may have a slip of the pen.
    func leadsNearly(from root: ConfigNode, to fits: (ConfigNode) -> Bool) -> Bool {
        parts.indices.contains { position in
            guard case .key(let key) = parts[position], key.utf8.count >= Self.shortestSlip else {
                return false
            }
            return ways(to: position, from: root).contains { node in
                guard let meant = node.value(atSlipOf: key) else { return false }
                return leads(position + 1, from: meant, to: fits)
            }
        }
    }

    /// The shortest key that one slip leaves itself, in bytes.
    private static let shortestSlip = 5

    /// The values that the path's first parts lead to.
    private func ways(to position: Int, from root: ConfigNode) -> [ConfigNode] {
        var found = [root]
        for part in parts[..<position] {
            found = found.flatMap { node -> [ConfigNode] in
                switch part {
                case .key(let key): node[key].map { [$0] } ?? []
                case .any: node.members.map(\.value) + node.elements
                case .form(let form):
                    node.members.compactMap { member in
                        guard let key = member.key.utf8, Glob.matches(form[...], key[...]) else { return nil }
                        return member.value
                    }
                }
            }
        }
        return found
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

extension ConfigNode {
    /// The value of the one member whose key is a slip of another that the object has not.
    fileprivate func value(atSlipOf key: String) -> ConfigNode? {
        guard kind == .object, self[key] == nil else { return nil }
        let near = members.filter { $0.key.string.map { $0.isSlipOfKey(key) } ?? false }
        return near.count == 1 ? near.first?.value : nil
    }
}

extension String {
    /// Whether a key is another with one slip of the pen in it, or in other cases of its letters. Words between other
    /// marks, as `mcp_servers` for `mcpServers`, are other programs' names.
    func isSlipOfKey(_ key: String) -> Bool {
        self != key && Spelling.isSlip(self, of: key)
            && (lowercased() == key.lowercased() || !Spelling.isVariant(self, of: key))
    }
}
