import Diagnostics
import Testing

@testable import SiteGenerator

/// A place is found again behind edits, and a finding is known again by its place, kind and severity.
@Suite struct EditMapTests {
    private func edit(_ range: Range<Int>, _ text: String) -> Diagnostic.TextEdit {
        Diagnostic.TextEdit(range: range, replacement: text)
    }

    /// `0123456789` with `x` put in front of the 2, `45` replaced by `abc`, and `7` left out.
    private var map: EditMap { EditMap([edit(7..<8, ""), edit(2..<2, "x"), edit(4..<6, "abc")]) }

    @Test func editsAreAppliedByPlace() {
        #expect(String(decoding: map.applied(to: Array("0123456789".utf8)), as: UTF8.self) == "01x23abc689")
        #expect(map.replacement(of: edit(2..<2, "x")) == 2..<3)
        #expect(map.replacement(of: edit(4..<6, "abc")) == 5..<8)
        #expect(map.replacement(of: edit(7..<8, "")) == 9..<9)
    }

    @Test(arguments: [
        // Before all edits, and right before and behind what is put in.
        (0..<1, 0..<1), (1..<2, 1..<2), (2..<3, 3..<4), (1..<3, 1..<4), (2..<2, 3..<3),
        // What is replaced, a part of it, and more than it.
        (4..<6, 5..<8), (4..<5, 5..<8), (5..<6, 5..<8), (3..<7, 4..<9), (3..<5, 4..<8), (5..<7, 5..<9),
        // What is gone, and what stands behind all edits.
        (7..<8, 9..<9), (6..<8, 8..<9), (7..<9, 9..<10), (9..<10, 10..<11), (10..<10, 11..<11),
        // What is said of the whole text.
        (0..<0, 0..<0),
    ])
    func placesMove(before: Range<Int>, after: Range<Int>) {
        #expect(map.range(before) == after)
    }

    @Test func theBeginningStaysWhatTheWholeTextIsSaidOf() {
        let map = EditMap([edit(0..<0, "ab")])
        #expect(map.range(0..<0) == 0..<0)
        #expect(map.range(0..<1) == 2..<3)
        #expect([map, map].range(0..<1) == 4..<5)
    }

    private func finding(
        _ message: String, _ range: Range<Int>?, _ severity: Severity = .error, _ id: FindingID = .wrongType,
        in path: String = "a.md"
    ) -> Diagnostic {
        Diagnostic(id, severity, message, at: Location(path: path, range: range))
    }

    @Test func findingsAreKnownByTheirPlaceKindAndSeverity() {
        let known = FindingTally([finding("a", 1..<2), finding("b", 3..<4, .warning), finding("c", nil)])
        let same = [finding("x", 1..<2), finding("b", 3..<4, .warning), finding("c", 0..<0)]
        #expect(known.news(in: same).isEmpty)
        let others = [
            finding("a", 1..<3), finding("a", 2..<2), finding("a", 1..<2, .error, .invalidValue),
            finding("a", 1..<2, in: "b.md"),
        ]
        #expect(known.news(in: others) == others)
    }

    @Test func whatIsWorseIsNewAndWhatIsBetterIsNot() {
        let known = FindingTally([finding("a", 1..<2), finding("b", 3..<4, .warning)])
        #expect(known.news(in: [finding("a", 1..<2, .warning)]).isEmpty)
        #expect(known.news(in: [finding("b", 3..<4)]) == [finding("b", 3..<4)])
    }

    /// Of two at one place the one that says something else is the new one, whatever their order.
    @Test(arguments: [["a", "b"], ["b", "a"]])
    func oneMoreAtTheSamePlaceIsNew(messages: [String]) {
        let known = FindingTally([finding("a", 1..<2)])
        #expect(known.news(in: messages.map { finding($0, 1..<2) }) == [finding("b", 1..<2)])
        #expect(known.count(finding("b", 1..<2)) == 1)
        #expect(known.count(finding("a", 1..<3)) == 0)
    }
}
