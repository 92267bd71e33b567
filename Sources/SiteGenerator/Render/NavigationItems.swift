import Templates

/// The entries of the navigation as templates see them.
struct NavigationItems {
    /// The pages of a folder that the navigation shows, and where each of them stands among them.
    struct Shown: Sendable {
        let pages: [Page.ID]
        let positions: [Page.ID: Int]
    }

    var site: Site
    let shown: [String: Shown]
    /// The page around which a large folder is shown; `nil` shows everything.
    var focus: Page?

    init(_ site: Site) {
        self.site = site
        shown = site.sections.mapValues { section in
            let pages = section.pages.filter { site[$0].frontMatter.isInSidebar }
            let positions = pages.enumerated().map { ($1, $0) }
            return Shown(pages: pages, positions: Dictionary(uniqueKeysWithValues: positions))
        }
    }

    /// How many pages a folder shows before and behind the page in focus.
    private static let reach = 20

    /// What the list of a top-level folder shows: its own page and all that lies in it, or for the root the
    /// pages of the root and the top-level folders.
    func items(ofTopFolder folder: String) -> [TemplateValue] {
        guard let section = site.sections[folder] else { return [] }
        guard !folder.isEmpty else {
            let folders = section.subfolders.compactMap { site.sections[$0] }
            return pages(of: section).map { item($0) } + folders.map { item($0.page, isSection: true) }
        }
        return [item(section.page, isSection: true)] + children(of: section)
    }

    /// How many entries a list without focus has.
    func count(ofTopFolder folder: String) -> Int {
        guard let section = site.sections[folder] else { return 0 }
        let inner = folder.isEmpty ? 0 : section.subfolders.reduce(0) { $0 + count(ofTopFolder: $1) }
        return section.pages.count + section.subfolders.count + inner
    }

    private func children(of section: Section) -> [TemplateValue] {
        let folders = section.subfolders.compactMap { site.sections[$0] }
        return pages(of: section).map { item($0) }
            + folders.map { folder in
                item(folder.page, children: isOpen(folder) ? children(of: folder) : [], isSection: true)
            }
    }

    /// With a focus, only the folders are open that lie on the way to it.
    private func isOpen(_ section: Section) -> Bool {
        guard let focus else { return true }
        return focus.folder == section.folder || focus.folder.hasPrefix(section.folder + "/")
    }

    private func pages(of section: Section) -> ArraySlice<Page.ID> {
        guard let shown = shown[section.folder] else { return [] }
        guard let focus, shown.pages.count > 2 * Self.reach else { return shown.pages[...] }
        guard let middle = shown.positions[focus.id] else { return [] }
        return shown.pages[max(0, middle - Self.reach)..<min(shown.pages.count, middle + Self.reach + 1)]
    }

    private func item(
        _ id: Page.ID, children: [TemplateValue] = [], isSection: Bool = false
    ) -> TemplateValue {
        let page = site[id]
        return .object(
            TemplateObject([
                ("title", .string(page.title)), ("url", .string(page.route.url(site.base))),
                ("mark", Navigation.mark(id)), ("children", .list(children)),
                ("section", .boolean(isSection)),
            ]))
    }
}

extension Page {
    /// The first part of its folder.
    var topFolder: String {
        folder.split(separator: "/").first.map(String.init) ?? ""
    }
}
