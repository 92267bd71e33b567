import Diagnostics
import Markdown
import Templates

/// Renders the pages of a site with its theme.
struct SiteRenderer: Sendable {
    /// A file that a template made, and what the template had to say.
    struct Rendered: Sendable {
        let file: OutputFile
        let findings: [Diagnostic]

        /// Whether its template was stopped at a limit.
        var isStopped: Bool { findings.contains { $0.id == .templateLimit } }
    }

    let site: Site
    let theme: Theme
    private let faults: FaultPlaces
    let values: PageValues
    let siteValues: TemplateObject
    let navigation: Navigation
    /// What the embedded pages need to stand on others, made for the first that shows one of them and kept for all its
    /// parts.
    let embedPlans: [Page.ID: Deferred<RenderPlan?>]

    /// - Parameters:
    ///   - faults: where something was found, so that no block with a fault is shown as checked.
    ///   - navigation: the lists of a site whose pages have the same titles, addresses and places.
    init(
        _ site: Site, _ theme: Theme, _ faults: FaultPlaces, generator: String,
        keeping navigation: Navigation? = nil
    ) {
        self.site = site
        self.faults = faults
        self.theme = theme
        values = PageValues(site, theme, generator: generator)
        siteValues = values.siteValues
        self.navigation = navigation?.on(site) ?? Navigation(site, theme, siteValues: siteValues)
        let embedded = Set(site.embedLinks.joined().compactMap(\.target.page))
        let plans = embedded.map { id in
            (id, Deferred { site[id].file.map { RenderPlan(for: site[id], $0, of: site, faults) } })
        }
        embedPlans = Dictionary(uniqueKeysWithValues: plans)
    }

    // MARK: Pages

    /// Renders one page.
    func render(_ page: Page) -> Rendered {
        let text = EmbedLayout(of: page, in: site).text
        let plan = page.file.map { RenderPlan(for: page, $0, of: site, faults) }
        var context = TemplateObject([
            ("page", .object(values.values(of: page, text, content: html(of: text, page, plan)))),
            ("navigation", .html(navigation.html(for: page))),
        ])
        context.set("site", .object(siteValues(for: page)))
        return render(template(for: page), context, to: page.route.outputPath)
    }

    /// The HTML of a text with all that is embedded in it; what it does not show of that is a link.
    ///
    /// - Parameter own: the plan of the page that shows it.
    private func html(of text: ShownText, _ outermost: Page, _ own: RenderPlan?) -> [UInt8] {
        let page = site[text.part.page]
        guard let file = page.file, var plan = page.id == outermost.id ? own : embedPlans[page.id]?.value
        else { return [] }
        plan.idPrefix = text.idPrefix
        if text.isOutermost { site.addMovedAnchors(of: page, to: &plan) }
        for (embed, inner) in text.embeds {
            let source = site[embed.target.page]
            plan.embeds[embed.link.node] = EmbeddedDocument(
                html: html(of: inner, outermost, own), url: source.route.url(site.base), title: source.title)
        }
        return file.document.html(plan, part: text.part.part)
    }

    /// The name of the template that a page is rendered with.
    func template(for page: Page) -> String {
        let names = theme.templates.names
        if let chosen = page.frontMatter.template?.value, names.contains(chosen) { return chosen }
        return names.contains(page.kind.template) ? page.kind.template : "page.html"
    }

    private func siteValues(for page: Page) -> TemplateObject {
        var values = siteValues
        values.set("sections", self.values.sections(for: page))
        return values
    }

    private func render(_ template: String, _ context: TemplateObject, to path: String) -> Rendered {
        let (html, findings) = theme.templates.render(template, context)
        // Raw HTML and templates can hold any character, so the finished page is what is looked at.
        let bytes = path.hasSuffix(".xml") ? XMLText.document(html) : HTMLText.withoutForbidden(html)
        return Rendered(file: OutputFile(path: path, content: .bytes(bytes)), findings: findings)
    }

    // MARK: Everything else

    /// The page for URLs that lead nowhere, the redirects, and the lists for machines.
    func renderOthers() -> [Rendered] {
        var rendered: [Rendered] = []
        for redirect in site.redirects {
            let context = TemplateObject([("url", .string(redirect.url))])
            rendered.append(render("redirect.html", context, to: redirect.outputPath))
            if rendered.last?.isStopped == true { break }
        }
        if site.outputs.granted.contains(.notFound) {
            let page = Page.notFound
            let pageValues = values.values(of: page, ShownText(page), content: [])
            var context = TemplateObject([("page", .object(pageValues))])
            context.set("navigation", .html(navigation.html(for: page)))
            context.set("site", .object(siteValues(for: page)))
            rendered.append(render("404.html", context, to: page.route.outputPath))
        }
        if site.outputs.granted.contains(.sitemap) {
            let context = TemplateObject([
                ("site", .object(siteValues)), ("pages", .list(values.listing(site.pages.array))),
            ])
            rendered.append(render("sitemap.xml", context, to: "sitemap.xml"))
        }
        if site.outputs.granted.contains(.feed) {
            let context = TemplateObject([
                ("site", .object(siteValues)), ("pages", .list(values.listing(site.feedPages))),
                ("changed_at", .string(Moment.latest(site.feedPages.compactMap(\.lastChange))?.instantText)),
            ])
            rendered.append(render("feed.xml", context, to: "feed.xml"))
        }
        return rendered
    }
}

extension Site {
    /// The dated pages that the feed shows, the newest first.
    fileprivate var feedPages: [Page] {
        let dated = pages.filter { !$0.isNotFound }.compactMap { page in
            page.frontMatter.date.map { (page, $0.instant) }
        }
        return dated.sorted { ($0.1, $0.0.route) > ($1.1, $1.0.route) }.prefix(50).map(\.0)
    }
}

extension Page {
    /// What hosts show for a URL that leads nowhere.
    static let notFound = Page(
        id: ID(index: -1), content: .folderList, route: .notFound, folder: "", title: "Page not found",
        kind: .page,
        isFolderPage: false)
}
