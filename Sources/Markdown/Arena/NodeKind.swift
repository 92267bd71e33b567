/// What a node of a document is.
enum NodeKind: UInt8, Sendable {
    case document
    // Blocks.
    case blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    // Inlines.
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, wikiLink, embed

    /// Whether the node's children are inlines.
    var holdsInlines: Bool {
        switch self {
        case .paragraph, .heading, .emphasis, .strong, .link, .image, .wikiLink, .embed: true
        case .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak,
            .lineBreak, .code, .htmlInline:
            false
        }
    }
}
