import Testing

@testable import Diagnostics
import Text

/// What is counted in a run: its last line, the lines behind that, and the numbers for other programs.
@Suite struct SummaryTests {
    @Test func gitHubClosesWithTheCoverage() {
        var summary = Summary()
        summary.pages = 2
        summary.snippets.validated = 1
        summary.snippets.parsedOnly = 3
        summary.snippets.skipped = 4
        summary.snippets.skippedWithoutReason = 1
        summary.snippets.unbound = 5
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        let coverage =
            "2 pages, 1 snippet validated, 3 parsed only, 4 skipped with a reason, 1 skipped without a reason, 5 unbound, 0 errors, 0 warnings"
        #expect(DiagnosticFormat.github.render(report).plain == "::notice title=waymark::\(coverage)\n")
        #expect(FormatTests.text(report)[0] == "\(coverage) in 0 ms")
    }

    /// Each number is added to its own, and only the snippets' counts make up all of them.
    @Test func partsAreAddedUp() {
        var part = Summary.Snippets()
        (part.validated, part.recognised, part.documents, part.parsedOnly) = (64, 1, 2, 4)
        (part.skipped, part.skippedWithoutReason, part.unbound) = (8, 16, 32)
        #expect(part.named == 63 && part.unrecognised == 36 && part.count == 124)
        var all = Summary.Snippets()
        all += part
        #expect(all == part)
        all += part
        #expect([all.validated, all.recognised, all.documents, all.parsedOnly] == [128, 2, 4, 8])
        #expect([all.skipped, all.skippedWithoutReason, all.unbound] == [16, 32, 64])
        var leftOut = Summary.LeftOut()
        (leftOut.ignored, leftOut.excluded) = (["a"], ["b", "c"])
        (leftOut.links, leftOut.special) = (["d", "e", "f", "g"], Array(repeating: "h", count: 8))
        #expect(leftOut.count == 15)
    }

    @Test func filesByThemselvesAreCounted() {
        var summary = Summary()
        summary.files = 1
        summary.snippets.validated = 1
        summary.snippets.documents = 3
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        #expect(FormatTests.text(report)[0] == "1 file validated (3 documents), 0 errors, 0 warnings in 0 ms")
    }

