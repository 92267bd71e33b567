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

    @Test func idsAreUnique() {
        let page = document("# A\n# A\n# A-1\n# A\n#\n")
        #expect(page.headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2", "-1"])
        #expect(page.anchors == page.headings.map(\.id))
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
                aria-label="Link to this section">#</a></h2>

                """)
        var plan = RenderPlan()
        plan.headingAnchors = false
        #expect(html("## Set up\n", MarkdownOptions(), plan) == "<h2 id=\"set-up\">Set up</h2>\n")
    }
}
