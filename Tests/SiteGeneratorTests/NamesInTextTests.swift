import Testing

@testable import SiteGenerator

/// Names of files are found in sentences, headings and titles.
@Suite struct NamesInTextTests {
    @Test(arguments: [
        ("Add this to your `.mcp.json`:", [".mcp.json"]),
        (
            "Edit `~/Library/Application Support/Claude/claude_desktop_config.json` on macOS",
            ["~/Library/Application Support/Claude/claude_desktop_config.json"]
        ),
        (
            "Put it into .cursor/mcp.json, or **~/.cursor/mcp.json**.",
            [".cursor/mcp.json", "~/.cursor/mcp.json"]
        ),
        (
            "`%APPDATA%\\Claude\\claude_desktop_config.json`",
            ["%APPDATA%\\Claude\\claude_desktop_config.json"]
        ),
        ("run `cat settings.json | jq` now", ["settings.json"]),
        ("run `code .vscode/mcp.json` now", [".vscode/mcp.json"]),
        ("`cp a/b.json ~/.cursor/mcp.json`", ["a/b.json", "~/.cursor/mcp.json"]),
        ("a [link](docs/SKILL.md) (see plugin.json)", ["docs/SKILL.md", "plugin.json"]),
        ("e.g. this, i.e. that; version 1.2.3 is out...", []),
        ("Node.js and Claude", ["Node.js"]), ("``a `b.json` c``", ["b.json"]),
        ("`unclosed x.json", ["x.json"]),
        ("x.json9: and a9.json:1", ["x.json9"]), ("a.b:", []),
        ("設定ファイル例（claude_desktop_config.json）", ["claude_desktop_config.json"]),
        ("编辑.cursor/mcp.json文件", [".cursor/mcp.json"]),
        ("`claude_desktop_config.json`を開く", ["claude_desktop_config.json"]),
        ("mcp.json에 추가", ["mcp.json"]), ("“.mcp.json”—und «settings.json»", [".mcp.json", "settings.json"]),
        ("в каталог/mcp.json", ["каталог/mcp.json"]),
        ("Dépôt/.mcp.json, été.json", ["Dépôt/.mcp.json", "été.json"]),
        ("`打开 .mcp.json`", [".mcp.json"]), ("`設定/mcp.json`", ["設定/mcp.json"]),
        ("a\u{A0}.mcp.json\u{A0}b", [".mcp.json"]),
        ("", []),
    ])
    func finds(text: String, names: [String]) {
        let bytes = Array(text.utf8)
        #expect(NamesInText(bytes, in: 0..<bytes.count).names.map(\.name) == names)
    }

    @Test func aNameKnowsItsPlace() {
        let bytes = Array("in **`x/.mcp.json`**:".utf8)
        #expect(NamesInText(bytes, in: 0..<bytes.count).names == [.init(name: "x/.mcp.json", range: 6..<17)])
    }
}
