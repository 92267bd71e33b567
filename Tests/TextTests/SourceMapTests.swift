import Testing

@testable import Text
import Text

/// A text that was taken out of a file leads back to it.
@Suite struct SourceMapTests {
    /// `ab\ncd` taken out of `> ab\n> cd`.
    static let quoted = SourceMap(segments: [
        .init(start: 0, origin: 2, count: 3), .init(start: 3, origin: 7, count: 2),
    ])

    @Test(arguments: [(0, 2), (1, 3), (2, 4), (3, 7), (4, 8), (5, 9), (9, 9)])
    func offset(offset: Int, expected: Int) {
        #expect(Self.quoted.offset(offset) == expected)
    }

    @Test(arguments: [(0..<2, 2..<4), (0..<3, 2..<5), (3..<5, 7..<9), (1..<4, 3..<8), (3..<3, 7..<7)])
    func range(range: Range<Int>, expected: Range<Int>) {
        #expect(Self.quoted.range(range) == expected)
    }

    /// A part of a text leads to where the text does, from its own beginning on.
    @Test(arguments: [
        (0..<5, 0..<5, 2..<9), (1..<5, 0..<4, 3..<9), (3..<5, 0..<2, 7..<9), (1..<3, 0..<2, 3..<5),
    ])
    func part(part: Range<Int>, range: Range<Int>, expected: Range<Int>) {
        #expect(Self.quoted.part(part).range(range) == expected)
    }

    @Test func spacesOfATabBelongToWhatFollows() {
        // The text begins with two spaces that stand for half a tab; `x` is at byte 3 of the file.
        let map = SourceMap(segments: [.init(start: 2, origin: 3, count: 1)])
        #expect(map.range(2..<3) == 3..<4)
        #expect(map.range(0..<1).lowerBound == 3)
    }

    @Test func aLineEndThatTheFileLacksTakesNoPlace() {
        // The text has a line feed at its end, and the file ends before it.
        let map = SourceMap(segments: [.init(start: 0, origin: 8, count: 2)])
        #expect(map.range(0..<3) == 8..<10)
        #expect(map.range(2..<3) == 10..<10)
    }

    @Test func nothingMapsToTheBeginning() {
        #expect(SourceMap(segments: []).range(0..<4) == 0..<1)
    }
}
