import Diagnostics
import Markdown
import Text

/// The pages of a site with their routes, and the folders that they lie in.
///
/// This is the first step of resolving: after it every page has its number, title, kind and route.
struct PageTable: Sendable {
    /// A file that is left out because another has its route already.
    struct Collision: Sendable {
        let loser: ParsedPage
        let winner: ParsedPage
        let route: Route
    }

    /// A file that is no part of the site today.
    struct Unpublished: Sendable {
        let file: ParsedPage
        /// The date from which on it will be; `nil` for a draft.
        let date: String?
    }

    /// A list that is not made because an author's own page stands there.
    struct Replacement: Sendable {
        /// The list's file in the finished site.
        let path: String
        /// The path of the page's file.
        let file: String
    }

    /// A topic that has the page of another one, since nothing is left in an address of what tells them apart.
    struct SharedTopic: Sendable {
        let name: String
        let other: String
        let route: Route
        /// Where a page names it.
        let location: Location
    }

    var pages: [Page] = []
    private(set) var sections: [String: Section] = [:]
    var topics: [(name: String, page: Page.ID)] = []
    private(set) var collisions: [Collision] = []
    private(set) var unpublished: [Unpublished] = []
    private(set) var replaced: [Replacement] = []
    var sharedTopics: [SharedTopic] = []

    private let configuration: SiteConfiguration
    private let translation: SiteTranslation?
    let wording: Wording

    init(
        _ files: [ParsedPage], configuration: SiteConfiguration, references: [SchemaReferencePage],
        _ wording: Wording, options: SiteOptions
    ) {
        self.configuration = configuration
        translation = options.translation
        self.wording = wording
        addFiles(files.filter { isPublished($0, options) })
        addReferences(references)
        addFolders()
        addTopics()
        addFreshnessReport()
        addSearchResults()
        addSectionList()
    }

    // MARK: Files

    private mutating func isPublished(_ file: ParsedPage, _ options: SiteOptions) -> Bool {
        guard !options.includesDrafts else { return true }
        if file.frontMatter.isDraft {
            unpublished.append(Unpublished(file: file, date: nil))
            return false
        }
        if let today = options.date, let date = file.frontMatter.date?.day.description, date > today {
            unpublished.append(Unpublished(file: file, date: date))
            return false
        }
        return true
    }

    private mutating func addFiles(_ files: [ParsedPage]) {
        var winners: [Route: ParsedPage] = [:]
        for file in files {
            let isFolderPage = Route.isFolderPage(file.place)
            let route = Route(place: file.place, slug: file.frontMatter.slug)
            if let winner = winners[route] {
                collisions.append(Collision(loser: file, winner: winner, route: route))
                continue
            }
            winners[route] = file
            let folder = parent(of: file.place)
            let settings = configuration.section(for: folder)
            add(
                .file(file), route: route, folder: folder, title: title(of: file, settings),
                kind: file.frontMatter.kind ?? (isFolderPage ? .section : settings.kind ?? .page),
                isFolderPage: isFolderPage, isFallback: translation?.fallsBack(at: file.place) == true)
        }
    }

    @discardableResult
    mutating func add(
        _ content: Page.Content, route: Route, folder: String, title: String, kind: PageKind,
        isFolderPage: Bool, isFallback: Bool = false
    ) -> Page.ID {
        let id = Page.ID(index: pages.count)
        pages.append(
            Page(
                id: id, content: content, route: route, folder: folder, title: title, kind: kind,
                isFolderPage: isFolderPage, isFallback: isFallback))
        return id
    }

    /// Front matter, else a level-1 heading in raw HTML at the beginning, else the first of Markdown, else the file's
    /// name.
    private func title(of file: ParsedPage, _ settings: SiteConfiguration.Section) -> String {
        if let title = file.frontMatter.title { return title }
        if let raw = file.document.rawTitle { return raw.text }
        if let heading = file.document.titleHeading, !heading.text.isEmpty { return heading.text }
        guard Route.isFolderPage(file.place) else { return Self.title(fromName: stem(of: file.place)) }
        return folderTitle(parent(of: file.place))
    }

    /// - Parameter isMade: whether the folder is that of the schemas that the site documents.
    private func folderTitle(_ folder: String, isMade: Bool = false) -> String {
        if let title = configuration.sections[folder]?.title { return title }
        if isMade { return wording.text("schemas") }
        return folder.isEmpty ? configuration.title : Self.title(fromName: fileName(of: folder))
    }

