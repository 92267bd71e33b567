import Text

/// An output folder that no other build can write into as long as this value lives.
package struct TakenOutput: Sendable {
    let root: WritableFolder
    /// Holds the lock; nobody asks it anything.
    private let lock: FileLock
    private let shownPath: String

    init(root: WritableFolder, lock: FileLock, shownPath: String) {
        self.root = root
        self.lock = lock
        self.shownPath = shownPath
    }

    /// Brings the folder to exactly these files, as a draft does.
    package func write(
        _ files: [OutputFile], jobs: Int, keepGoing: Bool = false
    ) throws(FileSystemError) -> OutputDirectory.Outcome {
        let planned = Set(files.map { PathKey($0.path) })
        var draft = try OutputDraft(of: planned, in: self, jobs: jobs, keepGoing: keepGoing)
        try draft.add(files)
        return try draft.publish(remembering: nil)
    }

    /// What a build by a stamp left here, and how many files, where all of them are as it wrote them.
    package func memory(
        of stamp: BuildStamp, jobs: Int
    ) throws(FileSystemError) -> (memory: BuildMemory, files: Int)? {
        guard let bytes = try root.read(Manifest.fileName) else { return nil }
        let (manifest, problems) = Manifest.read(
            SourceText(path: joined(shownPath, Manifest.fileName), bytes: bytes))
        guard problems.isEmpty, manifest.state == .complete, let memory = manifest.memory,
            memory.stamp == stamp
        else { return nil }
        let files = manifest.files.sorted { $0.key < $1.key }
        let fits = try inSlices(files, jobs: jobs) { (slice) throws(FileSystemError) in
            var walk = FolderWalk(root)
            var fits: [Bool] = []
            for (path, marks) in slice { fits.append(try Self.isThere(path.text, marks, &walk)) }
            return fits
        }
        return fits.allSatisfy(\.self) ? (memory, files.count) : nil
    }

    private static func isThere(
        _ path: String, _ marks: Set<FileMark>, _ walk: inout FolderWalk
    ) throws(FileSystemError) -> Bool {
        let name = fileName(of: path)
        guard let mark = marks.first, case .folder(let folder) = try walk.entry(parent(of: path)),
            let status = try folder.plainStatus(name), status.kind == .file
        else { return false }
        return try mark.fits(status) { () throws(FileSystemError) in try folder.read(name) }
    }

    /// Looks at what stands where earlier builds wrote.
    ///
    /// - Parameter planned: the paths of all files that the site may have.
    func survey(of planned: Set<PathKey>) throws(FileSystemError) -> OutputSurvey {
        let bytes = try root.read(Manifest.fileName)
        let text = SourceText(path: joined(shownPath, Manifest.fileName), bytes: bytes ?? [])
        let (manifest, problems) = bytes == nil ? (Manifest(), []) : Manifest.read(text)
        return try OutputSurvey(
            manifest, problems, text, shownPath: shownPath, planned: planned, in: root)
    }
}
