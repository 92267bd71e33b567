import Text

/// The program that the label of a text names which has no schema by that name alone, as in `**Claude**, add this:`,
/// `Other MCP clients:` or `Not using Cursor?`. What stands behind it is no longer of a file that is named further up.
struct UnlistedClient {
    /// Its name in small letters; empty for other clients.
    private let name: String

    /// Looks at the beginning of a text; `nil` where that is no such label.
    init?(labelling text: ArraySlice<UInt8>) {
        let start = String(decoding: text.prefix(80), as: UTF8.self).drop { !$0.isLetter }
        var words = start.split(whereSeparator: { !$0.isLetter })[...]
        if Self.isForReadersOfNone(start) || Self.isGeneric(words) {
            name = ""
            return
        }
        while let first = words.first, Self.openings.contains(first.lowercased()) { words.removeFirst() }
        guard let first = words.first else { return nil }
        if Self.names.contains(first.lowercased()) {
            // `Claude sees the tools` is a sentence, and `Claude Code` another name.
            let behind = start[first.endIndex...].drop { "*_ ".contains($0) }.first
            guard first.first?.isUppercase == true, behind.map({ ":,(：（，、–—-".contains($0) }) ?? true else {
                return nil
            }
            name = first.lowercased()
        } else if first.lowercased() == "other",
            words.dropFirst().prefix(2).contains(where: { Self.clients.contains($0.lowercased()) })
        {
            name = ""
        } else {
            return nil
        }
    }

    /// Whether the schema of a name is one of its own.
    func has(_ schema: String) -> Bool { !name.isEmpty && schema.hasPrefix(name) }

    /// Whether a question sorts out those who do not use what was named, as `Not using Claude Code?` does.
    private static func isForReadersOfNone(_ text: Substring) -> Bool {
        guard let question = text.firstIndex(of: "?") else { return false }
        let words = text[..<question].lowercased().split { !$0.isLetter && $0 != "'" && $0 != "\u{2019}" }
        let isNegated = words.contains {
            ["not", "don't", "don\u{2019}t", "without", "another"].contains($0)
        }
        return isNegated
            && words.contains { ["use", "using", "on", "have", "client", "editor"].contains($0) }
    }

    /// Whether a label speaks of no client in particular: `Generic`, `Generic MCP configuration`.
    private static func isGeneric(_ words: ArraySlice<Substring>) -> Bool {
        words.count <= 4 && ["generic", "universal"].contains(words.first?.lowercased() ?? "")
    }

    private static let names: Set<String> = ["claude", "gemini"]
    private static let openings: Set<String> = ["for", "in", "with", "and", "any", "all", "the", "using"]
    private static let clients: Set<String> = [
        "client", "clients", "editor", "editors", "tool", "tools", "agent", "agents", "ide", "ides", "host",
        "hosts", "app", "apps", "assistants",
    ]
}
