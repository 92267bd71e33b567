import Foundation
import Testing

@testable import SiteGenerator

/// Files that are read again by themselves give the tree that reading everything gives, or are not read by themselves.
@Suite struct RereadTests {
    let folder: TemporaryFolder
    let folders: SiteFolders

    init() throws {
        folder = try TemporaryFolder()
        folders = SiteFolders(root: folder.path, maximumTextSize: 100)
        for (file, text) in [
            ("content/a.md", "# A\n"), ("content/b/c.md", "```sh file=run.sh\n```\n"),
            ("content/b/run.sh", "echo\n"), ("content/p.png", "x"), ("content/d.json", "{}"),
            ("templates/page.html", "<p>"), ("templates/waymark.css", "a{}"),
        ] { try folder.write(text, to: file) }
    }

    /// What comes of a change: whether the files were read by themselves, and the assets that were told.
    private func outcome(_ paths: [String], _ change: () throws -> Void) throws -> [String]? {
        let tree = try SourceTree.load(folders)
        try change()
        let root = URL(filePath: folder.path).resolvingSymlinksInPath().path(percentEncoded: false)
        let whole = root.hasSuffix("/") ? String(root.dropLast()) : root
        guard let read = tree.rereading(Set(paths.map { whole + "/" + $0 }), in: folders) else { return nil }
        let clean = try SourceTree.load(folders)
        #expect(read.tree.files == clean.files)
        #expect(read.tree.templates == clean.templates)
        #expect(read.tree.diagnostics == clean.diagnostics)
        #expect(read.tree.hidden == clean.hidden)
        #expect(read.tree.besides == clean.besides)
        return read.assets
    }

    @Test(arguments: [
        ("content/a.md", "# Other\n", [String]()), ("content/b/run.sh", "other\n", []),
        ("content/p.png", "y", ["p.png"]),
        ("content/d.json", "[]", []), ("templates/page.html", "<b>", []),
        ("templates/waymark.css", "b{}", []),
        ("content/b/c.md", "more\n\n```sh file=run.sh\n```\n", []),
    ])
    func otherBytesAreReadByThemselves(file: String, text: String, assets: [String]) throws {
        #expect(try outcome([file]) { try folder.write(text, to: file) } == assets)
    }

    @Test(arguments: [
        ("content/new.md", "# New\n"), ("content/b/c.md", "no file any more\n"), ("content/.x", "hidden"),
        ("content/a.md", String(repeating: "x", count: 101)), ("templates/new.html", "x"),
        ("content/d.json", String(repeating: "1", count: 101)),
        ("content/a.md", "```sh file=b/run.sh\n```\n"),
    ])
    func whatCanChangeMoreIsReadWithAll(file: String, text: String) throws {
        #expect(try outcome([file]) { try folder.write(text, to: file) } == nil)
    }

    @Test func whatCameAndWentChangesNothing() throws {
        #expect(try outcome(["content/a.md~", "content/b/4913", "content/p.png"]) {} == ["p.png"])
    }

    @Test(arguments: ["content/a.md", "content/b", "templates/page.html", "templates"])
    func whatIsGoneIsReadWithAll(path: String) throws {
        #expect(
            try outcome([path]) { try FileManager.default.removeItem(atPath: folder.path + "/" + path) }
                == nil)
    }

    @Test func withLinksAllIsRead() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/content/l.md", withDestinationPath: "a.md")
        #expect(try outcome(["content/a.md"]) { try folder.write("# Other\n", to: "content/a.md") } == nil)
    }
}
