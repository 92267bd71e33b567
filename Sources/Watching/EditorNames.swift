/// Names that programs give to files of their own while somebody works on the one beside them.
enum EditorNames {
    /// Whether a file is such a leftover: it tells nothing by itself.
    static func isLeftover(_ name: String) -> Bool {
        if name.hasSuffix("~") || name == "4913" || name == ".DS_Store" { return true }
        if name.hasPrefix(".#") || name.hasPrefix("#") && name.hasSuffix("#") && name.utf8.count > 2 {
            return true
        }
        if prefixes.contains(where: { name.hasPrefix($0) }) { return true }
        if name.hasSuffix("___jb_tmp___") || name.hasSuffix("___jb_old___") { return true }
        guard let stop = name.lastIndex(of: "."), stop > name.startIndex else { return false }
        let suffix = name[name.index(after: stop)...]
        if suffixes.contains(where: { $0 == suffix }) || isSwap(suffix, isHidden: name.hasPrefix(".")) {
            return true
        }
        // A file may well be called `a.tmp`; behind another extension it is being made in the place of
        // `a.md`.
        return suffix == "tmp" && name[..<stop].dropFirst().contains(".")
    }

    /// Whether a folder is looked into.
    static func isEntered(_ name: String) -> Bool {
        !name.hasPrefix(".") || name == ".well-known"
    }

    /// GLib's programs and NFS write under these names before they rename.
    private static let prefixes = [".goutputstream-", ".nfs", ".~lock."]
    /// VS Code's atomic saves, Kate's and Vim's swap files.
    private static let suffixes = ["vsctmp", "kate-swp", "swp"]

    /// Vim counts down from `swp`, and tries what the file system can do with `swx`.
    private static func isSwap(_ suffix: Substring, isHidden: Bool) -> Bool {
        isHidden && suffix.hasPrefix("sw") && (suffix.utf8.count == 3 || suffix == "swpx")
    }
}
