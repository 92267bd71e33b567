import Foundation
import Testing

/// What `check` takes the paths for that it is given, from any folder and in any form.
@Suite struct CheckPathTests {
    /// A site in `v` with a broken link on each of two pages, and files beside it.
    private static let files = [
        "v/content/site.yaml": "title: T\n", "v/content/index.md": "[a](a.md) [b](guides/b.md)\n",
        "v/content/a.md": "# A\n\n[x](nope.md)\n", "v/content/guides/b.md": "# B\n\n[x](nope.md)\n",
        "v/README.md": "x\n", "README.md": "x\n", "r/docs/c.md": "x\n", "r/d.md": "x\n",
        "v/templates/page.html": "{{ content }}",
    ]

    private static let (a, b) = ("content/a.md", "content/guides/b.md")

    @Test(arguments: [
        (".", ["v"], [a, b]), (".", ["v/content"], [a, b]), (".", ["v/content/"], [a, b]),
        (".", ["v/content/a.md"], [a]), (".", ["v/content/guides"], [b]), ("v/content", [], [a, b]),
        ("v/content", ["."], [a, b]), ("v/content", ["guides"], [b]), ("v/content", ["a.md"], [a]),
        ("v/content/guides", [], [b]), ("v/content/guides", ["../a.md"], [a]), ("v", ["content"], [a, b]),
        ("v", ["guides/b.md"], [b]), ("v", ["content/a.md:3:5"], [a]), ("v", ["content/a.md:3"], [a]),
        (".", ["v", "content/a.md:3:5"], [a]), (".", ["v", "a.md"], [a]),
        (".", ["v", "v/content/a.md"], [a]),
        (".", ["v", "guides"], [b]), (".", ["v", "a.md", "guides/b.md"], [a, b]),
        (".", ["v/content/a.md", "v/content/guides/b.md"], [a, b]),
        (".", ["--as", "site", "v", "a.md"], [a]),
        (".", ["v/content/a.md", "--as", "site"], [a]),
    ])
    func aPathInASiteIsTheSites(folder: String, arguments: [String], expected: [String]) throws {
        let root = try Folder(Self.files)
        let run = try Program.run(["check"] + arguments, in: root.path + "/" + folder)
        #expect(run.brokenLinks == expected, "\(run.output)\(run.errors)")
        #expect(run.output.contains("3 pages, "))
        #expect(run.status == 1)
    }

    /// `build` and `new` find the site from inside of it too.
    @Test(arguments: ["v", "v/content", "v/content/guides", "v/templates"])
    func everyCommandFindsTheSiteAroundIt(folder: String) throws {
        let root = try Folder(Self.files)
        let place = root.path + "/" + folder
        let build = try Program.run(["build", "--keep-going"], in: place)
        #expect(build.errors.contains("content/a.md:3:5: error[broken-link]"), "\(build.errors)")
        #expect(root.read("v/public/a/index.html") != nil)
        #expect(try Program.run(["new", "guide", "guides/new"], in: place).status == 0)
        #expect(root.read("v/content/guides/new.md") != nil)
    }

    @Test(arguments: [
        (".", ["README.md"], "1 page: "), ("v", ["README.md"], "1 page: "), (".", ["r"], "2 pages: "),
        (".", ["r", "r/d.md"], "1 page: "), (".", ["r", "d.md:1:1"], "1 page: "),
        (".", ["r", "docs"], "1 page: "),
        (".", ["README.md", "r"], "3 pages: "), (".", ["README.md", "v/README.md"], "2 pages: "),
        (".", ["README.md", "./README.md"], "1 page: "), ("r", ["d.md", "docs", "docs/c.md"], "2 pages: "),
        (".", ["v/content", "--as", "repository"], "3 pages: "),
    ])
    func whatIsNoSitesIsARepositorys(folder: String, arguments: [String], expected: String) throws {
        let root = try Folder(Self.files)
        let run = try Program.run(["check"] + arguments, in: root.path + "/" + folder)
        #expect(run.output.hasPrefix(expected), "\(run.output)\(run.errors)")
        #expect(run.status == 0)
    }

