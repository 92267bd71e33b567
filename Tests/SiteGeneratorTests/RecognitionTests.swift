import Diagnostics
import Foundation
import Testing

@testable import SiteGenerator

/// Which schema the blocks of a repository are checked against, and by what.
@Suite struct RecognitionTests {
    private static let catalogue = SchemaCatalogue(bundled: Checkout.resources.schemas)

    private func check(_ files: [String: String]) -> RepositoryResult {
        let tree = RepositoryTree(
            files: files.sorted { $0.key < $1.key }.map { path, text in
                .init(
                    path: path, bytes: Array(text.utf8),
                    kind: path.hasSuffix(".md") || path.hasSuffix(".mdx") ? .markdown : .config)
            }, leftOut: .init(), diagnostics: [])
        return RepositoryResult(tree, tree.files.map(Self.checker.check), Self.catalogue)
    }

    /// Made once for all tests: it compiles every schema.
    private static let checker = RepositoryChecker(
        catalogue, RepositoryConfiguration(), SiteOptions(date: "2026-11-28"))

    private func load(_ paths: [String]) throws -> RepositoryTree {
        try RepositoryTree.load(
            paths.map { RepositoryInput(path: $0, shown: paths.count == 1 ? "" : $0) }, with: Self.catalogue,
            RepositoryConfiguration())
    }

    private func bindings(_ text: String) -> [String] {
        check(["a.md": text]).report.cases.map { block in
            guard case .validated(let schema) = block.outcome else { return "-" }
            return "\(schema) by \(block.evidence?.kind ?? "-")"
        }
    }

    /// What looks like a skill, as many texts do, is one in a folder that is called so, and not in that of a program which has
    /// the word in its name.
    @Test(arguments: [
        ("mcp-server-skills/README.md", "-"), ("skills/README.md", "claude-skill by content"),
        ("a/skills/b/README.md", "claude-skill by content"), ("a/my-skills.md", "claude-skill by content"),
        ("skills_old/notes.md", "-"),
    ])
    func aFolderTellsByItsWholeName(path: String, binding: String) {
        let text = "```yaml\n---\nname: a\ndescription: b\nversion: 1\n---\n```\n"
        let found = check([path: text]).report.cases.map { block in
            guard case .validated(let schema) = block.outcome else { return "-" }
            return "\(schema) by \(block.evidence?.kind ?? "-")"
        }
        #expect(found == [binding])
    }

    /// A page is about the product that its name has, or that its folder is named after; `claude-code-router` is another one.
    @Test(arguments: [
        ("claude-code/README.md", "claude-code-mcp"), ("docs/claude-code-setup.md", "claude-code-mcp"),
        ("cursor.md", "cursor-mcp"), ("claude-code-router/README.md", "mcp-servers"),
        ("my-cursor/README.md", "mcp-servers"), ("claude-code/a/b.md", "mcp-servers"),
    ])
    func aPathTellsTheProduct(path: String, schema: String) {
        let cases = check([path: "```json\n\(Self.servers)\n```\n"]).report.cases
        #expect(cases.map(\.outcome) == [.validated(schema: schema)])
    }

    @Test func theLastLineCountsEachKindOfBlock() {
        let blocks = [
            "```json schema=none reason=\"a\"\n{}\n```", "```json schema=none reason=\"b\"\n{}\n```",
            "```json .mcp.json\n\(Self.servers)\n```", "```json\n\(Self.servers)\n```",
            "```json\n\(Self.servers)\n```", "```json\n\(Self.servers)\n```", "```json\n{\"x\": 1}\n```",
            "```json schema=none\n{}\n```", "```json schema=nowhere\n{}\n```",
        ]
        let files = ["a.md": blocks.joined(separator: "\n\n"), "b.md": "x", ".mcp.json": Self.servers]
        let summary = check(files).report.summary
        #expect(summary.repository?.pages == 2)
        #expect(summary.repository?.configFiles == 1)
        let counts = summary.snippets
        #expect(counts.skipped == 2 && counts.skippedWithoutReason == 1)
        #expect(counts.validated == 4 && counts.named == 1 && counts.recognised == 3)
        #expect(counts.parsedOnly == 1 && counts.unbound == 1)
    }

