import Diagnostics

/// The folder that a site is written into.
///
/// Each file is written beside its place and renamed, so that it is whole at any moment; unchanged files are
/// left alone; and only what an earlier build wrote is ever replaced or removed.
public struct OutputDirectory: Sendable {
    /// What writing changed.
    public struct Outcome: Sendable, Hashable {
        /// Files that were new or had other bytes.
        public var written = 0
        /// Files that had these bytes already.
        public var unchanged = 0
        /// Files of earlier builds that the site has no more.
        public var removed = 0
        /// Files of somebody else's that stand where the site has a file. Unless told to go on, nothing was written.
        public var diagnostics: [Diagnostic] = []
    }

    /// The folder's path.
    public let path: String
    /// The path that findings show.
    public let shownPath: String

    /// Makes the value; the folder itself is made when something is written.
    public init(path: String, shownPath: String) {
        self.path = path
        self.shownPath = shownPath
    }

    /// Brings the folder to exactly these files, besides those that are somebody else's.
    ///
    /// Where a file of somebody else's is in the way, nothing is written, or with `keepGoing` all but that file.
    /// Throws when the machine refuses; every file is whole even then.
    public func write(
        _ files: [OutputFile], jobs: Int, keepGoing: Bool = false
    ) throws(FileSystemError) -> Outcome {
        try FileSystem.makeDirectory(path)
        let old = try readManifest()
        if old.state == .writing { try removeLeftovers(of: old) }
        var outcome = Outcome()
        let foreign = try foreignFiles(in: files, besides: old.paths)
        outcome.diagnostics = foreign.sorted().map { .foreignFile(Location(path: joined(shownPath, $0))) }
        if !foreign.isEmpty, !keepGoing { return outcome }

        let files = foreign.isEmpty ? files : files.filter { !foreign.contains($0.path) }
        let new = Set(files.map(\.path))
        let changed = try changedFiles(files, jobs: jobs)
        let stale = old.paths.subtracting(new)
        outcome.written = changed.count
        outcome.unchanged = files.count - changed.count
        outcome.removed = stale.count
        if changed.isEmpty, old == Manifest(paths: new) { return outcome }

        try write(Manifest(state: .writing, paths: old.paths.union(new)))
        let blocking = stale.intersection(folders(of: new)).union(stale.filter { hasAncestor($0, in: new) })
        try remove(blocking)
        try writeAll(changed, jobs: jobs)
        try remove(stale.subtracting(blocking))
        try write(Manifest(state: .complete, paths: new))
        return outcome
    }

    // MARK: Files of somebody else's

    /// The paths at which something stands that no build wrote and that differs from what would be written.
    private func foreignFiles(
        in files: [OutputFile], besides known: Set<String>
    ) throws(FileSystemError) -> Set<String> {
        var blocked = Set<String>()
        for folder in folders(of: Set(files.map(\.path))) where !known.contains(folder) {
            let kind = try FileSystem.status(joined(path, folder))?.kind
            if kind != nil, kind != .directory { blocked.insert(folder) }
        }
        let ownFolders = self.folders(of: known)
        var foreign = Set<String>()
        for file in files where !ownFolders.contains(file.path) {
            if hasAncestor(file.path, in: blocked) {
                foreign.insert(file.path)
            } else if !known.contains(file.path), try isOccupied(file) {
                foreign.insert(file.path)
            }
        }
        return foreign
    }

    private func isOccupied(_ file: OutputFile) throws(FileSystemError) -> Bool {
        let target = joined(path, file.path)
        guard let status = try FileSystem.status(target, follow: false) else { return false }
        guard status.kind == .file else { return true }
        switch file.content {
        case .bytes(let bytes): return try !holds(target, bytes, status)
        case .copy(let source): return try FileSystem.read(source) != FileSystem.read(target)
        }
    }

