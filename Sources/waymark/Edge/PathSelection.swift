import Diagnostics
import SiteGenerator
import Text

/// The files that a report is about, where somebody asked for some of them only.
struct PathSelection {
    private let paths: Set<String>
    private let source: Source
    /// Further selections that a file must be in too.
    private var others: [PathSelection] = []

    /// Who named the paths.
    private enum Source {
        /// The command line, whose paths are there.
        case arguments
        /// Git, by what it knows to have changed.
        case changes
        /// A list: its paths as they were written, each with the forms that it may have.
        case list([(name: String, forms: [String])])
    }

    /// Takes paths from the folder that the program runs in; a folder's path stands for all that lies in it.
    init(_ paths: some Sequence<String>) {
        self.init(paths, .arguments)
    }

    /// Takes the paths of what changed.
    init(changed paths: some Sequence<String>) {
        self.init(paths, .changes)
    }

    private init(_ paths: some Sequence<String>, _ source: Source) {
        self.paths = Set(paths.flatMap { SiteFolders.forms($0) })
        self.source = source
    }

    /// The files that are in another selection too.
    func narrowed(to other: PathSelection) -> PathSelection {
        var selection = self
        selection.others.append(other)
        return selection
    }

    /// The paths in a text, one in each line, or parted by NUL where it has any, as `git diff -z` prints them. They are
    /// looked up from the folder that the program runs in, or else from the checked folder and the repository around it.
    init(listed text: [UInt8], root: String) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = text.starts(with: mark) ? text[mark.count...] : text[...]
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }
        let names =
            text.contains(0)
            ? text.split(separator: 0).map { [$0] } : lines.map { [$0, QuotedPath.bytes($0)[...]] }
        let root = SiteFolders.absolute(root)
        let tops = [root] + [Checkout.repository(around: root)].compactMap(\.self)
        let listed = names.map { forms in
            var forms = forms.map { String(decoding: $0, as: UTF8.self) }
            let name = forms.last ?? ""
            if !forms.contains(where: Machine.exists) {
                let relative = forms.filter { !$0.hasPrefix("/") }
                forms += tops.flatMap { top in relative.map { top + "/" + $0 } }
            }
            return (name, forms.flatMap { SiteFolders.forms($0) })
        }
        paths = Set(listed.flatMap(\.1))
        source = .list(listed)
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
        asks(for: Self.whole(path, in: root))
    }

    private static func whole(_ path: String, in root: String) -> String {
        path.hasPrefix("/") ? path : root + "/" + path
    }

    /// The folder that a path lies in; nothing for that of the file system's root.
    private static func outer(_ path: Substring) -> Substring {
        path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    }

    /// Whether a file or a folder that it lies in is among the paths.
    private func asks(for path: String) -> Bool {
        guard others.allSatisfy({ $0.asks(for: path) }) else { return false }
        var path = path[...]
        while !path.isEmpty {
            if paths.contains(String(path)) { return true }
            path = Self.outer(path)
        }
        return false
    }
}

// MARK: What was missed

extension PathSelection {
    /// What is to be said of paths that neither are nor hold any that was looked at: deleted, misspelt, elsewhere, or of
    /// a kind that is not looked at. `nil` where there is nothing to say.
    ///
    /// - Parameters:
    ///   - looked: the paths of all that was looked at, as findings show them.
    ///   - root: the folder that those are relative to.
    func wordsForMissed(among looked: some Sequence<String>, root: String) -> String? {
        let root = SiteFolders.absolute(root)
        var known = Set<String>()
        for path in looked {
            var path = Self.whole(path, in: root)[...]
            // Where a folder is known, those around it are too.
            while !path.isEmpty, known.insert(String(path)).inserted { path = Self.outer(path) }
        }
        if !others.isEmpty, !known.contains(where: { asks(for: $0) }) {
            return "no file is both named on the command line and among the others that were asked for"
        }
        return ([self] + others).lazy.compactMap { $0.wordsForMissed(besides: known) }.first
    }

    private func wordsForMissed(besides known: Set<String>) -> String? {
        switch source {
        case .arguments: return nil
        case .changes:
            return paths.isDisjoint(with: known) ? "nothing that changed is among what was looked at" : nil
        case .list(let listed):
            guard !listed.isEmpty else { return "no path is listed, so no finding is shown" }
            let missed = listed.filter { known.isDisjoint(with: $0.forms) }.map(\.name)
            guard let first = missed.first else { return nil }
            let all = listed.count.counted("listed path")
            let names =
                missed.count > 3 ? "\(first) and \(missed.count - 1) more" : missed.joined(separator: ", ")
            let verb = missed.count == 1 ? "is" : "are"
            return "\(missed.count) of \(all) \(verb) not among what was looked at: \(names)"
        }
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
