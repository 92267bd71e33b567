import Diagnostics
import Markdown
import Templates

extension Site {
    /// The files of the finished site, by path, and what templates had to say.
    ///
    /// - Parameter findings: what was found in the site, so that no block with a fault is shown as checked.
    func render(
        _ theme: Theme, generator: String, besides findings: [Diagnostic], timing times: PageTimes
    ) -> ([OutputFile], [Diagnostic]) {
        SiteRenderer(self, theme, FaultPlaces(findings), generator: generator).everything(timing: times)
    }
}

extension SiteRenderer {
    /// The files of the finished site, by path, and what templates had to say.
    ///
    /// - Parameter known: pages that are rendered already, by their numbers.
    func everything(known: [Int: Rendered] = [:], timing times: PageTimes) -> ([OutputFile], [Diagnostic]) {
        let rendered = render(pages, known: known, jobs: site.options.jobs, times)
        let (others, findings) = renderOthers()
        return (
            site.files(besides: rendered.map(\.file) + others, theme),
            theme.diagnostics + navigation.diagnostics + rendered.flatMap(\.findings) + findings
        )
    }
}

extension Site {
    /// All files of the finished site, by path.
    fileprivate func files(besides rendered: [OutputFile], _ theme: Theme) -> [OutputFile] {
        let copied = files.enumerated().filter { outputs.granted.contains(.file($0.offset)) }.map(\.element)
        let themeFiles = theme.files.filter { outputs.granted.contains(.theme($0.path)) }
        let published = rendered + copies(of: copied) + schemaFiles + themeFiles
        return published.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The schemas that the site documents, as files to refer to.
    private var schemaFiles: [OutputFile] {
        references.enumerated().filter { outputs.granted.contains(.schema($0.offset)) }.map { _, reference in
            OutputFile(
                path: reference.filePath, content: .bytes(catalogue.entries[reference.entry].publishedText))
        }
    }

    /// The files that are published as they are, schemas without what is refused in them.
    private func copies(of files: [SourceTree.File]) -> [OutputFile] {
        let schemas = Dictionary(
            catalogue.entries.compactMap { entry in entry.place.map { ($0, entry) } },
            uniquingKeysWith: { first, _ in first })
        return files.map { file in
            schemas[file.place].map { OutputFile(path: file.place, content: .bytes($0.publishedText)) }
                ?? OutputFile(file)
        }
    }
}

/// Renders the pages of a site with its theme.
struct SiteRenderer: Sendable {
    /// A file that a template made.
    struct Rendered: Sendable {
        let file: OutputFile
        /// What the template had to say.
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
    /// What pages need to stand on others, made for the first that shows one of them and kept for all its parts.
    let embedPlans: [Deferred<RenderPlan?>]

    /// - Parameter navigation: the lists of a site whose pages have the same titles, addresses and places.
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
        embedPlans = site.pages.map { page in
            Deferred { page.file.map { RenderPlan(for: page, $0, of: site, faults) } }
        }
    }

    // MARK: Pages

    /// The pages that the finished site has.
    var pages: [Page] { site.pages.filter { site.outputs.granted.contains(.page($0.id)) } }

    /// Renders pages, but no more with a template that was stopped at a limit, since each would take as long again.
    ///
    /// They are rendered in batches that double, so that what is found is the same with any number of workers.
    func render(
        _ pages: [Page], known: [Int: Rendered] = [:], jobs: Int, _ times: PageTimes
    ) -> [Rendered] {
        var rendered: [Rendered] = []
        var stopped: Set<String> = []
        var rest = pages[...]
        var size = 4
        while !rest.isEmpty {
            let batch = rest.prefix(size).filter { !stopped.contains(template(for: $0)) }
            let results = concurrentMap(batch, jobs: jobs) { page in
                known[page.id.index] ?? times.time(page.file?.path) { render(page) }
            }
            for (page, result) in zip(batch, results) where result.isStopped {
                stopped.insert(template(for: page))
            }
            rendered += results
            rest = rest.dropFirst(size)
            size *= 2
        }
        return rendered
    }

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
        guard let file = page.file, var plan = page.id == outermost.id ? own : embedPlans[page.id.index].value
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

    private func template(for page: Page) -> String {
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
    func renderOthers() -> ([OutputFile], [Diagnostic]) {
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
        return (rendered.map(\.file), rendered.flatMap(\.findings))
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

extension OutputFile {
    /// A file that is published as it is.
    fileprivate init(_ file: SourceTree.File) {
        switch file.content {
        case .text(let bytes): self.init(path: file.place, content: .bytes(bytes))
        case .asset(let path): self.init(path: file.place, content: .copy(of: path))
        }
    }
}

extension Page {
    /// What hosts show for a URL that leads nowhere.
    fileprivate static let notFound = Page(
        id: ID(index: -1), content: .folderList, route: .notFound, folder: "", title: "Page not found",
        kind: .page,
        isFolderPage: false)
}
