import Testing

@testable import Markdown

struct HeadingTests {
    @Test(arguments: [
        ("Hello World", "hello-world"), ("Crème Brûlée", "crème-brûlée"), ("a_b-c d", "a_b-c-d"),
        ("C++ & C#", "c--c"),
        ("日本語 テスト", "日本語-テスト"), ("1. Start!", "1-start"), ("🚀 Go", "-go"),
    ])
    func idsAsGitHubMakesThem(_ text: String, _ id: String) {
        #expect(HeadingIDs.slug(text) == id)
    }

    @Test(arguments: [
        ("# :rocket: launch", "rocket-launch"), ("# Let's go -- now", "lets-go----now"), ("# :tada:", "tada"),
        ("# \"A\" ... b", "a--b"), ("# *:x:* y", "x-y"),
    ])
    func idsAreMadeFromWhatIsWritten(_ markdown: String, _ id: String) {
        for isOn in [true, false] {
            let options = MarkdownOptions(smartPunctuation: isOn, emoji: isOn)
            #expect(document(markdown, options).headings.map(\.id) == [id])
        }
    }

    /// What is shown of a heading makes its id: words of code, links and formulas, and no marks around them. The
    /// description of a picture is no text of the heading, as on GitHub, unless there is no other.
    @Test(arguments: [
        ("![logo](x.png) Title", "-title"), ("Title ![the logo](x.png \"t\")", "title-"),
        ("A ![b](x.png) c", "a--c"), ("[![b](x.png)](y.md) c", "-c"), ("![The logo](x.png)", "the-logo"),
        ("![[x.png|300]] Title", "-title"),
        ("`a_b` and `c d`", "a_b-and-c-d"), ("[link text](https://e.org/ \"t\") x", "link-text-x"),
        ("*em* **strong** ~~gone~~ ==mark==", "em-strong-gone-mark"), ("math $x^2$ here", "math-x2-here"),
        (":tada: party 🎉 x", "tada-party--x"), ("<b>bold</b> raw", "bold-raw"),
        ("a &amp; b &copy; c", "a--b--c"),
        ("\\*not em\\*", "not-em"), ("www.example.com here", "wwwexamplecom-here"),
        ("[[b|wiki]] link", "wiki-link"),
        ("[[b]]", "b"), ("note[^1]", "note"), ("under_score __b__", "under_score-b"),
        ("Ünïcode ÀÉ", "ünïcode-àé"),
        ("2. Two -- dash", "2-two----dash"), ("`:rocket:` -- x", "rocket----x"),
    ])
    func idsOfWhatIsShown(_ heading: String, _ id: String) {
        for isOn in [true, false] {
            let options = MarkdownOptions(smartPunctuation: isOn, emoji: isOn, math: isOn)
            let page = document("## \(heading)\n\n[^1]: x\n", options)
            #expect(page.headings.first?.id == id, "\(isOn)")
        }
    }

    @Test func idsAreUnique() {
        let page = document("# A\n# A\n# A-1\n# A\n#\n")
        #expect(page.headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2", "-1"])
        #expect(page.anchors == page.headings.map(\.id))
    }

    @Test func listsShowNoPictures() {
        let page = document("# ![Logo](x.png) Title ![b](y.png) here\n\n## ![Logo *b*](x.png)\n")
        #expect(page.headings.map(\.text) == ["Title here", "Logo b"])
    }

    @Test func describesHeadings() {
        let page = document("intro\n\n## A *b* `c` [d](e) #\n\nTwo\nlines\n===\n")
        #expect(page.headings.map(\.text) == ["A b c d", "Two lines"])
        #expect(page.headings.map(\.titleHTML) == ["A <em>b</em> <code>c</code> d", "Two lines"])
        #expect(page.headings.map(\.level) == [2, 1])
        #expect(page.text(page.headings[0].range) == "## A *b* `c` [d](e) #")
        #expect(page.titleHeading?.text == "Two lines")
        #expect(page.firstParagraphText == "intro")
        #expect(page.wordCount == 7)
    }

    @Test func rendersAnchors() {
        #expect(
            html("## Set up\n") == """
                <h2 id="set-up">Set up <a class="heading-anchor" href="#set-up" \
                aria-label="Link to “Set up”">#</a></h2>

                """)
        var plan = RenderPlan()
        plan.headingAnchors = false
        #expect(html("## Set up\n", MarkdownOptions(), plan) == "<h2 id=\"set-up\">Set up</h2>\n")
    }

    /// The title in raw HTML at the beginning of a text, and whether Markdown can say it as well.
    @Test(
        arguments: [
            ("<h1>A</h1>\n", "A", true), ("<!-- a -->\n\n<h1 id=x> A\n &amp; B </h1>\n", "A & B", true),
            ("<h1>A</h1> b\n", "A", false), ("<div>\n<h1>A</h1>\n</div>\n", "A", false),
            ("<h1>A</h1>\n<h1>B</h1>\n", "A", false), ("<h1> </h1>\n", nil, false), ("<h1>A\n", nil, false),
            ("<h2>A</h2>\n", nil, false),
            ("a\n\n<h1>A</h1>\n", nil, false), ("\n", nil, false),
        ]
            + "b br code em font i small span strong sub sup u".split(separator: " ").map {
                ("<h1>A <\($0)>B</\($0)></h1>\n", "A B", true)
            } + ["a", "img", "h2", "q"].map { ("<h1>A <\($0)>B</\($0)></h1>\n", "A B", false) }
            as [(String, String?, Bool)])
    func findsTitlesInRawHTML(_ markdown: String, _ title: String?, _ isWhole: Bool) {
        let found = document(markdown).rawTitle
        #expect(found?.text == title)
        #expect(found?.isWhole ?? false == isWhole)
    }
}
