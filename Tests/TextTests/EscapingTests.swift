import Diagnostics
import Foundation
import Testing

@testable import Text
import Text

/// What each kind of text does with characters that it cannot hold.
@Suite struct EscapingTests {
    static let nasty = "a\u{1B}[31m\u{7F}\u{9B}2J\u{202E}\u{2028}\u{FFFE}\r<&\">é"

    @Test func aTerminalGetsNoCommands() {
        #expect(
            TerminalText.line(Self.nasty)
                == "a\u{FFFD}[31m\u{FFFD}\u{FFFD}2J\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}<&\">é")
        #expect(TerminalText.lines("a\n\tb\u{7}") == "a\n\tb\u{FFFD}")
        #expect(TerminalText.line("a\n\tb") == "a\u{FFFD}\u{FFFD}b")
        #expect(TerminalText.line("\u{1F}\u{20}\u{7E}\u{A0}") == "\u{FFFD}\u{20}\u{7E}\u{A0}")
    }

    @Test func xmlLeavesOutWhatItForbids() {
        #expect(
            XMLText.escaped(Self.nasty, in: .text)
                == "a[31m&#127;&#155;2J&#8238;&#8232;&#13;&lt;&amp;&quot;&gt;é")
        #expect(XMLText.escaped("a\n\tb", in: .text) == "a\n\tb")
        let allowed = "\u{D7FF}\u{E000}\u{FFFD}\u{10000}"
        #expect(XMLText.escaped(allowed + "\u{10FFFF}", in: .attribute) == allowed + "&#1114111;")
        #expect(XMLText.escaped("a\n\tb", in: .attribute) == "a&#10;&#9;b")
        #expect(
            XMLText.document(Array("<a>\u{1}\u{FFFE}\u{FFFD}\u{FFFF}\t\n\r\u{C}é</a>".utf8))
                == Array("<a>\u{FFFD}\t\n\ré</a>".utf8))
    }

    @Test func gitHubsCommandsStayOnTheirLine() {
        #expect(GitHubText.message("100%\r\n\u{1B}a:b,c") == "100%25%0D%0A\u{FFFD}a:b,c")
        #expect(GitHubText.property("a:b,c") == "a%3Ab%2Cc")
    }

    @Test(arguments: DiagnosticFormat.allCases)
    func noFormatHoldsAControlCharacter(format: DiagnosticFormat) {
        let finding = Diagnostic(
            .brokenLink, .error, Self.nasty,
            at: Location(path: "x\(Self.nasty).md", range: 0..<4), label: Self.nasty, help: Self.nasty,
            notes: [.init(Self.nasty)],
            fixes: [.init(Self.nasty, edits: [.init(range: 0..<1, replacement: Self.nasty)])])
        let report = Report(
            diagnostics: [finding],
            sources: SourceTexts([SourceText(path: finding.location.path, Self.nasty)]),
            summary: Summary(counting: [finding]))
        let text = format.render(report).plain
        #expect(!text.unicodeScalars.contains { $0 != "\n" && TerminalText.isUnsafe($0) })
        guard [.json, .gitlab, .sarif, .rdjson].contains(format) else { return }
        #expect((try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil)
    }

    @Test(arguments: [
        ("a\u{0}\u{8}\u{B}\u{E}\u{1F}b", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b"),
        ("\t\n\r \u{7E}", "\t\n\r \u{7E}"), ("a\u{C}b\u{C}", "a b "),
        ("\u{FFFD}\u{FFFE}\u{FFFF}\u{10000}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{10000}"),
        ("\u{1FFFD}\u{1FFFE}\u{1FFFF}\u{20000}", "\u{1FFFD}\u{FFFD}\u{FFFD}\u{20000}"),
        ("\u{7FFFE}\u{3FFFF}\u{10FFFD}\u{10FFFE}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{10FFFD}\u{FFFD}\u{FFFD}"),
        ("\u{FF00}\u{1F3BF}\u{EFFE}", "\u{FF00}\u{1F3BF}\u{EFFE}"),
        ("\u{7F}\u{80}\u{9F}\u{A0}\u{C2}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}\u{C2}"),
        ("\u{202E}é\u{2028}", "\u{202E}é\u{2028}"), ("", ""),
    ])
    func htmlHasNoControls(text: String, cleaned: String) {
        #expect(HTMLText.withoutForbidden(Array(text.utf8)) == Array(cleaned.utf8))
        // U+FDCF, U+FDD0, U+FDEF and U+FDF0, of which Swift writes no two as literals.
        let reserved: [UInt8] = [0xEF, 0xB7, 0x8F, 0xEF, 0xB7, 0x90, 0xEF, 0xB7, 0xAF, 0xEF, 0xB7, 0xB0]
        #expect(
            HTMLText.withoutForbidden(reserved) == [
                0xEF, 0xB7, 0x8F, 0xEF, 0xBF, 0xBD, 0xEF, 0xBF, 0xBD, 0xEF, 0xB7, 0xB0,
            ])
        // What ends in the middle of a letter stays as it is.
        #expect(HTMLText.withoutForbidden([0x1B, 0xC2]) == [0xEF, 0xBF, 0xBD, 0xC2])
        #expect(HTMLText.withoutForbidden([0xEF, 0xBF]) == [0xEF, 0xBF])
        #expect(HTMLText.withoutForbidden([0xF0, 0x9F, 0xBF]) == [0xF0, 0x9F, 0xBF])
    }

    /// Eight bytes are looked at together: a control is found at each place among them, and beside a byte that is none.
    @Test(arguments: [UInt8(0x1F), 0x7F, 0x01], 0..<25)
    func controlsAreFoundAtEachPlace(control: UInt8, place: Int) {
        var text = [UInt8](repeating: 0x20, count: 25)
        text[max(0, place - 1)] = 0x7E
        text[place] = control
        let cleaned = text[..<place] + [0xEF, 0xBF, 0xBD] + text[(place + 1)...]
        #expect(HTMLText.withoutForbidden(text) == Array(cleaned))
        text[place] = 0x0A
        #expect(HTMLText.withoutForbidden(text) == text)
    }

    @Test func markupHasItsEntities() {
        let entities = (0...255).compactMap { byte in HTMLText.entity(of: UInt8(byte)).map { "\(byte) \($0)" }
        }
        #expect(entities == ["34 &quot;", "38 &amp;", "60 &lt;", "62 &gt;"])
    }

    @Test(arguments: [
        (JSONString.Place.document, "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001f\u{7F}é<&'>😀\""),
        (
            .markup,
            "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001f\\u007f\\u00e9\\u003c\\u0026\\u0027\\u003e\\ud83d\\ude00\""
        ),
    ])
    func aStringOfJSONIsWrittenInOnePlace(place: JSONString.Place, expected: String) throws {
        let text = "a\"\\\n\r\t\u{8}\u{C}\u{0}\u{1F}\u{7F}é<&'>😀"
        var bytes: [UInt8] = []
        JSONString.append(text, in: place, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(try JSONDecoder().decode(String.self, from: Data(bytes)) == text)
    }

    @Test func jsonMeansTheSame() throws {
        let text = StyledText(json: [Self.nasty]).plain
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == [Self.nasty])
        #expect(text.contains("\\u009b"))
    }
}
