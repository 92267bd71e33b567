import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// The arguments of the commands about schemas that a site or a repository takes from elsewhere.
struct SchemaSiteArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of the site or repository; a site's is the one that holds the content folder.",
            valueName: "root"))
    var site = "."

    @Option(help: ArgumentHelp("Today's date; the clock's if not given.", valueName: "yyyy-mm-dd"))
    var date: String?

    func validate() throws { try checkDate(date) }

    func home() throws -> SchemaHome { try SchemaHome(around: site) }
    var today: String { date ?? Machine.today }
    var options: SiteOptions { SiteOptions(date: today, jobs: Machine.cores) }

    /// The bytes at an address, or of a file.
    static func read(_ source: String) throws -> [UInt8] {
        SchemaStore.isAddress(source) ? try Download.fetch(source) : try SchemaStore.read(source)
    }

    /// The same parts with all that is to be read of them.
    static func complete(_ begun: SchemaParts) throws -> SchemaParts {
        var parts = begun
        while let part = parts.next { try parts.take(try read(part)) }
        return parts
    }
}

/// `waymark schema add URL|FILE|NAME`.
struct SchemaAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Take a schema into a site's or repository's own schemas, and note where it comes from.",
        discussion: """
            It is fetched over https, with the schemas that it refers to, into the
            folder `schemas`: in a site's content folder, in a repository's root.
            `schemas.lock.yaml` beside it notes its hash, source and date. A name is one
            of the catalogue of SchemaStore, where no file is called so; files that the
            catalogue names for the schema are checked with it from then on, and blocks
            that show such a file.

            EXAMPLES
              waymark schema add github-workflow
              waymark schema add https://json.schemastore.org/prettierrc.json
              waymark schema add ../server/config.schema.json --name server
            """)

    @Argument(
        help: ArgumentHelp("Its address, its file, or its name in SchemaStore.", valueName: "url|file|name"))
    var source: String

    @Option(help: "What it is called; the name of its file if not given.")
    var name: String?

    @OptionGroup var arguments: SchemaSiteArguments

    func run() throws {
        do {
            let intake = SchemaIntake(
                home: try arguments.home(), resources: try Machine.resources(), date: arguments.today)
            let taken = try intake.take(source, as: name)
            for line in taken.lines { try Terminal.print(line) }
            for remark in try intake.remarks(on: taken) { Terminal.say(remark) }
        } catch {
            throw failure(error)
        }
    }
}

/// `waymark schema outdated`.
struct SchemaOutdated: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outdated",
        abstract: "Read the sources of the schemas that were taken again, and tell what changed.",
        discussion: """
            Exit status 1 if any schema is not what its source says.

            EXAMPLE
              waymark schema outdated
            """)

    @OptionGroup var arguments: SchemaSiteArguments

    func run() throws {
        var isOutdated = false
        var isUnread = false
        do {
            let home = try arguments.home()
            let store = try SchemaStore(home)
            if store.lock.entries.isEmpty { Terminal.say("waymark: note: \(home.wordsForNone)") }
            for entry in store.lock.entries {
                do {
                    let bytes = try SchemaSiteArguments.read(store.location(of: entry))
                    let state = try store.state(of: entry, reading: bytes)
                    if case .current = state {} else { isOutdated = true }
                    try Terminal.print("\(entry.name): \(state.words(since: entry.date))")
                    guard case .outdated(_, let text) = state else { continue }
                    for source in try store.parts(newIn: text, of: entry).open {
                        try Terminal.print(
                            "\(entry.name): refers to \(WebAddress.shown(source)) now, which is not here yet")
                    }
                } catch let error as UnwritableOutput {
                    throw error
                } catch {
                    isUnread = true
                    Terminal.say("\(entry.name): \(error)")
                }
            }
        } catch {
            throw failure(error)
        }
        if isUnread { throw ExitCode.couldNotRun }
        if isOutdated { throw ExitCode.findings }
    }
}

/// `waymark schema update [NAME…]`.
struct SchemaUpdate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Take what the sources of the schemas that were taken say now.",
        discussion: """
            Prints what is different, and the snippets that no longer pass. What a schema
            newly refers to is taken too. A schema that was changed by hand is left alone.
            Exit status 1 if a snippet no longer passes.

            EXAMPLES
              waymark schema update
              waymark schema update prettierrc
            """)

    @Argument(help: "The names of the schemas, which mean their parts too; all if none is given.")
    var names: [String] = []

    @OptionGroup var arguments: SchemaSiteArguments

    func run() throws {
        var breaks = false
        do {
            let home = try arguments.home()
            var store = try SchemaStore(home)
            let resources = try Machine.resources()
            if store.lock.entries.isEmpty, names.isEmpty {
                Terminal.say("waymark: note: \(home.wordsForNone)")
            }
            for entry in try store.entries(named: names) {
                let bytes = try SchemaSiteArguments.read(store.location(of: entry))
                let state = try store.state(of: entry, reading: bytes)
                try Terminal.print("\(entry.name): \(state.words(since: entry.date))")
                guard case .outdated(let comparison, let text) = state else { continue }
                // What the newer text refers to comes first, so that it is never without it.
                let parts = try SchemaSiteArguments.complete(store.parts(newIn: text, of: entry))
                for part in try store.add(parts, of: entry, date: arguments.today) {
                    try Terminal.print("\(home.shown(part.file)): added, a part of it")
                }
                let report = try home.findings(
                    replacing: comparison.replacement, with: resources, options: arguments.options)
                try store.update(entry, to: text, date: arguments.today)
                try Terminal.write(comparison.text(report), to: .output)
                if report.summary.errors > 0 { breaks = true }
            }
        } catch {
            throw failure(error)
        }
        if breaks { throw ExitCode.findings }
    }
}

extension SchemaStore.State {
    /// The state in a few words.
    fileprivate func words(since date: String) -> String {
        switch self {
        case .current: "as it was taken on \(date)"
        case .edited: "the file was changed by hand since \(date), and is left alone"
        case .outdated(let comparison, _): comparison.summary + " since \(date)"
        }
    }
}
