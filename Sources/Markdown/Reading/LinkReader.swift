extension Document.Link.Kind {
    /// The kind of link that a node is, if it is one.
    init?(_ kind: NodeKind) {
        switch kind {
        case .link: self = .link
        case .image: self = .image
        case .wikiLink: self = .wikiLink
        case .embed: self = .embed
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .footnoteDefinition,
            .definitionList, .definition, .table, .tableRow, .containerFence, .paragraph, .heading,
            .calloutTitle, .containerTitle, .definitionTerm, .tableCell, .codeBlock, .htmlBlock,
            .thematicBreak, .include, .emphasis, .strong, .strikethrough, .mark, .text, .softBreak,
            .lineBreak, .code, .htmlInline, .footnoteReference, .comment, .math:
            return nil
        }
    }
}

/// Makes the public description of a link from its node.
struct LinkReader {
    let arena: Arena
    let id: Int32
    var definitions: LinkDefinitions?

    func link(_ kind: Document.Link.Kind) -> Document.Link {
        let target = arena.targets[Int(arena[id].payload)]
        switch kind {
        case .link, .image, .html: return commonLink(kind, target)
        case .wikiLink, .embed: return wikiLink(kind, target)
        }
    }

    private func commonLink(_ kind: Document.Link.Kind, _ target: Arena.Target) -> Document.Link {
        let parts = LinkParts(
            arena.bytes(of: target.destination), written: arena.bytes[target.range], hasBackslashes: true)
        let range = target.isReference ? target.range : parts.range
        let fragmentRange = target.isReference ? target.range : parts.fragmentRange
        return Document.Link(
            node: Document.NodeID(index: id), kind: kind, destination: parts.destination,
            fragment: parts.fragment, label: nil, range: range,
            fragmentRange: parts.fragment == nil ? nil : fragmentRange,
            origin: definitions?.origin(of: target, in: arena))
    }

    private func wikiLink(_ kind: Document.Link.Kind, _ target: Arena.Target) -> Document.Link {
        let label = target.hasLabel ? String(decoding: arena.plainText(of: id), as: UTF8.self) : nil
        return Document.Link(
            node: Document.NodeID(index: id), kind: kind, destination: arena.string(of: target.destination),
            fragment: target.fragment.map(arena.string(of:)), label: label, range: target.range,
            fragmentRange: target.fragment?.range, origin: nil)
    }
}
