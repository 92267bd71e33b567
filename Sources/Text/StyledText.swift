/// What a part of a printed finding is. A terminal gives each role a colour; a plain text ignores them.
public enum TextRole: String, Sendable, Hashable {
    case plain, path, error, warning, note, help, message, gutter
}

/// A text in runs of one role each.
public struct StyledText: Sendable, Hashable {
    /// A piece of text and what it is.
    public struct Run: Sendable, Hashable {
        /// What the piece is.
        public let role: TextRole
        /// The piece.
        public let text: String
    }

    /// The pieces, in order.
    public private(set) var runs: [Run] = []

    /// An empty text.
    public init() {}

    /// Adds a piece.
    public mutating func append(_ text: String, _ role: TextRole = .plain) {
        runs.append(Run(role: role, text: text))
    }

    /// Adds another text.
    public mutating func append(_ other: StyledText) {
        runs += other.runs
    }

    /// The text without its roles.
    public var plain: String { runs.map(\.text).joined() }
}
