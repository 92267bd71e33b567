import Testing

@testable import SiteGenerator

/// Every fixture builds into the HTML and the findings that it shows.
@Suite struct FixtureTests {
    @Test func thereAreFixtures() {
        #expect(Fixture.all.count > 5)
    }

    @Test(arguments: Fixture.all)
    func fixture(_ fixture: Fixture) {
        let result = build(
            fixture.files, templates: fixture.templates,
            resources: fixture.templates.isEmpty ? .bare : Checkout.resources)
        for (path, expected) in fixture.html {
            #expect(result.text(path)?.trimmingSpaces == expected.trimmingSpaces, "\(fixture.name): \(path)")
        }
        if let closing = fixture.closing { #expect(result.closingLine == closing, "\(fixture.name)") }
        if let report = fixture.report {
            #expect(result.shown == report, "\(fixture.name)")
        } else {
            #expect(result.findings == fixture.findings, "\(fixture.name)")
        }
    }

    /// Fixtures that show what `check --fix` does, and no others, tell its result.
    @Test(arguments: Fixture.all.filter { !$0.mended.isEmpty })
    func mendedFixture(_ fixture: Fixture) {
        let result = mend(SourceTree(fixture.files), with: .bare, options: SiteOptions(date: "2026-11-22"))
        let after = Dictionary(
            result.files.map { ($0.place, String(decoding: $0.after, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
        #expect(after == fixture.mended, "\(fixture.name)")
        let sources = result.build.report.sources
        let takenBack = result.outcome.takenBack.map {
            "\(sources.place(of: $0.location)): \($0.id): \($0.title): \($0.reason)"
        }
        #expect(takenBack == fixture.takenBack, "\(fixture.name)")
    }
}
