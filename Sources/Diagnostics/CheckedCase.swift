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

    /// The language that it is written in; `nil` for a file.
    public let language: String?
    /// What said which schema it is of: the kind of evidence, and the words of it.
    public let evidence: Evidence?

    /// What says which schema a block is of.
    public struct Evidence: Sendable, Hashable {
        /// Its kind, such as `file-name` or `content`.
        public let kind: String
        /// What was seen, in words.
        public let words: String
        /// The schema's name.
        public let schema: String

        /// Makes evidence.
        public init(kind: String, words: String, schema: String) {
            self.kind = kind
            self.schema = schema
            self.words = words
        }
    }

    /// The same case with other words for what was seen, such as those that hide a secret.
    func masked(_ mask: (String) -> String) -> CheckedCase {
        CheckedCase(
            name, at: location, outcome: outcome, language: language,
            evidence: evidence.map {
                Evidence(kind: $0.kind, words: mask($0.words), schema: $0.schema)
            })
    }

    /// Makes a case.
    public init(
        _ name: String, at location: Location, outcome: Outcome, language: String? = nil,
        evidence: Evidence? = nil
    ) {
        self.language = language
        self.name = name
        self.location = location
        self.outcome = outcome
        self.evidence = evidence
    }
}
