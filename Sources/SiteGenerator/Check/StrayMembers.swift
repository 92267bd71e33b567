import ConfigSchema

/// Keys of a configuration that were to stand inside of the key above them and are not indented: the key above has
/// no value, and could have had them.
struct StrayMembers {
    /// The keys without a value, by the keys that belong to them.
    private var owners: [String: String] = [:]

    init(_ root: ConfigNode?, _ schema: Schema?) {
        guard let root, root.kind == .object, let known = schema?.root["properties"] else { return }
        var empty: String?
        for (key, value) in root.members {
            guard let name = key.string else { continue }
            if value.kind == .null {
                empty = name
            } else if known[name] != nil {
                empty = nil
            } else if let owner = empty, known[owner]?["properties"]?[name] != nil {
                owners[name] = owner
            }
        }
    }

    /// The key that an unknown one belongs to.
    func owner(of violation: Violation) -> String? {
        guard case .unknownProperty(let name, _, _) = violation.kind, violation.isAboutOutermostKey else {
            return nil
        }
        return owners[name]
    }

    /// Whether a key has no value since its members stand beside it.
    func explains(_ violation: Violation) -> Bool {
        guard case .wrongType(_, "null") = violation.kind else { return false }
        return owners.values.contains(String(violation.instancePath.dropFirst()))
    }
}
