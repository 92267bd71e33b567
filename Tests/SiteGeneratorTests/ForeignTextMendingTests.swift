import ConfigSchema
import Foundation
import Testing

@testable import SiteGenerator

/// Blocks whose language is not the one behind the fence, and parts of texts that nothing is known of: `check --fix`
/// changes no byte of them, whatever the block says it is.
@Suite struct ForeignTextMendingTests {
    static let languages = ["json", "jsonc", "json5", "jsonl", "yaml", "toml", "env", "plist", "reg"]

    static let prose = [
        "User: Extract all the text from test.pdf and write it",
        "Each server has a name and a command.\nThe name is yours, the command is not.",
        "# Notes\n\n* Write the key: it is needed\n* Don't share it\n\n“Quoted” text, as people write it",
        "Claude: I'll read the file, then \"summarise\" it.\nUser: Thanks!",
    ]
    static let exchanges = [
        "GET /v1/messages HTTP/1.1\nHost: example.org", "POST /v1 HTTP/1.1\n\n{\"a\": 1,}",
        "HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"id\": 'x',}",
        "event: message_start\ndata: {\"type\": \"message_start\",}\n\nevent: ping\ndata: {'type': 'ping'}",
    ]
    static let programs = [
        "{'a': True, 'b': [None]}", "response = client.create(\n    a=1,\n)", "import os\nprint(os.environ)",
        "def run(x):\n    return {'a': x,}", "const a = {b: 1, c: 'x',};", "export default { name: \"x\" }",
        "curl https://example.org \\\n  -H 'content-type: application/json' \\\n  -d '{\"a\": 1,}'",
        "$ npm install -g example\n$ example --port 80",
        "interface A {\n  name: string;\n  tags?: string[];\n}",
        "{\n  \"name\": string,\n  \"age\"?: number\n}", "type A = { b: 'c' | \"d\" }",
        "fn main() { let a = 1; }",
        "<p class=\"a\">text</p>", "SELECT \"a\", 'b' FROM c WHERE d = 1;", "name,port\n\"a\",80",
    ]
    static let parts = [
        "- \"a\": 1,\n+ \"a\": 2,", "@@ -1,2 +1,2 @@\n {\n-  \"a\": 1,\n+  \"a\": 2,\n }",
        "2026-01-01 10:00:00 INFO started", "\"servers\": {\n  \"redis\": {}\n  }", "\"a\": 1,\n\"b\": 2,",
        "{\"a\": <YOUR_KEY>, \"b\": 1}", "...\n  \"hooks\": {\"a\": 1,},\n...", "mcpServers.brave.command",
        "Error: ENOENT: no such file, open 'a.json'", "|  name | value |\n|---|---|\n| a | 1 |",
        "{{ value }}",
    ]

    /// What shows that the page is mended at all.
    static func control(_ key: String) -> String {
        "```json schema=claude-desktop\n{\"mcpServers\": {\"a\": {\"\(key)\": \"x\"}}}\n```\n"
    }

    /// The parts of a page, each under its own heading.
    private func mended(_ parts: [String]) -> [String] {
        let page = parts.map { "## Part\n\n\($0)\n" }.joined()
        let result = mend(
            SourceTree(["index.md": page]), with: .bare, options: SiteOptions(date: "2026-11-22"))
        let after = result.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? page
        return after.components(separatedBy: "## Part\n\n").dropFirst().map { String($0.dropLast()) }
    }

    @Test(arguments: languages)
    func staysAsItIs(language: String) {
        let parts = (Self.prose + Self.exchanges + Self.programs + Self.parts).flatMap { text in
            [" schema=none reason=\"shown as it is\"", ""].map { "```\(language)\($0)\n\(text)\n```\n" }
        }
        #expect(mended(parts + [Self.control("comand")]) == parts + [Self.control("command")])
    }

    /// A text whose values are to be filled in is JSON none the less.
    @Test func aCommaBesideAPlaceholderIsTakenOut() {
        #expect(
            mended(["```json\n{\"a\": <YOUR_KEY>, \"b\": 1,}\n```\n"]) == [
                "```json\n{\"a\": <YOUR_KEY>, \"b\": 1}\n```\n"
            ])
    }

    /// A schema does not make it another text.
    @Test(arguments: ["json", "yaml", "toml"])
    func staysWithASchema(language: String) {
        let parts = (Self.prose + Self.exchanges + Self.programs).map { text in
            "> - ```\(language) schema=claude-desktop\r\n"
                + text.split(separator: "\n", omittingEmptySubsequences: false).map { ">   \($0)\r\n" }
                .joined()
                + ">   ```\r\n"
        }
        #expect(mended(parts + [Self.control("comand")]) == parts + [Self.control("command")])
    }

    /// In languages that have no loose form one finding says that it is another text.
    @Test(arguments: [ConfigLanguage.plist, .reg])
    func isOneFinding(language: ConfigLanguage) {
        let texts = Self.prose + Self.exchanges + Self.programs + Self.parts
        let counts = texts.map { text in
            (text, ConfigDocument(parsing: Array(text.utf8), as: language).problems.map(\.message))
        }
        let others = counts.filter { $0.1.count != 1 }
        #expect(others.isEmpty, "\(others)")
    }
}