    @Test(arguments: [
        (["v", "README.md"], "`README.md` can be `README.md` or `v/README.md`; write which one is meant"),
        (["v", "./README.md"], "`./README.md` is not; check each by itself"),
        (["README.md", "v"], "`README.md` is not; check each by itself"),
        (
            ["v", "nope.md"],
            "there is no file or folder `nope.md`; looked for `nope.md`, `v/nope.md` and `v/content/nope.md`"
        ),
        (["v/content/nope.md"], "cannot find v/content/nope.md"), (["nope"], "cannot find nope"),
        (["r", "nope.md:1:2"], "there is no file or folder `nope.md:1:2`"),
    ])
    func whatIsNotClearIsSaid(arguments: [String], words: String) throws {
        let root = try Folder(Self.files)
        let run = try Program.run(["check"] + arguments, in: root.path)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.status == 2)
    }

    @Test(arguments: [
        (".", ["v", "content/c.md:3"], "checked in full as mcp-servers, by `schema=mcp-servers`"),
        (".", ["v", "c.md:4:2"], "checked in full as mcp-servers, by `schema=mcp-servers`"),
        (".", [".", "v/content/c.md:3"], "checked in full as mcp-servers, by `schema=mcp-servers`"),
        ("v/content", [".", "c.md:7"], "checked in full as claude-code-mcp, by the file name `.mcp.json`"),
        ("v", [".", "content/c.md:11"], "not checked: an example"),
        (
            "v", [".", "content/c.md:15"],
            "not checked: nothing names its schema"
        ),
        (".", ["r", "docs/e.md:1"], "recognised as mcp-servers, by its key `mcpServers`"),
        ("r/docs", [".", "e.md:2:3"], "recognised as mcp-servers, by its key `mcpServers`"),
        (
            "r", [".", "docs/.mcp.json:2"],
            "the whole file is checked in full as claude-code-mcp, by its name"
        ),
        ("v", [".", "../r/docs/e.md:1"], "recognised as mcp-servers, by its key `mcpServers`"),
    ])
    func aBindingIsExplainedWhereverTheBlockStands(
        folder: String, arguments: [String], words: String
    ) throws {
        var files = Self.files
        files["r/docs/e.md"] = "```json\n{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}\n```\n"
        files["r/docs/.mcp.json"] = "{\n}\n"
        files["v/content/c.md"] = """
            # C

            ```json schema=mcp-servers
            {"mcpServers": {}}
            ```

            ```json .mcp.json
            {"mcpServers": {}}
            ```

            ```json schema=none reason="an example"
            {}
            ```

            ```json
            {}
            ```
            """
        let root = try Folder(files)
        let run = try Program.run(
            ["check", arguments[0], "--explain-binding", arguments[1]], in: root.path + "/" + folder)
        #expect(run.output.hasPrefix(words), "\(run.output)\(run.errors)")
        #expect(run.status == 0)
    }

    /// The lines of the blocks before and behind it are named, in a site as in a repository.
    @Test(arguments: [
        (1, "the nearest one stands at the lines 3 to 5"), (2, "the nearest one stands at the lines 3 to 5"),
        (6, "the nearest ones stand at the lines 3 to 5 and 9 to 11"),
        (8, "the nearest ones stand at the lines 3 to 5 and 9 to 11"),
        (12, "the nearest one stands at the lines 9 to 11"),
    ])
    func besideABlockTheNearestAreNamed(line: Int, help: String) throws {
        let text = "x\n\n```json\n{}\n```\n\nx\n\n```yaml\na: 1\n```\n\nx\n"
        let root = try Folder(["s/content/a.md": text, "r/a.md": text, "r/none.md": "x\n"])
        for (folder, file) in [("s", "content/a.md"), ("r", "a.md")] {
            let run = try Program.run(
                ["check", "--explain-binding", "\(file):\(line)"], in: "\(root.path)/\(folder)")
            #expect(
                run.errors
                    == "waymark: error: no config block stands at line \(line) of \(file)\n  = help: \(help)\n"
            )
            #expect(run.status == 2)
        }
        let none = try Program.run(["check", "--explain-binding", "none.md:1"], in: root.path + "/r")
        #expect(none.errors.hasSuffix("  = help: the file has no config block\n"))
    }

    @Test func whereNoBlockStandsIsSaid() throws {
        let root = try Folder(Self.files)
        let none = try Program.run(["check", "v", "--explain-binding", "content/a.md:1"], in: root.path)
        #expect(none.errors.contains("no config block stands at line 1 of content/a.md"))
        #expect(none.status == 2)
        let missing = try Program.run(["check", "v", "--explain-binding", "content/z.md:1"], in: root.path)
        #expect(missing.errors.contains("there is no file or folder `content/z.md`"), "\(missing.errors)")
    }
}
