import Foundation
import Testing

@testable import Diagnostics
import Text

/// Fixes that edit other files than the one that the finding is in.
@Suite struct OtherFileEditTests {
    private static let fix = Diagnostic.Fix(
        "rename both",
        edits: [
            .init(range: 0..<1, replacement: "x"), .init(range: 1..<2, replacement: "y", in: "b.md"),
            .init(range: 2..<3, replacement: "z"),
        ])

    private static func report(_ fixes: [Diagnostic.Fix], _ sources: [SourceText]) -> Report {
        let finding = Diagnostic(
            .brokenLink, .error, "wrong", at: Location(path: "a.md", range: 0..<1), fixes: fixes)
        return Report(
            diagnostics: [finding], sources: SourceTexts(sources), summary: Summary(counting: [finding]))
    }

    private static let sources = [SourceText(path: "a.md", "abc\n"), SourceText(path: "b.md", "d\nef\n")]

    /// What stands at a way of keys and positions in a format's output, as JSON.
    private func json(_ format: DiagnosticFormat, _ report: Report, _ way: [Any]) throws -> String {
        var value = try JSONSerialization.jsonObject(with: Data(format.render(report).plain.utf8))
        for step in way {
            let next = (step as? String).flatMap { (value as? [String: Any])?[$0] }
            value = try #require(next ?? (step as? Int).flatMap { (value as? [Any])?[$0] })
        }
        let data = try JSONSerialization.data(
            withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    @Test func jsonNamesTheOtherFile() throws {
        let edits = try json(
            .json, Self.report([Self.fix], Self.sources), ["diagnostics", 0, "fixes", 0, "edits"])
        let place = { (line: Int, column: Int, offset: Int) in
            #"{"column":\#(column),"line":\#(line),"offset":\#(offset)}"#
        }
        #expect(
            edits == #"[{"range":{"end":\#(place(1, 2, 1)),"start":\#(place(1, 1, 0))},"replacement":"x"},"#
                + #"{"path":"b.md","range":{"end":\#(place(2, 1, 2)),"start":\#(place(1, 2, 1))},"replacement":"y"},"#
                + #"{"range":{"end":\#(place(1, 4, 3)),"start":\#(place(1, 3, 2))},"replacement":"z"}]"#)
    }

    @Test func aFixOfWhichAPlaceIsNotKnownIsNotTold() throws {
        let report = Self.report([Self.fix], [Self.sources[0]])
        #expect(try json(.json, report, ["diagnostics", 0, "fixes"]) == "[]")
        #expect(!DiagnosticFormat.sarif.render(report).plain.contains("artifactChanges"))
    }

    @Test func sarifHasTheReplacementsOfEachFileTogether() throws {
        let report = Self.report([Self.fix], Self.sources)
        for (number, uri, texts) in [(0, "a.md", ["x", "z"]), (1, "b.md", ["y"])] {
            let change = ["runs", 0, "results", 0, "fixes", 0, "artifactChanges", number] as [Any]
            #expect(try json(.sarif, report, change + ["artifactLocation"]) == #"{"uri":"\#(uri)"}"#)
            for (place, text) in texts.enumerated() {
                let replacement = change + ["replacements", place, "insertedContent"]
                #expect(try json(.sarif, report, replacement) == #"{"text":"\#(text)"}"#)
            }
        }
        #expect(!DiagnosticFormat.sarif.render(report).plain.contains("\"path\""))
    }

    @Test func aReviewSuggestsNoEditOfAnotherFile() throws {
        let elsewhere = Diagnostic.Fix("there", edits: [.init(range: 0..<1, replacement: "y", in: "b.md")])
        let here = Diagnostic.Fix("here", edits: [.init(range: 0..<1, replacement: "z")])
        let report = Self.report([elsewhere, here], Self.sources)
        let suggestions = try json(.rdjson, report, ["diagnostics", 0, "suggestions"])
        #expect(suggestions.contains(#""text":"z""#))
        #expect(!suggestions.contains(#""text":"y""#))
    }

    @Test func onlyWhatIsInTheFindingsFileMovesWithIt() {
        let moved = Self.fix.moved { $0.lowerBound + 10..<$0.upperBound + 10 }
        #expect(moved.edits.map(\.range) == [10..<11, 1..<2, 12..<13])
        #expect(moved.edits.map(\.path) == [nil, "b.md", nil])
    }

    @Test func itIsForAPersonToApply() {
        let own = Diagnostic.Fix("here", edits: [.init(range: 0..<1, replacement: "z")])
        #expect(Self.report([own], []).diagnostics[0].isMendable)
        #expect(!Self.report([Self.fix], []).diagnostics[0].isMendable)
        // Only the first fix is ever applied.
        #expect(Self.report([own, Self.fix], []).diagnostics[0].isMendable)
    }
}
