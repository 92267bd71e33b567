import Testing

@testable import SiteGenerator

/// Which hosts are visited, what is believed of earlier runs, and where redirects lead.
@Suite struct WebSurveyTests {
    private static func question(_ text: String) throws -> WebQuestion {
        let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
        return WebQuestion(address: try WebAddress(parts[0]), fragment: parts.dropFirst().first)
    }

    /// Answers all that a survey asks: what `web` says of an address, and 404 for others. `asked` is what was asked, in
    /// order, without the rules for robots.
    private static func run(
        _ questions: [String], web: [String: String], known: WebAnswers = WebAnswers(),
        allowsPrivate: Bool = false
    ) throws -> (answers: WebAnswers, asked: [String]) {
        var survey = WebSurvey(
            try questions.map(question), known: known, allowsPrivate: allowsPrivate, today: "2026-11-22")
        var asked: [String] = []
        while !survey.openVisits.isEmpty {
            survey.take(
                try survey.openVisits.map { visit in
                    var visit = visit
                    while let request = visit.next {
                        let text = request.address.text
                        if !text.hasSuffix("/robots.txt"), request.method == .get || web[text] != nil {
                            asked.append(text)
                        }
                        let head = web[text] ?? "HTTP/1.1 404 No"
                        let response = WebResponse(parsing: Array("\(head)\r\n\r\n".utf8))
                        visit.take(.answer(try #require(response)))
                    }
                    return visit
                })
        }
        return (survey.answers, asked)
    }

    @Test func eachAddressIsAskedOnce() throws {
        let (answers, asked) = try Self.run(
            ["https://a.org/x", "https://a.org/x#p", "https://b.org/", "https://a.org/x#q"],
            web: [
                "https://a.org/x": "HTTP/1.1 200 OK",
                "https://b.org/": "HTTP/1.1 301 X\r\nLocation: //a.org/x",
            ])
        #expect(asked == ["https://a.org/x", "https://b.org/"])
        #expect(try answers.verdict(Self.question("https://b.org/"))?.moved == "https://a.org/x")
    }

    /// A place is looked for where the redirect leads, also where the page was asked before without it.
    @Test func aPlaceIsLookedForBehindARedirect() throws {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p id=here>"
        let (answers, asked) = try Self.run(
            ["https://a.org/new", "https://a.org/old#here", "https://a.org/old#gone"],
            web: ["https://a.org/new": page, "https://a.org/old": "HTTP/1.1 302 X\r\nLocation: new"])
        #expect(asked == ["https://a.org/new", "https://a.org/old", "https://a.org/new"])
        #expect(try answers.verdict(Self.question("https://a.org/old#here"))?.outcome == .fine)
        #expect(
            try answers.verdict(Self.question("https://a.org/old#gone"))?.outcome
                == .missingPlace(at: WebAddress("https://a.org/new")))
    }

    @Test(arguments: [(5, WebVerdict.Outcome.fine), (6, .unknown("its redirects do not come to an end"))])
    func fiveRedirectsAreFollowed(count: Int, outcome: WebVerdict.Outcome) throws {
        var web = ["https://a.org/\(count)": "HTTP/1.1 200 OK"]
        for number in 0..<count {
            web["https://a.org/\(number)"] = "HTTP/1.1 301 X\r\nLocation: /\(number + 1)"
        }
        let (answers, asked) = try Self.run(["https://a.org/0"], web: web)
        #expect(asked.count == 6)
        #expect(try answers.verdict(Self.question("https://a.org/0"))?.outcome == outcome)
    }

    @Test func nobodyAsksWhatHasNoHTTP() throws {
        let (answers, asked) = try Self.run(
            ["https://a.org/x"], web: ["https://a.org/x": "HTTP/1.1 301 X\r\nLocation: ftp://a.org/"])
        #expect(asked.count == 1)
        #expect(
            try answers.verdict(Self.question("https://a.org/x"))?.outcome
                == .unknown("it leads on to an address that cannot be asked"))
    }

    @Test(arguments: ["http://127.0.0.1/", "http://192.168.1.1/", "https://intranet/", "http://[fd00::1]/"])
    func privateHostsAreAskedOnlyWhereThatIsAllowed(address: String) throws {
        #expect(try Self.run([address], web: [:]).asked == [])
        #expect(try Self.run([address], web: [:], allowsPrivate: true).asked == [address])
        // Nor where an address of everybody's leads on to one.
        let way = ["https://a.org/x": "HTTP/1.1 302 X\r\nLocation: \(address)"]
        #expect(try Self.run(["https://a.org/x"], web: way).asked == ["https://a.org/x"])
    }

    @Test func noMoreThanTwoThousandAddressesAreAsked() throws {
        let questions = (0..<2001).map { "https://a\($0).org/" }
        let (answers, asked) = try Self.run(questions, web: [:])
        #expect(asked.count == 2000)
        #expect(
            try answers.verdict(Self.question("https://a2000.org/"))?.outcome
                == .unknown("no more than 2000 addresses are asked in a run"))
    }

    // MARK: Earlier runs

    @Test(arguments: [("2026-11-16", 0), ("2026-11-15", 1), ("2026-11-23", 1)])
    func whatWasThereIsBelievedForAWeek(day: String, asked: Int) throws {
        var known = WebAnswers()
        known.note(.found([:]), of: try WebAddress("https://a.org/"), on: day)
        let again = try #require(WebAnswers(parsing: Array(known.json.utf8)))
        #expect(try Self.run(["https://a.org/"], web: [:], known: again).asked.count == asked)
    }

    @Test func theFileKeepsWhatWasThere() throws {
        var known = WebAnswers()
        for (path, answer) in [
            ("a", WebAnswer.found(["x": .present, "y": .missing])), ("b", .gone(404)), ("c", .noHost),
            ("d", .unknown("x")), ("e", .redirect(to: "/a", isPermanent: true)),
        ] {
            known.note(answer, of: try WebAddress("https://a.org/\(path)"), on: "2026-11-20")
        }
        #expect(
            known.json == """
                {
                  "external_links": [
                    {
                      "address": "https://a.org/a",
                      "date": "2026-11-20",
                      "places": {
                        "x": "present",
                        "y": "missing"
                      }
                    },
                    {
                      "address": "https://a.org/e",
                      "date": "2026-11-20",
                      "permanent": true,
                      "redirect": "/a"
                    }
                  ]
                }

                """)
        let again = try #require(WebAnswers(parsing: Array(known.json.utf8)))
        #expect(again.entries.count == 2)
        let questions = ["https://a.org/e#x", "https://a.org/a#z"]
        let (_, asked) = try Self.run(questions, web: ["https://a.org/a": "HTTP/1.1 200 OK"], known: again)
        #expect(asked == ["https://a.org/a"])
    }

    @Test(arguments: ["", "{}", "[]", #"{"diagnostics": []}"#, #"{"external_links": [{"address": "x"}]}"#])
    func anotherFileIsNone(text: String) {
        #expect(WebAnswers(parsing: Array(text.utf8)) == nil)
    }

    // MARK: No network

    /// Where no server answers at all, hosts that nobody knows are no finding.
    @Test func withoutAnyAnswerNoHostIsGone() throws {
        var answers = WebAnswers()
        answers.note(.noHost, of: try WebAddress("https://a.org/"), on: "2026-11-22")
        let question = try Self.question("https://a.org/")
        #expect(answers.verdict(question)?.outcome == .unknown("no server answers at all"))
        answers.noteReply()
        #expect(answers.verdict(question)?.outcome == .noHost("a.org"))
    }
}
