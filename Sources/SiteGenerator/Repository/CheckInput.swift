import Diagnostics
import Text

/// What `check` is to look at, from the paths that somebody gave.
package enum CheckInput: Sendable, Hashable {
    /// A site. Where files or folders of it are listed, by their absolute paths, only those are reported on.
    case site(root: String, only: [String])
    /// Files and folders that are no site's, and the folder that the paths of findings are relative to.
    case repository(root: String, [RepositoryInput])

    /// Finds out what the paths mean together.
    ///
    /// The first one is the folder that the others are in. Each of those may be written as findings show it, with a
    /// line and column behind it or not, from the current folder, or from the site's content folder.
    ///
    /// - Parameters:
    ///   - kind: what the first path is; `nil` where the program is to look.
    ///   - content: the content folder, where it was named.
    package init(_ paths: [String], as kind: InputKind? = nil, content: String? = nil) throws {
        var paths = paths
        let found = try Self.existing(paths[0])
        // A path that is not there may be one below the content folder of the site that we are in.
        let isGuess = found == nil && kind == nil && content == nil
        if isGuess { paths.insert(".", at: 0) }
        let first = isGuess ? "." : found ?? paths[0]
        guard let site = try Self.site(of: first, kind, namesContent: content != nil) else {
            if isGuess { throw FileSystemError.missingInput(paths[1]) }
            self = try Self.repository(first, paths.dropFirst(), kind)
            return
        }
        let places = InputPlaces(root: site, content: content ?? joined(site, "content"))
        var only: [String] = []
        if !places.isWhole(first), !isGuess { only += SiteFolders.forms(first) }
        for path in paths.dropFirst() { only += SiteFolders.forms(try places.place(of: path)) }
        self = .site(root: places.isRoot(first) ? first : site, only: only)
    }

    /// A path that is there, also where a line and a column stand behind it.
    static func existing(_ path: String) throws(FileSystemError) -> String? {
        if try FileSystem.status(path) != nil { return path }
        guard let plain = withoutPosition(path) else { return nil }
        return try FileSystem.status(plain) == nil ? nil : plain
    }

    /// A path without the line, and the column, behind it; `nil` where there are none.
    static func withoutPosition(_ path: String) -> String? {
        var parts = path.split(separator: ":", omittingEmptySubsequences: false)
        let count = parts.count
        while parts.count > 1, count - parts.count < 2, let last = parts.last,
            Int(last).map({ $0 > 0 }) == true
        {
            parts.removeLast()
        }
        return parts.count == count ? nil : parts.joined(separator: ":")
    }

    /// The root of the site that a path is, or is in.
    private static func site(of path: String, _ kind: InputKind?, namesContent: Bool) throws -> String? {
        switch kind {
        case .repository: return nil
        case .site: return try InputKind.root(of: path, namesContent: namesContent)
        case nil: return namesContent ? path : try InputKind.site(of: path)
        }
    }

    // MARK: Repositories

    private static func repository(
        _ first: String, _ others: ArraySlice<String>, _ kind: InputKind?
    ) throws -> CheckInput {
        guard let status = try FileSystem.status(first) else { throw FileSystemError.missingInput(first) }
        let isFolder = status.kind == .directory
        guard !others.isEmpty else {
            let input = RepositoryInput(path: first, shown: isFolder ? "" : first)
            return .repository(root: isFolder ? first : ".", [input])
        }
        let places = InputPlaces(root: isFolder ? first : nil, content: nil)
        let paths = try others.map(places.place)
        if kind == nil, let index = try paths.firstIndex(where: { try InputKind.site(of: $0) != nil }) {
            throw InputFault.mixed(inSite: others[others.startIndex + index], outside: first)
        }
        // Files and folders in the first folder are what of it is looked at.
        let root = SiteFolders.absolute(first)
        let inner = paths.map { innerPath(of: SiteFolders.absolute($0), in: root) ?? "" }
        guard isFolder, inner.allSatisfy({ !$0.isEmpty }) else {
            return .repository(root: ".", ([first] + paths).map { RepositoryInput(path: $0, shown: $0) })
        }
        return .repository(
            root: first, zip(paths, inner).map { RepositoryInput(path: $0, shown: $1) })
    }
}

/// A file or folder of a repository that is looked at.
package struct RepositoryInput: Sendable, Hashable {
    /// Where it is.
    package let path: String
    /// How findings show it: what their paths begin with, and nothing for a folder that they are relative to.
    package let shown: String

    /// Makes an input.
    package init(path: String, shown: String) {
        self.path = path
        self.shown = shown
    }
}

/// Why paths do not say what is to be looked at.
package enum InputFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// Two files may be meant.
    case ambiguous(String, [String])
    /// A path is a site's and another one is not.
    case mixed(inSite: String, outside: String)
    /// Nothing is there; a file of the site has nearly that path.
    case missing(String, places: [String])

    /// A sentence without its full stop.
    package var description: String {
        switch self {
        case .ambiguous(let path, let found):
            "`\(path)` can be \(found.map { "`\($0)`" }.joined(separator: " or ")); write which one is meant"
        case .mixed(let inside, let outside):
            "`\(inside)` is a site or part of one, and `\(outside)` is not; check each by itself, or both as a repository with `--as repository`"
        case .missing(let path, let places):
            "there is no file or folder `\(path)`"
                + (places.count > 1 ? "; looked for \(places.map { "`\($0)`" }.listed("and"))" : "")
        }
    }
}

/// Where a path that somebody wrote can be: from the current folder, from the root, or from the content folder.
private struct InputPlaces {
    /// The folder that findings' paths are relative to; `nil` where there is none.
    let root: String?
    /// The content folder of a site.
    let content: String?

    /// Whether a path is the site's root.
    func isRoot(_ path: String) -> Bool {
        root.map { SiteFolders.absolute($0) == SiteFolders.absolute(path) } ?? false
    }

    /// Whether a path stands for all of the site: its root or its content folder.
    func isWhole(_ path: String) -> Bool {
        isRoot(path) || content.map { SiteFolders.absolute($0) == SiteFolders.absolute(path) } ?? false
    }

    /// The place of a path, as it leads there from the current folder.
    func place(of path: String) throws -> String {
        var found: [(path: String, place: String)] = []
        for candidate in candidates(path) {
            guard let there = try CheckInput.existing(candidate) else { continue }
            let place = SiteFolders.absolute(there)
            if !found.contains(where: { $0.place == place }) { found.append((there, place)) }
        }
        guard let first = found.first else {
            throw InputFault.missing(path, places: candidates(CheckInput.withoutPosition(path) ?? path))
        }
        guard found.count == 1 else { throw InputFault.ambiguous(path, found.map(\.path)) }
        guard let root, content != nil else { return first.path }
        guard isInSite(first.path) else { throw InputFault.mixed(inSite: root, outside: path) }
        return first.path
    }

    private func candidates(_ path: String) -> [String] {
        // What begins so is meant from the current folder, which is how to say which of two it is.
        guard !["/", "./", "../"].contains(where: path.hasPrefix) else { return [path] }
        let others = [root, content].compactMap(\.self).map { $0 == "." ? path : joined($0, path) }
        return others.reduce(into: [path]) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Whether a path is in the site's content, or among its templates.
    private func isInSite(_ path: String) -> Bool {
        if isWhole(path) { return true }
        let folders = [content, root.map { joined($0, "templates") }].compactMap(\.self).map {
            SiteFolders.absolute($0)
        }
        return SiteFolders.forms(path).contains { form in
            folders.contains { innerPath(of: form, in: $0) != nil }
        }
    }
}
