public import ArgumentParser
import Diagnostics
import SiteGenerator
import SiteImport
import Text

/// `waymark import`: a site of another generator as one of ours.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a Waymark site of an existing one.",
        discussion: """
            Reads the site of MkDocs, mdBook, Obsidian, Starlight, Docusaurus, VitePress, Hugo
            or Zola in SOURCE, which is never touched, and makes a site in DIR, which is new or
            empty. What was changed, and what was left and why, stands in `import-report.md`
            there and, for programs, in `import-report.json`. Then the new site is checked.

            EXAMPLES
              waymark import ../old-docs docs
              waymark import --from hugo ../old-docs docs
              waymark import --only docs/guides ../old-docs docs
              waymark import --update ../old-docs docs
                                        bring in what changed in the source since,
                                        and keep what was edited here
            """)

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp(
            "What the site was made for: \(SiteKind.allCases.map(\.rawValue).joined(separator: ", ")). Without it the program looks.",
            valueName: "kind"))
    var kind: SiteKind?

    @Option(help: ArgumentHelp("Take over only what lies in this folder of SOURCE.", valueName: "folder"))
    var only: String?

    @Flag(help: "Bring what changed in SOURCE into the site that an earlier import made in DIR.")
    var update = false

    @Argument(help: "The folder of the existing site.")
    var source: String

    @Argument(help: "The folder to make the new site in.")
    var dir: String

    func run() throws {
        do {
            let target = SiteFolders.absolute(dir)
            try refuseNested(target)
            let files = try Self.read(source)
            if update { try bring(files, into: target) } else { try make(files, in: target) }
        } catch let error as FileSystemError {
            throw failure(error)
        } catch let error as ImportFault {
            throw failure(error)
        }
        try showCheck()
    }

    private func make(_ files: SourceFolder, in target: String) throws {
        if try ForeignFolder.isOccupied(target) { throw ImportFault.occupied(dir) }
        let made = SiteImport(files, kind: try kind(of: files), only: only)
        let state = ImportState(made.files, kind: made.kind, only: only)
        try NewFolder.write(made.files.map(output) + Self.reports(made, state), to: target)
        try tell(made.report)
    }

    private func bring(_ files: SourceFolder, into target: String) throws {
        guard let bytes = try ForeignFolder.bytes(target + "/" + ImportState.fileName),
            let last = ImportState(parsing: bytes)
        else { throw ImportFault.noState(dir) }
        let made = SiteImport(files, kind: last.kind, only: last.only)
        let change = ImportUpdate(made.files, since: last, present: try Self.read(target))
        try NewFolder.update(
            target, writing: change.written.map(output) + Self.reports(made, change.state),
            removing: change.removed)
        for path in change.kept { try Terminal.print("kept \(path), which was edited here") }
        for path in change.conflicts {
            Terminal.say("waymark: warning: \(path) was changed here and in the source; it was not touched")
        }
        try Terminal.print(
            "\(change.written.count) files brought in, \(change.removed.count) removed, \(change.kept.count) kept as edited here, \(change.conflicts.count) changed on both sides"
        )
    }

    private func kind(of files: SourceFolder) throws -> SiteKind {
        guard let kind = kind ?? SiteKind.recognised(in: files) else { throw ImportFault.unknownKind(source) }
        return kind
    }

    /// A folder in the other one would be read while it is written, or be a part of the source.
    private func refuseNested(_ target: String) throws {
        let from = SiteFolders.absolute(source)
        if target == from || (target + "/").hasPrefix(from + "/") || (from + "/").hasPrefix(target + "/") {
            throw ImportFault.nested(source, dir)
        }
    }

    private func output(_ file: ImportedFile) -> OutputFile {
        switch file.content {
        case .bytes(let bytes): OutputFile(path: file.path, content: .bytes(bytes))
        case .copy(let path, _):
            OutputFile(path: file.path, content: .copy(of: SiteFolders.absolute(source) + "/" + path))
        }
    }

    private static func reports(_ made: SiteImport, _ state: ImportState) -> [OutputFile] {
        [
            OutputFile(path: "import-report.md", content: .bytes(made.report.markdown)),
            OutputFile(path: "import-report.json", content: .bytes(made.report.json)),
            OutputFile(path: ImportState.fileName, content: .bytes(state.json)),
        ]
    }

    private static func read(_ root: String) throws -> SourceFolder {
        var files: [String: SourceFolder.Content] = [:]
        try ForeignFolder.read(root) { files[$0.path] = SourceFolder.Content($0.bytes, at: $0.path) }
        return SourceFolder(files)
    }

    private func tell(_ report: ImportReport) throws {
        let total = report.total
        try Terminal.print(
            "\(report.pages.count.counted("page")) of \(report.kind.rawValue): \(total.changed.counted("construct")) changed, \(total.removed) taken out, \(total.left) left; see \(dir)/import-report.md"
        )
    }

    /// Checks the new site and shows the last line of that.
    private func showCheck() throws {
        var stopwatch = Stopwatch()
        let site = try SiteArguments.parse([dir])
        var summary = try site.check(asked: nil, timing: &stopwatch).report.summary
        summary.milliseconds = stopwatch.milliseconds
        try Terminal.print("check: \(summary.line)")
    }
}

extension SiteKind: ExpressibleByArgument {}

/// Why nothing is taken over.
private enum ImportFault: Error, CustomStringConvertible {
    case occupied(String)
    case nested(String, String)
    case unknownKind(String)
    case noState(String)

    /// A sentence without its full stop.
    var description: String {
        switch self {
        case .occupied(let path):
            "\(path) is there already, and nothing is replaced; give a folder that is new or empty, or --update"
        case .nested(let source, let path):
            "\(path) and \(source) lie in each other; give a folder outside of the existing site"
        case .unknownKind(let path):
            "nothing in \(path) says what its site was made for; name it with --from, as one of \(SiteKind.allCases.map(\.rawValue).joined(separator: ", "))"
        case .noState(let path):
            "\(path) has no `\(ImportState.fileName)`, so that it is no site that an import made"
        }
    }
}
