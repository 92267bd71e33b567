import Diagnostics
package import Text

/// What somebody has to do since the world moved on.
package struct WatchReport: Sendable {
    /// The day of the report, and the last one that it looks ahead to, as `YYYY-MM-DD`.
    let date, until: String
    /// What the sources of the schemas say.
    let schemas: [SchemaNews]
    /// What the newer schemas find that today's do not.
    let broken: Report
    /// What is wrong with links to other sites.
    let links: Report
    /// What was asked of other sites; `nil` where nobody asked.
    let asked: Summary.ExternalLinks?
    /// What is found only since a day has come.
    let calendar: Report
    /// What is right today, or a warning, and will not be.
    let retiring: Report
    /// What is found besides, whatever the day and the sources.
    let standing: Summary
    /// The files as their fixes leave them.
    let mended: [MendedFile]
    let pathFromRepository: String

    /// How many things there are to do.
    package var toDo: Int {
        schemas.count { $0.isToDo }
            + [broken, links, calendar, retiring].reduce(0) { $0 + $1.diagnostics.count }
    }

    /// The fixes as one patch, with the paths from the repository's root.
    var patch: String {
        String(
            decoding: mended.flatMap {
                LineDifference.patch($0.before, $0.after, path: pathFromRepository + $0.path)
            }, as: UTF8.self)
    }
}

extension WatchReport {
    /// The report as one JSON object, for programs.
    package var json: StyledText { StyledText(json: Output(self)) }

    private struct Output: Encodable {
        let date, until, patch: String
        let toDo: Int
        let schemas: [Schema]
        let brokenBySchemas, links, calendar, retiring: FindingList
        let externalLinks: Asked?
        let standing: Standing

        enum CodingKeys: String, CodingKey {
            case date, until, patch, schemas, links, calendar, retiring, standing
            case toDo = "to_do"
            case brokenBySchemas = "broken_by_schemas"
            case externalLinks = "external_links"
        }

        init(_ report: WatchReport) {
            (date, until, patch, toDo) = (report.date, report.until, report.patch, report.toDo)
            schemas = report.schemas.map(Schema.init)
            brokenBySchemas = FindingList(report.broken)
            links = FindingList(report.links)
            calendar = FindingList(report.calendar)
            retiring = FindingList(report.retiring)
            externalLinks = report.asked.map { Asked(asked: $0.asked, unknown: $0.unknown) }
            standing = Standing(errors: report.standing.errors, warnings: report.standing.warnings)
        }
    }

    private struct Asked: Encodable {
        let asked: Int
        let unknown: [Summary.ExternalLinks.Unknown]
    }

    private struct Standing: Encodable {
        let errors, warnings: Int
    }

    private struct Schema: Encodable {
        let name, path, source, taken, state: String
        let reason, moved: String?
        let changes: [SchemaComparison.Change]?

        init(_ news: SchemaNews) {
            name = news.entry.name
            path = news.path
            source = WebAddress.shown(news.entry.source)
            taken = news.entry.date
            moved = news.moved
            switch news.state {
            case .current: (state, reason, changes) = ("current", nil, nil)
            case .edited: (state, reason, changes) = ("edited", nil, nil)
            case .gone(let words): (state, reason, changes) = ("gone", words, nil)
            case .unread(let words): (state, reason, changes) = ("unread", words, nil)
            case .outdated(let comparison, _):
                (state, reason) = ("outdated", nil)
                changes = comparison.changes.map(SchemaComparison.Change.init)
            }
        }
    }
}
