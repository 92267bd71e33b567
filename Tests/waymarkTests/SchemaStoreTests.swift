import Foundation
import Testing

/// Schemas that a site takes from elsewhere: the only commands that use the network.
@Suite struct SchemaStoreTests {
    private static let old = #"{"type": "object", "properties": {"port": {"type": "integer"}}}"#
    private static let new =
        #"{"type": "object", "additionalProperties": false, "properties": {"listen": {"type": "integer"}}}"#
    private static let page = "# Home\n\n```json schema=server\n{\"port\": 1}\n```\n"

    private func site() throws -> Folder { try Folder(["content/index.md": "# Home\n"]) }

    @Test func aSchemaIsTakenAndBindsBlocks() throws {
        let folder = try site()
        let server = try LoopbackServer([
            "/moved": .redirect("/server.json"), "/server.json": .text(Self.old),
        ])
        let run = try Program.run(
            ["schema", "add", server.url("/moved"), "--name", "server", "--date", "2026-11-22"],
            in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output
                == "content/schemas/server.schema.json: added; a block is bound to it by `schema=server`\n")
        #expect(folder.read("content/schemas/server.schema.json") == Self.old)
        let lock = try #require(folder.read("content/schemas.lock.yaml"))
        #expect(lock.contains("source: \"\(server.url("/moved"))\""))
        #expect(lock.contains("date: \"2026-11-22\""))
        #expect(server.requests == ["/moved", "/server.json"])

        try folder.write(Self.page, to: "content/index.md")
        let built = try Program.run(["build"], in: folder.path)
        #expect(built.status == 0, "\(built.errors)")
        #expect(folder.read("public/schemas.lock.yaml") == nil)
    }

