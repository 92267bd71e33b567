import Synchronization
import Text

/// What others ask a document for and its HTML does not need: made when it is first asked for, then kept.
struct DocumentParts: Sendable {
    let headings: [Document.Heading]
    /// The first heading of level 1 that stands in no list, quote or container.
    let titleHeading: Document.Heading?
    let links: [Document.Link]
    /// The ids, and those that stand there twice.
    let anchorList: AnchorList
    var anchors: [String] { anchorList.names }
    var repeats: [AnchorList.Repeat] { anchorList.repeats }
    /// The blocks with an id of their own; of several with one id the first.
    let blocks: [String: Document.NodeID]
    let rawIDs: [Document.RawID]

    init(of document: Document) {
        let arena = document.arena
        headings = arena.headings.map { Document.Heading($0, of: document) }
        WorkCounter.add(headings.count)
        titleHeading = headings.first { $0.level == 1 && document.isAtTopLevel($0) }
        var links: [Document.Link] = []
        var blocks: [String: Document.NodeID] = [:]
        var anchors = AnchorList(of: document)
        var rawIDs: [Document.RawID] = []
        let html = document.hasRawHTML ? RawHTMLReader(arena, document.options.html) : nil
        let definitions = arena.definitions.isEmpty ? nil : LinkDefinitions(of: arena)
        // Raw HTML in the description of a picture is text.
        var descriptionEnd = Node.none
        for id in arena.descendants() {
            let kind = arena[id].kind
            if let kind = Document.Link.Kind(kind) {
                links.append(LinkReader(arena: arena, id: id, definitions: definitions).link(kind))
            }
            if let html, kind == .htmlBlock || kind == .htmlInline, descriptionEnd == Node.none {
                let parts = html.parts(of: id)
                links += parts.links
                rawIDs += parts.ids
                anchors.add(parts.ids)
            }
            anchors.add(of: id, arena)
            if html != nil, kind == .image, descriptionEnd == Node.none {
                descriptionEnd = arena.lastNode(in: id)
            }
            if id == descriptionEnd { descriptionEnd = Node.none }
            guard !arena.blockIDs.isEmpty, let name = arena.blockIDs[id].map(arena.string(of:)) else {
                continue
            }
            blocks[name] = blocks[name] ?? Document.NodeID(index: id)
        }
        self.links = links
        self.blocks = blocks
        anchorList = anchors
        self.rawIDs = rawIDs
    }
}

extension Document.Heading {
    /// What is known of a heading.
    init(_ heading: Arena.Heading, of document: Document) {
        let arena = document.arena
        node = Document.NodeID(index: heading.node)
        level = Int(arena[heading.node].flags)
        id = arena.string(of: heading.id)
        text = String(decoding: arena.headingText(of: heading.node), as: UTF8.self)
        titleHTML = InlineTitle.html(of: heading.node, in: arena, document.options)
        range = arena[heading.node].range
    }
}

extension Arena {
    /// The node of a subtree that comes last in the text.
    fileprivate func lastNode(in root: Int32) -> Int32 {
        var last = root
        while self[last].lastChild != Node.none { last = self[last].lastChild }
        return last
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
