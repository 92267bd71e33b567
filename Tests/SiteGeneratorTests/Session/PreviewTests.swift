import Diagnostics
import Testing

@testable import Preview
@testable import SiteGenerator
import Diagnostics
import Text

/// A preview holds after each edit what a build of the same files writes, whatever was asked of it and given up meanwhile.
@Suite struct PreviewTests {
    private static let origin = "http://127.0.0.1:4000"

    /// What `build --drafts --keep-going --base-url` gives.
    private static func clean(_ site: EditedSite) -> BuildResult {
        var options = EditedSite.options
        options.includesDrafts = true
        options.isLenientOnDates = true
        options.baseURL = origin + "/docs/"
        return build(site.tree, with: EditedSite.resources, options: options)
    }

    @Test(arguments: 0..<4)
    func editsGiveWhatABuildGives(seed: UInt64) {
        var random = SplitMix(state: seed &* 104_729 &+ 7)
        var site = EditedSite()
        var previewed = PreviewedSite(
            site.tree, with: EditedSite.resources, options: EditedSite.options, at: Self.origin)
        let preview = Preview(opening: nil)
        var steps: [String] = []
        for _ in 0..<25 {
            steps.append(site.edit(&random))
            _ = preview.publish(theme: previewed.themeFiles(of: site.tree))
            previewed.update(site.tree, on: EditedSite.options.date)
            for path in ["guides/start/index.html", "wiki/beta/index.html", "wiki/index.html"] {
                guard let look = previewed.page(publishedAt: path) else { continue }
                _ = preview.publish(look, of: SourceTexts(site.tree.texts))
            }
            // Something newer comes while the pages are made.
            var patience = Int.random(in: 0..<12, using: &random)
            let result = previewed.built {
                patience -= 1
                return patience >= 0
            }
            guard let result else { continue }
            let clean = Self.clean(site)
            guard clean.couldRun else { continue }
            _ = preview.publish(result, previewed.pages, below: previewed.base, open: ["wiki/index.html"])
            let wrong = zip(preview.files, clean.files).first { $0 != $1 }
            guard preview.files.count == clean.files.count, wrong == nil else {
                Issue.record("\(wrong?.0.path ?? "a file") differs after \(steps.suffix(6))")
                return
            }
            guard result.report.diagnostics == clean.report.diagnostics else {
                Issue.record("the findings differ after \(steps.suffix(6))")
                return
            }
        }
        #expect(!preview.files.isEmpty)
    }

    /// Until the whole site is made, an edited page shows what was found in files that are no page.
    @Test func whatIsFoundInTemplatesStaysWhileAPageIsEdited() throws {
        func tree(_ text: String) -> SourceTree {
            SourceTree(["index.md": "# Home\n", "b.md": text], templates: ["own.css": "a { top: 0 }\n"])
        }
        var previewed = PreviewedSite(
            tree("# B\n"), with: EditedSite.resources, options: EditedSite.options, at: Self.origin)
        let preview = Preview(opening: nil)
        let built = previewed.built { true }
        let result = try #require(built)
        _ = preview.publish(result, previewed.pages, below: previewed.base, open: [])
        previewed.update(tree("# B\n\n[gone](gone.md)\n"), on: EditedSite.options.date)
        let page = previewed.page(publishedAt: "b/index.html")
        let look = try #require(page)
        let event = String(
            decoding: preview.publish(look, of: SourceTexts(previewed.tree.texts)), as: UTF8.self)
        #expect(event.contains("nothing can refer to `own.css`"))
        #expect(event.contains("there is no page or file `gone.md`"))
    }

    @Test func aPageIsThereBeforeTheRest() {
        var site = EditedSite()
        var previewed = PreviewedSite(
            site.tree, with: EditedSite.resources, options: EditedSite.options, at: Self.origin)
        let preview = Preview(opening: nil)
        site = EditedSite()
        guard let look = previewed.page(publishedAt: "wiki/beta/index.html") else {
            Issue.record("there is no such page")
            return
        }
        _ = preview.publish(look, of: SourceTexts([]))
        #expect(preview.files.map(\.path) == ["wiki/beta/index.html"])
        let clean = Self.clean(site).files.first { $0.path == "wiki/beta/index.html" }
        #expect(preview.files.first == clean)
    }

    @Test(arguments: [
        ("wiki/draft/index.html", Session.Absence.draft), ("wiki/later/index.html", .future("2027-01-01")),
        ("wiki/beta/index.html", nil),
    ])
    func aPageSaysWhyABuildLeavesItOut(path: String, absence: Session.Absence?) {
        var previewed = PreviewedSite(
            EditedSite().tree, with: EditedSite.resources, options: EditedSite.options, at: Self.origin)
        #expect(previewed.page(publishedAt: path)?.absence == absence)
    }

    @Test func anotherDayOrBaseMakesAnotherSite() {
        var previewed = PreviewedSite(
            EditedSite().tree, with: EditedSite.resources, options: EditedSite.options, at: Self.origin)
        #expect(previewed.base == "/docs/")
        previewed.update(EditedSite().tree, on: "2027-01-01")
        #expect(previewed.page(publishedAt: "wiki/later/index.html")?.absence == nil)
        let moved = EditedSite().tree.replacing(
            "site.yaml", with: Array("base_url: https://a.example/b/c/\n".utf8))
        previewed.update(moved, on: "2027-01-01")
        #expect(previewed.base == "/b/c/")
    }
}
