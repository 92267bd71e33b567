import Testing

@testable import SiteGenerator

/// Where front matter begins and ends, and that the body keeps its positions.
@Suite struct FrontMatterFenceTests {
    func content(_ text: String) -> String? {
        let fence = FrontMatterFence(Array(text.utf8))
        guard fence.language != nil else { return nil }
        return String(decoding: Array(text.utf8)[fence.content], as: UTF8.self)
    }

    @Test(arguments: [
        ("---\ntitle: A\n---\nText", "title: A\n"), ("---\r\ntitle: A\r\n---\r\nText", "title: A\r\n"),
        ("---\rtitle: A\r---\rText", "title: A\r"), ("---  \na: 1\n---  \n", "a: 1\n"),
        ("---\na: 1\n...\n", "a: 1\n"),
        ("---\n---\n", ""), ("+++\na = 1\n---\nb = 2\n+++\n", "a = 1\n---\nb = 2\n"),
        ("---\na: 1\n---", "a: 1\n"), ("\u{FEFF}---\na: 1\n---\n", "a: 1\n"),
        ("{\"a\": {\"b\": \"}\"}}\nText", "{\"a\": {\"b\": \"}\"}}"), ("{}\nText", "{}"),
        ("{\n\"a\": \"\\\"}\"}", "{\n\"a\": \"\\\"}\"}"),
    ])
    func frontMatter(text: String, expected: String) {
        #expect(content(text) == expected)
    }

    @Test(arguments: [
        "", "Text", "----\na\n----\n", "--- a\n---\n", "{% raw %}", "{a}", "text\n---\na: 1\n---\n",
    ])
    func noFrontMatter(text: String) {
        #expect(content(text) == nil)
        #expect(FrontMatterFence(Array(text.utf8)).problem == nil)
    }

    @Test(arguments: [
        ("---\ntitle: A\n", 0..<3), ("---", 0..<3), ("\u{FEFF}---\n", 3..<6), ("{\"a\": 1", 0..<1),
    ])
    func unclosed(text: String, range: Range<Int>) {
        #expect(FrontMatterFence(Array(text.utf8)).problem == .unclosed(range))
    }

    @Test(arguments: ["---\ntitle: é\n---\nText", "---\r\na: 1\r\n---\r\nText", "{\"a\":\n1}\nText", "Text"])
    func theBodyKeepsItsPositions(text: String) {
        let bytes = Array(text.utf8)
        let body = FrontMatterFence(bytes).body
        #expect(body.count == bytes.count)
        #expect(body.suffix(4) == bytes.suffix(4))
        let isEnding: (UInt8) -> Bool = { $0 == 10 || $0 == 13 }
        #expect(body.indices.filter { isEnding(body[$0]) } == bytes.indices.filter { isEnding(bytes[$0]) })
    }
}
