import Testing

@testable import Text
import Text

/// A misspelt word is led to the one that was meant, and a strange one to none.
@Suite struct SpellingTests {
    static let keys = ["command", "args", "env", "mcpServers", "url", "disabledBuiltinTools", "type"]

    @Test(arguments: [
        ("comand", "command"), ("commnad", "command"), ("Command", "command"), ("arg", "args"),
        ("agrs", "args"),
        ("mcp_servers", "mcpServers"), ("mcp-servers", "mcpServers"), ("mcpserver", "mcpServers"),
        ("disabledBuiltInTool", "disabledBuiltinTools"), ("tpye", "type"),
    ])
    func near(word: String, expected: String) {
        #expect(Spelling.nearest(to: word, in: Self.keys) == expected)
    }

    @Test(arguments: ["", "zebra", "x", "completely different", "transport"])
    func far(word: String) {
        #expect(Spelling.nearest(to: word, in: Self.keys) == nil)
    }

    /// Words that are near by their letters and mean the opposite.
    @Test(arguments: [
        ("index", "noindex"), ("noindex", "index"), ("includes", "excludes"), ("exclude", "include"),
        ("minLines", "max_lines"), ("inputTokens", "outputTokens"), ("decode", "encode"),
        ("verified", "unverified"),
        ("no-follow", "follow"), ("pre_build_step", "postBuildStep"), ("nonStrict", "strict"),
        ("inactive", "active"), ("disallow", "allow"), ("unset", "set"), ("notready", "ready"),
        ("degrade", "grade"), ("enroll", "deroll"), ("enable", "disable"), ("inbound", "outbound"),
    ])
    func opposites(word: String, name: String) {
        #expect(Spelling.nearest(to: word, in: [name]) == nil)
        #expect(Spelling.nearest(to: name, in: [word]) == nil)
    }

    /// Slips that only look like it.
    @Test(arguments: [
        ("noindx", "noindex"), ("includ", "include"), ("exlude", "exclude"), ("minLine", "minLines"),
        ("disabld", "disabled"), ("nodes", "node"), ("innput", "input"), ("ecode", "encode"),
    ])
    func noOpposites(word: String, name: String) {
        #expect(Spelling.nearest(to: word, in: [name]) == name)
    }

    @Test func aWordIsNoSuggestionForItself() {
        #expect(Spelling.nearest(to: "args", in: ["args"]) == nil)
    }

    @Test func theOrderOfTheCandidatesDoesNotMatter() {
        #expect(
            Spelling.nearest(to: "bat", in: ["bar", "bad"])
                == Spelling.nearest(to: "bat", in: ["bad", "bar"]))
    }

    @Test func aVeryLongWordCostsNothing() {
        #expect(Spelling.nearest(to: String(repeating: "a", count: 100_000), in: Self.keys) == nil)
    }
}
