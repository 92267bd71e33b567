import Foundation
import Testing

@testable import Watching

/// Whoever reads what is told, and nothing else, has at last what is on the disk: told by the machine, and
/// looked for.
@Suite struct FolderWatchTests {
    private let folder = TestFolder()
    private var root: String { folder.at("content") }

    private func prepare() {
        make(folder.at("content/guide/deep"))
        make(folder.at("content/empty"))
        for place in ["page.md", "guide/page.md", "guide/deep/page.md"] {
            write("the old text", to: root + "/" + place)
        }
    }

    /// Plays changes before a watch, and gives what its listener has in the end.
    private func mirror(polling: Bool, _ changes: () throws -> Void) async rethrows -> [String: String?] {
        let watch = FolderWatch(roots: [root], polling: polling)
        let before = Mirror([root])
        try changes()
        #expect(before != Mirror([root]))
        let mirror = await follow(watch, before, [root])
        #expect(mirror == Mirror([root]))
        #expect(watch.trouble == nil)
        return mirror.texts
    }

    @Test(arguments: Save.all, [false, true])
    func aSaveIsSeen(save: Save, polling: Bool) async {
        prepare()
        let texts = await mirror(polling: polling) { save.save("the new text", root + "/guide/page.md") }
        #expect(texts[root + "/guide/page.md"] == "the new text")
        #expect(texts[root + "/page.md"] == "the old text")
    }

    @Test(arguments: [false, true])
    func sedIsSeen(polling: Bool) async throws {
        prepare()
        let texts = try await mirror(polling: polling) {
            try run("sed", "-i.bak", "s/old/new/", root + "/page.md", in: root)
        }
        #expect(texts[root + "/page.md"] == "the new text")
    }

    @Test(arguments: [false, true])
    func aFileThatStaysOpenIsSeen(polling: Bool) async {
        prepare()
        let descriptor = open(root + "/log.md", O_WRONLY | O_CREAT, 0o644)
        defer { close(descriptor) }
        let texts = await mirror(polling: polling) { append("a line", to: descriptor) }
        #expect(texts[root + "/log.md"] == "a line")
    }

    @Test(arguments: [false, true])
    func newAndRemovedFilesAndFoldersAreSeen(polling: Bool) async throws {
        prepare()
        let texts = try await mirror(polling: polling) {
            make(root + "/new/deep/er")
            write("text", to: root + "/new/deep/er/a.md")
            try FileManager.default.removeItem(atPath: root + "/guide/deep")
            rmdir(root + "/empty")
            unlink(root + "/page.md")
        }
        let expected: [String: String?] = [
            root: nil, root + "/guide": nil, root + "/guide/page.md": "the old text", root + "/new": nil,
            root + "/new/deep": nil, root + "/new/deep/er": nil, root + "/new/deep/er/a.md": "text",
        ]
        #expect(texts == expected)
    }

    @Test(arguments: [false, true])
    func foldersThatAreMovedAreSeen(polling: Bool) async {
        prepare()
        make(folder.at("outside/inner"))
        write("text", to: folder.at("outside/inner/a.md"))
        let texts = await mirror(polling: polling) {
            rename(root + "/guide/deep", folder.at("deep"))
            rename(folder.at("outside"), root + "/inside")
            rename(root + "/guide", root + "/manual")
            write("the new text", to: root + "/manual/page.md")
            write("the new text", to: root + "/inside/inner/a.md")
        }
        let expected: [String: String?] = [
            root: nil, root + "/page.md": "the old text", root + "/empty": nil, root + "/manual": nil,
            root + "/manual/page.md": "the new text", root + "/inside": nil, root + "/inside/inner": nil,
            root + "/inside/inner/a.md": "the new text",
        ]
        #expect(texts == expected)
    }

    /// What happens in a folder after it came, by whatever way, is seen as what happens in any other.
    @Test(arguments: [false, true])
    func aFolderThatCameIsWatched(polling: Bool) async throws {
        prepare()
        make(folder.at("outside/inner"))
        let watch = FolderWatch(roots: [root], polling: polling)
        var mirror = Mirror([root])
        try FileManager.default.removeItem(atPath: root + "/guide")
        make(root + "/guide")
        rename(folder.at("outside"), root + "/moved")
        mirror = await follow(watch, mirror, [root])
        for place in ["guide/a.md", "moved/b.md", "moved/inner/c.md"] {
            write("text", to: root + "/" + place)
            mirror = await follow(watch, mirror, [root])
            #expect(mirror.texts[root + "/" + place] == "text")
        }
    }

