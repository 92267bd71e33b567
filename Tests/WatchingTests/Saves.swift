import Foundation
import Testing

/// How programs save a file, call by call.
struct Save: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Saves a text as the file at a path.
    let save: @Sendable (_ text: String, _ path: String) -> Void
    /// What is told besides the path itself, as names in its folder.
    var besides: Set<String> = []
    /// What is only told beside it.
    var quiet: Set<String> = []
    /// After how many nanoseconds it is told.
    var delay = 0

    static let all = [
        Save(testDescription: "in place") { text, path in write(text, to: path) },
        Save(testDescription: "in pieces") { text, path in
            let half = text.index(text.startIndex, offsetBy: text.count / 2)
            write(String(text[..<half]), String(text[half...]), to: path)
        },
        Save(
            testDescription: "Vim, backupcopy=no",
            save: { text, path in
                let folder = (path as NSString).deletingLastPathComponent
                let swap = hidden(path, ".swp")
                write("swap", to: swap, flags: O_CREAT | O_EXCL)
                write("", to: folder + "/4913", flags: O_CREAT | O_EXCL)
                chmod(folder + "/4913", 0o644)
                unlink(folder + "/4913")
                rename(path, path + "~")
                write(text, to: path, flags: O_CREAT)
                chmod(path, 0o644)
                unlink(path + "~")
                unlink(swap)
            }, quiet: [".page.md.swp", "4913", "page.md~"]),
        Save(
            testDescription: "Vim, backupcopy=yes",
            save: { text, path in
                let swap = hidden(path, ".swp")
                write("swap", to: swap, flags: O_CREAT | O_EXCL)
                write("the old text", to: path + "~")
                write(text, to: path)
                unlink(path + "~")
                unlink(swap)
            }, quiet: [".page.md.swp", "page.md~"]),
        Save(
            testDescription: "Emacs",
            save: { text, path in
                let (folder, name) = (
                    (path as NSString).deletingLastPathComponent, (path as NSString).lastPathComponent
                )
                symlink("somebody@machine.1:2", folder + "/.#" + name)
                write(text, to: folder + "/#" + name + "#")
                rename(path, path + "~")
                write(text, to: path, flags: O_CREAT | O_EXCL)
                unlink(folder + "/#" + name + "#")
                unlink(folder + "/.#" + name)
            }, quiet: [".#page.md", "#page.md#", "page.md~"]),
        Save(
            testDescription: "VS Code, atomic",
            save: { text, path in
                write(text, to: path + ".vsctmp")
                rename(path + ".vsctmp", path)
            }, quiet: ["page.md.vsctmp"]),
        Save(
            testDescription: "a temporary file that is renamed",
            save: { text, path in
                write(text, to: path + ".tmp")
                rename(path + ".tmp", path)
            }, quiet: ["page.md.tmp"]),
        Save(
            testDescription: "as sed -i does",
            save: { text, path in
                let other = (path as NSString).deletingLastPathComponent + "/sedAbCdEf"
                write(text, to: other, flags: O_CREAT | O_EXCL)
                rename(other, path)
            }, besides: ["sedAbCdEf"]),
        Save(
            testDescription: "removed and linked",
            save: { text, path in
                let other = (path as NSString).deletingLastPathComponent + "/.goutputstream-ABC"
                write(text, to: other)
                unlink(path)
                link(other, path)
                unlink(other)
                // Nobody can tell that from a file that was made and will be written.
            }, quiet: [".goutputstream-ABC"], delay: 100_000_000),
        Save(
            testDescription: "GLib",
            save: { text, path in
                let other = (path as NSString).deletingLastPathComponent + "/.goutputstream-ABC"
                write(text, to: other, flags: O_CREAT | O_EXCL)
                rename(other, path)
            }, quiet: [".goutputstream-ABC"]),
    ]

    private static func hidden(_ path: String, _ suffix: String) -> String {
        let path = path as NSString
        return path.deletingLastPathComponent + "/." + path.lastPathComponent + suffix
    }
}
