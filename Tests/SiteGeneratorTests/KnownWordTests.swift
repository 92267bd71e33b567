import Testing

@testable import SiteGenerator

/// The words of other programs, of shells and of machines that are known by name, each with what it means.
@Suite struct KnownWordTests {
    private static func words(_ text: String) -> [String] {
        text.split { " \n".contains($0) }.map(String.init)
    }

    // MARK: Code blocks

    @Test(
        arguments: [
            (
                "hl_lines highlight hl mark mark_lines emphasize-lines data-line Hl_Lines",
                "lines are marked with `{1,3-5}`"
            ),
            (
                "linenums linenos line-numbers showLineNumbers numberLines lineno lines",
                "lines are numbered with `numbers`, or from another number on with `start=10`"
            ),
            (
                "linenostart lineNumberStart startFrom start-line-number firstline linenos_start initial-line-number",
                "the first line's number is `start=10`"
            ),
            ("name label caption heading", "a name above the block is `title=\"…\"`"),
            (
                """
                copy nocopy select theme icon expandable collapse frame twoslash live noinline editable ignore norun
                should_panic compile_fail noplayground hidelines hidelines= style class id tabwidth tab-size showcopy
                annotate lang diff wordwrap meta group
                """, "there is nothing like it here; take it out unless another program reads the page"
            ),
        ].flatMap { list, help in words(list).map { ($0, help) } })
    func anAttributeOfOthers(name: String, help: String) {
        #expect(ForeignAttribute(name)?.help == help)
    }

    @Test(arguments: ["", "hlline", "names", "start", "numbers", "title"])
    func anAttributeOfNobody(name: String) {
        #expect(ForeignAttribute(name) == nil)
    }

    // MARK: Shells

    @Test(
        arguments: [
            ("bash sh zsh shell ksh dash shell-script console shellsession terminal Bash", .posix),
            ("fish", .fish), ("powershell ps1 pwsh posh ps PowerShell", .powershell),
            ("batch bat cmd dosbatch", .batch), ("dockerfile docker containerfile", .dockerfile),
            ("json python text shells", nil),
        ].flatMap { (list: String, kind: ShellText.Kind?) in words(list).map { ($0, kind) } })
    func aShell(language: String, kind: ShellText.Kind?) {
        #expect(ShellText.Kind(language: language) == kind)
    }

