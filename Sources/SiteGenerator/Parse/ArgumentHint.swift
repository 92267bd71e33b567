import ConfigSchema
import Text

/// The line `argument-hint: [file] [mode]` in front matter of Claude Code. YAML refuses text behind a list, and the program
/// takes the line as it is.
enum ArgumentHint {
    private static let key = Array("argument-hint:".utf8)
    private static let brackets: [UInt8: UInt8] = [
        UInt8(ascii: "["): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: ")"),
        UInt8(ascii: "{"): UInt8(ascii: "("), UInt8(ascii: "}"): UInt8(ascii: ")"),
    ]

    /// A text in YAML in which such a hint is a plain text: parentheses stand for its brackets, and every byte at its place.
    static func plain(in text: [UInt8]) -> [UInt8] {
        guard let found = text.firstRange(of: key),
            found.lowerBound == 0 || text[found.lowerBound - 1] == 0x0A
        else { return text }
        let line =
            found
            .upperBound..<(text[found.upperBound...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count)
        guard let first = text[line].first(where: { $0 > 0x20 }), brackets[first] != nil,
            let closing = text[line].firstIndex(where: { "]}".utf8.contains($0) }),
            text[(closing + 1)..<line.upperBound].contains(where: { $0 > 0x20 })
        else { return text }
        var plain = text
        for place in line { plain[place] = brackets[text[place]] ?? text[place] }
        return plain
    }
}
