import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A preview as a person starts it, looks at it and ends it.
@Suite(.serialized) struct ServeTests {
    /// A preview that runs until it is let go.
    final class Running {
        let process: Process
        let errors: URL
        let port: Int
        private let output: FileHandle

        init(_ folder: Folder, _ arguments: [String] = []) throws {
            let started = try Program.start(["serve", folder.path, "--port", "0"] + arguments)
            process = started.process
            errors = started.errors
            output = started.output.fileHandleForReading
            // The address is the first thing that is said.
            var said = Data()
            while !said.contains(UInt8(ascii: "\n")) {
                let piece = output.availableData
                if piece.isEmpty { break }
                said += piece
            }
            let address = String(decoding: said, as: UTF8.self)
            port = address.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) } ?? 0
        }

        deinit {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try? FileManager.default.removeItem(at: errors)
        }

        /// The status and the text at a path.
        func get(_ path: String, method: String = "GET", body: String = "", _ fields: [String: String] = [:])
            -> (Int, String)
        {
            let client = LoopbackClient(port)
            let all = fields.merging(["Host": "127.0.0.1:\(port)", "Connection": "close"]) { own, _ in own }
            let lines = all.map { "\($0.key): \($0.value)\r\n" }.joined()
            client.send(
                "\(method) \(path) HTTP/1.1\r\n\(lines)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            let answer = client.receive { _ in false }
            let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            let status = answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            return (status, parts.count == 2 ? String(parts[1]) : "")
        }

        /// Listens to the events of a page.
        func listen(_ page: String) -> LoopbackClient {
            let client = LoopbackClient(port)
            client.send("GET /.waymark/events?page=\(page) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            _ = client.receive { $0.contains("data: ") && $0.hasSuffix("\r\n") }
            return client
        }

        /// What was said so far, once it has a text.
        func said(_ text: String) -> String {
            for _ in 0..<600 {
                let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
                if said.contains(text) { return said }
                usleep(50_000)
            }
            return (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
        }
    }

    private static let files = [
        "content/index.md": "# Home\n\nFirst words.\n\nSee [a](a.md).\n",
        "content/a.md": "# A\n\nWords of A.\n\nBack [home](index.md).\n",
        "content/draft.md": "---\ndraft: true\n---\n\n# Draft\n\n[home](index.md)\n",
        "content/logo.svg": "<svg/>",
    ]

    @Test func aSiteIsShownWithItsDrafts() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder)
        #expect(running.get("/").0 == 200)
        #expect(running.get("/").1.contains("First words."))
        #expect(running.get("/a").0 == 302)
        #expect(running.get("/draft/").1.contains("data-mark=\"Draft\""))
        #expect(running.get("/logo.svg").1 == "<svg/>")
        let missing = running.get("/nowhere/")
        #expect(missing.0 == 404)
        #expect(missing.1.contains("Off the map"))
        #expect(running.get("/", method: "GET", ["Host": "evil.example"]).0 == 403)
        #expect(running.get("/%2e%2e/site.yaml").0 == 400)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
    }

    @Test func anOpenPageHearsOfItsText() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder)
        let client = running.listen("/a/")
        try folder.write("# A\n\nWords of A.\n\nOther words, back [home](index.md).\n", to: "content/a.md")
        #expect(client.receive { $0.contains("data: ") }.contains("\"tag\""))
        #expect(running.get("/a/").1.contains("Other words"))
        // The page, what the search shows of it, its words, and the index's list of files.
        #expect(running.said("rebuilt in").contains(": 4 files, "))
    }

    @Test func aFindingIsToldOnceAndSoIsThatItIsMended() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder)
        let client = running.listen("/a/")
        try folder.write("# A\n\nWords.\n\n[gone](gone.md) [home](index.md)\n", to: "content/a.md")
        let news = client.receive { $0.contains("broken-link") }
        #expect(news.contains("content/a.md:5:8"))
        _ = running.said("rebuilt in")
        try folder.write("# A\n\nWords.\n\nMore. [gone](gone.md) [home](index.md)\n", to: "content/a.md")
        _ = client.receive { $0.contains("content/a.md:5:14") }
        try folder.write("# A\n\nWords.\n\n[home](index.md)\n", to: "content/a.md")
        let said = running.said("mended")
        #expect(said.components(separatedBy: "error[broken-link]").count == 2)
        #expect(said.contains("content/a.md: mended: there is no page or file `gone.md` [broken-link]"))
    }

    @Test func aNewFolderAndItsEndAreFollowed() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder)
        let client = running.listen("/new/page/")
        try folder.write("# New\n\n[home](/index.md)\n", to: "content/new/page.md")
        _ = client.receive { $0.contains("\"tag\":\"") && !$0.contains("\"tag\":\"\"") }
        #expect(running.get("/new/page/").0 == 200)
        try FileManager.default.removeItem(atPath: folder.path + "/content/new")
        _ = client.receive { $0.contains("\"tag\":\"\"") }
        #expect(running.get("/new/page/").0 == 404)
    }

    @Test func anOutputFolderIsKeptUpToDate() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder, ["--output", folder.path + "/out"])
        func text() -> String {
            (try? String(contentsOfFile: folder.path + "/out/a/index.html", encoding: .utf8)) ?? ""
        }
        #expect(text().contains("Words of A."))
        #expect(!text().contains("/.waymark/"))
        try folder.write("# A\n\nWords of A.\n\nNewer words, [home](index.md)\n", to: "content/a.md")
        _ = running.said("rebuilt in")
        #expect(text().contains("Newer words"))
    }

    @Test func theEditorIsStartedForThePagesOfThisPreviewOnly() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder, ["--editor", "ln -s {file}:{line}:{column} \(folder.path)/opened"])
        let page = running.get("/a/").1
        let token = page.firstMatch(of: /data-token="(\w+)"/).map { String($0.1) } ?? ""
        let origin = "http://127.0.0.1:\(running.port)"
        let body = token + "\ncontent/a.md\n3\n1"
        func post(_ body: String, _ origin: String?) -> Int {
            running.get("/.waymark/open", method: "POST", body: body, origin.map { ["Origin": $0] } ?? [:]).0
        }
        #expect(post(body, nil) == 403)
        #expect(post(body, "http://evil.example") == 403)
        #expect(post("x" + body, origin) == 403)
        #expect(post(token + "\n/etc/passwd\n1\n1", origin) == 404)
        #expect(post(token + "\ncontent/a.md\n0\n1", origin) == 404)
        let opened = folder.path + "/opened"
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: opened)) == nil)
        #expect(post(body, origin) == 200)
        for _ in 0..<200 where (try? FileManager.default.destinationOfSymbolicLink(atPath: opened)) == nil {
            usleep(20_000)
        }
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: opened) == folder.path
                + "/content/a.md:3:1")
    }

    @Test func withoutAnEditorNothingIsOpened() throws {
        let running = try Running(try Folder(Self.files))
        #expect(!running.get("/").1.contains("data-token"))
        #expect(running.get("/.waymark/open", method: "POST", body: "x").0 == 403)
    }

    // MARK: The end

    @Test(arguments: [SIGINT, SIGTERM])
    func itEndsWellWhenItIsAsked(signal: Int32) throws {
        let running = try Running(try Folder(Self.files))
        let client = running.listen("/")
        kill(running.process.processIdentifier, signal)
        running.process.waitUntilExit()
        #expect(running.process.terminationReason == .exit)
        #expect(running.process.terminationStatus == 0)
        withExtendedLifetime(client) {}
    }

    @Test func aPortInUseSaysWhatToDo() throws {
        let folder = try Folder(Self.files)
        let running = try Running(folder)
        let run = try Program.run(["serve", folder.path, "--port", "\(running.port)"])
        #expect(run.status == 2)
        #expect(
            run.errors == """
                waymark: error: another program listens at 127.0.0.1:\(running.port)
                  = help: end it, or choose another port: `--port 0` takes any that is free

                """)
    }

    @Test(arguments: [
        (["--port", "65536"], "--port takes a number from 0 to 65535, not 65536"),
        (["--editor", "'"], "--editor takes a command, and `'` is none"),
        (["--output", ""], "--output takes a folder, and what is given is empty"),
    ])
    func wrongArgumentsAreRefused(arguments: [String], message: String) throws {
        let run = try Program.run(["serve"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("waymark: error: \(message)\n"))
    }

    @Test func whatIsNoSiteIsNotServed() throws {
        let folder = try Folder(["notes.md": "# Notes\n"])
        let run = try Program.run(["serve", folder.path, "--port", "0"])
        #expect(run.status == 2)
        #expect(run.errors.contains("waymark: error: "))
        let other = try Folder(Self.files)
        let into = try Program.run(["serve", other.path, "--output", other.path + "/content/x"])
        #expect(into.status == 2)
        #expect(try Program.run(["serve", other.path, "--host", "no.address"]).status == 2)
    }
}
