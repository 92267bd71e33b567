import Diagnostics
import Testing

@testable import SiteGenerator

/// A session gives after each edit what a build of the same files gives.
@Suite struct SessionTests {
    @Test(arguments: 0..<20)
    func editsGiveWhatABuildGives(seed: UInt64) {
        var random = SplitMix(state: seed &* 7919 &+ 11)
        var site = EditedSite()
        var session = Session(site.tree, with: EditedSite.resources, options: EditedSite.options)
        var steps: [String] = []
        for _ in 0..<50 {
            steps.append(site.edit(&random))
            session.update(site.tree)
            let looks = Looks.allCases.randomElement(using: &random) ?? .all
            guard looks != .none else { continue }
            let clean = build(site.tree, with: EditedSite.resources, options: EditedSite.options)
            // A page is asked for before the rest has been looked at, as a preview does.
            if looks != .site, let page = clean.pages.randomElement(using: &random) {
                guard session.page(at: page.place)?.file == page.file else {
                    Issue.record("\(page.place) is another page after \(steps.suffix(6))")
                    return
                }
            }
            guard looks != .page else { continue }
            let result = session.built()
            let wrong = zip(result.files, clean.files).first { $0 != $1 }
            guard result.files.count == clean.files.count, wrong == nil else {
                Issue.record("\(wrong?.0.path ?? "a file") differs after \(steps.suffix(6))")
                return
            }
            guard result.report.diagnostics == clean.report.diagnostics else {
                let news = Set(result.findings).symmetricDifference(clean.findings)
                Issue.record("\(news.sorted()) after \(steps.suffix(6))")
                return
            }
            #expect(result.report.summary == clean.report.summary)
        }
    }

    /// What is asked of a session after an edit.
    private enum Looks: CaseIterable {
        case none, page, site, all
    }

    // MARK: Walls

    /// A site, one of its pages, and what another text of that page does.
    private static func resolutions(
        _ place: String, replacing part: String, with other: String,
        in texts: [String: String] = ["b.md": "# B\n\n[[a#Part]]\n"]
    ) -> (resolutions: Int, broken: [String]) {
        let page = "---\ntitle: A\n---\n\n# A\n\nFirst.\n\n## Part\n\nSome words.\n"
        let all = texts.merging(["index.md": "# Home\n\n[[b]]\n", "a.md": page]) { own, _ in own }
        var session = Session(SourceTree(all), with: .bare, options: EditedSite.options)
        _ = session.built()
        let edited = all.merging([place: (all[place] ?? "").replacing(part, with: other)]) { $1 }
        session.update(SourceTree(edited))
        return (session.resolutions, session.checked().findings)
    }

    @Test(arguments: [
        ("Some words.", "Other words."), ("Some words.", "[b](b.md) and [[index]]"),
        ("Some words.", "## More\n\n### Deeper"), ("Some words.", "![[b]]"),
        ("Some words.", "```json schema=claude-code-mcp\n{}\n```"), ("First.", "Another description."),
        ("Some words.", String(repeating: "Very many words. ", count: 80)),
    ])
    func whatOnlyThePageSaysResolvesNothingElse(part: String, other: String) {
        #expect(Self.resolutions("a.md", replacing: part, with: other).resolutions == 0)
    }

    @Test(arguments: [
        ("title: A", "title: Other"), ("title: A", "weight: 3"), ("title: A", "title: A\ntopics: [New]"),
    ])
    func whatOthersShowOfThePageResolvesTheSite(part: String, other: String) {
        #expect(Self.resolutions("a.md", replacing: part, with: other).resolutions == 1)
    }

    /// The files that are others after an edit which resolves nothing anew.
    private static func changed(_ texts: [String: String], replacing part: String, with other: String)
        -> [String]
    {
        var session = Session(SourceTree(texts), with: EditedSite.resources, options: EditedSite.options)
        let before = session.built()
        let edited = texts.mapValues { $0.replacing(part, with: other) }
        session.update(SourceTree(edited))
        let after = session.built()
        #expect(session.resolutions == 0)
        return after.files.filter { !before.files.contains($0) }.map(\.path)
            .filter { !$0.hasPrefix("search/shards/") }
    }

