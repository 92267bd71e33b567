import Foundation
import Testing

@testable import SiteGenerator
import Text

/// How fresh pages are, in the calendar, in the report for programs and on the report's page.
@Suite struct FreshnessTests {
    @Test(arguments: [
        ("2026-08-24", "90d", "2026-11-22"), ("2024-02-28", "1d", "2024-02-29"),
        ("2023-02-28", "1d", "2023-03-01"),
        ("2026-12-31", "1w", "2027-01-07"), ("2026-01-31", "1m", "2026-02-28"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-11-30", "14m", "2028-01-30"), ("2100-02-28", "1d", "2100-03-01"),
        ("9999-12-30", "5d", "9999-12-31"), ("9999-12-30", "1d", "9999-12-31"),
        ("2026-11-22", "100000w", "3943-06-06"), ("2000-02-29", "100000d", "2273-12-14"),
        ("0001-01-01", "365d", "0002-01-01"), ("2000-01-01", "365d", "2000-12-31"),
        ("2000-12-30", "2d", "2001-01-01"), ("1999-12-31", "366d", "2000-12-31"),
    ])
    func aPeriodEnds(from day: String, period: String, on end: String) throws {
        let start = try #require(CalendarDay(day))
        let period = try #require(ReviewPeriod(period))
        #expect(period.end(from: start).description == end)
    }

    @Test(arguments: [
        "", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00", "x", "+026-01-01",
    ])
    func noDay(_ text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: ["", "d", "0d", "-3d", "3", "3h", "+3d", "1000000000000000000000d"])
    func noPeriod(_ text: String) {
        #expect(ReviewPeriod(text) == nil)
    }

    private let files = [
        "a.md": "---\ntitle: A\nreviewed: 2026-01-01\nreview_every: 1m\n---\n",
        "b.md": "---\ntitle: B\nreviewed: 2026-11-20\nreview_every: 1m\n---\n",
        "c.md": "---\ntitle: C\nreviewed: 2026-03-01\n---\n",
        "d.md": "---\ntitle: D\ndate: 2026-05-05\napplies_to: [c]\n---\n",
    ]

    @Test func theReportListsTheMostUrgentFirst() {
        let list = build(files).report.freshness
        #expect(list.map(\.title) == ["C", "A", "B"])
        #expect(list.map(\.state) == [.predatesSource, .reviewDue, .fresh])
        #expect(list.map(\.due) == [nil, "2026-02-01", "2026-12-20"])
        #expect(list[0].newerSources == ["content/d.md"])
    }

    @Test func theSiteHasAPageForIt() {
        let result = build(files, resources: Checkout.resources)
        let page = result.text("freshness/index.html") ?? ""
        let titles = page.components(separatedBy: "<th scope=\"row\">").dropFirst().compactMap {
            $0.split(separator: "<").first
        }
        #expect(titles.map { $0.split(separator: ">").last } == ["C", "A", "B"])
        #expect(page.contains("Newer source") && page.contains("Review due"))
        #expect(result.text("a/index.html")?.contains("<li class=\"due\">Review due</li>") == true)
        #expect(result.text("a/index.html")?.contains("href=\"/freshness/\"") == true)
    }

    @Test func aSiteThatAsksForNoReviewsHasNoSuchPage() {
        let result = build(["a.md": "---\nreviewed: 2026-01-01\n---\n"], resources: Checkout.resources)
        #expect(!result.files.contains { $0.path == "freshness/index.html" })
    }
}
