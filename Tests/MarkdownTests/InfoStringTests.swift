import Testing

@testable import Markdown

struct InfoStringTests {
    private func info(_ text: String) -> InfoString {
        InfoString(parsing: Array(text.utf8), in: 0..<text.utf8.count)
    }

    private func slice(_ text: String, _ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    @Test func readsLanguageAndAttributes() {
        let text = #"json title="a \"b\".json" schema=x#/$defs/y expect='c d' wrap at=/a"#
        let info = info(text)
        #expect(info.language == "json")
        #expect(info.attributes.map(\.name) == ["title", "schema", "expect", "wrap", "at"])
        #expect(info.attributes.map(\.value) == [#"a "b".json"#, "x#/$defs/y", "c d", nil, "/a"])
        #expect(slice(text, info.attributes[0].valueRange) == #"a \"b\".json"#)
        #expect(info["wrap"]?.value == nil)
        #expect(info["wrap"] != nil)
        #expect(info["none"] == nil)
        #expect(info.problems.isEmpty)
    }

    @Test func readsMarkedLines() {
        let info = info("js{1,3-5} ins={2} {7}")
        #expect(info.language == "js")
        #expect(info.markedLines == [1...1, 3...5, 7...7])
        #expect(info["ins"]?.lines == [2...2])
    }

    @Test(arguments: [("title=x", ""), ("", ""), ("{1}", ""), ("c++ a", "c++")])
    func languageMayBeMissing(_ text: String, _ language: String) {
        #expect(info(text).language == language)
    }

    @Test(arguments: [
        ("json title=\"a b", "\"a b"), ("js {1,x}", "1,x"), ("js {1", "{1"), ("js a=1 a=2", "a"),
        ("js =x", "="),
    ])
    func namesProblems(_ text: String, _ place: String) {
        #expect(info(text).problems.map { slice(text, $0.range) } == [place])
    }
}
