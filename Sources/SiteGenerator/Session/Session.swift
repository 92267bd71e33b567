package import Diagnostics
import Text

/// A site that is being written: what was read, found and rendered is kept as long as what it was made from is the same.
///
/// After any changes it gives what `build` and `check` give for the same tree. It is a value and reads nothing by itself; what
/// it would have to read is in `unread`.
package struct Session: Sendable {
    /// One page of the site as it is now.
    package struct PageLook: Sendable {
        /// The file of the finished site.
        package let file: OutputFile
        /// What was found on the page, in the severities that the site wants, by file and offset.
        package let diagnostics: [Diagnostic]
        /// What its comments switch off.
        package let switchedOff: [SwitchedOff]
        /// Why a build without drafts leaves it out; `nil` where it does not.
        package let absence: Absence?
    }

    /// Why a page is left out of a site today.
    package enum Absence: Sendable, Hashable {
        /// It is a draft.
        case draft
        /// It is dated in the future, at this day.
        case future(String)
    }

    /// The files of the site, in all of its languages.
    package internal(set) var tree: SourceTree

    let resources: ProgramResources
    var options: SiteOptions
    var resolved: ResolvedSite
    /// The site in its other languages, in the order of the configuration.
    var others: [Session] = []
    /// Pages that are there twice in one language.
    private var doubled: [Diagnostic] = []
    private var editor: SiteEditor
    /// What the rules found on each page, as far as they looked.
    var findings: [Int: [Diagnostic]] = [:]
    /// The pages as far as they are rendered.
    var rendered: [Int: SiteRenderer.Rendered] = [:]
    /// The HTML of texts whose pages have to be rendered with other templates.
    private var contents: [Int: [UInt8]] = [:]
    private var lists: SiteRenderer.SiteLists?
    private(set) var search = SiteSearch()
    /// How often the whole site was resolved since an edit changed more than the pages that it was made in.
    private(set) var resolutions = 0

    /// Reads a site.
    package init(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) {
        self.init(tree, with: resources, options: options, after: nil)
        guard let trees = TranslatedTrees(of: tree) else { return }
        doubled = trees.findings
        translate(trees)
    }

    init(
        _ tree: SourceTree, with resources: ProgramResources, options: SiteOptions,
        after earlier: ResolvedSite?
    ) {
        self.tree = tree
        self.resources = resources
        self.options = options
        resolved = ResolvedSite(tree, with: resources, options: options, after: earlier)
        editor = SiteEditor(resolved.site)
    }

    // MARK: Changes

    /// Takes over the site's files as they are now.
    package mutating func update(_ tree: SourceTree) {
        self.tree = tree
        let trees = TranslatedTrees(of: tree)
        let doubled = trees?.findings ?? []
        if doubled != self.doubled { resolve(tree) } else { update(trees?.own ?? tree, of: tree) }
        self.doubled = doubled
        translate(trees)
    }

    /// - Parameters:
    ///   - tree: the files in the language of this session.
    ///   - whole: those in all languages of the site.
    mutating func update(_ tree: SourceTree, of whole: SourceTree) {
        guard tree.differsInTextsOnly(from: resolved.tree) else { return resolve(whole) }
        let theme = Theme(resources, site: tree.templates, after: resolved)
        guard theme.hasSameFiles(as: resolved.theme) else { return resolve(whole) }
        let reading = PageReading(
            tree, markdown: resolved.site.configuration.markdown, jobs: options.jobs, PageTimes(nil),
            after: resolved.reading)
        guard let edit = editor.edit(resolved.site, resolved.reading, reading) else {
            return resolve(whole, reading)
        }
        let listsChange = edit.changesCards && theme.readsAllPages
        if listsChange || tree.templates != resolved.tree.templates { forgetTemplates() }
        for id in edit.checked { findings[id.index] = nil }
        search.forget(edit.checked)
        for id in edit.rendered { (rendered[id.index], contents[id.index]) = (nil, nil) }
        resolved = ResolvedSite(resolved, tree: tree, reading: reading, site: edit.site, theme: theme)
    }

    /// Notes that pages have to be rendered with other templates or values, though not their texts.
    mutating func forgetTemplates() {
        contents.merge(rendered.mapValues(\.content)) { $1 }
        (rendered, lists) = ([:], nil)
    }

    mutating func resolve(_ tree: SourceTree, _ reading: PageReading? = nil) {
        resolved = ResolvedSite(tree, with: resources, options: options, after: resolved, reading)
        editor = SiteEditor(resolved.site)
        (findings, rendered, contents, lists) = ([:], [:], [:], nil)
        search.forgetPlaces()
        resolutions += 1
    }

    /// The site as it is now, for whoever edits it.
    package var edited: EditedSite { EditedSite(resolved.site, resolved.tree, editor) }

    /// The files that pages show and that the tree has not as texts, by their places, with the absolute paths that they
    /// are at. Nothing that shows them is right before a tree with their texts is taken over.
    package var unread: [String: String] {
        others.reduce(ownUnread) { $0.merging($1.ownUnread) { first, _ in first } }
    }

    private var ownUnread: [String: String] {
        let wanted = resolved.reading.placesInVain
        guard !wanted.isEmpty else { return [:] }
        var unread: [String: String] = [:]
        for file in tree.files where wanted.contains(PathKey(file.place)) {
            if case .asset(let path) = file.content { unread[file.place] = path }
        }
        return unread
    }

    // MARK: What it is

    /// The same of the language of this session, by the place of the original.
    mutating func ownPage(at place: String) -> PageLook? {
        guard let page = editor.page(at: place, in: resolved.site), page.file != nil else { return nil }
        return look(at: page)
    }

    /// One page and what is found on it, by the path of its file in the finished site; `nil` where the site has no such page.
    package mutating func page(publishedAt path: String) -> PageLook? {
        if let page = editor.page(publishedAt: path, in: resolved.site) { return look(at: page) }
        for number in others.indices {
            guard let folder = others[number].options.translation?.language.folder,
                let inner = innerPath(of: path, in: folder)
            else { continue }
            return others[number].page(publishedAt: inner)
        }
        return nil
    }

    /// The pages of the finished site.
    package var publishedPages: [PublishedPage] {
        let site = resolved.site
        let own = site.pages.map { page in
            PublishedPage(
                path: site.placed(page.route.outputPath), source: page.isFallback ? nil : page.file?.path,
                absence: page.absence(on: options.date))
        }
        return own + others.flatMap(\.publishedPages)
    }

    private mutating func look(at page: Page) -> PageLook? {
        let shown = ShownPages(on: page, in: resolved.site).ids
        let near = shown.union(shown.flatMap(editor.sharers))
        for id in near { _ = check(id) }
        if rendered[page.id.index] == nil {
            let renderer = renderer(besides: near.flatMap { findings[$0.index] ?? [] })
            rendered[page.id.index] = renderer.render(page)
            contents[page.id.index] = nil
        }
        guard let rendered = rendered[page.id.index] else { return nil }
        let found = (page.file?.diagnostics ?? []) + (findings[page.id.index] ?? []) + rendered.findings
        let settled = found.settled(
            levels: resolved.site.configuration.validLevels, switches: page.file?.switches ?? [])
        return PageLook(
            file: resolved.site.placed(rendered.file), diagnostics: settled.diagnostics,
            switchedOff: settled.switchedOff,
            absence: page.absence(on: options.date))
    }

    /// The site in all of its languages.
    private var sites: ResolvedSites { ResolvedSites(resolved, others.map(\.resolved), tree) }

    /// What `check` gives.
    package mutating func checked() -> BuildResult {
        guard !resolved.theme.hasOwnTemplates else { return built() }
        let found = inEachLanguage { $0.checkAll() + $0.resolved.theme.diagnostics }
        return sites.result(found)
    }

    /// The findings of what `check` gives, without all else that is known of the site then.
    package mutating func found() -> [Diagnostic] {
        let found = inEachLanguage { $0.ownFindings() }
        return sites.settled(found).diagnostics
    }

    private mutating func ownFindings() -> [Diagnostic] {
        let found = checkAll()
        guard resolved.theme.hasOwnTemplates else { return found + resolved.theme.diagnostics }
        return found + resolved.theme.diagnostics + render(besides: found, while: { true }).complaints
    }

    /// What `build` gives.
    package mutating func built() -> BuildResult {
        built { true } ?? sites.result(Array(repeating: [], count: 1 + others.count))
    }

    /// What `build` gives; `nil` where nobody wants it any more. What was done until then is kept.
    package mutating func built(while isWanted: () -> Bool) -> BuildResult? {
        var (files, findings): ([OutputFile], [[Diagnostic]]) = ([], [])
        let parts = inEachLanguage { $0.part(while: isWanted) }
        for part in parts {
            guard let part else { return nil }
            files += part.files
            findings.append(part.findings)
        }
        return sites.result(findings, files.sortedByPath)
    }

    /// The files and findings of one language.
    private mutating func part(while isWanted: () -> Bool) -> (files: [OutputFile], findings: [Diagnostic])? {
        guard isWanted() else { return nil }
        let found = checkAll()
        let (files, complaints) = render(besides: found, while: isWanted)
        guard let files, isWanted() else { return nil }
        let site = resolved.site
        return (
            (files + search.files(of: site)).map(site.placed), found + resolved.theme.diagnostics + complaints
        )
    }

    /// Renders what is not rendered yet; no files where nobody wants them any more.
    private mutating func render(
        besides found: [Diagnostic], while isWanted: () -> Bool
    ) -> (files: [OutputFile]?, complaints: [Diagnostic]) {
        var rendering = SiteRendering(
            renderer(besides: found), known: rendered, timing: PageTimes(nil))
        let (files, pages) = rendering.collected(while: isWanted)
        rendered.merge(pages) { $1 }
        for number in pages.keys { contents[number] = nil }
        return (files, rendering.findings)
    }

    private mutating func renderer(besides findings: [Diagnostic]) -> SiteRenderer {
        let renderer = SiteRenderer(
            resolved.site, resolved.theme, FaultPlaces(findings), generator: resources.generator,
            keeping: lists, contents)
        lists = renderer.lists
        return renderer
    }

    private mutating func check(_ id: Page.ID) -> [Diagnostic] {
        if let known = findings[id.index] { return known }
        let found = resolved.site.check(resolved.site[id], Rule.all)
        findings[id.index] = found
        return found
    }

    private mutating func checkAll() -> [Diagnostic] {
        let site = resolved.site
        let open = site.pages.filter { findings[$0.id.index] == nil }
        let found = concurrentMap(open, jobs: options.jobs) { site.check($0, Rule.all) }
        for (page, found) in zip(open, found) { findings[page.id.index] = found }
        return site.checkWhole(Rule.all) + site.pages.flatMap { findings[$0.id.index] ?? [] }
    }
}
