import Diagnostics

extension BuildResult {
    /// The files around a site that only the check of a repository looks at, by their paths from its root: Markdown,
    /// config files whose names are known, and the repository's own settings. What was built before is none of them.
    package func filesBeside(_ folders: SiteFolders) -> [String] {
        let root = SiteFolders.absolute(folders.root)
        let own = [folders.content, folders.templates, joined(folders.root, "public")]
            .compactMap { innerPath(of: SiteFolders.absolute($0), in: root) }
        guard !own.contains("") else { return [] }
        let selection = FileSelection(
            include: PathPatterns(), exclude: PathPatterns(own.map { Located(value: $0, range: 0..<0) }),
            configs: FilePatternIndex(configs))
        var walk = RepositoryWalk(root: root, selection)
        guard (try? walk.find()) != nil else { return [] }
        return Set(walk.paths.map(\.path) + walk.configurations)
            .filter { path in !own.contains { innerPath(of: path, in: $0) != nil } }.sorted()
    }
}
