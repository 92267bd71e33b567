import Foundation
import SiteGenerator
import Text

/// How long it takes from an edit of one page to that page's HTML and findings, and to those of the whole site.
enum SessionBenchmark {
    /// One kind of edit.
    private struct Edit {
        let name: String
        /// What becomes of a page's text, and of the templates.
        var text: ([UInt8], Int) -> [UInt8] = { text, _ in text }
        var templates: (Int) -> [String: SourceText] = { _ in [:] }
    }

    private static let rounds = 15

    static func run(_ root: String) {
        do {
            try measure(root)
        } catch {
            print("the site cannot be read: \(error)")
        }
    }

    private static func measure(_ root: String) throws {
        let resources = try ProgramResources.load(resourceFolder, generator: "Waymark benchmark")
        let tree = try SourceTree.load(SiteFolders(root: root))
        let options = SiteOptions(jobs: ProcessInfo.processInfo.activeProcessorCount)
        let clock = ContinuousClock()
        var session: Session?
        let first = clock.measure {
            session = Session(tree, with: resources, options: options)
            _ = session?.built()
        }
        print("\(tree.files.count) files, first build: \(milliseconds(first)) ms")
        guard var session else { return }
        for edit in edits(page: resources.theme["page.html"]) {
            let (page, site) = times(of: edit, &session, tree)
            print("\(edit.name): the page \(page), all \(site)")
            session.update(tree)
            _ = session.built()
        }
    }

    private static func edits(page: SourceText?) -> [Edit] {
        [
            Edit(name: "words in the text", text: { insert("Word \($1).\n\n", behindHalf: $0) }),
            Edit(name: "a link", text: { insert("[link \($1)](/index.md)\n\n", behindHalf: $0) }),
            Edit(name: "a heading", text: { insert("## Heading \($1)\n\n", behindHalf: $0) }),
            Edit(name: "the title", text: { Array("---\ntitle: Title \($1)\n---\n".utf8) + $0 }),
            Edit(
                name: "a template",
                templates: { number in
                    page.map { page in
                        let bytes = page.bytes + Array("<!-- \(number) -->".utf8)
                        return ["page.html": SourceText(path: "templates/page.html", bytes: bytes)]
                    } ?? [:]
                }),
        ]
    }

    /// Puts a text before the paragraph in the middle of a page.
    private static func insert(_ text: String, behindHalf page: [UInt8]) -> [UInt8] {
        let half = page[(page.count / 2)...].firstRange(of: Array("\n\n".utf8))?.upperBound ?? page.count
        return page[..<half] + Array(text.utf8) + page[half...]
    }

    /// The medians and the longest times of some edits.
    private static func times(
        of edit: Edit, _ session: inout Session, _ tree: SourceTree
    ) -> (page: String, site: String) {
        let pages = tree.files.filter { $0.place.hasSuffix(".md") && !$0.place.hasSuffix("index.md") }
        var toPage: [Duration] = []
        var toSite: [Duration] = []
        let clock = ContinuousClock()
        for number in 0..<rounds where !pages.isEmpty {
            let file = pages[number * pages.count / rounds]
            guard case .text(let bytes) = file.content else { continue }
            let edited = tree.replacing(file.place, with: edit.text(bytes, number))
            let changed = SourceTree(
                files: edited.files, templates: tree.templates.merging(edit.templates(number)) { $1 },
                diagnostics: tree.diagnostics, hidden: tree.hidden)
            let start = clock.now
            session.update(changed)
            _ = session.page(at: file.place)
            toPage.append(clock.now - start)
            _ = session.built()
            toSite.append(clock.now - start)
        }
        return (summary(toPage), summary(toSite))
    }

    private static func summary(_ times: [Duration]) -> String {
        let sorted = times.sorted()
        guard let last = sorted.last else { return "–" }
        return "\(milliseconds(sorted[sorted.count / 2])) ms (at most \(milliseconds(last)))"
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let parts = duration.components
        return rounded(Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15, to: 1)
    }

    private static var resourceFolder: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "waymark/Resources").path(percentEncoded: false)
    }
}
