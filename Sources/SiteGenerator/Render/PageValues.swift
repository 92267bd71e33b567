import ConfigSchema
import Markdown
import Templates
import Text

/// What templates learn of the site and of a page.
final class PageValues: Sendable {
    let site: Site
    /// What made the site, with its version.
    let generator: String
    let lists: PageLists
    private let freshness: FreshnessValues
    private let schemas: SchemaValues
    /// What the pages' cards show, each made for the first page that shows one.
    private let cards: [Deferred<PageCard>]
    /// The sentences in which each page links to others, made for the first page that shows one.
    private let sentences: [Deferred<[Page.ID: String]>]
    private let topicLists: [String: (name: String, page: Page.ID)]
    private let header: HeaderSections
    /// The values of the site for the pages below each entry of the header, made for the first of them;
    /// behind the last those for pages that lie below none.
    private let siteValuesBySection: [Deferred<TemplateObject>]
    /// The values that are the same on every page.
    let siteValues: TemplateObject
    /// The addresses of the theme's published files by their names in the theme, and of the site's own by their places.
    let assets: TemplateValue

    /// - Parameter order: the reading order of a site whose pages have the same titles, addresses and places.
    init(_ site: Site, _ theme: Theme, generator: String, keeping order: ReadingOrder? = nil) {
        self.site = site
        self.generator = generator
        lists = PageLists(site, keeping: order)
        freshness = FreshnessValues(site)
        schemas = SchemaValues(site)
        let cards = site.pages.map { [base = site.base] page in Deferred { PageCard(page, base: base) } }
        self.cards = cards
        sentences = site.pages.map { page in Deferred { site.sentences(on: page) } }
        topicLists = Dictionary(
            site.topics.map { (Slug.make($0.name), $0) }, uniquingKeysWith: { first, _ in first })
        let header = HeaderSections(site)
        self.header = header
        var values = Self.siteValues(site, theme, generator: generator, freshness)
        let listed = theme.readsAllPages ? site.listedPages : []
        values.set("pages", .list(listed.map { cards[$0.index].value.summary }))
        let topics = theme.hasOwnTemplates ? site.topics.map(\.page) : []
        values.set("topics", .list(topics.map { cards[$0.index].value.summary }))
        siteValues = values
        assets = Self.assets(site, theme)
        siteValuesBySection = (0...header.count).map { [values] number in
            Deferred {
                var values = values
                values.set("sections", header.values(on: number))
                return values
            }
        }
    }

    // MARK: The site

    private static func assets(_ site: Site, _ theme: Theme) -> TemplateValue {
        var addresses = TemplateObject()
        // No template of the program's own asks for a file of the site.
        for file in theme.hasOwnTemplates ? site.files : [] {
            addresses.set(file.place, .string(site.base.sitePath + URLPath.encoded(file.place)))
        }
        for name in theme.assets.keys.sorted() {
            addresses.set(name, .string(theme.url(name, base: site.base)))
        }
        return .object(addresses)
    }

    /// What pages may load where the site is strict (CSP Level 3): only what the site itself has.
    static let policy = "default-src 'self'; base-uri 'self'; form-action 'self'"

    private static func siteValues(
        _ site: Site, _ theme: Theme, generator: String, _ freshness: FreshnessValues
    ) -> TemplateObject {
        let configuration = site.configuration
        return TemplateObject([
            ("title", .string(configuration.title)), ("description", .string(configuration.description)),
            ("language", .string(configuration.language)),
            ("direction", .string(site.wording.isRightToLeft ? "rtl" : "ltr")),
            ("author", .string(configuration.author)),
            ("home", .string(site.base.path)), ("permalink", .string(site.base.origin + site.base.path)),
            ("generator", .string(generator)),
            ("style", .string(theme.url("waymark.css", base: site.base))),
            ("script", .string(theme.url("waymark.js", base: site.base))),
            ("icon", .string(theme.url("favicon.svg", base: site.base))),
            ("feed", .string(site.hasFeed ? site.base.path + "feed.xml" : nil)),
            ("feeds", feeds(of: site)), ("csp", .string(configuration.hasPolicy ? Self.policy : nil)),
            ("cards", configuration.hasCards.map { .boolean($0) } ?? .none),
            ("links", HeaderLinks.values(configuration.links)),
            ("all_sections", .string(HeaderSections.listURL(site))),
            ("freshness", freshness.listURL), ("search", site.searchValues(theme)),
            ("extra", TemplateValue(configuration.extra)),
        ])
    }

