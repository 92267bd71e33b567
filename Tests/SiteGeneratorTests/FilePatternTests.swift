import Testing

@testable import SiteGenerator

/// File patterns as the catalogue of SchemaStore writes them.
@Suite struct FilePatternTests {
    @Test(arguments: [
        ("claude_desktop_config.json", "claude_desktop_config.json"),
        ("claude_desktop_config.json", "~/Library/Application Support/Claude/claude_desktop_config.json"),
        ("*.schema.json", "a/b.schema.json"),
        ("**/configLibrary/*.json", "~/.config/Claude-3p/configLibrary/a.json"),
        ("**/configLibrary/*.json", "configLibrary/a.json"), (".mcp.json", ".mcp.json"), ("a?c", "abc"),
        ("*.{yml,yaml}", "x.yaml"), ("{a,b}/{c,d}.json", "b/d.json"), ("[a-c]x", "bx"), ("[!a]x", "bx"),
        (".claude/**/settings.json", ".claude/a/b/settings.json"),
        (".claude/**/settings.json", ".claude/settings.json"),
        ("**/content/site.yaml", "content/site.yaml"), ("/site.yaml", "site.yaml"),
        ("a/**/*x/s.json", "a/b/cx/s.json"), ("a/**/*x/s.json", "a/bx/cx/s.json"),
        ("**/.github/workflows/*.{yml,yaml}", "my/.github/workflows/ci.yaml"), ("*rc", ".eslintrc"),
    ])
    func matches(pattern: String, path: String) {
        #expect(FilePattern(pattern).matches(path))
    }

    @Test(arguments: [
        ("claude_desktop_config.json", "my_claude_desktop_config.json"), ("*.json", "a.jsonc"),
        ("**/configLibrary/*.json", "configLibrary/a/b.json"), ("a?c", "ac"), ("a?c", "a/c"),
        ("[a-c]x", "dx"),
        ("*.{yml,yaml}", "x.toml"), ("", "a"), ("site.yaml", "site.yaml/x"),
    ])
    func doesNotMatch(pattern: String, path: String) {
        #expect(!FilePattern(pattern).matches(path))
    }

    @Test func anExclamationMarkExcludes() {
        let patterns = ["*.json", "!package.json", "!**/node_modules/**"].map { FilePattern($0) }
        #expect(FilePattern.matches("a/b.json", patterns))
        #expect(!FilePattern.matches("a/package.json", patterns))
        #expect(!FilePattern.matches("a/node_modules/b/c.json", patterns))
    }

    @Test(arguments: [
        ("x/package.json", [1]), ("x/y.json", [0]), ("d/one.json", [0, 4]), ("one.json", [0]),
        ("q/c/z.yml", [4]), ("q/z.yml", []), ("a-b.toml", [2]), ("a\\-b.toml", []), ("x", []), ("", []),
    ])
    func severalListsAreAskedTogether(path: String, expected: [Int]) {
        let lists = [
            ["*.json", "!package.json"], ["package.json"], ["a\\-b.toml"], ["!x"],
            ["**/c/*.yml", "d/one.json"],
        ]
        #expect(FilePatternIndex(lists.map { $0.map(FilePattern.init) }).lists(meaning: path) == expected)
    }

    @Test func manyStarsEndSoon() {
        let pattern = String(repeating: "*a", count: 200)
        #expect(!FilePattern(pattern).matches(String(repeating: "a", count: 199) + "b"))
    }
}
