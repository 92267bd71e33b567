import ConfigSchema
import Diagnostics
import Text

/// Looks at one file with another text than it has.
protocol MendingCheck: Sendable {
    /// What is found with a text of a file.
    func look(at file: SourceTree.File, with bytes: [UInt8]) -> PageCheck.Found

    /// Whether a look is at the file alone, and not at all others with it.
    func isLocal(_ place: String) -> Bool
}

/// Looks at the pages that one file's text stands on, within a site of which everything else is as it was.
struct PageCheck: MendingCheck {
    /// What is found on the pages, and the pages.
    struct Found: Sendable {
        var diagnostics: [Diagnostic] = []
        var pages: [ParsedPage] = []
        /// The file itself, where it is no part of a page and in a config language.
        var file: ConfigDocument?
        /// The blocks and the texts of a file that is no page of a site.
        var blocks: [MendingUnit] = []
        var texts: [ConfigText] = []
    }

    private let resolved: ResolvedSite
    private let resolver: LinkResolver
    private let composer: PartialComposer
    /// The pages with a text of a file, by the file's place.
    private var pages: [PathKey: [Page.ID]] = [:]
    private let resources: ProgramResources

    init(_ resolved: ResolvedSite, with resources: ProgramResources) {
        let site = resolved.site
        self.resolved = resolved
        self.resources = resources
        resolver = LinkResolver(site)
        composer = PartialComposer(resolved.tree, markdown: site.configuration.markdown)
        for page in site.pages {
            for place in page.file?.places ?? [] { pages[PathKey(place), default: []].append(page.id) }
        }
    }

    /// Whether a file is seen by what pages show of it; if not, only the whole site can be looked at.
    func isLocal(_ place: String) -> Bool { pages[PathKey(place)] != nil }

    /// What is found with another text of a file.
    func look(at file: SourceTree.File, with bytes: [UInt8]) -> Found {
        guard let ids = pages[PathKey(file.place)] else { return lookAtAll(file, bytes) }
        let text = SourceText(path: file.path, bytes: bytes)
        let isPart = ids.contains { resolved.site[$0].file?.place != file.place }
        let partials = isPart ? composer.replacing(file.place, with: text) : composer
        var found = Found()
        for id in ids {
            guard let old = resolved.site[id].file else { continue }
            let source = old.place == file.place ? text : old.source
            let page = ParsedPage(source, place: old.place, partials: partials)
            var (site, resolver) = (resolved.site, resolver)
            site.replace(id, with: page, &resolver)
            found.diagnostics += page.diagnostics + site.check(site[id], Rule.all)
            found.pages.append(site[id].file ?? page)
            WorkCounter.add(1 + page.snippets.count)
        }
        WorkCounter.add(found.diagnostics.count)
        let switches = found.pages.flatMap(\.switches)
        found.diagnostics =
            found.diagnostics.settled(levels: resolved.site.configuration.validLevels, switches: switches)
            .diagnostics
        return found
    }

    private func lookAtAll(_ file: SourceTree.File, _ bytes: [UInt8]) -> Found {
        let tree = resolved.tree.replacing(file.place, with: bytes)
        let result = ResolvedSite(
            tree, with: resources, options: resolved.site.options, after: resolved
        ).check(generator: resources.generator)
        let language = ConfigLanguage(fileName: file.place)
        return Found(
            diagnostics: result.report.diagnostics,
            file: language.map { ConfigDocument(parsing: bytes, as: $0) })
    }
}
