import Diagnostics
import Testing

@testable import SiteGenerator

/// The registry of findings: an id is a case of `FindingID`, so that no other can be reported, and each is explained.
@Suite struct ExplanationTests {
    @Test(arguments: FindingID.allCases)
    func isExplainedOnce(id: FindingID) {
        #expect(Explanation.all.count { $0.id == id } == 1)
        #expect((Explanation.of(id)?.text.count ?? 0) > 40)
    }

    @Test func explanationsAreInTheOrderOfTheAlphabet() {
        let ids = Explanation.all.map(\.id.rawValue)
        #expect(ids == ids.sorted())
        #expect(ids.contains("broken-link"))
    }

    @Test func anIDIsKebabCase() {
        for id in FindingID.allCases {
            let words = id.rawValue.split(separator: "-", omittingEmptySubsequences: false)
            #expect(
                words.count > 1
                    && words.allSatisfy { word in
                        !word.isEmpty
                            && word.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
                    }, "\(id)")
        }
    }

    @Test func anUnknownNameHasTheNearest() {
        let near = Explanation.unknown("broken-lnk")
        #expect(near.message == "no finding has the id `broken-lnk`")
        #expect(near.help == "did you mean `broken-link`?")
        #expect(near.nearest == .brokenLink)
        let far = Explanation.unknown("zzzzzzzzzz")
        #expect(far.help == "`waymark check --explain list` shows all ids")
        #expect(far.nearest == nil)
    }
}
