import Testing

@testable import Markdown

/// With every extension on, text without their syntax gives the HTML of CommonMark.
@Suite(.enabled(if: SharedData.isPresent, SharedData.absent))
struct WaymarkProfileTests {
    /// The examples that use the syntax of an extension, by the extension.
    static let otherwise: [String: Set<Int>] = [
        "addresses without brackets": [601, 605, 607, 610, 611],
        "wiki links": [558, 589],
    ]

    /// HTML without what the theme's classes add to CommonMark's own, and without the slash in empty elements.
    private func normalized(_ html: String) -> String {
        html.replacing(/<h([1-6]) id="[^"]*">/) { "<h\($0.output.1)>" }
            .replacing("<div class=\"code\">", with: "").replacing(
                "</code></pre></div>", with: "</code></pre>"
            )
            .replacing(" />", with: ">")
    }

    @Test(arguments: CommonMarkTests.examples)
    func leavesCommonMarkAlone(_ example: SpecExample) {
        var plan = RenderPlan()
        plan.headingAnchors = false
        let html = html(example.markdown, MarkdownOptions(html: .allow), plan)
        let isSame = normalized(html) == normalized(example.html)
        #expect(isSame != Self.otherwise.values.contains { $0.contains(example.number) }, "\(html)")
    }
}
