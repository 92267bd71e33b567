import Foundation
import Testing

@testable import Diagnostics
import Text

/// What other programs read, whole: every member, every place and the order of findings.
@Suite struct MachineFormatTests {
    /// A warning about a whole file, an error over two lines, and a warning within one line that has a fix.
    static let report: Report = {
        let source = SourceText(path: "content/a.md", "# é\n\nab\ncd\n")
        let place = { (range: Range<Int>) in Location(path: "content/a.md", range: range) }
        let findings = [
            Diagnostic(.orphanPage, .warning, "no page links here", at: Location(path: "content/b.md")),
            Diagnostic(.wrongType, .error, "two lines", at: place(6..<11), label: "here", help: "do this"),
            Diagnostic(
                .brokenLink, .warning, "é leads nowhere", at: place(2..<4),
                notes: [.init("said here", at: place(7..<8)), .init("so it is")],
                fixes: [
                    .init("write e", edits: [.init(range: 2..<4, replacement: "e")]),
                    .init(
                        "drop it",
                        edits: [
                            .init(range: 1..<2, replacement: ""), .init(range: 2..<4, replacement: ""),
                        ]),
                ]),
        ]
        var summary = Summary(counting: findings)
        (summary.pages, summary.milliseconds) = (2, 1204)
        (summary.snippets.validated, summary.snippets.parsedOnly) = (3, 4)
        (summary.snippets.skipped, summary.snippets.unbound, summary.snippets.recognised) = (5, 6, 1)
        summary.switchedOff = 1
        return Report(
            diagnostics: findings, sources: SourceTexts([source]), summary: summary,
            cases: [
                CheckedCase("yaml", at: place(9..<11), outcome: .skipped(reason: "an answer")),
                CheckedCase(
                    "json", at: place(6..<8), outcome: .validated(schema: "s"), language: "json5",
                    evidence: .init(kind: "content", words: "what it holds", schema: "t")),
            ],
            explanations: [.brokenLink: "A link\nleads nowhere. It says so.\n\nMend it."],
            switchedOff: [
                SwitchedOff(
                    diagnostic: Diagnostic(.brokenAnchor, .error, "no such place", at: place(9..<10)),
                    reason: "written later", comment: place(6..<8))
            ])
    }()

