import Foundation
import Testing

/// `watch-sources` against a server on this machine that moves a schema, drops a page and renames a place.
@Suite struct WatchSourcesTests {
    private static let old = #"{"type": "object", "properties": {"port": {"type": "integer"}}}"#
    private static let new =
        #"{"type": "object", "additionalProperties": false, "properties": {"listen": {"type": "integer"}}}"#
    private static let dated =
        #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "x-waymark": {"name": "model"}, "#
        + #""properties": {"model": {"x-deprecated-values": ["#
        + #"{"value": "one", "use": "three", "removed-on": "2026-11-20"}, "#
        + #"{"value": "two", "use": "three", "removed-on": "2027-01-28"}, "#
        + #"{"value": "far", "use": "three", "removed-on": "2027-01-29", "deprecated-on": "2027-01-29"}]}}}"#

    private struct World {
        let folder: Folder
        let server: LoopbackServer
    }

    /// A site on a good day.
    private static func world() throws -> World {
        let page = "<h1 id=\"start\">x</h1>"
        let server = try LoopbackServer([
            "/s/server.json": .text(old), "/page": .text("x"), "/old": .text("x"), "/new": .text("x"),
            "/guide": .reply(200, ["Content-Type: text/html"], page),
        ])
        let folder = try Folder([
            "content/site.yaml": "title: T\nsections:\n  wiki:\n    review_every: 90d\n",
            "content/index.md": """
            # Home

            [page](\(server.url("/page"))), [old](\(server.url("/old"))), [guide](\(server.url("/guide#start")))

            ```json schema=server
            {"port": 1}
            ```

            ```json schema=model
            {"model": "two"}
            ```

            [wiki](wiki/a.md)

            """,
            "content/wiki/a.md": "---\ntitle: A\nreviewed: 2026-09-01\n---\n\n[home](../index.md)\n",
            "content/schemas/model.schema.json": dated,
        ])
        let add = try Program.run(
            ["schema", "add", server.url("/s/server.json"), "--date", "2026-09-01"], in: folder.path)
        #expect(add.status == 0, "\(add.errors)")
        return World(folder: folder, server: server)
    }

    /// The same after the world moved on.
    private static func moved() throws -> World {
        let world = try world()
        world.server.answer("/s/server.json", .reply(301, ["Location: /schemas/server.json"], ""))
        world.server.answer("/schemas/server.json", .text(new))
        world.server.answer("/page", .status(404))
        world.server.answer("/old", .reply(301, ["Location: /new"], ""))
        world.server.answer("/guide", .reply(200, ["Content-Type: text/html"], "<h1 id=\"begin\">x</h1>"))
        return world
    }

    private static func watch(_ world: World, _ arguments: [String] = []) throws -> Program.Run {
        try Program.run(
            ["watch-sources", ".", "--external-private", "--external-timeout", "20"]
                + (arguments.contains("--date") ? [] : ["--date", "2026-11-29"]) + arguments,
            in: world.folder.path)
    }

