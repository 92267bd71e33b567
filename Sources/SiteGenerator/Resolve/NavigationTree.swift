import Diagnostics

/// What the navigation of a site shows: what `nav` names in the configuration, or else the pages and folders
/// as they lie in the content.
struct NavigationTree: Sendable {
    /// Where an entry leads.
    enum Target: Sendable, Hashable {
        case page(Page.ID)
        /// To an address that is no page's.
        case address(String)
        /// Nowhere: it is a heading above others.
        case nothing
    }

    /// One entry. Entries are told by their numbers.
    struct Node: Sendable {
        let title: String
        let target: Target
        /// Whether it is a folder or has entries of its own.
        let isSection: Bool
        let parent: Int?
        /// The entries below it that have none of their own, and those that can, each in their order.
        fileprivate(set) var leaves: [Int] = []
        fileprivate(set) var sections: [Int] = []
        /// All entries below it, in the order in which they are shown.
        fileprivate(set) var children: [Int] = []
        /// Where it stands among its siblings that are of its kind.
        fileprivate(set) var position = 0
        /// How many entries lie below it, on all levels.
        fileprivate(set) var size = 0
    }

    private(set) var nodes: [Node] = []
    /// The outermost entries.
    private(set) var top: [Int] = []
    /// The entry that a page has; the first one where it has several.
    private(set) var numbers: [Page.ID: Int] = [:]
    /// The entries that show all that lies in a folder.
    private var folders: [String: Int] = [:]
    /// Whether the configuration says what it shows.
    let isConfigured: Bool

    /// The pages and folders of the content: first the root's pages, then its folders.
    init(_ content: NavigatedContent) {
        isConfigured = false
        guard let root = content.sections[""] else { return }
        addMembers(of: root, below: nil, in: content)
        measure()
    }

    /// What a configuration names.
    init(_ entries: [ResolvedNavigation.Entry], in content: NavigatedContent) {
        isConfigured = true
        for entry in entries { add(entry, below: nil, in: content) }
        measure()
    }

    // MARK: Making it

    private mutating func add(
        _ title: String, _ target: Target, isSection: Bool, below parent: Int?
    ) -> Int {
        let number = nodes.count
        nodes.append(Node(title: title, target: target, isSection: isSection, parent: parent))
        if let parent {
            nodes[parent].children.append(number)
            if isSection {
                nodes[number].position = nodes[parent].sections.count
                nodes[parent].sections.append(number)
            } else {
                nodes[number].position = nodes[parent].leaves.count
                nodes[parent].leaves.append(number)
            }
        } else {
            nodes[number].position = top.count
            top.append(number)
        }
        if case .page(let id) = target, numbers[id] == nil { numbers[id] = number }
        return number
    }

    private mutating func addMembers(of section: Section, below parent: Int?, in content: NavigatedContent) {
        for id in section.pages where content[id].frontMatter.isInSidebar {
            _ = add(content[id].navigationTitle, .page(id), isSection: false, below: parent)
        }
        for folder in section.subfolders {
            guard let inner = content.sections[folder] else { continue }
            addFolder(inner, titled: nil, below: parent, in: content)
        }
    }

    private mutating func addFolder(
        _ section: Section, titled title: String?, below parent: Int?, in content: NavigatedContent
    ) {
        let page = section.entrance
        let number = add(
            title ?? content[page].navigationTitle, .page(page), isSection: true, below: parent)
        folders[section.folder] = folders[section.folder] ?? number
        if page == section.page { addMembers(of: section, below: number, in: content) }
    }

    private mutating func add(
        _ entry: ResolvedNavigation.Entry, below parent: Int?, in content: NavigatedContent
    ) {
        switch entry {
        case .page(let id, let title):
            _ = add(title ?? content[id].navigationTitle, .page(id), isSection: false, below: parent)
        case .folder(let folder, let title):
            guard let section = content.sections[folder] else { return }
            addFolder(section, titled: title, below: parent, in: content)
        case .address(let url, let title):
            _ = add(title, .address(url), isSection: false, below: parent)
        case .group(let title, let entries):
            let number = add(title, .nothing, isSection: true, below: parent)
            for entry in entries { add(entry, below: number, in: content) }
        }
    }

    /// Counts what lies below each entry. An entry has a higher number than that which it lies below.
    private mutating func measure() {
        for number in nodes.indices.reversed() {
            if let parent = nodes[number].parent { nodes[parent].size += nodes[number].size + 1 }
        }
    }

    // MARK: Asking it

    subscript(_ number: Int) -> Node { nodes[number] }

    /// The entry that shows all of a folder, or of the nearest one around it.
    private func entry(around folder: String) -> Int? {
        var folder = folder
        while true {
            if let number = folders[folder] { return number }
            if folder.isEmpty { return nil }
            folder = parent(of: folder)
        }
    }

    /// The entry of a page, or what it lies below where it has none.
    func place(of page: Page) -> Int? { numbers[page.id] ?? entry(around: page.folder) }

    /// The outermost entry that a page lies below.
    func top(of page: Page) -> Int? { place(of: page).map(outermost) }

    private func outermost(_ number: Int) -> Int {
        var number = number
        while let parent = nodes[number].parent { number = parent }
        return number
    }

    /// The outermost entries that the header names: all that the configuration does, or else the folders.
    var header: [Int] { isConfigured ? top : top.filter { nodes[$0].isSection } }

    /// The page or address that an entry leads to, or the first one below it that leads anywhere.
    func firstTarget(_ number: Int) -> Target {
        var open = [number]
        while let next = open.popLast() {
            if nodes[next].target != .nothing { return nodes[next].target }
            open += nodes[next].children.reversed()
        }
        return .nothing
    }

    /// The pages in the order in which they are read, each once: all of what the configuration names, or else
    /// those of each top-level folder by themselves.
    var readingOrders: [[Page.ID]] {
        let starts = isConfigured ? [top] : top.filter { nodes[$0].isSection }.map { [$0] }
        var seen = Set<Page.ID>()
        return starts.map { start in
            var order: [Page.ID] = []
            var open = Array(start.reversed())
            while let number = open.popLast() {
                if case .page(let id) = nodes[number].target, seen.insert(id).inserted { order.append(id) }
                open += nodes[number].children.reversed()
            }
            return order
        }
    }
}

/// The pages and folders that a navigation is made of.
struct NavigatedContent: Sendable {
    let pages: [Page]
    /// The folders with pages, by path; the root's is empty.
    let sections: [String: Section]

    subscript(_ id: Page.ID) -> Page { pages[id.index] }
}

extension Page {
    /// What the navigation calls it.
    var navigationTitle: String { frontMatter.navigationTitle ?? title }
}
