/// What a part of a printed finding is. A terminal gives each role a colour; a plain text ignores them.
package enum TextRole: String, Sendable, Hashable {
    case plain, path, error, warning, note, help, message, gutter
}

/// A text in runs of one role each.
package struct StyledText: Sendable, Hashable {
    /// A piece of text and what it is.
    package struct Run: Sendable, Hashable {
        /// What the piece is.
        package let role: TextRole
        /// The piece.
        package let text: String
    }

    /// The pieces, in order.
    package private(set) var runs: [Run] = []

    /// An empty text.
    package init() {}

    /// Adds a piece.
    package mutating func append(_ text: String, _ role: TextRole = .plain) {
        runs.append(Run(role: role, text: text))
    }

    /// Adds another text.
    package mutating func append(_ other: StyledText) {
        runs += other.runs
    }

    /// The text without its roles.
    package var plain: String { runs.map(\.text).joined() }
}
