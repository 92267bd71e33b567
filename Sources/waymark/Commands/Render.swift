import ArgumentParser
import Diagnostics
import Markdown
import SiteGenerator

/// `waymark render`: one Markdown text to an HTML fragment.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Render one Markdown text to an HTML fragment on standard output.",
        discussion: """
            EXAMPLES
              waymark render notes.md
              echo '*hello*' | waymark render --profile commonmark -
            """)

    @Argument(help: "The file to read; `-` is standard input.")
    var file = "-"

    @Option(help: "The dialect: commonmark, gfm or waymark.")
    var profile = Profile.waymark

    func run() throws {
        let source = try text()
        let document = Document(
            parsing: source.bytes, path: source.path, options: MarkdownOptions(profile: profile))
        Terminal.write(document.html(), to: .output)
        let report = Report(
            diagnostics: document.diagnostics.settled(), sources: SourceTexts([source]),
            summary: Summary(counting: document.diagnostics))
        guard !report.diagnostics.isEmpty else { return }
        Terminal.write(DiagnosticFormat.text.render(report), to: .errors)
        if report.summary.errors > 0 { throw ExitCode.findings }
    }

    private func text() throws -> SourceText {
        do {
            return try Machine.text(file)
        } catch {
            throw failure(error)
        }
    }
}

extension Profile: ExpressibleByArgument {}
