import Foundation
import Testing

/// `check` on repositories: their own configuration, mending, and baselines.
@Suite struct RepositoryTests {
    private func lines(_ run: Program.Run) -> [String] {
        run.output.split(separator: "\n").map(String.init).filter {
            $0.contains("error[") || $0.contains("warning[")
        }
    }

    private static let wrong = "{\"mcpServers\": {\"a\": {\"comand\": \"npx\"}}}"

    // MARK: waymark.yaml

    @Test(arguments: [
        ("", "2 pages: ", "2 files and folders left out"),
        ("include: [vendor]", "3 pages and 1 config file: ", "1 file or folder left out"),
        (
            "include: ['**/CHANGELOG.md', 'vendor/x.md']", "4 pages and 1 config file: ",
            "1 file or folder left out"
        ),
        ("include: ['ven?or/**']\nexclude: ['vendor/*.md']", "2 pages and 1 config file: ", "left out"),
        ("exclude: ['docs/{b,c}.md']", "1 page and 1 config file: ", "3 files and folders left out"),
        ("exclude: ['docs/[!a].md']", "1 page and 1 config file: ", "3 files and folders left out"),
    ])
    func patternsChangeWhatIsLookedAt(text: String, beginning: String, leftOut: String) throws {
        var files = ["docs/a.md": "x", "docs/b.md": "x", "vendor/x.md": "x", "CHANGELOG.md": "x"]
        files["waymark.yaml"] = text.isEmpty ? nil : text + "\n"
        let folder = try Folder(files)
        let run = try Program.run(["check", folder.path])
        #expect(run.output.hasPrefix(beginning), "\(run.output)")
        #expect(run.output.contains(leftOut), "\(run.output)")
        #expect(run.status == 0)
    }