    private static func contents(of folder: Folder) -> [String: String] {
        Dictionary(
            folder.files(in: "").map { ($0, folder.read($0) ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    @Test func onAGoodDayThereIsNothingToDo() throws {
        let world = try Self.world()
        try world.folder.write("x\n", to: "content/schemas/model.schema.json")
        try world.folder.write("# Home\n\n[wiki](wiki/a.md)\n", to: "content/index.md")
        try FileManager.default.removeItem(atPath: world.folder.path + "/content/schemas/model.schema.json")
        let run = try Self.watch(world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output == """
                Nothing is to be done on 2026-11-29.

                The source of 1 schema was read and 0 links were asked.

                """)
    }

    @Test func theReportSaysWhatToDo() throws {
        let world = try Self.moved()
        let before = Self.contents(of: world.folder)
        let run = try Self.watch(world, ["--date", "2026-12-01"])
        #expect(run.status == 1, "\(run.errors)")
        let lines = try #require(world.folder.read("content/index.md")).split(separator: "\n")
        let place = { (path: String) in "`\(world.server.url(path))`" }
        let columns = [
            1, 2 + world.server.url("/page").count,
            3 + world.server.url("/page").count + world.server.url("/old").count,
        ]
        #expect(
            run.output == """
                There are 7 things to do on 2026-12-01.

                ## Schemas

                - [ ] `server` (`content/schemas/server.schema.json`): since 2026-09-01 its source has 3 differences, 2 of which can break what was valid; take it with `waymark schema update server`; its source \(place("/s/server.json")) has moved for good to \(place("/schemas/server.json")); write that as its `source` in `content/schemas.lock.yaml`
                  - narrowed the whole: keys that are not listed are wrong now
                  - removed `port`: is gone
                  - added `listen`: is new

                With the newer schemas these blocks and files no longer hold:

                - [ ] `content/index.md:6:2`: the key `port` is not known here (`unknown-property`)

                ## Links to other sites

                Other sites answered this about links to them.

                - [ ] `content/index.md:3:\(columns[0] + 7)`: \(place("/page")) is not there: the server answers 404; look for where it is now, or take the link out (`broken-external-link`)
                - [ ] `content/index.md:3:\(columns[1] + 15)`: \(place("/old")) has moved for good to \(place("/new")); link to the new address (`moved-external-link`, in the patch)
                - [ ] `content/index.md:3:\(columns[2] + 26 + world.server.url("/guide").count)`: the page at \(place("/guide")) has no place `#start`; see what the place is called now; one that a script makes is not seen (`broken-external-link`)

                ## Only the calendar

                Nothing changed but the date: these are found since a day has come.

                - [ ] `content/wiki/a.md:3:11`: “A” was last reviewed on 2026-09-01, which holds for 90 days; check that all of it still holds, then set `reviewed` to the day when you did (`review-due`)

                ## Until 2027-01-30

                These are no errors today, or are found only as warnings, and go by then.

                - [ ] `content/index.md:10:11`: the value "two" is deprecated and will be removed on 2027-01-28; use `three` (`deprecated-value`, in the patch)

                ## The fixes as a patch

                Save it as a file, and apply it in the repository's root with `git apply`.

                ````diff
                --- a/content/index.md
                +++ b/content/index.md
                @@ -1,13 +1,13 @@
                 # Home
                \(" ")
                -\(lines[1])
                +\(lines[1].replacing("/old)", with: "/new)"))
                \(" ")
                 ```json schema=server
                 {"port": 1}
                 ```
                \(" ")
                 ```json schema=model
                -{"model": "two"}
                +{"model": "three"}
                 ```
                \(" ")
                 [wiki](wiki/a.md)
                ````

                The source of 1 schema was read and 3 links were asked.

                """)
        #expect(Self.contents(of: world.folder) == before)
    }

    /// The patch is what `check --fix` would do, and git takes it, also where the site is a folder of a repository.
    @Test func thePatchApplies() throws {
        let world = try Self.moved()
        try world.folder.write("", to: "repository/.git/HEAD")
        try FileManager.default.copyItem(
            atPath: world.folder.path + "/content", toPath: world.folder.path + "/repository/content")
        let copy = "mkdir repository/docs && mv repository/content repository/docs/content"
        #expect(try Program.run(["-c", copy], in: world.folder.path, program: "/bin/sh").status == 0)
        let json = try Program.run(
            [
                "watch-sources", "repository/docs", "--external-private", "--date", "2026-11-29", "--format",
                "json",
            ],
            in: world.folder.path)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let patch = try #require(object?["patch"] as? String)
        let text = try #require(world.folder.read("content/index.md"))
        #expect(
            patch.hasPrefix("--- a/docs/content/index.md\n+++ b/docs/content/index.md\n@@ -1,13 +1,13 @@\n"))
        try world.folder.write(patch, to: "fixes.patch")
        let move =
            "mkdir r && cp -r content r/docs-content && mkdir r/docs && mv r/docs-content r/docs/content"
        let git = try Program.run(
            ["-c", "\(move) && cd r && git init -q . && git apply ../fixes.patch"], in: world.folder.path,
            program: "/bin/sh")
        #expect(git.status == 0, "\(git.errors)")
        #expect(
            world.folder.read("r/docs/content/index.md")
                == text.replacing("/old)", with: "/new)").replacing("\"two\"", with: "\"three\""))
    }

    @Test(arguments: [false, true])
    func theJSONFitsItsSchema(isGood: Bool) throws {
        let world = try isGood ? Self.world() : Self.moved()
        let run = try Self.watch(world, ["--format", "json"])
        try world.folder.write(run.output, to: "output.json")
        let checked = try Program.run(
            ["schema", "validate", "--schema", "waymark-watch-report", "output.json"], in: world.folder.path)
        #expect(checked.status == 0, "\(checked.output)\(run.output)")
        try world.folder.write("{\"more\": 1," + run.output.dropFirst(), to: "more.json")
        let more = try Program.run(
            ["schema", "validate", "--schema", "waymark-watch-report", "more.json"], in: world.folder.path)
        #expect(more.status == 1)
    }

    // MARK: The calendar

    /// A value is told of 60 days before it goes, and a review from the day on which it is due.
    @Test(arguments: [
        ("2026-11-28", 0, 0), ("2026-11-29", 1, 0), ("2026-11-30", 1, 0), ("2026-12-01", 1, 1),
        ("2027-01-27", 1, 1), ("2027-01-28", 0, 2),
    ])
    func daysDecide(date: String, retiring: Int, calendar: Int) throws {
        let world = try Self.world()
        let run = try Self.watch(world, ["--format", "json", "--date", date])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect((object?["retiring"] as? [Any])?.count == retiring, "\(run.output)")
        #expect((object?["calendar"] as? [Any])?.count == calendar)
        #expect(run.status == (retiring + calendar > 0 ? 1 : 0))
    }

    // MARK: What cannot be known

    @Test(arguments: [(404, 1, "gone"), (410, 1, "gone"), (500, 0, "unread"), (403, 0, "unread")])
    func aSourceThatIsNotThereIsToDo(status: Int, toDo: Int, state: String) throws {
        let world = try Self.world()
        world.server.answer("/s/server.json", .status(status))
        let run = try Self.watch(
            world, ["--format", "json", "--date", "2026-09-02"])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(object?["to_do"] as? Int == toDo, "\(run.output)")
        #expect((object?["schemas"] as? [[String: Any]])?.first?["state"] as? String == state)
        #expect(run.status == Int32(toDo))
    }

    @Test func whatNobodyKnowsIsNamed() throws {
        let world = try Self.world()
        world.server.answer("/page", .status(403))
        world.server.answer("/s/server.json", .status(500))
        let run = try Self.watch(world, ["--date", "2026-09-02"])
        #expect(run.status == 0)
        #expect(
            run.output.contains(
                """
                ## Not known today

                These will be asked again next time.

                - the schema `server`: cannot fetch http://127.0.0.1:\(world.server.port)/s/server.json: 
                """.dropLast()), "\(run.output)")
        #expect(run.output.contains("- `\(world.server.url("/page"))`: the server answers 403\n"))
    }

