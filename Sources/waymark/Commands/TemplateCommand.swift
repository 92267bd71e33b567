public import ArgumentParser
import Diagnostics
import SiteGenerator
import Templates
import Text

/// `waymark template`: templates by themselves.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Try templates without a site.", subcommands: [TemplateRender.self]
    )
}

/// `waymark template render FILE`.
struct TemplateRender: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Render one template with data from a file on standard output.",
        discussion: """
            The template may extend, include and import those that lie in its folder. What is not defined is a mistake,
            unless --undefined says otherwise.

            EXAMPLES
              waymark template render --data page.json templates/card.html
              echo '{{ 6 * 7 }}' | waymark template render -
            """)

    @Argument(help: "The template; `-` is standard input.")
    var file: String

    @Option(
        help: ArgumentHelp(
            "A file with an object in JSON, YAML or TOML, whose members are the names that the template knows.",
            valueName: "file"))
    var data: String?

    @Option(help: "What a value that does not exist is: mistake or empty.")
    var undefined = UndefinedUse.mistake

    func run() throws {
        let rendered: (output: [UInt8], report: Report)
        do {
            let template =
                file == "-"
                ? try LoneTemplate.load(Machine.text(file), data: data)
                : try LoneTemplate.load(file, data: data)
            rendered = template.render(undefined: undefined)
        } catch {
            throw failure(error)
        }
        try Terminal.write(rendered.output, to: .output)
        guard !rendered.report.diagnostics.isEmpty else { return }
        try Terminal.write(DiagnosticFormat.text.render(rendered.report, extent: .all), to: .errors)
        if rendered.report.summary.errors > 0 { throw ExitCode.findings }
    }
}

extension UndefinedUse: ExpressibleByArgument {}
