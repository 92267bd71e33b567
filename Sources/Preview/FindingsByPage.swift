import Diagnostics
import SiteGenerator
import Text

/// The findings of a site by the pages that they are shown on: a page's own, those in texts that it shows, and on every page
/// those in files that are no page, such as the configuration and the templates.
struct FindingsByPage: Sendable {
    /// The most that a page shows.
    private static let most = 100

    private var own: [PathKey: [Int]] = [:]
    private var everywhere: [Int] = []
    private var shown: [Deferred<PageNews.Finding>] = []

    init() {}

    /// - Parameter pages: the pages of the site with the files that they are made of.
    init(_ report: Report, _ pages: [Session.PublishedPage]) {
        shown = report.diagnostics.map { finding in Deferred { PageNews.Finding(finding, of: report) } }
        guard !shown.isEmpty else { return }
        let made = Dictionary(
            pages.compactMap { page in page.source.map { (PathKey($0), PathKey(page.path)) } },
            uniquingKeysWith: { first, _ in first })
        for (number, finding) in report.diagnostics.enumerated() {
            let places =
                [finding.location.path] + finding.notes.filter { $0.way != nil }.compactMap(\.location?.path)
            let pages = Set(places.compactMap { made[PathKey($0)] })
            if pages.isEmpty { everywhere.append(number) }
            for page in pages { own[page, default: []].append(number) }
        }
    }

    /// The findings in files that are no page, which every page shows.
    var onEveryPage: [PageNews.Finding] { everywhere.prefix(Self.most).map { shown[$0].value } }

    /// The findings of a page, by the path of its file in the finished site.
    subscript(path: String) -> [PageNews.Finding] {
        ((own[PathKey(path)] ?? []) + everywhere).prefix(Self.most).map { shown[$0].value }
    }
}
