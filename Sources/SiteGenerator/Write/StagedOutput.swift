import Text

/// A site's changed files, whole and ready in a folder beside their places, where nobody sees them yet.
///
/// A file stands under a number. Where not even its folder is there, the folder has the number, and all of its files are
/// put into it: so it takes its place in one step.
struct StagedOutput: Sendable {
    private let root: WritableFolder
    private let staging: StagingFolder
    /// The places of the files and new folders, by their numbers.
    private var places: [String] = []
    /// The numbers of the new folders, by their paths.
    private var newFolders: [PathKey: Int] = [:]

    /// Makes the folder beside the places of files.
    init(in output: TakenOutput) throws(FileSystemError) {
        root = output.root
        staging = try StagingFolder(in: output)
    }

    /// Writes some of the files.
    mutating func add(_ changes: [OutputSurvey.Change], jobs: Int) throws(FileSystemError) {
        let numbers = changes.map { number(of: $0) }
        let numbered = Array(zip(numbers, changes))
        let _: [Never] = try inSlices(numbered, jobs: jobs) { [staging] (slice) throws(FileSystemError) in
            for (number, change) in slice {
                guard change.isInNewFolder else {
                    try Self.write(change.file, as: "\(number)", in: staging.folder)
                    continue
                }
                let folder = try staging.folder.madeFolder("\(number)").folder
                try Self.write(change.file, as: fileName(of: change.file.path), in: folder)
            }
            return []
        }
    }

    private mutating func number(of change: OutputSurvey.Change) -> Int {
        let number = places.count
        guard change.isInNewFolder else {
            places.append(change.file.path)
            return number
        }
        let folder = PathKey(parent(of: change.file.path))
        if let known = newFolders[folder] { return known }
        newFolders[folder] = number
        places.append(folder.text)
        return number
    }

    private static func write(
        _ file: OutputFile, as name: String, in folder: WritableFolder
    ) throws(FileSystemError) {
        switch file.content {
        case .bytes(let bytes): try folder.create(name, bytes)
        case .copy(let source): try folder.copy(source, to: name)
        }
    }

    /// Renames the files into their places and removes what the site has no more.
    ///
    /// Folders are made first. The manifest that names old and new files is the first to be renamed and the one
    /// of the new files the last, so that the next build completes what this one cannot.
    func publish(_ survey: OutputSurvey, _ new: Manifest, jobs: Int) throws(FileSystemError) {
        let union = Manifest(state: .writing, files: survey.old.files.merging(new.files) { $0.union($1) })
        try staging.folder.create(StagingFolder.writing, union.bytes)
        try staging.folder.create(StagingFolder.complete, new.bytes)
        let blocking = survey.staleInTheWay
        let folders = OutputSurvey.folders(of: places.map { PathKey($0) }).sorted().map(\.text)
        try reserveDescriptors(for: folders + survey.stale.map(\.text), jobs: jobs)
        try begin(making: folders.filter { !blocking.contains(itselfOrAbove: $0) })
        try remove(blocking)
        // What was in the way may have been the last in a folder that is needed, which went with it.
        if !blocking.isEmpty { _ = try make(folders) }
        try moveIntoPlaces(jobs: jobs)
        try remove(survey.stale.subtracting(blocking))
        try staging.folder.rename(StagingFolder.complete, to: root, as: Manifest.fileName)
    }

    private func moveIntoPlaces(jobs: Int) throws(FileSystemError) {
        let folders = Set(newFolders.values)
        let _: [Never] = try inSlices(places, jobs: jobs) { (slice) throws(FileSystemError) in
            var walk = FolderWalk(root)
            for (number, path) in zip(slice.indices, slice) {
                let folder = try walk.folder(parent(of: path))
                if folders.contains(number) {
                    try staging.folder.moveFolder("\(number)", to: folder, as: fileName(of: path))
                } else {
                    try staging.folder.rename("\(number)", to: folder, as: fileName(of: path))
                }
            }
            return []
        }
    }

    /// Each worker keeps the way to one folder open; that there are too few descriptors must be known before
    /// anything is seen.
    private func reserveDescriptors(for folders: [String], jobs: Int) throws(FileSystemError) {
        let depth = folders.map { $0.utf8.count { $0 == UInt8(ascii: "/") } + 1 }.max() ?? 0
        let workers = min(max(jobs, 1), sliceCount(of: places))
        try root.reserveDescriptors(workers * (depth + 1))
    }

    /// Makes folders and puts the first manifest into its place; where that fails none of the folders stays.
    private func begin(making folders: [String]) throws(FileSystemError) {
        var made: [String] = []
        do throws(FileSystemError) {
            made = try make(folders)
            try staging.folder.rename(StagingFolder.writing, to: root, as: Manifest.fileName)
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
}

extension OutputSurvey {
    /// The stale files that stand where a folder is needed, or in a folder where a file is needed.
    fileprivate var staleInTheWay: Set<PathKey> {
        guard !stale.isEmpty else { return [] }
        let needed = Self.folders(of: paths)
        return stale.filter { paths.contains(itselfOrAbove: $0.text) || needed.contains($0) }
    }
}

extension Set<PathKey> {
    /// Whether a path is one of these or lies below one.
    fileprivate func contains(itselfOrAbove path: String) -> Bool {
        guard !isEmpty else { return false }
        var path = path
        while !path.isEmpty, !contains(path) { path = parent(of: path) }
        return !path.isEmpty
    }
}
