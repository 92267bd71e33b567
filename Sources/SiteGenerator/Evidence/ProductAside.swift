import Text

/// Tells where a text names a product as something else than the program that reads a file: as whose server it is, as in
/// `the JetBrains MCP server`, or as what must be there, as in `requires Xcode`.
enum ProductAside {
    /// How far behind a name the words are looked for.
    private static let reach = 80

    static func isOne(_ name: Range<Int>, in text: [UInt8]) -> Bool {
        isThingOfProduct(behind: name.upperBound, in: text) || isAskedFor(name.lowerBound, in: text)
    }

    /// Whether what stands behind a name makes it that of a server or another thing which is no client.
    private static func isThingOfProduct(behind place: Int, in text: [UInt8]) -> Bool {
        let rest = String(decoding: text[place...].prefix(reach), as: UTF8.self).lowercased()
        let clause = rest.prefix { !".,;:()|!?`".contains($0) }
        for word in clause.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).prefix(5) {
            let word = withoutFillings(word)
            if word.isEmpty { continue }
            return things.contains(String(word)) || thingsWithoutBlanks.contains { word.hasPrefix($0) }
        }
        return false
    }

    /// A word without what may stand before the thing: nothing of `built`, and of `mcpサーバー` what is behind `mcp`.
    private static func withoutFillings(_ word: Substring) -> Substring {
        var word = word
        if fillings.contains(String(word)) { return "" }
        while let first = ["mcp", "的", "の", "의"].first(where: word.hasPrefix) {
            word = word.dropFirst(first.count)
        }
        return word
    }

    /// Whether the words before a name ask for it, or say whose server it is.
    private static func isAskedFor(_ place: Int, in text: [UInt8]) -> Bool {
        let words = Comparison.words(before: place, in: text, from: max(0, place - reach))
        let asking = words.reversed().drop(while: qualities.contains)
        if let last = asking.first, verbs.contains(last) { return true }
        guard let last = words.last, ofs.contains(last) else { return false }
        return words.dropLast().suffix(2).contains(where: servers.contains)
    }

    private static let servers: Set<String> = [
        "server", "servers", "servidor", "servidores", "serveur", "serveurs",
    ]
    private static let things = servers.union(["api", "apis", "bridge", "sdk", "backend", "account"])
    private static let thingsWithoutBlanks = ["サーバ", "服务", "伺服器", "서버"]
    private static let fillings: Set<String> = [
        "s", "built", "in", "builtin", "integrated", "own", "official", "local", "remote", "hosted", "based",
    ]
    private static let ofs: Set<String> = ["of", "from", "by", "de", "di", "do", "von"]
    private static let verbs: Set<String> = [
        "require", "requires", "required", "need", "needs", "install", "installed", "requiere", "requieren",
        "necesita", "necesitan", "requer", "requerem", "nécessite", "nécessitent", "benötigt", "benötigen",
        "erfordert", "erfordern", "braucht", "brauchen", "richiede", "требует", "требуется",
    ]
    private static let qualities: Set<String> = [
        "your", "running", "open", "recent", "local", "newer", "current", "of", "version", "latest", "un",
        "una",
        "une", "um", "uma", "ein", "eine", "einen",
    ]
}
