import Testing

@testable import Diagnostics
import Text

/// Each case has the findings that stand in it, however many others there are.
@Suite struct FindingPlacesTests {
    private static func finding(_ offset: Int?, path: String = "a.md", shownAt other: Int? = nil)
        -> Diagnostic
    {
        let notes = other.map {
            [Diagnostic.Note("shown here", at: Location(path: "a.md", range: $0..<($0 + 1)))]
        }
        return Diagnostic(
            .brokenLink, .error, "\(path) \(offset ?? -1)",
            at: Location(path: path, range: offset.map { $0..<($0 + 1) }), notes: notes ?? [])
    }

    private static func messages(_ range: Range<Int>?, _ findings: [Diagnostic]) -> [String] {
        let one = CheckedCase("json", at: Location(path: "a.md", range: range), outcome: .parsedOnly)
        return FindingPlaces(findings).findings(of: one).map(\.message)
    }

    /// The first byte belongs to it, the one behind it does not, and the order is the report's.
    @Test func aCaseHasWhatStandsInIt() {
        let findings = [
            Self.finding(19), Self.finding(9), Self.finding(10), Self.finding(20), Self.finding(nil),
            Self.finding(3, path: "b.json", shownAt: 12), Self.finding(15, path: "c.md"),
        ]
        #expect(Self.messages(10..<20, findings) == ["a.md 19", "a.md 10", "b.json 3"])
        #expect(
            Self.messages(nil, findings) == [
                "a.md 19", "a.md 9", "a.md 10", "a.md 20", "a.md -1", "b.json 3",
            ])
        #expect(Self.messages(30..<40, findings) == [])
    }

    /// A finding that a note of its own repeats is one.
    @Test func aFindingComesOnce() {
        #expect(Self.messages(0..<10, [Self.finding(2, shownAt: 3)]) == ["a.md 2"])
    }

    /// Each finding is looked at when the places are made and when its own case asks, and no more.
    @Test(arguments: [1_000, 4_000]) func stepsAreLinear(count: Int) {
        let findings = (0..<count).map { Self.finding($0 * 10) }
        let steps = WorkCounter.steps {
            let places = FindingPlaces(findings)
            for number in 0..<count {
                let range = (number * 10)..<(number * 10 + 10)
                let one = CheckedCase(
                    "json", at: Location(path: "a.md", range: range), outcome: .parsedOnly)
                #expect(places.findings(of: one).map(\.message) == ["a.md \(number * 10)"])
            }
        }
        #expect(steps == 2 * count)
    }

    @Test func amongVeryManyEachHasItsOwn() {
        let findings = (0..<20_000).map { Self.finding($0 * 10) }
        let places = FindingPlaces(findings)
        for number in 0..<20_000 {
            let range = (number * 10)..<(number * 10 + 10)
            let one = CheckedCase("json", at: Location(path: "a.md", range: range), outcome: .parsedOnly)
            #expect(places.findings(of: one).map(\.message) == ["a.md \(number * 10)"])
        }
    }

    /// However many locations there are, the lines of a text are counted once. Columns are those of bytes.
    @Test func placesAreNamedByLineAndColumn() {
        let sources = SourceTexts([
            SourceText(path: "a.md", bytes: Array("ab\nä\nc".utf8)), SourceText(path: "b.md", bytes: [0x78]),
        ])
        let locations = [("a.md", 1..<2), ("a.md", 5..<6), ("b.md", 0..<1), ("a.md", nil), ("c.md", 0..<1)]
        let expected = ["a.md:1:2", "a.md:2:3", "b.md:1:1", "a.md", "c.md"]
        let steps = WorkCounter.steps {
            let many = Array(repeating: locations, count: 100).joined()
            let places = sources.places(of: many.map { Location(path: $0.0, range: $0.1) })
            #expect(places == Array(Array(repeating: expected, count: 100).joined()))
        }
        // The lines of two texts, and a look for one that is not there each time.
        #expect(steps <= 102)
    }
}
