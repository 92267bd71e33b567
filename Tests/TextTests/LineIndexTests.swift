import Testing

@testable import Text
import Text

/// Offsets become lines and columns, whatever ends a line.
@Suite struct LineIndexTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("ab", 1, 1, 2), ("ab", 2, 1, 3), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1),
        ("a\r\nb", 1, 1, 2),
        ("a\rb\rc", 4, 3, 1), ("a\n", 2, 2, 1), ("é\nx", 1, 1, 2), ("é\nx", 3, 2, 1), ("a", 99, 1, 2),
        ("a", -5, 1, 1),
    ])
    func position(text: String, offset: Int, line: Int, column: Int) {
        let position = LineIndex(Array(text.utf8)).position(at: offset)
        #expect(position.line == line)
        #expect(position.column == column)
    }

    @Test(arguments: [
        ("one\ntwo", 1, "one"), ("one\ntwo", 2, "two"), ("one\r\ntwo\r\n", 1, "one"),
        ("one\r\ntwo\r\n", 3, ""),
        ("one\rtwo", 2, "two"), ("", 1, ""), ("x", 7, ""),
    ])
    func lineWithoutItsEnding(text: String, line: Int, expected: String) {
        let bytes = Array(text.utf8)
        let index = LineIndex(bytes)
        #expect(String(decoding: bytes[index.range(ofLine: line)], as: UTF8.self) == expected)
    }
}
