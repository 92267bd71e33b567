import Diagnostics
import Text

/// The list of files that builds have written into an output folder, so that only those are ever replaced or
/// removed.
///
/// It is a text: a line that says whether a build is under way, what the build remembers, then one file a line, with the
/// mark that it was written with and its path. While a build is under way the list has the old and the new files, so that a build
/// that is killed leaves no file without an owner. Whoever can write into the folder can write the list, so it is
/// not trusted: a line that is no file below the folder is a finding, and a file that is not as its mark says is
/// never removed.
struct Manifest: Equatable {
    static let fileName = ".waymark-manifest"
    /// How the names of all files begin that a build keeps for itself.
    static let ownPrefix = ".waymark-"

    enum State: String {
        case complete
        case writing
    }

    var state: State
    /// The marks that each file may have: two where a build is under way, and none in a list of the first form.
    var files: [PathKey: Set<FileMark>]
    /// What the build that wrote all of them leaves for the next one.
    var memory: BuildMemory?

    init(state: State = .complete, files: [PathKey: Set<FileMark>] = [:], memory: BuildMemory? = nil) {
        self.memory = memory
        self.state = state
        self.files = files
    }

    init(state: State = .complete, files: [PathKey: FileMark], memory: BuildMemory? = nil) {
        self.init(state: state, files: files.mapValues { [$0] }, memory: memory)
    }

    var paths: Set<PathKey> { Set(files.keys) }

    /// Reads a manifest, and tells what is wrong with it. What is none is an empty one, so that everything in the
    /// folder is somebody else's.
    static func read(_ text: SourceText) -> (manifest: Manifest, problems: [Diagnostic]) {
        var lines = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        let first = lines.popFirst() ?? []
        guard let form = [header, secondHeader, firstHeader].first(where: { first.starts(with: $0.utf8) }),
            let state = State(rawValue: String(decoding: first.dropFirst(form.utf8.count), as: UTF8.self))
        else {
            return (Manifest(), [.noManifest(Location(path: text.path, range: first.indices))])
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        var manifest = Manifest(state: state)
        var problems: [Diagnostic] = []
        if form == header {
            let own = lines.prefix { $0.first == BuildMemory.mark }
            manifest.memory = BuildMemory(lines: own.map { String(decoding: $0, as: UTF8.self) })
            lines = lines.dropFirst(own.count)
        }
        for line in lines {
            let (mark, written) = form == firstHeader ? (nil, line) : marked(line)
            let path = unescaped(String(decoding: written, as: UTF8.self))
            let lacksMark = mark == nil && form != firstHeader
            if let problem = lacksMark ? notAsWritten : problem(of: path, written: written) {
                problems.append(.noPath(problem, Location(path: text.path, range: line.indices)))
            } else {
                manifest.files[PathKey(path), default: []].formUnion(mark.map { [$0] } ?? [])
            }
        }
        return (manifest, problems)
    }

    var bytes: [UInt8] {
        var text = Self.header + state.rawValue + "\n"
        for line in memory?.lines ?? [] { text += line + "\n" }
        for (path, marks) in files.sorted(by: { $0.key < $1.key }) {
            for mark in marks.map(\.text).sorted() { text += mark + " " + Self.escaped(path.text) + "\n" }
        }
        return Array(text.utf8)
    }

    private static let header = "waymark-manifest 3 "
    /// How a list begins that remembers nothing.
    private static let secondHeader = "waymark-manifest 2 "
    /// How a list begins that has paths alone.
    private static let firstHeader = "waymark-manifest 1 "

    private static func marked(_ line: ArraySlice<UInt8>) -> (FileMark?, ArraySlice<UInt8>) {
        guard let blank = line.firstIndex(of: UInt8(ascii: " ")) else { return (nil, line) }
        let mark = FileMark(String(decoding: line[..<blank], as: UTF8.self))
        return (mark, line[(blank + 1)...])
    }

    private static let notAsWritten = "it is not written as a build writes it"

    private static func problem(of path: String, written line: ArraySlice<UInt8>) -> String? {
        if line.isEmpty { return "the line is empty" }
        if path.utf8.starts(with: ownPrefix.utf8) { return "the name is one of Waymark’s own" }
        if !escaped(path).utf8.elementsEqual(line) { return notAsWritten }
        return PlainPath.problem(in: path)
    }

    private static func escaped(_ path: String) -> String {
        path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
    }

    private static func unescaped(_ line: String) -> String {
        guard line.utf8.contains(UInt8(ascii: "%")) else { return line }
        var bytes: [UInt8] = []
        var rest = Array(line.utf8)[...]
        while let byte = rest.popFirst() {
            bytes.append(byte)
            if byte == UInt8(ascii: "%"), rest.starts(with: "25".utf8) { rest.removeFirst(2) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

// MARK: Messages

extension Diagnostic {
    private static let help =
        "nothing that it names is replaced or removed; if it is no longer needed, remove it yourself"

    fileprivate static func noManifest(_ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidManifest, .warning,
            "the list of files that builds wrote has another first line than builds write, and is not used",
            at: location,
            help: "every file in the output folder counts as somebody else’s until a build has written it")
    }

    fileprivate static func noPath(_ problem: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidManifest, .warning,
            "the list of files that builds wrote has a line that is no path of such a file: \(problem)",
            at: location, help: help)
    }

    /// A line of the manifest that names what is no file.
    static func inManifest(_ path: String, _ what: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidManifest, .warning, "the list of files that builds wrote names `\(path)`, \(what)",
            at: location, help: help)
    }
}