    /// All folders that these files lie in.
    private func folders(of files: Set<String>) -> Set<String> {
        var folders = Set<String>()
        for file in files {
            var folder = parent(of: file)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = parent(of: folder) }
        }
        return folders
    }

    private func hasAncestor(_ file: String, in paths: Set<String>) -> Bool {
        guard !paths.isEmpty else { return false }
        var folder = parent(of: file)
        while !folder.isEmpty, !paths.contains(folder) { folder = parent(of: folder) }
        return !folder.isEmpty
    }

    // MARK: Writing

    /// The files that are not there yet or hold other bytes.
    private func changedFiles(_ files: [OutputFile], jobs: Int) throws(FileSystemError) -> [OutputFile] {
        let results = concurrentMap(files, jobs: jobs) { file in
            Result { () throws(FileSystemError) in try isChanged(file) }
        }
        var changed: [OutputFile] = []
        for (file, result) in zip(files, results) where try result.get() { changed.append(file) }
        return changed
    }

    private func isChanged(_ file: OutputFile) throws(FileSystemError) -> Bool {
        let target = joined(path, file.path)
        guard let status = try FileSystem.status(target, follow: false) else { return true }
        switch file.content {
        case .bytes(let bytes): return try !holds(target, bytes, status)
        // A copy has the time of its original, so size and time tell whether it is still the same.
        case .copy(let source): return try FileSystem.status(source) != status
        }
    }

    private func writeAll(_ files: [OutputFile], jobs: Int) throws(FileSystemError) {
        for folder in folders(of: Set(files.map(\.path))).sorted() {
            try FileSystem.makeDirectory(joined(path, folder))
        }
        let results = concurrentMap(files, jobs: jobs) { file in
            Result { () throws(FileSystemError) in try write(file) }
        }
        for result in results { try result.get() }
    }

    /// Writes a file beside its place and gives it its name, so that its place always holds a whole file.
    private func write(_ file: OutputFile) throws(FileSystemError) {
        let temporary = temporaryPath(for: file.path)
        switch file.content {
        case .bytes(let bytes): try FileSystem.write(bytes, to: temporary)
        case .copy(let source): try FileSystem.copy(source, to: temporary)
        }
        try FileSystem.rename(temporary, to: joined(path, file.path))
    }

    private func holds(
        _ target: String, _ bytes: [UInt8], _ status: FileSystem.Status
    ) throws(FileSystemError) -> Bool {
        guard status.kind == .file, status.size == bytes.count else { return false }
        return try FileSystem.read(target) == bytes
    }

    private func temporaryPath(for file: String) -> String {
        joined(joined(path, parent(of: file)), ".\(fileName(of: file)).waymark-new")
    }

    // MARK: Removing

    private func remove(_ stale: Set<String>) throws(FileSystemError) {
        for file in stale.sorted() {
            try FileSystem.remove(joined(path, file))
            var folder = parent(of: file)
            while !folder.isEmpty, FileSystem.removeEmptyDirectory(joined(path, folder)) {
                folder = parent(of: folder)
            }
        }
    }

    /// What a build that was killed left beside its files.
    private func removeLeftovers(of manifest: Manifest) throws(FileSystemError) {
        for file in manifest.paths { try FileSystem.remove(temporaryPath(for: file)) }
        try FileSystem.remove(temporaryPath(for: Manifest.fileName))
    }

    // MARK: The manifest

    private func readManifest() throws(FileSystemError) -> Manifest {
        let file = joined(path, Manifest.fileName)
        guard try FileSystem.status(file) != nil else { return Manifest() }
        return Manifest(parsing: try FileSystem.read(file))
    }

    private func write(_ manifest: Manifest) throws(FileSystemError) {
        try write(OutputFile(path: Manifest.fileName, content: .bytes(manifest.bytes)))
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func foreignFile(_ location: Location) -> Diagnostic {
        Diagnostic(
            .outputExists, .error, "a file that no build wrote stands where the site has a page or a file",
            at: location, help: "move it away, or choose another folder with --output")
    }
}
