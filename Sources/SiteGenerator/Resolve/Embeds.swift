import Diagnostics
import Markdown

/// A page or a part of it that stands on another page.
struct PagePart: Sendable, Hashable {
    let page: Page.ID
    let part: DocumentPart
}

/// An embed of a page that leads to a page.
struct PageEmbed: Sendable {
    /// So many texts show each other, the page itself among them; in place of what is deeper there is a link.
    static let levels = 8

    /// The link that asks for it.
    let link: Document.Link
    /// What it asks for.
    let target: PagePart
    /// What stands before the ids of the embedded text, so that they differ from all others on the page.
    let idPrefix: String
}

extension Site {
    /// The embeds of other pages, or of other parts, that stand in a part of a page.
    func embeds(in part: PagePart) -> [PageEmbed] {
        let page = self[part.page]
        guard let document = page.file?.document else { return [] }
        let range = document.range(of: part.part)
        let written = document.links
        WorkCounter.add(written.count)
        var prefixes: [String: Int] = [:]
        return links[page.id.index].compactMap { resolved in
            let link = written[resolved.index]
            guard range.contains(link.range.lowerBound), link.kind == .embed, document.isAlone(link.node),
                case .page(let id, let fragment) = resolved.target, let target = self.part(id, fragment)
            else { return nil }
            let name = self[id].route.path.split(separator: "/").last.map(String.init) ?? "home"
            let count = prefixes[name, default: 0]
            prefixes[name] = count + 1
            return PageEmbed(
                link: link, target: target, idPrefix: count == 0 ? "\(name)--" : "\(name)-\(count)--")
        }
    }

    /// The part of a page that a fragment names: a block, what stands under a heading, or all of it.
    private func part(_ page: Page.ID, _ fragment: String?) -> PagePart? {
        guard let document = self[page].file?.document else { return nil }
        guard let fragment else { return PagePart(page: page, part: .whole) }
        if fragment.hasPrefix("^") {
            return document.block(named: String(fragment.dropFirst())).map {
                PagePart(page: page, part: .block($0))
            }
        }
        let number = self[page].file?.headings.value.number(ofID: fragment)
        return number.map { PagePart(page: page, part: .section(document.headings[$0].node)) }
    }
}

extension Document {
    /// The bytes of a part.
    func range(of part: DocumentPart) -> Range<Int> {
        switch part {
        case .whole: return 0..<bytes.count
        case .block(let node): return range(of: node)
        case .section(let node):
            guard let index = headings.firstIndex(where: { $0.node == node }) else { return range(of: node) }
            let next = headings[(index + 1)...].first { $0.level <= headings[index].level }
            return headings[index].range.lowerBound..<(next?.range.lowerBound ?? bytes.count)
        }
    }
}
