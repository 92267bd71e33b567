import Diagnostics
import Text

extension Rule {
    /// No page is older than what was published about its subject.
    static let predatesSource = Rule(
        .predatesSource,
        explanation: """
            An article says something about a page, and the page was last reviewed before the article appeared, so it may
            be out of date.

            The article names the page in `applies_to` in its front matter. The page's `reviewed` counts; without it, the
            day of its last change, and then that of its publication.

            To mend it, read the article, correct the page, and set the page's `reviewed` to today.
            """,
        scope: .site { site in
            site.freshness.flatMap { freshness in
                freshness.newerSources.compactMap { source in
                    site[freshness.page].file.map { file in
                        .predatesSource(site[freshness.page], file, freshness.reviewed, source, site)
                    }
                }
            }
        })
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func predatesSource(
        _ page: Page, _ file: ParsedPage, _ reviewed: CalendarDay?, _ source: Freshness.NewerSource,
        _ site: Site
    ) -> Diagnostic {
        let speaker = site[source.page]
        let review = reviewed.map { "was last reviewed on \($0)" } ?? "was never reviewed"
        let note = Note(
            "“\(speaker.title)” says here that it applies to the page",
            at: speaker.file.map { Location(path: $0.path, range: source.range) })
        return Diagnostic(
            .predatesSource, .warning,
            "“\(page.title)” \(review), and “\(speaker.title)” of \(source.date) speaks of it",
            at: file.reviewLocation,
            help: "see what the newer text changes for the page, then set `reviewed` to the day when you did",
            notes: [note])
    }
}
