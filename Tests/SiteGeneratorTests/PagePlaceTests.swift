import ConfigSchema
import Markdown
import Testing

@testable import SiteGenerator
import Text

/// What stands where the mark `¦` is in the file of a page.
@Suite struct PagePlaceTests {
    private func describe(_ marked: String) -> String {
        let parts = marked.split(separator: "¦", omittingEmptySubsequences: false)
        let tree = SourceTree(["_part.md": "# Part\n\n[x](y.md)\n"])
        let page = ParsedPage(
            SourceText(path: "content/a.md", parts.joined()), place: "a.md",
            partials: PartialComposer(tree, markdown: MarkdownOptions()))
        switch page.node(at: parts[0].utf8.count) {
        case .frontMatter(let place): return "front matter \(describe(place))"
        case .snippet(let snippet, let place): return "\(snippet.language.rawValue) \(describe(place))"
        case .text(let place): return "text \(describe(place))"
        case .replaced(let place): return "replaced \(describe(place))"
        }
    }

    private func describe(_ place: ConfigPlace?) -> String {
        place.map { "\($0.role) \($0.pointer)" } ?? "nothing"
    }

    private func describe(_ place: Document.Place) -> String {
        switch place {
        case .link(let link): "link \(link.destination)"
        case .heading(let heading): "heading \(heading.text)"
        case .code(_, let offset): "code \(offset.map(String.init) ?? "fence")"
        case .infoString(_, let attribute): "info string \(attribute?.name ?? "-")"
        case .include(let include, let attribute):
            "include \(include.file?.value ?? "") \(attribute?.name ?? "-")"
        case .footnote(let note): "footnote \(note.label)"
        case .text: "-"
        }
    }

    @Test(arguments: [
        ("--¦-\ntitle: A\n---\n# B\n", "front matter nothing"),
        ("---\nti¦tle: A\n---\n# B\n", "front matter key /title"),
        ("---\ntitle: ¦A\n---\n# B\n", "front matter value /title"),
        ("---\ntitle: A\n---\n# B¦\n", "text heading B"),
        ("+++\na = [1, ¦2]\n+++\n", "front matter value /a/1"),
        ("{\"a\": {\"¦b\": 1}}\n\n# B\n", "front matter key /a/b"), ("¦# B\n", "text heading B"),
        ("# B¦", "text heading B"), ("---\ntitle: A\n---\n\n[b](c¦.md)\n", "text link c.md"),
    ])
    func frontMatterAndText(_ file: String, _ expected: String) {
        #expect(describe(file) == expected)
    }

    @Test(arguments: [
        ("```json\n{\"a\": [true, ¦false]}\n```\n", "json value /a/1"),
        ("```json\n{\"a¦\": 1}\n```\n", "json key /a"),
        ("> ```yaml\n> a:\n>   b: ¦c\n> ```\n", "yaml value /a/b"),
        ("```j¦son\n{}\n```\n", "text info string -"),
        ("```json title=¦x\n{}\n```\n", "text info string title"), ("```json\n{}\n¦```\n", "text code fence"),
        ("```swift\nlet ¦a = 1\n```\n", "text code 4"),
    ])
    func blocks(_ file: String, _ expected: String) {
        #expect(describe(file) == expected)
    }

    @Test(arguments: [
        (":::include{file=_pa¦rt.md}\n\n# B\n", "replaced include _part.md file"),
        ("a\n\n¦:::include{file=_part.md}\n", "replaced include _part.md -"),
        (":::include{file=_part.md}\n\n# B¦\n", "text heading B"),
        ("# B¦\n\n:::include{file=_part.md}\n", "text heading B"),
        (
            "---\ntitle: A\n---\n\n:::include{file=_part.md}\n\n[b](c¦.md)\n\n:::include{file=_part.md}\n",
            "text link c.md"
        ),
        (":::include{file=_part.md}\n\n# B¦", "text heading B"),
        (":::include{file=no¦ne.md}\n", "replaced include none.md file"),
    ])
    func includes(_ file: String, _ expected: String) {
        #expect(describe(file) == expected)
    }
}
