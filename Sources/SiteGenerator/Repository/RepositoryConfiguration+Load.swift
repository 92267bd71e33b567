import Diagnostics

extension RepositoryConfiguration {
    /// Reads the configuration of what is checked: the nearest one in the folder or around it, up to the root of the
    /// repository, which is where `.git` lies.
    public static func find(for inputs: [RepositoryInput]) throws(FileSystemError) -> RepositoryConfiguration
    {
        guard let first = inputs.first else { return RepositoryConfiguration() }
        let base = SiteFolders.absolute(first.path)
        var folder = try FileSystem.status(base)?.kind == .directory ? base : parent(of: base)
        var none = RepositoryConfiguration()
        none.root = folder
        while true {
            let file = joined(folder.isEmpty ? "/" : folder, fileName)
            if try FileSystem.status(file, follow: false)?.kind == .file {
                return read(file, shown: shown(file, from: first, at: base), root: folder)
            }
            let isRepository = try FileSystem.status(joined(folder, ".git"), follow: false) != nil
            if folder.isEmpty || isRepository { return none }
            folder = parent(of: folder)
        }
    }

    private static func read(_ file: String, shown: String, root: String) -> RepositoryConfiguration {
        do throws(FileSystemError) {
            var configuration = RepositoryConfiguration(
                try FileSystem.read(file), path: shown, root: root)
            let folder = parent(of: shown)
            for name in configuration.schemas {
                guard let place = normalized(name.value), !name.value.hasPrefix("/"),
                    place.hasSuffix(".json"),
                    try FileSystem.status(joined(root, place))?.kind == .file
                else { continue }
                let bytes = try FileSystem.read(joined(root, place))
                configuration.schemaFiles.append(
                    SourceTree.File(place: place, path: joined(folder, place), content: .text(bytes)))
            }
            return configuration
        } catch {
            var configuration = RepositoryConfiguration()
            configuration.path = shown
            configuration.root = root
            configuration.diagnostics = [.unreadable(error, at: Location(path: shown, range: nil))]
            return configuration
        }
    }

    /// How findings show the file: relative to the folder that is checked where it lies there.
    private static func shown(_ file: String, from input: RepositoryInput, at base: String) -> String {
        if input.shown.isEmpty, let place = innerPath(of: file, in: base) { return place }
        return innerPath(of: file, in: SiteFolders.absolute(".")) ?? file
    }
}
