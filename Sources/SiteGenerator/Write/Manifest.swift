/// The list of files that builds have written into an output folder, so that only those are ever replaced or
/// removed.
///
/// It is a text: a line that says whether a build is under way, then one path a line. While a build is under
/// way the list has the old and the new paths, so that a build that is killed leaves no file without an owner.
struct Manifest: Equatable {
    static let fileName = ".waymark-manifest"

    enum State: String {
        case complete
        case writing
    }

    var state: State
    var paths: Set<String>

    init(state: State = .complete, paths: Set<String> = []) {
        self.state = state
        self.paths = paths
    }

    /// Reads a manifest; what is none is an empty one, so that everything in the folder is somebody else's.
    init(parsing bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        guard let first = lines.first, first.hasPrefix(Self.header),
            let state = State(rawValue: String(first.dropFirst(Self.header.count)))
        else {
            self.init()
            return
        }
        let paths = lines.dropFirst().map(Self.unescaped).filter(Self.isInside)
        self.init(state: state, paths: Set(paths))
    }

    var bytes: [UInt8] {
        var text = Self.header + state.rawValue + "\n"
        for path in paths.sorted() { text += Self.escaped(path) + "\n" }
        return Array(text.utf8)
    }

    private static let header = "waymark-manifest 1 "

    /// A manifest that was tampered with must not lead out of the folder.
    private static func isInside(_ path: String) -> Bool {
        !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    }

    private static func escaped(_ path: String) -> String {
        var text = ""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "%": text += "%25"
            case "\n": text += "%0A"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func unescaped(_ line: String) -> String {
        guard line.contains("%") else { return line }
        var text = ""
        var rest = Substring(line)
        while let percent = rest.firstIndex(of: "%") {
            text += rest[..<percent]
            rest = rest[percent...].dropFirst()
            if rest.hasPrefix("0A") { text += "\n" }
            if rest.hasPrefix("25") { text += "%" }
            rest = rest.dropFirst(2)
        }
        return text + rest
    }
}
