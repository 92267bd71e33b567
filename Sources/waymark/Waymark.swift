import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// The program: it reads the command line, asks the generator, and prints what it answers.
@main
struct Waymark: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "waymark",
        abstract:
            "Builds guides and wikis from Markdown, and checks every config block against its real schema.",
        discussion: """
            EXAMPLES
              waymark new site docs       make a site in the folder docs
              waymark build docs          build it into docs/public
              waymark serve docs          show it while it is written
              waymark check docs          report everything that is wrong, write nothing

            EXIT STATUS
              0 clean, 1 findings of severity error, 2 could not run, 64 wrong usage
            """,
        version: version + Machine.commit,
        subcommands: [
            Build.self, Check.self, Serve.self, Lsp.self, WatchSources.self, New.self, Translated.self,
            Import.self,
            Render.self, TemplateCommand.self, SchemaCommand.self, Highlight.self, Completions.self,
            Reference.self,
        ])

    @Flag(help: "Print the licences of what the program is made of.")
    var licenses = false

    func run() throws {
        guard licenses else { throw CleanExit.helpRequest(self) }
        let texts = try Machine.resources().licenses.value
        guard !texts.isEmpty else { throw failure(NoLicenses()) }
        try Terminal.print(texts.joined(separator: "\n\n"))
    }

    /// Runs the command that the arguments name. Messages about wrong arguments quote them, so they are printed like
    /// everything else; help is a result, and written as results are.
    static func main() {
        Machine.prepare()
        withLargeStack { runCommand() }
    }

    private static func runCommand() {
        var command: (any ParsableCommand)?
        do {
            if let message = unknownTopic(Array(CommandLine.arguments.dropFirst())) {
                Terminal.say(message)
                throw ExitCode.validationFailure
            }
            var parsed = try parseAsRoot()
            command = parsed
            try parsed.run()
        } catch {
            exit(withError: status(for: error, in: command))
        }
    }

    /// What to say of `help` about a command that there is not; `nil` for any other arguments.
    private static func unknownTopic(_ arguments: [String]) -> String? {
        arguments.first == "help" ? misspeltCommand(Array(arguments.dropFirst())) : nil
    }

    /// What to say of a command that there is not: the one that is spelt nearly like it, or those that there are; `nil`
    /// where all are there.
    private static func misspeltCommand(_ arguments: [String]) -> String? {
        var command: any ParsableCommand.Type = Waymark.self
        for argument in arguments {
            let known = command.configuration.subcommands
            guard !known.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return nil }
            if let next = known.first(where: { $0._commandName == argument }) {
                command = next
                continue
            }
            guard let near = Spelling.nearest(to: argument, in: known.map { $0._commandName }),
                let meant = known.first(where: { $0._commandName == near })
            else {
                let names = known.filter { $0.configuration.shouldDisplay }.map { "`\($0._commandName)`" }
                return
                    "waymark: error: there is no command `\(argument)`; there are \(names.listed("and"))\nUsage: "
                    + Waymark.usageString(for: command)
            }
            return "waymark: error: there is no command `\(argument)`; did you mean `\(near)`?\nUsage: "
                + Waymark.usageString(for: meant)
        }
        return nil
    }

    /// A message about arguments as all others that end the program: behind its name, and without a capital.
    private static func ownForm(of message: String) -> String {
        let mark = "Error: "
        guard message.hasPrefix(mark) else { return message }
        let words = withoutFarAdvice(String(message.dropFirst(mark.count)))
        let isWord = words.dropFirst().first?.isLowercase ?? false
        return "waymark: error: "
            + (isWord ? words.prefix(1).lowercased() + words.dropFirst() : String(words))
    }

    /// A message about an option that there is not, without advice that is not spelt nearly like it.
    private static func withoutFarAdvice(_ message: String) -> String {
        let words = message.split(separator: "'", maxSplits: 4, omittingEmptySubsequences: false)
        guard words.count == 5, words[2] == ". Did you mean ", words[4].hasPrefix("?"),
            Spelling.nearest(to: String(words[1]), in: [String(words[3])]) == nil
        else { return message }
        return "\(words[0])'\(words[1])'\(words[4].dropFirst())"
    }

    /// A message about arguments that a command could not do anything with, and how it is called.
    private static func message(_ error: ValidationError, of command: any ParsableCommand) -> String {
        let type = type(of: command)
        let names = names(of: type, in: Waymark.self) ?? []
        return ownForm(of: "Error: \(error.message)") + "\nUsage: " + Waymark.usageString(for: type)
            + "\n  See '\(names.joined(separator: " ")) --help' for more information."
    }

    /// The names that a command is called by, from the program's on.
    private static func names(
        of type: any ParsableCommand.Type, in outer: any ParsableCommand.Type
    ) -> [String]? {
        if type == outer { return [outer._commandName] }
        return outer.configuration.subcommands.lazy.compactMap { names(of: type, in: $0) }.first.map {
            [outer._commandName] + $0
        }
    }

    /// Says what ended a command, and tells the status to exit with.
    private static func status(for error: any Error, in command: (any ParsableCommand)?) -> ExitCode {
        if error is UnwritableOutput { return failure(error) }
        if let error = error as? ValidationError, let command {
            Terminal.say(message(error, of: command))
            return .validationFailure
        }
        let (message, code) = (fullMessage(for: error), exitCode(for: error))
        guard !message.isEmpty else { return code }
        guard code.isSuccess else {
            Terminal.say(misspeltCommand(Array(CommandLine.arguments.dropFirst())) ?? ownForm(of: message))
            return code
        }
        do {
            try Terminal.print(message)
            return code
        } catch {
            return failure(error)
        }
    }
}

/// The program was built where it stands, without the licences of its parts.
private struct NoLicenses: Error, CustomStringConvertible {
    let description =
        "this build has no texts of licences within it; `make dist` makes one that has"
}
