import Diagnostics

/// Goes through the folders of a repository and reads what is to be looked at.
///
/// Ignore files count as they do for git, nested ones too. Links are not followed, so that nothing outside is read
/// and nothing is read twice.
struct RepositoryWalk {
    private let root: String
    private let selection: FileSelection
    /// Where the root lies; `nil` where nothing around it counts.
    private let home: RepositoryHome?
    /// The path of the root from the folder that the patterns of `include` and `exclude` begin at; `nil` where it does
    /// not lie there.
    private let prefix: String?
    private let maximumTextSize: Int
    /// Where the patterns of `include` and `exclude` stand that meant something.
    private(set) var used: Set<Range<Int>> = []
    private(set) var paths: [(path: String, kind: RepositoryTree.File.Kind)] = []
    private(set) var leftOut = Summary.LeftOut()
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that are called as the repository's configuration is, or nearly so.
    private(set) var configurations: [String] = []

    /// An ignore file, with the length of the path of its folder from the home's root.
    private struct Layer {
        let file: IgnoreFile
        let depth: Int
    }

    private struct Folder {
        let path: String
        let layers: [Layer]
        /// Whether the folder is only entered for what is included below it.
        let isLeftOut: Bool
    }

    init(
        root: String, _ selection: FileSelection, prefix: String? = "", home: RepositoryHome? = nil,
        maximumTextSize: Int = 16 << 20
    ) {
        self.root = root
        self.home = home
        self.prefix = prefix
        self.selection = selection
        self.maximumTextSize = maximumTextSize
    }