    @Test func whereAllIsExcludedNothingWasLookedAt() throws {
        let folder = try Folder(["docs/a.md": "x", "waymark.yaml": "exclude: [docs]\n"])
        let run = try Program.run(["check", folder.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("no Markdown and no known config file is here to look at"))
    }

    @Test func theConfigurationIsChecked() throws {
        let folder = try Folder([
            "a.md": "x",
            "waymark.yaml": """
            snippets:
              recognize: named
              files: {"tool.json": toool}
              schema: mcp-severs
            rules: {unknown-proprty: off}
            schemas: [none.json, mcp-servers]
            include: [nothing]
            """,
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            lines(run) == [
                "waymark.yaml:2:3: error[invalid-configuration]: the key `recognize` is not known here",
                "waymark.yaml:3:24: error[invalid-configuration]: there is no schema `toool`",
                "waymark.yaml:4:11: error[invalid-configuration]: there is no schema `mcp-severs`",
                "waymark.yaml:5:9: warning[invalid-configuration]: no finding has the id `unknown-proprty`",
                "waymark.yaml:6:11: error[invalid-configuration]: there is no schema file `none.json`",
                "waymark.yaml:6:22: warning[invalid-configuration]: `mcp-servers` is in the catalogue, and need not be named",
                "waymark.yaml:7:11: warning[invalid-configuration]: no file or folder that could be looked at fits this pattern",
            ])
        for help in ["`recognise`", "`mcp-servers`", "`unknown-property`"] {
            #expect(run.output.contains("did you mean \(help)?"))
        }
        #expect(run.status == 1)
        try folder.write("include: [\n", to: "waymark.yaml")
        #expect(try Program.run(["check", folder.path]).status == 2)
    }

    private static let tool = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "properties": {"name": {"type": "string"}}, "additionalProperties": false}
        """

    @Test func ownSchemasBindFilesAndBlocks() throws {
        let block =
            "```json settings/tool.json\n{\"nam\": \"x\"}\n```\n\n```json schema=tool\n{\"name\": 1}\n```\n"
        let folder = try Folder([
            "own/tool.schema.json": Self.tool, "docs/a.md": block, "docs/tool.json": "{\"nme\": 1}",
            "waymark.yaml": "schemas: [own/tool.schema.json]\nsnippets: {files: {\"tool.json\": tool}}\n",
        ])
        let expected = [
            "docs/a.md:2:2: error[unknown-property]: the key `nam` is not known here",
            "docs/a.md:6:10: error[wrong-type]: `name` must be a string, not 1",
            "docs/tool.json:1:2: error[unknown-property]: the key `nme` is not known here",
        ]
        #expect(lines(try Program.run(["check"], in: folder.path)) == expected)
        // The configuration counts in every folder of the repository.
        let inner = try Program.run(["check"], in: folder.path + "/docs")
        #expect(lines(inner) == expected.map { String($0.dropFirst(5)) })
    }

    @Test(arguments: [
        ("content", ["2:", "8:"]), ("named", ["8:"]), ("off", []),
    ])
    func whatIsRecognisedCanBeChosen(recognise: String, expected: [String]) throws {
        let block = "```json\n\(Self.wrong)\n```\n"
        let folder = try Folder([
            "a.md": block + "\nAdd this to `.cursor/mcp.json`:\n\n" + block,
            "waymark.yaml": "snippets: {recognise: \(recognise)}\n",
        ])
        let found = lines(try Program.run(["check", folder.path]))
        #expect(found.count == expected.count)
        for (line, place) in zip(found, expected) { #expect(line.hasPrefix("a.md:\(place)"), "\(line)") }
    }

    @Test func aSchemaForTheRestChecksWithCare() throws {
        let folder = try Folder([
            "own/tool.schema.json": Self.tool,
            "a.md": "```json\n{\"name\": 1}\n```\n\n```json\n{\"other\": 1}\n```\n",
            "waymark.yaml": "schemas: [own/tool.schema.json]\nsnippets: {schema: tool}\n",
        ])
        let run = try Program.run(["check", folder.path])
        #expect(lines(run) == ["a.md:2:10: warning[wrong-type]: `name` must be a string, not 1"])
        #expect(run.output.contains("recognised as tool by `snippets.schema` in `waymark.yaml`"))
        #expect(run.output.contains("1 recognised), 1 not recognised"))
    }

    @Test func rulesSetSeverities() throws {
        let folder = try Folder([
            "a.md": "```json .mcp.json\n\(Self.wrong)\n```\n",
            "waymark.yaml": "rules: {unknown-property: warning}\n",
        ])
        let run = try Program.run(["check", folder.path])
        #expect(lines(run) == ["a.md:2:23: warning[unknown-property]: the key `comand` is not known here"])
        #expect(run.status == 0)
    }

    // MARK: Names

    /// What the help of a site's unbound block proposes is accepted, and leads nowhere in circles.
    @Test(arguments: ["config.yaml", "config.yml"])
    func aSharedFileNameSaysWhichSchemasItCanBeOf(name: String) throws {
        let folder = try Folder(["content/index.md": "```yaml title=\"\(name)\"\na: 1\n```\n"])
        let run = try Program.run(["check", folder.path])
        #expect(
            run.output.contains("several products have a file `\(name)`; say which one it is, such as with "))
        #expect(run.output.contains("or `schema=litellm-config`, or say `schema=none"), "\(run.output)")
        #expect(!run.output.contains("did you mean"))
    }

    @Test func anUnknownSchemaIsNamed() throws {
        let folder = try Folder([
            "a.md": "```json schema=mcp-severs\n{}\n```\n\n```json schema=qqqqqq\n{}\n```\n"
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            lines(run) == [
                "a.md:1:16: error[unknown-schema]: there is no schema `mcp-severs`",
                "a.md:5:16: error[unknown-schema]: there is no schema `qqqqqq`",
            ])
        #expect(run.output.contains("did you mean `mcp-servers`?"))
        #expect(run.output.contains("`waymark schema list` shows the names"))
        #expect(!run.output.contains("content/schemas"))
    }

    // MARK: The text of recognised blocks

    @Test func aTrailingCommaCountsWhereTheBlockIsBound() throws {
        let comma = "{\"mcpServers\": {\"a\": {\"command\": \"npx\",}}}"
        let folder = try Folder([
            "a.md": """
            ```json .mcp.json
            \(comma)
            ```

            Add this to `claude_desktop_config.json`:

            ```json
            \(comma)
            ```

            # Other

            Text.

            ```json
            {"x": 1,}
            ```

            ```json
            // the servers
            {"mcpServers": {"a": {"command": "npx"}}}
            ```

            ```json
            "mcpServers": {"a": {"command": "npx"}},
            ```
            """
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            lines(run) == [
                "a.md:2:39: error[not-strict-json]: the file itself is strict JSON, which has no trailing commas",
                "a.md:8:39: warning[not-strict-json]: the file itself is strict JSON, which has no trailing commas",
            ])
        #expect(run.output.contains("3 recognised), 1 not recognised"), "\(run.output)")
    }

    // MARK: Arguments of commands

    @Test func serversOnACommandLineAreCheckedAsTheFile() throws {
        let folder = try Folder([
            "a.md": #"""
            ```sh
            $ claude mcp add-json --scope user a '{"command": "npx", "argz": ["x"]}'
            claude mcp add-json b "{\"command\": \"npx\", \"args\": [1]}" && claude mcp add-json c '{"command": "npx"}'
            claude mcp add-json d '{"command": "npx",}'
            claude mcp add e -- npx '{"command": 1}'
            claude mcp add-json f "$(cat f.json)"
            ```
            """#
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            lines(run).map { $0.prefix { $0 != " " } } == ["a.md:2:58:", "a.md:3:58:", "a.md:4:41:"],
            "\(run.output)")
        #expect(run.output.contains("4 checked (4 named, 0 recognised)"))
        #expect(lines(run).allSatisfy { $0.contains(" error[") })
    }

    /// The JSON is what the program gets: places are those of the command, whatever the shell takes away.
    @Test(arguments: [
        // A quote of the shell in a string, and an error behind it in the same line.
        ("sh", #"claude mcp add-json a '{"command": "it'\''s", "argz": []}'"#, ["2:47"]),
        ("sh", #"claude mcp add-json a '{"command": "it'"'"'s", "args": 1}'"#, ["2:56"]),
        ("sh", #"X=1 claude mcp add-json -s user a "{\"command\": \"a b\", \"args\": 1}""#, ["2:69"]),
        ("sh", "claude mcp add-json a \\\n  '{\"command\": \"npx\",\n  \"argz\": []}'", ["4:3"]),
        ("sh", #"claude mcp add-json a '{"command": "npx"}'"#, []),
        ("fish", #"claude mcp add-json a '{"command": "it\'s", "argz": []}'"#, ["2:45"]),
        ("powershell", #"PS C:\> claude mcp add-json a '{"command": "it''s", "argz": []}'"#, ["2:53"]),
        ("powershell", #"claude mcp add-json a '{\"command\": \"npx\", \"argz\": []}'"#, ["2:48"]),
        ("powershell", "claude mcp add-json a \"{`\"command`\": `\"npx`\", `\"argz`\": []}\"", ["2:48"]),
        ("batch", #"C:\> claude mcp add-json a "{\"command\": \"npx\", \"argz\": []}" -s user"#, ["2:53"]),
        ("cmd", #"claude mcp add-json a "{""command"": ""npx"", ""argz"": []}""#, ["2:48"]),
        // What is no JSON, or has no end, is none of ours; variables are the server's.
        ("sh", "claude mcp add a -e ANTHROPIC_MODEL=1 -e CLAUDE_CODE_MAX_OUTPUT_TOKENS=x -- npx -y b", []),
        ("sh", #"claude mcp add-json a '{"command": 1}"#, []),
        ("sh", #"echo mcp add-json a '{"command": 1}'"#, []),
    ])
    func argumentsAreReadAsTheirShellDoes(shell: String, command: String, expected: [String]) throws {
        let text = "```\(shell)\n\(command)\n```\n"
        let repository = try Folder(["a.md": text])
        let found = lines(try Program.run(["check", repository.path]))
        #expect(found.map { $0.prefix { $0 != " " } } == expected.map { "a.md:\($0):" }, "\(found)")
        let site = try Folder(["content/index.md": text])
        let run = try Program.run(["check", site.path])
        #expect(
            lines(run).filter { !$0.contains("[unknown-language]") }.map { $0.prefix { $0 != " " } }
                == expected.map { "content/index.md:\($0):" },
            "\(run.output)")
    }

    // MARK: The last lines

    /// More findings than one sees at once are counted by kind; up to ten are not.
    @Test(arguments: [(9, false), (10, true)])
    func manyFindingsAreCountedByKind(count: Int, isCounted: Bool) throws {
        let block = "```json .mcp.json\n\(Self.wrong)\n```\n\n"
        let text = String(repeating: block, count: count) + "```json schema=nothing-like-it\n{}\n```\n"
        let folder = try Folder(["a.md": text])
        let run = try Program.run(["check", folder.path])
        let kinds = "by kind: \(count) unknown-property, 1 unknown-schema; "
        #expect(run.output.contains(kinds) == isCounted, "\(run.output)")
        #expect(run.output.contains("\(count + 1) config blocks, \(count) checked"), "\(run.output)")
        #expect(run.output.contains("1 not recognised; \(count + 1) findings"), "\(run.output)")
    }

    @Test func theListSaysWhichSchemaOthersPublish() throws {
        let folder = try Folder([
            "a.md": "```yaml .github/workflows/ci.yml\non: push\njobs: {}\n```\n\n"
                + "Put this into `package.json`:\n\n```json\n{\"semi\": true}\n```\n\n# x\n\n```json\n{\"y\": 1}\n```\n"
        ])
        let run = try Program.run(["check", "--list-unrecognised"], in: folder.path)
        #expect(
            run.output.split(separator: "\n").prefix(3).map(String.init) == [
                "a.md:1:1: yaml: on, jobs  (`waymark schema add github-workflow`)",
                "a.md:8:1: json: semi  (`waymark schema add https://www.schemastore.org/package.json`)",
                "a.md:14:1: json: y",
            ], "\(run.output)")
    }

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

    // MARK: Differences

    @Test func theNewSideOfADifferenceIsChecked() throws {
        let folder = try Folder([
            "a.md": """
            ```diff .mcp.json
             {"mcpServers": {"a": {
            -  "comand": "npx"
            +  "command": "npx", "argz": []
             }}}
            ```

            ```diff
             "mcpServers": {
            -  "a": {"command": 1}
            +  "a": {"command": "npx", "arg": []}
             }
            ```

            ```diff
            +++ b/.claude/settings.json
            @@ -4,3 +4,4 @@
             "permissions": {
            +  "alow": []
             }
            @@ -40,2 +41,2 @@
               }
            +  "x": 1
            ```

            ```diff-yaml
             model_list:
            -  - model_name: a
            +  - model_name: 1
                 litellm_params: {model: b}
            ```

            ```diff
            -old
            +new: {
            ```
            """
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            lines(run) == [
                "a.md:4:22: error[unknown-property]: the key `argz` is not known here",
                "a.md:11:28: warning[unknown-property]: the key `arg` is not known here",
                "a.md:19:4: error[unknown-property]: the key `alow` is not known here",
                "a.md:29:18: warning[wrong-type]: `model_name` must be a string, not 1",
            ], "\(run.output)")
        #expect(run.output.contains("4 config blocks, 4 checked (2 named, 2 recognised)"), "\(run.output)")
    }

    /// Other programs' files, and what breaks off so that nobody can read it, are left alone.
    @Test(arguments: [
        ("diff package.json", " {\n-  \"name\": \"a\",\n+  \"name\": \"mcp-server\",\n   \"main\": 1,"),
        (
            "diff package.json",
            " \"license\": \"ISC\",\n+\"repository\": {\n+  \"type\": \"git\"\n+},\n \"x\": {"
        ),
        ("diff", "   \"a\": {\"command\": 1}\n+  }, \"b\": {\"command\": 1}\n   }"),
        ("diff", "-{\"mcpServers\": {\"a\": {\"command\": 1}}}"), ("diff", "+"), ("patch", "@@\n+++\n---\n"),
    ])
    func differencesOfOtherFilesAreLeftAlone(fence: String, text: String) throws {
        let folder = try Folder(["a.md": "# MCP servers\n\nA server:\n\n```\(fence)\n\(text)\n```\n"])
        let run = try Program.run(["check", folder.path])
        #expect(lines(run) == [])
        #expect(run.output.contains(" 0 checked"), "\(run.output)")
    }

    @Test func nothingIsMissedWhereAHunkLeavesPartsOut() throws {
        let whole =
            "```diff server.json\n {\n   \"$schema\": \"\(Self.server)\",\n+  \"version\": \"1\"\n }\n```\n"
        let hunk = whole.replacing(" {\n   ", with: "@@ -1,9 +1,9 @@\n {\n   ").replacing("\n }", with: "")
        for (text, count) in [(whole, 1), (hunk, 0)] {
            let folder = try Folder(["a.md": text])
            let run = try Program.run(["check", folder.path])
            #expect(lines(run).count == count, "\(run.output)")
            #expect(run.output.contains("1 checked (1 named"), "\(run.output)")
        }
    }

    // MARK: Older versions

    private static let server =
        "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"

    @Test func anOlderVersionIsCheckedByTheNewest() throws {
        func text(_ description: String) -> String {
            "{\"$schema\": \"\(Self.server.replacing("2025-12-11", with: "2025-09-29"))\",\n"
                + "\"name\": \"io.github.a/b\", \"description\": \(description), \"version\": \"1.0.0\"}"
        }
        let folder = try Folder(["a.md": "```json\n\(text("1"))\n```\n\n```json\n\(text("\"c\""))\n```\n"])
        let run = try Program.run(["check", folder.path])
        let older =
            "warning[older-schema]: the version 2025-09-29 of `mcp-server` is not the newest, "
            + "which is 2025-12-11"
        #expect(
            lines(run) == [
                "a.md:2:61: \(older)",
                "a.md:3:41: warning[wrong-type]: `description` must be a string, not 1",
                "a.md:7:61: \(older)",
            ], "\(run.output)")
        #expect(run.status == 0)
        _ = try Program.run(["check", "--fix"], in: folder.path)
        let mended = text("\"c\"").replacing("2025-09-29", with: "2025-12-11")
        #expect(folder.read("a.md") == "```json\n\(text("1"))\n```\n\n```json\n\(mended)\n```\n")
    }

    // MARK: Mending

    @Test func onlyWhatIsCertainIsMended() throws {
        let named = "Add this to `.cursor/mcp.json`:\n\n"
        let block = "```json\n\(Self.wrong)\n```\n"
        let text =
            "<Tab>\n```json .mcp.json\n\(Self.wrong)\n```\n</Tab>\n\n" + named + block + "\n# Other\n\n"
            + block
        let folder = try Folder([
            "a.mdx": text, ".mcp.json": Self.wrong,
            "b.md": "```json\n{\"x\": 1,}\n```\n\n```json schem=x\n{,}\n```\n",
        ])
        let run = try Program.run(["check", "--fix"], in: folder.path)
        let right = Self.wrong.replacingOccurrences(of: "comand", with: "command")
        #expect(
            folder.read("a.mdx")
                == "<Tab>\n```json .mcp.json\n\(right)\n```\n</Tab>\n\n" + named
                + "```json\n\(right)\n```\n" + "\n# Other\n\n" + block)
        #expect(folder.read(".mcp.json") == right)
        #expect(folder.read("b.md") == "```json\n{\"x\": 1,}\n```\n\n```json schem=x\n{,}\n```\n")
        #expect(run.output.contains("3 fixes applied in 2 files\n"), "\(run.output)")
        // What nothing named is left as a warning.
        #expect(lines(run).count == 1 && lines(run)[0].contains("warning[unknown-property]"), "\(run.output)")
        #expect(run.status == 0)
        let again = try Program.run(["check", "--fix"], in: folder.path)
        #expect(again.output.hasPrefix("0 fixes applied\n"))
    }

    @Test func nothingIsMendedThroughALink() throws {
        let folder = try Folder(["outside/.mcp.json": Self.wrong, "r/b.md": "x"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/r/.mcp.json", withDestinationPath: "../outside/.mcp.json")
        let run = try Program.run(["check", "--fix", "r/.mcp.json"], in: folder.path)
        #expect(run.status == 2)
        #expect(folder.read("outside/.mcp.json") == Self.wrong)
    }

    @Test func onlyTheFilesThatAreAskedForAreMended() throws {
        let block = "```json .mcp.json\n\(Self.wrong)\n```\n"
        let folder = try Folder(["a.md": block, "b.md": block, "list": "b.md\n"])
        _ = try Program.run(["check", "--fix", "--paths-from", "list"], in: folder.path)
        #expect(folder.read("a.md") == block)
        #expect(folder.read("b.md") == block.replacingOccurrences(of: "comand", with: "command"))
    }

    // MARK: Baselines

    @Test(arguments: [
        ["a.md": "```json .mcp.json\n\(wrong)\n```\n"],
        ["content/a.md": "```json .mcp.json\n\(wrong)\n```\n", "content/index.md": "[a](a.md)\n"],
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
        #expect(lines(more).count == 1 && lines(more)[0].hasPrefix("\(path):6:23: error[unknown-property]"))
        try folder.write("Nothing.\n", to: path)
        let gone = try check("--baseline", "old.json")
        #expect(gone.status == 0)
        #expect(gone.output.contains(", 0 known findings, 1 gone in "), "\(gone.output)")
    }

    @Test func jsonOfAnEarlierRunIsABaseline() throws {
        let folder = try Folder(["a.md": "```json .mcp.json\n\(Self.wrong)\n```\n"])
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
