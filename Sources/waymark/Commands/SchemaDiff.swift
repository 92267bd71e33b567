import ArgumentParser
import ConfigSchema
import Diagnostics
import SiteGenerator

/// `waymark schema diff OLD NEW`.
struct SchemaDiff: ParsableCommand {
    /// The forms in which differences can be written out.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell what a newer schema adds, removes, narrows, widens and deprecates.",
        discussion: """
            EXAMPLES
              waymark schema diff claude-code-settings claude-code-settings.new.json
              waymark schema diff old.schema.json new.schema.json --site .
            """)

    @Argument(help: "The older schema: a name of the catalogue, an $id or a file.")
    var old: String

    @Argument(help: "The newer schema.")
    var new: String

    @Option(help: "How differences are written: text or json.")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "Also list the snippets of the site at this root that the newer schema would break.",
            valueName: "root"))
    var site: String?

    @Option(help: ArgumentHelp("Today's date; the clock's if not given.", valueName: "yyyy-mm-dd"))
    var date: String?

    func validate() throws { try checkDate(date) }

    func run() throws {
        let start = Stopwatch()
        let comparison: SchemaComparison
        var report: Report?
        do {
            let resources = try Machine.resources()
            let tree = try site.map { try SourceTree.load(SiteFolders(root: $0)) }
            let catalogue = SchemaCatalogue(resources, site: tree)
            comparison = try catalogue.compare(old, to: new)
            report = tree?.findings(
                replacing: comparison.replacement, with: resources,
                options: SiteOptions(date: date ?? Machine.today, jobs: Machine.cores))
        } catch let error as UnknownSchema {
            throw ValidationError(unknownSchema(error.name, in: try bundledCatalogue()))
        } catch {
            throw failure(error)
        }
        report?.summary.milliseconds = start.milliseconds
        switch format {
        case .text: try Terminal.write(comparison.text(report), to: .output)
        case .json: try Terminal.write(comparison.json(report), to: .output)
        }
        if let report, report.summary.errors > 0 { throw ExitCode.findings }
    }
}