    /// The values of the site with the sections of the header, of which the page's own is marked.
    func siteValues(for page: Page) -> TemplateObject {
        siteValuesBySection[header.number(of: page) ?? header.count].value
    }

    // MARK: A page

    /// The values of one page, but for its navigation.
    func values(of page: Page, _ text: ShownText, content: [UInt8]) -> TemplateObject {
        let matter = page.frontMatter
        let card = card(of: page)
        let url = page.route.url(site.base)
        let path = page.file?.path
        return TemplateObject(
            .page,
            [
                ("title", .string(page.title)), ("title_id", .string(page.shownTitle?.id)),
                ("description", card.description), ("lead", .string(matter.description)),
                ("kind", .string(page.kind.rawValue)),
                ("url", .string(url)),
                ("permalink", .string(permalink(of: page))),
                ("content", .html(content)), ("scripts", scripts(on: content)),
                ("toc", tableOfContents(page, text)), ("date", .string(matter.date?.text)),
                ("updated", .string(matter.updated?.text)),
                ("reviewed", .string(matter.reviewed?.text)),
                ("authors", .list(matter.authors.map { .string($0) })),
                ("topics", topics(of: page)), ("sources", sources(of: page)), ("applies_to", appliesTo(page)),
                ("backlinks", .list(lists.backlinks(of: page).map { backlink($0, to: page) })),
                ("breadcrumbs", breadcrumbs(of: page)),
                ("previous", lists.previous(of: page).map(summary) ?? .none),
                ("next", lists.next(of: page).map(summary) ?? .none), ("draft", .boolean(matter.isDraft)),
                ("words", .integer(card.words)), ("minutes", .integer(card.minutes)),
                ("path", .string(path)), ("edit_url", .string(editURL(path))),
                ("noindex", .boolean(page.isHiddenFromSearchEngines)),
                ("sidebar", .boolean(matter.isInSidebar)),
                ("freshness", freshness.values(of: page)), ("schema", schemas.values(of: page)),
                ("children", .list(children(of: page))),
                ("image", image(of: page)), ("linked_data", linkedData(of: page)),
                ("markdown", .string(markdownAddress(of: page))),
                ("language", .string(language(of: page))),
                ("direction", .string(LanguageTag.isRightToLeft(language(of: page)) ? "rtl" : "ltr")),
                ("fallback", .boolean(page.isFallback)), ("languages", .list(languages(of: page))),
                ("extra", TemplateValue(matter.extra)),
            ])
    }

    /// The scripts that draw what a page's text shows.
    private func scripts(on content: [UInt8]) -> TemplateValue {
        .list(
            site.scripts.needed(by: content).map {
                .object(TemplateObject([("url", .string($0.url)), ("module", .boolean($0.isModule))]))
            })
    }

    /// The whole address of a page; one that is shown at every wrong address has none.
    private func permalink(of page: Page) -> String? {
        // Of two pages with one text the original is the one to be found.
        if page.isFallback { return site.languageRoutes?.original(of: page) }
        return site.base.origin.isEmpty || page.isNotFound
            ? nil : site.base.origin + page.route.url(site.base)
    }

    /// The card of a page.
    func summary(_ id: Page.ID) -> TemplateValue { cards[id.index].value.summary }

    /// A page that links to another, with the sentence in which it does.
    private func backlink(_ source: Page.ID, to page: Page) -> TemplateValue {
        guard case .object(var values) = summary(source) else { return .none }
        values.set("sentence", .string(sentences[source.index].value[page.id]))
        return .object(values)
    }

    /// The page that is shown at every wrong address is none of the site's.
    private func card(of page: Page) -> PageCard {
        cards.indices.contains(page.id.index) ? cards[page.id.index].value : PageCard(page, base: site.base)
    }

    /// Pages as the lists for machines see them.
    func listing(_ pages: [Page]) -> [TemplateValue] {
        pages.map { page in
            let matter = page.frontMatter
            let changed = page.lastChange
            return .object(
                TemplateObject(
                    .listedPage,
                    [
                        ("title", .string(page.title)), ("description", .string(page.description)),
                        ("permalink", .string(site.base.origin + page.route.url(site.base))),
                        ("date", .string(matter.date?.text)), ("changed", .string(changed?.text)),
                        ("published_at", .string(matter.date?.instantText)),
                        ("changed_at", .string(changed?.instantText)),
                        ("published_on", .string(matter.date?.mailText)),
                        ("authors", .list(matter.authors.map { .string($0) })),
                        ("noindex", .boolean(page.isHiddenFromSearchEngines)),
                    ]))
        }
    }

