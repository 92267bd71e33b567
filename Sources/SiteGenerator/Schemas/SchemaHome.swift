package import Diagnostics

/// Where the schemas are kept that somebody takes from elsewhere: in the content folder of a site, or in the root of a
/// repository that is none. A folder `schemas` lies there, and the lock beside it.
package enum SchemaHome: Sendable {
    case site(SiteFolders)
    /// A repository, by the folder in which the lock is, or will be.
    case repository(root: String)

    /// The home for whoever works in a folder.
    ///
    /// In a repository it is the nearest folder around with a lock, else the one with `waymark.yaml`, else the
    /// repository's root, which is where `.git` lies, else the folder itself.
    package init(around path: String) throws {
        guard let kind = try FileSystem.status(path)?.kind else { throw FileSystemError.missingFolder(path) }
        guard kind == .directory else { throw FileSystemError.missingFolder(path, isThere: true) }
        if let root = try InputKind.site(of: path) {
            self = .site(SiteFolders(root: root))
            return
        }
        let here = SiteFolders.absolute(path)
        let folders = try RepositoryConfiguration.folders(around: here)
        func first(with name: String) throws -> String? {
            for folder in folders where try FileSystem.status(joined(folder, name), follow: false) != nil {
                return folder
            }
            return nil
        }
        let root =
            try first(with: SchemaLock.fileName) ?? first(with: RepositoryConfiguration.fileName)
            ?? first(with: ".git") ?? here
        self = .repository(root: root == here ? path : root)
    }

    /// The root of the site or repository, which the paths of sources begin at.
    package var root: String {
        switch self {
        case .site(let folders): folders.root
        case .repository(let root): root
        }
    }

    /// Opens the folder in which `schemas` and the lock lie.
    func open() throws(FileSystemError) -> WritableFolder {
        switch self {
        case .site(let folders):
            guard try FileSystem.status(folders.content)?.kind == .directory else {
                throw FileSystemError.missingFolder(folders.content)
            }
            return try folders.openContent()
        case .repository(let root): return try WritableFolder.open(root)
        }
    }

    /// What is to be said where nothing was taken, which would look like what is up to date.
    package var wordsForNone: String {
        "no schema was taken into \(root) yet; `waymark schema add` takes one"
    }

    /// How a file of the home is shown: by its path from the root.
    package func shown(_ file: String) -> String {
        switch self {
        case .site: joined("content", file)
        case .repository: file
        }
    }

    // MARK: What is checked with the schemas

    /// What is wrong with a schema that lies here, a line each.
    package func remarks(on file: String, with resources: ProgramResources) throws -> [String] {
        switch self {
        case .site(let folders):
            SchemaCatalogue(resources, site: try SourceTree.load(folders)).remarks(on: file)
        case .repository:
            try RepositoryConfiguration.find(for: inputs).catalogue(resources).remarks(on: file)
        }
    }

    /// What a schema in the place of another would have the checker find that it does not find today.
    package func findings(
        replacing replacement: SchemaReplacement, with resources: ProgramResources, options: SiteOptions
    ) throws -> Report {
        switch self {
        case .site(let folders):
            return try SourceTree.load(folders).findings(
                replacing: replacement, with: resources, options: options)
        case .repository:
            let configuration = try RepositoryConfiguration.find(for: inputs)
            func report(_ replacement: SchemaReplacement?) throws -> Report {
                let catalogue = configuration.catalogue(resources, replacing: replacement)
                let tree = try RepositoryTree.load(inputs, with: catalogue, configuration)
                return check(tree, with: catalogue, options: options).report
            }
            return try report(replacement).news(since: report(nil))
        }
    }

    private var inputs: [RepositoryInput] { [RepositoryInput(path: root, shown: "")] }
}
