import Foundation
import Testing

@testable import SiteGenerator

/// What `new` makes builds without a finding, and replaces nothing.
@Suite struct ScaffoldTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func findings() throws -> [String] {
        let tree = try SourceTree.load(SiteFolders(root: folder.path))
        return build(tree, with: Checkout.resources, options: SiteOptions(date: "2026-11-22")).findings
    }

    @Test func aSiteBuildsWithoutAFinding() throws {
        let made = try Scaffold.write(Scaffold.site(date: "2026-11-22", version: "0.1.0"), to: folder.path)
        #expect(made.contains(folder.path + "/content/site.yaml"))
        #expect(try findings() == [])
    }

    @Test(arguments: [PageKind.guide, .wiki, .article, .page])
    func aPageBuildsWithoutAFinding(kind: PageKind) throws {
        _ = try Scaffold.write(Scaffold.site(date: "2026-11-22", version: "0.1.0"), to: folder.path)
        let file = try #require(Scaffold.page(kind, at: "wiki/my \"new\" page", date: "2026-11-22"))
        _ = try Scaffold.write([file], to: folder.path)
        #expect(folder.read("content/wiki/my \"new\" page.md") != nil)
        // The page is right; its name is none on Windows.
        #expect(
            try findings().map { $0.prefix { $0 != "]" } } == [
                "content/wiki/my \"new\" page.md:1:1: warning[invalid-file-name"
            ])
    }

    @Test(arguments: [
        ("guides/x", "content/guides/x.md"), ("guides/x.md", "content/guides/x.md"),
        ("content/guides/x.md", "content/guides/x.md"),
        ("./a/../b", "content/b.md"),
    ])
    func thePathMayBeWrittenInSeveralWays(path: String, expected: String) {
        #expect(Scaffold.page(.guide, at: path, date: "2026-11-22")?.path == expected)
    }

    @Test(arguments: ["../x", "/etc/x", "", "a/../../b"])
    func aPathOutOfTheContentFolderIsRefused(path: String) {
        #expect(Scaffold.page(.guide, at: path, date: "2026-11-22") == nil)
    }

    @Test(
        arguments: [
            ("con", "the name `con.md` is the name of a device on Windows; give another one"),
            ("a/Nul.md", "the name `Nul.md` is the name of a device on Windows; give another one"),
            ("aux/b", "the name `aux` is the name of a device on Windows; give another one"),
            ("a./b", "the name `a.` ends with a full stop, which Windows leaves out; give another one"),
            ("a\tb", "the name `a\u{FFFD}b.md` has a control character in it, which no address can hold"),
            ("\u{7F}/b", "the name `\u{FFFD}` has a control character in it, which no address can hold"),
            ("a?b", "`a?b` has a `?`, which not every file system can hold"),
            ("console", nil), ("a b", nil), ("content/con-fig", nil),
        ] as [(String, String?)])
    func aNameThatNotEveryMachineHasIsRefused(path: String, words: String?) {
        #expect(Scaffold.fault(ofPath: path) == words)
    }

    @Test func aPathMayLeadIntoTheContentFolderFromElsewhere() throws {
        try folder.write("x", to: "docs/content/index.md")
        let docs = folder.path + "/docs"
        for (path, inner) in [
            (docs + "/content/a/b.md", "content/a/b.md"), (docs + "/content/../content/a", "content/a"),
            (docs + "/content", ""), (docs + "/a", docs + "/a"), (docs + "/content2/a", docs + "/content2/a"),
            ("/etc/x", "/etc/x"), ("a/b", "a/b"), ("../x", "../x"), ("content/a", "content/a"),
        ] {
            #expect(try Scaffold.pathInContent(path, of: docs) == inner, "\(path)")
        }
        #expect(throws: FileSystemError.self) {
            try Scaffold.pathInContent(docs + "/content/a", of: folder.path)
        }
    }

    @Test func nothingIsReplaced() throws {
        try folder.write("mine", to: "content/index.md")
        #expect(throws: FileSystemError.self) {
            try Scaffold.write(Scaffold.site(date: "2026-11-22", version: "0.1.0"), to: folder.path)
        }
        #expect(folder.files == ["content/index.md"])
        #expect(folder.read("content/index.md") == "mine")
    }
}
