import Foundation
import Testing

@testable import Watching

/// What is seen to be other than before when folders are looked at.
@Suite struct SnapshotTests {
    private let folder = TestFolder()

    /// A stamp of a file that was changed at a time, in nanoseconds.
    private func stamp(changed: Int, mode: mode_t = S_IFREG) -> Disk.Stamp {
        var buffer = stat()
        buffer.st_mode = mode
        #if canImport(Darwin)
            buffer.st_ctimespec = timespec(tv_sec: changed / 1_000_000_000, tv_nsec: changed % 1_000_000_000)
        #else
            buffer.st_ctim = timespec(tv_sec: changed / 1_000_000_000, tv_nsec: changed % 1_000_000_000)
        #endif
        return Disk.Stamp(buffer)
    }

    /// A file that was written just before it was seen may be written again within the same tick of the
    /// clock.
    @Test(arguments: [
        (9_949_999_999, false), (9_950_000_000, false), (9_950_000_001, true), (10_500_000_000, true),
        (11_049_999_999, true), (11_050_000_000, false),
    ])
    func aYoungFileIsLookedAtAgain(changed: Int, isYoung: Bool) {
        let times = 10_000_000_000...11_000_000_000
        #expect(Snapshot.isYoung(stamp(changed: changed), seen: times) == isYoung)
        #expect(!Snapshot.isYoung(stamp(changed: changed, mode: S_IFDIR), seen: times))
    }

    /// Where the file system counts whole seconds, each of them is long.
    @Test(arguments: [
        (8_000_000_000, false), (9_000_000_000, true), (12_000_000_000, true), (13_000_000_000, false),
    ])
    func aFileWithoutNanosecondsIsYoungForLonger(changed: Int, isYoung: Bool) {
        #expect(
            Snapshot.isYoung(stamp(changed: changed), seen: 10_000_000_000...11_000_000_000) == isYoung)
    }

    /// Looks at a folder until nothing in it is young.
    private func settled(_ root: Root) -> Snapshot {
        var snapshot = Snapshot()
        repeat {} while !snapshot.look(at: root).isEmpty
        return snapshot
    }

    @Test func whatIsOtherIsSeen() throws {
        make(folder.at("a/.hidden"))
        write("text", to: folder.at("a/b.md"))
        write("text", to: folder.at("a/c.md"))
        symlink(".hidden", folder.at("a/link"))
        let root = Root(folder.at("a"))
        var snapshot = settled(root)
        #expect(snapshot.look(at: root) == [])
        unlink(folder.at("a/b.md"))
        chmod(folder.at("a/c.md"), 0o600)
        write("text", to: folder.at("a/.hidden/d.md"))
        #expect(
            snapshot.look(at: root) == [
                folder.at("a/b.md"), folder.at("a/c.md"), folder.at("a/.hidden/d.md"),
                folder.at("a/link/d.md"),
            ])
        #expect(snapshot.kind(of: folder.at("a/b.md")) == nil)
        snapshot = settled(root)
        rename(folder.at("a/.hidden"), folder.at("hidden"))
        #expect(
            snapshot.look(at: root).isSuperset(of: [folder.at("a/.hidden"), folder.at("a/link")]))
    }
}
