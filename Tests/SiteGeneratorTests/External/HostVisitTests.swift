import Testing

@testable import SiteGenerator

/// What one host is asked, in which order and after which pauses.
@Suite struct HostVisitTests {
    /// A visit about paths of one host; a path may have a place behind `#`.
    private static func visit(_ paths: [String]) throws -> HostVisit {
        var visit = HostVisit(host: "example.org")
        for path in paths {
            let parts = path.split(separator: "#", maxSplits: 1)
            visit.add(
                try WebAddress("https://example.org" + parts[0]), Set(parts.dropFirst().map(String.init)))
        }
        return visit
    }

    private static func reply(_ status: Int, _ fields: String..., body: String = "") throws -> WebReply {
        let head = (["HTTP/1.1 \(status) Words"] + fields).joined(separator: "\r\n")
        return .answer(try #require(WebResponse(parsing: Array("\(head)\r\n\r\n\(body)".utf8))))
    }

    /// Plays a script: each line is the request that is expected, and what is replied. What is left is the answers.
    private static func play(_ paths: [String], _ script: [(String, WebReply)]) throws -> [String] {
        var visit = try visit(paths)
        for (expected, reply) in script {
            let request = try #require(visit.next)
            let method = request.method == .head ? "HEAD" : "GET"
            #expect("\(request.pause) \(method) \(request.address.path)" == expected)
            visit.take(reply)
        }
        #expect(visit.next == nil)
        return visit.answers.map { "\($0.address.path) \($0.answer)" }
    }

    @Test func headIsEnoughForWhatIsThere() throws {
        #expect(try Self.play(["/a"], [("0 HEAD /a", Self.reply(200))]) == ["/a found([:])"])
        #expect(try Self.visit(["/a"]).next?.mostBytes == 64 << 10)
    }

    @Test(arguments: [(404, "gone(404)"), (410, "gone(410)"), (403, "unknown(\"the server answers 403\")")])
    func whatHeadDoesNotSettleIsAskedAgain(status: Int, answer: String) throws {
        let script = [
            ("0 HEAD /a", try Self.reply(405)), ("0 GET /a", try Self.reply(status)),
        ]
        #expect(try Self.play(["/a"], script) == ["/a \(answer)"])
    }

    @Test func headThatIsRefusedSaysNothing() throws {
        let script = [("0 HEAD /a", try Self.reply(404)), ("0 GET /a", try Self.reply(200))]
        #expect(try Self.play(["/a"], script) == ["/a found([:])"])
    }

    @Test(arguments: [(301, true), (302, false), (303, false), (307, false), (308, true)])
    func redirectsAreForNowOrForGood(status: Int, isPermanent: Bool) throws {
        let script = [("0 HEAD /a", try Self.reply(status, "Location: /b"))]
        #expect(
            try Self.play(["/a"], script) == ["/a redirect(to: \"/b\", isPermanent: \(isPermanent))"])
    }

    // MARK: Servers that have too much to do

    @Test func aServerIsLeftAloneAsLongAsItSays() throws {
        let script = [
            ("0 HEAD /a", try Self.reply(429, "Retry-After: 60")), ("60 GET /a", try Self.reply(200)),
        ]
        #expect(try Self.play(["/a"], script) == ["/a found([:])"])
    }

