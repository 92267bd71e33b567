import Diagnostics
import Text

extension Rule {
    /// No page is past the date on which somebody was to look at it again.
    static let reviewDue = Rule(
        .reviewDue,
        explanation: """
            Nobody has checked for a long time whether the page is still right.

            `reviewed` in a page's front matter is the day when somebody last checked all of it; without it,
            the day of its last change counts, and then that of its publication. `review_every`, in the front matter or
            for a section in `site.yaml`, says how long that lasts: `90d`, `12w`, `6m` or `1y`. From the day after
            the page is due. Today's date is the machine's, or what `--date` says.

            To mend it, go through the page, correct what changed, and set `reviewed` to today. `updated` is for changes
            in substance.
            """,
        scope: .site { site in
            site.freshness.filter(\.isDue).compactMap { freshness in
                guard let file = site[freshness.page].file, let period = freshness.period,
                    !file.frontMatter.hasUnreadableReview, !file.hasUnreadFrontMatter
                else { return nil }
                return .reviewDue(site[freshness.page], file, freshness.reviewed, period)
            }
        })
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func reviewDue(
        _ page: Page, _ file: ParsedPage, _ reviewed: CalendarDay?, _ period: ReviewPeriod
    ) -> Diagnostic {
        let message =
            if let reviewed {
                "“\(page.title)” was last reviewed on \(reviewed), which holds for \(period.words)"
            } else {
                "“\(page.title)” was never reviewed, and is to be every \(period.words)"
            }
        return Diagnostic(
            .reviewDue, .warning, message, at: file.reviewLocation,
            help: "check that all of it still holds, then set `reviewed` to the day when you did")
    }
}

extension ParsedPage {
    /// Whether it is said already that what may be the page's settings cannot be read.
    fileprivate var hasUnreadFrontMatter: Bool {
        diagnostics.contains { $0.id == .unclosedFrontMatter || $0.id == .invalidEncoding }
    }

    /// Where the page says when it was reviewed; where it does not, the day that counts instead, or else the file as a
    /// whole.
    var reviewLocation: Location {
        Location(path: path, range: frontMatter.reviewedRange ?? frontMatter.lastChangeRange)
    }
}
