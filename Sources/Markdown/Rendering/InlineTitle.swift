/// A heading's text as HTML for places that are links themselves, such as a table of contents.
enum InlineTitle {
    static func html(of heading: Int32, in arena: Arena, _ options: MarkdownOptions) -> String {
        var output = HTMLBuffer()
        for step in Traversal(arena, from: heading) {
            switch step {
            case .enter(let id): enter(arena[id], arena, &output)
            case .leave(let id): leave(arena[id].kind, &output)
            }
        }
        return output.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    private static func enter(_ node: Node, _ arena: Arena, _ output: inout HTMLBuffer) {
        switch node.kind {
        case .text: output.writeEscaped(arena.bytes(of: node.text))
        case .code:
            output.write("<code>")
            output.writeEscaped(arena.bytes(of: node.text))
            output.write("</code>")
        case .softBreak, .lineBreak: output.write(" ")
        case .emphasis: output.write("<em>")
        case .strong: output.write("<strong>")
        case .math:
            output.write("<span class=\"math\">\\(")
            output.writeEscaped(arena.bytes(of: node.text))
            output.write("\\)</span>")
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .footnoteDefinition,
            .definitionList, .definition, .table, .tableRow, .containerFence, .paragraph, .heading,
            .calloutTitle, .containerTitle, .definitionTerm, .tableCell, .codeBlock, .htmlBlock,
            .thematicBreak, .include, .link, .image, .wikiLink, .embed, .strikethrough, .mark, .htmlInline,
            .footnoteReference, .comment:
            break
        }
    }

    private static func leave(_ kind: NodeKind, _ output: inout HTMLBuffer) {
        switch kind {
        case .emphasis: output.write("</em>")
        case .strong: output.write("</strong>")
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .footnoteDefinition,
            .definitionList, .definition, .table, .tableRow, .containerFence, .paragraph, .heading,
            .calloutTitle, .containerTitle, .definitionTerm, .tableCell, .codeBlock, .htmlBlock,
            .thematicBreak, .include, .link, .image, .wikiLink, .embed, .strikethrough, .mark, .text,
            .softBreak, .lineBreak, .code, .htmlInline, .footnoteReference, .comment, .math:
            break
        }
    }
}
