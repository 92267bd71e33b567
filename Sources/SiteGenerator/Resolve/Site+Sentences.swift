import Markdown

extension Site {
    /// For each page that a page links to, the sentence in which its first link to it stands.
    func sentences(on page: Page) -> [Page.ID: String] {
        guard let document = page.file?.document else { return [:] }
        let written = document.links
        var seen = Set<Page.ID>()
        var first: [(target: Page.ID, node: Document.NodeID)] = []
        for link in links[page.id.index] {
            guard let target = link.target.page, target != page.id, seen.insert(target).inserted else {
                continue
            }
            first.append((target, written[link.index].node))
        }
        let sentences = document.sentences(around: first.map(\.node))
        return Dictionary(
            zip(first, sentences).filter { !$1.isEmpty }.map { ($0.target, $1) },
            uniquingKeysWith: { first, _ in first })
    }
}
