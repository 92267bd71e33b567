import Diagnostics
import LanguageProtocol
import SiteGenerator
import Text

/// A folder that is open, or a file that stands alone: its files as they were read, with the editor's texts
/// laid over them.
struct Project: Sendable {
    /// The absolute path of the folder that findings' paths are relative to.
    let root: String
    /// The document that stands alone; `nil` for a folder.
    let lone: DocumentURI?
    /// The site that the folder is; `nil` for a repository.
    private var session: Session?
    /// The repository that the folder is; `nil` for a site.
    private var repository: RepositorySession?
    /// The site's files as they were read.
    private var disk: SourceTree?
    /// The texts of open documents, by the paths that findings show.
    private var open: [PathKey: [UInt8]] = [:]
    /// The texts of files that pages show.
    private var shown: [PathKey: [UInt8]] = [:]
    /// Whether something was laid over the files that nobody has looked at yet.
    private(set) var isStale = false
    /// What was found, by path; `nil` where that is not known.
    private var known: [String: [Diagnostic]]?
    private let setup: Setup

    init?(_ files: ReadFiles, lone: DocumentURI? = nil, _ setup: Setup) {
        self.lone = lone
        self.setup = setup
        switch files {
        case .site(let root, _), .repository(let root, _, _): self.root = root
        case .texts, .failed: return nil
        }
        take(files)
    }

    // MARK: Changes

    /// Takes over files that were read.
    mutating func take(_ files: ReadFiles) {
        switch files {
        case .site(_, let tree):
            (disk, shown, repository) = (tree, [:], nil)
            if session == nil { session = Session(tree, with: setup.resources, options: setup.options) }
        case .repository(_, let tree, let catalogue):
            (disk, session) = (nil, nil)
            repository = RepositorySession(tree, with: catalogue, options: setup.options)
        case .texts(let texts):
            for (place, bytes) in texts { shown[PathKey("content/" + place)] = bytes }
        case .failed: return
        }
        (isStale, known) = (true, nil)
    }

    /// Lays the text of an open document over the files, or takes it away.
    mutating func lay(_ bytes: [UInt8]?, at path: String) {
        open[PathKey(path)] = bytes
        (isStale, known) = (true, nil)
    }

    /// Whether a file is one of the project's, or would be if it were there.
    func reads(_ path: String) -> Bool {
        session?.tree.reads(path) ?? repository?.has(path) ?? false
    }

    /// Takes over what was laid over the files.
    mutating func refresh() {
        guard isStale else { return }
        isStale = false
        if let disk { session?.update(disk.laying(shown.merging(open) { $1 })) }
        repository?.lay(open)
    }

    /// The files that pages show and whose texts nobody has read, by their places, with their paths.
    var unread: [String: String] {
        session?.unread.filter { shown[PathKey("content/" + $0.key)] == nil } ?? [:]
    }

    // MARK: Questions

    /// The site as it is now; `nil` where it is none.
    var site: EditedSite? { session?.edited }

    /// The same in the language that a file is in.
    func site(at path: String) -> EditedSite? { session?.edited(at: path) }

    /// Whether it is a site.
    var isSite: Bool { session != nil }

    /// The bytes of a file.
    func bytes(at path: String) -> [UInt8]? { session?.tree.bytes(at: path) ?? repository?.bytes(at: path) }

    /// The paths of a repository's files; of a site none, whose pages are asked for otherwise.
    var paths: [String] { repository?.tree.paths ?? [] }

    /// The config text around a byte of a file.
    func config(in path: String, at offset: Int) -> EditedConfig? {
        session?.edited(at: path).config(in: path, at: offset) ?? repository?.config(in: path, at: offset)
    }

    /// The config texts in the blocks of a file.
    func configs(in path: String) -> [EditedConfig] {
        session?.edited(at: path).configs(in: path) ?? repository?.configs(in: path) ?? []
    }

    /// A Markdown file, read by itself.
    func page(at path: String) -> EditedPage? {
        session?.edited(at: path).text(at: path) ?? repository?.text(at: path)
    }

    /// The schemas that blocks can be bound to.
    var catalogue: SchemaCatalogue? { session?.edited.catalogue ?? repository?.catalogue }

    /// The bytes of a file with all its fixes that hold; `nil` where none does.
    func mended(_ path: String) -> [UInt8]? {
        if let tree = session?.tree {
            let result = mend(tree, with: setup.resources, options: setup.options, only: [path])
            return result.files.first { $0.path == path }?.after
        }
        guard let repository else { return nil }
        let result = mend(
            repository.tree, with: repository.catalogue, options: setup.options, only: [path])
        return result.files.first { $0.path == path }?.after
    }

    /// What is found, by the paths of the files; as `check` finds it.
    mutating func findings() -> [String: [Diagnostic]] {
        if let known, !isStale { return known }
        refresh()
        let found = session?.found() ?? repository?.checked().report.diagnostics ?? []
        let grouped = Dictionary(grouping: found, by: \.location.path)
        known = grouped
        return grouped
    }
}
