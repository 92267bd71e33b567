import Diagnostics
import Templates
import Text

/// What templates learn of how fresh pages are.
struct FreshnessValues: Sendable {
    private let site: Site
    private let byPage: [Page.ID: Freshness]
    /// The address of the list of pages by how fresh they are; nothing where no page is to be reviewed.
    let listURL: TemplateValue

    init(_ site: Site) {
        self.site = site
        byPage = Dictionary(site.freshness.map { ($0.page, $0) }, uniquingKeysWith: { first, _ in first })
        let report = site.pages.last { page in
            if case .freshnessReport = page.content { true } else { false }
        }
        listURL = .string(report?.route.url(site.base))
    }

    /// The state of one page, nothing for a page without one; for the report the states of all pages.
    func values(of page: Page) -> TemplateValue {
        if case .freshnessReport = page.content { return .list(site.freshnessList.map(entry)) }
        return byPage[page.id].map(entry) ?? .none
    }

    private func entry(_ freshness: Freshness) -> TemplateValue {
        let page = site[freshness.page]
        return .object(
            TemplateObject(
                .freshness,
                [
                    ("title", .string(page.title)), ("url", .string(page.route.url(site.base))),
                    ("kind", .string(page.kind.rawValue)), ("state", .string(freshness.state.rawValue)),
                    ("reviewed", .string(freshness.reviewed?.description)),
                    ("due", .string(freshness.due?.description)),
                    ("period", .string(freshness.period?.words(in: site.wording))),
                    ("behind", freshness.isBehind.map { .boolean($0) } ?? .none),
                    ("newer_sources", .list(freshness.newerSources.map(source))),
                ]))
    }

    private func source(_ source: Freshness.NewerSource) -> TemplateValue {
        let page = site[source.page]
        return .object(
            TemplateObject(
                .newerSource,
                [
                    ("title", .string(page.title)), ("url", .string(page.route.url(site.base))),
                    ("date", .string(source.date.description)),
                ]))
    }
}
