import Diagnostics
import Text

/// A site that the rules have looked at, in all of its languages. Its pages are not rendered yet.
package struct CheckedSite: Sendable {
    /// What was found so far. Only templates can have more to say.
    package let result: BuildResult
    private let sites: ResolvedSites
    /// What the rules found in each language.
    private let findings: [[Diagnostic]]
    private let generator: String
    private let timings: BuildTimings

    /// Reads every file of a tree, resolves everything, and lets the rules look at it.
    package init(_ tree: SourceTree, with resources: ProgramResources, options: SiteOptions) {
        self.init(
            ResolvedSites(tree, with: resources, options: options), generator: resources.generator)
    }

    init(_ sites: ResolvedSites, generator: String) {
        self.sites = sites
        self.generator = generator
        findings = sites.all.map { $0.site.check(Rule.all) + $0.theme.diagnostics }
        result = sites.result(findings)
        var timings = sites.own.timings
        timings.lap("check")
        self.timings = timings
    }

    private func rendering(_ number: Int) -> SiteRendering {
        let resolved = sites.all[number]
        let renderer = SiteRenderer(
            resolved.site, resolved.theme, FaultPlaces(findings[number]), generator: generator)
        return SiteRendering(renderer, timing: resolved.pageTimes)
    }

    /// Renders the site and keeps its files.
    func rendered() -> BuildResult {
        var (files, complaints): ([OutputFile], [[Diagnostic]]) = ([], [])
        for (number, resolved) in sites.all.enumerated() {
            var rendering = rendering(number)
            var search = SiteSearch()
            let own = (rendering.collected().files ?? []) + search.files(of: resolved.site)
            files += own.map(resolved.site.placed)
            complaints.append(rendering.findings)
        }
        return result(complaints, files.sortedByPath, timings)
    }

    /// Renders the site only to hear what its templates have to say.
    package func judged() -> BuildResult {
        var timings = timings
        let complaints = sites.all.indices.map { number in
            var rendering = rendering(number)
            while rendering.next() != nil {}
            return rendering.findings
        }
        timings.lap("render")
        return result(complaints, [], timings)
    }

    /// Renders the site slice by slice, and puts what changed of each beside its place in an output folder. With an error
    /// nothing is put there unless that is wished.
    package func staged(
        in output: TakenOutput, keepGoing: Bool
    ) throws(FileSystemError) -> (result: BuildResult, draft: OutputDraft?) {
        let options = sites.own.site.options
        var timings = timings
        var index: [OutputFile] = []
        for resolved in sites.all {
            var search = SiteSearch()
            index += search.files(of: resolved.site).map(resolved.site.placed)
        }
        timings.lap("search")
        let planned = sites.outputPaths.union(index.map { PathKey($0.path) })
        var draft: OutputDraft? = try OutputDraft(
            of: planned, in: output, jobs: options.jobs, keepGoing: keepGoing)
        try draft?.add(index)
        timings.lap("write")
        var complaints: [[Diagnostic]] = []
        for (number, resolved) in sites.all.enumerated() {
            var rendering = rendering(number)
            while let slice = rendering.next() {
                timings.lap("render")
                let settled = slice.findings.settled(levels: resolved.site.configuration.validLevels)
                if !keepGoing, settled.contains(where: { $0.severity == .error }) { draft = nil }
                try draft?.add(slice.files.map(resolved.site.placed))
                timings.lap("write")
            }
            complaints.append(rendering.findings)
        }
        return (result(complaints, [], timings), draft)
    }

    /// What was found with what templates had to say.
    private func result(
        _ complaints: [[Diagnostic]], _ files: [OutputFile], _ timings: BuildTimings
    ) -> BuildResult {
        var result =
            complaints.joined().isEmpty && files.isEmpty
            ? result : sites.result(zip(findings, complaints).map { $0 + $1 }, files)
        result.timings = timings
        for resolved in sites.all { result.timings.note(resolved.pageTimes) }
        if sites.own.theme.readsAllPages {
            result.timings.note(
                "templates read `site.pages`: all pages are rendered again when one of their cards changes")
        }
        return result
    }
}
