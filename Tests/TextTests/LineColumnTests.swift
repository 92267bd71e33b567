import Testing

@testable import Text
import Text

/// Bytes become an editor's lines and columns, and these become bytes.
@Suite struct LineColumnTests {
    /// `a` 1 byte, `é` 2, `€` 3 and `😀` 4, of which UTF-16 needs two units.
    private static let text = "x\na\u{E9}\u{20AC}\u{1F600}b\r\nz"

    @Test(arguments: [
        (0, 0, 0, 0, 0), (1, 0, 1, 1, 1), (2, 1, 0, 0, 0), (3, 1, 1, 1, 1), (5, 1, 3, 2, 2), (8, 1, 6, 3, 3),
        (12, 1, 10, 5, 4), (13, 1, 11, 6, 5), (15, 2, 0, 0, 0), (16, 2, 1, 1, 1),
    ])
    func bothWays(offset: Int, line: Int, utf8: Int, utf16: Int, utf32: Int) {
        let index = LineIndex(Array(Self.text.utf8))
        for (unit, column) in [(ColumnUnit.utf8, utf8), (.utf16, utf16), (.utf32, utf32)] {
            let position = EditorPosition(line: line, character: column)
            #expect(index.editorPosition(at: offset, in: unit) == position)
            #expect(index.offset(of: position, in: unit) == offset)
        }
    }

    @Test(arguments: [
        (4, 1, 1), (6, 1, 2), (7, 1, 2), (9, 1, 3), (11, 1, 3), (14, 1, 6), (99, 2, 1), (-3, 0, 0),
    ])
    func offsetBetweenCharacters(offset: Int, line: Int, column: Int) {
        let index = LineIndex(Array(Self.text.utf8))
        #expect(
            index.editorPosition(at: offset, in: .utf16) == EditorPosition(line: line, character: column))
    }

    @Test(arguments: [
        (ColumnUnit.utf8, 1, 2, 3), (.utf8, 1, 4, 5), (.utf8, 1, 5, 5), (.utf8, 1, 7, 8), (.utf8, 1, 9, 8),
        (.utf16, 1, 4, 8), (.utf8, 1, 12, 13), (.utf16, 1, 7, 13), (.utf32, 1, 6, 13), (.utf16, 0, 99, 1),
        (.utf16, 2, Int.max, 16), (.utf16, 3, 0, 16), (.utf16, Int.max, 0, 16), (.utf16, -1, 5, 0),
        (.utf16, 1, -1, 2),
    ])
    func positionThatIsNotThere(unit: ColumnUnit, line: Int, column: Int, offset: Int) {
        let index = LineIndex(Array(Self.text.utf8))
        #expect(index.offset(of: EditorPosition(line: line, character: column), in: unit) == offset)
    }

    /// `C3`, `E2 82` and `F0 9F 98` are pieces of characters, `80` and `FF` none; each is one U+FFFD.
    @Test func bytesThatAreNoText() {
        let index = LineIndex([0xC3, 0x61, 0xE2, 0x82, 0x62, 0xF0, 0x9F, 0x98, 0x80, 0x80, 0xFF, 0x63])
        let offsets = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12]
        let columns = [
            ColumnUnit.utf8: [0, 3, 4, 4, 7, 8, 8, 12, 15, 18, 19],
            .utf16: [0, 1, 2, 2, 3, 4, 4, 6, 7, 8, 9], .utf32: [0, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8],
        ]
        for (unit, columns) in columns {
            #expect(offsets.map { index.editorPosition(at: $0, in: unit).character } == columns)
        }
        #expect(
            (0...9).map { index.offset(of: .init(line: 0, character: $0), in: .utf16) }
                == [0, 1, 2, 4, 5, 5, 9, 10, 11, 12])
    }

    @Test(arguments: [("a\rb", 2, 1, 0), ("a\r\nb", 2, 0, 1), ("a\n", 2, 1, 0), ("", 0, 0, 0)])
    func lineEndings(text: String, offset: Int, line: Int, column: Int) {
        let index = LineIndex(Array(text.utf8))
        for unit in ColumnUnit.allCases {
            #expect(
                index.editorPosition(at: offset, in: unit) == EditorPosition(line: line, character: column))
        }
    }

    /// Swift's own decoding says how long any four bytes are.
    @Test func anyFourBytes() {
        let bytes: [UInt8] = [
            0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xC1, 0xC3, 0xE0, 0xE2, 0xED, 0xF0, 0xF4, 0xF5,
        ]
        var wrong: [[UInt8]] = []
        for number in 0..<(14 * 14 * 14 * 14) {
            let text = [number / 2744, number / 196 % 14, number / 14 % 14, number % 14].map { bytes[$0] }
            let index = LineIndex(text)
            let decoded = String(decoding: text, as: UTF8.self)
            let lengths = [decoded.utf8.count, decoded.utf16.count, decoded.unicodeScalars.count]
            if lengths != ColumnUnit.allCases.map({ index.editorPosition(at: 4, in: $0).character }) {
                wrong.append(text)
            }
        }
        #expect(wrong == [])
    }
}
