/// What a finding means, for `check --explain`.
public struct Explanation: Sendable {
    /// The finding's id.
    public let id: String
    /// What it means, why it matters and how to mend it, in Markdown.
    public let text: String

    init(_ id: String, _ text: String) {
        self.id = id
        self.text = text
    }

    /// An explanation for every id that a finding can have, in alphabetical order.
    public static let all: [Explanation] =
        (Rule.all.map { Explanation($0.id, $0.explanation) } + files + syntax + violations + snippets
        + templates)
        .sorted { $0.id < $1.id }

    /// The explanation of an id.
    public static func of(_ id: String) -> Explanation? {
        all.first { $0.id == id }
    }
}
