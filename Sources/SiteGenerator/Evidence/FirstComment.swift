import ConfigSchema

/// The name of a file in the comment that a text begins with, as in `// .mcp.json`.
enum FirstComment {
    /// The name, where the comment holds little else.
    static func fileName(in text: some Collection<UInt8>, _ language: ConfigLanguage) -> String? {
        let lines = text.split(separator: 0x0A, maxSplits: 8)
        guard let first = lines.first(where: { $0.contains { $0 > 0x20 } }) else { return nil }
        let line = Array(first)
        guard let start = line.firstIndex(where: { $0 > 0x20 }), let mark = mark(line[start...], language)
        else {
            return nil
        }
        let range = (start + mark)..<line.count
        let words = line[range].split { $0 <= 0x20 }
        let names = NamesInText(line, in: range).names
        return words.count <= 6 && names.count == 1 ? names[0].name : nil
    }

    /// How long the sign is that begins a comment.
    private static func mark(_ line: ArraySlice<UInt8>, _ language: ConfigLanguage) -> Int? {
        let marks = language == .plist ? ["<!--"] : ["//", "/*", "#", ";"]
        return marks.first { line.starts(with: $0.utf8) }?.utf8.count
    }
}
