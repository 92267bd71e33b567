import Text

/// The names of files in a sentence, a heading or a title: `.mcp.json`, `~/.cursor/mcp.json`, `SKILL.md`.
struct NamesInText: Sendable {
    /// A name and where it stands.
    struct Name: Sendable, Hashable {
        let name: String
        let range: Range<Int>
    }

    /// The names in the order of the text.
    let names: [Name]

    /// Looks through a range of a text. What stands between backticks may have blanks in it.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        var names: [Name] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            if bytes[offset] == UInt8(ascii: "`") {
                let (code, end) = Self.code(bytes, offset..<range.upperBound)
                names += Self.codeNames(bytes, code)
                offset = end
                continue
            }
            let end = Self.endOfPath(bytes, offset..<range.upperBound)
            if end > offset, let name = Self.name(bytes, offset..<end) { names.append(name) }
            offset = max(end, offset + 1)
        }
        self.names = names
    }

    /// What stands in a code span that begins a range, and where the span ends.
    private static func code(_ bytes: [UInt8], _ range: Range<Int>) -> (code: Range<Int>, end: Int) {
        let marks = bytes[range].prefix { $0 == UInt8(ascii: "`") }.count
        let start = range.lowerBound + marks
        var offset = start
        while offset < range.upperBound {
            guard let next = bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "`")) else { break }
            let count = bytes[next..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
            if count == marks { return (start..<next, next + count) }
            offset = next + count
        }
        return (start..<start, start)
    }

    /// The whole span where it is a path, else its words. A path with blanks has a folder before the first of them; where
    /// there is none, as in `code .vscode/mcp.json`, it is a command.
    private static func codeNames(_ bytes: [UInt8], _ range: Range<Int>) -> [Name] {
        let first = bytes[range].prefix { $0 != 0x20 }
        if let whole = name(bytes, range), first.count == range.count || first.contains(where: isSlash) {
            return [whole]
        }
        var names: [Name] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let end = endOfPath(bytes, offset..<range.upperBound)
            if end > offset, let name = name(bytes, offset..<end) { names.append(name) }
            offset = max(end, offset + 1)
        }
        return names
    }

    /// Where the path ends that is written without quotes and begins a range; the range's beginning where none does.
    private static func endOfPath(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.lowerBound
        while end < range.upperBound {
            let length = isSignOfPath(bytes[end]) ? 1 : WordLetter.length(at: end, in: bytes[range])
            guard length > 0 else { break }
            end += length
        }
        return end
    }

    /// A run of bytes as a name, without the signs of a sentence around it; `nil` for what is none.
    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> Name? {
        var range = range
        while let last = bytes[range].last, ".,:;!?*_".utf8.contains(last) {
            range = range.lowerBound..<range.upperBound - 1
        }
        while let first = bytes[range].first, "*_".utf8.contains(first) {
            range = range.lowerBound + 1..<range.upperBound
        }
        guard !range.isEmpty, range.count < 400 else { return nil }
        let last = bytes[range].lastIndex(where: isSlash).map { ($0 + 1)..<range.upperBound } ?? range
        guard let dot = bytes[last].lastIndex(of: UInt8(ascii: ".")), dot + 1 < last.upperBound,
            (3...10).contains(last.upperBound - dot),
            bytes[(dot + 1)..<last.upperBound].allSatisfy(\.isLetterOrDigit),
            bytes[dot + 1] | 0x20 >= UInt8(ascii: "a")
        else { return nil }
        return Name(name: String(decoding: bytes[range], as: UTF8.self), range: range)
    }

    /// Whether a file lies in a hidden folder, which is that of one program. Many have one in `.config`.
    static func isInForeignFolder(_ name: String) -> Bool {
        withSlashes(name).split(separator: "/").dropLast().contains { folder in
            folder.hasPrefix(".") && folder != ".config" && folder.contains { $0.isLetter }
        }
    }

    private static func isSlash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
    }

    /// Whether a byte that is no letter can stand in a path that is written without quotes.
    private static func isSignOfPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\\"),
            UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "@"),
            UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }
}
