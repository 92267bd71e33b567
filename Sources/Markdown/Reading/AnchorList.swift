/// The ids of a document, in the order in which they stand on its page.
struct AnchorList {
    /// Each id once.
    private(set) var names: [String] = []
    private var seen: Set<String> = []
    /// The number of the last footnote that was met.
    private var footnote = 0
    private let isWaymark: Bool

    /// No ids yet.
    init(of document: Document) {
        isWaymark = document.options.profile == .waymark
    }

    /// Adds the ids of a node; the nodes have to come in the order of the text.
    mutating func add(of id: Int32, _ arena: Arena) {
        let node = arena[id]
        switch node.kind {
        case .heading: add(arena.string(of: arena.headings[Int(node.payload)].id))
        case .footnoteReference: add(arena.footnoteReferences[Int(node.payload)].anchor)
        case .footnotes where isWaymark: add(Footnotes.labelID)
        case .footnoteDefinition:
            footnote += 1
            add(Footnotes.anchor(ofNote: footnote))
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .definitionList,
            .definition,
            .table, .tableRow, .containerFence, .paragraph, .calloutTitle, .containerTitle, .definitionTerm,
            .tableCell, .codeBlock, .htmlBlock, .thematicBreak, .include, .link, .image, .wikiLink, .embed,
            .strikethrough, .mark, .text, .softBreak, .lineBreak, .code, .htmlInline, .comment, .math,
            .emphasis,
            .strong:
            break
        }
        if !arena.blockIDs.isEmpty, let name = arena.blockIDs[id] { add("^" + arena.string(of: name)) }
    }

    /// Adds the ids of raw HTML.
    mutating func add(_ ids: [Document.RawID]) {
        for id in ids { add(id.name) }
    }

    private mutating func add(_ name: String?) {
        if let name, seen.insert(name).inserted { names.append(name) }
    }
}
