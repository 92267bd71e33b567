import Testing

@testable import Preview

/// What is put into a page as it is sent.
@Suite struct PanelTests {
    private static func page(_ text: String, mark: String? = nil, token: String? = nil) -> String {
        String(
            decoding: PanelTag(tag: "1f", mark: mark, token: token).put(into: Array(text.utf8)), as: UTF8.self
        )
    }

    @Test func scriptAndStyleAreSmall() {
        #expect(Panel.script.utf8.count + Panel.style.utf8.count <= 4096)
    }

    @Test func theScriptStandsBehindAllElseOfTheHead() {
        #expect(
            Self.page("<head><title>x</title></head><body></body>")
                == "<head><title>x</title>"
                + "<script src=\"/.waymark/panel.js\" defer data-tag=\"1f\"></script></head><body></body>")
    }

    @Test func aPageWithoutAHeadHasItAtItsEnd() {
        let script = "<script src=\"/.waymark/panel.js\" defer data-tag=\"1f\"></script>"
        #expect(Self.page("<p>x</p>") == "<p>x</p>" + script)
        #expect(Self.page("<body>x</body>") == "<body>x" + script + "</body>")
        #expect(Self.page("") == script)
    }

    @Test func markAndTokenAreNamedWhereTheyAre() {
        #expect(
            Self.page("", mark: "Draft", token: "t")
                == "<script src=\"/.waymark/panel.js\" defer data-tag=\"1f\" data-mark=\"Draft\" data-token=\"t\">"
                + "</script>")
    }

    // MARK: Tags

    private static func tag(_ text: String) -> String { PageTag.tag(of: Array(text.utf8)) }
    private static let page =
        "<head><link rel=\"stylesheet\" href=\"/docs/assets/waymark.1f.css\"></head>text"

    @Test func anotherStyleSheetIsNoOtherPage() {
        #expect(Self.tag(Self.page) == Self.tag(Self.page.replacing(".1f.", with: ".2e.")))
    }

    @Test(arguments: [
        ("text", "texts"), ("waymark", "other"), (".1f.css", ".1f.js"), ("/docs/", "/"),
        ("assets/", "asset/"),
    ])
    func anythingElseIs(part: String, other: String) {
        #expect(Self.tag(Self.page) != Self.tag(Self.page.replacing(part, with: other)))
    }

    // MARK: Editors

    @Test(arguments: [
        ("code -g {file}:{line}:{column}", ["code", "-g", "/s/a b.md:3:5"]), ("vi", ["vi", "/s/a b.md"]),
        ("'/opt/my editor' +{line} \"{file}\"", ["/opt/my editor", "+3", "/s/a b.md"]),
        ("e  ''  {file}", ["e", "", "/s/a b.md"]), ("{file} x", ["{file}", "x", "/s/a b.md"]),
        ("e $HOME;`x` {file}", ["e", "$HOME;`x`", "/s/a b.md"]),
    ])
    func anEditorIsStartedWithAListOfArguments(command: String, arguments: [String]) {
        let place = EditorCommand(command)?.arguments(file: "/s/a b.md", line: 3, column: 5)
        #expect(place == arguments)
    }

    @Test(arguments: ["", "  ", "'", "code \"{file}", "''"])
    func whatIsNoCommandIsRefused(command: String) {
        #expect(EditorCommand(command) == nil)
    }

    @Test func aNameInAFilesOwnNameStaysAsItIs() {
        let command = EditorCommand("e {line} {file}")
        #expect(command?.arguments(file: "/{line}.md", line: 3, column: 5) == ["e", "3", "/{line}.md"])
    }
}
