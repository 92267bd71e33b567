import ArgumentParser
import Diagnostics
import SiteGenerator

/// `waymark check`: everything that `build` finds, and nothing is written.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Report everything that is wrong with a site, and write nothing.",
        discussion: """
            EXAMPLES
              waymark check
              waymark check docs --format github --strict
              waymark check --explain unbound-snippet
            """)

    @OptionGroup var site: SiteArguments

    @Option(help: "How findings are written: text, json, github, gitlab, sarif or rdjson.")
    var format = DiagnosticFormat.text

    @Flag(help: "Let warnings count as errors for the exit status.")
    var strict = false

    @Option(help: ArgumentHelp("Explain one kind of finding; `list` names them all.", valueName: "id"))
    var explain: String?

    func run() throws {
        if let explain { return try Self.explain(explain) }
        var stopwatch = Stopwatch()
        let result = try site.build(timing: &stopwatch)
        var summary = result.report.summary
        summary.milliseconds = stopwatch.milliseconds
        var report = result.report
        report.summary = summary
        Terminal.write(format.render(report), to: .output)
        guard result.couldRun else { throw ExitCode.couldNotRun }
        if summary.errors > 0 || (strict && summary.warnings > 0) { throw ExitCode.findings }
    }

    private static func explain(_ id: String) throws {
        if id == "list" {
            for explanation in Explanation.all { Terminal.print(explanation.id) }
            return
        }
        guard let explanation = Explanation.of(id) else {
            let suggestion = Spelling.nearest(to: id, in: Explanation.all.map(\.id))
            throw ValidationError(
                "No finding has the id “\(id)”."
                    + (suggestion.map { " Did you mean “\($0)”?" } ?? " `--explain list` names them all."))
        }
        Terminal.print("\(explanation.id)\n\n\(explanation.text)")
    }
}

extension DiagnosticFormat: ExpressibleByArgument {}
