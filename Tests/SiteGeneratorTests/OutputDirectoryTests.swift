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

    /// Composed and decomposed letters are told apart, in folders that follow each other and in the list of files.
    @Test func namesThatLookAlikeAreTwoFiles() throws {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let files = [composed, decomposed].flatMap { name in
            [
                file("\(name)/a.html", "a of \(name)"), file("\(name)/x/b.html", "b of \(name)"),
                file("\(name).txt", name),
            ]
        }
        let first = try output.write(files, jobs: 1)
        #expect(first.written == 6)
        // Some disks have one of them.
        guard try FileSystem.names(in: folder.path + "/public").count > 4 else { return }
        for file in files {
            guard case .bytes(let bytes) = file.content else { continue }
            #expect(try FileSystem.read(folder.path + "/public/" + file.path) == bytes)
        }
        #expect(try output.write(files, jobs: 1).unchanged == 6)
        let second = try output.write(Array(files.prefix(3)), jobs: 1)
        #expect(second.removed == 3 && second.unchanged == 3)
        #expect(try FileSystem.status(folder.path + "/public/" + decomposed) == nil)
        #expect(try FileSystem.status(folder.path + "/public/\(composed)/x/b.html") != nil)
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

    @Test(arguments: [
        (["a"], ["a/b"], "a/b"), (["a/b"], ["a"], "a"), (["a/b/c", "x"], ["a/b", "x/y"], "a/b"),
        (["a/b/c"], ["a/b"], "a/b"), (["a"], ["a/b/c/d"], "a/b/c/d"),
    ])
    func aFileOfSomebodyElseInAFolderThatBecomesAFile(old: [String], new: [String], one: String) throws {
        _ = try output.write(old.map { file($0, "old") }, jobs: 1)
        _ = try output.write(new.map { file($0, "new") }, jobs: 2)
        #expect(folder.files == new.map { "public/" + $0 }.sorted())
        #expect(folder.read("public/" + one) == "new")
        #expect(try output.write(new.map { file($0, "new") }, jobs: 1) == .init(unchanged: new.count))
    }

    @Test func aFolderWithAFileOfSomebodyElseBecomesNoFile() throws {
        _ = try output.write([file("a/b/c", "old")], jobs: 1)
        try folder.write("mine", to: "public/a/b/mine")
        let outcome = try output.write([file("a", "new")], jobs: 1)
        #expect(outcome.diagnostics.map(\.location.path) == ["public/a"])
        #expect(folder.files == ["public/a/b/c", "public/a/b/mine"])
    }

    @Test func aFileCannotBeAFolderToo() throws {
        _ = try output.write([file("x", "old")], jobs: 1)
        #expect(throws: FileSystemError("write", folder.path + "/public/a", .fileAndFolder)) {
            try output.write([file("a", "a"), file("a/b", "b"), file("x", "new")], jobs: 1)
        }
        #expect(folder.files == ["public/x"])
        #expect(folder.read("public/x") == "old")
    }

    @Test(arguments: ["../x", "/x", "a/../b", "a//b", "a\u{0}", ".waymark-lock", ".waymark-x/index.html", ""])
    func aPathThatIsNotPlainIsNeverWritten(path: String) throws {
        #expect(throws: FileSystemError.self) {
            try output.write([file(path, "a"), file("b", "b")], jobs: 1)
        }
        #expect(folder.files == [])
    }

    @Test func aFolderThatSomebodyPutIntoAStagingFolderStays() throws {
        try folder.write("half", to: "public/.waymark-staging-0123/1")
        try folder.write("precious", to: "public/.waymark-staging-0123/d/f")
        let outcome = try output.write([file("index.html", "new")], jobs: 1)
        #expect(outcome == .init(written: 1))
        #expect(folder.read("public/.waymark-staging-0123/d/f") == "precious")
        #expect(try FileSystem.status(folder.path + "/public/.waymark-staging-0123/1") == nil)
    }

    @Test func whatAKilledBuildLeftIsCleanedUp() throws {
        let manifest = Manifest(
            state: .writing,
            files: [
                "index.html": FileMark(of: Array("old".utf8)), "gone.html": FileMark(of: Array("old".utf8)),
            ])
        try folder.write(String(decoding: manifest.bytes, as: UTF8.self), to: "public/.waymark-manifest")
        try folder.write("half", to: "public/.waymark-staging-0123/1")
        try folder.write("old", to: "public/gone.html")
        try folder.write("new", to: "public/index.html")
        let outcome = try output.write([file("index.html", "new")], jobs: 1)
        #expect(outcome == .init(unchanged: 1, removed: 1))
        #expect(folder.files == ["public/index.html"])
        #expect(try FileSystem.status(folder.path + "/public/.waymark-staging-0123") == nil)
        #expect(
            folder.read("public/.waymark-manifest")
                == "waymark-manifest 3 complete\n3-2138d5192571b731 index.html\n")
    }

    /// Whatever the list says, what is not as a build wrote it is somebody's own.
    @Test(arguments: ["mine", "miné", "", "its"])
    func aStaleFileThatIsNotAsWrittenStays(text: String) throws {
        _ = try output.write([file("a", "a"), file("b/own", "own")], jobs: 1)
        try folder.write(text, to: "public/b/own")
        let outcome = try output.write([file("a", "a")], jobs: 1)
        #expect(
            outcome.diagnostics.map(\.message) == [
                "the list of files that builds wrote names `b/own`, which is not as a build wrote it"
            ])
        #expect(outcome.removed == 0)
        #expect(folder.read("public/b/own") == text)
        #expect(try output.write([file("a", "a")], jobs: 1).diagnostics == [])
    }

    /// A path that somebody wrote into the list by hand, in either form of it.
    @Test(arguments: ["waymark-manifest 1 complete\nmine\n", "waymark-manifest 2 complete\n4-0 mine\n"])
    func aFileThatOnlyTheListClaimsStays(list: String) throws {
        try folder.write(list, to: "public/.waymark-manifest")
        try folder.write("mine", to: "public/mine")
        let outcome = try output.write([file("a", "a")], jobs: 1)
        #expect(outcome.diagnostics.map(\.id) == [.invalidManifest])
        #expect(folder.files == ["public/a", "public/mine"])
        // Nor is it removed where it is in the way of a folder, or lies where a file is needed.
        try folder.write(list, to: "public/.waymark-manifest")
        let blocked = try output.write([file("a", "a"), file("mine/b", "b")], jobs: 1)
        #expect(blocked.diagnostics.map(\.id) == [.invalidManifest, .outputExists])
        #expect(folder.read("public/mine") == "mine")
    }

    /// A copy keeps the time of its original, by which it is known.
    @Test func aStaleCopyIsKnownByItsTime() throws {
        try folder.write("picture", to: "content/p.png")
        let copy = OutputFile(path: "p.png", content: .copy(of: folder.path + "/content/p.png"))
        _ = try output.write([file("a", "a"), copy], jobs: 1)
        #expect(try output.write([file("a", "a")], jobs: 1) == .init(unchanged: 1, removed: 1))
        _ = try output.write([file("a", "a"), copy], jobs: 1)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: folder.path + "/public/p.png")
        let outcome = try output.write([file("a", "a")], jobs: 1)
        #expect(outcome.diagnostics.map(\.id) == [.invalidManifest])
        #expect(folder.files.contains("public/p.png"))
    }

    /// Where an earlier build was killed between a removal and a renaming, its list has a file and a folder of one name.
    @Test func theListOfAKilledBuildMayNameAFileAndItsFolder() throws {
        let manifest = Manifest(
            state: .writing,
            files: ["a": FileMark(of: Array("old".utf8)), "a/b": FileMark(of: Array("old".utf8))])
        for (there, wanted) in [("a", "a/b"), ("a/b", "a"), ("a/b", "c"), ("a", "c")] {
            try? FileManager.default.removeItem(atPath: folder.path + "/public")
            try folder.write(String(decoding: manifest.bytes, as: UTF8.self), to: "public/.waymark-manifest")
            try folder.write("old", to: "public/" + there)
            let outcome = try output.write([file(wanted, "new")], jobs: 1)
            #expect(outcome == .init(written: 1, removed: 1), "\(there) \(wanted)")
            #expect(folder.files == ["public/" + wanted])
        }
    }

    @Test func aFileThatVanishedLeavesTheFolderAsItWas() throws {
        _ = try output.write([file("index.html", "old"), file("gone", "x")], jobs: 1)
        let gone = OutputFile(path: "new/p.png", content: .copy(of: folder.path + "/content/p.png"))
        for jobs in [1, 4] {
            #expect(throws: FileSystemError("read", folder.path + "/content/p.png", code: ENOENT)) {
                try output.write([file("deep/new/a", "a"), file("index.html", "new"), gone], jobs: jobs)
            }
            #expect(folder.files == ["public/gone", "public/index.html"])
            #expect(folder.read("public/index.html") == "old")
            #expect(try names() == [".waymark-lock", ".waymark-manifest", "gone", "index.html"])
        }
    }

    func names() throws -> [String] { try FileSystem.names(in: folder.path + "/public") }

    @Test func aFolderInTheManifestIsAFindingAndStays() throws {
        try folder.write("mine", to: "public/mine/notes.txt")
        try folder.write("waymark-manifest 1 complete\n../mine\nmine\n", to: "public/.waymark-manifest")
        try folder.write("mine", to: "mine")
        let outcome = try output.write([file("a", "a")], jobs: 1)
        #expect(outcome.diagnostics.map(\.id) == [.invalidManifest, .invalidManifest])
        #expect(outcome.sources.map(\.path) == ["public/.waymark-manifest"])
        #expect(folder.files == ["mine", "public/a", "public/mine/notes.txt"])
        #expect(try output.write([file("a", "a")], jobs: 1).diagnostics == [])
    }

    @Test func aLinkInTheManifestIsAFindingAndStays() throws {
        try folder.write("precious", to: "victim/keep")
        try folder.write(
            "waymark-manifest 1 complete\nlink.html\nout/keep\npipe\n", to: "public/.waymark-manifest")
        let root = folder.path + "/public/"
        #expect(symlink("../victim/keep", root + "link.html") == 0)
        #expect(symlink("../victim", root + "out") == 0)
        #expect(mkfifo(root + "pipe", 0o600) == 0)
        let outcome = try output.write([file("a", "a")], jobs: 1)
        let start = "the list of files that builds wrote names "
        #expect(
            outcome.diagnostics.map(\.message) == [
                start + "`link.html`, which is a symbolic link or lies behind one",
                start + "`out/keep`, which is a symbolic link or lies behind one",
                start + "`pipe`, which is or lies behind a pipe, a socket or a device",
            ])
        #expect(folder.read("victim/keep") == "precious")
        #expect(try names() == [".waymark-lock", ".waymark-manifest", "a", "link.html", "out", "pipe"])
        #expect(try output.write([file("a", "a")], jobs: 1).diagnostics == [])
    }

    @Test func newFilesHaveTheRightsThatTheMaskLeaves() throws {
        let mask = umask(0o027)
        defer { umask(mask) }
        _ = try output.write([file("a/b", "b")], jobs: 1)
        let rights = try ["public", "public/a", "public/a/b", "public/.waymark-manifest"].map {
            try FileManager.default.attributesOfItem(atPath: folder.path + "/" + $0)[.posixPermissions]
                as? Int
        }
        #expect(rights == [0o750, 0o750, 0o640, 0o640])
    }

    @Test func twoBuildsTakeTurns() throws {
        var first = try output.take(waiting: false)
        #expect(first != nil)
        #expect(try output.take(waiting: false) == nil)
        first = nil
        #expect(try output.take(waiting: false) != nil)
    }

    @Test func aFolderThatCannotBeMadeIsAnErrorOfTheMachine() throws {
        try folder.write("file", to: "blocked")
        let blocked = OutputDirectory(path: folder.path + "/blocked/public", shownPath: "public")
        #expect(throws: FileSystemError.self) { try blocked.write([file("a", "a")], jobs: 1) }
    }
}
