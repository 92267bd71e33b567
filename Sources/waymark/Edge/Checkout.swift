import SiteGenerator

/// Where a folder lies in the repository that it was checked out with.
enum Checkout {
    /// The path from the repository's root to a folder, with `/` at its end; empty for the root itself.
    ///
    /// The repository is the nearest folder around it with a `.git`, else GitHub's workspace; where there is neither,
    /// the path is the one that was given.
    static func path(to folder: String) -> String {
        let whole = SiteFolders.absolute(folder)
        let root = repository(around: whole) ?? Machine.workspace.map(SiteFolders.absolute)
        if let root, let path = path(from: root, to: whole) { return path }
        let parts = folder.split(separator: "/").filter { $0 != "." }
        return folder.hasPrefix("/") || parts.contains("..") ? "" : parts.map { "\($0)/" }.joined()
    }

    /// The nearest folder with a `.git`, from a folder on outwards.
    static func repository(around folder: String) -> String? {
        var folder = folder[...]
        while !folder.isEmpty {
            if Machine.exists("\(folder)/.git") { return String(folder) }
            folder = folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]
        }
        return nil
    }

    /// The path from a folder to what is in it, with `/` at its end; `nil` for what is not in it.
    static func path(from root: String, to folder: String) -> String? {
        if folder == root { return "" }
        let outer = root.hasSuffix("/") ? root : root + "/"
        return folder.hasPrefix(outer) ? folder.dropFirst(outer.count) + "/" : nil
    }
}
