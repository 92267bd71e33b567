/// The lines in which two texts differ.
public struct LineDifference: Sendable {
    /// Lines of the old text that stand where others of the new one do.
    struct Hunk: Sendable, Hashable {
        var old: Range<Int>
        var new: Range<Int>
    }

    let old: [ArraySlice<UInt8>]
    let new: [ArraySlice<UInt8>]
    private(set) var hunks: [Hunk] = []

    /// Compares two texts by their lines, in the least number of lines within each window.
    public init(_ old: [UInt8], _ new: [UInt8]) {
        self.init(lines: Self.lines(of: old), Self.lines(of: new))
    }

    /// Compares lists of lines.
    init(lines old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        (self.old, self.new) = (old, new)
        let changes = WindowedChanges(old, new)
        gather(changes.removed, changes.inserted)
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
    ///
    /// - Parameters:
    ///   - shownOld: the old text as it may be shown, with as many lines.
    ///   - shownNew: the new text as it may be shown, with as many lines.
    public func text(path: String, shownOld: [UInt8], shownNew: [UInt8]) -> StyledText {
        let (old, new) = (Self.lines(of: shownOld), Self.lines(of: shownNew))
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
    static func range(_ lines: Range<Int>) -> String {
        let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
        return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
    }
}

/// The lines that were removed and inserted, found in windows, since the cost of comparing two texts grows with their
/// length and with the number of changes. The second half of a window is compared again in the next one.
private struct WindowedChanges {
    private(set) var removed: Set<Int> = []
    private(set) var inserted: Set<Int> = []
    private let old: [ArraySlice<UInt8>]
    private let new: [ArraySlice<UInt8>]

    /// How many lines of each text are compared at a time, unless nothing in them is equal.
    private static let window = 256

    init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        (self.old, self.new) = (old, new)
        var (line, newLine, window) = (0, 0, Self.window)
        while line < old.count || newLine < new.count {
            if line < old.count, newLine < new.count, old[line] == new[newLine] {
                (line, newLine) = (line + 1, newLine + 1)
            } else if let end = compare(from: line, newLine, window) {
                (line, newLine, window) = (end.old, end.new, Self.window)
            } else {
                window *= 2
            }
        }
    }

    /// Compares a window, and takes what differs before the last equal lines of its first half.
    ///
    /// - Returns: the lines behind those; `nil` where there are none.
    private mutating func compare(from line: Int, _ newLine: Int, _ window: Int) -> (old: Int, new: Int)? {
        let part = line..<min(line + window, old.count)
        let newPart = newLine..<min(newLine + window, new.count)
        WorkCounter.add(part.count + newPart.count)
        var (gone, added) = (Set<Int>(), Set<Int>())
        for change in new[newPart].difference(from: old[part]) {
            switch change {
            case .remove(let offset, _, _): gone.insert(line + offset)
            case .insert(let offset, _, _): added.insert(newLine + offset)
            }
        }
        var end: (old: Int, new: Int)? = (old.count, new.count)
        if part.upperBound < old.count || newPart.upperBound < new.count {
            end = Self.lastEqual(from: line, newLine, below: window / 2, gone, added)
        }
        guard let end else { return nil }
        removed.formUnion(gone.filter { $0 < end.old })
        inserted.formUnion(added.filter { $0 < end.new })
        return end
    }

    /// The lines behind the last ones that are equal, not further than some lines ahead in either text.
    private static func lastEqual(
        from line: Int, _ newLine: Int, below most: Int, _ removed: Set<Int>, _ inserted: Set<Int>
    ) -> (old: Int, new: Int)? {
        var (next, newNext) = (line, newLine)
        var end: (old: Int, new: Int)?
        while true {
            while removed.contains(next) { next += 1 }
            while inserted.contains(newNext) { newNext += 1 }
            guard next - line < most, newNext - newLine < most else { return end }
            (next, newNext) = (next + 1, newNext + 1)
            end = (next, newNext)
        }
    }
}

extension ArraySlice<UInt8> {
    /// A line without the carriage return of its ending.
    fileprivate var shown: ArraySlice<UInt8> { last == 0x0D ? dropLast() : self }
}
