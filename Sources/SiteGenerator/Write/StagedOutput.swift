import Diagnostics

/// A site's changed files, whole and ready in a folder beside their places, where nobody sees them yet.
struct StagedOutput: Sendable {
    /// How the name of the folder begins; what follows cannot be guessed.
    static let prefix = Manifest.ownPrefix + "staging-"

    private let survey: OutputSurvey
    private let root: WritableFolder
    private let staging: WritableFolder
    private let name: String
    private let neededFolders: Set<PathKey>

    /// The two states of the manifest, beside files that are named by their numbers.
    private static let writing = "writing"
    private static let complete = "complete"

    /// Writes the changed files into a new folder. Where one cannot be written, nothing is left of it.
    init(_ survey: OutputSurvey, in root: WritableFolder, jobs: Int) throws(FileSystemError) {
        self.survey = survey
        self.root = root
        neededFolders = OutputSurvey.folders(of: survey.paths)
        (staging, name) = try root.makePrivateFolder(prefix: Self.prefix)
        do throws(FileSystemError) {
            try writeFiles(jobs: jobs)
        } catch {
            discard()
            throw error
        }
    }

    private func writeFiles(jobs: Int) throws(FileSystemError) {
        let new = survey.new
        let union = Manifest(state: .writing, files: survey.old.files.merging(new.files) { $0.union($1) })
        try staging.create(Self.writing, union.bytes)
        try staging.create(Self.complete, new.bytes)
        let _: [Never] = try inSlices(survey.changed, jobs: jobs) { (slice) throws(FileSystemError) in
            for (number, file) in zip(slice.indices, slice) {
                switch file.content {
                case .bytes(let bytes): try staging.create("\(number)", bytes)
                case .copy(let source): try staging.copy(source, to: "\(number)")
                }
            }
            return []
        }
    }

    /// Renames the files into their places and removes what the site has no more.
    ///
    /// Folders are made first. The manifest that names old and new files is the first to be renamed and the one
    /// of the new files the last, so that the next build completes what this one cannot.
    func publish(jobs: Int) throws(FileSystemError) {
        defer { discard() }
        let blocking = survey.stale.filter { isInTheWay($0.text) }
        let folders = OutputSurvey.folders(of: survey.changed.map { PathKey($0.path) }).sorted().map(\.text)
        try reserveDescriptors(for: folders, jobs: jobs)
        try begin(making: folders.filter { !isBelow(blocking, $0) })
        try remove(blocking)
        // What was in the way may have been the last in a folder that is needed, which went with it.
        if !blocking.isEmpty { _ = try make(folders) }
        let _: [Never] = try inSlices(survey.changed, jobs: jobs) { (slice) throws(FileSystemError) in
            var walk = FolderWalk(root)
            for (number, file) in zip(slice.indices, slice) {
                let folder = try walk.folder(parent(of: file.path))
                try staging.rename("\(number)", to: folder, as: fileName(of: file.path))
            }
            return []
        }
        try remove(survey.stale.subtracting(blocking))
        try staging.rename(Self.complete, to: root, as: Manifest.fileName)
    }

    /// Each worker keeps the way to one folder open; that there are too few descriptors must be known before
    /// anything is seen.
    private func reserveDescriptors(for folders: [String], jobs: Int) throws(FileSystemError) {
        let places = folders + survey.stale.map(\.text)
        let depth = places.map { $0.utf8.count { $0 == UInt8(ascii: "/") } + 1 }.max() ?? 0
        let workers = min(max(jobs, 1), sliceCount(of: survey.changed))
        try root.reserveDescriptors(workers * (depth + 1))
    }

    /// Makes folders and puts the first manifest into its place; where that fails none of the folders stays.
    private func begin(making folders: [String]) throws(FileSystemError) {
        var made: [String] = []
        do throws(FileSystemError) {
            made = try make(folders)
            try staging.rename(Self.writing, to: root, as: Manifest.fileName)
        } catch {
            remove(made)
            throw error
        }
    }

    /// Makes folders that are missing and tells which; where one cannot be made, none of the others stays.
    private func make(_ folders: [String]) throws(FileSystemError) -> [String] {
        var walk = FolderWalk(root)
        var made: [String] = []
        do throws(FileSystemError) {
            for folder in folders { _ = try walk.makeFolder(folder, noting: &made) }
        } catch {
            remove(made)
            throw error
        }
        return made
    }

    private func remove(_ made: [String]) {
        var walk = FolderWalk(root)
        for path in made.reversed() { _ = try? walk.removeEmptyFolder(path) }
    }

    private func remove(_ files: Set<PathKey>) throws(FileSystemError) {
        var walk = FolderWalk(root)
        for file in files.sorted().map(\.text) {
            guard case .folder(let folder) = try walk.entry(parent(of: file)) else { continue }
            try folder.remove(fileName(of: file))
            try walk.removeEmptyFolders(parent(of: file))
        }
    }

    /// Whether a stale file stands where a folder is needed, or in a folder where a file is needed.
    private func isInTheWay(_ stale: String) -> Bool {
        isBelow(survey.paths, stale) || neededFolders.contains(stale)
    }

    /// Whether a path is one of these or lies below one.
    private func isBelow(_ paths: Set<PathKey>, _ path: String) -> Bool {
        guard !paths.isEmpty else { return false }
        var path = path
        while !path.isEmpty, !paths.contains(path) { path = parent(of: path) }
        return !path.isEmpty
    }

    /// Removes the folder with all that is left in it.
    private func discard() {
        for number in survey.changed.indices { staging.discard("\(number)") }
        staging.discard(Self.writing)
        staging.discard(Self.complete)
        root.removeEmptyFolder(name)
    }
}