    @Test func whatIsReplacedAndHeldBackIsCountedAndListed() throws {
        var summary = Summary()
        summary.replaced = ["404.html", "feed.xml"]
        summary.heldBack = ["content/.git/"]
        summary.beside = ["README.md", "docs/a.md"]
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        #expect(
            FormatTests.text(report)[0]
                == "0 pages, 0 snippets validated, 2 generated files replaced by own ones (404.html, feed.xml), "
                + "1 name with . or _ not published, 2 files beside the content not looked at, 0 errors, "
                + "0 warnings in 0 ms")
        let numbers = try #require(try FormatTests.object(.json, report)["summary"] as? [String: Any])
        #expect(numbers["replaced"] as? [String] == ["404.html", "feed.xml"])
        #expect(numbers["not_published"] as? [String] == ["content/.git/"])
        #expect(numbers["beside"] as? [String] == ["README.md", "docs/a.md"])
        #expect(
            summary.details == [
                "replaced by an own file: 404.html", "replaced by an own file: feed.xml",
                "not published: content/.git/", "not looked at without --as repository: README.md",
                "not looked at without --as repository: docs/a.md",
            ])
    }

    @Test(arguments: [
        (["a.md", "b.md"], ["c.md"], "2 drafts and 1 page of the future left out, "),
        (["a.md"], [], "1 draft left out, "), ([], ["b.md", "c.md"], "2 pages of the future left out, "),
        ([], [], ""),
    ])
    func pagesThatAreLeftOutAreCountedAndListed(drafts: [String], future: [String], words: String) throws {
        var summary = Summary()
        summary.pages = 1
        summary.drafts = drafts
        summary.futurePages = future
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        #expect(
            FormatTests.text(report)[0]
                == "1 page, 0 snippets validated, \(words)0 errors, 0 warnings in 0 ms")
        let numbers = try #require(try FormatTests.object(.json, report)["summary"] as? [String: Any])
        #expect(numbers["drafts"] as? [String] == drafts)
        #expect(numbers["future_pages"] as? [String] == future)
        #expect(
            summary.details
                == drafts.map { "left out as a draft: " + $0 }
                + future.map { "left out until its date: " + $0 })
    }

    /// The last line of a repository's check counts what was left out, and a detail stands for each.
    @Test(arguments: [
        (
            0, 0,
            "1 page and 2 config files: 0 config blocks, 0 checked (0 named, 0 recognised), 0 not recognised; 0 errors, 0 warnings"
        ),
        (
            1, 0,
            "1 page and 2 config files: 0 config blocks, 0 checked (0 named, 0 recognised), 0 not recognised, 1 file or folder left out; 0 errors, 0 warnings"
        ),
        (
            2, 1,
            "1 page and 2 config files: 0 config blocks, 0 checked (0 named, 0 recognised), 0 not recognised, 5 files and folders left out; 0 errors, 0 warnings, 1 finding switched off"
        ),
    ])
    func lastLineOfARepository(leftOut: Int, switchedOff: Int, words: String) {
        var summary = Summary()
        var counts = Summary.Repository()
        (counts.pages, counts.configFiles) = (1, 2)
        counts.leftOut.ignored = (0..<leftOut).map { "i\($0)" }
        if leftOut > 1 {
            (counts.leftOut.excluded, counts.leftOut.links) = (["vendor/"], ["l.md"])
            counts.leftOut.special = ["pipe.md"]
        }
        summary.repository = counts
        summary.switchedOff = switchedOff
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        #expect(DiagnosticFormat.text.render(report).plain == words + " in 0 ms\n")
        let details = ["left out by an ignore file: i0", "left out by an ignore file: i1"].prefix(leftOut)
        #expect(
            summary.details
                == details
                + (leftOut > 1
                    ? [
                        "left out by its name: vendor/", "left out as a link: l.md",
                        "left out as a pipe, a socket or a device: pipe.md",
                    ] : []))
    }

    @Test func theLastLineOfARepositoryCountsItsBlocks() {
        var summary = Summary()
        summary.repository = Summary.Repository()
        summary.repository?.pages = 2
        (summary.snippets.validated, summary.snippets.recognised) = (7, 4)
        (summary.snippets.skipped, summary.snippets.skippedWithoutReason) = (5, 1)
        (summary.snippets.parsedOnly, summary.snippets.unbound) = (6, 3)
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        #expect(
            DiagnosticFormat.text.render(report).plain
                == "2 pages: 22 config blocks, 7 checked (3 named, 4 recognised), 5 skipped with a reason, "
                + "1 skipped without a reason, 9 not recognised; 0 errors, 0 warnings in 0 ms\n")
    }

    @Test func jsonOfARepository() throws {
        var summary = Summary()
        var counts = Summary.Repository()
        (counts.pages, counts.configFiles) = (1, 2)
        (summary.snippets.validated, summary.snippets.recognised) = (7, 4)
        (summary.snippets.skipped, summary.snippets.skippedWithoutReason) = (5, 2)
        (summary.snippets.parsedOnly, summary.snippets.unbound) = (6, 3)
        counts.leftOut.ignored = ["a/", "b.md"]
        counts.leftOut.excluded = ["vendor/"]
        counts.leftOut.links = ["l.md"]
        counts.leftOut.special = ["pipe.md"]
        summary.repository = counts
        let report = Report(diagnostics: [], sources: SourceTexts([]), summary: summary)
        let expected = """
            {"blocks": [], "diagnostics": [], "summary": {"pages": 1, "errors": 0, "warnings": 0, "milliseconds": 0,
               "replaced": [], "not_published": [], "beside": [], "drafts": [], "future_pages": [], "switched_off": 0,
               "repository": {"config_files": 2, "named": 3, "recognised": 4, "skipped": 7, "unrecognised": 9,
                 "left_out": {"ignored": ["a/", "b.md"], "excluded": ["vendor/"], "links": ["l.md"], "special": ["pipe.md"]}},
               "snippets": {"validated": 7, "named": 3, "recognised": 4, "parsed_only": 6, "skipped": 5, "skipped_without_reason": 2, "unbound": 3}}}
            """
        #expect(
            try MachineFormatTests.canonical(DiagnosticFormat.json.render(report).plain)
                == MachineFormatTests.canonical(expected))
    }
}