    /// A file's name as a title: `getting-started` is "Getting started".
    static func title(fromName name: String) -> String {
        let text = name.split(whereSeparator: { $0 == "-" || $0 == "_" }).joined(separator: " ")
        return text.isEmpty ? name : text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: Schemas

    /// A page for every schema that the site documents, unless a page stands there already.
    private mutating func addReferences(_ references: [SchemaReferencePage]) {
        let owners = owners
        let list = Route("schemas")
        if !references.isEmpty, let owner = owners[list] { note(owner, instead: list) }
        for (number, reference) in references.enumerated() {
            let route = Route("schemas/\(Slug.make(reference.name))")
            if let owner = owners[route] {
                note(owner, instead: route)
                continue
            }
            add(
                .schemaReference(number), route: route, folder: "schemas", title: reference.title,
                kind: .schema, isFolderPage: false)
        }
    }

    /// The pages by their routes.
    var owners: [Route: Page.ID] {
        Dictionary(pages.map { ($0.route, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// Notes that an author's page stands where a list would be.
    mutating func note(_ owner: Page.ID, instead route: Route) {
        guard let file = pages[owner.index].file else { return }
        replaced.append(Replacement(path: route.outputPath, file: file.path))
    }

    // MARK: Folders

    /// Gives every folder with pages a section, and those without a page of their own a list.
    private mutating func addFolders() {
        var members: [String: [Page.ID]] = ["": []]
        var folderPages: [String: Page.ID] = [:]
        for page in pages {
            if page.isFolderPage {
                folderPages[page.folder] = page.id
            } else if !page.isNotFound {
                members[page.folder, default: []].append(page.id)
            }
            var folder = page.folder
            while !folder.isEmpty {
                members[folder] = members[folder] ?? []
                folder = parent(of: folder)
            }
        }
        let routes = owners
        let isForSchemas = pages.contains { if case .schemaReference = $0.content { true } else { false } }
        for folder in members.keys.sorted() where folderPages[folder] == nil {
            let route = Route(place: joined(folder, "index.md"))
            // A file `guides.md` beside a folder `guides` has that route, and is the folder's page.
            if let page = routes[route] {
                folderPages[folder] = page
            } else {
                folderPages[folder] = add(
                    .folderList, route: route, folder: folder,
                    title: folderTitle(folder, isMade: isForSchemas && folder == "schemas"), kind: .section,
                    isFolderPage: true)
            }
        }
        let subfolders = Dictionary(grouping: members.keys.filter { !$0.isEmpty }, by: parent(of:))
        for (folder, ids) in members {
            guard let page = folderPages[folder] else { continue }
            let inner = sorted(ids.filter { $0 != page })
            let subfolders = (subfolders[folder] ?? []).sorted { folderPrecedes($0, $1, folderPages) }
            let namesake = subfolders.isEmpty ? self.namesake(of: folder, page, among: inner) : nil
            sections[folder] = Section(
                folder: folder, page: page, entrance: namesake ?? page, pages: inner, subfolders: subfolders)
        }
    }

    /// The only page of a folder without a page of its own, where it has the folder's name.
    private func namesake(of folder: String, _ list: Page.ID, among ids: [Page.ID]) -> Page.ID? {
        guard case .folderList = pages[list.index].content, ids.count == 1, !folder.isEmpty else {
            return nil
        }
        let page = pages[ids[0].index]
        let hasName = page.route.path == folder + "/" + fileName(of: folder)
        return hasName && page.frontMatter.isInSidebar ? page.id : nil
    }

    /// By weight, then articles by date with the newest first, then by title.
    func sorted(_ ids: [Page.ID]) -> [Page.ID] {
        ids.map { PlaceInList(pages[$0.index]) }.sorted { $0.precedes($1) }.map(\.id)
    }

    private func folderPrecedes(_ left: String, _ right: String, _ folderPages: [String: Page.ID]) -> Bool {
        let weights = [left, right].map { folder in
            configuration.sections[folder]?.weight
                ?? folderPages[folder].flatMap { pages[$0.index].frontMatter.weight } ?? 0
        }
        return weights[0] != weights[1] ? weights[0] < weights[1] : left < right
    }

    // MARK: Freshness

    /// A list of the pages that are to be reviewed where there are any, unless a page stands there already.
    private mutating func addFreshnessReport() {
        let isAsked = pages.contains { page in
            page.file != nil
                && (page.frontMatter.reviewEvery != nil
                    || translation != nil && page.frontMatter.translatedFrom != nil
                    || !page.isFolderPage && configuration.section(for: page.folder).reviewEvery != nil)
        }
        let route = Route("freshness")
        guard isAsked else { return }
        if let owner = owners[route] { return note(owner, instead: route) }
        add(
            .freshnessReport, route: route, folder: "", title: wording.text("freshness"), kind: .report,
            isFolderPage: false)
    }

    // MARK: Sections

    /// The most sections that every page names.
    static let mostSections = 24

    /// A list of all sections where there are more than pages name, unless a page stands there already.
    private mutating func addSectionList() {
        let count = configuration.navigation?.count ?? sections[""]?.subfolders.count ?? 0
        let route = Route("sections")
        guard count > Self.mostSections else { return }
        if let owner = owners[route] { return note(owner, instead: route) }
        add(
            .sectionList, route: route, folder: "", title: wording.text("all_sections"), kind: .section,
            isFolderPage: false
        )
    }

    // MARK: Search

    /// The page of the search where the site has one, unless a page stands there already. A folder of that name without a
    /// page of its own has it as its page.
    private mutating func addSearchResults() {
        let route = Route("search")
        guard configuration.search.isOn else { return }
        if let owner = owners[route] {
            guard case .folderList = pages[owner.index].content else { return note(owner, instead: route) }
            pages[owner.index] = pages[owner.index].showingSearchResults
            return
        }
        add(
            .searchResults, route: route, folder: "", title: wording.text("search"), kind: .page,
            isFolderPage: false)
    }
}
