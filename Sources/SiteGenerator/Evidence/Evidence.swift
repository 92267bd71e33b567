/// What says which schema a block is of.
package struct Evidence: Sendable, Hashable {
    /// The kinds of evidence, in the order in which they count.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// `schema=` behind the fence.
        case attribute
        /// `$schema` in the text, or the comment that says it.
        case declared
        /// A file name behind the fence.
        case fileName = "file-name"
        /// A file name in the first comment of the text.
        case comment
        /// The file that a command of the block writes.
        case heredoc
        /// A file name in a title, a sentence, a list item or a heading before the block.
        case nearby = "nearby-name"
        /// The name of a product before the block, and a file name or content that fits several products.
        case product
        /// What the text holds.
        case content
        /// `snippets.schema` in the repository's own configuration.
        case configured

        /// Whether it binds in full, so that errors are errors; else the block is recognised, and findings are
        /// warnings.
        package var isInFull: Bool {
            switch self {
            case .attribute, .declared, .fileName, .comment, .heredoc: true
            case .nearby, .product, .content, .configured: false
            }
        }
    }

    /// What it is.
    package let kind: Kind
    /// What the author wrote that says it, or what was seen in the text, in words.
    package let words: String
    let schema: SchemaReference
    /// How much of a document the text is.
    let part: TextPart

    init(_ kind: Kind, _ words: String, _ schema: SchemaReference, part: TextPart = .whole) {
        self.kind = kind
        self.words = words
        self.schema = schema
        self.part = part
    }
}
