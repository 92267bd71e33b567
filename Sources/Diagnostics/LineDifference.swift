/// The lines in which two texts differ.
public struct LineDifference: Sendable {
    /// Lines of the old text that stand where others of the new one do.
    struct Hunk: Sendable, Hashable {
        var old: Range<Int>
        var new: Range<Int>
    }

    private let old: [ArraySlice<UInt8>]
    private let new: [ArraySlice<UInt8>]
    private(set) var hunks: [Hunk] = []

    /// Compares two texts by their lines, in the least number of lines.
    public init(_ old: [UInt8], _ new: [UInt8]) {
        self.old = Self.lines(of: old)
        self.new = Self.lines(of: new)
        let difference = self.new.difference(from: self.old)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        gather(removed, inserted)
    }

    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    private mutating func gather(_ removed: Set<Int>, _ inserted: Set<Int>) {
        var (line, newLine) = (0, 0)
        while line < old.count || newLine < new.count {
            var hunk = Hunk(old: line..<line, new: newLine..<newLine)
            while removed.contains(line) { line += 1 }
            while inserted.contains(newLine) { newLine += 1 }
            hunk.old = hunk.old.lowerBound..<line
            hunk.new = hunk.new.lowerBound..<newLine
            if !hunk.old.isEmpty || !hunk.new.isEmpty { hunks.append(hunk) }
            line += 1
            newLine += 1
        }
    }

    /// The differences as a unified diff without context; nothing where the texts are the same.
    public func text(path: String) -> StyledText {
        var text = StyledText()
        guard !hunks.isEmpty else { return text }
        let path = TerminalText.line(path)
        text.append("--- \(path)\n+++ \(path)\n", .path)
        for hunk in hunks {
            text.append("@@ -\(Self.range(hunk.old)) +\(Self.range(hunk.new)) @@\n", .gutter)
            for line in old[hunk.old] { text.append("-\(DisplayLine(line.shown).text)\n", .error) }
            for line in new[hunk.new] { text.append("+\(DisplayLine(line.shown).text)\n", .help) }
        }
        return text
    }

    /// A range of lines as diffs name it: the first line from 1, and the count where it is not 1.
    private static func range(_ lines: Range<Int>) -> String {
        let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
        return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
    }
}

extension ArraySlice<UInt8> {
    /// A line without the carriage return of its ending.
    fileprivate var shown: ArraySlice<UInt8> { last == 0x0D ? dropLast() : self }
}
