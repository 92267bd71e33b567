import Testing

@testable import Diagnostics
import Text

/// What of a long report is shown to people, and how wide its lines are.
@Suite struct ReportExtentTests {
    static func report(_ findings: [Diagnostic], _ text: String = "") -> Report {
        Report(
            diagnostics: findings, sources: SourceTexts([SourceText(path: "a.md", text)]),
            summary: Summary(counting: findings))
    }

    static func findings(_ count: Int, _ id: FindingID = .brokenLink, path: String = "a.md") -> [Diagnostic] {
        (0..<count).map { Diagnostic(id, .error, "finding \($0)", at: Location(path: path)) }
    }

    static func lines(_ report: Report, _ extent: ReportExtent = .readable) -> [Substring] {
        DiagnosticFormat.text.render(report, extent: extent).plain.split(separator: "\n")
    }

    @Test func twentyOfAKindAreShown() {
        let lines = Self.lines(Self.report(Self.findings(20)))
        #expect(lines.count == 21)
        #expect(lines[19] == "a.md: error[broken-link]: finding 19")
    }

    @Test func theTwentyFirstIsCounted() {
        let lines = Self.lines(Self.report(Self.findings(21)))
        #expect(lines.count == 22)
        #expect(lines[19] == "a.md: error[broken-link]: finding 19")
        #expect(lines[20] == "a.md: and 1 more of this kind, broken-link; `--all` shows them")
        #expect(lines[21] == "0 pages, 0 snippets validated, 21 errors, 0 warnings in 0 ms")
    }

    @Test func allShowsAll() {
        #expect(Self.lines(Self.report(Self.findings(600)), .all).count == 601)
    }

    @Test func kindsAndFilesAreCountedByThemselves() {
        let report = Self.report(
            Self.findings(21) + Self.findings(20, .wrongType) + Self.findings(22, path: "b.md"))
        let lines = Self.lines(report)
        #expect(lines.count == 20 + 1 + 20 + 20 + 1 + 1)
        #expect(lines.contains("b.md: and 2 more of this kind, broken-link; `--all` shows them"))
    }

    @Test(arguments: [
        (500, nil), (501, "and 1 more finding; `--all` shows them"),
        (503, "and 3 more findings; `--all` shows them"),
    ])
    func fiveHundredAreShown(count: Int, last: String?) {
        let findings = (0..<count).map {
            Diagnostic(.brokenLink, .error, "x", at: Location(path: "\($0 / 20).md"))
        }
        let lines = Self.lines(Self.report(findings))
        #expect(lines.count == 501 + (last == nil ? 0 : 1))
        #expect(lines.first { $0.hasPrefix("and ") }.map(String.init) == last)
    }

    @Test func formatsForProgramsAreWhole() {
        let json = DiagnosticFormat.json.render(Self.report(Self.findings(600))).plain
        #expect(json.split(separator: "\n").count { $0.contains("\"fingerprint\"") } == 600)
    }

    @Test(arguments: [
        "a", "ä", "日", "e\u{301}", "\u{301}", "\u{200B}", "\u{1}", "\t", "👨‍👩‍👧", "\u{202E}", "\u{9B}",
        "e" + String(repeating: "\u{301}", count: 50),
    ])
    func everyLineIsCut(unit: String) throws {
        let before = String(repeating: unit, count: 2000)
        let text = before + "MARK" + before
        let start = before.utf8.count
        let finding = Diagnostic(
            .brokenLink, .error, before, at: Location(path: "a.md", range: start..<start + 4), label: before,
            help: before)
        let lines = Self.lines(Self.report([finding], text))
        #expect(lines.count == 6)
        #expect(lines[2].contains("MAR"))
        #expect(lines[2].first == "1" && lines[2].contains("…MAR") == false)
        for line in lines {
            #expect(line.count <= 450)
            #expect(line.unicodeScalars.count <= 450 * 7)
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        }
        #expect(lines[2].count <= Excerpt.width + 6)
    }

    @Test func aLineOfTheFullWidthIsNotCut() {
        let fits = String(repeating: "ä", count: Excerpt.width)
        let source = { (text: String) in
            Self.lines(
                Self.report(
                    [Diagnostic(.brokenLink, .error, "x", at: Location(path: "a.md", range: 0..<2))], text))[
                    2]
        }
        #expect(source(fits) == "1 | " + fits)
        #expect(source(fits + "ä") == "1 | " + fits + "…")
    }

    /// Four times as many findings on one line cost four times as much: none of them looks at the whole line.
    @Test func stepsAreLinearInFindingsOnOneLine() {
        let steps = [500, 2000].map { count in
            let text = String(repeating: "ä ", count: count)
            let findings = (0..<count).map {
                Diagnostic(.brokenLink, .error, "x", at: Location(path: "a.md", range: $0 * 3..<$0 * 3 + 2))
            }
            return WorkCounter.steps {
                _ = DiagnosticFormat.text.render(Self.report(findings, text), extent: .all)
            }
        }
        #expect(steps[0] >= 500 * 400)
        #expect(steps[1] <= steps[0] * 5, "\(steps)")
    }

    @Test(arguments: [500, 2000])
    func theBytesOfAReportGrowWithItsFindings(count: Int) {
        let text = String(repeating: "ä ", count: count)
        let findings = (0..<count).map {
            Diagnostic(.brokenLink, .error, "x", at: Location(path: "a.md", range: $0 * 3..<$0 * 3 + 2))
        }
        let bytes = DiagnosticFormat.text.render(Self.report(findings, text), extent: .all).plain.utf8.count
        #expect(bytes < count * 600)
    }
}
