package import Diagnostics
import Highlighting
import Markdown
import Templates
import Text

/// Builds a site: reads every file, resolves everything once, lets the rules look at it, renders every page, and keeps
/// the finished files in memory.
///
/// The result depends on the arguments alone and is the same for any number of workers.
package func build(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) -> BuildResult
{
    CheckedSite(tree, with: resources, options: options).rendered()
}

/// Looks at a site as `build` does, and keeps none of its files: the findings are the same.
package func check(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) -> BuildResult
{
    ResolvedSites(tree, with: resources, options: options).check(generator: resources.generator)
}

/// A site with its theme, and what was found wrong on the way to it.
struct ResolvedSite: Sendable {
    /// The site's files in its language.
    let tree: SourceTree
    let reading: PageReading
    private(set) var site: Site
    let theme: Theme
    /// What is wrong with the files that say how the site is made.
    private let configurationFindings: [Diagnostic]
    let timings: BuildTimings
    let pageTimes: PageTimes

    /// Reads every file of a tree and resolves everything.
    ///
    /// - Parameters:
    ///   - earlier: the same site with other texts, of which is kept what is made of the same.
    ///   - reading: the tree's pages, where they are read already.
    init(
        _ tree: SourceTree, with resources: ProgramResources, options: SiteOptions,
        after earlier: ResolvedSite? = nil, _ reading: PageReading? = nil
    ) {
        var timings = BuildTimings(options.clock)
        pageTimes = PageTimes(options.clock)
        theme = Theme(resources, site: tree.templates, after: earlier)
        let (untranslated, problems) = SiteConfiguration.read(tree)
        let configuration = untranslated.translated(options.translation)
        let isWhole = options.translation == nil && configuration.hasTranslations
        let trees = isWhole ? TranslatedTrees(tree, configuration) : nil
        let tree = trees?.own ?? tree
        self.tree = tree
        let kept = earlier.flatMap { tree.differsInPagesOnly(from: $0.tree) ? $0.site : nil }
        let catalogue =
            kept?.catalogue
            ?? SchemaCatalogue(resources, site: tree, configuration, replacing: options.replacement)
        let languages = kept?.languages ?? LanguageSet(resources, site: tree)
        self.reading =
            reading
            ?? PageReading(
                tree, markdown: configuration.markdown, jobs: options.jobs, pageTimes, after: earlier?.reading
            )
        timings.lap("parse")
        site = Site(
            tree, self.reading.pages, configuration: configuration, catalogue: catalogue,
            languages: languages,
            words: theme.words, templates: theme.templates.names,
            assets: theme.paths(withSearch: configuration.search.isOn),
            options: options, keeping: kept?.evidence)
        configurationFindings =
            tree.diagnostics + problems + catalogue.diagnostics + languages.diagnostics + tree.straySchemas
            + (trees?.findings ?? [])
        timings.lap("resolve")
        self.timings = timings
    }

    /// The same with another site of the same configuration, schemas and languages.
    init(_ earlier: ResolvedSite, tree: SourceTree, reading: PageReading, site: Site, theme: Theme) {
        self.tree = tree
        self.reading = reading
        self.site = site
        self.theme = theme
        configurationFindings = earlier.configurationFindings
        timings = BuildTimings(nil)
        pageTimes = PageTimes(nil)
    }

    /// The same where its pages lead to those in other languages.
    func showing(_ routes: LanguageRoutes?) -> ResolvedSite {
        var resolved = self
        resolved.site = site.showing(routes)
        return resolved
    }

    /// The same as the translation of other pages.
    func translating(_ originals: [PathKey: ParsedPage]) -> ResolvedSite {
        var resolved = self
        resolved.site = site.translating(originals)
        return resolved
    }

    /// What is wrong with the site as a whole, before the rules look at it.
    private var problems: [Diagnostic] {
        configurationFindings + tree.strayConfigurations(site.configuration, site)
            + site.themeAnchorFindings(theme.ids)
            + theme.unusedFiles(chosen: site.chosenTemplates, besides: site.configuration.theme?.value)
            + site.unreadExtra(besides: theme.ownNames)
    }

    /// Lets the rules look at the site in its own language.
    func check(generator: String) -> BuildResult { ResolvedSites(self).check(generator: generator) }

