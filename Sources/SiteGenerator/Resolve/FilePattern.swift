import ConfigSchema
import Text

/// A pattern for file names as SchemaStore's catalogue writes them: `*`, `**`, `?`, `[a-z]` and `{a,b}`.
///
/// A pattern without `/` is matched against a path's last part, any other against the whole path or its end. One
/// with `!` in front names files that the patterns beside it do not mean.
struct FilePattern: Sendable, Hashable {
    private let alternatives: [[UInt8]]
    private let matchesNameOnly: Bool
    private let isExclusion: Bool

    init(_ pattern: String) {
        let slash = UInt8(ascii: "/")
        var bare = pattern.utf8[...]
        isExclusion = bare.first == UInt8(ascii: "!")
        if isExclusion { bare.removeFirst() }
        if bare.starts(with: "**/".utf8) { bare.removeFirst(3) }
        if bare.first == slash { bare.removeFirst() }
        matchesNameOnly = !bare.contains(slash)
        alternatives =
            bare.contains(UInt8(ascii: "{"))
            ? Self.expanded(String(Substring(bare))).map { Array($0.utf8) } : [Array(bare)]
    }

    /// Why no path can have a pattern's form, in words behind it; `nil` where one can.
    static func fault(of pattern: String) -> String? {
        let whole = pattern.hasPrefix("!") ? pattern.dropFirst() : pattern[...]
        if whole.first?.isWhitespace == true { return "begins with a blank" }
        if whole.last?.isWhitespace == true { return "ends with a blank" }
        if whole.hasSuffix("/") { return "ends with `/`, and is of no file" }
        if isUnclosed(whole, "[", "]") { return "has a `[` that nothing closes" }
        if isUnclosed(whole, "{", "}") { return "has a `{` that nothing closes" }
        let parts = whole.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("..") || parts.contains(".") {
            return "has `.` or `..` for a folder, as no path has it"
        }
        return parts.dropFirst().contains("") ? "has two `/` in a row" : nil
    }

    private static func isUnclosed(_ pattern: Substring, _ open: Character, _ close: Character) -> Bool {
        guard let last = pattern.lastIndex(of: open) else { return false }
        let isEscaped = pattern[..<last].reversed().prefix { $0 == "\\" }.count % 2 == 1
        return !isEscaped && !pattern[last...].contains(close)
    }

    /// Whether it says in which folder a file lies.
    var hasFolder: Bool { !matchesNameOnly }

    /// Whether the last part of a path that it means is not written out, or not as it is.
    var hasWildcardName: Bool {
        !isExclusion
            && (plainNames.count < alternatives.count
                || alternatives.contains { $0.contains(UInt8(ascii: "\\")) })
    }

    /// The last parts of the paths that it means, where they are written out.
    var plainNames: [String] {
        guard !isExclusion else { return [] }
        return alternatives.compactMap { alternative in
            let name = alternative.split(separator: UInt8(ascii: "/")).last ?? []
            return name.contains { "*?[".utf8.contains($0) } ? nil : String(decoding: name, as: UTF8.self)
        }
    }

    /// The names of the folders in it.
    var folders: [Substring] {
        guard !isExclusion else { return [] }
        return alternatives.flatMap { $0.split(separator: UInt8(ascii: "/")).dropLast() }
            .filter { !$0.contains { "*?[".utf8.contains($0) } }
            .map { Substring(decoding: $0, as: UTF8.self) }
    }

    /// The hidden folders in it, without the full stops before their names.
    var hiddenFolders: [String] { folders.filter { $0.first == "." }.map { String($0.dropFirst()) } }

    /// The languages of the files that it means, as far as their names say it.
    var languages: [ConfigLanguage] {
        isExclusion
            ? []
            : alternatives.compactMap { ConfigLanguage(fileName: String(decoding: $0, as: UTF8.self)) }
    }

    /// Whether a path is one that some patterns mean together.
    static func matches(_ path: String, _ patterns: [FilePattern]) -> Bool {
        matches(Array(path.utf8)[...], patterns)
    }

    /// The same of a path's bytes, for who asks for many patterns.
    static func matches(_ path: ArraySlice<UInt8>, _ patterns: [FilePattern]) -> Bool {
        patterns.contains { !$0.isExclusion && $0.matches(path) }
            && !patterns.contains { $0.isExclusion && $0.matches(path) }
    }

    /// Whether a path has the pattern's form.
    func matches(_ path: String) -> Bool { matches(Array(path.utf8)[...]) }

    private func matches(_ path: ArraySlice<UInt8>) -> Bool {
        let slash = UInt8(ascii: "/")
        guard !matchesNameOnly else {
            let end = path.lastIndex { $0 != slash }.map { $0 + 1 } ?? path.startIndex
            let start = path[..<end].lastIndex(of: slash).map { $0 + 1 } ?? path.startIndex
            return alternatives.contains { Glob.matches($0[...], path[start..<end]) }
        }
        return alternatives.contains { alternative in
            Glob.matches(alternative[...], path)
                || path.indices.contains {
                    path[$0] == slash && Glob.matches(alternative[...], path[($0 + 1)...])
                }
        }
    }

    /// The patterns without braces that a pattern with braces stands for, at most a few hundred.
    static func expanded(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
            return [pattern]
        }
        let choices = pattern[pattern.index(after: open)..<close].split(
            separator: ",", omittingEmptySubsequences: false)
        let rests = expanded(String(pattern[pattern.index(after: close)...]))
        return choices.flatMap { choice in rests.map { pattern[..<open] + choice + $0 } }.prefix(256).map {
            String($0)
        }
    }
}
