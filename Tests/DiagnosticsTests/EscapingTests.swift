import Foundation
import Testing

@testable import Diagnostics

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

    @Test func jsonMeansTheSame() throws {
        let text = StyledText(json: [Self.nasty]).plain
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == [Self.nasty])
        #expect(text.contains("\\u009b"))
    }
}
