/// Files that editors and other programs leave beside the one that somebody works on. They hold what is not meant
/// for readers, such as an older text, so they are neither read nor published, and are counted.
enum EditorCopy {
    /// Whether a file is called as such a copy is: `a.md~`, `#a.md#`, `a.md.bak`, `a.md.orig`, `a.md.swp`.
    static func isName(_ name: String) -> Bool {
        if name.hasSuffix("~") { return name.utf8.count > 1 }
        if name.hasPrefix("#"), name.hasSuffix("#") { return name.utf8.count > 2 }
        let suffix = pathExtension(of: name).lowercased()
        if suffixes.contains(suffix) { return true }
        return suffixesBehindAnother.contains(suffix) && !pathExtension(of: stem(of: name)).isEmpty
    }

    /// What is behind the full stop of a copy.
    private static let suffixes: Set<String> = ["bak", "orig", "rej", "swp", "swo", "swn"]
    /// What is so only behind another extension, as in `a.md.old`.
    private static let suffixesBehindAnother: Set<String> = ["old", "save", "tmp", "backup"]
}
