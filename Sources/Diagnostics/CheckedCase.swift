/// Something that a run looked at by itself, such as a snippet, for formats that list what passed too.
public struct CheckedCase: Sendable, Hashable {
    /// How it was looked at.
    public enum Outcome: Sendable, Hashable {
        /// Checked against a schema, whose name this is.
        case validated(schema: String)
        /// Parsed, and not checked against any schema.
        case parsedOnly
        /// Left alone, for a reason that the author gave.
        case skipped(reason: String)
        /// In a language that must be bound, and not bound.
        case unbound
    }

    /// What it is called, besides its place: a title or a language.
    public let name: String
    /// Where it stands; all findings in this range belong to it. Without a range it is the whole file.
    public let location: Location
    /// How it was looked at.
    public let outcome: Outcome

    /// Makes a case.
    public init(_ name: String, at location: Location, outcome: Outcome) {
        self.name = name
        self.location = location
        self.outcome = outcome
    }

    /// Whether a finding is one of this case: by its own place, or by that of a note such as “shown here”.
    func contains(_ diagnostic: Diagnostic) -> Bool {
        contains(diagnostic.location) || diagnostic.notes.contains { $0.location.map(contains) ?? false }
    }

    private func contains(_ other: Location) -> Bool {
        guard other.path == location.path else { return false }
        guard let range = location.range else { return true }
        guard let inner = other.range else { return false }
        return range.contains(inner.lowerBound)
    }
}
