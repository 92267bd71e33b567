import Testing

@testable import Text

@Suite struct ByteSearchTests {
    @Test(arguments: [
        ("abc", "abc", 0..<3), ("xabcabc", "abc", 1..<4), ("ababc", "abc", 2..<5), ("abc", "c", 2..<3),
        ("ab", "abc", nil), ("abd", "abc", nil), ("", "a", nil), ("abc", "", 0..<0), ("äö", "ö", 2..<4),
    ])
    func findsTheFirst(text: String, word: String, expected: Range<Int>?) {
        #expect(Array(text.utf8)[...].firstRange(of: word.utf8) == expected)
        #expect(Array(text.utf8).firstRange(of: word.utf8) == expected)
    }

    /// The places are those of the text that the slice is of.
    @Test func placesAreThoseOfTheWholeText() {
        let text = Array("ab ab".utf8)
        #expect(text[1...].firstRange(of: "ab".utf8) == 3..<5)
        #expect(text[1..<4].firstRange(of: "ab".utf8) == nil)
    }
}
