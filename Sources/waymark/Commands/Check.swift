import ArgumentParser
import Diagnostics
import SiteGenerator

/// `waymark check`: everything that `build` finds. Nothing is written but fixes, where they are asked for.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Report everything that is wrong with a site, and write no output.",
        discussion: """
            EXAMPLES
              waymark check
              waymark check docs --format github --strict
              waymark check --fix
              waymark check README.md docs
              waymark check --explain unbound-snippet
            """)

    @OptionGroup var site: SiteArguments

    @Argument(help: "More folders and files of a repository.")
    var paths: [String] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the folder is: site or repository. Without it the program looks.", valueName: "kind"))
    var kind: InputKind?

    @Option(
        help: ArgumentHelp(
            "Say why the config block at a line of a repository's file is bound as it is.",
            valueName: "file:line"))
    var explainBinding: String?

    @Flag(help: "List the config blocks that nothing recognises, with their first keys.")
    var listUnrecognised = false

    @Option(help: "How findings are written: text, json, github, gitlab, sarif, junit or rdjson.")
    var format = DiagnosticFormat.text

    @Flag(help: "Mend in the files what has one right answer, show the changes, and check again.")
    var fix = false

    @Flag(help: "Show every finding as text, not 20 of a kind in a file and 500 in all.")
    var all = false

    @Flag(
        help:
            "Also list what the last line counts: pages, files and folders left out, own files in the place of generated ones, names not published."
    )
    var verbose = false

    @Flag(help: "Let warnings count as errors for the exit status.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "Judge the whole site, and report only what is found in files that changed since a commit of git.",
            valueName: "ref"))
    var changedSince: String?

    @Option(
        help: ArgumentHelp(
            "Judge the whole site, and report only what is found in the files that a file lists, one in each line; `-` is standard input.",
            valueName: "file"))
    var pathsFrom: String?

    /// The only file of a site to report on.
    private var onlyFile: String?

    @Option(help: ArgumentHelp("Explain one kind of finding; `list` names them all.", valueName: "id"))
    var explain: String?

    func validate() throws {
        if changedSince != nil, pathsFrom != nil {
            throw ValidationError("--changed-since and --paths-from both say which files; give one of them")
        }
        if explain != nil, format != .text, format != .json {
            throw ValidationError("--explain is written as text or as json, not as \(format.rawValue)")
        }
    }

    func run() throws {
        if let explain { return try FindingExplanations(explain).write(as: format) }
        var stopwatch = Stopwatch()
        if let site = try siteAroundFile() { return try site.run() }
        if try inputKind() == .repository { return try checkRepository(&stopwatch) }
        let selection = try selection()
        let result = try fix ? mended(selection) : site.build(timing: &stopwatch)
        var report = selection.map { $0.report(result.report, root: site.root) } ?? result.report
        report.summary.milliseconds = stopwatch.milliseconds
        try end(with: report, couldRun: result.couldRun)
    }

    /// Writes a report, and ends with the status that it means.
    private func end(with report: Report, couldRun: Bool) throws {
        if verbose {
            let lines = report.summary.details.map { $0 + "\n" }.joined()
            // Other formats have the output to themselves.
            try Terminal.write(Array(TerminalText.lines(lines).utf8), to: format == .text ? .output : .errors)
        }
        try Terminal.write(format.render(report, extent: all ? .all : .readable), to: .output)
        guard couldRun else { throw ExitCode.couldNotRun }
        if report.summary.errors > 0 || (strict && report.summary.warnings > 0) { throw ExitCode.findings }
    }

    private func explain(_ place: String, in tree: RepositoryTree, _ catalogue: SchemaCatalogue) throws {
        let parts = place.split(separator: ":")
        guard parts.count > 1, let line = parts.last.flatMap({ Int($0) }) else {
            throw ValidationError("--explain-binding takes a file and a line, such as README.md:12")
        }
        let path = parts.dropLast().joined(separator: ":")
        guard let words = SiteGenerator.explainBinding(of: path, line: line, in: tree, with: catalogue) else {
            throw ValidationError("no config block stands at line \(line) of \(path)")
        }
        try Terminal.print(words)
    }

    /// The check of a whole site that reports on one file, where that file is all that was named.
    private func siteAroundFile() throws -> Check? {
        guard kind == nil, paths.isEmpty, onlyFile == nil, !site.namesContent else { return nil }
        do {
            guard let root = try InputKind.site(around: site.root) else { return nil }
            var whole = self
            whole.onlyFile = SiteFolders.absolute(site.root)
            whole.site.root = root
            return whole
        } catch {
            throw failure(error)
        }
    }

    private func inputKind() throws -> InputKind {
        if let kind { return kind }
        guard paths.isEmpty else { return .repository }
        if site.namesContent { return .site }
        do {
            return try InputKind(of: site.root)
        } catch {
            throw failure(error)
        }
    }

    /// Checks folders and files that are no site.
    private func checkRepository(_ stopwatch: inout Stopwatch) throws {
        guard !fix else {
            throw ValidationError(
                "--fix mends the pages of a site; a repository's files are left as they are")
        }
        let catalogue: SchemaCatalogue
        let tree: RepositoryTree
        do {
            catalogue = SchemaCatalogue(bundled: try Machine.resources().schemas)
            tree = try RepositoryTree.load([site.root] + paths, with: catalogue)
        } catch {
            throw failure(error)
        }
        if let explainBinding { return try explain(explainBinding, in: tree, catalogue) }
        guard !tree.isEmpty else {
            // What looked at nothing may not look like what found nothing.
            let out = tree.leftOut.count > 0 ? "; \(tree.leftOut.words)" : ""
            Terminal.say("waymark: error: no Markdown and no known config file is here to look at\(out)")
            throw ExitCode.couldNotRun
        }
        let result = SiteGenerator.check(tree, with: catalogue, options: site.options)
        var report = try selection().map { $0.report(result.report, root: site.root) } ?? result.report
        report.summary.milliseconds = stopwatch.milliseconds
        if listUnrecognised {
            let places = report.sources.places(of: result.unrecognised.map(\.location))
            for (place, block) in zip(places, result.unrecognised) {
                let keys = block.keys.isEmpty ? "" : ": " + block.keys.joined(separator: ", ")
                try Terminal.print("\(place): \(block.language)\(keys)")
            }
        }
        try end(with: report, couldRun: result.couldRun)
    }

    /// The files to report on, where only some are asked for.
    private func selection() throws -> PathSelection? {
        do {
            if let onlyFile { return PathSelection([onlyFile]) }
            if let changedSince { return PathSelection(try Git.changes(since: changedSince, in: site.root)) }
            if let pathsFrom {
                let selection = PathSelection(listed: try Machine.text(pathsFrom).bytes)
                let count = selection.countOutside(site.folders)
                if count > 0 {
                    let paths = count == 1 ? "1 listed path is" : "\(count) listed paths are"
                    Terminal.say("waymark: note: \(paths) not in the site")
                }
                return selection
            }
            return nil
        } catch {
            throw failure(error)
        }
    }

    /// Mends the site and writes its files; the result is what is found in them now.
    private func mended(_ selection: PathSelection?) throws -> BuildResult {
        let mended = try site.mend(selection)
        // Other formats have the output to themselves.
        let stream: Terminal.Stream = format == .text ? .output : .errors
        var left: [(file: MendedFile, reason: any Error)] = []
        for file in mended.files {
            do {
                try file.write(in: site.folders)
                try Terminal.write(file.difference, to: stream)
            } catch let error as UnwritableOutput {
                throw error
            } catch {
                left.append((file, error))
            }
        }
        try Terminal.write(Array((Self.takenBack(mended) + Self.conclusion(mended)).utf8), to: stream)
        // A link to a file that was mended under its own name is mended with it.
        left.removeAll { $0.file.isWritten(in: site.folders) }
        for (_, error) in left { _ = failure(error) }
        if !left.isEmpty { throw ExitCode.couldNotRun }
        return mended.build
    }

    /// A line for each fix that was not kept.
    private static func takenBack(_ mended: MendResult) -> String {
        let fixes = mended.outcome.takenBack
        let places = mended.build.report.sources.places(of: fixes.map(\.location))
        return zip(places, fixes).map { place, fix in
            "taken back: \(place): \(fix.id): \(fix.title): \(fix.reason)\n"
        }.joined()
    }

    private static func conclusion(_ mended: MendResult) -> String {
        let (files, outcome) = (mended.files.count, mended.outcome)
        let fixes = "\(outcome.applied) fix\(outcome.applied == 1 ? "" : "es") applied"
        let place = files == 0 ? "" : " in \(files) file\(files == 1 ? "" : "s")"
        let takenBack = outcome.takenBack.isEmpty ? "" : ", \(outcome.takenBack.count) taken back"
        return "\(fixes)\(place)\(takenBack)\n\n"
    }
}

extension DiagnosticFormat: ExpressibleByArgument {}
extension InputKind: ExpressibleByArgument {}
