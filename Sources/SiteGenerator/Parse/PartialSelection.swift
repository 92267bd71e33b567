import Markdown

/// Finds the part of a text that an include asks for.
enum PartialSelection {
    /// All of a text but the blank lines at its ends, so that an include in a list does not loosen it.
    static func contents(of bytes: [UInt8]) -> Range<Int> {
        trimmed(bytes, 0..<bytes.count)
    }

    /// The lines of a region, else those under a heading, by its id or its text; `nil` where there is neither.
    static func range(of name: String, in bytes: [UInt8], _ options: MarkdownOptions) -> Range<Int>? {
        region(name, in: bytes) ?? section(name, in: bytes, options)
    }

    /// The lines between one that has `#region name` and one that has `#endregion`.
    static func region(_ name: String, in bytes: [UInt8]) -> Range<Int>? {
        var start: Int?
        var offset = 0
        while offset < bytes.count {
            let next = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            let line = String(decoding: bytes[offset..<next], as: UTF8.self)
            if let start, line.contains("#endregion") { return trimmed(bytes, start..<offset) }
            if start == nil, let mark = line.firstRange(of: "#region ") {
                let words = line[mark.upperBound...].split(whereSeparator: {
                    $0 == " " || $0.isNewline || $0 == "\t"
                })
                if words.first.map(String.init) == name { start = next }
            }
            offset = next
        }
        return start.map { trimmed(bytes, $0..<bytes.count) }
    }

    /// The names of the regions of a text, and the ids of its headings.
    static func names(in bytes: [UInt8], _ options: MarkdownOptions) -> [String] {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let regions = lines.compactMap { line -> String? in
            guard let mark = line.firstRange(of: "#region ") else { return nil }
            return line[mark.upperBound...].split(whereSeparator: { $0 == " " || $0 == "\t" }).first.map(
                String.init)
        }
        return regions + Document(parsing: bytes, path: "", options: options).headings.map(\.id)
    }

    /// A heading and what follows it up to the next of its level or above.
    private static func section(_ name: String, in bytes: [UInt8], _ options: MarkdownOptions) -> Range<Int>?
    {
        let headings = Document(parsing: bytes, path: "", options: options).headings
        let wanted = name.lowercased()
        guard let index = headings.firstIndex(where: { $0.id == wanted || $0.text.lowercased() == wanted })
        else {
            return nil
        }
        let next = headings[(index + 1)...].first { $0.level <= headings[index].level }
        return trimmed(bytes, headings[index].range.lowerBound..<(next?.range.lowerBound ?? bytes.count))
    }

    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = bytes[range].firstIndex(where: { !isSpace($0) }),
            let last = bytes[range].lastIndex(where: { !isSpace($0) })
        else { return range.lowerBound..<range.lowerBound }
        // The first line keeps its indentation, which may have a meaning.
        let head =
            bytes[range.lowerBound..<first].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
            ?? range.lowerBound
        return head..<(last + 1)
    }
}
