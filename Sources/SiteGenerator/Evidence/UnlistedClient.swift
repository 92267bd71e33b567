import Text

/// The program that the label of a text names which has no schema by that name alone, as in `**Claude**, add this:` or
/// `Other MCP clients:`. What stands behind it is no longer of a file that is named further up.
struct UnlistedClient {
    /// Its name in small letters; empty for other clients.
    private let name: String

    /// Looks at the beginning of a text; `nil` where that is no such label.
    init?(labelling text: ArraySlice<UInt8>) {
        let start = String(decoding: text.prefix(80), as: UTF8.self).drop { !$0.isLetter }
        var words = start.split(whereSeparator: { !$0.isLetter })[...]
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

    private static let names: Set<String> = ["claude", "gemini"]
    private static let openings: Set<String> = ["for", "in", "with", "and", "any", "all", "the", "using"]
    private static let clients: Set<String> = [
        "client", "clients", "editor", "editors", "tool", "tools", "agent", "agents", "ide", "ides", "host",
        "hosts", "app", "apps", "assistants",
    ]
}
