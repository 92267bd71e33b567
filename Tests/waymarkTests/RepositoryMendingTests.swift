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
        // What nothing named is left as a warning.
        #expect(
            run.findings.count == 1 && run.findings[0].contains("warning[unknown-property]"), "\(run.output)")
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
}
