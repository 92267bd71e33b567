import Testing

@testable import Markdown

@Suite(.enabled(if: SharedData.hasCommonMark, SharedData.absentCommonMark))
struct CommonMarkTests {
    /// The examples of 0.30, which Debian's libcmark follows.
    private static let own = SpecExample.read("suites/commonmark/spec-0.30.txt")
    /// Those of 0.31.2, which `make suites` takes, in so far as 0.30 reads them alike, with their numbers there. The
    /// later version has one example of currency signs beside emphasis more, and two of comments with two hyphens
    /// in the place of three.
    private static let later = SpecExample.read("suites/commonmark/spec-0.31.2.txt").compactMap {
        example -> SpecExample? in
        switch example.number {
        case 354, 625, 626: nil
        case 355...624: example.numbered(example.number - 1)
        default: example
        }
    }
    static let examples = own.isEmpty ? later : own

    @Test func allExamplesAreRead() {
        #expect(Self.examples.count == (Self.own.isEmpty ? 649 : 652))
    }

    @Test(arguments: examples)
    func rendersAsTheSpecificationSays(_ example: SpecExample) {
        #expect(html(example.markdown, MarkdownOptions(profile: .commonmark)) == example.html)
    }
}
