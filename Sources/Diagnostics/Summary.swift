/// What a run looked at and found, in numbers.
public struct Summary: Sendable, Hashable {
    /// How many snippets were looked at, and how.
    public struct Snippets: Sendable, Hashable {
        /// Checked against a schema.
        public var validated = 0
        /// Parsed, and not checked against any schema.
        public var parsedOnly = 0
        /// Left alone, for a reason that the author gave.
        public var skipped = 0
        /// In a language that must be bound, and not bound.
        public var unbound = 0

        /// No snippets.
        public init() {}
    }

    /// Pages read.
    public var pages = 0
    /// Snippets looked at.
    public var snippets = Snippets()
    /// Findings of severity error.
    public var errors = 0
    /// Findings of severity warning.
    public var warnings = 0
    /// How long it took.
    public var milliseconds = 0

    /// Counts the severities of findings; everything else is zero.
    public init(counting diagnostics: [Diagnostic] = []) {
        errors = diagnostics.count { $0.severity == .error }
        warnings = diagnostics.count - errors
    }
}
