import Text

/// What is to become of an output folder: it takes the files of a site slice by slice, and keeps of each its mark and,
/// where it changed, the file itself in a folder beside its place. Nothing is seen before all are published; a draft that
/// is let go leaves nothing behind.
package struct OutputDraft: Sendable {
    private let output: TakenOutput
    private let jobs: Int
    private let keepGoing: Bool
    private var survey: OutputSurvey
    /// The files that changed, as long as they may be published; nothing where there are none.
    private var staged: StagedOutput?

    /// Looks at what earlier builds left.
    ///
    /// - Parameter planned: the paths of all files that may be added.
    init(
        of planned: Set<PathKey>, in output: TakenOutput, jobs: Int, keepGoing: Bool
    ) throws(FileSystemError) {
        self.output = output
        self.jobs = jobs
        self.keepGoing = keepGoing
        survey = try output.survey(of: planned)
    }

    /// Whether nothing of somebody else's is in the way, or all the others are to be written all the same.
    private var mayBePublished: Bool { survey.foreign.isEmpty || keepGoing }

    /// Takes in some of the files; those that changed are written into the folder beside their places.
    mutating func add(_ files: [OutputFile]) throws(FileSystemError) {
        let changes = try survey.look(at: files, jobs: jobs)
        guard mayBePublished else { return staged = nil }
        guard !changes.isEmpty else { return }
        var staged = try begun()
        try staged.add(changes, jobs: jobs)
        self.staged = staged
    }

    private func begun() throws(FileSystemError) -> StagedOutput {
        guard let staged else { return try StagedOutput(in: output) }
        return staged
    }

    /// Brings the folder to exactly the files that were added, once for all, besides those that are somebody else's.
    ///
    /// Where a file of somebody else's is in the way, nothing is written, or where that was wished all but that file.
    /// Throws when the machine refuses; until the first file is in its place the folder shows nothing new.
    ///
    /// - Parameter memory: what the next build may know of this one.
    package mutating func publish(
        remembering memory: BuildMemory?
    ) throws(FileSystemError) -> OutputDirectory.Outcome {
        defer { staged = nil }
        try survey.lookAtUnmade()
        var outcome = OutputDirectory.Outcome()
        outcome.diagnostics = survey.diagnostics
        outcome.sources = survey.sources
        guard mayBePublished else { return outcome }
        outcome.written = survey.changed
        outcome.unchanged = survey.unchanged
        outcome.removed = survey.stale.count
        let manifest = survey.manifest(remembering: memory)
        guard !survey.isUpToDate(manifest) else { return outcome }
        try begun().publish(survey, manifest, jobs: jobs)
        return outcome
    }
}
