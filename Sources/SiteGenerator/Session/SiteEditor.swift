import Text

/// Puts other texts of pages into a resolved site, where that changes nothing of its pages' addresses, titles and lists.
struct SiteEditor: Sendable {
    /// A site with other texts, and what of the site before holds no more.
    struct Edit {
        var site: Site
        /// The pages on which the rules can find something else.
        var checked: Set<Page.ID> = []
        /// The pages whose HTML can be another.
        var rendered: Set<Page.ID> = []
        /// Whether lists show something else of a page.
        var changesCards = false
    }

    /// A page of a site and another text of it.
    private struct Change {
        let id: Page.ID
        let before: ParsedPage
        let after: ParsedPage
        let movesTargets: Bool
        let changesCard: Bool
    }

    private var resolver: LinkResolver?
    /// The pages that are made of files, by the places of those.
    private var ids: [PathKey: Page.ID] = [:]
    /// The pages that each file's text stands on, where it is made of partials or of files that it shows.
    private var readers: [PathKey: Set<Page.ID>] = [:]
    private var placesOfReaders: [Page.ID: Set<String>] = [:]
    /// The pages by their files in the finished site, as far as they have them.
    private let published: [PathKey: Page.ID]

    init(_ site: Site) {
        let granted = site.pages.filter { site.outputs.granted.contains(.page($0.id)) }
        published = Dictionary(
            granted.map { (PathKey($0.route.outputPath), $0.id) }, uniquingKeysWith: { first, _ in first })
        for page in site.pages {
            guard let file = page.file else { continue }
            ids[PathKey(file.place)] = page.id
            note(page.id, file)
        }
    }

    private mutating func note(_ id: Page.ID, _ file: ParsedPage) {
        for place in placesOfReaders.removeValue(forKey: id) ?? [] { readers[PathKey(place)]?.remove(id) }
        guard !file.lookUps.isEmpty else { return }
        placesOfReaders[id] = file.places
        for place in file.places { readers[PathKey(place), default: []].insert(id) }
    }

    /// The page that is made of a file.
    func page(at place: String, in site: Site) -> Page? { ids[PathKey(place)].map { site[$0] } }

    /// The page that a file of the finished site is.
    func page(publishedAt path: String, in site: Site) -> Page? { published[PathKey(path)].map { site[$0] } }

    /// The other pages on which a finding can stand in a text that stands on this one too.
    func sharers(of id: Page.ID) -> Set<Page.ID> {
        guard let places = placesOfReaders[id] else { return [] }
        return places.reduce(into: []) { $0.formUnion(readers[PathKey($1)] ?? []) }
    }

    // MARK: Editing

    /// The site with the texts of a reading; `nil` where other pages than those see something else of them.
    mutating func edit(_ site: Site, _ before: PageReading, _ after: PageReading) -> Edit? {
        var changes: [Change] = []
        for (old, new) in zip(before.pages, after.pages) where old !== new {
            guard let id = ids[PathKey(old.place)] else { return nil }
            let interfaces = (PageInterface(old), PageInterface(new))
            guard interfaces.0.identity == interfaces.1.identity else { return nil }
            changes.append(
                Change(
                    id: id, before: old, after: new,
                    movesTargets: interfaces.0.targets != interfaces.1.targets,
                    changesCard: interfaces.0.card != interfaces.1.card))
        }
        // Redirects and old ids name places on pages too.
        if changes.contains(where: \.movesTargets), site.namesTargetsElsewhere { return nil }
        return apply(changes, to: site)
    }

    private mutating func apply(_ changes: [Change], to old: Site) -> Edit {
        var edit = Edit(site: old)
        guard !changes.isEmpty else { return edit }
        var resolver = resolver ?? LinkResolver(old)
        var sharing = Set<Page.ID>()
        for change in changes {
            sharing.formUnion(sharers(of: change.id))
            edit.site.replace(change.id, with: change.after, &resolver)
            note(change.id, change.after)
            sharing.formUnion(sharers(of: change.id))
        }
        self.resolver = resolver
        let edited = Set(changes.map(\.id))
        let linking = changes.filter(\.movesTargets).reduce(into: Set<Page.ID>()) { linking, change in
            linking.formUnion(edit.site.backlinks[change.id.index])
        }
        if !linking.isEmpty {
            for id in linking.union(edited) { edit.site.relink(id, resolver) }
        }
        edit.changesCards = changes.contains(where: \.changesCard)
        edit.checked = edited.union(linking)
        edit.rendered = edit.site.embedders(of: edited.union(linking).union(sharing))
        edit.note(pagesWithOtherBacklinksThan: old)
        for id in edited { edit.note(pagesThatShowSentencesOf: id, otherThan: old) }
        edit.note(pagesThatShow: Set(changes.filter(\.changesCard).map(\.id)))
        edit.note(schemasWithOtherUsesThan: old)
        return edit
    }
}

extension SiteEditor.Edit {
    /// Notes the pages that other pages link to now: they list those, and may have been linked from nowhere.
    fileprivate mutating func note(pagesWithOtherBacklinksThan old: Site) {
        let targets = checked.reduce(into: Set<Page.ID>()) { targets, id in
            targets.formUnion(old.links[id.index].targets(from: id))
            targets.formUnion(site.links[id.index].targets(from: id))
        }
        let others = targets.filter { old.backlinks[$0.index] != site.backlinks[$0.index] }
        checked.formUnion(others)
        rendered.formUnion(others)
    }

    /// Notes the pages that show sentences of a page in which it links to them, where those are others now.
    fileprivate mutating func note(pagesThatShowSentencesOf id: Page.ID, otherThan old: Site) {
        let (before, after) = (old.sentences(on: old[id]), site.sentences(on: site[id]))
        let targets = Set(before.keys).union(after.keys)
        rendered.formUnion(targets.filter { before[$0] != after[$0] })
    }

    /// Notes the pages that list pages of which they show something else now.
    fileprivate mutating func note(pagesThatShow cards: Set<Page.ID>) {
        guard !cards.isEmpty else { return }
        let lists = PageLists(site)
        for page in site.pages where lists.cards(on: page).contains(where: cards.contains) {
            rendered.insert(page.id)
        }
    }

    /// Notes the pages of schemas that list other pages now.
    fileprivate mutating func note(schemasWithOtherUsesThan old: Site) {
        guard !site.references.isEmpty else { return }
        for page in site.pages {
            guard case .schemaReference(let number) = page.content,
                old.references[number].uses != site.references[number].uses
            else { continue }
            rendered.insert(page.id)
        }
    }
}

extension Site {
    /// Whether something else than links names places on pages: redirects of the configuration, and old ids.
    fileprivate var namesTargetsElsewhere: Bool {
        !configuration.redirects.isEmpty || moved.contains { !$0.isEmpty }
    }

    /// Pages, and those on which their texts stand.
    fileprivate func embedders(of ids: Set<Page.ID>) -> Set<Page.ID> {
        var embedders: [Page.ID: [Page.ID]] = [:]
        for (page, links) in zip(pages, embedLinks) {
            for target in links.compactMap(\.target.page) { embedders[target, default: []].append(page.id) }
        }
        var found = ids
        var open = Array(ids)
        while let id = open.popLast() {
            for embedder in embedders[id] ?? [] where found.insert(embedder).inserted {
                open.append(embedder)
            }
        }
        return found
    }
}

extension LinkResolver {
    /// The resolver of a site.
    init(_ site: Site) {
        self.init(
            pages: site.pages.array, references: site.references, index: site.index, base: site.base,
            translation: site.options.translation)
    }
}
