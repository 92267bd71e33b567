import Foundation
import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// What `check --fix` makes of a site.
@Suite struct MendTests {
    func mended(_ files: [String: String]) -> (files: [String: String], result: MendResult) {
        let result = mend(SourceTree(files), with: .bare, options: SiteOptions(date: "2026-11-22"))
        var after = files
        for file in result.files { after[file.place] = String(decoding: file.after, as: UTF8.self) }
        return (after, result)
    }

    static func block(_ text: String, _ language: String = "json") -> String {
        "# A\n\n```\(language) schema=claude-desktop\n\(text)\n```\n"
    }

    @Test func whatIsSwitchedOffStaysAsItIs() {
        let off = "<!-- waymark: off unknown-property shown on purpose -->\n"
        let (wrong, right) = (
            Self.block(#"{"mcpServers": {"a": {"comand": "npx"}}}"#).dropFirst(5),
            Self.block(#"{"mcpServers": {"a": {"command": "npx"}}}"#).dropFirst(5)
        )
        let (files, _) = mended(["index.md": "# A\n\n\(off)\(wrong)\n\(wrong)"])
        #expect(files["index.md"] == "# A\n\n\(off)\(wrong)\n\(right)")
    }

    @Test func onlySelectedFilesAreMended() {
        let text = "```json schema=claude-desktop\n{\"mcpServers\": {},}\n```\n"
        let tree = SourceTree(["a.md": "# A\n\n\(text)", "b.md": "# B\n\n\(text)"])
        let path = tree.files.first { $0.place == "b.md" }.map(\.path) ?? ""
        let result = mend(tree, with: .bare, options: SiteOptions(date: "2026-11-22"), only: [path])
        #expect(result.files.map(\.place) == ["b.md"])
        let none = mend(tree, with: .bare, options: SiteOptions(date: "2026-11-22"), only: [])
        #expect(none.files.isEmpty)
    }

    @Test(arguments: [
        // A misspelt key, with the quotes and without.
        (
            block(#"{"mcpServers": {"a": {"comand": "npx"}}}"#),
            block(#"{"mcpServers": {"a": {"command": "npx"}}}"#)
        ),
        (
            block("mcpServers:\n  a:\n    comand: npx", "yaml"),
            block("mcpServers:\n  a:\n    command: npx", "yaml")
        ),
        (
            block("[mcpServers.a]\ncomand = 'npx'", "toml"), block("[mcpServers.a]\ncommand = 'npx'", "toml")
        ),
        // Typographic quotes.
        (
            block("{ “mcpServers”: { “a”: { \"command\": “npx” } } }"),
            block(#"{ "mcpServers": { "a": { "command": "npx" } } }"#)
        ),
        // Braces, commas and comments.
        (block("\"mcpServers\": {\n}\n"), block("{\"mcpServers\": {\n}}\n")),
        (block("{\"mcpServers\": {},}"), block("{\"mcpServers\": {},}", "jsonc")),
        (
            block("{\n  // here\n  \"mcpServers\": {}\n}"),
            block("{\n  // here\n  \"mcpServers\": {}\n}", "jsonc")
        ),
        (
            block("{\"mcpServers\": {} \"globalShortcut\": \"x\"}"),
            block("{\"mcpServers\": {}, \"globalShortcut\": \"x\"}")
        ),
        // In a quote, with several characters in front, and with other line endings.
        (
            "> ```json schema=claude-desktop\n> {\"mcpServers\":\n> {\"ä\": {\"comand\": \"npx\"}}}\n> ```\n",
            "> ```json schema=claude-desktop\n> {\"mcpServers\":\n> {\"ä\": {\"command\": \"npx\"}}}\n> ```\n"
        ),
        (
            "\u{FEFF}# A\r\n\r\n```json schema=claude-desktop\r\n{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\r\n```\r\n",
            "\u{FEFF}# A\r\n\r\n```json schema=claude-desktop\r\n{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}\r\n```\r\n"
        ),
        // Front matter, and a pointer.
        ("---\ntitel: A\n---\n", "---\ntitle: A\n---\n"),
        (
            "```json schema=claude-desktop at=mcpServers/a\n{\"command\": \"x\"}\n```\n",
            "```json schema=claude-desktop at=/mcpServers/a\n{\"command\": \"x\"}\n```\n"
        ),
    ])
    func whatHasOneRightAnswerIsMended(before: String, after: String) {
        let (files, result) = mended(["index.md": before])
        #expect(files["index.md"] == after)
        #expect(result.build.report.summary.errors == 0)
        #expect(result.takenBack.isEmpty)
    }

    @Test(arguments: [
        // Two keys are equally near, another is only a little alike, and a comment over lines of a quote.
        block(#"{"mcpServers": {"a": {"command": "x", "foo": 1}}}"#),
        block(#"{"globalShortcutKeys": "x"}"#),
        "# A\n\nNothing is wrong.\n",
        // The key would be there twice.
        block(#"{"mcpServers": {"a": {"command": "x", "comand": "y"}}}"#),
    ])
    func whatHasNoneStays(text: String) {
        #expect(mended(["index.md": text]).files["index.md"] == text)
    }

    /// Nobody looked at the value before, so it is not the new key's fault.
    @Test(arguments: [
        (block(#"{"mcpServers": {"a": {"command": "x", "arg": "-y"}}}"#), "wrong-type"),
        (block("mcpServers:\n  a:\n    command: x\n    arg: y", "yaml"), "wrong-type"),
    ])
    func aKeyIsMendedWhereItsValueIsWrongToo(text: String, id: String) {
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] != text)
        #expect(Set(result.build.report.diagnostics.map(\.id.rawValue)) == [id])
        #expect(result.takenBack.isEmpty)
    }

    /// A key that is only doubted is renamed where what stands behind it is a doubt or has a fix.
    @Test(arguments: ["", #", "additionalProperties": false"#])
    func aWarningUncoversWhatIsMendedToo(inner: String) {
        let schema = "{\"properties\": {\"permissions\": {\"properties\": {\"allow\": {}}\(inner)}}}"
        let text = { (keys: String) in "```json schema=/schemas/s.json\n\(keys)\n```\n" }
        let (files, result) = mended([
            "index.md": text(#"{"permisions": {"alow": []}}"#), "schemas/s.json": schema,
        ])
        #expect(files["index.md"] == text(#"{"permissions": {"allow": []}}"#))
        #expect(result.count == 2 && result.takenBack.isEmpty)
    }

    /// What was a warning must not become an error.
    @Test(arguments: [
        "---\ntitel: [1]\n---\n", "---\ntitle: A\nauthor: {a: 1}\n---\n",
        block(#"{"mcpServer": {"a": {"comand": {}, "args": 1}}}"#),
    ])
    func aWarningBecomesNoError(text: String) {
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] == text)
        #expect(result.build.report.summary.errors == 0)
        #expect(result.takenBack.count == 1)
        #expect(result.takenBack.first?.reason.hasPrefix("there would be a new finding: ") == true)
    }

    /// One mistake has no fix, so the others would not make the block well-formed.
    @Test func aBlockThatStaysBrokenStaysAsItIs() {
        let text = Self.block(#"{"mcpServers": {"a": {"comand": }} "globalShortcut": "x"}"#)
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] == text)
        #expect(Set(result.takenBack.map(\.reason)) == ["the block would still not be well-formed"])
    }

    /// A comma at the end hides no misspelt key.
    @Test func aBlockIsMendedAsAWhole() {
        let (files, result) = mended([
            "index.md": Self.block(#"{"mcpServers": {"a": {"comand": "npx", "arg": ["-y"],}}}"#)
        ])
        let text = Self.block(#"{"mcpServers": {"a": {"command": "npx", "args": ["-y"],}}}"#, "jsonc")
        #expect(files["index.md"] == text)
        #expect(result.count == 3)
        #expect(result.takenBack.isEmpty)
    }

    /// Blocks of other languages and fragments that nothing is known of.
    @Test(arguments: [
        "User: Extract all the text from test.pdf and write it", "Each server has a name and a command.",
        "GET /v1/messages HTTP/1.1\nHost: example.org", "POST /v1 HTTP/1.1\n\n{\"a\": 1,}",
        "HTTP/1.1 200 OK\n\n{}", "{'a': True, 'b': [None]}", "response = client.create(\n    a=1,\n)",
        "import os\nprint(os.environ)", "def run(x):\n    return {}", "interface A {\n  name: string;\n}",
        "{\n  \"name\": string,\n  \"age\"?: number\n}", "const a = {b: 1}", "curl https://example.org",
        "- \"a\": 1,\n+ \"a\": 2,", "<p>text</p>", "2026-01-01 10:00:00 INFO started",
        "\"servers\": {\n  \"redis\": {}\n}", "\"a\": 1,\n\"b\": 2,", "{\"a\": 1}\n{\"b\": 2}",
        "{\"a\": <YOUR_KEY>, \"b\": 1,}", "name: x\nlist:\n  - a",
    ])
    func whatIsNoConfigurationStays(text: String) {
        let page = "# A\n\n```json\n\(text)\n```\n"
        #expect(mended(["index.md": page]).files["index.md"] == page)
    }

    /// With `required` the object lacks a key, which is not inside the value of `required`.
    @Test func aFixThatMakesANewFindingIsTakenBackAlone() {
        let schema = """
            {"properties": {"from": {"type": "integer"}, "to": {"type": "integer"}, "name": {"type": "string"}},
             "dependentRequired": {"from": ["to"]}, "additionalProperties": false}
            """
        let text = { (name: String) in
            "```json schema=/schemas/span.json\n{\"\(name)\": \"a\", \"form\": 1}\n```\n"
        }
        let (files, result) = mended(["index.md": text("nmae"), "schemas/span.json": schema])
        #expect(files["index.md"] == text("name"))
        #expect(result.count == 1)
        #expect(result.takenBack.count == 1)
    }

    /// As a draft the page would be gone, and the link to it would lead nowhere.
    @Test func aFixThatBreaksAnotherPageIsTakenBackAlone() {
        let page = { (key: String, name: String) in
            "---\ntitle: B\n\(key): true\n---\n"
                + "```json schema=claude-desktop\n{\"\(name)\": {}}\n```\n"
        }
        let (files, result) = mended([
            "index.md": "[b](b.md), [c](c.md)\n", "b.md": page("drafft", "mcpServer"),
            "c.md": "---\ntitel: C\n---\n",
        ])
        #expect(files["b.md"] == page("drafft", "mcpServers"))
        #expect(files["c.md"] == "---\ntitle: C\n---\n")
        #expect(result.count == 2)
        #expect(result.takenBack.count == 1)
    }

    /// However many files there are, only what breaks another page is taken back.
    @Test(arguments: [([], ["b"]), ([], ["b", "d"]), (["c"], ["b", "d"]), (["c", "e", "f"], ["b"])])
    func onlyWhatBreaksAnotherPageIsTakenBack(good: [String], bad: [String]) {
        var site = ["index.md": (good + bad).map { "[x](\($0).md)\n" }.joined()]
        for name in good { site["\(name).md"] = "---\ntitel: C\n---\n" }
        for name in bad { site["\(name).md"] = "---\ntitle: B\ndrafft: true\n---\n" }
        let (files, result) = mended(site)
        for name in good { #expect(files["\(name).md"] == "---\ntitle: C\n---\n") }
        for name in bad { #expect(files["\(name).md"] == "---\ntitle: B\ndrafft: true\n---\n") }
        #expect(result.count == good.count)
        #expect(result.takenBack.count == bad.count)
    }

    @Test func aPartialOnTwoPagesIsMendedOnce() {
        let partial = Self.block(#"{"mcpServers": {"a": {"comand": "x"}}}"#)
        let (files, result) = mended([
            "_part.md": partial, "a.md": ":::include{file=_part.md}\n", "b.md": ":::include{file=_part.md}\n",
            "index.md": "[a](a.md) [b](b.md)\n",
        ])
        #expect(files["_part.md"]?.contains("\"command\"") == true)
        #expect(result.files.map(\.place) == ["_part.md"])
    }

    @Test func fixesThatOverlapAreNotAppliedTogether() {
        let range = Location(path: "content/index.md", range: 0..<1)
        let findings = [0..<3, 2..<4, 5..<5, 5..<6, 7..<8].map { edit in
            Diagnostic(
                .wrongType, .error, "x\(edit)", at: range,
                fixes: [.init("x", edits: [.init(range: edit, replacement: "y")])])
        }
        let text = Array("0123456789".utf8)
        let fixes = FixChoice(diagnostics: findings, texts: [PathKey(range.path): text]).fixes(besides: [])
        #expect(fixes.map { $0.edits[0].range } == [0..<3, 5..<5, 7..<8])
        #expect(fixes.applied(to: text) == Array("y34y56y89".utf8))
        #expect(fixes.rangesAfterwards == [0..<1, 3..<4, 6..<7])
    }

    @Test func theDifferenceIsShownByLines() {
        let file = MendedFile(
            place: "a.md", path: "content/a.md", before: Array("a\r\nb\nc\nd\n".utf8),
            after: Array("a\r\nB\nc\nd\ne\n".utf8))
        #expect(
            file.difference.plain
                == "--- content/a.md\n+++ content/a.md\n@@ -2 +2 @@\n-b\n+B\n@@ -4,0 +5 @@\n+e\n")
    }

    @Test func aFileIsWrittenOnlyAsItWasRead() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "content/real.md")
        try folder.link("content/a.md", to: "real.md")
        #expect(chmod(folder.path + "/content/real.md", 0o600) == 0)
        let site = SiteFolders(root: folder.path)
        let file = { MendedFile(place: $0, path: "content/\($0)", before: Array("old".utf8), after: [0x6E]) }
        #expect(throws: FileSystemError("use", folder.path + "/content/a.md", .symbolicLink)) {
            try file("a.md").write(in: site)
        }
        #expect(folder.read("content/real.md") == "old")
        #expect(!file("a.md").isWritten(in: site))
        try file("real.md").write(in: site)
        #expect(folder.read("content/real.md") == "n")
        #expect(file("a.md").isWritten(in: site))
        #expect(try FileSystem.status(folder.path + "/content/a.md", follow: false)?.kind == .symbolicLink)
        let rights = try FileManager.default.attributesOfItem(atPath: folder.path + "/content/real.md")
        #expect(rights[.posixPermissions] as? Int == 0o600)
        #expect(throws: ChangedFile(path: "content/real.md")) { try file("real.md").write(in: site) }
        #expect(throws: ChangedFile(path: "content/gone.md")) { try file("gone.md").write(in: site) }
        #expect(folder.files == ["content/a.md", "content/real.md"])
    }
}
