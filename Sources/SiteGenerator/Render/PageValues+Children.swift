import Templates

/// What the lists of pages show.
extension PageValues {
    /// The cards of the pages that a page lists. Where the configuration names the sections, lists of them have those
    /// entries, with their titles, in the place of the folders.
    func children(of page: Page) -> [TemplateValue] {
        let pages = lists.children(of: page)
        let header = site.navigation.header
        guard site.navigation.isConfigured else { return pages.map(summary) }
        if case .sectionList = page.content { return header.compactMap(section) }
        guard case .searchResults = page.content else { return pages.map(summary) }
        let named = Set(header.map { site.navigation.firstTarget($0) })
        return header.compactMap(section) + pages.filter { !named.contains(.page($0)) }.map(summary)
    }

    /// The card of an outermost entry of the navigation: that of its page with the entry's title, or a title alone.
    private func section(_ entry: Int) -> TemplateValue? {
        let node = site.navigation[entry]
        if case .page(let id) = node.target, case .object(var values) = summary(id) {
            values.set("title", .string(node.title))
            return .object(values)
        }
        let target = site.navigation.firstTarget(entry)
        guard target != .nothing else { return nil }
        return .object(
            TemplateObject(
                .card,
                [
                    ("title", .string(node.title)), ("url", .string(site.address(of: target))),
                    ("description", .string("")), ("date", .none),
                    ("kind", .string(node.target == .nothing ? PageKind.section.rawValue : nil)),
                    ("minutes", .none), ("pages", .none),
                ]))
    }
}