    /// The same findings alone, as they are shown, and what comments switch off.
    func settled(
        _ findings: [Diagnostic]
    ) -> (diagnostics: [Diagnostic], switchedOff: [SwitchedOff]) {
        (problems + site.fileFindings + findings)
            .atBeginnings(of: Deferred { SourceTexts(theme.sources + tree.texts) })
            .settled(levels: site.configuration.validLevels, switches: site.switches)
    }
}

/// What building or checking a site gives: all that was found on the way, and its files where they are kept.
package struct BuildResult: Sendable {
    /// The files of the finished site, by path, where they are kept in memory.
    package let files: [OutputFile]
    /// The findings, with the configured severities, by file and offset.
    package let report: Report
    /// How long the steps took.
    package internal(set) var timings = BuildTimings(nil)
    /// The paths of all files that were read or listed, as findings show them.
    package let lookedAt: [String]
    /// Whether all of the site could be read; if not, the findings say why.
    package let couldRun: Bool
    /// The severities that the site wants.
    private let levels: RuleLevels
    /// The config files that the site's schemas know by name, schema by schema.
    let configs: [[FilePattern]]
    /// Whether the content has no page at all, not even one that is left out today.
    package var isEmpty: Bool {
        report.summary.pages == 0 && report.summary.drafts.isEmpty && report.summary.futurePages.isEmpty
    }
    /// Whether any finding is an error.
    package var hasErrors: Bool { report.summary.errors > 0 }

    /// The findings of the site with others, such as those that writing gave, in the severities that the site wants.
    package func diagnostics(with others: [Diagnostic]) -> [Diagnostic] {
        report.diagnostics + others.settled(levels: levels)
    }

    /// The same result, where files were mended before.
    func noting(_ outcome: MendingOutcome) -> BuildResult {
        BuildResult(
            files: files, report: report.noting(outcome), couldRun: couldRun, levels: levels,
            configs: configs, lookedAt: lookedAt)
    }

    /// Makes a result of its parts.
    private init(
        files: [OutputFile], report: Report, couldRun: Bool, levels: RuleLevels, configs: [[FilePattern]],
        lookedAt: [String]
    ) {
        self.lookedAt = lookedAt
        self.configs = configs
        self.levels = levels
        self.files = files
        self.report = report
        self.couldRun = couldRun
    }

    /// - Parameters:
    ///   - sites: the site in its own language, and then in the others.
    ///   - tree: its files in all of them.
    init(
        _ sites: [Site], _ tree: SourceTree, _ files: [OutputFile], _ diagnostics: [Diagnostic],
        _ switchedOff: [SwitchedOff], _ theme: [SourceText]
    ) {
        let site = sites[0]
        var summary = Summary(counting: diagnostics)
        summary.replaced = site.replacedFiles
        summary.externalLinks = sites.externalLinkCounts
        let names = tree.namesHeldBack
        summary.heldBack = names.filter { !EditorCopy.isName(fileName(of: $0)) }
        summary.editorCopies = names.filter { EditorCopy.isName(fileName(of: $0)) }
        summary.switchedOff = switchedOff.count
        for site in sites {
            summary.pages += site.pages.count { $0.file != nil && !$0.isFallback }
            summary.snippets += site.snippetCounts
            let unpublished = site.unpublished.filter {
                site.options.translation?.fallsBack(at: $0.file.place) != true
            }
            summary.drafts += unpublished.filter { $0.date == nil }.map(\.file.path)
            summary.futurePages += unpublished.filter { $0.date != nil }.map(\.file.path)
        }
        self.files = files
        lookedAt = tree.files.map(\.path) + tree.templates.values.map(\.path)
        report = Report(
            diagnostics: diagnostics, sources: SourceTexts(theme + tree.texts), summary: summary,
            freshness: sites.flatMap { site in site.freshnessList.map { $0.entry(in: site) } },
            cases: sites.flatMap(\.snippetCases), explanations: Explanation.texts, switchedOff: switchedOff)
        levels = site.configuration.validLevels
        configs = site.catalogue.entries.map(\.patterns)
        couldRun = site.configuration.isReadable && !tree.diagnostics.contains { $0.id == .unreadableFile }
    }
}

extension [Diagnostic] {
    /// The same findings, where what is said of a text as a whole stands at its beginning, so that every program that
    /// shows them has a line to show them at.
    fileprivate func atBeginnings(of texts: Deferred<SourceTexts>) -> [Diagnostic] {
        map { finding in
            guard finding.location.range == nil, texts.value[finding.location.path] != nil else {
                return finding
            }
            var placed = finding
            placed.location = Location(path: finding.location.path, range: 0..<0)
            return placed
        }
    }
}