    /// Finds the files below the root, which must be a folder that can be listed.
    mutating func find() throws(FileSystemError) {
        let outer = outerLayers()
        let isRoot = home.map { !$0.isRepository || $0.inner.isEmpty } ?? true
        var pending = [Folder(path: "", layers: layers(in: "", outer, isRoot: isRoot), isLeftOut: false)]
        var isFirst = true
        while let folder = pending.popLast() {
            do throws(FileSystemError) {
                let names = try FileSystem.names(in: joined(root, folder.path))
                for name in names.reversed() {
                    if let inner = try look(at: name, in: folder) { pending.append(inner) }
                }
            } catch {
                if isFirst { throw error }
                diagnostics.append(
                    .unreadable(error, at: Location(path: folder.path, range: nil), in: .repository))
            }
            isFirst = false
        }
        paths.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Notes a file, or gives the folder to go on with.
    private mutating func look(at name: String, in folder: Folder) throws(FileSystemError) -> Folder? {
        let path = joined(folder.path, name)
        guard let status = try FileSystem.status(joined(root, path), follow: false) else {
            noteUnreadableName(path, name, folder)
            return nil
        }
        switch status.kind {
        case .directory: return try enter(path, name, folder)
        case .file: noteFile(path, name, folder, status.size)
        case .symbolicLink:
            if !folder.isLeftOut, StrayRepositoryConfiguration.isName(name) { configurations.append(path) }
            if isKnown(path) { leftOut.links.append(path) }
        case .other: if isKnown(path) { leftOut.special.append(path) }
        }
        return nil
    }

    /// Whether a file is one to look at, whatever it holds.
    private func isKnown(_ path: String) -> Bool {
        kind(of: path).map { $0 != .shared } ?? false
    }

    private func kind(of path: String) -> RepositoryTree.File.Kind? {
        selection.kind(of: home?.known(path) ?? path)
    }

    /// Reports what has a name that is not UTF-8, where it may be a folder or something to look at.
    private mutating func noteUnreadableName(_ path: String, _ name: String, _ folder: Folder) {
        guard name.contains("\u{FFFD}"), !folder.isLeftOut,
            kind(of: path) != nil || pathExtension(of: name).isEmpty
        else { return }
        diagnostics.append(
            Diagnostic(
                .unreadableFile, .error, "the name is not UTF-8, so this is not looked at",
                at: Location(path: path),
                help: "give it another name; `convmv -f latin1 -t utf-8` converts most older names"))
    }

    private mutating func enter(_ path: String, _ name: String, _ outer: Folder) throws(FileSystemError)
        -> Folder?
    {
        // The store of a version control is never looked into, whatever somebody includes.
        guard name != ".git" else { return nil }
        var isLeftOut = outer.isLeftOut
        switch choice(path) {
        case .exclude:
            if !isLeftOut { leftOut.excluded.append(path + "/") }
            return nil
        case .include: isLeftOut = false
        case nil:
            guard let list = reason(path, name, outer, isFolder: true) else { break }
            if !isLeftOut { leftOut[keyPath: list].append(path + "/") }
            guard mayInclude(below: path) else { return nil }
            isLeftOut = true
        }
        if isLeftOut, !mayInclude(below: path) { return nil }
        return Folder(
            path: path, layers: layers(in: path, outer.layers, isRoot: false, isLeftOut: isLeftOut),
            isLeftOut: isLeftOut)
    }

    private mutating func noteFile(_ path: String, _ name: String, _ folder: Folder, _ size: Int) {
        if !folder.isLeftOut, StrayRepositoryConfiguration.isName(name) { configurations.append(path) }
        guard let kind = kind(of: path) else { return }
        switch choice(path) {
        case .exclude:
            if !folder.isLeftOut, kind != .shared { leftOut.excluded.append(path) }
            return
        case .include: break
        case nil:
            guard !folder.isLeftOut else { return }
            if let list = reason(path, name, folder, isFolder: false) {
                if kind != .shared { leftOut[keyPath: list].append(path) }
                return
            }
        }
        guard kind != .shared || size <= maximumTextSize else { return }
        guard size <= maximumTextSize else {
            diagnostics.append(
                .tooLarge(
                    size: size, limit: maximumTextSize, at: Location(path: path, range: nil), in: .repository)
            )
            return
        }
        paths.append((path, kind))
    }

    private enum Choice {
        case include, exclude
    }

    /// What the repository says of a path: what is excluded is so also where it is included.
    private mutating func choice(_ path: String) -> Choice? {
        guard let prefix, !(selection.exclude.isEmpty && selection.include.isEmpty) else { return nil }
        let bytes = Array(joined(prefix, path).utf8)[...]
        let excluding = selection.exclude.patterns.filter { $0.value.means(bytes) }
        let including = selection.include.patterns.filter { $0.value.means(bytes) }
        used.formUnion((excluding + including).map(\.range))
        guard excluding.isEmpty else { return .exclude }
        return including.isEmpty ? nil : .include
    }

    private func mayInclude(below folder: String) -> Bool {
        prefix.map { selection.include.mayMean(below: Array(joined($0, folder).utf8)[...]) } ?? false
    }

    /// Why a file or folder is not looked at; `nil` where it is.
    private func reason(
        _ path: String, _ name: String, _ folder: Folder, isFolder: Bool
    ) -> WritableKeyPath<Summary.LeftOut, [String]>? {
        let bytes = Array((home?.known(path) ?? path).utf8)
        if FileSelection.isForeign(name, isFolder: isFolder) { return \.excluded }
        for layer in folder.layers.reversed() {
            guard let isIgnored = layer.file.means(bytes[layer.depth...], isFolder: isFolder) else {
                continue
            }
            return isIgnored ? \.ignored : nil
        }
        return nil
    }

    /// The ignore files of the folders around the root, up to where the repository begins.
    private mutating func outerLayers() -> [Layer] {
        guard let home else { return [] }
        var layers: [Layer] = []
        for folder in home.outerFolders {
            let names = folder.isEmpty ? Self.ignoreFilesOfRoot : Self.ignoreFiles
            for name in names {
                let place = joined(joined(home.root, folder), name)
                guard let file = try? IgnoreFile.load(place), !file.isEmpty else { continue }
                layers.append(Layer(file: file, depth: folder.isEmpty ? 0 : folder.utf8.count + 1))
            }
        }
        return layers
    }

    private static let ignoreFiles = [".ignore", ".gitignore"]
    private static let ignoreFilesOfRoot = [".git/info/exclude"] + ignoreFiles

    /// The ignore files that hold in a folder: those of the folders around it and its own.
    private mutating func layers(
        in folder: String, _ outer: [Layer], isRoot: Bool, isLeftOut: Bool = false
    ) -> [Layer] {
        let names = isRoot ? Self.ignoreFilesOfRoot : Self.ignoreFiles
        let known = home?.known(folder) ?? folder
        let depth = known.isEmpty ? 0 : known.utf8.count + 1
        var layers = outer
        for name in names {
            let place = joined(folder, name)
            do throws(FileSystemError) {
                guard let file = try IgnoreFile.load(joined(root, place)), !file.isEmpty else { continue }
                layers.append(Layer(file: file, depth: depth))
            } catch {
                // Of a folder that is left out only that is looked at which somebody includes.
                if !isLeftOut { diagnostics.append(.unreadIgnoreFile(error, at: Location(path: place))) }
            }
        }
        return layers
    }
}
