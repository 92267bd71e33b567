import Testing

@testable import Markdown

struct SmartPunctuationTests {
    @Test(
        .enabled(if: SharedData.has("suites/gfm"), SharedData.absent),
        arguments: SpecExample.read("suites/gfm/smart_punct.txt"))
    func rendersAsTheSuiteSays(_ example: SpecExample) {
        #expect(
            html(example.markdown, MarkdownOptions(profile: .commonmark, smartPunctuation: true))
                == example.html)
    }

    @Test func isOffByDefault() {
        #expect(html("\"a\" -- b...") == "<p>&quot;a&quot; -- b...</p>\n")
    }

    @Test func leavesCodeAndAddressesAlone() {
        let result = html("`\"a\"--` http://x.y/a--b", MarkdownOptions(smartPunctuation: true))
        #expect(result.hasPrefix("<p><code>&quot;a&quot;--</code> <a href=\"http://x.y/a--b\">"))
    }
}
