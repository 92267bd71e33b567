import Diagnostics

extension RepositoryConfiguration {
    /// Reads the configuration of what is checked: the nearest one in the folder or around it, up to the root of the
    /// repository, which is where `.git` lies.
    package static func find(for inputs: [RepositoryInput]) throws(FileSystemError) -> RepositoryConfiguration
    {
        guard let first = inputs.first else { return RepositoryConfiguration() }
        let base = SiteFolders.absolute(first.path)
        let start = try FileSystem.status(base)?.kind == .directory ? base : parent(of: base)
        let folders = try folders(around: start)
        func nearest(_ name: String) throws(FileSystemError) -> String? {
            for folder in folders
            where try FileSystem.status(joined(folder, name), follow: false) != nil { return folder }
            return nil
        }
        var configuration = RepositoryConfiguration()
        configuration.root = start
        if let folder = try nearest(fileName) {
            let file = joined(folder, fileName)
            configuration = read(file, shown: shown(file, from: first, at: base), root: folder)
        }
        if let folder = try nearest(SchemaLock.fileName) {
            let lock = shown(joined(folder, SchemaLock.fileName), from: first, at: base)
            configuration.taken = TakenSchemas(in: folder, shown: parent(of: lock))
            configuration.diagnostics += configuration.taken.diagnostics
        }
        configuration.strays = try strays(
            in: folders, upTo: configuration.path.isEmpty ? nil : configuration.root
        )
        .map { (file: $0, shown: shown($0, from: first, at: base)) }
        return configuration
    }

    /// Files that look like a repository's configuration and are not read, in what is checked and the folders around it,
    /// up to the one whose configuration is read.
    private static func strays(in folders: [String], upTo last: String?) throws(FileSystemError) -> [String] {
        var looked = folders
        if let last, let place = folders.firstIndex(of: last) {
            looked = Array(folders[...place])
        } else if let outermost = folders.last,
            try FileSystem.status(joined(outermost, ".git"), follow: false) == nil
        {
            // Where no repository begins, the folders around what is checked are somebody else's.
            looked = Array(folders.prefix(1))
        }
        return looked.flatMap { folder in
            StrayRepositoryConfiguration.names(in: folder).map { joined(folder, $0) }
        }
    }

    /// A folder and those around it, up to the root of the repository, which is where `.git` lies.
    static func folders(around folder: String) throws(FileSystemError) -> [String] {
        var folders = [folder.isEmpty ? "/" : folder]
        var last = folder
        while !last.isEmpty, try FileSystem.status(joined(last, ".git"), follow: false) == nil {
            last = parent(of: last)
            folders.append(last.isEmpty ? "/" : last)
        }
        return folders
    }

    private static func read(_ file: String, shown: String, root: String) -> RepositoryConfiguration {
        do throws(FileSystemError) {
            var configuration = RepositoryConfiguration(
                try FileSystem.readSettings(file), path: shown, root: root)
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
            configuration.diagnostics = [
                .unreadableSettings(error, at: Location(path: shown, range: nil), in: .repository)
            ]
            return configuration
        }
    }

    /// How findings show the file: relative to the folder that is checked where it lies there.
    private static func shown(_ file: String, from input: RepositoryInput, at base: String) -> String {
        if input.shown.isEmpty, let place = innerPath(of: file, in: base) { return place }
        return innerPath(of: file, in: SiteFolders.absolute(".")) ?? file
    }
}
