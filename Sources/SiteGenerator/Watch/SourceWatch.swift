import Diagnostics
import Text

/// Looks at what the world does to a site or a repository: newer schemas, other sites, and the calendar.
package struct SourceWatch: Sendable {
    private let place: WatchedPlace
    private let options: SiteOptions
    private let today: CalendarDay

    /// How many days ahead what is to go is told.
    static let daysAhead = 60

    /// Reads a site or a repository, to be looked at on a day.
    package init(_ home: SchemaHome, with resources: ProgramResources, date: String, jobs: Int) throws {
        place = try WatchedPlace(home, with: resources)
        var options = SiteOptions(date: date, jobs: jobs)
        options.highlightsCode = false
        self.options = options
        guard let today = CalendarDay(date) else { throw NoDay(text: date) }
        self.today = today
    }

    private struct NoDay: Error, CustomStringConvertible {
        let text: String
        var description: String { "`\(text)` is no day" }
    }

    /// The site whose links are to be asked about; `nil` for a repository, which has none.
    package var site: SourceTree? { place.site }
    /// The options that it is looked at with.
    package var siteOptions: SiteOptions { options }

    /// What is to be done; `nil` where not all could be read, or there is nothing to look at.
    ///
    /// - Parameters:
    ///   - schemas: what the sources of the schemas say.
    ///   - answers: what other sites answered, where they were asked.
    ///   - pathFromRepository: what stands before all paths in a patch.
    package func report(
        schemas: [SchemaNews], answers: WebAnswers?, pathFromRepository: String
    ) -> WatchReport? {
        let (now, couldRun) = place.look(options)
        guard couldRun else { return nil }
        let until = today.adding(days: Self.daysAhead)
        let newer = place.replacing(schemas.flatMap(\.newFiles))
        var asking = options
        asking.webAnswers = answers
        let then = newer.look(asking).report
        let links = then.picking { Self.isAboutLinks($0) }
        let broken = then.news(since: now).picking { !Self.isAboutLinks($0) }
        let calendar = now.news(since: place.look(on: nil, options))
        let retiring = retiring(now, place.look(on: until.description, options))
        let parts = [links, broken, calendar, retiring]
        let told = Set(parts.flatMap(\.diagnostics))
        let paths = Set(told.filter(\.isMendable).map(\.location.path))
        return WatchReport(
            date: today.description, until: until.description, schemas: schemas, broken: broken, links: links,
            asked: then.summary.externalLinks, calendar: calendar, retiring: retiring,
            standing: now.picking { !told.contains($0) }.summary,
            mended: paths.isEmpty ? [] : newer.mended(asking, only: paths.sorted()),
            pathFromRepository: pathFromRepository)
    }

    private static func isAboutLinks(_ finding: Diagnostic) -> Bool {
        finding.id == .brokenExternalLink || finding.id == .movedExternalLink
    }

    /// What is found on a later day and not today, in the words of today where something is said of it already. Pages that
    /// are published until then, and reviews that are due then, are none of it.
    private func retiring(_ now: Report, _ later: Report) -> Report {
        let said = Dictionary(
            now.diagnostics.map { (Place($0), $0) }, uniquingKeysWith: { first, _ in first })
        let future = Set(now.summary.futurePages)
        let news = later.news(since: now).diagnostics.filter { finding in
            !future.contains(finding.location.path) && finding.id != .reviewDue
                && finding.id != .predatesSource
        }
        return Report(
            diagnostics: news.map { said[Place($0)] ?? $0 }, sources: later.sources,
            summary: Summary(counting: news))
    }

    private struct Place: Hashable {
        let id: FindingID
        let location: Location

        init(_ finding: Diagnostic) {
            id = finding.id
            location = finding.location
        }
    }
}

extension WatchedPlace {
    fileprivate func look(on date: String?, _ options: SiteOptions) -> Report {
        var options = options
        options.date = date
        return look(options).report
    }
}

extension Report {
    /// The findings that a condition holds for, by themselves.
    fileprivate func picking(_ isPicked: (Diagnostic) -> Bool) -> Report {
        let picked = diagnostics.filter(isPicked)
        return Report(diagnostics: picked, sources: sources, summary: Summary(counting: picked))
    }
}
