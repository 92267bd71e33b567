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
        leads(0, from: root, mayHaveSlip: false, to: fits)
    }

    /// The same where one key on the way may have a slip of the pen.
    func leadsNearly(from root: ConfigNode, to fits: (ConfigNode) -> Bool) -> Bool {
        leads(0, from: root, mayHaveSlip: true, to: fits)
    }

    /// The shortest key that one slip leaves itself, in bytes.
    private static let shortestSlip = 5

    /// - Parameter position: the part that is looked for next.
    private func leads(
        _ position: Int, from node: ConfigNode, mayHaveSlip: Bool, to fits: (ConfigNode) -> Bool
    ) -> Bool {
        guard position < parts.count else { return fits(node) }
        func leadsOn(from value: ConfigNode) -> Bool {
            leads(position + 1, from: value, mayHaveSlip: mayHaveSlip, to: fits)
        }
        switch parts[position] {
        case .key(let key):
            if let value = node[key] { return leadsOn(from: value) }
            guard mayHaveSlip, key.utf8.count >= Self.shortestSlip, let meant = node.value(atSlipOf: key)
            else {
                return false
            }
            return leads(position + 1, from: meant, mayHaveSlip: false, to: fits)
        case .any:
            return node.members.contains { leadsOn(from: $0.value) } || node.elements.contains(where: leadsOn)
        case .form(let form):
            return node.members.contains { member in
                guard let key = member.key.utf8, Glob.matches(form[...], key[...]) else { return false }
                return leadsOn(from: member.value)
            }
        }
    }
}

extension ConfigNode {
    /// The value of the one member whose key is a slip of another.
    fileprivate func value(atSlipOf key: String) -> ConfigNode? {
        guard kind == .object else { return nil }
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
