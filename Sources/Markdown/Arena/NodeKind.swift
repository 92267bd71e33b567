/// What a node of a document is.
enum NodeKind: UInt8, Sendable {
    case document
    // Blocks that hold blocks.
    case blockQuote, list, item, callout, container, footnotes, footnoteDefinition
    case definitionList, definition
    case table, tableRow
    /// A line that opens or closes a container, until the containers are put together.
    case containerFence
    // Blocks that hold inlines.
    case paragraph, heading, calloutTitle, containerTitle, definitionTerm, tableCell
    // Blocks that hold text.
    case codeBlock, htmlBlock, thematicBreak, include
    // Inlines that hold inlines.
    case emphasis, strong, link, image, wikiLink, embed, strikethrough, mark
    // Inlines that hold text, or nothing.
    case text, softBreak, lineBreak, code, htmlInline, footnoteReference, comment, math

    /// A set of kinds.
    struct Kinds {
        private var bits: UInt64 = 0

        @inline(__always)
        mutating func insert(_ kind: NodeKind) { bits |= 1 &<< UInt64(kind.rawValue) }
        func contains(_ kind: NodeKind) -> Bool { bits & 1 &<< UInt64(kind.rawValue) != 0 }
    }

    /// Where in the tree a kind of node can stand.
    enum Level {
        /// Holds blocks.
        case container
        /// Holds inlines and stands among blocks.
        case inlineBlock
        /// Holds no nodes and stands among blocks.
        case leafBlock
        /// Holds inlines and stands among inlines.
        case inlineContainer
        /// Holds no nodes and stands among inlines.
        case inlineLeaf
    }

    /// Where in the tree it can stand.
    var level: Level {
        switch self {
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .footnoteDefinition,
            .definitionList, .definition, .table, .tableRow, .containerFence:
            .container
        case .paragraph, .heading, .calloutTitle, .containerTitle, .definitionTerm, .tableCell: .inlineBlock
        case .codeBlock, .htmlBlock, .thematicBreak, .include: .leafBlock
        case .emphasis, .strong, .link, .image, .wikiLink, .embed, .strikethrough, .mark: .inlineContainer
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .footnoteReference, .comment, .math:
            .inlineLeaf
        }
    }

    /// Whether the children are inlines.
    var holdsInlines: Bool {
        switch level {
        case .inlineBlock, .inlineContainer: true
        case .container, .leafBlock, .inlineLeaf: false
        }
    }

    /// Whether the node is a link in which no other link can stand.
    var isLink: Bool {
        self == .link || self == .image || self == .wikiLink || self == .embed
    }

    /// Whether the node's text is read by people.
    var isText: Bool { self == .text || self == .code || self == .math }
    /// Whether the node ends a line of a paragraph.
    var isBreak: Bool { self == .softBreak || self == .lineBreak }
}