    @Test func nobodyWaitsLongerThanAMinute() throws {
        var visit = try Self.visit(["/a"])
        visit.take(try Self.reply(503, "Retry-After: 61"))
        #expect(
            visit.answers.map(\.answer) == [
                .unknown("the server answers 503 and wants to be left alone for 61 seconds")
            ])
    }

    @Test func aServerThatWantsToBeLeftAloneIsAskedNothingMore() throws {
        var visit = try Self.visit(["/a", "/b"])
        visit.take(try Self.reply(404))
        visit.take(try Self.reply(429, "Retry-After: 3600"))
        #expect(visit.next == nil && visit.answers.count == 2)
    }

    @Test(arguments: [429, 500, 502, 503, 504, 599])
    func whatFailsThreeTimesIsUnknown(status: Int) throws {
        let script = [
            ("0 HEAD /a", try Self.reply(status)), ("1 GET /a", try Self.reply(status)),
            ("3 GET /a", try Self.reply(status)),
        ]
        #expect(try Self.play(["/a"], script) == ["/a unknown(\"the server answers \(status)\")"])
    }

    @Test func silenceIsUnknownAndEndsTheVisit() throws {
        let silence = WebReply.failed(.silence("too slow"))
        let script = [
            ("0 GET /robots.txt", try Self.reply(404)), ("0 HEAD /a", silence), ("1 GET /a", silence),
            ("3 GET /a", silence), ("0 HEAD /b", silence), ("1 GET /b", silence), ("3 GET /b", silence),
        ]
        #expect(
            try Self.play(["/a", "/b", "/c"], script) == [
                "/a unknown(\"too slow\")", "/b unknown(\"too slow\")",
                "/c unknown(\"the host does not answer\")",
            ])
    }

    @Test func aHostThatNobodyKnowsIsAskedForThreeTimes() throws {
        let none = WebReply.failed(.noHost)
        let script = [
            ("0 GET /robots.txt", none), ("0 HEAD /a", none), ("1 GET /a", none), ("3 GET /a", none),
        ]
        #expect(try Self.play(["/a", "/b"], script) == ["/a noHost", "/b noHost"])
    }

    @Test func aPrivateHostIsAskedNothing() throws {
        var visit = try Self.visit(["/a", "/b"])
        visit.take(.failed(.privateHost))
        #expect(visit.next == nil && visit.answers.count == 2)
    }

    // MARK: Robots

    @Test func theDelayIsKeptBetweenRequests() throws {
        let robots = try Self.reply(200, body: "User-agent: *\nCrawl-delay: 2\n")
        let script = [
            ("0 GET /robots.txt", robots), ("2 HEAD /a", try Self.reply(404)),
            ("2 GET /a", try Self.reply(404)), ("2 HEAD /b", try Self.reply(500)),
            ("2 GET /b", try Self.reply(500)), ("3 GET /b", try Self.reply(200)),
        ]
        #expect(try Self.play(["/a", "/b"], script) == ["/a gone(404)", "/b found([:])"])
    }

    @Test(arguments: [
        ("User-agent: *\nCrawl-delay: 5", 5), ("user-agent: *\ncrawl-delay: 0.2 # slow", 1),
        ("User-agent: other\nCrawl-delay: 5", 0), ("User-agent: *\nDisallow: /\n", 0),
        ("User-agent: *\nCrawl-delay: 5\nUser-agent: Waymark\nCrawl-delay: 1", 1),
        ("User-agent: a\nUser-agent: *\nDisallow: /x\nCrawl-delay: 4", 4),
        ("User-agent: *\nDisallow:\nUser-agent: a\nCrawl-delay: 4", 0),
        ("Crawl-delay: 4", 0), ("User-agent: *\nCrawl-delay: -1", 0), ("User-agent: *\nCrawl-delay: x", 0),
        ("<html>", 0), ("", 0),
    ])
    func theDelayIsThatOfTheOwnGroup(text: String, seconds: Int) {
        #expect(CrawlDelay.seconds(in: Array(text.utf8)[...], for: "waymark") == seconds)
    }

    // MARK: Places

    @Test func placesAreLookedForOnThePage() throws {
        let page = "<h2 id=here>x</h2><a name='old'></a><p id=\"user-content-part\"><!-- <b id=no> -->"
        let html = try Self.reply(200, "Content-Type: text/html; charset=utf-8", body: page)
        var visit = try Self.visit(["/a#here", "/a#old", "/a#part", "/a#no"])
        #expect(visit.next?.method == .get && visit.next?.mostBytes == 2 << 20)
        visit.take(html)
        #expect(
            visit.answers.first?.answer
                == .found(["here": .present, "old": .present, "part": .present, "no": .missing]))
    }

    @Test func whatIsNoWholePageOfHTMLTellsNoPlace() throws {
        let packed = "Content-Encoding: gzip"
        for fields in [["Content-Type: application/pdf"], ["Content-Type: text/html", packed], []] {
            let head = (["HTTP/2 200"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
            var visit = try Self.visit(["/a#x"])
            visit.take(.answer(try #require(WebResponse(parsing: Array(head.utf8)))))
            #expect(visit.answers.first?.answer == .found(["x": .untold]), "\(fields)")
        }
        let cut = Array("HTTP/2 200\r\nContent-Type: text/html\r\n\r\n<p id=y>".utf8)
        var visit = try Self.visit(["/a#x", "/a#y"])
        visit.take(.answer(try #require(WebResponse(parsing: cut, isWhole: false))))
        #expect(visit.answers.first?.answer == .found(["x": .untold, "y": .present]))
    }
}
