import Diagnostics
import SiteGenerator

/// The files that a report is about, where somebody asked for some of them only.
struct PathSelection {
    private let paths: Set<String>
    /// The paths that were listed, each with the forms that it may have.
    private let listed: [[String]]
    /// Further selections that a file must be in too.
    private var others: [PathSelection] = []

    /// Takes paths from the folder that the program runs in; a folder's path stands for all that lies in it.
    init(_ paths: some Sequence<String>) {
        self.init(listed: paths.map { [$0] })
    }

    /// Takes paths that are each written in one of several ways.
    private init(listed names: [[String]]) {
        listed = names.map { $0.flatMap { SiteFolders.forms($0) } }
        paths = Set(listed.joined())
    }

    /// The files that are in another selection too.
    func narrowed(to other: PathSelection) -> PathSelection {
        var selection = self
        selection.others.append(other)
        return selection
    }

    /// How many of the paths neither are nor hold anything that the report can be about: a file in one of the site's
    /// folders that is there.
    func countOutside(_ folders: SiteFolders) -> Int {
        let inside = [folders.content, folders.templates].map { SiteFolders.absolute($0) }
        return listed.count { forms in
            !forms.contains { path in
                inside.contains { path == $0 || path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") }
                    && Machine.exists(path)
            }
        }
    }

    /// The paths in a text, one in each line, or parted by NUL where it has any, as `git diff -z` prints them.
    init(listed text: [UInt8]) {
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }
        let names =
            text.contains(0)
            ? text.split(separator: 0).map { [$0] } : lines.map { [$0, QuotedPath.bytes($0)[...]] }
        let top = Self.topOfRepository
        self.init(
            listed: names.map { forms in
                let forms = forms.map { String(decoding: $0, as: UTF8.self) }
                guard let top, !forms.contains(where: Machine.exists) else { return forms }
                return forms + forms.filter { !$0.hasPrefix("/") }.map { top + "/" + $0 }
            })
    }

    /// The folder around this one that is a repository of git, which lists paths from there.
    private static var topOfRepository: String? {
        var folder = SiteFolders.absolute(".")[...]
        while !folder.isEmpty {
            if Machine.exists(folder + "/.git") { return String(folder) }
            folder = folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]
        }
        return nil
    }

    /// A report of the same run with the findings in these files only; it was judged with all of them.
    func report(_ report: Report, root: String) -> Report {
        let root = SiteFolders.absolute(root)
        var known: [String: Bool] = [:]
        func has(_ location: Location) -> Bool {
            if let known = known[location.path] { return known }
            let isAsked = asks(for: location.path, in: root)
            known[location.path] = isAsked
            return isAsked
        }
        return report.keeping(has)
    }

    /// The files of a site that are among them, by the paths that findings show.
    func files(of tree: SourceTree, root: String) -> [String] {
        paths(among: tree.files.map(\.path), root: root)
    }

    /// The paths that are among them, of those that findings show.
    func paths(among paths: [String], root: String) -> [String] {
        let root = SiteFolders.absolute(root)
        return paths.filter { asks(for: $0, in: root) }
    }

    /// Whether a path as findings show it, relative to a root, is asked for.
    private func asks(for path: String, in root: String) -> Bool {
        asks(for: path.hasPrefix("/") ? path : root + "/" + path)
    }

    /// Whether a file or a folder that it lies in is among the paths.
    private func asks(for path: String) -> Bool {
        guard others.allSatisfy({ $0.asks(for: path) }) else { return false }
        var path = path[...]
        while !path.isEmpty {
            if paths.contains(String(path)) { return true }
            path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        }
        return false
    }
}

/// A path in quotes, as git prints one with characters that it takes for unusual (gitformat, `core.quotePath`).
private enum QuotedPath {
    /// The path's bytes; those of the line where it is none in quotes.
    static func bytes(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        guard line.count >= 2, line.first == quote, line.last == quote else { return Array(line) }
        var path: [UInt8] = []
        var rest = line.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
                path.append(byte)
                continue
            }
            path.append(octal(escaped, &rest) ?? names[escaped] ?? escaped)
        }
        return path
    }

    private static let names: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
    ]

    /// The byte that three octal digits stand for.
    private static func octal(_ first: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8? {
        let digits = [first] + rest.prefix(2)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
        rest = rest.dropFirst(2)
        return UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1 - 0x30) })
    }
}