    /// How long a page takes to read stands in its folder's list and on its topics.
    @Test func aReadingTimeChangesWhereverItIsListed() {
        let texts = [
            "index.md": "# Home\n", "tools/index.md": "# Tools\n", "tools/b.md": "# B\n\nSecond.\n",
            "tools/a.md": "---\ntopics: [Setup]\nkind: guide\n---\n\n# A\n\nOld words.\n",
            "far.md": "# Far\n\nAway.\n",
        ]
        let long = String(repeating: "Many words. ", count: 200)
        #expect(
            Self.changed(texts, replacing: "Old words.", with: long)
                == ["tools/a/index.html", "tools/index.html", "topics/setup/index.html"])
        #expect(
            Self.changed(texts, replacing: "Old words", with: "New words") == ["tools/a/index.html"])
    }

    /// The sentence in which a page links to another stands on that one.
    @Test func aSentenceChangesWhereItIsShown() {
        let texts = [
            "index.md": "# Home\n", "a.md": "---\nkind: wiki\n---\n\n# A\n",
            "b.md": "# B\n\nAn old [[a]] stands here. Then more words.\n", "c.md": "# C\n\n[[a]]\n",
        ]
        #expect(
            Self.changed(texts, replacing: "An old", with: "A new") == ["a/index.html", "b/index.html"])
        #expect(Self.changed(texts, replacing: "more words", with: "others") == ["b/index.html"])
    }

    @Test func aLinkToAHeadingBreaksAtOnceWhereItIsRenamed() {
        let (resolutions, broken) = Self.resolutions("a.md", replacing: "## Part", with: "## Piece")
        #expect(resolutions == 0)
        #expect(
            broken == [
                "content/b.md:3:5: error[broken-anchor]: `content/a.md` has no heading or anchor `#Part`"
            ])
    }

    @Test func aPartialIsReadForThePagesThatIncludeIt() {
        let texts = [
            "_partials/note.md": "Mind the step.\n",
            "b.md": "# B\n\nWords.\n\n:::include{file=_partials/note.md}\n\n[[a]]\n",
        ]
        let (resolutions, broken) = Self.resolutions(
            "_partials/note.md", replacing: "Mind", with: "[gone](gone.md)", in: texts)
        #expect(resolutions == 0)
        #expect(
            broken == [
                "content/_partials/note.md:1:8: error[broken-link]: there is no page or file `gone.md`"
            ])
    }

    // MARK: What is missing

    @Test func aFileThatAPageShowsIsAskedFor() {
        let page = "# A\n\n```python file=code.py\n```\n"
        func tree(_ page: String, _ code: SourceTree.File.Content) -> SourceTree {
            SourceTree(files: [
                .init(place: "index.md", path: "content/index.md", content: .text(Array(page.utf8))),
                .init(place: "code.py", path: "content/code.py", content: code),
            ])
        }
        let asset = SourceTree.File.Content.asset("/site/content/code.py")
        var session = Session(tree("# A\n", asset), with: .bare, options: EditedSite.options)
        #expect(session.unread == [:])
        session.update(tree(page, asset))
        #expect(session.unread == ["code.py": "/site/content/code.py"])
        session.update(tree(page, .text(Array("shown\n".utf8))))
        #expect(session.unread == [:])
        #expect(session.checked().findings == [])
        #expect(session.built().text("index.html")?.contains("shown") == true)
    }
}

extension BuildResult {
    /// The pages that are made of files, by the places of those, as far as their names tell.
    fileprivate var pages: [(place: String, file: OutputFile)] {
        // Where such a page is left out, the list of a folder may have its address.
        let leftOut = report.summary.drafts + report.summary.futurePages
        return files.compactMap { file in
            guard file.path.hasSuffix("/index.html") else { return nil }
            let place = String(file.path.dropLast(11)) + ".md"
            let path = "content/" + place
            return lookedAt.contains(path) && !leftOut.contains(path) ? (place, file) : nil
        }
    }
}
