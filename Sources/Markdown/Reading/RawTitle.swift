import Text

/// A heading of level 1 in raw HTML with which a text begins, as README files have it.
public struct RawTitle: Sendable {
    /// The block of raw HTML.
    public let node: Document.NodeID
    /// The text without markup.
    public let text: String
    /// Its id, where it has one.
    public let id: String?
    /// Whether the block holds nothing else, neither beside the heading nor in it, so that the title can stand for it.
    public let isWhole: Bool
}

extension Document {
    /// The heading of level 1 in the raw HTML with which the text begins, comments aside.
    public var rawTitle: RawTitle? {
        guard hasRawHTML, options.html != .escape else { return nil }
        let first = arena.children(of: 0).first {
            guard arena[$0].kind == .htmlBlock else { return arena[$0].kind != .comment }
            return !arena.bytes(of: arena[$0].text).starts(with: "<!--".utf8)
        }
        guard let first, arena[first].kind == .htmlBlock else { return nil }
        return rawTitle(of: first)
    }

    private func rawTitle(of node: Int32) -> RawTitle? {
        let html = arena.bytes(of: arena[node].text)
        var text: [UInt8]?
        var (isOpen, isWhole) = (false, true)
        for token in HTMLTokenizer(html) {
            switch token {
            case .startTag("h1", _, _) where text == nil: (isOpen, text) = (true, [])
            case .endTag("h1", _) where isOpen: isOpen = false
            case .text(let range) where isOpen: text? += CharacterReferences.decoded(html[range])
            case .text(let range): if html[range].contains(where: { !$0.isWhitespace }) { isWhole = false }
            case .startTag(let name, _, _), .endTag(let name, _):
                if !isOpen || !Self.plainInlines.contains(name) { isWhole = false }
            case .other: break
            }
        }
        guard let text, !isOpen else { return nil }
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return nil }
        let id = RawHTMLReader(arena, options.html).parts(of: node).ids.first?.name
        return RawTitle(
            node: NodeID(index: node), text: words.joined(separator: " "), id: id, isWhole: isWhole)
    }

    /// Elements of which a title shows the text.
    private static let plainInlines: Set<String> = [
        "b", "br", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u",
    ]
}
