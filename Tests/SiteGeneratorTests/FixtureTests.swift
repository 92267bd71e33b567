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
            resources: fixture.templates.isEmpty ? .bare : Checkout.resources, webAnswers: fixture.answers)
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

    /// Looking at a site finds what building it finds, and makes nothing.
    @Test(arguments: Fixture.all)
    func checkingFindsTheSame(_ fixture: Fixture) {
        let resources = fixture.templates.isEmpty ? ProgramResources.bare : Checkout.resources
        var options = SiteOptions(date: "2026-11-22")
        options.webAnswers = fixture.answers
        let tree = SourceTree(fixture.files, templates: fixture.templates)
        let built = SiteGenerator.build(tree, with: resources, options: options)
        let checked = SiteGenerator.check(tree, with: resources, options: options)
        #expect(checked.report.diagnostics == built.report.diagnostics, "\(fixture.name)")
        #expect(checked.files.isEmpty, "\(fixture.name)")
    }

    /// Fixtures that show what `check --fix` does, and no others, tell its result.
    @Test(arguments: Fixture.all.filter { !$0.mended.isEmpty })
    func mendedFixture(_ fixture: Fixture) {
        var options = SiteOptions(date: "2026-11-22")
        options.webAnswers = fixture.answers
        let result = mend(SourceTree(fixture.files), with: .bare, options: options)
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

extension Fixture {
    /// What other sites answered; `nil` where nobody asked.
    var answers: WebAnswers? {
        guard !web.isEmpty else { return nil }
        var answers = WebAnswers()
        answers.noteReply()
        for line in web {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count > 1, let address = try? WebAddress(words[0]) else {
                fatalError("\(name): `\(line)` is no answer")
            }
            let rest = words.count > 2 ? words[2] : ""
            let answer: WebAnswer
            switch words[1] {
            case "found":
                let places = rest.split(separator: " ").map {
                    (String($0.dropFirst()), $0.hasPrefix("+") ? WebPlace.present : .missing)
                }
                answer = .found(Dictionary(uniqueKeysWithValues: places))
            case "moved": answer = .redirect(to: rest, isPermanent: true)
            case "sent": answer = .redirect(to: rest, isPermanent: false)
            case "gone": answer = .gone(Int(rest) ?? 0)
            case "nohost": answer = .noHost
            case "unknown": answer = .unknown(rest)
            default: fatalError("\(name): `\(line)` is no answer")
            }
            answers.note(answer, of: address, on: "2026-11-22")
        }
        return answers
    }
}
