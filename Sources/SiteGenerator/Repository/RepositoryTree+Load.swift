import Diagnostics

extension RepositoryTree {
    /// Reads what is to be looked at: all of it below the folders that are given, and the files that are.
    ///
    /// Paths are relative to the folder where there is one only, and else begin with the folder as it is given.
    public static func load(
        _ inputs: [String], with catalogue: SchemaCatalogue
    ) throws(FileSystemError) -> RepositoryTree {
        let selection = FileSelection(
            include: IgnoreFile([]), exclude: IgnoreFile([]), configs: catalogue.entries.map(\.patterns))
        var reader = RepositoryReader(selection)
        for input in inputs {
            switch try FileSystem.status(input)?.kind {
            case .directory: try reader.readFolder(input, shown: inputs.count == 1 ? "" : input)
            case .file: reader.readFile(input)
            case .symbolicLink, .other: throw FileSystemError("read", input, .special)
            case nil: throw FileSystemError.missingInput(input)
            }
        }
        return RepositoryTree(
            files: reader.files, leftOut: reader.leftOut, diagnostics: reader.diagnostics)
    }
}

/// Collects the files of several folders and single ones, each once.
private struct RepositoryReader {
    let selection: FileSelection
    private(set) var files: [RepositoryTree.File] = []
    private(set) var leftOut = Summary.LeftOut()
    private(set) var diagnostics: [Diagnostic] = []
    private var seen = Set<String>()

    init(_ selection: FileSelection) {
        self.selection = selection
    }

    mutating func readFolder(_ folder: String, shown: String) throws(FileSystemError) {
        var walk = RepositoryWalk(root: folder, selection)
        try walk.find()
        diagnostics += walk.diagnostics
        leftOut.ignored += walk.leftOut.ignored.map { joined(shown, $0) }
        leftOut.excluded += walk.leftOut.excluded.map { joined(shown, $0) }
        leftOut.links += walk.leftOut.links.map { joined(shown, $0) }
        for (path, kind) in walk.paths { read(joined(folder, path), shown: joined(shown, path), kind) }
    }

    /// A file that was named is looked at whatever it is called; one that is neither Markdown nor known is read as
    /// Markdown is, in which nothing will be found.
    mutating func readFile(_ path: String) {
        read(path, shown: path, selection.kind(of: path) ?? .markdown)
    }

    private mutating func read(_ path: String, shown: String, _ kind: RepositoryTree.File.Kind) {
        guard seen.insert(shown).inserted else { return }
        do throws(FileSystemError) {
            files.append(RepositoryTree.File(path: shown, bytes: try FileSystem.read(path), kind: kind))
        } catch {
            diagnostics.append(.unreadable(error, at: Location(path: shown, range: nil)))
        }
    }
}
