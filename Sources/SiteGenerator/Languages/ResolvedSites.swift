import Diagnostics
import Text

/// A site in all of its languages.
struct ResolvedSites: Sendable {
    /// It in its own language.
    let own: ResolvedSite
    /// It in the others, in the order of the configuration.
    let others: [ResolvedSite]
    /// Its files in all of them.
    private let tree: SourceTree

    /// It in all of them, the own one first.
    var all: [ResolvedSite] { [own] + others }

    /// A site in one language.
    init(_ own: ResolvedSite) {
        self.init(own, [], own.tree)
    }

    /// - Parameter tree: the site's files in all languages.
    init(_ own: ResolvedSite, _ others: [ResolvedSite], _ tree: SourceTree) {
        self.own = own
        self.others = others
        self.tree = tree
    }

    /// Reads every file of a tree and resolves everything.
    init(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) {
        let own = ResolvedSite(tree, with: resources, options: options)
        guard own.site.configuration.hasTranslations else {
            self.init(own)
            return
        }
        let originals = own.site.filesByPlace
        let others = TranslatedTrees(tree, own.site.configuration).others.map { other in
            let options = options.translated(other.translation, originals)
            return ResolvedSite(other.tree, with: resources, options: options, after: own)
        }
        let routes = LanguageRoutes([own.site] + others.map(\.site))
        self.init(own.showing(routes), others.map { $0.showing(routes) }, tree)
    }

    /// Lets the rules look at the site. Pages are rendered only with templates of the site's own, in which something can
    /// be wrong.
    func check(generator: String) -> BuildResult {
        let checked = CheckedSite(self, generator: generator)
        return own.theme.hasOwnTemplates ? checked.judged() : checked.result
    }

    /// Everything that was found.
    ///
    /// - Parameter findings: what the rules and the templates had to say in each language.
    func result(_ findings: [[Diagnostic]], _ files: [OutputFile] = []) -> BuildResult {
        let settled = settled(findings)
        return BuildResult(
            all.map(\.site), tree, files, settled.diagnostics, settled.switchedOff, own.theme.sources)
    }

    /// The same findings alone, as they are shown, and what comments switch off.
    func settled(
        _ findings: [[Diagnostic]]
    ) -> (diagnostics: [Diagnostic], switchedOff: [SwitchedOff]) {
        var (found, switchedOff) = own.settled(findings[0])
        guard !others.isEmpty else { return (found, switchedOff) }
        let originals = Set(own.tree.files.lazy.filter(\.isMarkdown).map { PathKey($0.path) })
        for (resolved, findings) in zip(others, findings.dropFirst()) {
            guard let translation = resolved.site.options.translation else { continue }
            let more = resolved.settled(findings)
            found = found.joined(with: more.diagnostics, of: translation, originals)
            switchedOff += more.switchedOff.filter { translation.paths.contains(PathKey($0.comment.path)) }
        }
        return ((found + collisions).settled(), switchedOff)
    }

    /// Pages and files of the own language that stand where another language has its pages.
    private var collisions: [Diagnostic] {
        let (site, taken) = (own.site, own.site.outputs.paths)
        let clashes = others.reduce(into: [PathKey: SiteLanguage]()) { clashes, resolved in
            guard let language = resolved.site.options.translation?.language else { return }
            for path in resolved.site.outputs.paths.map({ PathKey(resolved.site.placed($0.text)) })
            where taken.contains(path) { clashes[path] = language }
        }
        guard !clashes.isEmpty else { return [] }
        let claims =
            site.pages.map { ($0.route.outputPath, $0.file?.path ?? site.configuration.path) }
            + site.files.map { ($0.place, $0.path) }
        return claims.compactMap { output, path in
            clashes[PathKey(output)].map { .inPlace(of: output, $0, at: path) }
        }
    }

    /// The paths of the finished site's files but for the search's.
    var outputPaths: Set<PathKey> {
        others.reduce(own.site.outputs.paths) { paths, resolved in
            paths.union(resolved.site.outputs.paths.map { PathKey(resolved.site.placed($0.text)) })
        }
    }
}

extension LanguageRoutes {
    /// - Parameter sites: the site in its own language, and then in the others.
    init(_ sites: [Site]) {
        editions = sites.compactMap { site in
            let tag = site.configuration.language
            return site.configuration.languages.first { $0.tag == tag }.map { Edition($0, site) }
        }
    }
}

extension SiteOptions {
    /// The same for a site in another language.
    func translated(
        _ translation: SiteTranslation, _ originals: [PathKey: ParsedPage]
    ) -> SiteOptions {
        var options = self
        options.translation = translation
        options.originals = originals
        return options
    }
}

extension [Diagnostic] {
    /// What was found in one language, and what else was found in another: in its translations, and in what has no
    /// language if it was not found before.
    func joined(with others: [Diagnostic], of translation: SiteTranslation, _ originals: Set<PathKey>)
        -> [Diagnostic]
    {
        var known = Set(map(Finding.init))
        return self
            + others.filter { finding in
                let path = PathKey(finding.location.path)
                if translation.paths.contains(path) { return true }
                return !originals.contains(path) && known.insert(Finding(finding)).inserted
            }
    }
}

extension Diagnostic {
    fileprivate static func inPlace(of output: String, _ language: SiteLanguage, at path: String)
        -> Diagnostic
    {
        Diagnostic(
            .duplicateRoute, .error,
            "`\(output.shownPlainly)` is a page of the site in `\(language.tag)`, so that only one of both can be there",
            at: Location(path: path), help: "give this one another name or `slug`")
    }
}

/// What tells that two findings are one.
private struct Finding: Hashable {
    let id: FindingID
    let location: Location
    let message: String

    init(_ finding: Diagnostic) {
        (id, location, message) = (finding.id, finding.location, finding.message)
    }
}
