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
        let help = Help(command)
        let parts =
            [
                "\(String(repeating: "#", count: level)) \(names.joined(separator: " "))",
                configuration.abstract,
            ] + discussion(configuration.discussion)
            + (configuration.subcommands.isEmpty
                ? ["```text wrap\n\(help.usage)\n```", table(help.entries("ARGUMENTS:"), "Argument")]
                    + [table(help.entries("OPTIONS:"), "Option")] : [])
        return parts.filter { !$0.isEmpty }.map { "\n\($0)\n" }.joined()
            + configuration.subcommands.map { section($0, names: names, level: level + 1) }.joined()
    }

    /// Prose, and as a block what stands under the line that announces examples.
    private static func discussion(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = lines.firstIndex { $0.hasPrefix("EXAMPLE") } ?? lines.endIndex
        let prose = lines[..<start].joined(separator: "\n").trimmingLines
        let examples = lines[start...].dropFirst().map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
        guard !examples.isEmpty else { return [prose] }
        return [prose, "```sh\n\(examples.joined(separator: "\n").trimmingLines)\n```"]
    }

    private static func table(_ entries: [Help.Entry], _ title: String) -> String {
        guard !entries.isEmpty else { return "" }
        let rows = entries.map { "| `\(escaped($0.label))` | \(escaped($0.words)) |" }
        return (["| \(title) | What it is |", "|---|---|"] + rows).joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}

/// A command's help as the argument parser lays it out, taken apart again.
private struct Help {
    /// An argument or option, and what is said of it.
    struct Entry {
        let label: String
        var words: String
    }

    private let lines: [String]

    init(_ command: any ParsableCommand.Type) {
        // Wide enough that nothing is folded.
        lines = Waymark.helpMessage(for: command, columns: 10_000)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// How the command is called.
    var usage: String {
        let prefix = "USAGE: "
        return lines.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) } ?? ""
    }

    /// What stands under a title, without the two options that every command has.
    func entries(_ title: String) -> [Entry] {
        let body = lines.drop { $0 != title }.dropFirst().prefix { !$0.isEmpty }
        var entries: [Entry] = []
        for line in body {
            let text = line.drop { $0 == " " }
            guard line.hasPrefix("   "), !entries.isEmpty else {
                entries.append(Self.entry(text))
                continue
            }
            entries[entries.count - 1].words += (entries[entries.count - 1].words.isEmpty ? "" : " ") + text
        }
        return entries.filter { $0.label != "--version" && $0.label != "-h, --help" }
    }

    /// A label, blanks, and what is said of it. Behind the longest label that has room for that only one blank stands.
    private static func entry(_ text: Substring) -> Entry {
        if let gap = text.firstRange(of: "  ") {
            return Entry(
                label: String(text[..<gap.lowerBound]),
                words: String(text[gap.upperBound...].drop { $0 == " " }))
        }
        let label = text.prefix(longestLabel)
        guard text.dropFirst(longestLabel).first == " " else { return Entry(label: String(text), words: "") }
        return Entry(label: String(label), words: String(text.dropFirst(longestLabel + 1)))
    }

    /// How many characters a label may have that words stand behind.
    private static let longestLabel = 23
}

extension String {
    /// The text without empty lines at its ends.
    fileprivate var trimmingLines: String {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
