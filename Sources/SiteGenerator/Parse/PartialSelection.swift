import Text

/// Finds the part of a text that an include asks for.
enum PartialSelection {
    /// All of a text but the blank lines at its ends, so that an include in a list does not loosen it.
    static func contents(of bytes: [UInt8]) -> Range<Int> {
        trimmed(bytes, 0..<bytes.count)
    }

    /// The name behind the `#region` of a line.
    static func nameOfRegion(_ line: String) -> String? {
        guard let mark = line.firstRange(of: "#region ") else { return nil }
        let words = line[mark.upperBound...].split { $0 == " " || $0.isNewline || $0 == "\t" }
        return words.first.map(String.init)
    }

    /// A range without the blank lines at its ends.
    static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
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