    /// The hash is that of FIPS 180-4: `printf '{"type": "object"}' | sha256sum`.
    @Test func theLockHasTheHash() throws {
        let folder = try Folder(["content/index.md": "x", "a.json": #"{"type": "object"}"#])
        _ = try Program.run(["schema", "add", "a.json"], in: folder.path)
        let hash = "ff419ebbeba438f66900abe77818ce940702bdfe70fa173cb94beecee8d3f112"
        #expect(folder.read("content/schemas.lock.yaml")?.contains("sha256: \"\(hash)\"") == true)
    }

    @Test func whatChangedAtItsSourceIsToldAndTaken() throws {
        let folder = try site()
        let server = try LoopbackServer(["/server.json": .text(Self.old)])
        _ = try Program.run(["schema", "add", server.url("/server.json")], in: folder.path)
        try folder.write(Self.page, to: "content/index.md")
        let before = try Program.run(["schema", "outdated"], in: folder.path)
        #expect(before.status == 0)
        #expect(before.output.hasPrefix("server: as it was taken on "))

        server.answer("/server.json", .text(Self.new))
        let after = try Program.run(["schema", "outdated"], in: folder.path)
        #expect(after.status == 1)
        #expect(
            after.output.hasPrefix("server: 3 differences, 2 of which can break what was valid since "),
            "\(after.output)")
        #expect(folder.read("content/schemas/server.schema.json") == Self.old)

        let update = try Program.run(["schema", "update"], in: folder.path)
        #expect(update.status == 1)
        #expect(update.output.contains("content/index.md:4:2: error[unknown-property]"), "\(update.output)")
        #expect(folder.read("content/schemas/server.schema.json") == Self.new)
        #expect(try Program.run(["schema", "outdated"], in: folder.path).status == 0)
    }

    @Test func nothingThatAUserWroteIsReplaced() throws {
        let folder = try site()
        let server = try LoopbackServer(["/server.json": .text(Self.old)])
        let own = #"{"type": "array"}"#
        try folder.write(own, to: "content/schemas/server.schema.json")
        let add = try Program.run(["schema", "add", server.url("/server.json")], in: folder.path)
        #expect(add.status == 2)
        #expect(add.errors.contains("is there already"))
        #expect(folder.read("content/schemas/server.schema.json") == own)

        _ = try Program.run(
            ["schema", "add", server.url("/server.json"), "--name", "other"], in: folder.path)
        try folder.write(own, to: "content/schemas/other.schema.json")
        server.answer("/server.json", .text(Self.new))
        let update = try Program.run(["schema", "update", "other"], in: folder.path)
        #expect(update.output.contains("changed by hand"))
        #expect(folder.read("content/schemas/other.schema.json") == own)
    }

    @Test(arguments: [
        ("/missing", "404"), ("/loop", "redirects"), ("/flood", "larger than 16 MB"),
        ("/text", "no JSON Schema"),
        ("/list", "no JSON Schema"), ("/data", "no JSON Schema"), ("/away", "rotocol"),
    ])
    func whatCannotBeTakenIsSaid(path: String, words: String) throws {
        let folder = try site()
        let server = try LoopbackServer([
            "/loop": .redirect("/loop"), "/flood": .flood(40 << 20), "/text": .text("<html>"),
            "/list": .text("[]"),
            "/data": .text(#"{"name": "x"}"#), "/away": .redirect("ftp://127.0.0.1/x"),
        ])
        let run = try Program.run(["schema", "add", server.url(path)], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(folder.files(in: "content") == ["index.md"])
    }

    @Test(arguments: [
        "http://example.org/a", "http://127.0.0.1.example.org/a", "http://0.0.0.0/a", "http://192.168.0.1/a",
    ])
    func aRedirectStaysOnTheMachine(target: String) throws {
        let folder = try site()
        let server = try LoopbackServer(["/a": .redirect("/b"), "/b": .redirect(target)])
        let run = try Program.run(["schema", "add", server.url("/a")], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("it leads to \(target): only https is spoken"), "\(run.errors)")
        #expect(folder.files(in: "content") == ["index.md"])
    }

    @Test(arguments: ["http://me:secret@127.0.0.1/a", "https://secret@example.org/a"])
    func credentialsAreRefusedAndNotRepeated(address: String) throws {
        let folder = try site()
        let server = try LoopbackServer(["/a": .redirect(address)])
        for source in [address, server.url("/a")] {
            let run = try Program.run(["schema", "add", source, "--name", "a"], in: folder.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("a name or a password"), "\(run.errors)")
            #expect(!run.errors.contains("secret"))
        }
        try folder.write(
            "schemas:\n  a:\n    file: schemas/a.json\n    source: '\(address)'\n    sha256: x\n    date: 2026-11-22\n",
            to: "content/schemas.lock.yaml")
        let outdated = try Program.run(["schema", "outdated"], in: folder.path)
        #expect(outdated.status == 2)
        #expect(!(outdated.errors + outdated.output).contains("secret"))
    }

    @Test func secretsInAQueryAreRefusedAndNotRepeated() throws {
        let folder = try site()
        let server = try LoopbackServer([
            "/a.json?token=hunter2": .text("{\"type\": \"object\"}"),
            "/b.json": .text("{\"$ref\": \"c.json?X-Amz-Signature=hunter2\"}"),
            "/c.json?X-Amz-Signature=hunter2": .text("{\"type\": \"object\"}"),
            "/d.json": .redirect("/a.json?token=hunter2"),
        ])
        for (path, parameter) in [
            ("/a.json?token=hunter2", "token"), ("/b.json", "X-Amz-Signature"),
        ] {
            let run = try Program.run(["schema", "add", server.url(path)], in: folder.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("its parameter `\(parameter)` holds a secret"), "\(run.errors)")
            #expect(!(run.errors + run.output).contains("hunter2"))
            #expect(folder.files(in: "content") == ["index.md"])
        }
        // Where a redirect leads is noted nowhere.
        #expect(try Program.run(["schema", "add", server.url("/d.json")], in: folder.path).status == 0)
        #expect(folder.read("content/schemas.lock.yaml")?.contains("hunter2") == false)
    }

    @Test func aSchemaThatIsTakenIsLookedAt() throws {
        let folder = try Folder([
            "content/index.md": "# A\n", "own.json": "{\"type\": \"object\", \"requird\": [\"a\"]}",
        ])
        let run = try Program.run(["schema", "add", "own.json"], in: folder.path)
        #expect(run.status == 0)
        #expect(
            run.errors
                == "content/schemas/own.schema.json:1:20: warning[invalid-schema]: "
                + "`requird` is no keyword of JSON Schema; did you mean `required`?\n")
        let checked = try Program.run(
            ["schema", "validate", "--schema", "own.json", "own.json"], in: folder.path)
        #expect(checked.output.contains("own.json:1:20: warning[invalid-schema]: `requird`"))
    }

    /// The parts of a schema lie beside it as at its source, whatever they are called there, and lead back to it.
    @Test func theSchemasThatASchemaRefersToComeWithIt() throws {
        let folder = try Folder(["content/index.md": "```json schema=server\n{\"port\": \"x\"}\n```\n"])
        let server = try LoopbackServer([
            "/v1/server.json": .text(
                #"{"properties": {"port": {"$ref": "parts/port.json"}, "up": {"$ref": "../common.json"}}, "$defs": {"n": {"type": "integer"}}}"#
            ),
            "/v1/parts/port.json": .text(##"{"$ref": "../server.json#/$defs/n"}"##),
            "/common.json": .text(#"{"type": "string"}"#),
        ])
        let add = try Program.run(
            ["schema", "add", server.url("/v1/server.json"), "--date", "2026-11-22"], in: folder.path)
        #expect(add.status == 0, "\(add.errors)")
        #expect(add.errors.isEmpty, "\(add.errors)")
        #expect(add.output.contains("content/schemas/parts/port.json: added, a part of it\n"))
        #expect(
            folder.files(in: "content").sorted() == [
                "index.md", "schemas.lock.yaml", "schemas/common.json", "schemas/parts/port.json",
                "schemas/server.schema.json",
            ])
        let check = try Program.run(["check", "--date", "2026-11-22"], in: folder.path)
        #expect(check.output.contains("content/index.md:2:10: error[wrong-type]"), "\(check.output)")
        #expect(!check.output.contains("invalid-schema"), "\(check.output)")

        #expect(try Program.run(["schema", "outdated"], in: folder.path).status == 0)
        server.answer("/common.json", .text(#"{"type": "integer"}"#))
        let outdated = try Program.run(["schema", "outdated"], in: folder.path)
        #expect(outdated.status == 1)
        #expect(outdated.output.contains("server/common.json: 2 differences, "), "\(outdated.output)")
        let update = try Program.run(["schema", "update"], in: folder.path)
        #expect(update.status == 0, "\(update.errors)")
        #expect(folder.read("content/schemas/common.json") == #"{"type": "integer"}"#)
    }

    @Test func partsOfAFileComeWithItAndNothingIsLeftOfWhatLacksOne() throws {
        let folder = try Folder([
            "content/index.md": "# Home\n",
            "up/a.json": #"{"allOf": [{"$ref": "b%20c.json"}, {"$ref": "../d.json"}]}"#,
            "up/b c.json": Self.old, "d.json": #"{"$ref": "up/a.json#/allOf/0"}"#,
            "up/lost.json": #"{"allOf": [{"$ref": "b%20c.json"}, {"$ref": "gone.json"}]}"#,
        ])
        let lost = try Program.run(["schema", "add", "up/lost.json"], in: folder.path)
        #expect(lost.status == 2)
        #expect(lost.errors.contains("up/gone.json"), "\(lost.errors)")
        #expect(folder.files(in: "content") == ["index.md"])

        try folder.write("{}", to: "content/schemas/d.json")
        let taken = try Program.run(["schema", "add", "up/a.json"], in: folder.path)
        #expect(taken.status == 2)
        #expect(taken.errors.contains("content/schemas/d.json is there already"), "\(taken.errors)")
        #expect(folder.files(in: "content").sorted() == ["index.md", "schemas/d.json"])

        let other = try Program.run(["schema", "add", "up/a.json", "--name", "d"], in: folder.path)
        #expect(other.status == 2)
        try FileManager.default.removeItem(atPath: folder.path + "/content/schemas/d.json")
        let add = try Program.run(["schema", "add", "up/a.json"], in: folder.path)
        #expect(add.status == 0, "\(add.errors)")
        #expect(add.errors.isEmpty, "\(add.errors)")
        #expect(
            folder.files(in: "content/schemas").sorted() == ["a.schema.json", "b c.json", "d.json"])
        #expect(folder.read("content/schemas.lock.yaml")?.contains("\"a/b c.json\":") == true)
    }

    /// Nothing taken looks like all up to date, so it is said.
    @Test func whereNothingWasTakenIsSaid() throws {
        let folder = try site()
        for command in ["outdated", "update"] {
            let run = try Program.run(["schema", command], in: folder.path)
            #expect(run.status == 0)
            #expect(run.output.isEmpty)
            #expect(
                run.errors
                    == "waymark: note: no schema was taken into . yet; `waymark schema add` takes one\n")
        }
        let named = try Program.run(["schema", "update", "a"], in: folder.path)
        #expect(named.status == 2)
        #expect(!named.errors.contains("note:"))
    }

    @Test(arguments: [
        ("a b", "a-b"), ("A", "a"), ("a/b", "a-b"), ("../x", "x"), ("!?", "server"), ("", "server"),
    ])
    func whatANameMayHoldIsSaid(name: String, meant: String) throws {
        let folder = try site()
        try folder.write("{\"type\": \"object\"}", to: "s.json")
        let run = try Program.run(["schema", "add", "s.json", "--name", name], in: folder.path)
        #expect(run.status == 2)
        #expect(
            run.errors
                == "waymark: error: `\(name)` cannot be the name of a schema, which has small letters, digits, `-`, "
                + "`_` and `.`; give one such as `--name \(meant)`\n")
        #expect(folder.files(in: "content") == ["index.md"])
    }

    @Test func whatIsNoFileIsNoSource() throws {
        let folder = try site()
        #expect(mkfifo(folder.path + "/pipe.json", 0o600) == 0)
        for source in ["pipe.json", "/dev/zero", "content"] {
            let run = try Program.run(["schema", "add", source, "--name", "a"], in: folder.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("is no file but a folder, a pipe or a device"), "\(run.errors)")
        }
        #expect(folder.files(in: "content") == ["index.md"])
        #expect(mkfifo(folder.path + "/content/schemas.lock.yaml", 0o600) == 0)
        #expect(try Program.run(["schema", "outdated"], in: folder.path).status == 2)
    }

    @Test func plainHTTPIsForTheMachineItselfOnly() throws {
        let folder = try site()
        for address in ["http://example.org/a.json", "http://127.0.0.1.example.org/a.json"] {
            let run = try Program.run(["schema", "add", address], in: folder.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("only https is spoken"), "\(run.errors)")
        }
    }

    /// All that curl is called with, by a program of its name that comes first on the path.
    @Test(arguments: [
        ("https://example.org/a.json", "=https", ""),
        ("http://localhost:1/a.json", "=http", " [--noproxy] [*]"),
    ])
    func curlIsAskedWithinBounds(address: String, protocols: String, last: String) throws {
        let folder = try site()
        try folder.write(
            """
            #!/bin/sh
            printf '[%s] ' "$@" > asked
            printf '\\nwaymark: 200 \\n' >&2
            echo '{"type": "object"}'

            """, to: "bin/curl")
        let version = try Program.run(["--version"]).output.prefix { !"+\n".contains($0) }
        let line =
            "chmod +x bin/curl; PATH=\"$PWD/bin:$PATH\" '\(Program.path)' schema add \(address) --name a"
        let run = try Program.run(["-c", line], in: folder.path, program: "/bin/sh")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            folder.read("asked")
                == "[--disable] [--silent] [--show-error] [--fail] [--globoff] [--proto] [\(protocols)] "
                + "[--connect-timeout] [15] [--max-time] [60] [--max-filesize] [16777216] [--user-agent] "
                + "[waymark/\(version)] [--write-out] "
                + "[%{stderr}\nwaymark: %{http_code} %{redirect_url}\n] [--url] [\(address)]\(last) ")
    }

    @Test func aFileIsFoundFromTheRoot() throws {
        let folder = try Folder(["site/content/index.md": "x", "upstream/server.json": Self.old])
        let add = try Program.run(
            ["schema", "add", "upstream/server.json", "--site", "site"], in: folder.path)
        #expect(add.status == 0, "\(add.errors)")
        #expect(
            folder.read("site/content/schemas.lock.yaml")?.contains("source: \"../upstream/server.json\"")
                == true)
        try folder.write(Self.new, to: "upstream/server.json")
        #expect(try Program.run(["schema", "outdated", "--site", "site"], in: folder.path).status == 1)
        #expect(try Program.run(["schema", "outdated"], in: folder.path + "/site").status == 1)
    }

