import ArgumentParser
import Text

/// A command's help as the argument parser lays it out, taken apart again.
struct CommandHelp {
    /// An argument or option, and what is said of it.
    struct Entry {
        let label: String
        var words: String
    }

    /// What is said of the command beside its arguments.
    let prose: String
    /// The commands that it is shown by, a line each.
    let examples: String

    private let lines: [String]

    init(_ command: any ParsableCommand.Type) {
        let text = command.configuration.discussion
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = text.firstIndex { $0.hasPrefix("EXAMPLE") } ?? text.endIndex
        prose = text[..<start].joined(separator: "\n").trimmingLines
        let examples = text[start...].dropFirst().map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
        self.examples = examples.joined(separator: "\n").trimmingLines
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
