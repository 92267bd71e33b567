import Testing

@testable import SiteGenerator

/// Whether one of very many ranges encloses another, and which fixes of a unit are tried next.
@Suite struct EnclosingRangesTests {
    private let ranges = EnclosingRanges([(10..<20, "b"), (0..<5, "a"), (12..<15, "c"), (30..<30, "d")])

    @Test(
        arguments: [
            (0..<5, "a"), (0..<6, nil), (4..<4, "a"), (5..<5, "a"), (6..<6, nil), (9..<11, nil),
            (10..<20, "b"),
            (10..<21, nil), (12..<15, "b"), (13..<19, "b"), (20..<20, "b"), (21..<22, nil), (30..<30, "d"),
            (30..<31, nil),
        ] as [(Range<Int>, String?)])
    func encloses(range: Range<Int>, meaning: String?) {
        #expect(ranges.meaning(enclosing: range) == meaning)
    }

    @Test func nothingEnclosesWhereThereIsNone() {
        #expect(EnclosingRanges<Int>([]).meaning(enclosing: 0..<0) == nil)
    }
}
