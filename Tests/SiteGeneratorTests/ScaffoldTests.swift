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
        let made = try Scaffold.write(Scaffold.site(date: "2026-11-22"), to: folder.path)
        #expect(made.contains(folder.path + "/content/site.yaml"))
        #expect(try findings() == [])
    }

    @Test(arguments: [PageKind.guide, .wiki, .article, .page])
    func aPageBuildsWithoutAFinding(kind: PageKind) throws {
        _ = try Scaffold.write(Scaffold.site(date: "2026-11-22"), to: folder.path)
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

    @Test func nothingIsReplaced() throws {
        try folder.write("mine", to: "content/index.md")
        #expect(throws: FileSystemError.self) {
            try Scaffold.write(Scaffold.site(date: "2026-11-22"), to: folder.path)
        }
        #expect(folder.files == ["content/index.md"])
        #expect(folder.read("content/index.md") == "mine")
    }
}