    @Test func nobodyIsAskedWhereThatIsNotWanted() throws {
        let world = try Self.world()
        let asked = world.server.requests.count
        _ = try Program.run(["watch-sources", ".", "--no-external"], in: world.folder.path)
        #expect(world.server.requests.dropFirst(asked) == ["/s/server.json"])
        let both = try Program.run(
            ["watch-sources", ".", "--no-external", "--external-private"], in: world.folder.path)
        #expect(both.status == 64)
    }

    @Test(arguments: [
        [:], ["content/site.yaml": "a: [\n", "content/index.md": "x\n"], ["content/site.yaml": "title: T\n"],
        ["a.txt": "x"],
    ])
    func whatCannotBeReadIsNoReport(files: [String: String]) throws {
        let folder = try Folder(files)
        let run = try Program.run(["watch-sources", "."], in: folder.path)
        #expect(run.status == 2, "\(run.output)")
        #expect(run.output == "" && run.errors.contains("waymark: error: "))
    }

    // MARK: Repositories

    @Test func aRepositoryIsWatchedToo() throws {
        let server = try LoopbackServer(["/server.json": .text(Self.old)])
        let folder = try Folder([
            "README.md": "```json server.json\n{\"port\": 1}\n```\n\n[x](\(server.url("/gone")))\n",
            "waymark.yaml": "snippets:\n  files:\n    server.json: server\n",
        ])
        let add = try Program.run(["schema", "add", server.url("/server.json")], in: folder.path)
        #expect(add.status == 0, "\(add.errors)")
        #expect(try Program.run(["watch-sources"], in: folder.path).status == 0)
        server.answer("/server.json", .text(Self.new))
        let run = try Program.run(["watch-sources"], in: folder.path)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("There are 2 things to do on "), "\(run.output)")
        #expect(run.output.contains("- [ ] `README.md:2:2`: "))
        #expect(!server.requests.contains("/gone"))
    }
}
