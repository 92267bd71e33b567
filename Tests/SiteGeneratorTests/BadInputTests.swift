import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// Any bytes build: into a page, a finding, or both.
@Suite struct BadInputTests {
    func build(_ bytes: [UInt8]) -> BuildResult {
        let file = SourceTree.File(place: "x.md", path: "content/x.md", content: .text(bytes))
        return SiteGenerator.build(
            SourceTree(files: [file]), with: .bare, options: SiteOptions(date: "2026-11-22"))
    }

    @Test func invalidUTF8IsAFindingAtItsFirstByte() {
        let result = build(Array("# A\n\nok ".utf8) + [0xFF, 0xFE] + Array(" text".utf8))
        #expect(
            result.findings == ["content/x.md:3:4: error[invalid-utf8]: the file is not UTF-8 from here on"])
    }

    /// A config block and front matter have the same fault as their page.
    @Test(arguments: [
        ("# A\n\n```json\n{\"a\": \"", "\"}\n```\n", "4:8"), ("---\ntitle: A", "\n---\n", "2:9"),
    ])
    func aPageThatIsNotUTF8IsOneFinding(before: String, behind: String, place: String) {
        let found = build(Array(before.utf8) + [0x9B] + Array(behind.utf8)).findings
        #expect(
            found.filter { !$0.contains("unbound-snippet") } == [
                "content/x.md:\(place): error[invalid-utf8]: the file is not UTF-8 from here on"
            ])
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x23, 0x00] as [UInt8], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x23], "UTF-16"),
        ([0x23, 0x00, 0x20, 0x00], "UTF-16LE"), ([0x00, 0x23, 0x00, 0x20], "UTF-16BE"),
        ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"),
    ])
    func aPageInAWideEncodingIsToldAsSuch(bytes: [UInt8], name: String) {
        let result = build(bytes)
        #expect(
            result.findings == [
                "content/x.md:1:1: error[invalid-utf8]: the file is \(name), and nothing of it can be read"
            ])
        #expect(
            result.report.diagnostics.first?.help
                == "save it as UTF-8; `iconv -f \(name) -t UTF-8` converts it")
    }

    @Test func carriageReturnsAloneEndLines() {
        let result = build(Array("---\rtitle: A\r---\r# Heading\r\rText [x](y.md)\r".utf8))
        #expect(result.findings == ["content/x.md:6:10: error[broken-link]: there is no page or file `y.md`"])
        #expect(result.text("x/index.html")?.contains("Heading") == true)
    }

    @Test func aByteOrderMarkIsNoText() {
        let result = build([0xEF, 0xBB, 0xBF] + Array("# Title\n\nText".utf8))
        #expect(result.findings == [])
        #expect(result.text("x/index.html") == "<p>Text</p>\n")
    }

    @Test func frontMatterThatNeverCloses() {
        let result = build(Array("---\ntitle: A\n\nText\n".utf8))
        #expect(
            result.findings == [
                "content/x.md:1:1: error[unclosed-front-matter]: the front matter that begins here never ends"
            ])
    }

    @Test func tomlFrontMatterHasPositions() {
        let result = build(Array("+++\ntitle = \"A\"\ndraft = 3\n+++\nText\n".utf8))
        #expect(
            result.findings == [
                "content/x.md:3:9: error[invalid-front-matter]: `draft` must be `true` or `false`, not 3"
            ])
    }

    @Test(arguments: [
        "", "\n", "\0", "---\n---", "{}", "{\"", "[", "![[", "[[]]", "[[|]]", "[[#]]", "```json\n",
        "```json schema=\n{}\n```",
        "```json title=\"\n```", "> ```yaml schema=waymark-site\n> a: [\n", "- - - -\n\t\t```\n", "[x]: <\n",
        "---\n- a\n---\n",
        "---\n\"\n---\n", "---\ntitle: {a: b}\naliases: 3\nsources: [1, {url: 2}]\n---\n",
    ])
    func strangeTextsBuild(text: String) {
        #expect(build(Array(text.utf8)).files.contains { $0.path == "x/index.html" })
    }

    @Test func randomBytesBuild() {
        var generator = SplitMix(state: 42)
        let alphabet =
            Array("`~[](){}#*_-:|\"'\\<>!&\n\r\t \u{FEFF}é😀json yaml schema= title:".utf8) + [0, 0xFF, 0xC3]
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            #expect(build(bytes).files.contains { $0.path == "x/index.html" })
        }
    }
}

/// A source of random numbers that gives the same numbers every time (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
