import Templates

/// The entries of the navigation as templates see them.
struct NavigationItems {
    /// The pages of a folder that the navigation shows, and where each of them stands among them.
    struct Shown: Sendable {
        let pages: [Page.ID]
        let positions: [Page.ID: Int]
    }

    /// The pages around which a large folder is shown.
    struct Focus: Sendable, Hashable {
        /// The folder that they lie in.
        let folder: String
        /// Which of the folder's blocks of pages they are; nothing where all of its pages are shown, and for a page that
        /// is none of them, such as the folder's own.
        let block: Int?
    }

    let site: Site
    let shown: [String: Shown]
    /// `nil` shows everything.
    private var focus: Focus?

    init(_ site: Site) {
        self.site = site
        shown = site.sections.mapValues { section in
            let pages = section.pages.filter { site[$0].frontMatter.isInSidebar }
            let positions = pages.enumerated().map { ($1, $0) }
            return Shown(pages: pages, positions: Dictionary(uniqueKeysWithValues: positions))
        }
    }

    /// The longest list of a folder's pages that a focus does not cut, also that around a block.
    private static let mostPages = 40
    /// How many pages are one block.
    private static let blockSize = 20

    /// What is shown around a page.
    func focus(on page: Page) -> Focus {
        guard let shown = shown[page.folder], shown.pages.count > Self.mostPages else {
            return Focus(folder: page.folder, block: nil)
        }
        return Focus(folder: page.folder, block: shown.positions[page.id].map { $0 / Self.blockSize })
    }

    /// The same entries as they are shown around some pages.
    func focused(_ focus: Focus) -> NavigationItems {
        var items = self
        items.focus = focus
        return items
    }

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
        guard let focus, shown.pages.count > Self.mostPages else { return shown.pages[...] }
        guard focus.folder == section.folder, let block = focus.block else { return [] }
        let start = block * Self.blockSize
        let margin = (Self.mostPages - Self.blockSize) / 2
        return shown.pages[max(0, start - margin)..<min(shown.pages.count, start + Self.blockSize + margin)]
    }

    private func item(
        _ id: Page.ID, children: [TemplateValue] = [], isSection: Bool = false
    ) -> TemplateValue {
        let page = site[id]
        return .object(
            TemplateObject(
                .navigationItem,
                [
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
