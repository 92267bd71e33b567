import Testing

@testable import SiteGenerator

/// The report of `watch-sources`: what is in it, and that it fits into an issue.
@Suite struct WatchReportTests {
    /// The report about a site on 2026-11-22, where some addresses have others for good.
    private static func report(
        _ files: [String: String], moved: [(String, String)] = [], unknown: [String: String] = [:]
    ) throws -> WatchReport {
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: "content/" + path) }
        var answers = WebAnswers()
        for (address, target) in moved {
            answers.note(
                .redirect(to: target, isPermanent: true), of: try WebAddress(address), on: "2026-11-22")
            answers.note(.found([:]), of: try WebAddress(target), on: "2026-11-22")
        }
        for (address, reason) in unknown {
            answers.note(.unknown(reason), of: try WebAddress(address), on: "2026-11-22")
        }
        let watch = try withExtendedLifetime(folder) {
            try SourceWatch(
                .site(SiteFolders(root: folder.path)), with: .bare, date: "2026-11-22", jobs: 1)
        }
        return try #require(watch.report(schemas: [], answers: answers, pathFromRepository: ""))
    }

    private static func duePages(_ count: Int, title: String = "T") -> [String: String] {
        let page = "---\ntitle: \(title)\nreviewed: 2020-01-01\nreview_every: 1y\n---\n\ntext\n"
        return Dictionary(uniqueKeysWithValues: (0..<count).map { ("\($0).md", page) })
    }

    @Test(arguments: [(50, 50, false), (51, 50, true)])
    func aListShowsFifty(count: Int, shown: Int, saysMore: Bool) throws {
        let report = try Self.report(Self.duePages(count))
        #expect(report.toDo == count)
        #expect(report.markdown.split(separator: "\n").count { $0.hasPrefix("- [ ] ") } == shown)
        let help = "check that all of it still holds"
        #expect(report.markdown.split(separator: "\n").count { $0.contains(help) } == 1)
        #expect(report.markdown.contains("\n- and 1 more, which `--format json` names\n") == saysMore)
    }

    @Test func aLongReportIsCutBehindALine() throws {
        let title = String(repeating: "word ", count: 300)
        let text = try Self.report(Self.duePages(50, title: title)).markdown
        #expect(text.utf8.count < 61_000)
        #expect(text.contains("(`review-due`)\n\nMore does not fit here; `--format json` has all of it.\n"))
    }

    /// A patch that does not fit is left to programs.
    @Test(arguments: [(10_000, true), (100_000, false)])
    func aLongPatchIsNotShown(length: Int, isShown: Bool) throws {
        let line = "[x](https://example.org/old) " + String(repeating: "a", count: length)
        let report = try Self.report(
            ["index.md": line + "\n"], moved: [("https://example.org/old", "https://example.org/new")])
        #expect(report.patch.contains("+[x](https://example.org/new) aaa"))
        #expect(report.markdown.contains("```diff\n--- a/content/index.md\n") == isShown)
        #expect(report.markdown.contains("\nIt is too long for this report; ") != isShown)
    }

    /// No line of a patch ends its block.
    @Test func theFenceIsLongerThanAllOthers() throws {
        let text = "[x](https://example.org/old)\n\n`````text\nx\n`````\n"
        let report = try Self.report(
            ["index.md": text], moved: [("https://example.org/old", "https://example.org/new")])
        #expect(report.markdown.contains("\n``````diff\n") && report.markdown.contains("\n``````\n"))
    }

    @Test func whatIsFoundAnywayIsOnlyCounted() throws {
        let report = try Self.report([
            "index.md": "[x](nowhere.md) [y](also.md)\n",
            "wiki/a.md": "---\nkind: wiki\nupdted: 1\n---\ntext\n",
        ])
        #expect(report.toDo == 0)
        #expect(
            report.markdown == """
                Nothing is to be done on 2026-11-22.

                No schema was taken from elsewhere and 0 links were asked. Besides, `waymark check` finds 2 errors and 1 warning.

                """)
    }

    /// A page that is published later brings its findings later, and they are nothing that goes.
    @Test func aPageOfTheFutureIsNothingThatGoes() throws {
        let report = try Self.report([
            "index.md": "x\n", "later.md": "---\ndate: 2026-12-01\n---\n\n[x](nowhere.md)\n",
        ])
        #expect(report.retiring.diagnostics == [] && report.toDo == 0)
    }

    @Test func whatNobodyWantsToKnowIsNotToDo() throws {
        let off = ["site.yaml": "rules:\n  review-due: off\n  moved-external-link: off\n"]
        let page = ["index.md": "[x](https://example.org/old)\n"]
        let report = try Self.report(
            Self.duePages(2).merging(off) { $1 }.merging(page) { $1 },
            moved: [("https://example.org/old", "https://example.org/new")])
        #expect(report.toDo == 0)
    }

    @Test func whatIsNotKnownIsNothingToDo() throws {
        let report = try Self.report(
            ["index.md": "[x](https://example.org/a)\n"], unknown: ["https://example.org/a": "it is *slow*"])
        #expect(report.toDo == 0)
        #expect(report.markdown.contains("- `https://example.org/a`: it is \\*slow\\*\n"))
        #expect(report.markdown.contains("and 1 link was asked."))
    }
}