    @Test func differencesAreForProgramsToo() throws {
        let folder = try Folder(["old.json": Self.old, "new.json": Self.new])
        let run = try Program.run(
            ["schema", "diff", "old.json", "new.json", "--format", "json"], in: folder.path)
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let changes = try #require(object?["changes"] as? [[String: Any]])
        #expect(changes.map { $0["kind"] as? String } == ["narrowed", "removed", "added"])
        #expect(run.status == 0)
    }

    // MARK: Names of published schemas

    @Test(arguments: [
        ("github-workflw", "did you mean `github-workflow`?"),
        ("config", "44 schemas of SchemaStore are called `config`"),
        ("nothing.json", "nothing.json"),
    ])
    func aNameThatMeansNoSchemaIsExplained(name: String, expected: String) throws {
        let folder = try Folder(["content/index.md": "x"])
        let run = try Program.run(["schema", "add", name], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
    }

    /// A file of that name comes before a schema of others.
    @Test func aFileComesBeforeAPublishedSchema() throws {
        let folder = try Folder(["content/index.md": "x", "github-workflow": "{\"type\": \"object\"}"])
        let run = try Program.run(["schema", "add", "github-workflow"], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(folder.read("content/schemas/github-workflow.schema.json") == "{\"type\": \"object\"}")
    }
}
