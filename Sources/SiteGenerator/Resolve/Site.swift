import ConfigSchema
import Diagnostics
import Highlighting
import Markdown
import Text

/// A whole site, resolved: every page with its route, every link with its target, every snippet with its schema.
///
/// It is made once and never changed. Rules look at it, and pages are rendered from it.
package struct Site: Sendable {
    let configuration: SiteConfiguration
    var options: SiteOptions
    /// Where the site will be published.
    let base: BaseURL
    /// All schemas that snippets can be bound to.
    package let catalogue: SchemaCatalogue
    /// The pages, files before lists, by place.
    private(set) var pages: VariedList<Page>
    /// The folders with pages, by path; the root's is empty.
    let sections: [String: Section]
    /// What the navigation shows.
    let navigation: NavigationTree
    /// What is wrong with the navigation of the configuration.
    let navigationFindings: [Diagnostic]
    /// The scripts that draw on its pages.
    let scripts: SiteScripts
    /// The topics with their lists, in alphabetical order.
    let topics: [(name: String, page: Page.ID)]
    /// Files that are left out because another has their route.
    let collisions: [PageTable.Collision]
    /// Drafts and pages of the future that are left out.
    let unpublished: [PageTable.Unpublished]
    /// The files that are published as they are: place and absolute path or bytes.
    let files: [SourceTree.File]
    /// The sizes of the pictures among them, by their places.
    let pictures: [PathKey: PictureSize]
    /// The links of each page.
    private(set) var links: VariedList<[PageLink]>
    /// The links of each page that stand for a text of another, in the order of the text.
    private(set) var embedLinks: VariedList<[PageLink]>
    /// The old ids of each page.
    private(set) var moved: VariedList<[MovedAnchor]>
    /// The ids that links to each page are likely to mean; `nil` for a page that is made of no file.
    private(set) var linkableIDs: VariedList<Deferred<LinkableIDs>?>
    /// The pages that link to each page, by title.
    private(set) var backlinks: VariedList<[Page.ID]>
    /// What the snippets of each page are checked against.
    private(set) var bindings: VariedList<[SnippetBinding]>
    /// Says what blocks are that name no schema.
    let evidence: EvidenceReader
    /// The schemas that bindings refer to, ready to use.
    private(set) var schemas: [SchemaReference: Schema]
    /// What is wrong with those schemas by themselves.
    private var faultsOfSchemas: [SchemaReference: [Diagnostic]]
    /// The languages that code is highlighted in.
    let languages: LanguageSet
    /// What it says by itself.
    let wording: Wording
    /// The names of the templates that a page can choose.
    let templateNames: KnownNames
    /// The names of the schemas in the catalogue.
    let schemaNames: KnownNames
    /// The names of files that some schema is for, made for the first one that none is for.
    private let fileNames: Deferred<KnownNames>
    /// Finds pages by what authors write.
    let index: PageIndex
    /// The pages that are to be reviewed, or that newer pages speak of.
    var freshness: [Freshness] = []
    /// The schemas that the site documents.
    private(set) var references: [SchemaReferencePage] = []
    /// The places of these among them, by the schemas' places in the catalogue.
    let referenceNumbers: [Int: Int]
    /// The folders of the content, whether or not anything in them is published.
    let folders: Set<String>
    /// Where its pages are in other languages; `nil` for a site that is in one.
    var languageRoutes: LanguageRoutes?
    /// What templates are given besides pages.
    let data: SiteData
    /// The files for programs that the generator makes of the whole site.
    let machineFiles: MachineFiles
    /// Every file of the finished site.
    let outputs: OutputTable
    /// The pages that send readers on from old addresses.
    let redirects: [SiteRedirect]
    /// The old addresses by the files that answer them, made for the first link that leads nowhere.
    let oldAddresses: Deferred<[PathKey: OldAddress]>
    /// What is wrong with old addresses and with where they lead.
    let redirectFindings: [Diagnostic]
    /// Lists that the generator does not make because an author's own page stands there.
    let replacedLists: [PageTable.Replacement]
    /// Topics with different names that share a page.
    let sharedTopics: [PageTable.SharedTopic]

    init(
        _ tree: SourceTree, _ parsed: [ParsedPage], configuration: SiteConfiguration,
        catalogue: SchemaCatalogue,
        languages: LanguageSet, words: WordFiles, templates: [String], assets: [String] = [],
        options: SiteOptions,
        keeping evidence: EvidenceReader? = nil
    ) {
        self.languages = languages
        // What begins with `_` is a part of templates, and shows no page.
        templateNames = KnownNames(templates.filter { !fileName(of: $0).hasPrefix("_") })
        schemaNames = KnownNames(catalogue.entries.map(\.name))
        fileNames = Deferred { KnownNames(catalogue.tellingFileNames) }
        var configuration = configuration
        // A theme without a page for the results has no use for an index.
        configuration.search.isOn = configuration.search.isOn && templates.contains("search.html")
        self.configuration = configuration
        self.options = options
        self.catalogue = catalogue
        data = SiteData(tree, catalogue)
        wording = words.wording(configuration.language)
        let address = options.baseURL.flatMap(BaseURL.init) ?? configuration.baseURL
        base = options.translation.map { address.part($0.language.folder) } ?? address
        var references = catalogue.referencePages(configuration)
        let table = PageTable(
            parsed, configuration: configuration, references: references, wording,
            options: options)
        let files = tree.files.filter(Self.isPublished)
        pictures = Dictionary(
            files.compactMap { file in file.picture.map { (PathKey(file.place), $0) } },
            uniquingKeysWith: { first, _ in first })
        let partials = tree.files.filter { $0.isMarkdown && !Self.isPage($0) }.map(\.place)
        let index = PageIndex(table, files: files.map(\.place), partials: Set(partials))
        let resolver = LinkResolver(
            pages: table.pages, references: references, index: index, base: base,
            translation: options.translation)
        let links = concurrentMap(table.pages, jobs: options.jobs, resolver.links)
        let (old, addressFindings) = OldAddress.all(configuration, table.pages)
        machineFiles = MachineFiles(
            configuration, table.pages, sections: table.sections, base: base,
            hasFeed: (configuration.feeds.isOn || options.makesFeed) && !base.origin.isEmpty,
            hasRedirects: !old.isEmpty, own: Set(files.map(\.place)))
        // What all languages share is there once, with the site's own.
        let isTranslation = options.translation != nil
        outputs = OutputTable(
            pages: table.pages, files: isTranslation ? [] : files, redirects: old,
            references: isTranslation ? [] : references,
            templates: isTranslation ? [] : templates, assets: isTranslation ? [] : assets, base: base,
            machines: machineFiles, hasSearch: configuration.search.isOn)
        var redirecting = RedirectResolver(
            old, outputs: outputs, pages: table.pages, index: index, links: resolver, base: base,
            path: configuration.path)
        let (redirects, redirectFindings) = redirecting.resolve()
        self.redirects = redirects
        oldAddresses = Deferred {
            Dictionary(old.map { (PathKey($0.outputPath), $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.redirectFindings = addressFindings + redirectFindings
        folders = Self.folders(of: tree)
        replacedLists = table.replaced
        sharedTopics = table.sharedTopics
        sections = table.sections
        let content = NavigatedContent(pages: table.pages, sections: table.sections)
        (navigation, navigationFindings) = NavigationTree.read(
            configuration, content, index, unpublished: table.unpublished.map(\.file.place), base: base)
        topics = table.topics
        collisions = table.collisions
        unpublished = table.unpublished
        scripts = SiteScripts(configuration, files: files.map(\.place), base: base)
        self.files = files
        self.index = index
        self.links = VariedList(links)
        embedLinks = VariedList(zip(table.pages, links).map(Self.embedLinks))
        let moved = table.pages.map(resolver.movedAnchors)
        self.moved = VariedList(moved)
        linkableIDs = VariedList(zip(table.pages, moved).map(resolver.linkableIDs))
        backlinks = VariedList(Self.backlinks(links, table.pages))
        let evidence =
            evidence
            ?? EvidenceReader(
                catalogue,
                configured: ConfiguredSchemas(configuration.snippets, catalogue))
        self.evidence = evidence
        let binder = SnippetBinder(
            catalogue: catalogue, configuration: configuration, evidence: evidence)
        let bound = concurrentMap(table.pages, jobs: options.jobs, binder.bound)
        let bindings = bound.map(\.1)
        pages = VariedList(bound.map(\.0))
        self.bindings = VariedList(bindings)
        (schemas, faultsOfSchemas) = Self.schemas(bindings, catalogue, jobs: options.jobs)
        for number in references.indices { references[number].noteUses(in: table.pages, bindings, schemas) }
        self.references = references
        referenceNumbers = Dictionary(
            zip(references.map(\.entry), references.indices), uniquingKeysWith: { first, _ in first })
        freshness = Freshness.all(self)
    }

    // MARK: Other texts

    /// Puts another text of one page in the place of the old one, here and in the resolver of this site.
    ///
    /// It is the site that the whole text gives where the page's interface is as it was; where it is not, it is right as far
    /// as findings about that page go.
    mutating func replace(_ id: Page.ID, with file: ParsedPage, _ resolver: inout LinkResolver) {
        let binder = SnippetBinder(
            catalogue: catalogue, configuration: configuration, evidence: evidence)
        let (page, bindings) = binder.bound(pages[id.index].replacing(file))
        pages.replace(id.index, with: page)
        resolver.replace(page)
        let moved = resolver.movedAnchors(of: page)
        self.moved.replace(id.index, with: moved)
        linkableIDs.replace(id.index, with: resolver.linkableIDs(of: page, moved))
        for reference in bindings.compactMap(\.evidence?.schema) where schemas[reference] == nil {
            let compiled = catalogue.compiled[reference]
            (schemas[reference], faultsOfSchemas[reference]) = (compiled.schema, compiled.findings)
        }
        let known = Set((self.bindings[id.index] + bindings).compactMap(\.evidence?.schema.entry))
        self.bindings.replace(id.index, with: bindings)
        for number in references.indices where known.contains(references[number].entry) {
            references[number].noteUsesAgain(in: page, bindings, schemas)
        }
        relink(id, resolver)
    }

    /// Resolves the links of one page anew.
    mutating func relink(_ id: Page.ID, _ resolver: LinkResolver) {
        let page = pages[id.index]
        let links = resolver.links(of: page)
        let targets = (before: self.links[id.index].targets(from: id), after: links.targets(from: id))
        self.links.replace(id.index, with: links)
        embedLinks.replace(id.index, with: Self.embedLinks(of: page, links))
        for target in targets.before.symmetricDifference(targets.after) {
            let others = backlinks[target.index].filter { $0 != id }
            let sources = targets.after.contains(target) ? sorted(others + [id]) : others
            backlinks.replace(target.index, with: sources)
        }
    }

    /// Pages as lists of backlinks have them.
    private func sorted(_ ids: [Page.ID]) -> [Page.ID] {
        Self.sorted(ids) { pages[$0.index].title }
    }

    /// The name of a file that some schema is for and that a misspelt one is near to; `nil` for a name that means
    /// something as it is.
    func nameOfFile(near name: String) -> String? {
        switch catalogue.files(named: name) {
        case .none, .foreign: break
        case .one, .several, .other: return nil
        }
        return fileNames.value.nearest(to: fileName(of: withSlashes(name)))
    }

    /// The page with a number.
    subscript(_ id: Page.ID) -> Page { pages[id.index] }

    /// What is wrong by themselves with the schemas that bindings refer to.
    private var schemaFindings: [Diagnostic] {
        Set(bindings.joined().compactMap(\.evidence?.schema)).flatMap { faultsOfSchemas[$0] ?? [] }
    }

    /// What is wrong with pages and schemas by themselves.
    var fileFindings: [Diagnostic] {
        data.findings + schemaFindings + pages.flatMap { $0.file?.diagnostics ?? [] }
            + collisions.flatMap(\.loser.diagnostics) + unpublished.flatMap(\.file.fenceFindings)
            + heldBackFindings + redirectFindings + outputs.unportable.map(Diagnostic.unportable)
            + outputs.unnameable.map(Diagnostic.unnameable) + outputs.faults.map(Diagnostic.unwritable)
    }

    /// The templates that front matter names, also that of pages which are left out today.
    var chosenTemplates: Set<String> {
        let files = pages.compactMap(\.file) + unpublished.map(\.file)
        return Set(files.compactMap { $0.frontMatter.template?.value })
    }

    /// What the comments on its pages switch off.
    var switches: [OffSwitch] { pages.flatMap { $0.file?.switches ?? [] } }

    /// Whether the site has a feed, which needs to know where the site will be.
    var hasFeed: Bool { (configuration.feeds.isOn || options.makesFeed) && !base.origin.isEmpty }

    /// How the snippets of the site are bound.
    var snippetCounts: Summary.Snippets {
        var counts = Summary.Snippets()
        let counted = pages.filter { !$0.isFallback }
        let documents = counted.flatMap { $0.file?.snippets.map(\.config.documentCount) ?? [] }
        for (binding, count) in zip(counted.flatMap { bindings[$0.id.index] }, documents) {
            switch binding {
            case .bound, .recognised:
                counts.validated += 1
                counts.documents += count
                if case .recognised = binding { counts.recognised += 1 }
            case .skipped: counts.skipped += 1
            case .skippedWithoutReason: counts.skippedWithoutReason += 1
            case .unknown, .unbound: counts.unbound += 1
            case .optional: counts.parsedOnly += 1
            }
        }
        return counts
    }

    /// Whether a file is copied into the site. Markdown becomes pages, the configuration stays behind, and so do
    /// copies that editors left and files and folders that begin with `_`, but for the two that hosts read.
    static func isPublished(_ file: SourceTree.File) -> Bool {
        if file.isMarkdown || SiteConfiguration.fileNames.contains(file.place) { return false }
        if file.place == SchemaLock.fileName { return false }
        if EditorCopy.isName(fileName(of: file.place)) { return false }
        if file.place == "_headers" || file.place == "_redirects" { return true }
        return !file.place.split(separator: "/").contains { $0.hasPrefix("_") }
    }

    /// Whether a file is a page: Markdown, and neither itself nor a folder around it begins with `_`.
    static func isPage(_ file: SourceTree.File) -> Bool {
        guard file.isMarkdown else { return false }
        let parts = file.place.split(separator: "/")
        return !parts.dropLast().contains { $0.hasPrefix("_") }
            && (parts.last?.hasPrefix("_") != true || Route.isFolderPage(file.place))
    }

    private static func folders(of tree: SourceTree) -> Set<String> {
        var folders: Set<String> = [""]
        for file in tree.files {
            var folder = parent(of: file.place)
            while folders.insert(folder).inserted { folder = parent(of: folder) }
        }
        return folders
    }

    private static func backlinks(_ links: [[PageLink]], _ pages: [Page]) -> [[Page.ID]] {
        var sources = Array(repeating: [Page.ID](), count: pages.count)
        for (page, links) in zip(pages, links) {
            for target in links.targets(from: page.id) { sources[target.index].append(page.id) }
        }
        return sources.map { ids in sorted(ids) { pages[$0.index].title } }
    }

    private static func sorted(_ ids: [Page.ID], title: (Page.ID) -> String) -> [Page.ID] {
        ids.sorted { (title($0), $0.index) < (title($1), $1.index) }
    }

    private static func schemas(
        _ bindings: [[SnippetBinding]], _ catalogue: SchemaCatalogue, jobs: Int
    ) -> ([SchemaReference: Schema], [SchemaReference: [Diagnostic]]) {
        var references = Set<SchemaReference>()
        for case let reference? in bindings.joined().map(\.evidence?.schema) { references.insert(reference) }
        let ordered = Array(references)
        let compiled = concurrentMap(ordered, jobs: jobs) { catalogue.compiled[$0] }
        var schemas: [SchemaReference: Schema] = [:]
        var findings: [SchemaReference: [Diagnostic]] = [:]
        for (reference, result) in zip(ordered, compiled) {
            schemas[reference] = result.schema
            findings[reference] = result.findings
        }
        return (schemas, findings)
    }
}

extension [PageLink] {
    /// The other pages that the links of a page lead to.
    func targets(from page: Page.ID) -> Set<Page.ID> {
        Set(compactMap(\.target.page)).subtracting([page])
    }
}

extension LinkTarget {
    /// The page that the link leads to, whether or not the place on it exists.
    var page: Page.ID? {
        switch self {
        case .page(let id, _), .missingFragment(let id, _): id
        case .file, .external, .broken: nil
        }
    }
}
