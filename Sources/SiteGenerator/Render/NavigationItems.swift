import Templates

/// The entries of the navigation as templates see them.
struct NavigationItems: Sendable {
    /// The entries around which a large list is shown.
    struct Focus: Sendable, Hashable {
        /// The entry whose list is open; nothing for the outermost.
        let open: Int?
        /// Which of that list's blocks of entries they are; the first where all of its entries are shown.
        let block: Int
    }

    let site: Site
    private let tree: NavigationTree
    /// `nil` shows everything.
    private var focus: Focus?
    /// The entries around the open one, each with the one below it that leads there; the open one itself
    /// leads nowhere.
    private var way: [Int: Int?] = [:]

    init(_ site: Site) {
        self.site = site
        tree = site.navigation
    }

    /// The longest list below an entry that a focus does not cut, also that around a block.
    private static let mostEntries = 40
    /// How many entries are one block.
    private static let blockSize = 20

    /// What is shown around a page.
    func focus(on page: Page) -> Focus {
        guard let number = tree.place(of: page) else { return Focus(open: nil, block: 0) }
        let node = tree[number]
        if node.isSection { return Focus(open: number, block: 0) }
        let siblings = node.parent.map { tree[$0].leaves } ?? tree.top
        let isLong = siblings.count > Self.mostEntries
        return Focus(open: node.parent, block: isLong ? node.position / Self.blockSize : 0)
    }

    /// The same entries as they are shown around some pages.
    func focused(_ focus: Focus) -> NavigationItems {
        var items = self
        items.focus = focus
        var (number, below) = (focus.open, Int?.none)
        while let open = number {
            items.way[open] = .some(below)
            (number, below) = (tree[open].parent, open)
        }
        return items
    }

    /// What is shown below an outermost entry, with that entry first; without one the outermost entries by
    /// themselves.
    func items(below top: Int?) -> [TemplateValue] {
        guard let top else {
            let shown = focus.map { window(tree.top, around: $0.block) } ?? tree.top[...]
            return shown.map { item($0, children: []) }
        }
        return [item(top, children: [])] + children(of: top)
    }

    /// How many entries a list without focus has.
    func count(below top: Int?) -> Int {
        top.map { tree[$0].size } ?? tree.top.count
    }

    private func children(of number: Int) -> [TemplateValue] {
        shown(below: number).map { child in
            item(child, children: isOpen(child) ? children(of: child) : [])
        }
    }

    /// With a focus, only what lies on the way to it is open.
    private func isOpen(_ number: Int) -> Bool { focus == nil || way[number] != nil }

    private func shown(below number: Int) -> [Int] {
        let node = tree[number]
        guard let focus, node.children.count > Self.mostEntries else { return node.children }
        let section = (way[number] ?? nil).map { tree[$0].position / Self.blockSize } ?? 0
        return Array(window(node.leaves, around: focus.open == number ? focus.block : 0))
            + window(node.sections, around: section)
    }

    private func window(_ entries: [Int], around block: Int) -> ArraySlice<Int> {
        guard entries.count > Self.mostEntries else { return entries[...] }
        let start = block * Self.blockSize
        let margin = (Self.mostEntries - Self.blockSize) / 2
        return entries[max(0, start - margin)..<min(entries.count, start + Self.blockSize + margin)]
    }

    private func item(_ number: Int, children: [TemplateValue]) -> TemplateValue {
        let node = tree[number]
        var mark = TemplateValue.none
        if case .page(let id) = node.target { mark = Navigation.mark(id) }
        return .object(
            TemplateObject(
                .navigationItem,
                [
                    ("title", .string(node.title)), ("url", .string(site.address(of: node.target) ?? "")),
                    ("mark", mark), ("children", .list(children)), ("section", .boolean(node.isSection)),
                ]))
    }
}

extension Site {
    /// Where an entry of the navigation leads; nothing for a heading above others.
    func address(of target: NavigationTree.Target) -> String? {
        switch target {
        case .page(let id): self[id].route.url(base)
        case .address(let url): url
        case .nothing: nil
        }
    }
}

extension Page {
    /// The first part of its folder.
    var topFolder: String {
        folder.split(separator: "/").first.map(String.init) ?? ""
    }
}
