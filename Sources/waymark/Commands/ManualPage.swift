import ArgumentParser

/// The page for `man` (in the macros of man(7)), of what `--help` says of each command.
enum ManualPage {
    /// The whole page. It has the program's version and no date, so that it is the same on every day.
    static var text: String {
        """
        .TH WAYMARK 1 "" "Waymark \(Waymark.version)"
        .SH NAME
        waymark \\- \(lowercased(Waymark.configuration.abstract))
        .SH SYNOPSIS
        .B waymark
        .I command
        [arguments]
        .SH DESCRIPTION
        .I ROOT
        is the folder that holds
        .BR content/ ;
        it is the folder you are in unless you name another.
        .SH COMMANDS

        """ + Waymark.configuration.subcommands.map { section($0, names: ["waymark"]) }.joined() + """
            .SH EXIT STATUS
            .TP
            .B 0
            No errors.
            .TP
            .B 1
            There are findings of severity error.
            .TP
            .B 2
            It could not run.
            .TP
            .B 64
            Wrong usage.

            """
    }

    /// What one command does, and the commands within it.
    private static func section(_ command: any ParsableCommand.Type, names outer: [String]) -> String {
        let configuration = command.configuration
        guard configuration.shouldDisplay else { return "" }
        let names = outer + [command._commandName]
        let inner = configuration.subcommands.map { section($0, names: names) }.joined()
        guard configuration.subcommands.isEmpty else { return inner }
        let help = CommandHelp(command)
        var text = ".SS \(escaped(names.joined(separator: " ")))\n"
        text += lines(configuration.abstract)
        if !help.prose.isEmpty { text += ".PP\n" + lines(help.prose) }
        text += literal(help.usage)
        for entry in help.entries("ARGUMENTS:") + help.entries("OPTIONS:") {
            text += ".TP\n.B \(escaped(entry.label))\n" + lines(entry.words)
        }
        if !help.examples.isEmpty { text += ".PP\nExamples:\n" + literal(help.examples) }
        return text + inner
    }

    private static func literal(_ text: String) -> String { ".PP\n.RS\n.nf\n\(lines(text)).fi\n.RE\n" }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) + "\n" }.joined()
    }

    /// A line of text: what begins like a request does not.
    private static func line(_ text: String) -> String {
        text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + escaped(text) : escaped(text)
    }

    /// A text in which nothing is an escape, and a hyphen is one that can be copied.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            default: result.append(character)
            }
        }
        return result
    }

    /// A sentence as what stands behind a name: without a capital and a full stop.
    private static func lowercased(_ text: String) -> String {
        escaped(text.prefix(1).lowercased() + text.dropFirst().prefix { $0 != "." })
    }
}