    @Test(arguments: [false, true])
    func aFolderReplacedByALinkIsSeen(polling: Bool) async throws {
        prepare()
        let watch = FolderWatch(roots: [root], polling: polling)
        var mirror = Mirror([root])
        try FileManager.default.removeItem(atPath: root + "/guide/deep")
        symlink("../empty", root + "/guide/deep")
        mirror = await follow(watch, mirror, [root])
        #expect(mirror.texts[root + "/guide/deep/page.md"] == .none)
        write("text", to: root + "/empty/page.md")
        mirror = await follow(watch, mirror, [root])
        #expect(mirror.texts[root + "/guide/deep/page.md"] == "text")
        #expect(mirror.texts[root + "/empty/page.md"] == "text")
        unlink(root + "/guide/deep")
        make(root + "/guide/deep")
        mirror = await follow(watch, mirror, [root])
        #expect(mirror.texts[root + "/guide/deep/page.md"] == .none)
    }

    @Test(arguments: [false, true])
    func aBranchThatIsSwitchedIsSeen(polling: Bool) async throws {
        let places = (0..<1000).map { "\(root)/\($0 % 50)/\($0).md" }
        for number in 0..<50 { make("\(root)/\(number)") }
        for place in places { write("main", to: place) }
        let git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
        func runGit(_ arguments: String) throws {
            try run("sh", "-c", (git + [arguments]).joined(separator: " "), in: folder.path)
        }
        try runGit("init -q -b main . && git add .")
        try runGit("commit -q -m main")
        try runGit("switch -q -c other")
        for place in places { write("other branch", to: place) }
        try FileManager.default.removeItem(atPath: root + "/7")
        make(root + "/new")
        write("other branch", to: root + "/new/a.md")
        try runGit("add . && \(git.joined(separator: " ")) commit -q -m other")
        try runGit("switch -q main")
        let texts = try await mirror(polling: polling) { try runGit("switch -q other") }
        // The root, 49 folders with 20 files each, and the new folder with its file.
        #expect(texts.count == 1032)
        #expect(Set(texts.values.compactMap { $0 }) == ["other branch"])
    }

    /// The last of many changes is never lost, whatever is told while they are made.
    @Test(arguments: [false, true], 1...4)
    func theLastOfManyChangesIsSeen(polling: Bool, seed: Int) async {
        prepare()
        let watch = FolderWatch(roots: [root], polling: polling)
        let roots = [root]
        let before = Mirror(roots)
        let following = Task { await follow(watch, before, roots, untilEnd: root + "/end") }
        RandomEdits(root: root, outside: folder.path, seed: UInt64(seed)).make(polling ? 3000 : 6000)
        write("", to: root + "/end")
        let mirror = await following.value
        #expect(mirror == Mirror(roots))
        #expect(mirror.texts[root + "/end"] == "")
    }

    // MARK: Roots

    @Test(arguments: [false, true])
    func aRootMayComeLater(polling: Bool) async {
        prepare()
        let later = folder.at("not/there/yet")
        let watch = FolderWatch(roots: [root, later], polling: polling)
        var mirror = Mirror([root, later])
        make(later + "/inner")
        mirror = await follow(watch, mirror, [root, later])
        #expect(mirror.texts[later + "/inner"] == .some(nil))
        write("text", to: later + "/inner/a.html")
        mirror = await follow(watch, mirror, [root, later])
        #expect(mirror.texts[later + "/inner/a.html"] == "text")
    }

