import Diagnostics
import Testing

@testable import SiteGenerator
import Text

/// The table of output paths, at its limits and in what it takes for one path.
@Suite struct OutputTableTests {
    private func claim(_ path: String, _ number: Int, isOwn: Bool = true) -> OutputTable.Claim {
        OutputTable.Claim(
            path: path, owner: .file(number), name: path, location: isOwn ? Location(path: path) : nil)
    }

    private func table(_ paths: [String]) -> OutputTable {
        OutputTable(paths.enumerated().map { claim($0.element, $0.offset) })
    }

    static let folders: [([String], [Int])] = [
        (["a", "a"], [0]), (["a", "a/b"], [0]), (["a/b", "a"], [0]), (["a/b/c/d", "a/b"], [0]),
        (["a/b", "a/c"], [0, 1]), (["a", "ab"], [0, 1]), (["a-b", "a/b"], [0, 1]), (["a", "A"], [0, 1]),
        (["a/b", "a/c", "a"], [0, 1]),
    ]

    @Test(arguments: folders)
    func pathsAreComparedByTheirParts(paths: [String], granted: [Int]) {
        let table = table(paths)
        #expect(table.granted == Set(granted.map { .file($0) }))
        #expect(table.collisions.count == paths.count - granted.count)
    }

    @Test(arguments: [
        (["a", "A"], 1), (["a/b", "A/b"], 1), (["a/b", "A"], 1), (["A", "a/b"], 1), (["a/b", "A/c"], 0),
        (["\u{E9}", "e\u{301}"], 1), (["\u{C9}/x", "e\u{301}/x"], 1), (["σ", "ς"], 1), (["a", "b"], 0),
        (["ä", "a"], 0), (["ß", "ss"], 0),
    ])
    func whatIsOnePathElsewhereIsATwin(paths: [String], count: Int) {
        let table = table(paths)
        #expect(table.granted.count == paths.count)
        #expect(table.twins.count == count)
    }

    static let names: [(String, [String])] = [
        ("con/index.html", ["con"]), ("x/AUX/y", ["x/AUX"]), ("nul.txt", ["nul.txt"]),
        ("Lpt9 .a.b", ["Lpt9 .a.b"]),
        ("com\u{B2}", ["com\u{B2}"]), ("a.", ["a."]), ("a /b", ["a "]), ("a:b", ["a:b"]), ("a?", ["a?"]),
        ("x/<a/b", ["x/<a"]), ("a>", ["a>"]), ("a\"b", ["a\"b"]), ("a|b", ["a|b"]), ("*", ["*"]),
        ("a\\b", ["a\\b"]),
        ("a;b", []), ("conin$", ["conin$"]),
        ("com0", []), ("com10", []), ("console", []), ("a.con", []), ("x-aux/index.html", []), (".a", []),
        ("a b", []),
    ]

    @Test(arguments: names)
    func whatWindowsCannotHoldIsNamed(path: String, places: [String]) {
        let table = table([path, joined(parent(of: path), "other")])
        #expect(table.granted.count == 2)
        #expect(table.unportable.map(\.place) == places)
    }

    @Test func anUnportableFolderIsNamedOnceAndASourceBeforeItsPage() {
        #expect(table(["aux/a", "aux/b", "aux/c/d"]).unportable.map(\.place) == ["aux"])
        var page = claim("b/index.html", 0)
        page.source = "b..md/con.md"
        #expect(OutputTable([page]).unportable.map(\.place) == ["b..md/con.md"])
    }

    /// The name of a page's file is cleaned for its address, so it is looked at by itself.
    @Test(
        arguments: [
            ("c\u{1B}[31m.md", "c\u{1B}[31m.md"), ("a/b\nc.md", "a/b\nc.md"), ("t\tb/x/y.md", "t\tb"),
            ("\u{7F}.md", "\u{7F}.md"), ("a/\u{85}/b.md", "a/\u{85}"), ("a/b.md", nil), ("a\u{A0}b.md", nil),
            (" .md", nil),
        ] as [(String, String?)])
    func aPageWhoseNameHasAControlCharacterIsNotGranted(source: String, place: String?) {
        var pages = [claim("a/index.html", 0), claim("b/index.html", 1)]
        pages[0].source = source
        pages[1].source = source
        let table = OutputTable(pages)
        #expect(table.unnameable.map(\.place) == (place.map { [$0] } ?? []))
        #expect(table.granted.count == (place == nil ? 2 : 0))
        #expect(table.faults.isEmpty)
    }

    /// The work grows with the paths, and not with what stands in each other's way.
    @Test(arguments: [100, 400])
    func aTableCostsItsPaths(count: Int) {
        let paths = (0..<count).flatMap { ["a/b/\($0)/index.html", "a/B/\($0)/index.html", "a/b/\($0)"] }
        let table = table(paths)
        #expect(table.collisions.count == count && table.twins.count == count)
        #expect(table.steps == count * (4 + 4 + 3))
    }

    /// Each old address leads to the one before it, and the first to a page or to the last.
    @Test(arguments: [100, 400], ["/", "/r0/"])
    func redirectsAreFollowedOnce(count: Int, end: String) {
        let addresses = (0..<count).map { number in
            OldAddress(
                from: "/r\(number)/", outputPath: "r\(number)/index.html",
                target: .written(Located(value: number == 0 ? end : "/r\(number - 1)/", range: 0..<1)),
                location: Location(path: "site.yaml"))
        }
        let site = ResolvedSite(SourceTree(["index.md": "# A\n"]), with: .bare, options: SiteOptions()).site
        var resolver = RedirectResolver(
            addresses,
            outputs: OutputTable(
                addresses.indices.map { number in
                    OutputTable.Claim(
                        path: addresses[number].outputPath, owner: .redirect(number), name: "", location: nil)
                }), pages: site.pages.array, index: site.index,
            links: LinkResolver(pages: site.pages.array, references: [], index: site.index, base: .root),
            base: .root,
            path: "site.yaml")
        let (redirects, findings) = resolver.resolve()
        #expect(redirects.count == (end == "/" ? count : 0))
        #expect(findings.count == (end == "/" ? 0 : count))
        #expect(resolver.followed <= 2 * count)
    }

