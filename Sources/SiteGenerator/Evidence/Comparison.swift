/// Tells whether a name stands in a text only to be compared with: `the same as Claude Desktop`, `like Cursor`, `unlike
/// .mcp.json`. Such a name is not that of what the text shows.
enum Comparison {
    /// How far before a name the words may stand.
    private static let reach = 80

    /// Whether the words before a place of a text compare with what stands there.
    ///
    /// - Parameter start: where the text begins.
    static func ends(at place: Int, in bytes: [UInt8], from start: Int) -> Bool {
        let words = words(before: place, in: bytes, from: max(start, place - reach))
        guard let last = words.last else { return false }
        let earlier = words.dropLast()
        if isContrast(words) { return true }
        switch last {
        case "like", "unlike", "than", "mirrors", "follows", "except", "besides", "without": return true
        case "for" where earlier.last == "not" || earlier.last == "except": return true
        case "beside", "alongside": return true
        case "to": return earlier.last == "next" || earlier.suffix(1).contains(where: similar.contains)
        case "on": return earlier.last == "based"
        case "as": return earlier.contains("same") || earlier.contains("identically")
        // `as in`, `the same as for`, `identical to that for`.
        case "in", "with", "for", "of":
            return earlier.last == "as" && last != "of"
                || earlier.last == "to" && earlier.dropLast().suffix(1).contains(where: similar.contains)
        default: return false
        }
    }

    /// Whether words say which one is not meant: `not`, `not in`, `instead of`.
    private static func isContrast(_ words: [String]) -> Bool {
        let own = words.drop { $0 == "and" || $0 == "but" }
        if own.first == "not",
            own.dropFirst().allSatisfy({ ["in", "into", "to", "for", "from", "using", "on"].contains($0) })
        {
            return true
        }
        // `If you don't use Cursor`.
        if let verb = words.last, ["use", "using", "have"].contains(verb), let before = words.dropLast().last,
            ["not", "t", "without"].contains(before)
        {
            return true
        }
        return words.suffix(2) == ["instead", "of"]
    }

    private static let similar: Set<String> = [
        "similar", "similarly", "identical", "comparable", "equivalent", "contrast", "opposed",
    ]

    /// The words of the same part of a sentence, in small letters and without articles.
    static func words(before place: Int, in bytes: [UInt8], from start: Int) -> [String] {
        let part = bytes[start..<place].reversed().prefix { !",;:()|".utf8.contains($0) }.reversed()
        // A full stop ends a sentence where a blank follows.
        let text = Array(part)
        let end = text.indices.dropLast().last { text[$0] == UInt8(ascii: ".") && text[$0 + 1] <= 0x20 }
        return text[(end.map { $0 + 1 } ?? 0)...].split { !$0.isOfWord }
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
            .filter { !["the", "a", "an", "one", "that"].contains($0) }
    }
}
