import Testing

@testable import SiteGenerator
import Text

/// Dates as authors write them: with a time, with a zone, and such as there are none.
@Suite struct MomentTests {
    @Test(arguments: [
        ("2026-04-28", "2026-04-28", "2026-04-28T00:00:00Z"),
        ("2026-4-8", "2026-04-08", "2026-04-08T00:00:00Z"),
        ("2026-11-27T23:30:00-05:00", "2026-11-27T23:30:00-05:00", "2026-11-27T23:30:00-05:00"),
        ("2026-01-02 10:00:00 +0200", "2026-01-02T10:00:00+02:00", "2026-01-02T10:00:00+02:00"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43-05:00", "2001-12-14T21:59:43-05:00"),
        ("2001-12-14 21:59:43.10 -5", "2001-12-14T21:59:43-05:00", "2001-12-14T21:59:43-05:00"),
        ("2026-01-02T9:05", "2026-01-02T09:05:00Z", "2026-01-02T09:05:00Z"),
        ("2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z"),
        ("2026-01-02T10:00:00+00:00", "2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
        ("2026-01-02T23:59:59+23:59", "2026-01-02T23:59:59+23:59", "2026-01-02T23:59:59+23:59"),
    ])
    func reads(_ text: String, shown: String, instant: String) throws {
        let moment = try Moment.read(text).get()
        #expect(moment.text == shown)
        #expect(moment.instantText == instant)
    }

    @Test(arguments: [
        ("2026-04-31", "is no date: April 2026 has 30 days"),
        ("2025-02-29", "is no date: February 2025 has 28 days"),
        ("2024-02-30", "is no date: February 2024 has 29 days"),
        ("2026-01-32", "is no date: January 2026 has 31 days"),
        ("2026-03-32", "is no date: March 2026 has 31 days"),
        ("2026-05-32", "is no date: May 2026 has 31 days"),
        ("2026-06-31", "is no date: June 2026 has 30 days"),
        ("2026-07-32", "is no date: July 2026 has 31 days"),
        ("2026-08-32", "is no date: August 2026 has 31 days"),
        ("2026-09-31", "is no date: September 2026 has 30 days"),
        ("2026-10-32", "is no date: October 2026 has 31 days"),
        ("2026-11-31", "is no date: November 2026 has 30 days"),
        ("2026-12-32", "is no date: December 2026 has 31 days"),
        ("2026-01-00", "is no date: days are counted from 1"),
        ("2026-13-01", "is no date: there is no month 13"),
        ("2026-00-01", "is no date: there is no month 0"),
        ("2026-01-02T24:00", "is no date: there is no time 24:00"),
        ("2026-01-02T23:60:00Z", "is no date: there is no time 23:60:00"),
        ("2026-01-02T23:00:61Z", "is no date: there is no time 23:00:61"),
        ("2026-01-02T23:00:00+24:00", "is no date: there is no time zone +24:00"),
        ("2026-01-02T23:00:00-05:60", "is no date: there is no time zone -05:60"),
        ("tomorrow", "is no date such as 2026-04-28 or 2026-04-28T09:30:00+02:00"),
        ("2026-04", "is no date such as 2026-04-28 or 2026-04-28T09:30:00+02:00"),
        ("0000-01-01", "is no date: there is no year 0"),
        ("2026-04-28x", "is no date such as 2026-04-28 or 2026-04-28T09:30:00+02:00"),
        ("2026-04-28T", "is no date such as 2026-04-28 or 2026-04-28T09:30:00+02:00"),
        ("2026-04-28T10:00Zx", "is no date such as 2026-04-28 or 2026-04-28T09:30:00+02:00"),
    ])
    func saysWhyNot(_ text: String, words: String) {
        #expect(Moment.read(text) == .failure(fault(text)))
        #expect(fault(text).words == words)
    }

    private func fault(_ text: String) -> Moment.Fault {
        guard case .failure(let fault) = Moment.read(text) else { return .month(99) }
        return fault
    }

    @Test func momentsOfTwoZonesAreComparedByTheirInstant() throws {
        let texts = [
            "2026-11-27T23:30:00-05:00", "2026-11-28T04:29:59Z", "2026-11-28", "2026-11-28T05:30:01+01:00",
        ]
        let moments = try texts.map { try Moment.read($0).get() }
        #expect(
            moments.sorted { $0.instant < $1.instant }.map(\.text) == [
                texts[2], "2026-11-28T04:29:59Z", texts[0], texts[3],
            ])
        #expect(Moment.latest(moments)?.text == texts[3])
        #expect(Moment.latest([]) == nil)
    }

    @Test func aDayHasANumber() throws {
        let days = ["0001-03-01", "2000-02-29", "2000-03-01", "2026-11-28", "9999-12-31"].compactMap {
            CalendarDay($0)
        }
        #expect(days.map(\.number) == [60, 730_179, 730_180, 739_948, 3_652_059])
        #expect(days[1].adding(days: 366).description == "2001-03-01")
        #expect(days[1].adding(days: 0).description == "2000-02-29")
    }
}