    /// A value as JSON on one line with its keys sorted, so that only what it says is compared.
    static func canonical(_ json: String) throws -> String {
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let data = try JSONSerialization.data(
            withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    private func expect(_ format: DiagnosticFormat, _ expected: String) throws {
        #expect(try Self.canonical(format.render(Self.report).plain) == Self.canonical(expected))
    }

    /// What was taken back is told, and proposed by no format.
    @Test func fixesThatWereTakenBack() throws {
        let finding = Self.report.diagnostics[2]
        let outcome = MendingOutcome(
            applied: 4, takenBack: [.init(finding: finding, reason: "something would be worse")])
        let report = Self.report.noting(outcome)
        let output =
            try JSONSerialization.jsonObject(
                with: Data(DiagnosticFormat.json.render(report).plain.utf8)) as? [String: Any]
        let takenBack = try JSONSerialization.data(
            withJSONObject: output?["taken_back"] ?? "", options: [.sortedKeys, .withoutEscapingSlashes])
        let summary = output?["summary"] as? [String: Any]
        #expect(
            String(decoding: takenBack, as: UTF8.self)
                == #"[{"id":"broken-link","path":"content/a.md","range":{"end":{"column":5,"line":1,"offset":4},"#
                + #""start":{"column":3,"line":1,"offset":2}},"reason":"something would be worse","title":"write e"}]"#
        )
        #expect(summary?["fixes_applied"] as? Int == 4)
        #expect(summary?["fixes_taken_back"] as? Int == 1)
        #expect(report.diagnostics[2].fixes.map(\.title) == ["drop it"])
        #expect(report.diagnostics[2].message == finding.message)
        for format in DiagnosticFormat.allCases {
            let text = format.render(report).plain
            #expect(!text.contains("write e") || format == .json)
        }
        let none = Self.report.noting(MendingOutcome())
        #expect(DiagnosticFormat.json.render(none).plain.contains("\"taken_back\""))
        #expect(none.diagnostics == Self.report.diagnostics)
        #expect(!DiagnosticFormat.json.render(Self.report).plain.contains("taken_back"))
        let elsewhere = report.keeping { $0.path != "content/a.md" }
        #expect(elsewhere.mending == MendingOutcome(applied: 4))
    }

    @Test func json() throws {
        try expect(
            .json,
            """
            {"diagnostics": [
              {"id": "orphan-page", "severity": "warning", "message": "no page links here",
               "path": "content/b.md", "fingerprint": "a2170cd908cb80bea43013ccbe03596e", "notes": [],
               "fixes": []},
              {"id": "wrong-type", "severity": "error", "message": "two lines", "path": "content/a.md",
               "fingerprint": "358b9f54322bc6de161a205cbd95f1ce", "label": "here", "help": "do this",
               "range": {"start": {"line": 3, "column": 1, "offset": 6},
                         "end": {"line": 4, "column": 3, "offset": 11}},
               "notes": [], "fixes": []},
              {"id": "broken-link", "severity": "warning", "message": "é leads nowhere",
               "path": "content/a.md", "fingerprint": "21c98e292924ff293748f3b69c61fa59",
               "range": {"start": {"line": 1, "column": 3, "offset": 2},
                         "end": {"line": 1, "column": 5, "offset": 4}},
               "notes": [
                 {"message": "said here", "path": "content/a.md",
                  "range": {"start": {"line": 3, "column": 2, "offset": 7},
                            "end": {"line": 3, "column": 3, "offset": 8}}},
                 {"message": "so it is"}],
               "fixes": [
                 {"title": "write e", "edits": [
                   {"replacement": "e", "range": {"start": {"line": 1, "column": 3, "offset": 2},
                                                  "end": {"line": 1, "column": 5, "offset": 4}}}]},
                 {"title": "drop it", "edits": [
                   {"replacement": "", "range": {"start": {"line": 1, "column": 2, "offset": 1},
                                                 "end": {"line": 1, "column": 3, "offset": 2}}},
                   {"replacement": "", "range": {"start": {"line": 1, "column": 3, "offset": 2},
                                                 "end": {"line": 1, "column": 5, "offset": 4}}}]}]}],
             "switched_off": [
              {"id": "broken-anchor", "severity": "error", "message": "no such place", "path": "content/a.md",
               "reason": "written later",
               "range": {"start": {"line": 4, "column": 1, "offset": 9},
                         "end": {"line": 4, "column": 2, "offset": 10}},
               "comment": {"path": "content/a.md",
                 "range": {"start": {"line": 3, "column": 1, "offset": 6},
                           "end": {"line": 3, "column": 3, "offset": 8}}}}],
             "summary": {"pages": 2, "errors": 1, "warnings": 2, "milliseconds": 1204, "replaced": [],
               "not_published": [], "beside": [], "drafts": [], "future_pages": [], "switched_off": 1,
               "snippets": {"validated": 3, "named": 2, "recognised": 1, "parsed_only": 4, "skipped": 5,
                 "skipped_without_reason": 0, "unbound": 6}},
             "blocks": [
               {"path": "content/a.md", "line": 4, "language": "yaml", "reason": "an answer"},
               {"path": "content/a.md", "line": 3, "language": "json5", "schema": "t", "evidence": "content",
                "reason": "what it holds"}]}
            """)
    }

    @Test func sarif() throws {
        try expect(
            .sarif,
            """
            {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
              "columnKind": "utf16CodeUnits",
              "tool": {"driver": {"name": "waymark", "rules": [
                {"id": "broken-anchor", "defaultConfiguration": {"level": "error"}},
                {"id": "broken-link", "shortDescription": {"text": "A link leads nowhere."},
                 "fullDescription": {"text": "A link leads nowhere. It says so."},
                 "help": {"text": "A link\\nleads nowhere. It says so.\\n\\nMend it.",
                          "markdown": "A link\\nleads nowhere. It says so.\\n\\nMend it."},
                 "defaultConfiguration": {"level": "error"}},
                {"id": "orphan-page", "defaultConfiguration": {"level": "warning"}},
                {"id": "wrong-type", "defaultConfiguration": {"level": "error"}}]}},
              "results": [
                {"ruleId": "orphan-page", "level": "warning", "suppressions": [], "message": {"text": "no page links here"},
                 "locations": [{"physicalLocation": {"artifactLocation": {"uri": "content/b.md"}}}]},
                {"ruleId": "wrong-type", "level": "error", "suppressions": [], "message": {"text": "two lines\\ndo this"},
                 "locations": [{"physicalLocation": {"artifactLocation": {"uri": "content/a.md"},
                   "region": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 3,
                              "byteOffset": 6, "byteLength": 5}}}]},
                {"ruleId": "broken-link", "level": "warning", "suppressions": [], "message": {"text": "é leads nowhere"},
                 "locations": [{"physicalLocation": {"artifactLocation": {"uri": "content/a.md"},
                   "region": {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 4,
                              "byteOffset": 2, "byteLength": 2}}}],
                 "relatedLocations": [{"message": {"text": "said here"}, "physicalLocation": {
                   "artifactLocation": {"uri": "content/a.md"},
                   "region": {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 3,
                              "byteOffset": 7, "byteLength": 1}}}],
                 "fixes": [
                   {"description": {"text": "write e"}, "artifactChanges": [
                     {"artifactLocation": {"uri": "content/a.md"}, "replacements": [
                       {"insertedContent": {"text": "e"}, "deletedRegion": {
                         "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 4,
                         "byteOffset": 2, "byteLength": 2}}]}]},
                   {"description": {"text": "drop it"}, "artifactChanges": [
                     {"artifactLocation": {"uri": "content/a.md"}, "replacements": [
                       {"insertedContent": {"text": ""}, "deletedRegion": {
                         "startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3,
                         "byteOffset": 1, "byteLength": 1}},
                       {"insertedContent": {"text": ""}, "deletedRegion": {
                         "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 4,
                         "byteOffset": 2, "byteLength": 2}}]}]}]},
                {"ruleId": "broken-anchor", "level": "error", "message": {"text": "no such place"},
                 "locations": [{"physicalLocation": {"artifactLocation": {"uri": "content/a.md"},
                   "region": {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 2,
                              "byteOffset": 9, "byteLength": 1}}}],
                 "suppressions": [{"kind": "inSource", "justification": "written later",
                   "location": {"physicalLocation": {"artifactLocation": {"uri": "content/a.md"},
                     "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 3,
                                "byteOffset": 6, "byteLength": 2}}}}]}]}]}
            """)
    }

    /// Where findings are shown beside the lines of a repository, their paths are counted from its root.
    @Test(arguments: [
        (DiagnosticFormat.github, "file=docs/content/a.md,", 2),
        (.gitlab, #""path": "docs/content/a.md""#, 2),
        (.sarif, #""uri": "docs/content/a.md""#, 7), (.rdjson, #""path": "docs/content/a.md""#, 2),
        (.json, #""path": "content/a.md""#, 7), (.text, "\ncontent/a.md:3:1: ", 1),
        (.junit, "<testsuite name=\"content/a.md\"", 1),
    ])
    func pathsFromTheRepository(format: DiagnosticFormat, text: String, count: Int) {
        var report = Self.report
        report.pathFromRepository = "docs/"
        let output = format.render(report).plain
        #expect(output.components(separatedBy: text).count - 1 == count, "\(output)")
    }

    /// A path that is whole already stays as it is.
    @Test func wholePathsAreCountedFromNowhere() {
        var report = Report(
            diagnostics: [Diagnostic(.orphanPage, .warning, "x", at: Location(path: "/elsewhere/a.md"))],
            sources: SourceTexts([]), summary: Summary())
        report.pathFromRepository = "docs/"
        #expect(DiagnosticFormat.github.render(report).plain.hasPrefix("::warning file=/elsewhere/a.md,"))
    }

    /// Where nothing is switched off, nothing is said of it.
    @Test func sarifWithoutSuppressions() {
        let finding = Diagnostic(.brokenLink, .error, "m", at: Location(path: "a.md"))
        let report = Report(
            diagnostics: [finding], sources: SourceTexts([]), summary: Summary(counting: [finding]))
        let text = DiagnosticFormat.sarif.render(report).plain
        #expect(text.contains("\"ruleId\": \"broken-link\""))
        #expect(!text.contains("suppressions"))
    }

    @Test func gitLab() throws {
        try expect(
            .gitlab,
            """
            [{"check_name": "orphan-page", "description": "no page links here", "severity": "minor",
              "fingerprint": "a2170cd908cb80bea43013ccbe03596e",
              "location": {"path": "content/b.md", "lines": {"begin": 1, "end": 1}}},
             {"check_name": "wrong-type", "description": "two lines – do this", "severity": "major",
              "fingerprint": "358b9f54322bc6de161a205cbd95f1ce",
              "location": {"path": "content/a.md", "lines": {"begin": 3, "end": 4}}},
             {"check_name": "broken-link", "description": "é leads nowhere", "severity": "minor",
              "fingerprint": "21c98e292924ff293748f3b69c61fa59",
              "location": {"path": "content/a.md", "lines": {"begin": 1, "end": 1}}}]
            """)
    }

    @Test func rdjson() throws {
        try expect(
            .rdjson,
            """
            {"source": {"name": "waymark"}, "diagnostics": [
              {"message": "no page links here", "severity": "WARNING", "code": {"value": "orphan-page"},
               "location": {"path": "content/b.md"}, "suggestions": []},
              {"message": "two lines\\ndo this", "severity": "ERROR", "code": {"value": "wrong-type"},
               "location": {"path": "content/a.md", "range": {
                 "start": {"line": 3, "column": 1}, "end": {"line": 4, "column": 3}}}, "suggestions": []},
              {"message": "é leads nowhere", "severity": "WARNING", "code": {"value": "broken-link"},
               "location": {"path": "content/a.md", "range": {
                 "start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 5}}},
               "suggestions": [{"text": "e", "range": {
                 "start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 5}}}]}]}
            """)
    }

    /// Errors come first, and columns stand only where a finding ends in its first line.
    @Test func gitHub() {
        #expect(
            DiagnosticFormat.github.render(Self.report).plain == """
                ::error file=content/a.md,line=3,endLine=4,title=wrong-type::two lines%0Ado this
                ::warning file=content/b.md,title=orphan-page::no page links here
                ::warning file=content/a.md,line=1,endLine=1,col=3,endColumn=5,title=broken-link::é leads nowhere%0Aso it is
                ::notice title=waymark::2 pages, 3 snippets validated (2 named, 1 recognised), 4 parsed only, 5 skipped with a reason, \
                6 unbound, 1 error, 2 warnings, 1 finding switched off

                """)
    }

    /// What a note of a finding shows in a snippet belongs to the snippet.
    @Test func junit() {
        #expect(
            DiagnosticFormat.junit.render(Self.report).plain == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="waymark" tests="3" failures="1" errors="0" skipped="1" time="1.204">
                  <testsuite name="content/a.md" tests="2" failures="1" errors="0" skipped="1">
                    <testcase classname="content/a.md" name="line 3: json">
                      <failure type="wrong-type" message="two lines">content/a.md:3:1: error[wrong-type]: two lines
                  help: do this
                </failure>
                      <system-out>content/a.md:1:3: warning[broken-link]: é leads nowhere
                </system-out>
                    </testcase>
                    <testcase classname="content/a.md" name="line 4: yaml">
                      <skipped message="an answer"/>
                    </testcase>
                  </testsuite>
                  <testsuite name="content/b.md" tests="1" failures="0" errors="0" skipped="0">
                    <testcase classname="content/b.md" name="everything else">
                      <system-out>content/b.md: warning[orphan-page]: no page links here
                </system-out>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }
}
