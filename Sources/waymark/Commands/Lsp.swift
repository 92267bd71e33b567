import ArgumentParser
import LanguageServer
import SiteGenerator

/// `waymark lsp`: the language server on standard input and output.
struct Lsp: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve editors that speak the Language Server Protocol.",
        discussion: """
            Editors start it and talk to it on standard input and output, by version 3.17 of the protocol. It finds what `check` \
            finds, in the texts as they stand in the editor, and completes, explains and renames what it knows of the site and \
            of the schemas of its config blocks. A folder that is a site is served as such, any other as a repository, and \
            a file in none of them by itself.

            EXAMPLES
              waymark lsp
            """)

    @Flag(
        help: ArgumentHelp(
            "Speak on standard input and output, as it always does; editors say it.", visibility: .hidden))
    var stdio = false

    @Option(help: ArgumentHelp("The process that the server ends with; editors say it.", visibility: .hidden))
    var clientProcessId: Int?

    @Option(help: ArgumentHelp("How many workers to use; all cores if not given.", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
    }

    func run() throws {
        Processes.raiseFileLimit()
        Processes.endWhenAsked()
        let resources: ProgramResources
        do { resources = try Machine.resources() } catch { throw failure(error) }
        let options = SiteOptions(date: Machine.today, jobs: jobs ?? Machine.cores)
        let setup = Setup(
            version: Waymark.version + Machine.commit, resources: resources, options: options)
        guard let wire = Wire() else { throw failure(NoPipe()) }
        var loop = ServerLoop(LanguageServer(setup), resources, wire)
        throw ExitCode(loop.run())
    }
}

/// The machine gives nothing to wait with.
private struct NoPipe: Error, CustomStringConvertible {
    let description = "the machine has no more open files to give; end other programs"
}
