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
    public func write(
        _ files: [OutputFile], jobs: Int, keepGoing: Bool = false
    ) throws(FileSystemError) -> OutputDirectory.Outcome {
        let survey = try survey(files, jobs: jobs)
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
