import Diagnostics
import Testing

@testable import SiteGenerator

/// Links that lead nowhere: each finding has its advice, and one that nobody asks for is not looked for.
@Suite struct LinkScalingTests {
    /// Pages of which each links to a page and to a heading that it misspells.
    private static func site(_ count: Int, rules: String = "") -> BuildResult {
        var texts = ["site.yaml": "title: T\nrules: {orphan-page: off\(rules)}\n", "index.md": "# Home\n"]
        for number in 0..<count {
            texts["guides/page-number-\(number).md"] = """
                # Page \(number)

                ## Where to begin

                [next](pagenumber-\((number + 1) % count).md) and [there](#where-to-begn) and [[Page \(number)#Where to begn]]
                """
        }
        return build(texts)
    }

    @Test(arguments: [70, 280])
    func adviceIsGivenForEachLink(count: Int) {
        let findings = Self.site(count).report.diagnostics
        let links = findings.filter { $0.id.rawValue == "broken-link" }
        #expect(links.count == count)
        let advice = Dictionary(links.map { ($0.message, $0.help) }, uniquingKeysWith: { first, _ in first })
        for number in 0..<count {
            #expect(
                advice["there is no page or file `pagenumber-\(number).md`"]
                    == "did you mean `page-number-\(number).md`?")
        }
        let anchors = findings.filter { $0.id.rawValue == "broken-anchor" }
        #expect(anchors.count == count * 2)
        #expect(anchors.allSatisfy { $0.help == "did you mean `#where-to-begin`?" })
    }

    @Test func aRuleThatIsOffFindsNothing() {
        let findings = Self.site(3, rules: ", broken-link: off, broken-anchor: off").report.diagnostics
        #expect(findings.isEmpty)
    }
}
