import Testing

@testable import SiteGenerator
import Text

/// A site that reaches its output folder slice by slice.
@Suite struct OutputDraftTests {
    let folder: TemporaryFolder
    let taken: TakenOutput

    init() throws {
        folder = try TemporaryFolder()
        let output = OutputDirectory(path: folder.path + "/public", shownPath: "public")
        taken = try #require(try output.take(waiting: true))
    }

    func file(_ path: String, _ text: String) -> OutputFile {
        OutputFile(path: path, content: .bytes(Array(text.utf8)))
    }

    func draft(_ planned: Set<PathKey>, keepGoing: Bool = false) throws -> OutputDraft {
        try OutputDraft(of: planned, in: taken, jobs: 2, keepGoing: keepGoing)
    }

    /// The files that are to be seen.
    var visible: [String] { folder.files.filter { !$0.contains("/.waymark-") } }

    func staged() throws -> [String] {
        try taken.root.names().filter { $0.hasPrefix(".waymark-staging-") }
    }

    @Test func nothingIsSeenBeforeAllIsPublished() throws {
        _ = try taken.write([file("a/x", "old")], jobs: 1)
        var draft = try draft(["a/x", "b/y", "b/z"])
        try draft.add([file("a/x", "new"), file("b/y", "y")])
        try draft.add([file("b/z", "z")])
        #expect(visible == ["public/a/x"] && folder.read("public/a/x") == "old")
        #expect(try staged().count == 1)
        #expect(try draft.publish(remembering: nil) == .init(written: 3))
        #expect(folder.files == ["public/a/x", "public/b/y", "public/b/z"])
        #expect(["a/x", "b/y", "b/z"].map { folder.read("public/" + $0) } == ["new", "y", "z"])
        #expect(
            try taken.write([file("a/x", "new"), file("b/y", "y")], jobs: 1)
                == .init(unchanged: 2, removed: 1))
    }

    @Test func aDraftThatIsLetGoLeavesNothing() throws {
        func begin() throws {
            var draft = try draft(["a", "b/c"])
            try draft.add([file("a", "a"), file("b/c", "c")])
            #expect(try staged().count == 1)
        }
        try begin()
        #expect(try staged() == [])
        #expect(folder.files == [])
    }

    @Test func aForeignFileInALaterSliceLeavesNothing() throws {
        try folder.write("mine", to: "public/z")
        for keepGoing in [false, true] {
            var draft = try draft(["a", "z", "b"], keepGoing: keepGoing)
            try draft.add([file("a", "a")])
            try draft.add([file("z", "theirs")])
            #expect(try staged().count == (keepGoing ? 1 : 0))
            try draft.add([file("b", "b")])
            let outcome = try draft.publish(remembering: nil)
            #expect(outcome.diagnostics.map(\.location.path) == ["public/z"])
            #expect(folder.files == (keepGoing ? ["public/a", "public/b", "public/z"] : ["public/z"]))
            #expect(folder.read("public/z") == "mine")
            #expect(try staged() == [])
        }
    }

    /// A page that is not made because its template was stopped goes, as one that the site has no more.
    @Test func whatCouldHaveBeenMadeAndWasNotIsRemoved() throws {
        _ = try taken.write([file("a", "a"), file("b/c", "c")], jobs: 1)
        var draft = try draft(["a", "b/c", "d"])
        try draft.add([file("a", "a")])
        #expect(try draft.publish(remembering: nil) == .init(unchanged: 1, removed: 1))
        #expect(folder.files == ["public/a"])
        #expect(folder.read("public/.waymark-manifest")?.hasSuffix(" a\n") == true)
    }

    /// A folder with other folders in it is made first, and one without them takes its place with its files.
    @Test func foldersInFoldersAreMade() throws {
        let paths = ["a/b/c/1", "a/b/2", "a/b/d/3", "a/e/f/g/4", "5"]
        #expect(try taken.write(paths.map { file($0, $0) }, jobs: 2) == .init(written: 5))
        #expect(folder.files == paths.map { "public/" + $0 }.sorted())
    }

    @Test func anEmptyFolderInThePlaceOfANewOneIsUsed() throws {
        var draft = try draft(["a/b"])
        try draft.add([file("a/b", "b")])
        _ = try taken.root.madeFolder("a")
        #expect(try draft.publish(remembering: nil) == .init(written: 1))
        #expect(folder.read("public/a/b") == "b")
    }

    @Test func whatSomebodyPutIntoANewFolderMeanwhileStays() throws {
        var draft = try draft(["a/b"])
        try draft.add([file("a/b", "b")])
        try folder.write("mine", to: "public/a/own")
        #expect(throws: FileSystemError.self) { try draft.publish(remembering: nil) }
        #expect(folder.files == ["public/a/own"])
        #expect(folder.read("public/a/own") == "mine")
    }

    @Test func aKilledBuildsFoldersAreRemoved() throws {
        try folder.write("half", to: "public/.waymark-staging-0123/7/index.html")
        try folder.write("half", to: "public/.waymark-staging-0123/8")
        try folder.write("half", to: "public/.waymark-staging-4567/7/index.html")
        try folder.write("mine", to: "public/.waymark-staging-4567/7/own/file")
        try StagingFolder.removeLeftovers(in: taken.root)
        #expect(folder.files == ["public/.waymark-staging-4567/7/own/file"])
        #expect(try staged() == [".waymark-staging-4567"])
    }
}
