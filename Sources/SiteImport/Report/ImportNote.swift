/// What happened to one construct of a page.
public struct ImportNote: Sendable, Hashable {
    /// Whether the construct is one of ours now.
    public enum Outcome: String, Sendable, Hashable {
        /// It was written in our form.
        case changed
        /// It was taken out, since it would be text on the page.
        case removed
        /// It stands as it was.
        case left
    }

    /// What was done.
    public let outcome: Outcome
    /// The name of the construct, as it is counted.
    public let construct: String
    /// What was written, or why it was left.
    public let words: String
    /// Where it stands in the source, in bytes.
    public let offset: Int

    init(_ outcome: Outcome, _ construct: Construct, _ words: String, at offset: Int) {
        self.outcome = outcome
        self.construct = construct.rawValue
        self.words = words
        self.offset = offset
    }
}

/// The constructs that are counted.
enum Construct: String, Sendable {
    case abbreviation, admonition, comment, component, configuration, container, formula, icon, include,
        inlineNote = "inline note"
    case insertion, key = "front matter key", keys, link, module, shortcode, size = "picture size", tabs
    case attributeList = "attribute list"
    case codeAttribute = "code attribute"
    case codeInclude = "code include"
    case contents = "table of contents"
    case scripts = "raised or lowered text"
    case other = "other syntax"
}