    static let paths: [(String, PathFault?)] = [
        (String(repeating: "a", count: 255), nil),
        (String(repeating: "a", count: 256), PathFault.longPart(256)),
        ("x/" + String(repeating: "ä", count: 127) + "a/y", nil),
        ("x/" + String(repeating: "ä", count: 128) + "/y", .longPart(256)),
        (String(repeating: "a/", count: 1535) + "ab", nil),
        (String(repeating: "a/", count: 1536) + "a", .long(3073)),
        ("a\u{0}", .control), ("a\nb/c", .control), ("a\u{7F}", .control), ("a\u{85}", .control),
        ("a\u{1F}", .control), ("a b", nil), ("\u{80}", .control), ("a\u{9F}b", .control), ("a\u{A0}b", nil),
        (".waymark-x", .reserved),
        ("x/.waymark-x", nil), (".well-known/x", nil), ("a b?c#d", nil),
    ]

    @Test(arguments: paths)
    func whatCannotBeWrittenIsAFault(path: String, fault: PathFault?) {
        let table = table([path])
        #expect(table.faults.map(\.fault) == (fault.map { [$0] } ?? []))
        #expect(table.granted.isEmpty == (fault != nil))
    }

    @Test func generatedFilesStepBackForAnAuthorsOwn() {
        let table = OutputTable([
            claim("404.html", 0), claim("assets", 1), claim("404.html", 2, isOwn: false),
            claim("assets/a.css", 3, isOwn: false),
        ])
        #expect(table.granted == [.file(0), .file(1)])
        #expect(table.replaced.map(\.second.owner) == [.file(2)])
        #expect(table.collisions.map(\.second.owner) == [.file(3)])
    }

    @Test(arguments: [
        ("/old/", "old/index.html"), ("/old", "old/index.html"), ("/old.html", "old.html"),
        ("/", "index.html"),
        ("/%41/", "A/index.html"), ("/%C3%BC/", "ü/index.html"), ("/a%20b/", "a b/index.html"),
        ("/a/feed.xml", "a/feed.xml/index.html"), ("/a:b/", "a:b/index.html"),
    ])
    func anAddressHasAFile(address: String, file: String) throws {
        #expect(try OutputPath.file(forAddress: address) == file)
    }

    static let addresses: [(String, PathFault)] = [
        ("/q?x=1", PathFault.query), ("/h#x", .fragment), ("https://o.example/x", .scheme),
        ("JaVaScRiPt:x", .scheme),
        ("//o.example/", .host), ("/ x/", .blank), ("/a b/", .blank), ("/%20a/", .blank),
        ("/a//b", .emptyPart), ("/../x", .dots),
        ("/a/./b", .dots), ("/%2e%2e/x", .dots), ("/a%2Fb", .encoding), ("/a%5Cb", .encoding),
        ("/%zz/", .encoding),
        ("/%4", .encoding), ("/%ff/", .encoding), ("/a\\b/", .backslash), ("/a\u{0}", .control),
        ("/%00/", .control),
        ("/%0A", .blank), ("/a%1Bb", .control), ("/.waymark-manifest", .reserved), ("/\u{3000}/", .blank),
    ]

    @Test(arguments: addresses)
    func anAddressThatNoFileAnswersIsAFault(address: String, fault: PathFault) {
        #expect(throws: fault) { try OutputPath.file(forAddress: address) }
    }

    static let slugs: [(String, PathFault?)] = [
        ("..", PathFault.dots), (".", .dots), ("...", .dots), (" ", .blank), ("a\u{0}", .control),
        ("javascript:x", .scheme),
        ("a\\b", .backslash), ("a", nil), ("v1.2", nil), ("日本", nil), ("1:2", nil),
    ]

    @Test(arguments: slugs)
    func aSlugIsOneName(slug: String, fault: PathFault?) {
        #expect(OutputPath.fault(ofSlug: slug) == fault)
    }

    static let targets: [(String, Address.Fault?)] = [
        ("javascript:x", Address.Fault.script), (" JaVa\tScRiPt:x", .script),
        ("\u{1}data:text/html,x", .script),
        ("vbscript:x", .script), ("file:///etc/passwd", .script), ("//o.example/", .host),
        ("/\\o.example", .backslash),
        ("\\\\o.example", .backslash), (" /x", .blank), ("/a\tb", .blank), ("mailto:a@o.example", .scheme),
        ("https://a:b@o.example/", .unclear(.credentials)), ("https:o.example", .unclear(.host)),
        ("https://o.example/", nil),
        ("http://o.example", .unencrypted), ("HTTP://localhost/", .unencrypted),
        ("HTTPS://o.example/a?b#c", nil), ("https://bücher.example/", nil),
        ("/x", nil), ("x.md", nil),
        ("javascript&colon;x", nil),
    ]

    @Test(arguments: targets)
    func aRedirectLeadsWhereItSays(target: String, fault: Address.Fault?) {
        #expect(Address.fault(ofRedirectTarget: target) == fault)
    }

    @Test func aBaseNeverNamesAnotherHost() {
        #expect(BaseURL("https://e.example//o.example/")?.path == "/o.example/")
        #expect(BaseURL("https://e.example/a//b")?.path == "/a/b/")
        #expect(BaseURL("https://e.example/\\o.example/") == nil)
    }
}
