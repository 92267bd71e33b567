import Testing

@testable import Markdown

/// With every extension on, text without their syntax gives the HTML of CommonMark.
@Suite struct WaymarkProfileTests {
    /// A list begins with its first number, which is not written where it is 1.
    @Test(arguments: [
        ("0. a", "<ol start=\"0\">"), ("1. a", "<ol>"), ("1) a", "<ol>"), ("2. a", "<ol start=\"2\">"),
        ("010) a", "<ol start=\"10\">"), ("000. a", "<ol start=\"0\">"),
        ("999999999. a", "<ol start=\"999999999\">"),
        ("1000000000. a", "<p>1000000000. a</p>"), ("0000000001. a", "<p>0000000001. a</p>"),
    ])
    func aListBeginsWithItsFirstNumber(_ markdown: String, _ expected: String) {
        for profile in [Profile.commonmark, .gfm, .waymark] {
            #expect(html(markdown, MarkdownOptions(profile: profile)).hasPrefix(expected))
        }
    }

    /// Of two definitions with one label the first counts, wherever the link stands.
    @Test(arguments: [
        ("[a]\n\n[a]: /1\n[A]: /2\n", "/1"), ("[A]: /1\n\n[a]\n\n[a]: /2\n", "/1"),
        ("> [a]: /1\n\n[a]\n\n[a]: /2\n", "/1"), ("[ß]\n\n[SS]: /1\n[ß]: /2\n", "/1"),
    ])
    func theFirstDefinitionCounts(_ markdown: String, _ expected: String) {
        #expect(html(markdown).contains("<a href=\"\(expected)\">"))
    }

    /// The examples that use the syntax of an extension, by the extension.
    static let otherwise: [String: Set<Int>] = [
        "addresses without brackets": [601, 605, 607, 610, 611],
        "wiki links": [558, 589],
        "captions of pictures": [571, 572, 575, 576, 583, 584, 585, 587, 588, 590],
    ]

    /// HTML without what the theme's classes add to CommonMark's own, and without the slash in empty elements.
    private func normalized(_ html: String) -> String {
        html.replacing(/<h([1-6]) id="[^"]*">/) { "<h\($0.output.1)>" }
            .replacing("<div class=\"code\">", with: "").replacing(
                "</code></pre></div>", with: "</code></pre>"
            )
            .replacing(" />", with: ">")
    }

    @Test(
        .enabled(if: SharedData.hasCommonMark, SharedData.absentCommonMark),
        arguments: CommonMarkTests.examples)
    func leavesCommonMarkAlone(_ example: SpecExample) {
        var plan = RenderPlan()
        plan.headingAnchors = false
        let html = html(example.markdown, MarkdownOptions(html: .allow), plan)
        let isSame = normalized(html) == normalized(example.html)
        #expect(isSame != Self.otherwise.values.contains { $0.contains(example.number) }, "\(html)")
    }
}
