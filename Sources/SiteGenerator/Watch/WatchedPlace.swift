import Diagnostics

/// A site or a repository as a value, which can be looked at on any day and with any schemas. The disk stays as it is.
struct WatchedPlace: Sendable {
    private enum Content: Sendable {
        case site(SourceTree)
        case repository(RepositoryTree, RepositoryConfiguration)
    }

    private var content: Content
    private let resources: ProgramResources

    /// Reads all of it.
    init(_ home: SchemaHome, with resources: ProgramResources) throws {
        self.resources = resources
        switch home {
        case .site(let folders): content = .site(try SourceTree.load(folders))
        case .repository(let root):
            let inputs = [RepositoryInput(path: root, shown: "")]
            let configuration = try RepositoryConfiguration.find(for: inputs)
            let tree = try RepositoryTree.load(
                inputs, with: configuration.catalogue(resources), configuration)
            content = .repository(tree, configuration)
        }
    }

    /// The site; `nil` for a repository.
    var site: SourceTree? {
        if case .site(let tree) = content { tree } else { nil }
    }

    /// What is found with these options, and whether all of it could be read and there was anything.
    func look(_ options: SiteOptions) -> (report: Report, couldRun: Bool) {
        switch content {
        case .site(let tree):
            let result = build(tree, with: resources, options: options)
            return (result.report, result.couldRun && !result.isEmpty)
        case .repository(let tree, let configuration):
            let result = check(tree, with: configuration.catalogue(resources), options: options)
            return (result.report, result.couldRun && !tree.isEmpty)
        }
    }

    /// Some of the files as `check --fix` would leave them.
    func mended(_ options: SiteOptions, only paths: [String]) -> [MendedFile] {
        switch content {
        case .site(let tree): mend(tree, with: resources, options: options, only: paths).files
        case .repository(let tree, let configuration):
            mend(tree, with: configuration.catalogue(resources), options: options, only: paths).files
        }
    }

    /// The same with newer schemas.
    func replacing(_ files: [SchemaNews.NewFile]) -> WatchedPlace {
        guard !files.isEmpty else { return self }
        var place = self
        switch content {
        case .site(var tree):
            var lock = SchemaLock(of: tree)
            for file in files {
                lock.note(file.entry)
                tree = tree.replacing(file.entry.file, with: file.bytes)
            }
            place.content = .site(tree.replacing(SchemaLock.fileName, with: lock.bytes))
        case .repository(var tree, var configuration):
            configuration.taken = configuration.taken.replacing(files)
            tree.configuration = configuration
            place.content = .repository(tree, configuration)
        }
        return place
    }
}

extension TakenSchemas {
    /// The same with newer texts of schemas, and with parts of them that are new.
    fileprivate func replacing(_ newer: [SchemaNews.NewFile]) -> TakenSchemas {
        var taken = self
        var lock = SchemaLock(of: SourceTree(files: files))
        for file in newer {
            lock.note(file.entry)
            taken.put(file.bytes, at: file.entry.file)
        }
        taken.put(lock.bytes, at: SchemaLock.fileName)
        return taken
    }
}
