/// Where a folder that is checked lies: in a repository, or in the hidden folder of a program. The folders around it tell
/// what its files are, and what of them is ignored.
struct RepositoryHome: Sendable, Hashable {
    /// The outermost folder that counts: an absolute path.
    let root: String
    /// The path of the folder from there; empty where it is that folder.
    let inner: String
    /// Whether a repository begins at the root.
    let isRepository: Bool

    init(of folder: String) throws(FileSystemError) {
        let folder = SiteFolders.absolute(folder)
        let outermost = try RepositoryConfiguration.folders(around: folder).last ?? folder
        isRepository = try FileSystem.status(joined(outermost, ".git"), follow: false) != nil
        root = isRepository ? outermost : Self.folderAroundHidden(folder)
        inner = innerPath(of: folder, in: root) ?? ""
    }

    /// The folder that the innermost hidden one lies in.
    private static func folderAroundHidden(_ folder: String) -> String {
        let names = folder.split(separator: "/", omittingEmptySubsequences: false)
        guard let hidden = names.lastIndex(where: { $0.hasPrefix(".") && $0.count > 1 }) else {
            return folder
        }
        let root = names[..<hidden].joined(separator: "/")
        return root.isEmpty ? "/" : root
    }

    /// The path of a file below the folder, as patterns of names know it.
    func known(_ place: String) -> String { joined(inner, place) }

    /// The folders around the folder whose ignore files count in it, the outermost first: from the root's on.
    var outerFolders: [String] {
        guard isRepository, !inner.isEmpty else { return [] }
        let names = inner.split(separator: "/")
        return names.indices.map { names[..<$0].joined(separator: "/") }
    }
}