    private func link(_ page: Page) -> TemplateValue { .link(to: page, site.base) }

    private func breadcrumbs(of page: Page) -> TemplateValue { .list(trail(to: page).map(link)) }

    /// The pages above a page, from the outside in.
    func trail(to page: Page) -> [Page] {
        guard !page.route.path.isEmpty else { return [] }
        var trail: [Page] = []
        var folder = page.isFolderPage ? parent(of: page.folder) : page.folder
        while true {
            if let section = site.sections[folder], section.page != page.id, section.entrance != page.id {
                trail.append(site[section.page])
            }
            if folder.isEmpty { break }
            folder = parent(of: folder)
        }
        if page.kind == .topic, !page.isFolderPage, let list = site.index.page(Route("topics")) {
            trail.insert(site[list], at: 0)
        }
        return trail.reversed()
    }

    private func topics(of page: Page) -> TemplateValue {
        .list(
            page.frontMatter.topics.compactMap { topic in
                topicLists[Slug.make(topic.value)].map { list in
                    .link(list.name, site[list.page].route.url(site.base))
                }
            })
    }

    private func sources(of page: Page) -> TemplateValue {
        .list(
            page.frontMatter.sources.filter { Address.fault(ofSource: $0.url) == nil }.map { source in
                .object(
                    TemplateObject(
                        .source,
                        [
                            ("url", .string(source.url)), ("title", .string(source.title ?? source.url)),
                            ("date", .string(source.date?.text)),
                        ]))
            })
    }

    private func appliesTo(_ page: Page) -> TemplateValue {
        .list(
            page.frontMatter.appliesTo.compactMap {
                site.index.pages(named: $0.value, from: parent(of: page.file?.place ?? "")).pages.first.map {
                    link(site[$0])
                }
            })
    }

    private func editURL(_ path: String?) -> String? {
        guard let path, let pattern = site.configuration.editURL?.value else { return nil }
        let pieces = pattern.split(separator: "{path}", omittingEmptySubsequences: false)
        return pieces.joined(separator: URLPath.encoded(path))
    }

    // MARK: Table of contents

    /// The headings of the levels 2 and 3, nested; nothing for a page that has fewer than two or wants none.
    private func tableOfContents(_ page: Page, _ text: ShownText) -> TemplateValue {
        guard page.file != nil, page.frontMatter.hasTableOfContents else { return .list([]) }
        let all = headings(in: text)
        guard all.count > 1 else { return .list([]) }
        var entries: [(heading: ListedHeading, children: [TemplateValue])] = []
        for heading in all {
            if heading.level == 3, entries.last?.heading.level == 2 {
                entries[entries.count - 1].children.append(entry(heading, []))
            } else {
                entries.append((heading, []))
            }
        }
        return .list(entries.map { entry($0.heading, $0.children) })
    }

    /// A heading as the table of contents shows it.
    private struct ListedHeading {
        let level: Int
        let id: String
        let text: String
    }

    /// The headings of a page and of the pages that it embeds whole, in the order of the text.
    private func headings(in text: ShownText) -> [ListedHeading] {
        let page = site[text.part.page]
        guard let file = page.file else { return [] }
        let title = page.titleHeading?.node
        WorkCounter.add(file.document.headings.count)
        var found = file.document.headings.filter { $0.level <= 3 && $0.node != title }.map { heading in
            (
                heading.range.lowerBound,
                [
                    ListedHeading(
                        level: max(heading.level, 2), id: text.idPrefix + heading.id, text: heading.text)
                ]
            )
        }
        for (embed, inner) in text.embeds where inner.part.part == .whole {
            found.append((embed.link.range.lowerBound, headings(in: inner)))
        }
        return found.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }

    private func entry(_ heading: ListedHeading, _ children: [TemplateValue]) -> TemplateValue {
        .object(
            TemplateObject(
                .heading,
                [
                    ("level", .integer(heading.level)), ("id", .string(heading.id)),
                    ("title", .string(heading.text)), ("children", .list(children)),
                ]))
    }
}
