import Text

/// The lines of a file that a code block shows: all of them, or those between the marks of a region.
///
/// A region begins with a line `#region name` and ends with `#endregion name`, or `[START name]` and `[END name]`,
/// in any comment. The lines with marks are left out of it, and so is the indentation that its lines share.
struct CodeLines: Sendable {
    /// Why there are no lines.
    enum Problem: Error, Sendable, Hashable {
        /// The file has no such region; it has these.
        case noRegion(among: [String])
        /// The region begins on this line and never ends.
        case unclosed(Range<Int>)
    }

    /// The lines, each with a line feed behind it.
    private(set) var text: [UInt8] = []
    /// From a byte of the text to the byte of the file.
    private(set) var map = SourceMap(segments: [])

    /// All lines of a file.
    init(all bytes: [UInt8]) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for line in Self.lines(of: bytes, from: start) { append(line, of: bytes) }
    }

    private init(_ lines: [Range<Int>], of bytes: [UInt8]) {
        let indentation = Self.sharedIndentation(lines, bytes)
        for line in lines {
            let start = min(line.lowerBound + indentation, line.upperBound)
            append(start..<line.upperBound, of: bytes)
        }
    }

    /// The lines of a region.
    static func region(_ name: String, in bytes: [UInt8]) -> Result<CodeLines, Problem> {
        var names: [String] = []
        var inner: [Range<Int>] = []
        var start: Range<Int>?
        /// The regions that have begun inside the wanted one and not ended.
        var nested: [String] = []
        for line in lines(of: bytes, from: 0) {
            switch (RegionMark(bytes[line]), start) {
            case (.start(let found), nil):
                names.append(found)
                if found == name { start = line }
            case (.start(let found), _?): nested.append(found)
            case (.end(let found), _?):
                if found == name || (found.isEmpty && nested.isEmpty) {
                    return .success(CodeLines(inner, of: bytes))
                }
                if let index = found.isEmpty ? nested.indices.last : nested.lastIndex(of: found) {
                    nested.remove(at: index)
                }
            case (nil, _?): inner.append(line)
            case (.end, nil), (nil, nil): continue
            }
        }
        return .failure(start.map(Problem.unclosed) ?? .noRegion(among: names))
    }

    /// The lines of a text without their line endings.
    private static func lines(of bytes: [UInt8], from start: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = start
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let isCRLF = end > start && bytes[end - 1] == 0x0D
            lines.append(start..<(isCRLF ? end - 1 : end))
            start = end + 1
        }
        return lines
    }

    /// The number of spaces or tabs that all lines begin with, blank ones aside.
    private static func sharedIndentation(_ lines: [Range<Int>], _ bytes: [UInt8]) -> Int {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var shared: ArraySlice<UInt8>?
        for line in lines where bytes[line].contains(where: { !isSpace($0) }) {
            let own = bytes[line].prefix(while: isSpace)
            guard let before = shared else {
                shared = own
                continue
            }
            let common = zip(before, own).prefix { $0.0 == $0.1 }.count
            shared = before.prefix(common)
        }
        return shared?.count ?? 0
    }

    private mutating func append(_ line: Range<Int>, of bytes: [UInt8]) {
        map.append(.init(start: text.count, origin: line.lowerBound, count: line.count))
        text += bytes[line]
        text.append(0x0A)
    }
}

/// The mark of a region on a line.
private enum RegionMark {
    case start(String), end(String)

    /// Reads a line; `nil` where no mark stands behind what opens a comment.
    init?(_ line: ArraySlice<UInt8>) {
        // Only what opens comments, such as `//`, `<!--` and `;`, may stand before a mark.
        guard let word = line.firstIndex(where: \.isOfWord), word > line.startIndex else { return nil }
        let opener = line[word - 1]
        let rest = String(decoding: line[word...], as: UTF8.self)
        let parts = rest.split(maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\t" || $0 == "]" })
        guard let kind = parts.first else { return nil }
        let name = parts.dropFirst().first.map(String.init).flatMap { $0.hasPrefix("-->") ? nil : $0 } ?? ""
        switch (opener, kind) {
        case (UInt8(ascii: "#"), "region"), (UInt8(ascii: "["), "START"):
            guard !name.isEmpty else { return nil }
            self = .start(name)
        case (UInt8(ascii: "#"), "endregion"): self = .end(name.first?.isLetter == true ? name : "")
        case (UInt8(ascii: "["), "END"):
            guard !name.isEmpty else { return nil }
            self = .end(name)
        default: return nil
        }
    }
}
