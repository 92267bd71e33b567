import Markdown
import Text

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
        let own = embedLinks[page.id.index]
        let start = own.partitioningIndex { written[$0.index].range.lowerBound >= range.lowerBound }
        let inside = own[start...].prefix { written[$0.index].range.lowerBound < range.upperBound }
        WorkCounter.add(inside.count)
        var prefixes: [String: Int] = [:]
        return inside.compactMap { resolved in
            let link = written[resolved.index]
            guard case .page(let id, let fragment) = resolved.target, let target = self.part(id, fragment)
            else { return nil }
            let name = self[id].route.path.split(separator: "/").last.map(String.init) ?? "home"
            let count = prefixes[name, default: 0]
            prefixes[name] = count + 1
            return PageEmbed(
                link: link, target: target, idPrefix: count == 0 ? "\(name)--" : "\(name)-\(count)--")
        }
    }

    /// The links of a page that another text can stand in place of, in the order of the text.
    static func embedLinks(of page: Page, _ links: [PageLink]) -> [PageLink] {
        guard let document = page.file?.document else { return [] }
        let written = document.links
        return links.filter { resolved in
            guard case .page = resolved.target else { return false }
            let link = written[resolved.index]
            return link.kind == .embed && document.isAlone(link.node)
        }.sorted { written[$0.index].range.lowerBound < written[$1.index].range.lowerBound }
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
