import Diagnostics
import Synchronization

/// What others ask a document for and its HTML does not need: made when it is first asked for, then kept.
struct DocumentParts: Sendable {
    let headings: [Document.Heading]
    let links: [Document.Link]
    let anchors: [String]
    /// The blocks with an id of their own; of several with one id the first.
    let blocks: [String: Document.NodeID]

    init(of document: Document) {
        let arena = document.arena
        headings = arena.headings.map { heading in
            let node = arena[heading.node]
            return Document.Heading(
                node: Document.NodeID(index: heading.node), level: Int(node.flags),
                id: arena.string(of: heading.id),
                text: String(decoding: arena.plainText(of: heading.node), as: UTF8.self),
                titleHTML: InlineTitle.html(of: heading.node, in: arena, document.options), range: node.range)
        }
        var links: [Document.Link] = []
        var blocks: [String: Document.NodeID] = [:]
        var anchors = AnchorList(of: document)
        for id in arena.descendants() {
            if let kind = Document.Link.Kind(arena[id].kind) {
                links.append(LinkReader(arena: arena, id: id).link(kind))
            }
            anchors.add(of: id, arena)
            guard !arena.blockIDs.isEmpty, let name = arena.blockIDs[id].map(arena.string(of:)) else {
                continue
            }
            blocks[name] = blocks[name] ?? Document.NodeID(index: id)
        }
        self.links = links
        self.blocks = blocks
        self.anchors = anchors.names
    }
}

/// Keeps the parts of a document. A document and its copies share one.
final class DocumentPartsCache: Sendable {
    private let parts = Mutex<DocumentParts?>(nil)

    /// The parts, made from the document the first time.
    func parts(of document: Document) -> DocumentParts {
        parts.withLock { kept in
            if let kept { return kept }
            let made = DocumentParts(of: document)
            kept = made
            return made
        }
    }
}
