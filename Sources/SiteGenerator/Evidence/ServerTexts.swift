import ConfigSchema
import Text

extension BlockToBind {
    /// The keys under which clients list servers.
    private static let lists = ["mcpServers", "servers", "context_servers", "mcp", "mcp_servers"]

    /// What a block calls its servers and how it starts them, in small letters. A product that is named there is what the
    /// server is for, as in `"args": ["vscode-playwright-mcp"]`, and not the client that reads the block.
    var serverTexts: [[UInt8]] {
        guard let root else { return [] }
        let servers = Self.lists.compactMap { root[$0] }.flatMap { $0.members.prefix(8) }
        return servers.flatMap { name, server -> [[UInt8]] in
            let arguments = server["args"]?.elements.prefix(8).compactMap(\.string) ?? []
            let words = [name.string, server["command"]?.string].compactMap(\.self) + arguments
            // A path may lead to the client's own files.
            let isPath = { (word: String) in
                word.hasPrefix("/") || word.contains("/.") || word.utf8.contains(UInt8(ascii: "\\"))
            }
            return words.filter { !isPath($0) }.map { $0.utf8.map(\.lowercased) }
        }
    }
}
