import Foundation
import Testing

@testable import SiteGenerator

/// What a build may do to the folder that it writes into, and what it may not.
@Suite struct OutputDirectoryTests {
    let folder: TemporaryFolder
    let output: OutputDirectory

    init() throws {
        folder = try TemporaryFolder()
        output = OutputDirectory(path: folder.path + "/public", shownPath: "public")
    }

    func file(_ path: String, _ text: String) -> OutputFile {
        OutputFile(path: path, content: .bytes(Array(text.utf8)))
    }

    @Test func writesFilesAndFolders() throws {
        let outcome = try output.write([file("index.html", "a"), file("guides/x/index.html", "b")], jobs: 2)
        #expect(outcome.written == 2)
        #expect(folder.read("public/index.html") == "a")
        #expect(folder.read("public/guides/x/index.html") == "b")
        #expect(folder.files == ["public/guides/x/index.html", "public/index.html"])
    }

    @Test func unchangedFilesAreNotRewritten() throws {
        _ = try output.write([file("index.html", "a"), file("b.html", "b")], jobs: 1)
        let before = try FileSystem.status(folder.path + "/public/index.html")
        let outcome = try output.write([file("index.html", "a"), file("b.html", "c")], jobs: 1)
        #expect(outcome == OutputDirectory.Outcome(written: 1, unchanged: 1, removed: 0))
        #expect(try FileSystem.status(folder.path + "/public/index.html") == before)
    }

    @Test func whatTheSiteHasNoMoreIsRemovedWithItsFolders() throws {
        _ = try output.write([file("index.html", "a"), file("old/deep/index.html", "b")], jobs: 1)
        let outcome = try output.write([file("index.html", "a")], jobs: 1)
        #expect(outcome.removed == 1)
        #expect(folder.files == ["public/index.html"])
        #expect(try FileSystem.status(folder.path + "/public/old") == nil)
    }

    @Test func filesOfSomebodyElseSurvive() throws {
        try folder.write("mine", to: "public/notes.txt")
        try folder.write("mine", to: "public/old/notes.txt")
        _ = try output.write([file("old/index.html", "b")], jobs: 1)
        _ = try output.write([file("index.html", "a")], jobs: 1)
        #expect(folder.files == ["public/index.html", "public/notes.txt", "public/old/notes.txt"])
        #expect(folder.read("public/notes.txt") == "mine")
    }

    @Test func aFileOfSomebodyElseIsNeverReplaced() throws {
        try folder.write("mine", to: "public/index.html")
        let outcome = try output.write([file("index.html", "a"), file("b.html", "b")], jobs: 1)
        #expect(outcome.diagnostics.map(\.location.path) == ["public/index.html"])
        #expect(folder.files == ["public/index.html"])
        #expect(folder.read("public/index.html") == "mine")
    }

    @Test func goingOnWritesAllButTheOther() throws {
        try folder.write("mine", to: "public/index.html")
        let outcome = try output.write(
            [file("index.html", "a"), file("b.html", "b")], jobs: 1, keepGoing: true)
        #expect(outcome.diagnostics.count == 1)
        #expect(folder.read("public/index.html") == "mine")
        #expect(folder.read("public/b.html") == "b")
    }

    @Test func theSameBytesAreAdopted() throws {
        try folder.write("a", to: "public/index.html")
        #expect(try output.write([file("index.html", "a")], jobs: 1).diagnostics.isEmpty)
        _ = try output.write([], jobs: 1)
        #expect(folder.files == [])
    }

    @Test func aFileOfSomebodyElseInPlaceOfAFolder() throws {
        try folder.write("mine", to: "public/guides")
        let outcome = try output.write([file("guides/x/index.html", "a")], jobs: 1)
        #expect(outcome.diagnostics.map(\.location.path) == ["public/guides/x/index.html"])
        #expect(folder.read("public/guides") == "mine")
    }

    @Test func aFileBecomesAFolderAndBack() throws {
        _ = try output.write([file("a", "file")], jobs: 1)
        _ = try output.write([file("a/b", "folder")], jobs: 1)
        #expect(folder.files == ["public/a/b"])
        _ = try output.write([file("a", "file")], jobs: 1)
        #expect(folder.files == ["public/a"])
    }

    @Test func copiesKeepTheirTimeAndAreNotCopiedAgain() throws {
        try folder.write("picture", to: "content/p.png")
        let copy = OutputFile(path: "p.png", content: .copy(of: folder.path + "/content/p.png"))
        #expect(try output.write([copy], jobs: 1).written == 1)
        #expect(try output.write([copy], jobs: 1).unchanged == 1)
        try folder.write("another picture", to: "content/p.png")
        #expect(try output.write([copy], jobs: 1).written == 1)
        #expect(folder.read("public/p.png") == "another picture")
    }

    @Test func whatAKilledBuildLeftIsCleanedUp() throws {
        let manifest = Manifest(state: .writing, paths: ["index.html", "gone.html"])
        try folder.write(String(decoding: manifest.bytes, as: UTF8.self), to: "public/.waymark-manifest")
        try folder.write("half", to: "public/.index.html.waymark-new")
        try folder.write("old", to: "public/gone.html")
        try folder.write("old", to: "public/index.html")
        _ = try output.write([file("index.html", "new")], jobs: 1)
        #expect(folder.files == ["public/index.html"])
        #expect(folder.read("public/index.html") == "new")
    }

    @Test func aFolderThatCannotBeMadeIsAnErrorOfTheMachine() throws {
        try folder.write("file", to: "blocked")
        let blocked = OutputDirectory(path: folder.path + "/blocked/public", shownPath: "public")
        #expect(throws: FileSystemError.self) { try blocked.write([file("a", "a")], jobs: 1) }
    }
}
