import Foundation
import Testing

@testable import Diagnostics
import Text

/// What a user sees of a finding in each format.
@Suite struct FormatTests {
    /// A report with one finding whose range is the text between the marks `«` and `»`.
    static func report(
        _ marked: String, path: String = "content/x.md", message: String = "unknown key `comand`",
        label: String? = nil,
        help: String? = nil, notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) -> Report {
        let parts = marked.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "«" || $0 == "»" })
        let start = parts[0].utf8.count
        let source = SourceText(path: path, parts.joined())
        let diagnostic = Diagnostic(
            .unknownProperty, .error, message,
            at: Location(path: path, range: start..<start + parts[1].utf8.count), label: label, help: help,
            notes: notes,
            fixes: fixes)
        return Report(
            diagnostics: [diagnostic], sources: SourceTexts([source]),
            summary: Summary(counting: [diagnostic]))
    }

    static func text(_ report: Report) -> [String] {
        DiagnosticFormat.text.render(report).plain.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test func aFindingHasPlaceMessageExcerptHelpAndNotes() {
        let lines = Self.text(
            Self.report(
                "{\n  «\"comand\"»: \"npx\"\n}", label: "at mcpServers.brave",
                help: "did you mean `command`?",
                notes: [
                    .init("checked against claude-desktop"),
                    .init("said here", at: Location(path: "content/x.md", range: 0..<1)),
                ]))
        #expect(
            lines == [
                "content/x.md:2:3: error[unknown-property]: unknown key `comand`",
                "  |",
                "2 |   \"comand\": \"npx\"",
                "  |   ^^^^^^^^ at mcpServers.brave",
                "  = help: did you mean `command`?",
                "  = note: checked against claude-desktop",
                "  = note: said here (content/x.md:1:1)",
                "",
                "0 pages, 0 snippets validated, 1 error, 0 warnings in 0 ms",
                "",
            ])
    }

    /// What the finding above has said of their block is not said again, but where a note leads to.
    @Test func notesOfOneBlockAreSaidOnce() {
        func finding(_ file: String, _ start: Int, _ notes: [String], at other: Int? = nil) -> Diagnostic {
            let places = other.map {
                [Diagnostic.Note("there", at: Location(path: "b.md", range: $0..<$0 + 1))]
            }
            return Diagnostic(
                .unknownProperty, .error, "wrong", at: Location(path: file, range: start..<start + 1),
                notes: notes.map { Diagnostic.Note($0) } + (places ?? []))
        }
        let report = Report(
            diagnostics: [
                finding("a.md", 0, ["by x", "known by y"], at: 0),
                finding("a.md", 1, ["by z", "known by y"], at: 0),
                finding("a.md", 2, ["by z", "known by y"]), finding("a.md", 3, []),
                finding("a.md", 4, ["by z"]),
                finding("b.md", 0, ["by z"]),
            ], sources: SourceTexts([SourceText(path: "a.md", "abcde"), SourceText(path: "b.md", "ab")]),
            summary: Summary())
        let notes = Self.text(report).filter { $0.contains("= note") || $0.contains(": error") }
        #expect(
            notes == [
                "a.md:1:1: error[unknown-property]: wrong", "  = note: by x", "  = note: known by y",
                "  = note: there (b.md:1:1)", "a.md:1:2: error[unknown-property]: wrong", "  = note: by z",
                "  = note: there (b.md:1:1)", "a.md:1:3: error[unknown-property]: wrong",
                "a.md:1:4: error[unknown-property]: wrong", "a.md:1:5: error[unknown-property]: wrong",
                "  = note: by z", "b.md:1:1: error[unknown-property]: wrong", "  = note: by z",
            ])
    }

    @Test(arguments: [
        ("ab «cd»", " ab cd", "    ^^"), ("\t«x»", "     x", "     ^"), ("«é»x", " éx", " ^"),
        ("日本«語»", " 日本語", "     ^^"),
        ("a«»", " a", "  ^"), ("«ab\ncd»", " ab", " ^^"), ("«»", "", " ^"),
        ("\u{1B}[31m«x»", " \u{FFFD}[31mx", "      ^"),
        ("e\u{301}«x»", " e\u{301}x", "  ^"), ("x«😀»", " x😀", "  ^^"),
    ])
    func caretsStandUnderTheCharacters(marked: String, source: String, carets: String) {
        let lines = Self.text(Self.report(marked))
        #expect(lines[2] == "1 |" + source)
        #expect(lines[3] == "  |" + carets)
    }

    @Test func aLongLineIsCutAroundItsCarets() {
        let lines = Self.text(
            Self.report(String(repeating: "a", count: 500) + "«b»" + String(repeating: "c", count: 500)))
        #expect(lines[2].count < 130)
        let caret = lines[3].distance(from: lines[3].startIndex, to: lines[3].firstIndex(of: "^")!)
        #expect(lines[2][lines[2].index(lines[2].startIndex, offsetBy: caret)] == "b")
    }

    @Test func aFindingAboutAWholeFileHasNoExcerpt() {
        let finding = Diagnostic(
            .orphanPage, .warning, "no page links here", at: Location(path: "content/y.md"))
        let report = Report(
            diagnostics: [finding], sources: SourceTexts([]), summary: Summary(counting: [finding]))
        #expect(Self.text(report)[0] == "content/y.md: warning[orphan-page]: no page links here")
        #expect(Self.text(report)[1] == "")
    }

    @Test func controlCharactersOfAMessageDoNotReachTheTerminal() {
        #expect(
            !DiagnosticFormat.text.render(Self.report("«x»", message: "bad \u{1B}[2J key")).plain.contains(
                "\u{1B}"))
    }

    @Test func jsonHasEverything() throws {
        let report = Self.report(
            "é\n«ab»", help: "do this", notes: [.init("why")],
            fixes: [.init("rename", edits: [.init(range: 3..<5, replacement: "cd")])])
        let json = DiagnosticFormat.json.render(report).plain
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let finding = try #require((object["diagnostics"] as? [[String: Any]])?.first)
        #expect(finding["id"] as? String == "unknown-property")
        #expect(finding["severity"] as? String == "error")
        #expect(finding["path"] as? String == "content/x.md")
        let range = try #require(finding["range"] as? [String: [String: Int]])
        #expect(range["start"] == ["line": 2, "column": 1, "offset": 3])
        #expect(range["end"] == ["line": 2, "column": 3, "offset": 5])
        #expect(finding["help"] as? String == "do this")
        #expect((finding["notes"] as? [[String: Any]])?.first?["message"] as? String == "why")
        #expect((finding["fixes"] as? [[String: Any]])?.first?["title"] as? String == "rename")
        let summary = try #require(object["summary"] as? [String: Any])
        #expect(summary["errors"] as? Int == 1)
        #expect(
            summary["snippets"] as? [String: Int] == [
                "validated": 0, "named": 0, "recognised": 0, "parsed_only": 0, "skipped": 0,
                "skipped_without_reason": 0, "unbound": 0,
            ])
    }

    @Test func gitHubCommandsAreEscaped() {
        let report = Self.report("«ab»", path: "content/a,b:c.md", message: "100%\nsure", help: "help")
        let lines = DiagnosticFormat.github.render(report).plain.split(separator: "\n")
        #expect(
            lines[0]
                == "::error file=content/a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=3,title=unknown-property::100%25%0Asure%0Ahelp"
        )
        #expect(lines.last?.hasPrefix("::notice title=waymark::") == true)
    }

    @Test func gitHubShowsErrorsFirst() {
        let findings = [
            Diagnostic(.orphanPage, .warning, "w", at: Location(path: "a")),
            Diagnostic(.wrongType, .error, "e", at: Location(path: "b")),
        ]
        let report = Report(
            diagnostics: findings, sources: SourceTexts([]), summary: Summary(counting: findings))
        let lines = DiagnosticFormat.github.render(report).plain.split(separator: "\n")
        #expect(lines.map { $0.prefix(5) } == ["::err", "::war", "::not"])
    }

    @Test func rdjsonHasASuggestion() throws {
        let report = Self.report(
            "é«ab»", help: "do this", fixes: [.init("fix", edits: [.init(range: 2..<4, replacement: "cd")])])
        let json = try Self.object(.rdjson, report)
        let finding = try #require((json["diagnostics"] as? [[String: Any]])?.first)
        #expect(finding["severity"] as? String == "ERROR")
        #expect((finding["suggestions"] as? [[String: Any]])?.first?["text"] as? String == "cd")
        let location = try #require(finding["location"] as? [String: Any])
        #expect(location["path"] as? String == "content/x.md")
        #expect((location["range"] as? [String: [String: Int]])?["start"] == ["line": 1, "column": 3])
    }

    @Test func sarifCountsInUTF16() throws {
        let json = try Self.object(.sarif, Self.report("😀é«ab»", path: "content/a b.md"))
        let run = try #require((json["runs"] as? [[String: Any]])?.first)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let place = try #require(
            (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((place["artifactLocation"] as? [String: String])?["uri"] == "content/a%20b.md")
        #expect(
            place["region"] as? [String: Int] == [
                "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 6, "byteOffset": 6,
                "byteLength": 2,
            ])
    }

    @Test func sarifHasFixes() throws {
        let report = Self.report(
            "é«ab»",
            fixes: [
                .init(
                    "fix",
                    edits: [.init(range: 2..<4, replacement: "cd"), .init(range: 0..<0, replacement: "x")])
            ])
        let json = try Self.object(.sarif, report)
        let run = try #require((json["runs"] as? [[String: Any]])?.first)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
        #expect((fix["description"] as? [String: String])?["text"] == "fix")
        let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
        let replacements = try #require(change["replacements"] as? [[String: Any]])
        #expect(replacements.map { ($0["insertedContent"] as? [String: String])?["text"] } == ["cd", "x"])
        #expect((replacements[0]["deletedRegion"] as? [String: Int])?["startColumn"] == 2)
    }

    @Test func junitHasACaseForEachSnippet() throws {
        let source = SourceText(path: "a.md", "01234567890123456789\n\nrest & <more>\n")
        func finding(
            _ severity: Severity, _ range: Range<Int>, _ notes: [Diagnostic.Note] = [], path: String = "a.md"
        ) -> Diagnostic {
            Diagnostic(
                .wrongType, severity, "“x” & \"<y>\" \u{1}", at: Location(path: path, range: range),
                notes: notes)
        }
        let findings = [
            finding(.error, 1..<2), finding(.warning, 2..<3), finding(.warning, 6..<7),
            finding(.error, 22..<23),
            finding(
                .error, 0..<1, [.init("shown here", at: Location(path: "a.md", range: 11..<12))],
                path: "b.json"),
        ]
        func place(_ range: Range<Int>) -> Location { Location(path: "a.md", range: range) }
        let cases = [
            CheckedCase("json", at: place(0..<5), outcome: .validated(schema: "s")),
            CheckedCase("yaml", at: place(5..<10), outcome: .validated(schema: "s")),
            CheckedCase("b.json", at: place(10..<12), outcome: .validated(schema: "s")),
            CheckedCase("json", at: place(12..<14), outcome: .skipped(reason: "an \"answer\"")),
            CheckedCase("env", at: place(14..<16), outcome: .parsedOnly),
        ]
        let report = Report(
            diagnostics: findings, sources: SourceTexts([source]), summary: Summary(counting: findings),
            cases: cases)
        let xml = DiagnosticFormat.junit.render(report).plain
        let shape = JUnitShape(xml)
        #expect(shape.problem == nil)
        #expect(
            shape.cases == [
                "a.md line 1: json failure system-out", "a.md line 1: yaml system-out",
                "a.md line 1: b.json failure",
                "a.md line 1: json skipped", "a.md line 1: env skipped", "a.md everything else failure",
            ])
        #expect(
            xml.contains("<testsuite name=\"a.md\" tests=\"6\" failures=\"3\" errors=\"0\" skipped=\"2\">"))
        #expect(xml.contains("message=\"“x” &amp; &quot;&lt;y&gt;&quot; \""))
    }

    @Test func gitLabsFingerprintsSurviveMoves() throws {
        func fingerprints(_ marked: String) throws -> [String] {
            let text = DiagnosticFormat.gitlab.render(Self.report(marked)).plain
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
            return json.compactMap { $0["fingerprint"] as? String }
        }
        let first = try fingerprints("a «b»")
        #expect(first.first?.count == 32)
        #expect(try fingerprints("moved\na «b»") == first)
        #expect(try fingerprints("a «c»") != first)
    }

    static func object(_ format: DiagnosticFormat, _ report: Report) throws -> [String: Any] {
        let text = format.render(report).plain
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
