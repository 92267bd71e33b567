public import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// `waymark check`: everything that `build` finds. Nothing is written but fixes, where they are asked for.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Report everything that is wrong with a site, or with the config in any repository.",
        discussion: """
            A folder with Waymark's `content` folder is a site, and all of it is judged.
            Any other folder is a repository, and so are files: the config blocks in
            Markdown and the known config files are checked, with nothing set up.

            EXAMPLES
              waymark check                      this folder, whatever it is
              waymark check README.md docs       files and folders of a repository
              waymark check docs content/a.md    one page of the site in docs
              waymark check --fix                mend what has one right answer
              waymark check --format github      for a pull request
              waymark check --external           also ask whether links to other sites
                                                 still lead to something
              waymark check --write-baseline known.json
              waymark check --baseline known.json
                                                 only what is new since then
              waymark check --explain-binding README.md:12
                                                 why a block is checked as it is
              waymark check --explain unbound-snippet
            """)

    @OptionGroup var site: SiteArguments

    @Argument(
        help:
            "Files and folders in ROOT to report on, as findings show them, from the current folder or from the content folder; of a repository also others."
    )
    var paths: [String] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the folder is: site or repository. Without it the program looks.", valueName: "kind"))
    var kind: InputKind?

    @Option(
        help: ArgumentHelp(
            "Say why the config block at a line of a file is checked as it is, or not.",
            valueName: "file:line"))
    var explainBinding: String?

    @Flag(
        help:
            "List the config blocks that nothing recognises, with their first keys, before the last line.")
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
            "Judge everything, and report only what is found in files that changed since a commit of git.",
            valueName: "ref"))
    var changedSince: String?

    @Option(
        help: ArgumentHelp(
            "Judge everything, and report only what is found in the files that a file lists, one in each line; `-` is standard input.",
            valueName: "file"))
    var pathsFrom: String?

    @Option(
        help: ArgumentHelp(
            "Leave out what an earlier run found, by the JSON that it wrote; only what is new counts, and is mended.",
            valueName: "file"))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write what is found into a file, for --baseline of later runs.", valueName: "file"))
    var writeBaseline: String?

    @Flag(help: "Also ask other sites whether the links of a site still lead to something.")
    var external = false

    @OptionGroup var web: ExternalArguments

    @Option(help: ArgumentHelp("Explain one kind of finding; `list` names them all.", valueName: "id"))
    var explain: String?

    func validate() throws {
        if changedSince != nil, pathsFrom != nil {
            throw ValidationError("--changed-since and --paths-from both say which files; give one of them")
        }
        if writeBaseline == "-" {
            throw ValidationError("--write-baseline needs the name of a file; `-` would be none")
        }
        if web.isAny, !external {
            throw ValidationError("the options about external links need --external, which asks about them")
        }
        if explain != nil, format != .text, format != .json {
            throw ValidationError("--explain is written as text or as json, not as \(format.rawValue)")
        }
    }

    func run() throws {
        if let explain { return try FindingExplanations(explain).write(as: format) }
        var stopwatch = Stopwatch()
        do {
            if let explainBinding { return try explain(explainBinding) }
            switch try CheckInput([site.root] + paths, as: kind, content: site.content) {
            case .site(let root, let only): try checkSite(root, only, &stopwatch)
            case .repository(let root, let inputs):
                if external {
                    throw ValidationError(
                        "--external asks about the links of a site, and \(root) is a repository, of which only config is checked"
                    )
                }
                try checkRepository(inputs, root: root, stopwatch)
            }
        } catch let error as InputFault {
            throw failure(error)
        } catch let error as FileSystemError {
            throw failure(error)
        }
    }

    private func checkSite(_ root: String, _ only: [String], _ stopwatch: inout Stopwatch) throws {
        var site = site
        site.root = root
        let selection = try selection(only, in: root)
        if fix, try isTakenForSite(root) { sayTakenForSite("mended") }
        let asked = try external ? asked(site, selection) : nil
        let known = try baseline.map(readBaseline)
        let result =
            try fix
            ? mended(site, selection, asked, besides: known) : site.check(asked: asked, timing: &stopwatch)
        sayMissed(of: selection, among: result.lookedAt, result.report, root: root)
        var report = try compared(result.report, with: known, isWhole: true)
        report.pathFromRepository = Checkout.path(to: root)
        if only.isEmpty { report.summary.beside = result.filesBeside(site.folders) }
        // Behind the findings, where whoever did not expect them looks.
        let isUnexpected = try !fix && selection == nil && report.summary.errors > 0 && isTakenForSite(root)
        defer { if isUnexpected { sayTakenForSite("checked") } }
        try end(
            with: selection.map { $0.report(report, root: root) } ?? report, after: stopwatch,
            couldRun: result.couldRun)
        try site.refuseEmpty(result)
    }

    /// Whether nobody says that a folder is a site, by an option or a configuration.
    private func isTakenForSite(_ root: String) throws -> Bool {
        try kind == nil && site.content == nil && InputKind.isSiteByContent(root)
    }

    private func sayTakenForSite(_ verb: String) {
        Terminal.say(
            "waymark: note: \(verb) as a site, since there is a `content` folder; `--as repository` looks only at config"
        )
    }

    /// The site, and what other sites answer about the links to them.
    private func asked(_ site: SiteArguments, _ selection: PathSelection?) throws -> SiteArguments.Asked {
        do {
            let tree = try SourceTree.load(site.folders)
            let answers = try web.answers(
                about: tree, site.options, only: selection.map { $0.files(of: tree, root: site.root) })
            return SiteArguments.Asked(tree: tree, answers: answers)
        } catch {
            throw failure(error)
        }
    }

    /// The findings that are not in the baseline; before, all of them are written where somebody wants that.
    func compared(_ report: Report, with known: Baseline?, isWhole: Bool) throws -> Report {
        if let writeBaseline {
            let written = Baseline(report)
            do {
                try written.write(to: writeBaseline)
            } catch {
                throw failure(error)
            }
            let findings = written.count.counted("finding")
            Terminal.say("waymark: note: \(findings) written to \(writeBaseline)")
        }
        guard let known, let baseline else { return report }
        let compared = report.compared(with: known, isWhole: isWhole)
        if isWhole, known.count > 0, compared.summary.known == 0 {
            let findings = known.count == 1 ? "the only finding" : "none of the \(known.count) findings"
            let verb = known.count == 1 ? "is not met" : "is met"
            Terminal.say(
                "waymark: note: \(findings) of \(baseline) \(verb); one that was made from another folder has other paths"
            )
        }
        return compared
    }

    /// The findings of the earlier run that a file holds.
    func readBaseline(_ file: String) throws -> Baseline {
        do {
            guard let known = Baseline(parsing: try Machine.text(file).bytes) else {
                throw NoBaseline(path: file)
            }
            return known
        } catch {
            throw failure(error)
        }
    }

    /// Writes a report, and ends with the status that it means.
    func end(with report: Report, after stopwatch: Stopwatch, couldRun: Bool) throws {
        var report = report
        report.summary.milliseconds = stopwatch.milliseconds
        if !fix { report.summary.mendable = report.diagnostics.count(where: \.isMendable) }
        if verbose {
            let lines = report.summary.details.map { $0 + "\n" }.joined()
            // Other formats have the output to themselves.
            try Terminal.write(Array(TerminalText.lines(lines).utf8), to: format == .text ? .output : .errors)
        }
        try Terminal.write(format.render(report, extent: all ? .all : .readable), to: .output)
        if format != .text { for line in report.listing { Terminal.say(line) } }
        guard couldRun else { throw ExitCode.couldNotRun }
        if report.summary.errors > 0 || (strict && report.summary.warnings > 0) { throw ExitCode.findings }
    }

    /// Says which of the paths that were asked for came to nothing, since that looks like a file without findings.
    func sayMissed(of selection: PathSelection?, among paths: [String], _ report: Report, root: String) {
        let found = report.diagnostics.map(\.location.path)
        guard let words = selection?.wordsForMissed(among: paths + found, root: root) else { return }
        Terminal.say("waymark: note: \(words)")
    }

    /// The files to report on, where only some are asked for.
    func selection(_ only: [String], in root: String) throws -> PathSelection? {
        let paths = only.isEmpty ? nil : PathSelection(only)
        do {
            if let changedSince {
                let changed = PathSelection(changed: try Git.changes(since: changedSince, in: root))
                return paths?.narrowed(to: changed) ?? changed
            }
            guard let pathsFrom else { return paths }
            let selection = PathSelection(listed: try Machine.text(pathsFrom).bytes, root: root)
            return paths?.narrowed(to: selection) ?? selection
        } catch {
            throw failure(error)
        }
    }
}

/// A file that was given as a baseline and holds no findings of an earlier run.
private struct NoBaseline: Error, CustomStringConvertible {
    let path: String

    /// A sentence without its full stop.
    var description: String {
        "\(path) is no baseline; `waymark check --write-baseline FILE` writes one, and so does `--format json`"
    }
}

extension DiagnosticFormat: ExpressibleByArgument {}
extension InputKind: ExpressibleByArgument {}
