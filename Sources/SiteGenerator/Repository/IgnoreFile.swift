import Diagnostics

/// Patterns of paths as `.gitignore` has them, one in each line; the last one that a path fits decides.
///
/// They are read and never run: no process of git is needed, and nothing of a foreign repository's settings counts.
struct IgnoreFile: Sendable {
    private struct Pattern: Sendable {
        let glob: [UInt8]
        /// Whether it is of a path from the file's folder; else of a name at any depth.
        let isAnchored: Bool
        let isForFolders: Bool
        let isNegated: Bool
    }

    private let patterns: [Pattern]

    /// Whether it says anything.
    var isEmpty: Bool { patterns.isEmpty }

    /// Reads the lines of a file.
    init(_ text: some Collection<UInt8>) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = text.dropFirst(text.starts(with: mark) ? mark.count : 0)
        patterns = text.split(separator: 0x0A).compactMap { Self.pattern(Array($0)) }
    }

    private static func pattern(_ line: [UInt8]) -> Pattern? {
        var line = line[...]
        while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 {
            // A blank behind a backslash is meant.
            if line.dropLast().last == UInt8(ascii: "\\"), last == 0x20 { break }
            line.removeLast()
        }
        guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
        let isNegated = first == UInt8(ascii: "!")
        if isNegated { line.removeFirst() }
        let isForFolders = line.last == UInt8(ascii: "/")
        if isForFolders { line.removeLast() }
        let isAnchored = line.contains(UInt8(ascii: "/"))
        if line.first == UInt8(ascii: "/") { line.removeFirst() }
        guard !line.isEmpty else { return nil }
        return Pattern(
            glob: Array(line), isAnchored: isAnchored, isForFolders: isForFolders, isNegated: isNegated)
    }

    /// Whether a path below the file's folder is meant: `nil` where no pattern fits it.
    func means(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
        let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path
        let last = patterns.last { pattern in
            (isFolder || !pattern.isForFolders)
                && Glob.matches(pattern.glob[...], pattern.isAnchored ? path : name)
        }
        return last.map { !$0.isNegated }
    }
}

extension IgnoreFile {
    /// The largest file that is read, in bytes.
    private static let largest = 1 << 20

    /// Reads a file; `nil` where there is none. Git reads none through a link either.
    static func load(_ path: String) throws(FileSystemError) -> IgnoreFile? {
        guard let status = try FileSystem.status(path, follow: false) else { return nil }
        guard status.size <= largest || status.kind != .file else {
            throw FileSystemError("read", path, .large(limit: largest))
        }
        return IgnoreFile(try FileSystem.readSettings(path))
    }
}

extension Diagnostic {
    /// An ignore file whose patterns leave nothing out.
    static func unreadIgnoreFile(_ error: FileSystemError, at location: Location) -> Diagnostic {
        if case .machine = error.cause { return .unreadable(error, at: location, in: .repository) }
        return Diagnostic(
            .specialFile, .warning, "the ignore file is not read, and leaves nothing out: \(error.reason)",
            at: location,
            help: "put a file with the patterns there, or say what is left out with `exclude` in "
                + "`\(RepositoryConfiguration.fileName)`")
    }
}
