import Foundation
import Testing

/// What `check --fix` writes into the files of a repository.
@Suite struct RepositoryMendingTests {
    @Test func onlyWhatIsCertainIsMended() throws {
        let named = "Add this to `.cursor/mcp.json`:\n\n"
        let block = "```json\n\(RepositoryTests.wrong)\n```\n"
        let text =
            "<Tab>\n```json .mcp.json\n\(RepositoryTests.wrong)\n```\n</Tab>\n\n" + named + block
            + "\n# Other\n\n"
            + block
        let folder = try Folder([
            "a.mdx": text, ".mcp.json": RepositoryTests.wrong,
            "b.md": "```json\n{\"x\": 1,}\n```\n\n```json schem=x\n{,}\n```\n",
        ])
        let run = try Program.run(["check", "--fix"], in: folder.path)
        let right = RepositoryTests.wrong.replacingOccurrences(of: "comand", with: "command")
        #expect(
            folder.read("a.mdx")
                == "<Tab>\n```json .mcp.json\n\(right)\n```\n</Tab>\n\n" + named
                + "```json\n\(right)\n```\n" + "\n# Other\n\n" + block)
        #expect(folder.read(".mcp.json") == right)
        #expect(folder.read("b.md") == "```json\n{\"x\": 1,}\n```\n\n```json schem=x\n{,}\n```\n")
        #expect(run.output.contains("3 fixes applied in 2 files\n"), "\(run.output)")
        // What nothing named is left as a warning, and what is misspelt behind a fence is its author's to write.
        #expect(
            run.findings.map { $0.prefix { $0 != "]" } } == [
                "a.mdx:16:23: warning[unknown-property", "b.md:5:9: warning[unknown-attribute",
            ], "\(run.output)")
        #expect(run.status == 0)
        let again = try Program.run(["check", "--fix"], in: folder.path)
        #expect(again.output.hasPrefix("0 fixes applied\n"))
    }

    @Test func nothingIsMendedThroughALink() throws {
        let folder = try Folder(["outside/.mcp.json": RepositoryTests.wrong, "r/b.md": "x"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/r/.mcp.json", withDestinationPath: "../outside/.mcp.json")
        let run = try Program.run(["check", "--fix", "r/.mcp.json"], in: folder.path)
        #expect(run.status == 2)
        #expect(folder.read("outside/.mcp.json") == RepositoryTests.wrong)
    }

    @Test func onlyTheFilesThatAreAskedForAreMended() throws {
        let block = "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n"
        let folder = try Folder(["a.md": block, "b.md": block, "list": "b.md\n"])
        _ = try Program.run(["check", "--fix", "--paths-from", "list"], in: folder.path)
        #expect(folder.read("a.md") == block)
        #expect(folder.read("b.md") == block.replacingOccurrences(of: "comand", with: "command"))
    }

    // MARK: Files that cannot be written

    /// What is said to be mended is what was written; the others are named, and are as they were.
    @Test(arguments: ["a.md", "content/a.md"])
    func whatCannotBeWrittenIsNotCounted(locked: String) throws {
        let block = "```json title=.mcp.json\n\(RepositoryTests.wrong)\n```\n"
        let isSite = locked.hasPrefix("content/")
        let text = isSite ? "# Page\n\n" + block : block
        let files = isSite ? ["content/d/b.md", "content/index.md"] : ["d/b.md", "e/c.md"]
        let folder = try Folder(
            Dictionary(uniqueKeysWithValues: ([locked] + files).map { ($0, text + text) }))
        // The folders of the others belong to everybody.
        for (name, mode) in [
            ("", 0o755), ("content", 0o755), ("d", 0o777), ("e", 0o777), ("content/d", 0o777),
        ] {
            chmod(folder.path + "/" + name, mode_t(mode))
        }
        let run = try Program.runWithoutPrivileges(
            ["check", "--fix"] + (isSite ? ["--as", "site"] : []), in: folder)
        #expect(run.status == 2)
        let left = isSite ? [locked, "content/index.md"] : [locked]
        let mended = isSite ? ["content/d/b.md"] : files
        let counts =
            isSite
            ? "2 fixes applied in 1 file, 2 files not written\n"
            : "4 fixes applied in 2 files, 1 file not written\n"
        #expect(run.output.contains("\n" + counts), "\(run.output)")
        #expect(
            run.errors
                == left.map {
                    "waymark: error: cannot write \($0): Permission denied\n"
                        + "  = help: the file is written as a whole in the place of what was there, so its folder must be writable\n"
                }.joined(), "\(run.errors)")
        for file in mended {
            #expect(folder.read(file) == (text + text).replacingOccurrences(of: "comand", with: "command"))
            #expect(run.output.contains("+++ \(file)\n"))
        }
        for file in left {
            #expect(folder.read(file) == text + text)
            #expect(!run.output.contains("+++ \(file)\n"))
        }
    }

    /// A disk that is full in the middle of a file leaves it as it was.
    @Test func aFileThatFindsNoRoomIsAsItWas() throws {
        let block = "```json .mcp.json\n\(RepositoryTests.wrong)\n```\n"
        let large = block + String(repeating: "x\n", count: 20_000)
        let folder = try Folder(["a.md": large, "b.md": block])
        let process = try Program.run(
            ["-c", #"ulimit -f 16; exec "$0" check --fix 2>&1"#, Program.path], in: folder.path,
            program: "/bin/sh")
        #expect(process.status == 2)
        #expect(
            process.output.contains("\n1 fix applied in 1 file, 1 file not written\n"), "\(process.output)")
        #expect(process.output.contains("waymark: error: cannot write a.md: File too large\n"))
        #expect(folder.read("a.md") == large)
        #expect(folder.files(in: "") == ["a.md", "b.md"])
    }
}
