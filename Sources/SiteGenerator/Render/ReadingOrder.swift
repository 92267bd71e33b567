/// The order in which the pages of a top-level folder are read: for each page the one before and the one behind.
struct ReadingOrder: Sendable {
    private var previous: [Page.ID: Page.ID] = [:]
    private var next: [Page.ID: Page.ID] = [:]

    init(_ site: Site) {
        for folder in site.sections[""]?.subfolders ?? [] {
            var order: [Page.ID] = []
            Self.append(folder, of: site, to: &order)
            for (first, second) in zip(order, order.dropFirst()) {
                next[first] = second
                previous[second] = first
            }
        }
    }

    func previous(of page: Page) -> Page.ID? { previous[page.id] }

    func next(of page: Page) -> Page.ID? { next[page.id] }

    private static func append(_ folder: String, of site: Site, to order: inout [Page.ID]) {
        guard let section = site.sections[folder] else { return }
        order.append(section.page)
        order += section.pages.filter { site[$0].frontMatter.isInSidebar }
        for subfolder in section.subfolders { append(subfolder, of: site, to: &order) }
    }
}
