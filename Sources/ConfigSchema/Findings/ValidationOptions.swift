public import Diagnostics

/// How a value is validated.
public struct ValidationOptions: Sendable, Hashable {
    /// Whether `format` is checked. Where it is not, it is a remark, as JSON Schema has it.
    public var assertFormats: Bool
    /// The day as `YYYY-MM-DD`, for keys and values that are removed from a date on. Without it all are
    /// deprecated only.
    public var today: String?
    /// The day as `YYYY-MM-DD` that the text is of and stays of, such as an article's: what was removed later is a warning.
    public var writtenOn: String?
    /// Whether what a day has made wrong is a warning, so that no day stops what ran the day before.
    public var isLenientOnDates = false
    /// What is said of keys that a schema does not list where it leaves the object open.
    public var unknownKeys: RuleLevel
    /// Whether the value is an example, in which placeholders stand for values of any type (`PlaceholderText`).
    public var isExample: Bool
    /// Whether a document's root may name its schema under `$schema` where the schema does not know that key.
    public var mayNameSchema: Bool
    /// Whether keys that stand for comments (`CommentKey`) or are switched off by a mark before their names are passed
    /// over with their values, where a schema does not list them.
    public var allowsComments = false
    /// Whether an object's keys that nobody knows are told apart from those that it lacks, as two causes.
    public var tellsLacksApart = false

    /// Makes options.
    public init(
        assertFormats: Bool = false, today: String? = nil, unknownKeys: RuleLevel = .warning,
        isExample: Bool = false, mayNameSchema: Bool = false
    ) {
        self.assertFormats = assertFormats
        self.today = today
        self.unknownKeys = unknownKeys
        self.isExample = isExample
        self.mayNameSchema = mayNameSchema
    }
}