    /// A root and the folders around it come and go, and are seen as they are in the end.
    @Test(arguments: [false, true], 1...4)
    func aRootMayComeAndGo(polling: Bool, seed: Int) async {
        let roots = [folder.at("a/b/c"), folder.at("a/b")]
        let watch = FolderWatch(roots: roots, polling: polling)
        let before = Mirror(roots)
        let following = Task { await follow(watch, before, roots, untilEnd: roots[0] + "/end") }
        RandomEdits(root: folder.path, outside: folder.path, seed: UInt64(seed)).make(1500)
        unlink(folder.at("a"))
        unlink(folder.at("a/b"))
        unlink(folder.at("a/b/c"))
        make(roots[0])
        write("", to: roots[0] + "/end")
        let mirror = await following.value
        #expect(mirror == Mirror(roots))
        #expect(mirror.texts[roots[0] + "/end"] == "")
    }

    @Test(arguments: [false, true])
    func aRootMayBeReplaced(polling: Bool) async throws {
        prepare()
        let watch = FolderWatch(roots: [root], polling: polling)
        var mirror = Mirror([root])
        rename(root, folder.at("before"))
        mirror = await follow(watch, mirror, [root])
        #expect(mirror.texts == [:])
        make(root)
        write("text", to: root + "/a.md")
        mirror = await follow(watch, mirror, [root])
        #expect(mirror.texts == text(in: "/a.md"))
        // A folder made in the place of a removed one may have its number.
        try FileManager.default.removeItem(atPath: root)
        make(root)
        mirror = await follow(watch, mirror, [root])
        write("text", to: root + "/b.md")
        mirror = await follow(watch, mirror, [root])
        #expect(mirror.texts == text(in: "/b.md"))
    }

    @Test(arguments: [false, true])
    func aRootMayBeALink(polling: Bool) async {
        prepare()
        make(folder.at("other"))
        write("other", to: folder.at("other/a.md"))
        let link = folder.at("link")
        symlink("content", link)
        let watch = FolderWatch(roots: [link], polling: polling)
        var mirror = Mirror([link])
        write("the new text", to: root + "/guide/page.md")
        mirror = await follow(watch, mirror, [link])
        #expect(mirror.texts[link + "/guide/page.md"] == "the new text")
        symlink("other", folder.at("next"))
        rename(folder.at("next"), link)
        mirror = await follow(watch, mirror, [link])
        let expected: [String: String?] = [link: nil, link + "/a.md": "other"]
        #expect(mirror.texts == expected)
    }

    // MARK: Limits

    /// Where the machine watches no more folders, they are looked at, and that is said.
    @Test(arguments: [1, 4])
    func moreFoldersThanTheMachineWatchesAreLookedAt(most: Int) async {
        make(root)
        let watch = FolderWatch(roots: [root], way: .telling(most: most))
        #expect((watch.trouble == nil) == (most == 4))
        var mirror = Mirror([root])
        for name in ["a", "b", "c"] {
            make(root + "/" + name)
            write("text", to: root + "/" + name + "/a.md")
            mirror = await follow(watch, mirror, [root])
            #expect(mirror.texts[root + "/" + name + "/a.md"] == "text")
        }
        #expect(watch.trouble?.hasSuffix(", so the folders are looked at four times a second") == true)
    }

    private func text(in place: String) -> [String: String?] { [root: nil, root + place: "text"] }

    // MARK: The end

    @Test(arguments: [false, true])
    func theChangesEndWithTheWatch(polling: Bool) async {
        prepare()
        let watch = FolderWatch(roots: [root], polling: polling)
        let waiting = Task { await watch.changes.first { _ in true } }
        watch.cancel()
        #expect(await waiting.value == nil)
        write("text", to: root + "/a.md")
        #expect(await watch.changes.first { _ in true } == nil)
    }

    @Test func aTaskThatIsCancelledWaitsNoLonger() async {
        prepare()
        let watch = FolderWatch(roots: [root])
        let waiting = Task { await watch.changes.first { _ in true } }
        waiting.cancel()
        #expect(await waiting.value == nil)
        #expect(watch.trouble == nil)
    }

    /// What comes while nobody asks is put together.
    @Test func changesWaitForWhoeverAsks() async {
        let mailbox = Mailbox()
        mailbox.put(.paths(["/a"]))
        mailbox.put(.paths(["/b"]))
        #expect(await mailbox.next() == .paths(["/a", "/b"]))
        mailbox.put(.paths(["/a"]))
        mailbox.put(.everything)
        mailbox.put(.paths(["/b"]))
        #expect(await mailbox.next() == .everything)
    }
}
