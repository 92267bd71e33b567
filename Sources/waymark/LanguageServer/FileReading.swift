import LanguageServer
import SiteGenerator
import Text

/// Reads from the disk what a language server asks for.
struct FileReading {
    private let resources: ProgramResources
    /// The sites as they were read last, by their roots.
    private var trees: [String: SourceTree] = [:]

    init(_ resources: ProgramResources) { self.resources = resources }

    /// Reads what is asked for; a reason where it cannot be read.
    mutating func read(_ reading: Reading) -> ReadFiles {
        do {
            switch reading {
            case .folder(let path): return try folder(path)
            case .file(let path, let bytes): return try file(path, bytes)
            case .changes(let root, let paths): return try changes(in: root, paths)
            case .shown(_, let places):
                return .texts(
                    places.compactMapValues { path in (try? SourceText.load(path))?.bytes })
            }
        } catch {
            return .failed("\(error)")
        }
    }

    private mutating func folder(_ path: String) throws -> ReadFiles {
        if let root = try InputKind.site(of: path) { return try site(root) }
        return try repository(RepositoryInput(path: path, shown: ""), root: path)
    }

    private mutating func site(_ root: String) throws -> ReadFiles {
        let tree = try SourceTree.load(SiteFolders(root: root))
        trees[root] = tree
        return .site(root: root, tree)
    }

    private func repository(_ input: RepositoryInput, root: String) throws -> ReadFiles {
        let configuration = try RepositoryConfiguration.find(for: [input])
        let catalogue = configuration.catalogue(resources)
        return .repository(
            root: root, try RepositoryTree.load([input], with: catalogue, configuration), catalogue)
    }

    private mutating func file(_ path: String, _ bytes: [UInt8]) throws -> ReadFiles {
        if let root = try InputKind.site(of: path) { return try site(root) }
        let (folder, name) = Self.parts(of: path)
        guard !Machine.exists(path) else {
            return try repository(RepositoryInput(path: path, shown: name), root: folder)
        }
        let configuration = try RepositoryConfiguration.find(
            for: [RepositoryInput(path: Machine.exists(folder) ? folder : "/", shown: "")])
        let catalogue = configuration.catalogue(resources)
        return .repository(root: folder, RepositoryTree(bytes, name: name, with: catalogue), catalogue)
    }

    private static func parts(of path: String) -> (folder: String, name: String) {
        let names = path.split(separator: "/")
        return ("/" + names.dropLast().joined(separator: "/"), names.last.map(String.init) ?? path)
    }

    private mutating func changes(in root: String, _ paths: Set<String>) throws -> ReadFiles {
        guard let tree = trees[root] else { return try folder(root) }
        let folders = SiteFolders(root: root)
        guard !paths.isEmpty, let again = tree.rereading(Set(paths.map(SiteFolders.absolute)), in: folders)
        else { return try site(root) }
        trees[root] = again.tree
        return .site(root: root, again.tree)
    }
}
