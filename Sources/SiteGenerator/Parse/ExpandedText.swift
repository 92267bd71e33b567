import ConfigSchema
import Diagnostics

/// A text that the shell reads before it writes it, as behind `<<EOF` and between `@"` and `"@`: it puts in the values of
/// variables and the results of commands, and takes marks away that keep it from that.
struct ExpandedText: Sendable {
    /// The text as it is written but for what is put in, as long as in the block.
    let text: [UInt8]
    /// Where the shell puts something in, in the block.
    let inserted: [Range<Int>]

    /// What a shell reads in such a text, and what keeps it from that.
    static let marks = Set("$`\\".utf8)
    /// - Parameter range: where the text stands in the block.
    init(_ block: [UInt8], _ range: Range<Int>, _ kind: ShellText.Kind, as language: ConfigLanguage) {
        var reader = ShellReader(
            insertions: ShellInsertions(block: block, end: range.upperBound, kind: kind),
            takesMarks: language.isJSON)
        var offset = range.lowerBound
        while offset < range.upperBound { offset = reader.read(at: offset) }
        let laidOut = LaidOutText(reader.bytes, over: range)
        text = laidOut.text
        inserted = laidOut.inserted(in: range)
    }

    /// Reads a text piece by piece.
    private struct ShellReader {
        let insertions: ShellInsertions
        /// Whether the marks that keep a byte from the shell are taken away here. In other languages than JSON every byte
        /// stays at its place.
        let takesMarks: Bool
        var bytes: [ShellByte] = []

        private var block: [UInt8] { insertions.block }
        private var end: Int { insertions.end }

        /// Reads what begins at a place; the place behind it.
        mutating func read(at offset: Int) -> Int {
            let isLast = offset + 1 >= end
            if !isLast, isMark(offset) {
                if !takesMarks { bytes.append(ShellByte(byte: block[offset], offset: offset)) }
                let isLineEnd = block[offset + 1] == 0x0A
                if !takesMarks || !isLineEnd {
                    bytes.append(ShellByte(byte: block[offset + 1], offset: offset + 1))
                }
                return offset + 2
            }
            let length = insertions.length(at: offset)
            for place in offset..<offset + max(1, length) {
                bytes.append(ShellByte(byte: block[place], offset: place, isInserted: length > 0))
            }
            return offset + max(1, length)
        }

        /// Whether a byte keeps the next one from the shell.
        private func isMark(_ offset: Int) -> Bool {
            let next = block[offset + 1]
            guard insertions.kind != .powershell else { return block[offset] == UInt8(ascii: "`") }
            return block[offset] == UInt8(ascii: "\\")
                && (ExpandedText.marks.contains(next) || next == 0x0A)
        }
    }
}

extension Snippet {
    /// The findings without the fixes that would write what the shell reads, or take some of it away.
    func withoutFixesOfShell(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard inserted != nil, findings.contains(where: { !$0.fixes.isEmpty }) else { return findings }
        return withoutFixes(findings, of: ExpandedText.marks)
    }
}
