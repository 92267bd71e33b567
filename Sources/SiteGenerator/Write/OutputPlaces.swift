import Text

/// What is needed to judge the places of files in an output folder.
struct OutputPlaces: Sendable {
    /// What one file needs.
    enum Verdict: Sendable {
        case unchanged, changed, foreign
        /// Not even its folder is there yet.
        case new
    }

    /// A verdict with the mark that the file has then; none for a foreign file, and the copy of one that has vanished.
    struct Judgement: Sendable {
        let verdict: Verdict
        let mark: FileMark?
    }

    let old: Manifest
    /// What builds wrote, as far as it may be replaced.
    var known: Set<PathKey>
    let knownFolders: Set<PathKey>

    func judge(
        _ files: ArraySlice<OutputFile>, in root: WritableFolder
    ) throws(FileSystemError) -> [Judgement] {
        var walk = FolderWalk(root)
        var judgements: [Judgement] = []
        for file in files {
            let verdict = try verdict(on: file, walk: &walk)
            judgements.append(Judgement(verdict: verdict, mark: try mark(of: file, verdict)))
        }
        return judgements
    }

    /// The mark of a file that is there already need not be made again where no build was killed.
    private func mark(of file: OutputFile, _ verdict: Verdict) throws(FileSystemError) -> FileMark? {
        if verdict == .foreign { return nil }
        if verdict == .unchanged, old.state == .complete, let marks = old.files[PathKey(file.path)],
            marks.count == 1
        {
            return marks.first
        }
        switch file.content {
        case .bytes(let bytes): return FileMark(of: bytes)
        case .copy(let source): return try FileSystem.status(source).map(FileMark.init(ofCopy:))
        }
    }

    private func verdict(
        on file: OutputFile, walk: inout FolderWalk
    ) throws(FileSystemError) -> Verdict {
        switch try walk.entry(parent(of: file.path)) {
        case .nothing: return .new
        case .file: return isBelowKnownFile(file.path) ? .changed : .foreign
        case .folder(let folder):
            let name = fileName(of: file.path)
            guard let status = try folder.plainStatus(name) else { return .changed }
            if status.kind == .directory {
                return try holdsOnlyKnown(file.path, name, in: folder) ? .changed : .foreign
            }
            if known.contains(file.path) {
                return try isUnchanged(file, status, in: folder) ? .unchanged : .changed
            }
            return try adopts(file, status, in: folder)
        }
    }

    private func isUnchanged(
        _ file: OutputFile, _ status: FileSystem.Status, in folder: WritableFolder
    ) throws(FileSystemError) -> Bool {
        switch file.content {
        case .bytes(let bytes):
            guard status.size == bytes.count else { return false }
            return try folder.read(fileName(of: file.path)) == bytes
        // A copy has the time of its original, so size and time tell whether it is still the same.
        case .copy(let source): return try FileSystem.status(source) == status
        }
    }

    /// A file that no build wrote is taken over if it holds what a build would write.
    private func adopts(
        _ file: OutputFile, _ status: FileSystem.Status, in folder: WritableFolder
    ) throws(FileSystemError) -> Verdict {
        guard case .copy(let source) = file.content else {
            return try isUnchanged(file, status, in: folder) ? .unchanged : .foreign
        }
        let original = try FileSystem.status(source)
        guard original?.size == status.size,
            try FileSystem.read(source) == folder.read(fileName(of: file.path))
        else { return .foreign }
        return original == status ? .unchanged : .changed
    }

    /// Whether a file that stands where a folder is needed was written by a build.
    private func isBelowKnownFile(_ path: String) -> Bool {
        var folder = parent(of: path)
        while !folder.isEmpty, !known.contains(folder) { folder = parent(of: folder) }
        return !folder.isEmpty
    }

    /// Whether a folder that stands where a file is needed has nothing in it but what builds wrote.
    private func holdsOnlyKnown(
        _ path: String, _ name: String, in outer: WritableFolder
    ) throws(FileSystemError) -> Bool {
        guard knownFolders.contains(path), case .folder(let folder) = try outer.folder(name) else {
            return false
        }
        for name in try folder.names() {
            let inner = joined(path, name)
            guard let status = try folder.plainStatus(name) else { continue }
            let isKnown =
                status.kind == .file
                ? known.contains(inner) : try holdsOnlyKnown(inner, name, in: folder)
            guard isKnown else { return false }
        }
        return true
    }
}
