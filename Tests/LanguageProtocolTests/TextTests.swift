import Text
import Testing

@testable import LanguageProtocol

/// Changes are made in the text that the editor has.
@Suite struct TextTests {
    private func open(_ text: String) throws -> EditedText {
        let item = JSONValue.members([
            "uri": .string("file:///a.md"), "languageId": .string("markdown"), "version": .integer(3),
            "text": .string(text),
        ])
        return EditedText(try TextDocumentItem(item))
    }

    private func change(_ startLine: Int, _ start: Int, _ endLine: Int, _ end: Int, _ text: String)
        -> TextChange
    {
        TextChange(
            range: EditorRange(
                start: EditorPosition(line: startLine, character: start),
                end: EditorPosition(line: endLine, character: end)), text: text)
    }

    @Test(arguments: [
        (ColumnUnit.utf16, 0, 0, 0, 0, "x", "xa😀b\nc"), (.utf16, 0, 1, 0, 3, "", "ab\nc"),
        (.utf8, 0, 1, 0, 5, "", "ab\nc"),
        (.utf32, 0, 1, 0, 2, "", "ab\nc"), (.utf16, 0, 4, 1, 0, " ", "a😀b c"),
        (.utf16, 1, 1, 1, 1, "\nd", "a😀b\nc\nd"),
        (.utf16, 0, 0, 9, 9, "y", "y"), (.utf16, 1, 0, 0, 0, "z", "zc"), (.utf16, 0, 2, 0, 2, "é", "aé😀b\nc"),
        (.utf16, 5, 5, 5, 5, "!", "a😀b\nc!"),
    ])
    func oneChange(
        unit: ColumnUnit, startLine: Int, start: Int, endLine: Int, end: Int, text: String, expected: String
    ) throws {
        var edited = try open("a😀b\nc")
        edited.apply([change(startLine, start, endLine, end, text)], version: 4, in: unit)
        #expect(String(decoding: edited.bytes, as: UTF8.self) == expected)
        #expect(edited.version == 4)
        #expect(edited.lines.count == expected.split(separator: "\n", omittingEmptySubsequences: false).count)
    }

    @Test func eachChangeIsMadeInWhatTheOneBeforeLeft() throws {
        var edited = try open("abc")
        edited.apply(
            [change(0, 1, 0, 2, "\n"), change(1, 0, 1, 1, "x"), change(0, 0, 0, 0, "y")], version: 9,
            in: .utf16)
        #expect(String(decoding: edited.bytes, as: UTF8.self) == "ya\nx")
        #expect(edited.version == 9)
    }

    @Test func aWholeTextTakesAllBeforeItAway() throws {
        var edited = try open("abc")
        edited.apply(
            [change(0, 0, 0, 1, "x"), TextChange(range: nil, text: "new"), change(0, 3, 0, 3, "er")],
            version: 5, in: .utf8)
        #expect(String(decoding: edited.bytes, as: UTF8.self) == "newer")
        edited.apply([], version: 6, in: .utf8)
        #expect(edited.version == 6)
    }

    @Test func rangesGoBothWays() {
        let lines = LineIndex(Array("a😀b\nc".utf8))
        let range = EditorRange(
            start: EditorPosition(line: 0, character: 3), end: EditorPosition(line: 1, character: 1))
        #expect(lines.editorRange(of: 5..<8, in: .utf16) == range)
        #expect(lines.offsets(of: range, in: .utf16) == 5..<8)
        #expect(lines.offsets(of: EditorRange(start: range.end, end: range.start), in: .utf16) == 5..<8)
    }

    @Test(arguments: [
        ("file:///a/b.md", "/a/b.md"), ("file:///a%20b/%C3%A9.md", "/a b/é.md"), ("file://localhost/a", "/a"),
        ("FILE:///a", "/a"),
        ("file:///a#x", "/a"), ("file:///a?x", "/a"), ("file:///%", "/%"), ("file:///%zz%4", "/%zz%4"),
        ("file:///c%3A/x", "/c:/x"),
        ("file://host/a", nil), ("untitled:Untitled-1", nil), ("https://example.org/a", nil), ("file:a", nil),
        ("file://", nil), ("file:///a%00", nil), ("", nil),
    ])
    func paths(uri: String, path: String?) {
        #expect(DocumentURI(uri).path == path)
    }

    @Test func aPathHasAnAddress() {
        #expect(DocumentURI(path: "/a b/é#?.md").text == "file:///a%20b/%C3%A9%23%3F.md")
        #expect(DocumentURI(path: "/a b/é#?.md").path == "/a b/é#?.md")
    }
}
