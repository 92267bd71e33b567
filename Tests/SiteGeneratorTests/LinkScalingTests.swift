import Testing

@testable import SiteGenerator
import Text

/// Links that lead nowhere: each finding has its advice, and one that nobody asks for is not looked for.
@Suite struct LinkScalingTests {
    /// Pages of which each links to a page and to a heading that it misspells.
    private static func site(_ count: Int, rules: String = "") -> BuildResult {
        var texts = ["site.yaml": "title: T\nrules: {orphan-page: off\(rules)}\n", "index.md": "# Home\n"]
        for number in 0..<count {
            texts["guides/page-number-\(number).md"] = """
                # Page \(number)

                ## Where to begin

                [next](pagenumber-\((number + 1) % count).md) and [there](#where-to-begn) and [[Page \(number)#Where to begn]]
                """
        }
        return build(texts)
    }

    @Test(arguments: [70, 280])
    func adviceIsGivenForEachLink(count: Int) {
        let findings = Self.site(count).report.diagnostics
        let links = findings.filter { $0.id.rawValue == "broken-link" }
        #expect(links.count == count)
        let advice = Dictionary(links.map { ($0.message, $0.help) }, uniquingKeysWith: { first, _ in first })
        for number in 0..<count {
            #expect(
                advice["there is no page or file `pagenumber-\(number).md`"]
                    == "did you mean `page-number-\(number).md`?")
        }
        let anchors = findings.filter { $0.id.rawValue == "broken-anchor" }
        #expect(anchors.count == count * 2)
        #expect(anchors.allSatisfy { $0.help == "did you mean `#where-to-begin`?" })
    }

    /// Names that authors misspell on pages, each another one, and what they mean.
    private static func misspelt(_ kind: String, _ count: Int) -> [String: String] {
        var texts = ["site.yaml": "title: T\nrules: {orphan-page: off}\n", "index.md": "# Home\n"]
        for number in 0..<count {
            let page = "p\(number).md"
            switch kind {
            case "partial":
                texts[page] = "# P\n\n:::include{file=_parts/gone-number-\(number).md}\n"
                texts["_parts/gome-number-\(number).md"] = "x\n"
            case "file":
                texts[page] = "# P\n\n```json file=data/gone-number-\(number).json\n```\n"
                texts["data/gome-number-\(number).json"] = "{}\n"
            case "schema":
                texts[page] = "# P\n\n```json schema=gone-number-\(number)\n{}\n```\n"
                texts["schemas/gome-number-\(number).schema.json"] = "{}\n"
            case "section":
                texts["site.yaml", default: ""] +=
                    (number == 0 ? "sections:\n" : "") + "  gone-number-\(number): {title: T}\n"
                texts["gome-number-\(number)/index.md"] = "# G\n"
            case "embed":
                texts["index.md", default: ""] +=
                    "\n![[#Part]]\n" + (number == count - 1 ? "\n## Part\n\ntext\n" : "")
            case "part":
                texts["big.md", default: "# Big\n"] +=
                    "\n## Part \(number)\n\n[a](index.md), a note[^n\(number)]\n\n[^n\(number)]: Text.\n"
                texts[page] = "# P\n\n![[big#Part \(number)]]\n"
            case "included part":
                texts["_big.md", default: ""] += "\n## Part \(number)\n\ntext\n"
                texts[page] = "# P\n\n:::include{file=\"_big.md#part-\(number)\"}\n"
            case "circle": texts[page] = "# P\n\n![[p\((number + 1) % count)]]\n"
            case "way back":
                texts[page] = "# P\n\n![[\(number == count - 1 ? "q" : "p\(number + 1)")]]\n"
                texts["q.md", default: "# Q\n"] += "\n![[p\(number)]]\n"
            case "picture":
                texts["f\(number)/p.png"] = "x"
                texts[page] = "# P\n\n[[p.png]] [[f\(number)/p.png]] [[g/p.png]] ![](g/p.png)\n"
            case "folder": texts["f\(number)/index.md"] = "# Folder \(number)\n"
            case "namesake":
                texts["f\(number)/p.md"] = "# One name\n\n[[One name]] [[p]] [[f\(number)/p]]\n"
                texts["g/q\(number).md"] = "# Other name\n\n[[Other name]] [[One name]]\n"
            case "topic": texts["topics/t\(number).md"] = "---\ntopics: [t\(number)]\n---\n# T\n"
            default:
                texts[page] = """
                    # Page

                    ## Where to begin at \(number)

                    [next](q\(number).md), [there](p0.md#where-to-begn), [[P\(number)#Where to begn]], [x](../y\(number))
                    """
            }
        }
        return texts
    }

    /// Four times as many names take four times as many steps, whatever they name.
    @Test(arguments: [
        "link", "partial", "file", "schema", "section", "topic", "embed", "folder", "namesake", "part",
        "circle", "included part",
        "way back", "picture",
    ])
    func stepsAreLinear(kind: String) {
        let steps = [70, 280].map { count in
            let texts = Self.misspelt(kind, count)
            return WorkCounter.steps { _ = build(texts) }
        }
        #expect(steps[0] >= 70, "\(steps)")
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }

    /// Of the pages that a name can mean a finding shows eight, and says how many more there are.
    @Test(arguments: [(8, ""), (9, ", and 1 more")])
    func pagesOfOneNameAreShown(count: Int, more: String) {
        var texts = [
            "site.yaml": "title: T\nrules: {orphan-page: off}\n", "index.md": "# Home\n\n[[Name]]\n",
        ]
        for number in 1...count { texts["p\(number)/a.md"] = "# Name\n" }
        let paths = (1...8).map { "content/p\($0)/a.md" }.joined(separator: ", ")
        #expect(
            build(texts).report.diagnostics.map(\.message)
                == ["`Name` can mean \(count) pages: \(paths)\(more)"])
    }

    /// Of the texts of a circle a finding shows six, or five and how many more there are.
    @Test(arguments: [
        (6, "`content/p3.md` embeds `content/p4.md` embeds `content/p5.md`"),
        (7, "`content/p3.md` embeds `content/p4.md` embeds … 2 more …"),
        (90, "`content/p3.md` embeds `content/p4.md` embeds … 85 more …"),
    ])
    func textsOfACircleAreShown(count: Int, end: String) {
        var texts = ["site.yaml": "title: T\nrules: {orphan-page: off}\n"]
        for number in 0..<count { texts["p\(number).md"] = "# P\n\n![[p\((number + 1) % count)]]\n" }
        let findings = build(texts).report.diagnostics.filter { $0.id.rawValue == "embed-cycle" }
        #expect(
            findings.map(\.help) == [
                "`content/p0.md` embeds `content/p1.md` embeds `content/p2.md` embeds \(end) embeds `content/p0.md`"
            ])
    }

    /// A name stands for the ends of places that begin at a `/`, in any case.
    @Test(arguments: [
        ("[[b/p.png]]", ["`b/p.png` can mean 2 pages: a/b/p.png, c/b/P.png"]), ("[[a/b/p.png]]", []),
        ("[[ab/p.png]]", []), ("[[/ab/p.png]]", []),
        ("[[B/P.PNG]]", ["`B/P.PNG` can mean 2 pages: a/b/p.png, c/b/P.png"]),
        ("[[x/p.png]]", ["there is no page or file `x/p.png`"]),
    ])
    func filesAreFoundByTheirEnds(link: String, messages: [String]) {
        let result = build([
            "site.yaml": "title: T\nrules: {orphan-page: off}\n", "index.md": "# Home\n\n\(link)\n",
            "a/b/p.png": "x", "c/b/P.png": "x", "xab/p.png": "x", "d/ab/p.png": "x",
        ])
        #expect(
            result.report.diagnostics.filter { $0.id.rawValue == "broken-link" }.map(\.message) == messages)
    }

    /// The parts of a path are compared each with its own: a short name in a long path is no slip of any other.
    @Test(
        arguments: [
            ("guides/setup/a.md", nil), ("guides/stup/b.md", "did you mean `guides/setup/b.md`?"),
            ("guide/setup/b.md", "did you mean `guides/setup/b.md`?"),
            ("guides/setupb.md", "did you mean `guides/setup/b.md`?"),
        ] as [(String, String?)])
    func pathsAreComparedByParts(path: String, help: String?) {
        let result = build([
            "site.yaml": "title: T\nrules: {orphan-page: off}\n", "index.md": "# Home\n\n[x](\(path))\n",
            "guides/setup/b.md": "# B\n",
        ])
        let help =
            help
            ?? "the path is looked up from the folder of this file, or from the content folder if it begins with `/`"
        #expect(result.report.diagnostics.filter { $0.id.rawValue == "broken-link" }.map(\.help) == [help])
    }

    @Test func aRuleThatIsOffFindsNothing() {
        let findings = Self.site(3, rules: ", broken-link: off, broken-anchor: off").report.diagnostics
        #expect(findings.isEmpty)
    }
}
