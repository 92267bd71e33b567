import Testing

@testable import Markdown

@Suite(.enabled(if: SharedData.isPresent, SharedData.absent))
struct CommonMarkTests {
    static let examples = SpecExample.read("suites/commonmark/spec-0.30.txt")

    @Test func allExamplesAreRead() {
        #expect(Self.examples.count == 652)
    }

    @Test(arguments: examples)
    func rendersAsTheSpecificationSays(_ example: SpecExample) {
        #expect(html(example.markdown, MarkdownOptions(profile: .commonmark)) == example.html)
    }
}
