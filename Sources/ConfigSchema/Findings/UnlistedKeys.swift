import Diagnostics

/// Keys of objects that are open, which the schema neither lists nor forbids.
extension Explanation {
    /// Says of such a key that nobody knows it.
    func unlistedKey(
        _ key: Int, _ name: String, _ suggestions: [String], by unit: Int, keyword: String
    ) -> Finding {
        Finding(
            kind: .unknownProperty(name: name, suggestions: suggestions, isClosed: false),
            severity: options.unknownKeys == .error ? .error : .warning, node: key, unit: unit,
            keyword: keyword)
    }

    /// What is said of a key of an open map that is nearly one that is known there; its value is judged all the same.
    func nearMiss(_ key: Int, _ member: Member, _ group: Group) -> [Finding] {
        guard !content.knownNames.isEmpty, !member.isDeclared, !isOpen(key) else { return [] }
        let name = storage.arena.string(key)
        guard !Self.isSwitchedOff(name) else { return [] }
        for applied in group.applied {
            guard let meant = content.knownNames[applied.unit]?.meant(by: name), !meant.isEmpty else {
                continue
            }
            return [unlistedKey(key, name, meant, by: applied.unit, keyword: "x-known-keys")]
        }
        return []
    }
}
