import Foundation
import Testing

/// What `check` leaves out since an earlier run found it, in repositories and sites.
@Suite struct BaselineTests {
    @Test(arguments: [
        ["a.md": "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n"],
        [
            "content/a.md": "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n",
            "content/index.md": "[a](a.md)\n",
        ],
    ])
    func onlyWhatIsNewCounts(files: [String: String]) throws {
        let folder = try Folder(files)
        let path = files.keys.contains("a.md") ? "a.md" : "content/a.md"
        let text = try #require(files[path])
        func check(_ arguments: String...) throws -> Program.Run {
            try Program.run(["check", folder.path] + arguments, in: folder.path)
        }
        let first = try check("--write-baseline", "old.json")
        #expect(first.status == 1)
        #expect(first.errors.contains("1 finding written to old.json"))
        // Lines before it do not make it new.
        try folder.write("A line.\n\n" + text, to: path)
        let same = try check("--baseline", "old.json")
        #expect(same.status == 0)
        #expect(same.output.contains(", 1 known finding, 0 gone in "), "\(same.output)")
        try folder.write(text + "\n" + text, to: path)
        let more = try check("--baseline", "old.json")
        #expect(more.status == 1)
        #expect(
            more.findings.count == 1 && more.findings[0].hasPrefix("\(path):6:23: error[unknown-property]"))
        try folder.write("Nothing.\n", to: path)
        let gone = try check("--baseline", "old.json")
        #expect(gone.status == 0)
        #expect(gone.output.contains(", 0 known findings, 1 gone in "), "\(gone.output)")
    }

    /// What an earlier run found is not mended either.
    @Test(arguments: [["a.md"], ["content/a.md", "content/index.md"]])
    func onlyWhatIsNewIsMended(paths: [String]) throws {
        let known = "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n"
        let new =
            "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": \"b\", \"arg\": [\"c\"]}}}\n```\n"
        let folder = try Folder([paths[0]: known])
        if paths.count > 1 { try folder.write("[a](a.md)\n", to: paths[1]) }
        func check(_ arguments: String...) throws -> Program.Run {
            try Program.run(["check", folder.path] + arguments, in: folder.path)
        }
        _ = try check("--write-baseline", "old.json")
        try folder.write(new + "\n" + known, to: paths[0])
        let run = try check("--baseline", "old.json", "--fix")
        #expect(run.output.contains("1 fix applied in 1 file\n"), "\(run.output)")
        #expect(run.output.contains("1 known finding, 0 gone in "), "\(run.output)")
        #expect(folder.read(paths[0]) == new.replacing("\"arg\"", with: "\"args\"") + "\n" + known)
        #expect(try check("--fix").output.contains("1 fix applied in 1 file\n"))
    }

    /// Paths are counted from the folder that is checked, so that a baseline of another one meets nothing.
    @Test func thatNoneOfABaselineIsMetIsSaid() throws {
        let text = "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n"
        let folder = try Folder(["docs/a.md": text, "docs/b.md": text])
        func check(_ arguments: String...) throws -> Program.Run {
            try Program.run(["check"] + arguments, in: folder.path)
        }
        #expect(try check(".", "--write-baseline", "old.json").status == 1)
        let other = try check("docs", "--baseline", "old.json")
        #expect(other.status == 1)
        #expect(
            other.errors.contains("note: none of the 2 findings of old.json is met; one that was made"),
            "\(other.errors)")
        try folder.write("Nothing.\n", to: "docs/b.md")
        #expect(try !check(".", "--baseline", "old.json").errors.contains(" is met"))
    }

    @Test func jsonOfAnEarlierRunIsABaseline() throws {
        let folder = try Folder(["a.md": "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n"])
        try folder.write(
            try Program.run(["check", folder.path, "--format", "json"]).output, to: "run.json")
        let run = try Program.run(["check", ".", "--baseline", "run.json"], in: folder.path)
        #expect(run.status == 0)
    }

    @Test(arguments: ["{}", "[]", "", "{\"diagnostics\": 1}", "{\"diagnostics\": [{}]}", "no json"])
    func whatIsNoBaselineIsSaid(text: String) throws {
        let folder = try Folder(["a.md": "x", "old.json": text])
        let run = try Program.run(["check", "--baseline", "old.json"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("old.json is no baseline"))
    }

    /// What an author wrote is not replaced by findings.
    @Test(arguments: [
        "# Words\n", "{\"a\": 1}", "[]", "{\"name\": \"p\", \"diagnostics\": []}",
        "{\"source\": {\"name\": \"lint\"}, \"diagnostics\": []}",
    ])
    func whatIsNoBaselineIsNotReplaced(text: String) throws {
        let folder = try Folder(["a.md": "x", "notes.md": text])
        let run = try Program.run(["check", "--write-baseline", "notes.md"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("notes.md: it is there already and is no baseline"), "\(run.errors)")
        #expect(try String(contentsOfFile: folder.path + "/notes.md", encoding: .utf8) == text)
    }

    @Test func aBaselineHasTheNameOfAFile() throws {
        let folder = try Folder(["a.md": "x"])
        let run = try Program.run(["check", "--write-baseline", "-"], in: folder.path)
        #expect(run.status == 64 || run.status == 2)
        #expect(run.errors.contains("--write-baseline needs the name of a file"), "\(run.errors)")
        #expect(folder.read("-") == nil)
    }

    /// A device that goes on without end is read to a limit.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
    func whatHasNoEndIsAnError() throws {
        let folder = try Folder(["a.md": "x"])
        let run = try Program.run(["check", "--baseline", "/dev/zero"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("/dev/zero: it has more than 268435456 bytes"), "\(run.errors)")
    }

    @Test func anEmptyFileAndAnEarlierBaselineAreReplaced() throws {
        let folder = try Folder(["a.md": "x", "old.json": ""])
        for _ in 0..<2 {
            #expect(try Program.run(["check", "--write-baseline", "old.json"], in: folder.path).status == 0)
            #expect(try String(contentsOfFile: folder.path + "/old.json", encoding: .utf8).hasPrefix("{"))
        }
    }

    @Test func aBaselineQuotesNothing() throws {
        let key = "sk-ant-" + "api03-" + String(repeating: "aB3dE5gH7j", count: 9)
        let folder = try Folder(["a.md": "```sh\nexport ANTHROPIC_API_KEY=\(key)\n```\n"])
        let run = try Program.run(["check", "--write-baseline", "old.json"], in: folder.path)
        #expect(run.output.contains("error[secret-in-snippet]"), "\(run.output)")
        #expect(!run.output.contains("aB3dE5gH7j"))
        #expect(run.output.contains("2 | export ANTHROPIC_API_KEY=*****"), "\(run.output)")
        let text = try #require(folder.read("old.json"))
        #expect(text.contains("secret-in-snippet") && !text.contains("aB3dE5gH7j"))
    }
}
