import ArgumentParser

/// The reference of commands: what `--help` says of each of them, as a page of Markdown.
enum CommandReference {
    /// The whole page.
    static var page: String {
        heading + Waymark.configuration.subcommands.map { section($0, names: ["waymark"], level: 2) }.joined()
    }

    private static let heading = """
        ---
        title: Commands
        description: "Every command with its arguments, options and examples, as the program's own help says them."
        weight: 90
        ---

        `ROOT` is the folder that holds `content/`; it is the folder you are in unless you name another. `--help` works
        with every command, and `--version` prints the program's version. [Continuous integration](ci.md) says what the exit
        statuses mean, and which format is for which service.

        This page is written by the program itself.

        """

    /// What one command does, and the commands within it.
    private static func section(
        _ command: any ParsableCommand.Type, names outer: [String], level: Int
    ) -> String {
        let configuration = command.configuration
        guard configuration.shouldDisplay else { return "" }
        let names = outer + [command._commandName]
        let help = CommandHelp(command)
        let parts =
            [
                "\(String(repeating: "#", count: level)) \(names.joined(separator: " "))",
                configuration.abstract,
            ] + discussion(help)
            + (configuration.subcommands.isEmpty
                ? ["```text wrap\n\(help.usage)\n```", table(help.entries("ARGUMENTS:"), "Argument")]
                    + [table(help.entries("OPTIONS:"), "Option")] : [])
        return parts.filter { !$0.isEmpty }.map { "\n\($0)\n" }.joined()
            + configuration.subcommands.map { section($0, names: names, level: level + 1) }.joined()
    }

    /// Prose, and as a block the examples.
    private static func discussion(_ help: CommandHelp) -> [String] {
        help.examples.isEmpty ? [help.prose] : [help.prose, "```sh\n\(help.examples)\n```"]
    }

    private static func table(_ entries: [CommandHelp.Entry], _ title: String) -> String {
        guard !entries.isEmpty else { return "" }
        let rows = entries.map { "| `\(escaped($0.label))` | \(escaped($0.words)) |" }
        return (["| \(title) | What it is |", "|---|---|"] + rows).joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
