import Diagnostics
import SiteGenerator

/// The files that a report is about, where somebody asked for some of them only.
struct PathSelection {
    private let paths: Set<String>

    /// Takes paths from the folder that the program runs in.
    init(_ paths: some Sequence<String>) {
        self.paths = Set(paths.map(SiteFolders.absolute))
    }

    /// The paths in a text, one in each line, or parted by NUL where it has any, as `git diff -z` prints them.
    init(listed text: [UInt8]) {
        let lines = text.contains(0) ? text.split(separator: 0) : text.split { $0 == 0x0A || $0 == 0x0D }
        self.init(lines.map { String(decoding: $0, as: UTF8.self) })
    }

    /// A report of the same run with the findings in these files only; it was judged with all of them.
    func report(_ report: Report, root: String) -> Report {
        let root = SiteFolders.absolute(root)
        func has(_ location: Location) -> Bool {
            paths.contains(location.path.hasPrefix("/") ? location.path : root + "/" + location.path)
        }
        return report.keeping(has)
    }
}
