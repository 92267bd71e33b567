import Diagnostics

/// What stands in an output folder where a site has files, and where the site before it had some.
struct OutputSurvey: Sendable {
    /// What an earlier build wrote.
    let old: Manifest
    /// What of the site's files this build writes or has found there: all but the foreign ones.
    private(set) var paths: Set<PathKey> = []
    /// The marks that those have then.
    private(set) var marks: [PathKey: FileMark] = [:]
    /// The files that are not there yet or hold other bytes.
    private(set) var changed: [OutputFile] = []
    /// How many files hold their bytes already.
    private(set) var unchanged = 0
    /// The paths where something stands that no build wrote and that differs from what would be written.
    private(set) var foreign: Set<PathKey> = []
    /// The files of earlier builds that the site has no more, as far as they are there.
    private(set) var stale: Set<PathKey> = []
    /// What was found wrong, in the manifest and in the folder.
    private(set) var diagnostics: [Diagnostic]
    /// The manifest, if findings point into it.
    var sources: [SourceText] { diagnostics.contains { $0.location.range != nil } ? [text] : [] }

    private let text: SourceText
    private let shownPath: String

    init(_ old: Manifest, _ problems: [Diagnostic], _ text: SourceText, shownPath: String) {
        self.old = old
        diagnostics = problems
        self.text = text
        self.shownPath = shownPath
    }

    /// What is remembered of this build.
    var memory: BuildMemory?
    /// The manifest when all is written; what is not as a build wrote it is not remembered.
    var new: Manifest { Manifest(files: marks, memory: diagnostics.isEmpty ? memory : nil) }

    /// Whether nothing is to be written, the manifest included.
    var isUpToDate: Bool { changed.isEmpty && stale.isEmpty && diagnostics.isEmpty && old == new }

    /// Looks at the places of all files, and of those that earlier builds wrote.
    mutating func look(
        at files: [OutputFile], in root: WritableFolder, jobs: Int
    ) throws(FileSystemError) {
        let new = Set(files.map { PathKey($0.path) })
        try check(files, new, in: root)
        let known = old.paths
        let oldFolders = Self.folders(of: known)
        // A build that was killed may have left the name of a file that has become a folder since.
        let folders = oldFolders.union(Self.folders(of: new))
        try lookAtStale(known.subtracting(new).sorted(), besides: folders, in: root)
        let look = OutputPlaces(
            old: old, known: known.intersection(new).union(stale), knownFolders: oldFolders)
        let judgements = try inSlices(files, jobs: jobs) { (slice) throws(FileSystemError) in
            try look.judge(slice, in: root)
        }
        for (file, judgement) in zip(files, judgements) {
            marks[PathKey(file.path)] = judgement.mark
            switch judgement.verdict {
            case .unchanged: unchanged += 1
            case .changed: changed.append(file)
            case .foreign: foreign.insert(PathKey(file.path))
            }
        }
        paths = new.subtracting(foreign)
        diagnostics += foreign.sorted().map { .foreignFile(Location(path: joined(shownPath, $0.text))) }
    }

    /// A file cannot be a folder too, and nobody else may name files as Waymark names its own.
    private func check(
        _ files: [OutputFile], _ new: Set<PathKey>, in root: WritableFolder
    ) throws(FileSystemError) {
        for path in new.lazy.map(\.text) {
            var problem = PlainPath.problem(in: path)
            if path.hasPrefix(Manifest.ownPrefix) { problem = "the name is one of Waymark’s own" }
            guard let problem else { continue }
            throw FileSystemError("write", joined(root.path, path), .notPlain(problem))
        }
        if let both = Self.folders(of: new).intersection(new).min() {
            throw FileSystemError("write", joined(root.path, both.text), .fileAndFolder)
        }
    }

    private mutating func lookAtStale(
        _ paths: [PathKey], besides folders: Set<PathKey>, in root: WritableFolder
    ) throws(FileSystemError) {
        var walk = FolderWalk(root)
        for path in paths.map(\.text) {
            switch try Self.listed(path, &walk) {
            case nil: continue
            case .file where try isAsWritten(path, &walk): stale.insert(PathKey(path))
            case .file:
                diagnostics.append(
                    .inManifest(path, "which is not as a build wrote it", Location(path: text.path)))
            case .directory where folders.contains(path): continue
            case .directory:
                diagnostics.append(.inManifest(path, "which is a folder", Location(path: text.path)))
            case .symbolicLink:
                let what = "which is a symbolic link or lies behind one"
                diagnostics.append(.inManifest(path, what, Location(path: text.path)))
            case .other:
                let what = "which is or lies behind a pipe, a socket or a device"
                diagnostics.append(.inManifest(path, what, Location(path: text.path)))
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
