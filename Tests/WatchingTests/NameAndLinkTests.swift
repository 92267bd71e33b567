import Testing

@testable import Watching

/// Which names tell nothing, and which paths change with which.
@Suite struct NameAndLinkTests {
    @Test(arguments: [
        "a.md~", "~", "4913", ".DS_Store", ".#a.md", "#a.md#", ".a.md.swp", ".a.md.swo", ".a.md.swx",
        ".a.md.swpx", "a.swp", "a.md.tmp", "a.md.vsctmp", ".a.md.kate-swp", ".goutputstream-1A2B3C",
        ".nfs000A",
        ".~lock.a.odt#", "a.md___jb_tmp___", "a.md___jb_old___", ".a.tmp.tmp",
    ])
    func leftoversOfEditors(name: String) {
        #expect(EditorNames.isLeftover(name))
    }

    @Test(arguments: [
        "a.md", "a~.md", "491", "49133", "4913.md", "#a.md", "a.md#", "##", "#", "a.swift", "a.swo", ".swift",
        "a.tmp", ".tmp", "tmp", ".htaccess", "vsctmp", ".vsctmp", ".nf", "a.swpx", "a.md.tm", ".a.tmp",
    ])
    func filesOfTheirOwn(name: String) {
        #expect(!EditorNames.isLeftover(name))
    }

    @Test(arguments: [
        ("a", true), (".well-known", true), (".git", false), (".well-known2", false), ("4913", true),
    ])
    func foldersThatAreEntered(name: String, isEntered: Bool) {
        #expect(EditorNames.isEntered(name) == isEntered)
    }

    @Test func aLinkChangesWithItsTargetAndAllInIt() {
        var links = Links()
        links.insert("/r/link", to: ["/r/a/b"])
        #expect(links.paths(of: "/r/a/b/c/d.md") == ["/r/a/b/c/d.md", "/r/link/c/d.md"])
        #expect(links.paths(of: "/r/a/b") == ["/r/a/b", "/r/link"])
        #expect(links.paths(of: "/r/a/bc") == ["/r/a/bc"])
        #expect(links.paths(of: "/r/a") == ["/r/a"])
        #expect(links.leading(below: "/r/a") == ["/r/link"])
        #expect(links.leading(below: "/r/a/b") == [])
        links.insert("/r/link", to: ["/r/c"])
        #expect(links.paths(of: "/r/a/b/d.md") == ["/r/a/b/d.md"])
        #expect(links.leading(below: "/r/a") == [])
        links.remove(in: "/r")
        #expect(links.paths(of: "/r/c") == ["/r/c"])
    }

    @Test func linksLeadThroughLinksOnceEach() {
        var links = Links()
        links.insert("/r/a/toB", to: ["/r/b"])
        links.insert("/r/b/toA", to: ["/r/a"])
        #expect(
            Set(links.paths(of: "/r/b/x")) == ["/r/b/x", "/r/a/toB/x", "/r/b/toA/toB/x"])
        links.remove("/r/a/toB")
        #expect(links.paths(of: "/r/b/x") == ["/r/b/x"])
        #expect(links.leads(to: "/r/a"))
        #expect(!links.leads(to: "/r/b"))
    }

    @Test(arguments: [
        ("/a//b/./c/", "/a/b/c"), ("/a/../b", "/b"), ("/../..", "/"), ("/", "/"), ("/a/b/../../c", "/c"),
    ])
    func pathsAreMadePlain(path: String, plain: String) {
        #expect(normalPath(path) == plain)
    }

    @Test func partsOfPaths() {
        #expect(outerFolders(of: "/a/b/c") == ["/a/b", "/a"])
        #expect(outerFolders(of: "/a") == [])
        #expect(outerFolder(of: "/a/b") == "/a")
        #expect(outerFolder(of: "/a") == "/")
        #expect(lastName(of: "/a/b") == "b")
        #expect(joined("/", "a") == "/a")
        #expect(lies("/a/b", in: "/a") && lies("/a", in: "/a") && lies("/a", in: "/"))
        #expect(!lies("/ab", in: "/a") && !lies("/a", in: "/a/b"))
    }
}
