import Diagnostics

/// What is needed to judge the places of files in an output folder.
struct OutputPlaces: Sendable {
    /// What one file needs, and the mark that it has then.
    enum Verdict: Sendable {
        case unchanged(FileMark?)
        case changed(FileMark?)
        case foreign
    }

    let old: Manifest
    /// What builds wrote, as far as it may be replaced.
    let known: Set<PathKey>
    let knownFolders: Set<PathKey>

    func verdicts(
        _ files: ArraySlice<OutputFile>, in root: WritableFolder
    ) throws(FileSystemError) -> [Verdict] {
        var walk = FolderWalk(root)
        var verdicts: [Verdict] = []
        for file in files { verdicts.append(try verdict(on: file, walk: &walk)) }
        return verdicts
    }

    private func verdict(
        on file: OutputFile, walk: inout FolderWalk
    ) throws(FileSystemError) -> Verdict {
        switch try walk.entry(parent(of: file.path)) {
        case .nothing: return .changed(try mark(of: file))
        case .file: return isBelowKnownFile(file.path) ? .changed(try mark(of: file)) : .foreign
        case .folder(let folder):
            let name = fileName(of: file.path)
            guard let status = try folder.plainStatus(name) else { return .changed(try mark(of: file)) }
            if status.kind == .directory {
                let isFree = try holdsOnlyKnown(file.path, name, in: folder)
                return isFree ? .changed(try mark(of: file)) : .foreign
            }
            if known.contains(file.path) {
                let isUnchanged = try isUnchanged(file, status, in: folder)
                return isUnchanged ? .unchanged(try keptMark(of: file)) : .changed(try mark(of: file))
            }
            return try adopts(file, status, in: folder)
        }
    }

    /// The mark of a file that is written; `nil` for the copy of a file that has vanished.
    private func mark(of file: OutputFile) throws(FileSystemError) -> FileMark? {
        switch file.content {
        case .bytes(let bytes): return FileMark(of: bytes)
        case .copy(let source): return try FileSystem.status(source).map(FileMark.init(ofCopy:))
        }
    }

    /// The mark of a file that is there already; where no build was killed it need not be made again.
    private func keptMark(of file: OutputFile) throws(FileSystemError) -> FileMark? {
        guard old.state == .complete, let marks = old.files[PathKey(file.path)], marks.count == 1 else {
            return try mark(of: file)
        }
        return marks.first
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
            let isUnchanged = try isUnchanged(file, status, in: folder)
            return isUnchanged ? .unchanged(try mark(of: file)) : .foreign
        }
        let original = try FileSystem.status(source)
        guard original?.size == status.size,
            try FileSystem.read(source) == folder.read(fileName(of: file.path))
        else { return .foreign }
        let mark = try mark(of: file)
        return original == status ? .unchanged(mark) : .changed(mark)
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
