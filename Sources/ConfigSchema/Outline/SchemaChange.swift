/// One difference in meaning between two versions of a schema.
public struct SchemaChange: Sendable, Hashable {
    /// What a change does to those who wrote for the older version.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A place is gone; what is written there is wrong now, or means nothing.
        case removed
        /// A place is gone, and a new one is so like it that it is probably the same under a new name.
        case renamed
        /// A place must be filled now.
        case required
        /// Fewer values are accepted.
        case narrowed
        /// Another form is demanded, which may take less, more or other values.
        case changed
        /// Something still holds, and is about to go.
        case deprecated
        /// Something is valid, and the schema warns of it now.
        case warned
        /// Something means another thing where nothing is written.
        case defaulted
        /// More values are accepted.
        case widened
        /// A place need not be filled any more.
        case optional
        /// There is a new place.
        case added
        /// Something is no longer about to go.
        case undeprecated
        /// The schema no longer warns of something.
        case unwarned

        /// Whether what was valid can be invalid now.
        public var canBreak: Bool {
            switch self {
            case .removed, .renamed, .required, .narrowed, .changed: true
            case .deprecated, .warned, .defaulted, .widened, .optional, .added, .undeprecated, .unwarned:
                false
            }
        }
    }

    /// What the change does.
    public let kind: Kind
    /// The place, such as `mcpServers.*.command`; empty for the whole.
    public let path: String
    /// What is different, in a few words.
    public let detail: String
}
