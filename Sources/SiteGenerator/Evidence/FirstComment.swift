import ConfigSchema

/// The comments that a text begins with, where each names the file that the text shows, as in `// .mcp.json`: on several
/// lines it is called otherwise on each system.
struct FirstComment: Sendable {
    /// The first of the names, beside which the comment holds little else.
    let fileName: String
    /// The comments in the text, each on one line.
    let ranges: [Range<Int>]

    /// Looks at the beginning of a text; `nil` where that is no such comment.
    init?(in text: [UInt8], _ language: ConfigLanguage) {
        let lines = text.split(separator: 0x0A, maxSplits: 8).filter { $0.contains { $0 > 0x20 } }
        let labels = lines.lazy.map { Self.label(in: text, $0, language) }.prefix { $0 != nil }
            .compactMap(\.self)
        guard let first = labels.first else { return nil }
        fileName = first.name
        ranges = labels.map(\.range)
    }

    /// The name in a comment that is little more, and where the comment stands.
    private static func label(
        in text: [UInt8], _ line: ArraySlice<UInt8>, _ language: ConfigLanguage
    ) -> (name: String, range: Range<Int>)? {
        guard let start = line.firstIndex(where: { $0 > 0x20 }), let mark = mark(line[start...], language)
        else { return nil }
        let words = line[(start + mark)...].split { $0 <= 0x20 }
        let names = NamesInText(text, in: start + mark..<line.endIndex).names.map(\.name)
        guard words.count <= 6, let first = names.first, names.allSatisfy(isFile) else { return nil }
        return (first, start..<end(of: line[start...]))
    }

    /// Whether a name can be that of a file with config, as `Continue.dev` and `Node.js` cannot.
    private static func isFile(_ name: String) -> Bool {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        return ConfigLanguage(fileName: name) != nil || last.hasPrefix(".")
            || last.lowercased().hasSuffix(".md")
    }

    /// How long the sign is that begins a comment.
    private static func mark(_ line: ArraySlice<UInt8>, _ language: ConfigLanguage) -> Int? {
        let marks = language == .plist ? ["<!--"] : ["//", "/*", "#", ";"]
        return marks.first { line.starts(with: $0.utf8) }?.utf8.count
    }

    /// Where the comment ends that a line begins with.
    private static func end(of line: ArraySlice<UInt8>) -> Int {
        guard line.starts(with: "/*".utf8) else { return line.endIndex }
        let body = line.dropFirst(2)
        let closing = body.indices.dropLast().first {
            body[$0] == UInt8(ascii: "*") && body[$0 + 1] == UInt8(ascii: "/")
        }
        return closing.map { $0 + 2 } ?? line.endIndex
    }

    /// A text in the JSON family without the comments, every other byte at its place. They are labels of the block, and no
    /// part of the file. One that goes on behind its line says more than a label, and one that names another kind of file
    /// is none.
    func blanked(in text: [UInt8]) -> [UInt8] {
        guard namesJSON else { return text }
        var blanked = text
        for range in ranges.prefix(while: { Self.isWhole(text[$0]) }) {
            blanked.replaceSubrange(range, with: repeatElement(0x20, count: range.count))
        }
        return blanked
    }

    private static func isWhole(_ comment: ArraySlice<UInt8>) -> Bool {
        comment.starts(with: "//".utf8)
            || comment.count >= 4 && comment.starts(with: "/*".utf8)
                && comment.suffix(2).elementsEqual("*/".utf8)
    }

    /// Whether the name can be that of a file in JSON: by its ending, or since it is hidden as settings often are.
    private var namesJSON: Bool {
        switch ConfigLanguage(fileName: fileName) {
        case .json, .jsonc, .json5, .jsonl: true
        case .yaml, .toml, .plist, .reg, .env: false
        case nil: fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last?.hasPrefix(".") ?? false
        }
    }
}
