import Foundation
import Testing

/// Schemas from elsewhere with all that belongs to them: what newer texts refer to, the files that others' catalogue
/// names, and where a repository keeps them.
@Suite struct TakenSchemaTests {
    private static let old = #"{"type": "object", "properties": {"port": {"type": "integer"}}}"#
    private static let new =
        #"{"type": "object", "additionalProperties": false, "properties": {"listen": {"type": "integer"}}}"#

    private func site() throws -> Folder { try Folder(["content/index.md": "# Home\n"]) }

    // MARK: What comes from elsewhere

    /// A schema from the web that refers to a file of this machine brings nothing along.
    @Test func aSchemaFromTheWebReadsNoFileHere() throws {
        let folder = try Folder(["content/index.md": "# Home\n", "secret.json": "{}"])
        let file = "file://\(folder.path)/secret.json"
        let server = try LoopbackServer(["/server.json": .text("{\"$ref\": \"\(file)\"}")])
        let add = try Program.run(["schema", "add", server.url("/server.json")], in: folder.path)
        #expect(add.status == 2)
        #expect(add.errors.contains("it refers to `\(file)`, which cannot be read"), "\(add.errors)")
        #expect(folder.read("content/schemas/server.schema.json") == nil)
    }

    /// A line of the lock names a schema of the folder, and no other file is written for it.
    @Test(arguments: ["site.yaml", "index.md", "schemas/notes.md", "templates/a.json"])
    func theLockNamesSchemasOnly(file: String) throws {
        let folder = try site()
        let server = try LoopbackServer(["/server.json": .text(Self.old)])
        try folder.write(
            """
            schemas:
              "server":
                file: "\(file)"
                source: "\(server.url("/server.json"))"
                sha256: "0"
                date: "2026-11-22"

            """, to: "content/schemas.lock.yaml")
        let update = try Program.run(["schema", "update"], in: folder.path)
        #expect(update.status == 2)
        #expect(
            update.errors.contains("`\(file)` is no JSON file in the folder `schemas`"), "\(update.errors)")
        #expect(folder.read("content/index.md") == "# Home\n")
    }

    // MARK: What a newer text refers to

    /// What a schema refers to since it was taken comes with its newer text, and so does what a part of it refers to.
    @Test func newPartsComeWithAnUpdate() throws {
        let folder = try site()
        let server = try LoopbackServer([
            "/s/server.json": .text(#"{"properties": {"port": {"$ref": "port.json"}}}"#),
            "/s/port.json": .text(#"{"type": "integer"}"#), "/other.json": .text(Self.old),
        ])
        for name in ["s/server", "other"] {
            let add = try Program.run(["schema", "add", server.url("/\(name).json")], in: folder.path)
            #expect(add.status == 0, "\(add.errors)")
        }
        server.answer(
            "/s/server.json",
            .text(#"{"properties": {"port": {"$ref": "port.json"}, "host": {"$ref": "net/host.json"}}}"#))
        server.answer("/s/net/host.json", .text(#"{"$ref": "../name.json"}"#))
        server.answer("/s/name.json", .text(#"{"type": "string"}"#))
        server.answer("/s/port.json", .text(#"{"$ref": "number.json"}"#))
        server.answer("/s/number.json", .text(#"{"type": "number"}"#))
        server.answer("/other.json", .text(Self.new))

        let outdated = try Program.run(["schema", "outdated"], in: folder.path)
        #expect(outdated.status == 1)
        let open = outdated.output.split(separator: "\n").filter { $0.contains("refers to") }.map(String.init)
        #expect(
            open == [
                "server: refers to \(server.url("/s/net/host.json")) now, which is not here yet",
                "server/port.json: refers to \(server.url("/s/number.json")) now, which is not here yet",
            ])

        try folder.write(
            "```json schema=server\n{\"host\": 1, \"port\": \"x\"}\n```\n", to: "content/index.md")
        let update = try Program.run(["schema", "update", "server"], in: folder.path)
        #expect(update.status == 1, "\(update.errors)")
        #expect(
            update.output.split(separator: "\n").filter { $0.contains(": added") }.map(String.init) == [
                "content/schemas/net/host.json: added, a part of it",
                "content/schemas/name.json: added, a part of it",
                "content/schemas/number.json: added, a part of it",
            ], "\(update.output)")
        #expect(update.output.contains("content/index.md:2:10: error[wrong-type]"), "\(update.output)")
        #expect(!update.output.contains("invalid-schema"), "\(update.output)")
        #expect(folder.read("content/schemas/port.json") == #"{"$ref": "number.json"}"#)
        // Nobody asked for the other one.
        #expect(folder.read("content/schemas/other.schema.json") == Self.old)
        let lock = try #require(folder.read("content/schemas.lock.yaml"))
        #expect(lock.contains("\n  \"server/net/host.json\":\n"))
        #expect(lock.contains("\n  \"server/number.json\":\n"))

        let check = try Program.run(["check"], in: folder.path)
        #expect(check.findings.count == 2 && !check.output.contains("invalid-schema"), "\(check.output)")
        let again = try Program.run(["schema", "update", "server"], in: folder.path)
        #expect(again.status == 0 && !again.output.contains("added"), "\(again.output)")
    }

    @Test(arguments: [("gone.json", "404"), ("taken.json", "is there already")])
    func aPartThatCannotBeTakenLeavesTheSchemaAsItWas(part: String, words: String) throws {
        let folder = try site()
        let server = try LoopbackServer([
            "/server.json": .text(Self.old), "/taken.json": .text("{\"type\": 1}"),
        ])
        _ = try Program.run(["schema", "add", server.url("/server.json")], in: folder.path)
        try folder.write("mine", to: "content/schemas/taken.json")
        let lock = folder.read("content/schemas.lock.yaml")
        server.answer("/server.json", .text("{\"allOf\": [{\"$ref\": \"\(part)\"}]}"))
        let update = try Program.run(["schema", "update"], in: folder.path)
        #expect(update.status == 2)
        #expect(update.errors.contains(words), "\(update.errors)")
        #expect(folder.read("content/schemas/server.schema.json") == Self.old)
        #expect(folder.read("content/schemas/taken.json") == "mine")
        #expect(folder.read("content/schemas.lock.yaml") == lock)
    }

    // MARK: Published schemas

    private static let workflow =
        #"{"type": "object", "required": ["on"], "properties": {"on": {}, "jobs": {"$ref": "parts/jobs.json"}}}"#
    private static let block = "```yaml title=.github/workflows/a.yml\non: push\njobs: 1\n```\n"

    /// A copy of the program whose catalogue of others' schemas names one at a server.
    private func program(in folder: Folder, _ server: LoopbackServer) throws -> String {
        let program = try Program.copy(to: folder.path + "/bin")
        try folder.write(
            """
            [{"name": "GitHub Workflow", "url": "\(server.url("/github-workflow.json"))",
              "fileMatch": ["**/.github/workflows/*.yml", "**/.github/workflows/*.yaml"]},
             {"name": "Another", "url": "\(server.url("/parts/jobs.json"))", "fileMatch": ["jobs.json"]}]
            """, to: "bin/waymark_waymark.resources/Resources/schemastore.json")
        return program
    }

    /// A published schema is asked for by its name, and is for the files that the catalogue names: in a repository and in
    /// a site.
    @Test(arguments: ["", "content/"])
    func aPublishedSchemaIsTakenByItsName(place: String) throws {
        let server = try LoopbackServer([
            "/github-workflow.json": .text(Self.workflow), "/parts/jobs.json": .text(#"{"type": "object"}"#),
        ])
        let (tools, folder) = (
            try Folder(),
            try Folder([
                "\(place)index.md": "# Page\n\n" + Self.block, ".github/workflows/ci.yml": "jobs: {}\n",
                "\(place)other.md": "In `.github/workflows/b.yml`:\n\n```yaml\non: push\njobs: 1\n```\n",
                "jobs.json": "1",
            ])
        )
        let program = try program(in: tools, server)
        let before = try Program.run(["check", "--list-unrecognised"], in: folder.path, program: program)
        #expect(before.output.contains("`waymark schema add github-workflow`"), "\(before.output)")

        let add = try Program.run(
            ["schema", "add", "github-workflow", "--date", "2026-11-22"], in: folder.path, program: program)
        #expect(add.status == 0, "\(add.errors)")
        #expect(
            add.output
                == "\(place)schemas/github-workflow.schema.json: added; a block is bound to it by `schema=github-workflow`\n"
                + "\(place)schemas/parts/jobs.json: added, a part of it\n")
        #expect(
            folder.read("\(place)schemas.lock.yaml")?.contains(server.url("/github-workflow.json")) == true)

        let check = try Program.run(["check"], in: folder.path, program: program)
        #expect(check.status == 1)
        #expect(
            check.findings.filter { $0.contains("error") }
                == (place.isEmpty
                    ? [
                        ".github/workflows/ci.yml:1:1: error[missing-property]: the object has no `on`, which is required",
                        "index.md:5:7: error[wrong-type]: `jobs` must be an object, not 1",
                    ] : ["content/index.md:5:7: error[wrong-type]: `jobs` must be an object, not 1"]),
            "\(check.output)")
        #expect(
            check.findings.contains {
                $0.hasPrefix("\(place)other.md:5:7: warning[wrong-type]: `jobs` must be an object")
            }, "\(check.output)")

        server.answer("/github-workflow.json", .text(#"{"type": "object", "required": ["name"]}"#))
        let update = try Program.run(["schema", "update"], in: folder.path, program: program)
        #expect(update.status == 1, "\(update.errors)")
        #expect(update.output.contains("\(place)index.md:4:1: error[missing-property]"), "\(update.output)")
    }

    // MARK: Repositories

    /// The schemas of a repository lie in its root, wherever in it the command runs.
    @Test(arguments: [
        ([".git/HEAD": "", "docs/a.md": "x"], ""), (["waymark.yaml": "exclude: []", "docs/a.md": "x"], ""),
        (["schemas.lock.yaml": "schemas: {}", ".git/HEAD": "", "docs/a.md": "x"], ""),
        (["docs/a.md": "x"], "docs/"),
        (["docs/.git/HEAD": "", "waymark.yaml": "exclude: []", "docs/a.md": "x"], "docs/"),
        (["content/site.yaml": "title: x", "content/docs.md": "x", "docs/a.md": "x"], "docs/"),
    ])
    func aRepositoryKeepsSchemasInItsRoot(files: [String: String], root: String) throws {
        let folder = try Folder(files)
        try folder.write(Self.old, to: "docs/own.json")
        let add = try Program.run(["schema", "add", "own.json"], in: folder.path + "/docs")
        #expect(add.status == 0, "\(add.errors)")
        #expect(add.output.hasPrefix("schemas/own.schema.json: added; "), "\(add.output)")
        #expect(folder.read(root + "schemas/own.schema.json") == Self.old)
        #expect(
            folder.read(root + "schemas.lock.yaml")?.contains(
                root.isEmpty ? "\"docs/own.json\"" : "\"own.json\"")
                == true)
        try folder.write("```json schema=own\n{\"port\": \"x\"}\n```\n", to: "docs/b.md")
        let check = try Program.run(["check", "."], in: folder.path + "/docs")
        #expect(check.findings == ["b.md:2:10: error[wrong-type]: `port` must be a whole number, not \"x\""])
        #expect(try Program.run(["schema", "outdated"], in: folder.path + "/docs").status == 0)
    }

    @Test func aLockThatCannotBeUsedIsTold() throws {
        let folder = try Folder(["a.md": "x", "schemas.lock.yaml": "schemas: [1]\n"])
        let unreadable = try Program.run(["check"], in: folder.path)
        #expect(unreadable.status == 1)
        #expect(
            unreadable.findings == [
                "schemas.lock.yaml: error[invalid-configuration]: no schema is taken from this file: it is no list of schemas"
            ], "\(unreadable.output)")
        try folder.write(
            "schemas:\n  x: {file: schemas/x.json, source: x.json, sha256: x, date: 2026-11-22}\n",
            to: "schemas.lock.yaml")
        let missing = try Program.run(["check"], in: folder.path)
        #expect(missing.status == 1)
        #expect(
            missing.findings == [
                "schemas.lock.yaml: error[invalid-configuration]: there is no file `schemas/x.json`, which this file names"
            ], "\(missing.output)")
    }
}
