import Testing

@testable import SiteGenerator

/// Every fixture builds into the HTML and the findings that it shows.
@Suite struct FixtureTests {
    @Test func thereAreFixtures() {
        #expect(Fixture.all.count > 5)
    }

    @Test(arguments: Fixture.all)
    func fixture(_ fixture: Fixture) {
        let result = build(fixture.files)
        for (path, expected) in fixture.html {
            #expect(result.text(path)?.trimmingSpaces == expected.trimmingSpaces, "\(fixture.name): \(path)")
        }
        if let report = fixture.report {
            #expect(result.shown == report, "\(fixture.name)")
        } else {
            #expect(result.findings == fixture.findings, "\(fixture.name)")
        }
    }
}
