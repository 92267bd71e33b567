import Diagnostics
import Text

/// What stands in an output folder where a site has files, and where the site before it had some.
///
/// The paths of all files are known from the beginning. The files are looked at as they are made, and let go.
struct OutputSurvey: Sendable {
    /// A file that is not there yet or holds other bytes.
    struct Change: Sendable {
        let file: OutputFile
        /// Whether not even its folder is there, in which no other folder will lie.
        let isInNewFolder: Bool
    }

    /// What an earlier build wrote.
    let old: Manifest
    /// What of the site's files this build writes or has found there: all but the foreign ones.
    private(set) var paths: Set<PathKey> = []
    /// The marks that those have then.
    private(set) var marks: [PathKey: FileMark] = [:]
    /// How many files are not there yet or hold other bytes.
    private(set) var changed = 0
    /// How many files hold their bytes already.
    private(set) var unchanged = 0
    /// The paths where something stands that no build wrote and that differs from what would be written.
    private(set) var foreign: Set<PathKey> = []
    /// The files of earlier builds that the site has no more, as far as they are there.
    private(set) var stale: Set<PathKey> = []
    /// What was found wrong, in the manifest and in the folder.
    var diagnostics: [Diagnostic] {
        problems + foreign.sorted().map { .foreignFile(Location(path: joined(shownPath, $0.text))) }
    }
    /// The manifest, if findings point into it.
    var sources: [SourceText] { diagnostics.contains { $0.location.range != nil } ? [text] : [] }

    private let root: WritableFolder
    private let text: SourceText
    private let shownPath: String
    /// The paths of all files that the site may have.
    private let planned: Set<PathKey>
    /// Those of their folders that other folders lie in.
    private let outerFolders: Set<PathKey>
    /// What was found wrong in the manifest.
    private var problems: [Diagnostic]
    /// Judges the places of the site's files.
    private var places: OutputPlaces

    /// Looks at the places of files that earlier builds wrote and the site has no more.
    init(
        _ old: Manifest, _ problems: [Diagnostic], _ text: SourceText, shownPath: String,
        planned: Set<PathKey>, in root: WritableFolder
    ) throws(FileSystemError) {
        let known = old.paths
        let (folders, oldFolders) = (Self.folders(of: planned), Self.folders(of: known))
        try Self.check(planned, folders, in: root)
        self.old = old
        self.problems = problems
        self.text = text
        self.shownPath = shownPath
        self.planned = planned
        self.root = root
        outerFolders = Set(folders.map { PathKey(parent(of: $0.text)) })
        places = OutputPlaces(old: old, known: known.intersection(planned), knownFolders: oldFolders)
        // A build that was killed may have left the name of a file that has become a folder since.
        try lookAtStale(known.subtracting(planned), besides: oldFolders.union(folders))
        places.known.formUnion(stale)
    }

    /// The manifest when all is written; what is not as a build wrote it is not remembered.
    func manifest(remembering memory: BuildMemory?) -> Manifest {
        Manifest(files: marks, memory: diagnostics.isEmpty ? memory : nil)
    }

    /// Whether nothing is to be written for a manifest, itself included.
    func isUpToDate(_ new: Manifest) -> Bool {
        changed == 0 && stale.isEmpty && diagnostics.isEmpty && old == new
    }

    /// Looks at the places of some of the site's files, and gives those that are to be written.
    mutating func look(at files: [OutputFile], jobs: Int) throws(FileSystemError) -> [Change] {
        let judgements = try inSlices(files, jobs: jobs) { [places, root] (slice) throws(FileSystemError) in
            try places.judge(slice, in: root)
        }
        var changes: [Change] = []
        for (file, judgement) in zip(files, judgements) {
            let path = PathKey(file.path)
            marks[path] = judgement.mark
            paths.insert(path)
            switch judgement.verdict {
            case .unchanged: unchanged += 1
            case .changed: changes.append(Change(file: file, isInNewFolder: false))
            case .new:
                let folder = parent(of: file.path)
                let isOuter = folder.isEmpty || outerFolders.contains(folder)
                changes.append(Change(file: file, isInNewFolder: !isOuter))
            case .foreign:
                foreign.insert(path)
                paths.remove(path)
            }
        }
        changed += changes.count
        return changes
    }

