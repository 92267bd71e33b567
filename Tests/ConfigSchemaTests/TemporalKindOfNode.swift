@testable import ConfigSchema

extension ConfigNode {
    /// What a date or time is, in a language that has such values; `nil` for other values.
    ///
    /// To a schema a date or time is a string in the form of RFC 3339.
    var temporalKind: TemporalKind? {
        guard node.type == .string, node.flags.contains(.temporal) else { return nil }
        return TemporalKind(normalized: storage.arena.text(index))
    }
}
