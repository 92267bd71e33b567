import Diagnostics

/// An output folder that no other build can write into as long as this value lives.
public struct TakenOutput: Sendable {
    let root: WritableFolder
    /// Holds the lock; nobody asks it anything.
    private let lock: FileLock
    private let shownPath: String

    init(root: WritableFolder, lock: FileLock, shownPath: String) {
        self.root = root
        self.lock = lock
        self.shownPath = shownPath
    }

    /// Brings the folder to exactly these files, besides those that are somebody else's.
    ///
    /// Where a file of somebody else's is in the way, nothing is written, or with `keepGoing` all but that file.
    /// Throws when the machine refuses; until the first file is in its place the folder shows nothing new.
    ///
    /// - Parameter memory: what the next build may know of this one.
    public func write(
        _ files: [OutputFile], jobs: Int, keepGoing: Bool = false, remembering memory: BuildMemory? = nil
    ) throws(FileSystemError) -> OutputDirectory.Outcome {
        var survey = try survey(files, jobs: jobs)
        survey.memory = memory
        var outcome = OutputDirectory.Outcome()
        outcome.diagnostics = survey.diagnostics
        outcome.sources = survey.sources
        guard survey.foreign.isEmpty || keepGoing else { return outcome }
        outcome.written = survey.changed.count
        outcome.unchanged = survey.unchanged
        outcome.removed = survey.stale.count
        guard !survey.isUpToDate else { return outcome }
        try StagedOutput(survey, in: root, jobs: jobs).publish(jobs: jobs)
        return outcome
    }

    /// What a build by a stamp left here, and how many files, where all of them are as it wrote them.
    public func memory(
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

    /// Looks at everything that writing these files would touch.
    func survey(_ files: [OutputFile], jobs: Int) throws(FileSystemError) -> OutputSurvey {
        let bytes = try root.read(Manifest.fileName)
        let text = SourceText(path: joined(shownPath, Manifest.fileName), bytes: bytes ?? [])
        let (manifest, problems) = bytes == nil ? (Manifest(), []) : Manifest.read(text)
        var survey = OutputSurvey(manifest, problems, text, shownPath: shownPath)
        try survey.look(at: files, in: root, jobs: jobs)
        return survey
    }

    /// Removes what builds left that were killed before they were done.
    func removeLeftovers() throws(FileSystemError) {
        for name in try root.names() where name.hasPrefix(StagedOutput.prefix) {
            guard case .folder(let folder) = try root.folder(name) else { continue }
            for file in try folder.names() {
                // A build stages no folders, so one is somebody else's and stays.
                if case .folder? = try? folder.folder(file) { continue }
                try folder.remove(file)
            }
            root.removeEmptyFolder(name)
        }
    }
}