    /// Looks at what a site could have had and was not made: a page whose template was stopped, for one.
    mutating func lookAtUnmade() throws(FileSystemError) {
        let unmade = planned.subtracting(paths).subtracting(foreign)
        try lookAtStale(old.paths.intersection(unmade), besides: Self.folders(of: paths))
    }

    /// A file cannot be a folder too, and nobody else may name files as Waymark names its own.
    private static func check(
        _ planned: Set<PathKey>, _ folders: Set<PathKey>, in root: WritableFolder
    ) throws(FileSystemError) {
        for path in planned.lazy.map(\.text) {
            var problem = PlainPath.problem(in: path)
            if path.hasPrefix(Manifest.ownPrefix) { problem = "the name is one of Waymark’s own" }
            guard let problem else { continue }
            throw FileSystemError("write", joined(root.path, path), .notPlain(problem))
        }
        if let both = folders.intersection(planned).min() {
            throw FileSystemError("write", joined(root.path, both.text), .fileAndFolder)
        }
    }

    private mutating func lookAtStale(
        _ paths: Set<PathKey>, besides folders: Set<PathKey>
    ) throws(FileSystemError) {
        var walk = FolderWalk(root)
        for path in paths.sorted().map(\.text) {
            switch try Self.listed(path, &walk) {
            case nil: continue
            case .file where try isAsWritten(path, &walk): stale.insert(PathKey(path))
            case .file:
                problems.append(
                    .inManifest(path, "which is not as a build wrote it", Location(path: text.path)))
            case .directory where folders.contains(path): continue
            case .directory:
                problems.append(.inManifest(path, "which is a folder", Location(path: text.path)))
            case .symbolicLink:
                let what = "which is a symbolic link or lies behind one"
                problems.append(.inManifest(path, what, Location(path: text.path)))
            case .other:
                let what = "which is or lies behind a pipe, a socket or a device"
                problems.append(.inManifest(path, what, Location(path: text.path)))
            }
        }
    }

    /// Whether a file has one of the marks that it was written with.
    private func isAsWritten(_ path: String, _ walk: inout FolderWalk) throws(FileSystemError) -> Bool {
        let name = fileName(of: path)
        guard case .folder(let folder) = try walk.entry(parent(of: path)),
            let status = try folder.plainStatus(name)
        else { return false }
        for mark in old.files[PathKey(path)] ?? [] {
            let fits = try mark.fits(status) { () throws(FileSystemError) in try folder.read(name) }
            if fits { return true }
        }
        return false
    }

    /// What stands at a path that the manifest names. A link on the way is an answer and no error: nothing is to
    /// be written there.
    private static func listed(
        _ path: String, _ walk: inout FolderWalk
    ) throws(FileSystemError) -> FileSystem.Kind? {
        do {
            guard case .folder(let folder) = try walk.entry(parent(of: path)) else { return nil }
            return try folder.plainStatus(fileName(of: path))?.kind
        } catch {
            switch error.cause {
            case .symbolicLink: return .symbolicLink
            case .special: return .other
            case .machine, .folder, .large, .occupied, .notPlain, .fileAndFolder: throw error
            }
        }
    }

    /// All folders that these files lie in.
    static func folders(of files: some Sequence<PathKey>) -> Set<PathKey> {
        var folders = Set<PathKey>()
        for file in files {
            var folder = parent(of: file.text)
            while !folder.isEmpty, folders.insert(PathKey(folder)).inserted { folder = parent(of: folder) }
        }
        return folders
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
