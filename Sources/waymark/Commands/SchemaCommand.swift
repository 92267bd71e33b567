import ArgumentParser
import ConfigSchema
import Diagnostics
import SiteGenerator
import Text

/// `waymark schema`: the catalogue, and checks of files against it.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Show the bundled schemas, and check files against them.",
        subcommands: [
            SchemaList.self, SchemaShow.self, SchemaValidate.self, SchemaDiff.self, SchemaAdd.self,
            SchemaOutdated.self, SchemaUpdate.self, SchemaBowtie.self,
        ])
}

/// `waymark schema list`.
struct SchemaList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the catalogue.",
        discussion: """
            EXAMPLE
              waymark schema list
            """)

    func run() throws {
        let entries = try bundledCatalogue().entries.sorted { $0.name < $1.name }
        let width = entries.map(\.name.count).max() ?? 0
        for entry in entries {
            let name = entry.name + String(repeating: " ", count: width - entry.name.count)
            let origin = entry.isOfficial ? "" : ", unofficial"
            let source = entry.source.isEmpty ? "" : "  \(entry.source)"
            let newest = entry.newest.isEmpty ? "" : " (newest known: \(entry.newest))"
            let place = entry.nameOfNewest.map { ", an earlier version of \($0)" } ?? ""
            try Terminal.print(
                "\(name)  \(entry.version)\(newest)\(place), read \(entry.readOn)\(origin)\(source)")
        }
    }
}

/// `waymark schema show NAME`.
struct SchemaShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a schema of the catalogue.",
        discussion: """
            EXAMPLE
              waymark schema show claude-desktop
            """)

    @Argument(help: "Its name.")
    var name: String

    func run() throws {
        let catalogue = try bundledCatalogue()
        guard let entry = catalogue.entries.first(where: { $0.name == name }) else {
            throw ValidationError(unknownSchema(name, in: catalogue))
        }
        try Terminal.write(entry.text.bytes, to: .output)
    }
}

/// `waymark schema validate`.
struct SchemaValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check config files, such as JSON, YAML and TOML, against a schema.",
        discussion: """
            EXAMPLES
              waymark schema validate --schema claude-desktop claude_desktop_config.json
              waymark schema validate --schema ./my.schema.json config/*.yaml
              waymark schema validate --schema my.json --benchmark 9 values.jsonl
            """)

    @Option(help: ArgumentHelp("A schema file, an $id or a name of the catalogue.", valueName: "s"))
    var schema: String

    @Option(help: "How findings are written: text, json, github, gitlab, sarif, junit or rdjson.")
    var format = DiagnosticFormat.text

    @Flag(help: "Show every finding as text, not 20 of a kind in a file and 500 in all.")
    var all = false

    @Flag(help: "Let warnings count as errors for the exit status.")
    var strict = false

    @Flag(help: "Let `format` decide whether a value is valid.")
    var assertFormat = false

    @Option(help: ArgumentHelp("Today's date; the clock's if not given.", valueName: "yyyy-mm-dd"))
    var date: String?

    @Option(
        help: ArgumentHelp(
            "Parse the values, one in each line of a .jsonl file, once, validate them n times, and print how long that took.",
            valueName: "n"))
    var benchmark: Int?

    @Argument(help: "The files.")
    var files: [String]

    func validate() throws {
        try checkDate(date)
        if let benchmark, benchmark < 1 {
            throw ValidationError("--benchmark takes a number from 1 up, not \(benchmark)")
        }
    }

    func run() throws {
        let start = Stopwatch()
        let catalogue = try bundledCatalogue()
        if let benchmark { return try measure(catalogue, rounds: benchmark) }
        var checked: FileValidation
        do {
            checked = try catalogue.validate(
                files, against: schema, today: date ?? Machine.today, assertFormats: assertFormat,
                jobs: Machine.cores
            )
        } catch let error as UnknownSchema {
            throw ValidationError(unknownSchema(error.name, in: catalogue))
        } catch {
            throw failure(error)
        }
        checked.report.summary.milliseconds = start.milliseconds
        let report = checked.report
        if checked.unread.count < files.count {
            try Terminal.write(format.render(report, extent: all ? .all : .readable), to: .output)
        }
        for error in checked.unread { _ = failure(error) }
        if !checked.unread.isEmpty { throw ExitCode.couldNotRun }
        if report.summary.errors > 0 || (strict && report.summary.warnings > 0) { throw ExitCode.findings }
    }

    private func measure(_ catalogue: SchemaCatalogue, rounds: Int) throws {
        let found: LocatedSchema
        let instances: [ConfigNode]
        do {
            found = try LocatedSchema(schema, in: catalogue)
            instances = try files.flatMap { SchemaBenchmark.instances(in: try SourceText.load($0)) }
        } catch let error as UnknownSchema {
            throw ValidationError(unknownSchema(error.name, in: catalogue))
        } catch {
            throw failure(error)
        }
        guard let measured = SchemaBenchmark(found) else {
            throw ValidationError(unknownSchema(schema, in: catalogue))
        }
        try Terminal.print(measured.measure(instances, rounds: rounds, assertFormats: assertFormat))
    }
}

/// `waymark schema bowtie`.
struct SchemaBowtie: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bowtie", abstract: "Answer the Bowtie protocol on standard input and output.",
        discussion: """
            EXAMPLE
              bowtie suite -i my-image https://json-schema.org/draft/2020-12/schema
            """)

    @Flag(help: "Let `format` decide whether a value is valid.")
    var assertFormat = false

    func run() throws {
        var harness = BowtieHarness(assertFormats: assertFormat)
        while let line = readLine() {
            guard let answer = harness.respond(to: Array(line.utf8)) else { return }
            try Terminal.write(answer + [UInt8(ascii: "\n")], to: .output)
        }
    }
}

func bundledCatalogue() throws -> SchemaCatalogue {
    do {
        return try Machine.resources().catalogue
    } catch {
        throw failure(error)
    }
}

func unknownSchema(_ name: String, in catalogue: SchemaCatalogue) -> String {
    if let part = catalogue.missingPart(name) {
        return "the schema `\(part.schema)` has no part `\(part.part)`"
    }
    let suggestion = Spelling.nearest(to: name, in: catalogue.entries.map(\.name))
    return "there is no schema `\(name)`; "
        + (suggestion.map { "did you mean `\($0)`?" }
            ?? "`waymark schema list` names them all, and a schema of a site's own is given by its file, such as content/schemas/server.schema.json")
}