    /// Texts that are meant as JSON are counted, whatever their fence says.
    @Test(arguments: [
        ("```\n{\"a\": 1,, \"b\": 2}\n```", 1), ("```js\n{\"a\": 1}\n```", 1), ("```js\n{a: 1}\n```", 0),
        ("```diff\n {\"b\": {\n-  \"w\": 1\n+  \"w\": 2\n }}\n```", 1), ("```text\n{\"a\": 1}\n```", 0),
        ("```\n{ a }\n```", 0),
    ])
    func textsMeantAsConfigAreCounted(text: String, count: Int) {
        #expect(check(["a.md": text]).unrecognised.count == count)
    }

    /// A name that several products use counts where at least half of what a block holds is of the types that one has.
    @Test(arguments: [
        ("json", "settings.json", #"{"env": "production", "model": "gpt-4o", "hooks": []}"#, "-"),
        ("json", "settings.json", #"{"env": "production", "model": "gpt-4o"}"#, "claude-code-settings"),
        ("json", "settings.json", #"{"model": "a", "permissions": {"admin": true}, "env": "b"}"#, "-"),
        ("json", "settings.json", #"{"env": {"A": 1}}"#, "claude-code-settings"),
        ("json", "settings.json", #"{"env": {"A": [1]}}"#, "-"),
        ("json", "settings.json", #"{"permisions": {"allow": []}}"#, "claude-code-settings"),
        ("json", "settings.json", #"{"permisions": [1]}"#, "-"),
        ("json", "settings.json", #"{"env": "<the variables>"}"#, "claude-code-settings"),
        ("yaml", "config.yaml", "extensions: [md, html]", "-"),
        ("yaml", "config.yaml", "extensions: { a: { type: builtin } }", "goose-config"),
        ("json", "mcp.json", #"{"servers": ["a", "b"]}"#, "-"),
        ("json", "mcp.json", #"{"servers": {"a": "http://a"}}"#, "-"),
        ("json", "server.json", #"{"name": 5, "version": 1}"#, "-"),
        ("json", "server.json", #"{"name": 5, "version": "1"}"#, "mcp-server"),
        ("json", "manifest.json", #"{"manifest_version": 3, "name": "a", "version": "1"}"#, "-"),
        (
            "json", "manifest.json", #"{"manifest_version": "0.3", "name": "a", "version": 1}"#,
            "mcpb-manifest"
        ),
        ("json", "manifest.json", #"{"name": "a", "icons": [{"src": "a", "sizes": "1x1"}]}"#, "-"),
        ("json", "manifest.json", #"{"name": "a", "icons": [{"src": "a", "size": "1x1"}]}"#, "mcpb-manifest"),
        (
            "json", "manifest.json",
            #"{"manifest_version": 0.3, "name": "a", "server": {"type": "node", "entry_point": "a"}}"#,
            "mcpb-manifest"
        ),
    ])
    func aSharedNameCountsWhereTheTypesAgree(
        language: String, name: String, text: String, expected: String
    ) {
        let found = bindings("```\(language) title=\"\(name)\"\n\(text)\n```")
        #expect(found == [expected == "-" ? "-" : "\(expected) by file-name"])
    }

    private static let servers = #"{"mcpServers": {"a": {"command": "npx", "args": ["-y", "a"]}}}"#

    @Test(arguments: [
        ("```json schema=cursor-mcp\n{}\n```", ["cursor-mcp by attribute"]),
        (
            "```json\n{\"$schema\": \"https://json.schemastore.org/claude-code-settings.json\"}\n```",
            ["claude-code-settings by declared"]
        ),
        ("```json .mcp.json\n\(servers)\n```", ["claude-code-mcp by file-name"]),
        ("```json title=\"claude_desktop_config.json\"\n{}\n```", ["claude-desktop by file-name"]),
        ("```jsonc\n// .vscode/mcp.json\n{\"servers\": {}}\n```", ["vscode-mcp by comment"]),
        ("```sh\ncat > .mcp.json <<EOF\n\(servers)\nEOF\n```", ["claude-code-mcp by heredoc"]),
        ("Add this to `~/.cursor/mcp.json`:\n\n```json\n\(servers)\n```", ["cursor-mcp by nearby-name"]),
        (
            "# A\n\nAdd to `claude_desktop_config.json`:\n\n```json\n\(servers)\n```\n\n## Cursor\n\n```json\n\(servers)\n```",
            ["claude-desktop by nearby-name", "cursor-mcp by product"]
        ),
        // Of a second block without words of its own only what fits is taken for the same file.
        (
            "`.claude/settings.json`:\n\n```json\n{\"model\": \"opus\"}\n```\n\n```json\n\(servers)\n```",
            ["claude-code-settings by nearby-name", "mcp-servers by content"]
        ),
        // Of many, such as in a table of all clients, the one whose sign it shows, and none where it shows none.
        (
            "| A | `.vscode/mcp.json` |\n|---|---|\n| B | `.cursor/mcp.json` |\n\n```json\n{\"servers\": {\"a\": {\"command\": \"b\"}}}\n```",
            ["vscode-mcp by nearby-name"]
        ),
        ("Use `.mcp.json` or `.cursor/mcp.json`:\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        // A file that is named farther off does not reach past the name of another product, or into another's file.
        (
            "In `.cursor/mcp.json`:\n\n```json\n\(servers)\n```\n\n**Windsurf**\n\n```json\n{\"mcpServers\": {\"a\": {\"serverUrl\": \"https://a.example\"}}}\n```",
            ["cursor-mcp by nearby-name", "windsurf-mcp by product"]
        ),
        (
            "In `.cursor/mcp.json`:\n\n```json\n\(servers)\n```\n\n- VS Code:\n\n  ```json\n  {\"servers\": {\"a\": {\"command\": \"b\"}}}\n  ```",
            ["cursor-mcp by nearby-name", "vscode-mcp by product"]
        ),
        (
            "In `.cursor/mcp.json`:\n\n```json\n\(servers)\n```\n\nElsewhere:\n\n```json\n{\"servers\": {\"a\": {\"command\": \"b\"}}}\n```",
            ["cursor-mcp by nearby-name", "vscode-mcp by content"]
        ),
        (
            "In `.cursor/mcp.json`, on macOS:\n\n```json\n\(servers)\n```\n\nOn Windows:\n\n```json\n\(servers)\n```",
            ["cursor-mcp by nearby-name", "cursor-mcp by nearby-name"]
        ),
        // Of two files in one sentence the one that the block fits; neither where it has nothing of them.
        (
            "Rules go to `.claude/settings.json`, servers to `.mcp.json`:\n\n```json\n\(servers)\n```",
            ["claude-code-mcp by nearby-name"]
        ),
        (
            "Rules go to `.claude/settings.json`, servers to `.mcp.json`:\n\n```json\n{\"model\": \"opus\"}\n```",
            ["claude-code-settings by nearby-name"]
        ),
        (
            "Rules go to `.claude/settings.json`, servers to `.mcp.json`:\n\n```json\n{\"mcpServer\": {}}\n```",
            ["claude-code-mcp by nearby-name"]
        ),
        (
            "Rules go to `.claude/settings.json`, servers to `.mcp.json`:\n\n```json\n{\"a\": 1}\n```",
            ["-"]
        ),
        ("# claude_desktop_config.json\n\n```json\n\(servers)\n```", ["claude-desktop by nearby-name"]),
        ("=== \".mcp.json\"\n\n    ```json\n    \(servers)\n    ```", ["claude-code-mcp by nearby-name"]),
        ("<Tab title=\".cursor/mcp.json\">\n```json\n\(servers)\n```\n</Tab>", ["cursor-mcp by nearby-name"]),
        ("Add:\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        (
            "```yaml\nmodel_list:\n  - model_name: a\n    litellm_params: {model: b}\n```",
            ["litellm-config by content"]
        ),
        ("```json\n{\"name\": \"a\", \"version\": \"1.0.0\", \"scripts\": {}}\n```", ["-"]),
        ("```json title=\"server.json\"\n{\"port\": 80}\n```", ["-"]),
        ("Edit `~/.grok/config.toml`:\n\n```toml\n[mcp_servers.a]\ncommand = \"b\"\n```", ["-"]),
        ("```sh\nexport ANTHROPIC_BASE_URL=https://a.example\n```", ["claude-code-env by content"]),
        ("```sh\nls\n```", []),
        ("```json schema=none reason=\"an answer\"\n{}\n```", ["-"]),
        // The product that is named nearest decides where the content fits several; two of them decide nothing.
        ("## Cursor\n\nAdd:\n\n```json\n\(servers)\n```", ["cursor-mcp by product"]),
        ("# Cursor\n\n## Windsurf\n\n```json\n\(servers)\n```", ["windsurf-mcp by product"]),
        ("## Cursor and Windsurf\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        ("## Cursor or Cline\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        ("# Cursor\n\n## Trae\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        ("## Cursors\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        ("Cursor has a file for this.\n\nAdd:\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        (
            "## Claude Code\n\nIn `settings.json`:\n\n```json\n{\"turboMode\": true}\n```",
            ["claude-code-settings by product"]
        ),
        ("## VS Code\n\nIn `settings.json`:\n\n```json\n{\"turboMode\": true}\n```", ["-"]),
        ("## Claude Code\n\nIn `settings.json`:\n\n```json\n{\"editor.x\": true}\n```", ["-"]),
        // A few words near a block tell what a part of a document is.
        ("## An MCP server\n\n```json\n{\"url\": \"https://a.example\"}\n```", ["mcp-servers by content"]),
        ("## A server\n\n```json\n{\"url\": \"https://a.example\"}\n```", ["-"]),
        ("### Hooks\n\n```json\n{\"matcher\": \"Write\"}\n```", ["claude-code-settings by content"]),
        ("### Rules\n\n```json\n{\"matcher\": \"Write\"}\n```", ["-"]),
        (
            "### `agents/a.md`\n\n```md\n---\nname: a\ndescription: b\n---\n```",
            ["claude-code-agent by content"]
        ),
        (
            "# Skills\n\n### `commands/a.md`\n\n```md\n---\ndescription: b\n---\n```",
            ["claude-code-command by content"]
        ),
        (
            "# Skills\n\n### `commands/a.md`\n\n```md\n---\nname: a\ndescription: b\n---\n```",
            ["claude-code-command by content"]
        ),
        (
            "# Commands\n\n### A skill\n\n```md\n---\nname: a\ndescription: b\n---\n```",
            ["claude-skill by content"]
        ),
        (
            "# An agent\n\nThis checks commands:\n\n```md\n---\nname: a\ndescription: b\nmodel: opus\n---\n```",
            ["claude-code-agent by content"]
        ),
        // A title that names no file does not make the file in the text less near.
        (
            "<Accordion title=\"Windows\">\nIn `claude_desktop_config.json`:\n\n```json\n{\"w\": {\"command\": \"b\"}}\n```\n</Accordion>",
            ["claude-desktop by nearby-name"]
        ),
        // Keys that only one schema has.
        (
            "```json\n{\"sandbox\": {\"enableWeakerNetworkIsolation\": true}}\n```",
            ["claude-code-settings by content"]
        ),
        ("```json\n{\"enableWeakerNetworkIsolation\": true}\n```", ["claude-code-settings by content"]),
        ("```json\n{\"isolation\": {\"enableWeakerNetworkIsolation\": true}}\n```", ["-"]),
        // A document inside another program's file.
        (
            "In VS Code:\n\n```json\n{\"mcp\": {\"servers\": {\"a\": {\"command\": \"b\"}}}, \"editor.x\": 1}\n```",
            ["vscode-mcp by product"]
        ),
        (
            "In `settings.json`:\n\n```json\n{\"mcp\": {\"servers\": {\"a\": {\"command\": \"b\"}}}}\n```",
            ["vscode-mcp by content"]
        ),
        // Values of other types than the file that is named has are another file's.
        (
            "# plugin.json\n\nThe file is `./hooks/hooks.json`:\n\n```json\n{\"hooks\": \"./hooks/hooks.json\"}\n```",
            ["claude-code-plugin by content"]
        ),
        ("In `.claude/settings.json` of VS Code:\n\n```json\n{\"a.b\": true}\n```", ["-"]),
        // The nearest file counts, whether or not the block fits it, unless the sentence is about another product.
        (
            "Edit `.vscode/mcp.json`:\n\n```json\n\(servers)\n```", ["vscode-mcp by nearby-name"]
        ),
        (
            "Edit `~/.cursor/mcp.json`.\n\nEdit `claude_desktop_config.json`:\n\n"
                + "```json\n{\"servers\": {\"a\": {\"command\": \"b\"}}}\n```",
            ["claude-desktop by nearby-name"]
        ),
        (
            "## VS Code\n\nAs in `claude_desktop_config.json`:\n\n"
                + "```json\n{\"servers\": {\"a\": {\"command\": \"b\"}}}\n```", ["vscode-mcp by product"]
        ),
        (
            "## Cline\n\nUnlike `claude_desktop_config.json`, Cline knows more:\n\n```json\n\(servers)\n```",
            ["cline-mcp by product"]
        ),
        (
            "```json\n{\"mcp\": {\"servers\": {\"a\": {\"comand\": \"b\"}}}}\n```", ["-"]
        ),
        // A full path of one product's file is its, whatever else the sentence names; a heading still tells more.
        (
            "With VS Code or Cursor, too, in `~/.copilot/mcp-config.json`:\n\n```json\n\(servers)\n```",
            ["copilot-cli-mcp by nearby-name"]
        ),
        (
            "## Cline\n\nUnlike `~/.cursor/mcp.json`, Cline knows more:\n\n```json\n\(servers)\n```",
            ["cline-mcp by product"]
        ),
        // A fold-out is over with what stands in it, and its summary may have several lines.
        (
            "<details>\n<summary>Roo Code</summary>\n\n#### Roo Code Remote\n\n</details>\n\n```json\n\(servers)\n```",
            ["mcp-servers by content"]
        ),
        (
            "<details>\n<summary>\n<b>Install in Cline</b>\n</summary>\n\n```json\n\(servers)\n```\n</details>",
            ["cline-mcp by product"]
        ),
        // Another program's list of models has no parameters of LiteLLM's.
        (
            "```yaml\nmodel_list:\n  - model_name: a\n    other_params: {model: b}\nrouter_settings:\n  routing_strategy: c\n```",
            ["-"]
        ),
        (
            "```yaml\nmodel_list: []\nrouter_settings:\n  routing_strategy: simple-shuffle\n```",
            ["litellm-config by content"]
        ),
        // What a file is said to hold and does not is checked as what it is said to be, whichever product is named.
        (
            "In Claude Code, add to `~/.claude/settings.json`:\n\n```json\n\(servers)\n```",
            ["claude-code-settings by nearby-name"]
        ),
        ("```json .claude/settings.json\n\(servers)\n```", ["claude-code-settings by file-name"]),
        // A file that is named farther off does not reach past that of a program that nobody knows.
        (
            "`.cursor/mcp.json`:\n\n```json\n\(servers)\n```\n\nNow `~/.other/mcp.json`:\n\nThis:\n\n```json\n\(servers)\n```",
            ["cursor-mcp by nearby-name", "mcp-servers by content"]
        ),
        // A list of servers is not what the clients have in common.
        ("```json\n{\"mcpServers\": [{\"name\": \"a\", \"command\": \"b\"}]}\n```", ["-"]),
        // JSON is JSON in a shell's block, and a command is one without its language.
        ("```bash\n\(servers)\n```", ["mcp-servers by content"]),
        ("```console .mcp.json\n\(servers)\n```", ["claude-code-mcp by file-name"]),
        ("```bash\n\(servers)\necho\n```", []),
        ("```\nclaude mcp add-json a '{\"command\":\"b\"}'\n```", ["claude-code-mcp by heredoc"]),
        ("```text\n$ claude mcp add-json a '{\"command\":\"b\"}'\n```", ["claude-code-mcp by heredoc"]),
        ("```js\nclaude mcp add-json a '{\"command\":\"b\"}'\n```", []),
        // What all clients have in common is known also in the file of a client that is not.
        ("Edit `~/.other/settings.json`:\n\n```json\n\(servers)\n```", ["mcp-servers by content"]),
        // A sentence counts where the fence names no other file.
        ("Create `.vscode/mcp.json`:\n\n```json title=\"package.json\"\n{\"inputs\": []}\n```", ["-"]),
        ("Create `.vscode/mcp.json`:\n\n```json\n// app.json\n{\"inputs\": []}\n```", ["-"]),
        (
            "Create `.vscode/mcp.json`:\n\n```json title=\"mcp.json\"\n{\"inputs\": []}\n```",
            ["vscode-mcp by nearby-name"]
        ),
        (
            "Create `.cursor/mcp.json`:\n\n```json title=\"The client\"\n\(servers)\n```",
            ["cursor-mcp by nearby-name"]
        ),
    ])
    func binds(text: String, expected: [String]) {
        #expect(bindings(text) == expected)
    }

    /// Each is a text, and its findings as `line:severity[id]`.
    @Test(arguments: [
        (
            "```json\n{\"mcpServers\": {\"a\": {\"comand\": \"b\", \"args\": []}}}\n```",
            ["2:warning[unknown-property]"]
        ),
        ("```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": 1}}}\n```", ["2:error[wrong-type]"]),
        ("```json\n{\"mcpServers\": {\"a\": {\"command\": 1}}}\n```", ["2:warning[wrong-type]"]),
        ("```json\n{\"a\": 1, // b\n}\n```", []), ("```json\n{oops\n```", []),
        ("[a](gone.md) <script>alert(1)</script> {{< x >}}", []),
        // What stands inside of a key of the named file, as if it were the file.
        (
            "In `~/.cursor/mcp.json`:\n\n```json\n{\"a\": {\"command\": \"b\", \"args\": []}}\n```",
            ["4:warning[misplaced-property]"]
        ),
        (
            "In `claude_desktop_config.json`:\n\n```json\n{\"a\": {\"command\": \"b\"}}\n```",
            ["4:warning[misplaced-property]"]
        ),
        (
            "In `mcpServers` of `~/.cursor/mcp.json`:\n\n```json\n{\"a\": {\"command\": \"b\", \"args\": []}}\n```",
            []
        ),
        (
            "In `.mcp.json` of a plugin:\n\n```json\n{\"a\": {\"command\": \"b\", \"args\": []}}\n```", []
        ),
        ("In `~/.cursor/mcp.json`:\n\n```json\n\"a\": {\"command\": \"b\", \"args\": []}\n```", []),
        (
            "In `claude_desktop_config.json`:\n\n```json\n{\"servers\": {\"a\": {\"command\": \"b\"}}}\n```",
            ["4:warning[unknown-property]"]
        ),
        // A line with a cross in a comment shows how not to do it.
        (
            "```json\n{\"mcpServers\": {\n\"a\": {\"command\": 1}, // \u{274C} a number\n\"b\": {\"command\": 1}}}\n```",
            ["4:warning[wrong-type]"]
        ),
        (
            "```json\n{\"mcpServers\": {\n\"a\": {\"command\": 1}}} // a number\n```",
            ["3:warning[wrong-type]"]
        ),
        // The comments of a copy that the text says has comments.
        ("```jsonc .mcp.json\n{ // a\n\"mcpServers\": {}}\n```", ["2:warning[not-strict-json]"]),
        ("With comments:\n\n```jsonc .mcp.json\n{ // a\n\"mcpServers\": {}}\n```", []),
        ("With comments:\n\n```jsonc .mcp.json\n{\"mcpServers\": {},}\n```", ["4:error[not-strict-json]"]),
        ("```json schema=nonsense\n{}\n```", ["1:error[unknown-schema]"]),
        // What may be an excerpt lacks nothing; a document that has more than it lacks does.
        ("# plugin.json\n\n```json\n{\"version\": \"1.0.0\"}\n```", []),
        (
            "In `marketplace.json`:\n\n```json\n{\"plugins\": [{\"name\": \"a\", \"source\": \"./a\"}]}\n```",
            []
        ),
        (
            "```json\n{\"name\": \"a\", \"plugins\": [{\"name\": \"a\", \"source\": \"./a\"}]}\n```",
            ["2:warning[missing-property]"]
        ),
        (
            "```json\n{\"$schema\": \"https://a.example/b.json\", \"c\": 1}\n```",
            ["2:warning[unknown-schema]"]
        ),
        (
            "```json\n{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"object\"}\n```",
            []
        ),
    ])
    func finds(text: String, expected: [String]) {
        let report = check(["a.md": text]).report
        let found = report.diagnostics.map { finding in
            let place = report.sources.place(of: finding.location).split(separator: ":")
            return "\(place[1]):\(finding.severity.rawValue)[\(finding.id)]"
        }
        #expect(found == expected)
    }

    private static let wrong = "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": 1}}}\n```\n"

    /// Comments switch off what is found in the block behind them; each is a text, the findings that are left, and the
    /// reasons of those that are not.
    @Test(
        arguments: [
            (wrong, ["wrong-type"], []),
            (
                "<!-- waymark: off wrong-type the product takes numbers -->\n\n" + wrong, [],
                ["the product takes numbers"]
            ),
            (
                "- a\n\n  <!-- waymark: off wrong-type known -->\n\n  "
                    + wrong.dropLast().replacing("\n", with: "\n  "), [], ["known"]
            ),
            ("---\nname: x\n---\n\n<!-- waymark: off wrong-type known -->\n" + wrong, [], ["known"]),
            ("<!-- waymark: off wrong-type known -->\n\n" + wrong + "\n" + wrong, ["wrong-type"], ["known"]),
            (
                "<!-- waymark: off unknown-property known -->\n\n" + wrong,
                ["unused-directive", "wrong-type"], []
            ),
            ("<!-- waymark: off wrong-type known -->\n\ntext\n", ["unused-directive"], []),
            ("<!-- waymark: off secret-in-snippet known -->\n\ntext\n", ["unused-directive"], []),
            ("<!-- waymark: off wrong-type -->\n\n" + wrong, ["invalid-directive", "wrong-type"], []),
            ("<!-- waymark: of wrong-type known -->\n\n" + wrong, ["invalid-directive", "wrong-type"], []),
            ("<!-- waymark: off broken-link known -->\n\n[a](gone.md)\n", [], []),
            ("<!-- a comment -->\n\n" + wrong, ["wrong-type"], []),
            ("```md\n<!-- waymark: off wrong-type known -->\n```\n\n" + wrong, ["wrong-type"], []),
        ] as [(String, [String], [String])])
    func switchedOff(text: String, left: [String], reasons: [String]) {
        let report = check(["a.md": text]).report
        #expect(report.diagnostics.map(\.id.rawValue) == left)
        #expect(report.switchedOff.map(\.reason) == reasons)
        #expect(report.summary.switchedOff == reasons.count)
        #expect(report.summary.errors + report.summary.warnings == left.count)
    }

    /// A document inside another file is checked at its place in it.
    @Test func aDocumentInsideAnotherFileIsChecked() {
        let text =
            "In `settings.json`:\n\n```json\n{\"mcp\": {\"servers\": {\"a\": {\"command\": \"b\", \"args\": 1}}}}\n```"
        let report = check(["a.md": text]).report
        #expect(
            report.diagnostics.map { report.sources.place(of: $0.location) } == ["a.md:4:52"])
    }

    /// A key by which alone a block was told may be another product's, so it is nothing to be warned of.
    @Test(arguments: [
        ("", []),
        ("`.vscode/mcp.json`:\n\n", ["schema-warning/local-harness"]),
    ])
    func aKeyThatTellsABlockIsNoFault(words: String, expected: [String]) {
        let text = words + "```json\n{\"servers\": {\"a\": {\"command\": \"b\"}}}\n```"
        #expect(bindings(text).count == 1 && bindings(text)[0].hasPrefix("vscode-mcp by"))
        #expect(check(["a.md": text]).report.diagnostics.map { "\($0.name)" } == expected)
    }

    @Test(arguments: [
        ("name", 0), ("baseUrl", 1), ("base_url", 1), ("base-url", 1), ("aB", 1), ("ab", 0), ("AB", 0),
        ("API_KEY", 0), ("_x", 0), ("enableWeakerNetworkIsolation", 3), ("baseURL", 1), ("", 0),
    ])
    func keysWeighTheirWordsBeyondTheFirst(key: String, weight: Int) {
        #expect(TellingKeys.weight(of: key) == weight)
    }

    @Test(arguments: [
        ("use Cursor here", "Cursor", true), ("Cursor", "Cursor", true), ("Cursors", "Cursor", false),
        ("aCursor", "Cursor", false), ("the `Cursor`", "Cursor", true), ("Cursors, Cursor", "Cursor", true),
        ("Curso", "Cursor", false), ("cursor", "Cursor", false), ("", "Cursor", false),
        ("VS Code.", "VS Code", true), ("Cursoré", "Cursor", false), ("a/commands/b", "commands/", true),
        ("mycommands/b", "commands/", false), ("commands", "commands/", false),
    ])
    func wordsStandAlone(text: String, word: String, stands: Bool) {
        #expect(WordIndex([word]).stand(in: Array(text.utf8)[...]) == stands)
    }

    @Test func whatIsLeftOutIsListed() throws {
        let folder = try TemporaryFolder()
        for (path, text) in [
            ".gitignore": "out/\nskip.md\n", "a.md": "x", "skip.md": "x", "out/b.md": "x",
            "vendor/c.md": "x", "CHANGELOG.md": "x", "sub/.ignore": "d.md\n", "sub/d.md": "x",
            "sub/e.md": "x",
            "notes.txt": "x",
        ] { try folder.write(text, to: path) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/l.md", withDestinationPath: "a.md")
        let tree = try load([folder.path])
        #expect(tree.leftOut.ignored.sorted() == ["out/", "skip.md", "sub/d.md"])
        #expect(tree.leftOut.excluded.sorted() == ["CHANGELOG.md", "vendor/"])
        #expect(tree.leftOut.links == ["l.md"])
        let several = try load([folder.path + "/sub", folder.path + "/a.md"])
        #expect(several.leftOut.ignored == [folder.path + "/sub/d.md"])
    }

    @Test func configFilesAreCheckedInFull() {
        let result = check([".mcp.json": #"{"mcpServers": {"a": {"command": 1}}}"#, "a.md": "x"])
        #expect(result.report.diagnostics.map(\.severity) == [.error])
        #expect(result.report.summary.repository?.pages == 1)
        #expect(result.report.summary.repository?.configFiles == 1)
    }

    /// The program decides what its JSON may hold, in files and in blocks, and the comment with the name is no part of it.
    @Test(arguments: [
        (".vscode/mcp.json", "{ // a\n\"inputs\": [], }", []),
        (".mcp.json", "{ // a\n\"mcpServers\": {}, }", [".mcp.json:1:3 error", ".mcp.json:2:17 error"]),
        ("a.md", "```json\n// .vscode/mcp.json\n{ // a\n\"inputs\": [], }\n```", []),
        ("a.md", "```json\n// .mcp.json\n{\"mcpServers\": {}}\n```", []),
        ("a.md", "```json .mcp.json\n// for Node.js\n{\"mcpServers\": {}}\n```", ["a.md:2:1 error"]),
        ("a.md", "```json .mcp.json\n// see config.yaml\n{\"mcpServers\": {}}\n```", ["a.md:2:1 error"]),
        ("a.md", "```json .mcp.json\n// in ~/.mcprc\n{\"mcpServers\": {}}\n```", []),
        ("a.md", "```json\n// .mcp.json\n{\"mcpServers\": {},}\n```", ["a.md:3:18 error"]),
        ("a.md", "```jsonc\n// .mcp.json\n{\"mcpServers\": {}} // a\n```", ["a.md:3:20 warning"]),
        ("a.md", "```json .gemini/settings.json\n{ // a\n\"mcpServers\": {} }\n```", []),
    ])
    func theProgramDecidesWhatItsJSONMayHold(path: String, text: String, expected: [String]) {
        let report = check([path: text, "b.md": "x"]).report
        let found = report.diagnostics.map { "\(report.sources.place(of: $0.location)) \($0.severity)" }
        #expect(found == expected)
        #expect(
            report.diagnostics.allSatisfy { $0.id == .notStrictJSON && $0.help?.contains("jsonc") == false })
    }

    /// Readers see a block that raw HTML takes in as text, but in MDX, which what a text says of it is not.
    @Test(arguments: [
        ("a.md", "<div>\n```json\n{}\n```\n</div>\n", ["a.md:2:1"]),
        ("a.md", "> <div>\n> ~~~json\n> {}\n> ~~~\n", ["a.md:2:3"]),
        ("a.md", "<div>\n# a\n</div>\n\n<p>\n[b](c.md)\n</p>\n\n```json\n{}\n```\n", []),
        ("a.md", "<div>\n```json\n{}\n```\n</div>\n\n<Tabs>\n", []),
        ("a.md", "import X from './x'\n\n<div>\n```json\n{}\n```\n</div>\n", []),
        ("a.md", "{/* a */}\n\n<div>\n```json\n{}\n```\n</div>\n", []),
        ("a.md", "{{< x \"a line of MDX\" >}}\n\n<div>\n```json\n{}\n```\n</div>\n", ["a.md:4:1"]),
        ("a.mdx", "<div>\n```json\n{}\n```\n</div>\n", []),
    ])
    func blocksThatRawHTMLTakesInAreReported(path: String, text: String, expected: [String]) {
        let report = check([path: text]).report
        #expect(report.diagnostics.map { report.sources.place(of: $0.location) } == expected)
        #expect(report.diagnostics.allSatisfy { $0.id == .swallowedMarkdown })
    }
}
