#if os(Linux)
    import Foundation
    import Testing

    @testable import Watching

    /// What the kernel tells of a change, read when all of it is in the queue.
    @Suite struct EventSourceTests {
        private let folder = TestFolder()
        private var root: String { folder.at("content") }

        /// A moment long after any that is noted.
        private static let later = 10_000_000_000

        private func paths(_ names: some Sequence<String>) -> Set<String> {
            Set(names.map { root + "/" + $0 })
        }

        private func source() throws -> EventSource {
            make(folder.at("content/guide"))
            write("the old text", to: root + "/page.md")
            return try EventSource(roots: [root])
        }

        /// Gathers all that is in the queue at one moment.
        private func gathering(_ source: EventSource, at now: Int = 0) throws -> Gathering {
            var gathering = Gathering()
            while isReadable(source.descriptor) { try source.gather(into: &gathering, at: now) }
            return gathering
        }

        private func isReadable(_ descriptor: Int32) -> Bool {
            var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&waited, 1, 0) > 0
        }

        @Test(arguments: Save.all)
        func aSaveIsToldAtOnceAndAsOneChange(save: Save) throws {
            let source = try source()
            save.save("the new text", root + "/page.md")
            var gathering = try gathering(source)
            let expected = paths(["page.md"]).union(paths(save.besides)).union(paths(save.quiet))
            #expect(gathering.due == save.delay)
            #expect(gathering.take(at: save.delay) == .paths(expected))
            #expect(gathering.due == nil)
        }

        @Test func whatEditorsLeaveTellsNothing() throws {
            let source = try source()
            for name in [".page.md.swp", "4913", "#page.md#", "page.md~", "page.md.vsctmp", ".DS_Store"] {
                write("text", "more", to: root + "/" + name)
                unlink(root + "/" + name)
            }
            symlink("somebody@machine.1:2", root + "/.#page.md")
            #expect(try gathering(source).due == nil)
        }

        @Test func aFileIsToldWhenItIsClosed() throws {
            let source = try source()
            let descriptor = open(root + "/page.md", O_WRONLY)
            append("a", to: descriptor)
            var gathering = try gathering(source)
            #expect(gathering.due == 100_000_000)
            append("b", to: descriptor)
            try source.gather(into: &gathering, at: 50_000_000)
            #expect(gathering.due == 100_000_000)
            #expect(gathering.take(at: 149_999_999) == nil)
            close(descriptor)
            try source.gather(into: &gathering, at: 149_999_999)
            #expect(gathering.take(at: 149_999_999) == .paths(paths(["page.md"])))
        }

        @Test func aRenameIsToldAtOnceByBothNames() throws {
            let source = try source()
            rename(root + "/page.md", root + "/other.md")
            var gathering = try gathering(source)
            #expect(gathering.take(at: 0) == .paths(paths(["page.md", "other.md"])))
        }

        @Test func aRemovalWaitsForWhatMayCome() throws {
            let source = try source()
            unlink(root + "/page.md")
            var gathering = try gathering(source)
            #expect(gathering.take(at: 9_999_999) == nil)
            #expect(gathering.take(at: 10_000_000) == .paths(paths(["page.md"])))
        }

        @Test func aNewFolderIsToldWithAllThatIsInIt() throws {
            let source = try source()
            make(root + "/new/inner")
            write("text", to: root + "/new/inner/a.md")
            var first = try gathering(source)
            #expect(first.take(at: Self.later) == .paths(paths(["new", "new/inner", "new/inner/a.md"])))
            write("text", to: root + "/new/inner/b.md")
            var second = try gathering(source)
            #expect(second.take(at: 0) == .paths(paths(["new/inner/b.md"])))
        }

        @Test func hiddenFoldersAreNotEntered() throws {
            make(folder.at("content/.git"))
            make(folder.at("content/.well-known"))
            let source = try source()
            write("text", to: root + "/.git/index")
            #expect(!isReadable(source.descriptor))
            write("text", to: root + "/.well-known/security.txt")
            var gathering = try gathering(source)
            #expect(gathering.take(at: 0) == .paths(paths([".well-known/security.txt"])))
        }

        @Test func whatIsReachedThroughLinksIsToldByAllItsPaths() throws {
            make(folder.at("content/.hidden"))
            symlink(".hidden", folder.at("content/open"))
            symlink("guide", folder.at("content/manual"))
            symlink(folder.at("content/guide/a.md"), folder.at("content/a.md"))
            let source = try source()
            symlink("..", root + "/guide/loop")
            symlink("../..", root + "/guide/out")
            var links = try gathering(source)
            #expect(
                links.take(at: Self.later)
                    == .paths(paths(["guide/loop", "guide/out", "manual/loop", "manual/out"])))
            write("text", to: root + "/guide/a.md")
            var told = try gathering(source)
            #expect(told.take(at: Self.later) == .paths(paths(["guide/a.md", "manual/a.md", "a.md"])))
            write("text", to: root + "/.hidden/b.md")
            told = try gathering(source)
            #expect(told.take(at: Self.later) == .paths(paths([".hidden/b.md", "open/b.md"])))
            rename(root + "/guide", root + "/other")
            told = try gathering(source)
            #expect(
                told.take(at: Self.later)
                    == .paths(
                        paths(["guide", "manual", "a.md", "other", "other/a.md", "other/loop", "other/out"])))
        }

        /// More happens than the queue holds, and a folder that came then is watched all the same.
        @Test func whatTheQueueDoesNotHoldIsEverything() throws {
            let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
            let most = try #require(Int(limit.filter(\.isNumber)))
            let source = try source()
            // Each round is two events that cannot be joined with those before.
            for number in 0...(most / 2) {
                rename(root + "/\(number == 0 ? "page" : "\(number - 1)").md", root + "/\(number).md")
            }
            make(root + "/new")
            var everything = try gathering(source)
            #expect(everything.take(at: Self.later) == .everything)
            write("text", to: root + "/new/a.md")
            var gathering = try gathering(source)
            #expect(gathering.take(at: 0) == .paths(paths(["new/a.md"])))
        }
    }
#endif
