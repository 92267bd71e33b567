import Foundation
import Testing

/// `check` on repositories: their own configuration, names of schemas, and what is printed of the whole.
@Suite struct RepositoryTests {
    /// A file of servers with a misspelt key.
    static let wrong = "{\"mcpServers\": {\"a\": {\"comand\": \"npx\"}}}"

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

    /// Much less of a site is looked at in a repository, so that nobody should take one for the other.
    @Test(
        arguments: [
            (
                [], ["docs/content/site.yaml"],
                ["`ROOT/docs` is a site, of which", "`waymark check ROOT/docs` checks"]
            ),
            (
                [], ["a/content/site.yaml", "b/c/content/site.json"],
                ["`ROOT/a` is a site, as 1 more are, of which"]
            ),
            (
                [], ["content/index.md", "hugo.toml"],
                [
                    "checked as a repository, since `hugo.toml` beside `content` is another",
                    "`--as site` checks",
                ]
            ),
            (
                [], ["content/index.md", "config/_default/params.toml"],
                ["since `config/_default` beside `content`"]
            ),
            (["--as", "repository"], ["docs/content/site.yaml", "content/index.md", "hugo.toml"], []),
            ([], ["docs/site.yaml", "hugo.toml", "docs/content.md"], []),
        ] as [([String], [String], [String])])
    func whatCouldBeTakenForASiteIsNamed(options: [String], files: [String], words: [String]) throws {
        var texts = Dictionary(uniqueKeysWithValues: files.map { ($0, "title: T\n") })
        for file in files where !file.hasSuffix(".yaml") { texts[file] = file.hasSuffix(".json") ? "{}" : "" }
        texts["README.md"] = "x"
        let folder = try Folder(texts)
        let run = try Program.run(["check", folder.path] + options)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.errors.isEmpty == words.isEmpty, "\(run.errors)")
        for word in words {
            #expect(
                run.errors.contains(word.replacingOccurrences(of: "ROOT", with: folder.path)), "\(run.errors)"
            )
        }
    }

    @Test func whereAllIsExcludedNothingWasLookedAt() throws {
        let folder = try Folder(["docs/a.md": "x", "waymark.yaml": "exclude: [docs]\n"])
        let run = try Program.run(["check", folder.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("no Markdown and no known config file is here to look at"))
        #expect(run.output.isEmpty)
    }

    /// What is wrong with the settings may be why nothing is looked at.
    @Test func whereAllIsExcludedTheConfigurationIsCheckedToo() throws {
        let folder = try Folder(["a.md": "x", "waymark.yaml": "exclude: ['**']\nbogus: 1\n"])
        let run = try Program.run(["check", folder.path])
        #expect(run.status == 2)
        #expect(
            run.findings == [
                "waymark.yaml:2:1: error[invalid-configuration]: the key `bogus` is not known here"
            ])
        #expect(run.errors.contains("no Markdown and no known config file is here to look at"))
    }

    /// What the schema of the settings only calls wrong gets advice.
    @Test(
        arguments: [
            ("include: docs", "write it as a list: `include: [\"docs\"]`"),
            ("exclude: a b", "write it as a list: `exclude: [\"a b\"]`"),
            ("rules: {broken-link: warn}", "did you mean `warning`?"),
            ("rules: {broken-link: Err}", "did you mean `error`?"),
            ("snippets: {recognise: nam}", "did you mean `named`?"),
            ("rules: {broken-link: wa}", nil), ("rules: {broken-link: loud}", nil), ("include: 3", nil),
            ("include: [[a]]", nil),
        ] as [(String, String?)])
    func wrongValuesOfTheConfigurationGetAdvice(text: String, help: String?) throws {
        let folder = try Folder(["a.md": "x", "waymark.yaml": text + "\n"])
        let run = try Program.run(["check", folder.path])
        #expect(run.findings.count == 1, "\(run.output)")
        let helps = run.output.split(separator: "\n").filter { $0.hasPrefix("  = help: ") }
        #expect(helps == (help.map { ["  = help: \($0)"] } ?? []))
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
            run.findings == [
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

    static let called = "a repository's configuration is called `waymark.yaml`, and this file is not read"

    @Test(arguments: [
        ("waymark.yml", "exclude: [b.md]\n", true), (".waymark.yaml", "rules: {}\n", true),
        ("WAYMARK.yaml", "schemas: []\n", true), ("waymark.json", "{\"include\": []}", true),
        ("waymark.toml", "snippets = {}\n", true), (".waymarkrc", "exclude: [\n", true),
        (".waymarkrc.json", "{\"rules\": {}}", true), ("waymark.config.yaml", "rules: {}\n", true),
        // What says nothing of a check is another program's, or empty.
        ("waymark.yml", "version: 1\n", false), ("waymark.json", "[1]", false),
        ("waymark.txt", "rules: {}", false),
        ("waymarks.yaml", "rules: {}", false), ("waymark.config.js", "rules", false),
    ])
    func aConfigurationOfAnotherNameIsNotPassedOver(name: String, text: String, isFound: Bool) throws {
        let folder = try Folder(["a.md": "x", name: text])
        let run = try Program.run(["check", folder.path])
        let found = isFound ? ["\(name): error[invalid-configuration]: \(Self.called)"] : []
        #expect(run.findings.map { $0.replacing(":1:1:", with: ":") } == found, "\(run.output)")
        #expect(run.status == (isFound ? 1 : 0))
        try folder.write("rules: {unknown-property: off}\n", to: "waymark.yaml")
        let both = try Program.run(["check", folder.path])
        #expect(both.output.contains("help: remove it; `waymark.yaml` is the one that counts") == isFound)
        #expect(both.status == 0)
    }

    @Test func aConfigurationInAnotherFolderIsNotPassedOver() throws {
        let folder = try Folder([
            ".git/HEAD": "x", "a.md": "x", "docs/waymark.yaml": "rules: {}\n", "docs/b.md": "x",
            "docs/deep/c.md": "x", "vendor/waymark.yaml": "rules: {}\n", "waymark.yml": "rules: {}\n",
        ])
        let place =
            "the configuration is looked for in the folder that is checked and in those around it, and this one is not read"
        let run = try Program.run(["check", folder.path])
        #expect(
            run.findings.map { $0.replacing(":1:1:", with: ":") } == [
                "docs/waymark.yaml: error[invalid-configuration]: \(place)",
                "waymark.yml: error[invalid-configuration]: \(Self.called)",
            ])
        // From within that folder it is the one that counts.
        let inner = try Program.run(["check"], in: folder.path + "/docs/deep")
        #expect(inner.findings == [] && inner.status == 0)
    }

    @Test(arguments: [
        ("config/_default/hugo.toml", true), ("config/_default/params.yaml", true), ("hugo.toml", true),
        ("config/_default/notes.txt", false), ("config/hugo.toml", false), ("config/_default/a.yml", true),
        ("config/_default/a.JSON", true), ("config.toml", true), ("_config.yml", true), ("mkdocs.yml", true),
        ("mkdocs.yaml", true), ("zensical.toml", true), ("properdocs.yml", true), ("book.toml", true),
        ("astro.config.mjs", true), ("docusaurus.config.js", true), (".vitepress/config.ts", true),
        (".vuepress/config.js", true), ("gatsby-config.js", true), ("next.config.js", true),
        ("nuxt.config.ts", true), (".eleventy.js", true), ("eleventy.config.js", true), ("antora.yml", true),
        ("antora-playbook.yml", true), ("conf.py", true), ("docfx.json", true), ("mint.json", true),
        ("docs.json", true), ("quartz.config.ts", true), ("lume.config.ts", true), ("_quarto.yml", true),
        ("myst.yml", true), ("zola.toml", true), ("pelicanconf.py", true), ("nanoc.yaml", true),
        ("hexo.config.js", true), ("svelte.config.js", true), ("other.config.js", false), ("a.toml", false),
        ("hugo.yaml", true), ("hugo.yml", true), ("hugo.json", true), ("config.yaml", true),
        ("config.yml", true), ("config.json", true), ("_config.toml", true), ("_config.yaml", true),
        ("contentlayer.config.ts", true), ("velite.config.js", true), ("source.config.ts", true),
        ("_config.ts", true), ("rspress.config.ts", true), ("vocs.config.ts", true),
        ("content.config.ts", true), ("content-collections.ts", true), ("keystatic.config.ts", true),
        ("tina/config.ts", true), ("docs.lektorproject", true), ("vite.config.ts", true),
        ("remix.config.js", true), ("react-router.config.ts", true), ("archetypes/a.toml", true),
        ("layouts/index.html", true), ("package.json", false),
        ("properdocs.yaml", true), ("config/_default/a.yaml", true), ("config/_default/a.toml", true),
    ])
    func anotherGeneratorsSiteIsARepository(file: String, isOthers: Bool) throws {
        let folder = try Folder([file: "title = 'x'\n", "content/a.md": "# A\n"])
        let run = try Program.run(["check", folder.path])
        #expect(run.output.contains("1 page: 0 config blocks") == isOthers, "\(run.output)")
        #expect(!run.errors.contains("as a site, since"), "\(run.errors)")
        // A page without a link to it is only a warning, and needs no such word; this one has an error.
        let faulty = try Folder([file: "title = 'x'\n", "content/a.md": "# A\n\n[b](b.md)\n"])
        let judged = try Program.run(["check", faulty.path])
        #expect(judged.errors.contains("note: checked as a site, since") == !isOthers, "\(judged.errors)")
        let mended = try Program.run(["check", "--fix", folder.path])
        #expect(mended.errors.contains("note: mended as a site, since") == !isOthers, "\(mended.errors)")
    }

    @Test func aPageInUTF16IsToldAsSuch() throws {
        let folder = try Folder(["b.md": "x"])
        try Data([0xFF, 0xFE, 0x23, 0x00]).write(to: URL(fileURLWithPath: folder.path + "/a.md"))
        let run = try Program.run(["check", folder.path])
        #expect(
            run.findings == [
                "a.md:1:1: error[invalid-utf8]: the file is UTF-16, and nothing of it can be read"
            ])
        #expect(run.output.contains("`iconv -f UTF-16 -t UTF-8` converts it"))
    }

    /// A file whose name tells no language is read as what its schema is for.
    @Test func aConfiguredNameIsReadInTheLanguageOfItsSchema() throws {
        let folder = try Folder([
            "proxy.conf": "model_list:\n  - model_name: a\n    litellm_param: {}\n",
            "servers.conf": "{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}",
            "waymark.yaml": "snippets: {files: {proxy.conf: litellm-config, servers.conf: mcp-servers}}\n",
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            run.findings == [
                "proxy.conf:3:5: error[unknown-property]: the key `litellm_param` is not known here",
                "servers.conf:1:23: warning[unknown-property]: the key `comand` is not known here",
            ])
    }

    /// What mends a file and what validates it alone read it in the same language as what checks it.
    @Test func aFileIsReadInOneLanguageByAllCommands() throws {
        let text = "model_list:\n  - model_name: a\n    litellm_param: {model: openai/a}\n"
        let folder = try Folder([
            "proxy.conf": text, "waymark.yaml": "snippets: {files: {proxy.conf: litellm-config}}\n",
        ])
        let validated = try Program.run(
            ["schema", "validate", "--schema", "litellm-config", "proxy.conf"], in: folder.path)
        #expect(
            validated.findings == [
                "proxy.conf:3:5: error[unknown-property]: the key `litellm_param` is not known here"
            ])
        let mended = try Program.run(["check", "--fix", folder.path])
        #expect(mended.status == 0, "\(mended.output)")
        #expect(folder.read("proxy.conf") == text.replacing("litellm_param:", with: "litellm_params:"))
    }

    @Test func aSchemaThatCannotBeReadSaysWhere() throws {
        let folder = try Folder([
            "a.md": "# A\n", "own/x.schema.json": "{\n  \"type\": 1,,\n}\n",
            "waymark.yaml": "schemas: [own/x.schema.json]\n",
        ])
        let run = try Program.run(["check", folder.path])
        #expect(
            run.findings == [
                "own/x.schema.json:2:11: warning[invalid-schema]: `type` is one of the seven types, or an array of them",
                "own/x.schema.json:2:13: error[invalid-schema]: expected a key in double quotes, found `,`",
            ])
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
        #expect(try Program.run(["check"], in: folder.path).findings == expected)
        // The configuration counts in every folder of the repository.
        let inner = try Program.run(["check"], in: folder.path + "/docs")
        #expect(inner.findings == expected.map { String($0.dropFirst(5)) })
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
        let found = try Program.run(["check", folder.path]).findings
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
        #expect(run.findings == ["a.md:2:10: warning[wrong-type]: `name` must be a string, not 1"])
        #expect(run.output.contains("recognised as tool by `snippets.schema` in `waymark.yaml`"))
        #expect(run.output.contains("1 recognised), 1 not recognised"))
    }

    @Test func rulesSetSeverities() throws {
        let folder = try Folder([
            "a.md": "```json .mcp.json\n\(Self.wrong)\n```\n",
            "waymark.yaml": "rules: {unknown-property: warning}\n",
        ])
        let run = try Program.run(["check", folder.path])
        #expect(run.findings == ["a.md:2:23: warning[unknown-property]: the key `comand` is not known here"])
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
            run.findings == [
                "a.md:1:16: error[unknown-schema]: there is no schema `mcp-severs`",
                "a.md:5:16: error[unknown-schema]: there is no schema `qqqqqq`",
            ])
        #expect(run.output.contains("did you mean `mcp-servers`?"))
        #expect(run.output.contains("`waymark schema list` shows the names"))
        #expect(!run.output.contains("content/schemas"))
    }

    // MARK: The whole

    /// A check that looked at nothing says so, and is not like one that found nothing.
    @Test func nothingToLookAtIsNoSuccess() throws {
        let folder = try Folder([".gitignore": "*.md\n", "a.md": "x", "b.txt": "x"])
        let run = try Program.run(["check"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors
                == "waymark: error: no Markdown and no known config file is here to look at; 1 file or folder left out\n"
        )
    }

    @Test func whatIsLeftOutIsListedAlsoWhereNothingIsLeft() throws {
        let folder = try Folder([".gitignore": "a.md\n", "a.md": "x", "vendor/b.md": "x"])
        #expect(mkfifo(folder.path + "/c.md", 0o600) == 0)
        let run = try Program.run(["check", "--verbose"], in: folder.path)
        #expect(run.status == 2)
        #expect(
            run.errors
                == "left out by an ignore file: a.md\nleft out by its name: vendor/\n"
                + "left out as a pipe, a socket or a device: c.md\n"
                + "waymark: error: no Markdown and no known config file is here to look at; 3 files and folders left out\n"
        )
    }

    /// What is there and cannot be read is told as that, also where nothing else is there.
    @Test(arguments: [
        (
            ["a.md": "x"], "a.md", [],
            "a.md: error[unreadable-file]: the file cannot be read: Permission denied"
        ),
        (
            [".mcp.json": "{}"], ".mcp.json", [],
            ".mcp.json: error[unreadable-file]: the file cannot be read: Permission denied"
        ),
        (["d/a.md": "x"], "d", [], "d: error[unreadable-file]: the folder cannot be read: Permission denied"),
        (["a.md": "x"], "a.md", ["a.md"], "a.md: error[unreadable-file]: the file cannot be read: "),
        (
            ["waymark.yaml": "exclude: []"], "waymark.yaml", [],
            "waymark.yaml: error[unreadable-file]: the file cannot be read: "
        ),
    ])
    func whatCannotBeReadIsNoNothing(
        files: [String: String], locked: String, arguments: [String], words: String
    ) throws {
        let folder = try Folder(files)
        chmod(folder.path, 0o755)
        chmod(folder.path + "/" + locked, 0)
        defer { chmod(folder.path + "/" + locked, 0o700) }
        let run = try Program.runWithoutPrivileges(["check"] + arguments, in: folder)
        #expect(run.status == 2)
        #expect(run.output.hasPrefix(words), "\(run.output)\(run.errors)")
        #expect(run.output.contains("or leave it out with `exclude` in `waymark.yaml`\n"), "\(run.output)")
        #expect(!run.output.contains("content folder"))
        #expect(run.errors.isEmpty, "\(run.errors)")
    }

    @Test(arguments: [((16 << 20), 0), ((16 << 20) + 1, 1)])
    func aFileThatIsTooLargeIsTold(size: Int, status: Int32) throws {
        let folder = try Folder(["a.md": String(repeating: "x", count: size)])
        let run = try Program.run(["check"], in: folder.path)
        #expect(run.status == status)
        #expect(
            run.output.hasPrefix(
                "a.md: error[file-too-large]: the file has 16777217 bytes, and at most 16777216 are read\n")
                == (status == 1), "\(run.output)")
    }

    @Test func whatIsLeftOutOfARepositoryIsListed() throws {
        let folder = try Folder([".gitignore": "b.md\n", "a.md": "x", "b.md": "x", "vendor/c.md": "x"])
        let run = try Program.run(["check", "--verbose"], in: folder.path)
        #expect(
            run.output.hasPrefix("left out by an ignore file: b.md\nleft out by its name: vendor/\n1 page: "))
        #expect(run.output.contains(", 2 files and folders left out; 0 errors, 0 warnings in "))
        #expect(run.status == 0)
    }

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
        #expect(run.output.contains("1 not recognised; \(count + 1) errors, 0 warnings"), "\(run.output)")
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

    /// What is listed stands behind the findings, before the last line; where a machine reads the output, it is said.
    @Test func theListStandsBehindTheFindings() throws {
        let folder = try Folder([
            "a.md": "```json .mcp.json\n\(Self.wrong)\n```\n\n```json\n{\"y\": 1}\n```\n"
        ])
        let text = try Program.run(["check", "--list-unrecognised"], in: folder.path)
        let lines = text.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("a.md:2:23: error[unknown-property]") == true)
        #expect(lines.suffix(2).first == "a.md:5:1: json: y", "\(text.output)")
        #expect(lines.last?.contains("; 1 error, 0 warnings") == true, "\(text.output)")
        let json = try Program.run(["check", "--list-unrecognised", "--format", "json"], in: folder.path)
        #expect(json.output.hasPrefix("{") && !json.output.contains("json: y"))
        #expect(json.errors == "a.md:5:1: json: y\n")
    }

    @Test(arguments: [
        (
            "https://a.example/b.json",
            "`waymark schema add https://a.example/b.json` takes it into the repository"
        ),
        ("a.example/b.json", "`waymark schema list` shows the names"),
    ])
    func anUnknownAddressSaysWhatBringsIt(address: String, help: String) throws {
        let folder = try Folder(["a.md": "```json\n{\"$schema\": \"\(address)\", \"c\": 1}\n```\n"])
        let run = try Program.run(["check"], in: folder.path)
        #expect(run.output.contains("a.md:2:13: warning[unknown-schema]"), "\(run.output)")
        #expect(run.output.contains(help), "\(run.output)")
    }
}
