import Foundation
import Testing

/// `check --external` against a server on this machine.
@Suite struct ExternalLinkTests {
    private static let page = "<h1 id=here>x</h1>"
    private static let html = LoopbackServer.Answer.reply(200, ["Content-Type: text/html"], page)

    private static func site(_ links: [String], _ lines: String = "") throws -> Folder {
        try Folder(["content/index.md": links.map { "[x](\($0))\n" }.joined() + lines])
    }

    private static func check(
        _ folder: Folder, _ arguments: [String] = [], seconds: Int = 20
    ) throws -> Program.Run {
        try Program.run(
            [
                "check", ".", "--external", "--external-private", "--external-timeout", "\(seconds)",
                "--verbose", "--as", "site",
            ]
                + arguments,
            in: folder.path)
    }

    /// A finding without its file.
    private static func findings(_ run: Program.Run) -> [String] {
        run.findings.map { String($0.drop { $0 != ":" }.dropFirst()) }
    }

    @Test func eachLinkIsAsked() throws {
        func moved(_ status: Int, _ target: String) -> LoopbackServer.Answer {
            .reply(status, ["Location: \(target)"], "")
        }
        let server = try LoopbackServer([
            "/fine": .text("x"), "/gone": .status(404), "/left": .status(410), "/page": Self.html,
            "/busy": .inTurn([.reply(429, ["Retry-After: 1"], ""), .text("x")]),
            "/fails": .inTurn([.status(500), .text("x")]), "/away": .reply(503, ["Retry-After: 999"], ""),
            "/moved": moved(301, "/fine"), "/now": moved(302, "/fine"), "/get": .notByHead(.text("x")),
            "/lost": .notByHead(.status(404)), "/round": moved(301, "/round"),
        ])
        let paths: [String] = [
            "/fine", "/gone", "/left", "/page#here", "/page#nowhere", "/busy", "/fails", "/moved", "/now",
            "/get",
            "/lost", "/round",
        ]
        // The rest of a host that wants to be left alone is not asked, so it has another name.
        let folder = try Self.site(
            paths.map { server.url($0) } + ["/away", "/away2"].map { server.url($0, host: "localhost") })
        let run = try Self.check(folder)
        #expect(run.status == 1)
        func there(_ path: String) -> String { "`\(server.url(path))`" }
        #expect(
            Self.findings(run) == [
                "2:5: error[broken-external-link]: \(there("/gone")) is not there: the server answers 404",
                "3:5: error[broken-external-link]: \(there("/left")) is gone for good: the server answers 410",
                "5:\(6 + server.url("/page").count): warning[broken-external-link]: the page at \(there("/page")) has no place `#nowhere`",
                "8:5: warning[moved-external-link]: \(there("/moved")) has moved for good to \(there("/fine"))",
                "11:5: error[broken-external-link]: \(there("/lost")) is not there: the server answers 404",
            ])
        let unknown = run.output.split(separator: "\n").filter { $0.hasPrefix("unknown: ") }.map(String.init)
        #expect(
            unknown == [
                "unknown: \(server.url("/round")): its redirects do not come to an end",
                "unknown: \(server.url("/away", host: "localhost")): the server answers 503 and wants to be left alone for 999 seconds",
                "unknown: \(server.url("/away2", host: "localhost")): the server answers 503 and wants to be left alone for 999 seconds",
            ])
        #expect(
            run.output.contains(
                "13 external links asked, 3 unknown, 3 errors, 2 warnings (--fix can mend 1)"),
            "\(run.output)")
        // HEAD is enough for what is there, and GET says the rest.
        let asked = server.log.map { "\($0.method) \($0.path)" }
        #expect(asked.filter { $0.hasSuffix("/fine") } == ["HEAD /fine"])
        #expect(asked.filter { $0.hasSuffix("/gone") } == ["HEAD /gone", "GET /gone"])
        #expect(asked.filter { $0.hasSuffix("/page") } == ["GET /page"])
        #expect(!asked.contains { $0.hasSuffix("/away2") })
    }

    @Test func aServerThatDoesNotAnswerSaysNothing() throws {
        let server = try LoopbackServer(["/slow": .silence])
        let folder = try Self.site([server.url("/slow")])
        let run = try Self.check(folder, seconds: 1)
        #expect(run.status == 0)
        #expect(
            run.output.contains("unknown: \(server.url("/slow")): there is no answer within 1 second\n"),
            "\(run.output)")
        #expect(server.requests == ["/slow", "/slow", "/slow"])
    }

    @Test func theDelayForRobotsIsKept() throws {
        let server = try LoopbackServer([
            "/robots.txt": .text("User-agent: *\nCrawl-delay: 1\n"), "/a": .text("x"), "/b": .text("x"),
        ])
        let folder = try Self.site([server.url("/a"), server.url("/b")])
        let run = try Self.check(folder)
        #expect(run.status == 0)
        let log = server.log
        #expect(log.map(\.path) == ["/robots.txt", "/a", "/b"])
        for (before, after) in zip(log, log.dropFirst()) {
            #expect(after.time.timeIntervalSince(before.time) >= 0.9)
        }
    }

    @Test func aLongPageIsReadInPart() throws {
        let server = try LoopbackServer(["/flood": .notByHead(.flood(64 << 20))])
        let folder = try Self.site([server.url("/flood"), server.url("/flood#x")])
        let run = try Self.check(folder)
        #expect(run.status == 0, "\(run.output)")
    }

    /// A person sees how far it is; a file would keep each of the lines.
    @Test func aTerminalShowsHowFarItIs() throws {
        let server = try LoopbackServer(["/a": .redirect("/c"), "/b": .text("x"), "/c": .text("x")])
        let folder = try Self.site([server.url("/a"), server.url("/b")])
        #expect(try Self.check(folder).errors == "")
        #if os(Linux)
            let line = "'\(Program.path)' check . --as site --external --external-private >found"
            let run = try Program.run(
                ["-qec", line, "/dev/null"], in: folder.path, program: "/usr/bin/script")
            let shown = ["0 of 2", "1 of 2", "2 of 2", "2 of 3", "3 of 3"].map {
                "\r\($0) links asked\u{1B}[K"
            }
            #expect(run.output == shown.joined() + "\r\u{1B}[K", "\(run.errors)")
        #endif
    }

    // MARK: What is allowed

    @Test func nobodyAsksAPrivateHostUnasked() throws {
        let server = try LoopbackServer(["/a": .status(404)])
        let folder = try Self.site([server.url("/a"), server.url("/a", host: "localhost")])
        let run = try Program.run(["check", ".", "--external", "--verbose"], in: folder.path)
        #expect(run.status == 0)
        #expect(server.requests == [])
        #expect(run.output.contains("2 external links asked, 2 unknown"))
        #expect(run.output.contains("which is asked only with `--external-private`"))
    }

    @Test func withoutTheOptionNobodyIsAsked() throws {
        let server = try LoopbackServer(["/a": .status(404)])
        let folder = try Self.site([server.url("/a")])
        for arguments in [["check", "."], ["build", "."]] {
            #expect(try Program.run(arguments, in: folder.path).status == 0)
        }
        #expect(server.requests == [])
    }

    @Test func aRepositoryHasNoLinksToAskAbout() throws {
        let folder = try Folder(["README.md": "[x](http://127.0.0.1:1/)\n"])
        let run = try Program.run(["check", ".", "--external"], in: folder.path)
        #expect(run.status == 64)
        #expect(
            run.errors.contains(
                "--external asks about the links of a site, and . is a repository, of which only config is checked"
            ))
    }

    @Test(arguments: [
        (["--external-cache", "x"], "need --external"), (["--external-private"], "need --external"),
        (["--external", "--external-timeout", "0"], "from 1 to 600, not 0"),
        (["--external", "--external-timeout", "601"], "from 1 to 600, not 601"),
    ])
    func optionsThatDoNothingAreRefused(arguments: [String], words: String) throws {
        let folder = try Self.site([])
        #expect(try Self.check(folder, seconds: 600).status == 0)
        let run = try Program.run(["check", "."] + arguments, in: folder.path)
        #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }

    // MARK: What it is used with

    @Test func theNewAddressIsWritten() throws {
        let server = try LoopbackServer([
            "/old": .reply(308, ["Location: new#part"], ""), "/new": Self.html,
        ])
        let folder = try Self.site([server.url("/old"), server.url("/old#here"), server.url("/gone")])
        let run = try Self.check(folder, ["--fix"])
        #expect(run.status == 1)
        #expect(
            folder.read("content/index.md") == """
                [x](\(server.url("/new#part")))
                [x](\(server.url("/new#here")))
                [x](\(server.url("/gone")))

                """)
        #expect(Self.findings(run).count == 1, "\(run.output)")
    }

    @Test func onlyTheLinksOfTheChosenPagesAreAsked() throws {
        let server = try LoopbackServer([:])
        let folder = try Self.site([server.url("/a")])
        try folder.write("[x](\(server.url("/b")))\n", to: "content/b.md")
        let run = try Self.check(folder, ["content/b.md"])
        #expect(run.findings.count == 1)
        #expect(Set(server.requests) == ["/b"])
    }

    @Test func whatWasThereIsNotAskedAgainForAWeek() throws {
        let server = try LoopbackServer(["/a": .text("x")])
        let folder = try Self.site([server.url("/a"), server.url("/b", host: "localhost")])
        for (day, requests) in [("2026-11-22", 3), ("2026-11-28", 5), ("2026-11-29", 8)] {
            let run = try Self.check(folder, ["--external-cache", "links.json", "--date", day])
            #expect(run.status == 1)
            #expect(server.requests.count == requests, "\(day): \(server.requests)")
        }
        #expect(folder.read("links.json")?.contains("\"date\": \"2026-11-29\"") == true)
        try folder.write("{}", to: "links.json")
        let other = try Self.check(folder, ["--external-cache", "links.json"])
        #expect(other.status == 2)
        #expect(other.errors.contains("links.json is none of the files that `--external-cache` writes"))
    }

    /// All that curl is called with, by a program of its name that comes first on the path. The addresses that were looked
    /// at are the ones that are asked.
    @Test func curlIsAskedWithinBounds() throws {
        let folder = try Self.site(["https://docs.example.org:8443/a"])
        try folder.write(
            "#!/bin/sh\n[ \"$1\" = --version ] && exit\nprintf '[%s] ' \"$@\" > asked\nprintf 'HTTP/2 200\\n\\n'\n",
            to: "bin/curl")
        try folder.write("#!/bin/sh\necho 93.184.216.34 STREAM\necho 2606:2800::1 RAW\n", to: "bin/getent")
        let line =
            "chmod +x bin/*; PATH=\"$PWD/bin:$PATH\" https_proxy= HTTPS_PROXY= http_proxy= all_proxy= ALL_PROXY= "
            + "'\(Program.path)' check . --external"
        let run = try Program.run(["-c", line], in: folder.path, program: "/bin/sh")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let version = try Program.run(["--version"]).output.prefix { !"+\n".contains($0) }
        #expect(
            folder.read("asked")
                == "[--disable] [--silent] [--show-error] [--globoff] [--suppress-connect-headers] [--head] "
                + "[--proto] [=https] [--connect-timeout] [10] [--max-time] [20] [--user-agent] [waymark/0.1.0] "
                .replacingOccurrences(of: "0.1.0", with: version)
                + "[--header] [Accept: text/html,*/*;q=0.8] [--url] [https://docs.example.org:8443/a] "
                + "[--resolve] [docs.example.org:8443:93.184.216.34,[2606:2800::1]] ")
        // One address of a private network among them is enough.
        try folder.write("#!/bin/sh\necho 93.184.216.34\necho 10.0.0.1\n", to: "bin/getent")
        try folder.write("", to: "asked")
        let second = try Program.run(["-c", line], in: folder.path, program: "/bin/sh")
        #expect(second.output.contains("1 external link asked, 1 unknown"), "\(second.output)")
        #expect(folder.read("asked") == "")
    }
}
