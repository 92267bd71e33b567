import Testing

@testable import Markdown

@Suite(.enabled(if: SharedData.has("suites/gfm"), SharedData.absent))
struct GFMTests {
    static let specification = SpecExample.read("suites/gfm/spec.txt").filter {
        !$0.tags.isEmpty && $0.tags != "disabled"
    }
    static let extensions = SpecExample.read("suites/gfm/extensions.txt")
    static let options = MarkdownOptions(profile: .gfm)

    /// The examples of CommonMark that read otherwise with the extensions: the first hold tags that the tag filter
    /// takes, the others addresses without brackets.
    static let otherwise: Set<Int> = [170, 171, 172, 173, 176, 178, 601, 605, 607, 610, 611]

    @Test func allExamplesAreRead() {
        #expect(Self.specification.count == 22)
        #expect(Self.extensions.count == 28)
    }

    @Test(arguments: specification)
    func rendersAsTheSpecificationSays(_ example: SpecExample) {
        #expect(html(example.markdown, Self.options) == example.html)
    }

    @Test(arguments: extensions)
    func rendersAsTheExtensionsSay(_ example: SpecExample) {
        guard example.html != "<IGNORE>\n" else { return }
        #expect(html(example.markdown, Self.options) == example.html)
    }

    @Test(arguments: CommonMarkTests.examples)
    func leavesCommonMarkAlone(_ example: SpecExample) {
        let isSame = html(example.markdown, Self.options) == example.html
        #expect(isSame != Self.otherwise.contains(example.number))
    }
}