    /// The variables that a command sets, a line each.
    @Test(
        arguments: words("export declare typeset local readonly env sudo then do else !").map {
            ("\($0) A=1", "A=1")
        }
            + [
                ("A=1 run", "A=1"), ("run A=1", ""), ("run -e A=1", "A=1"), ("run --env A=1", "A=1"),
                ("run -e=A=1", "A=1"), ("run --env=A=1", "A=1"), ("run -x A=1", ""), ("run -e a A=1", ""),
                ("sudo -E A=1", "A=1"), ("9A=1", ""), ("_A=1", "_A=1"), ("=1", ""),
            ])
    func anAssignment(command: String, expected: String) {
        let texts = ShellText(Array(command.utf8), .posix).variables.map {
            String(decoding: $0.text, as: UTF8.self)
        }
        #expect(
            texts.map { $0.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }.joined() == expected)
    }

    /// The JSON that a command is given, if it is one that takes some.
    @Test(arguments: [
        ("claude mcp add-json a '{}'", ["{}"]), ("claude.exe mcp add-json a '{}'", ["{}"]),
        ("claude.cmd mcp add-json a '{}'", ["{}"]), ("Claude mcp add-json a '{}'", ["{}"]),
        ("clauded mcp add-json a '{}'", []), ("claude mcp add a '{}'", []), ("claude mc add-json a '{}'", []),
        ("claude mcp add-json -s user a '{}'", ["{}"]), ("claude mcp add-json --scope user a '{}'", ["{}"]),
        ("claude mcp add-json a '{}' -s user", ["{}"]), ("claude mcp add-json --other a '{}'", ["{}"]),
        ("claude mcp add-json '{}'", []), ("claude mcp add-json a '[]'", []),
        ("claude mcp add-json a ' {}'", [" {}"]),
        ("x x claude mcp add-json a '{}'", ["{}"]), ("x x x claude mcp add-json a '{}'", []),
    ])
    func anArgument(command: String, expected: [String]) {
        let text = ShellText(Array(command.utf8), .posix)
        #expect(text.arguments.map { String(decoding: $0.text, as: UTF8.self) } == expected)
    }

    // MARK: Files

    @Test(arguments: [
        ("waymark.yaml", true), ("waymark.yml", true), ("waymark.json", true), ("waymark.jsonc", true),
        ("waymark.json5", true), ("waymark.toml", true), (".waymark.toml", true), ("Waymark.YML", true),
        (".waymarkrc", true), ("waymarkrc", false), (".waymark", false), (".waymarkrc.json", true),
        ("waymark-config.yaml", true), ("waymark.config.yaml", true), ("waymark.conf.toml", true),
        ("waymark.conf", false), ("waymark.other.yaml", false), ("waymarks.yaml", false),
        ("waymark.txt", false),
        ("a.waymark.yaml", false), ("waymark.config.x.yaml", false),
    ])
    func aNameOfTheConfiguration(name: String, isOne: Bool) {
        #expect(StrayRepositoryConfiguration.isName(name) == isOne)
    }

    @Test(
        arguments: words("con prn aux nul conin$ conout$ com1 com2 com9 lpt1 lpt9 com¹ com² com³ lpt³ CON")
            .flatMap { [$0, $0 + ".md", "\($0) .md"] })
    func aDevice(name: String) {
        #expect(PortableName.fault(in: "a/\(name)/b")?.place == "a/\(name)")
        #expect(PortableName.fault(in: name)?.words == "is the name of a device on Windows")
    }

    @Test(arguments: ["com", "com0", "com10", "lpt", "console", "a.con", "nul1"])
    func noDevice(name: String) {
        #expect(PortableName.fault(in: name) == nil)
    }

    // MARK: Addresses

    @Test(arguments: [
        ("c:/a.md", "is a path on one machine"), ("https:", "names no host"), ("http://?a", "names no host"),
        ("https:///a", "names no host"), ("https:a.example", "has no `//` behind its scheme"),
        ("https://a.example", nil), ("mailto:", "names nobody to write to"),
        ("mailto:a", "is no mail address"),
        ("mailto:a@b.example", nil), ("mailto:a%40b.example", nil), ("mailto:?subject=a", nil),
        ("localhost:80", "lacks its scheme"), ("a.example:80", "lacks its scheme"), ("a.example:b", nil),
        ("htps://a.example", "has a scheme that there is not"), ("htpp:a", "has a scheme that there is not"),
        ("mailt:a", "has a scheme that there is not"), ("ftp:a", nil), ("ftps:a", nil), ("sftp:a", nil),
        ("httpx:a", nil), ("tel:1", nil),
    ])
    func anAddress(address: String, words: String?) {
        #expect(ImpossibleAddress(address)?.words == words)
    }

    // MARK: Front matter

    @Test(
        arguments: words(
            """
            aliases anchors applies_to author authors categories date description draft extra id kind layout nav_title
            noindex permalink review_every reviewed sidebar sidebar_position slug sources tags template title toc topics
            updated weight
            """))
    func aKeyOfFrontMatter(key: String) {
        #expect(NearFrontMatter.unfenced(Array("\(key): a\n---\n".utf8), from: 0) == 0..<(key.utf8.count + 3))
    }

    /// One known key is enough above a line of dashes, else there are two.
    @Test(
        arguments: [
            ("other: a\n---\n", nil), ("title: a\n", nil), ("title: a\nother: b\n", nil),
            ("title: a\ndate: b\n", 0..<16), ("title: a\ntext\n---\n", nil), ("---\n", nil),
            // No text says whether a page is published.
            ("draft: true\n\ntext\n", 0..<11), ("draft = false\n\ntext\n", 0..<13),
            ("noindex:  true \n", 0..<15), ("draft: yes\n", nil), ("toc: true\n", nil),
            ("draft: true.\n", nil),
        ] as [(String, Range<Int>?)])
    func keysWithoutALineAbove(text: String, expected: Range<Int>?) {
        #expect(NearFrontMatter.unfenced(Array(text.utf8), from: 0) == expected)
    }
}
