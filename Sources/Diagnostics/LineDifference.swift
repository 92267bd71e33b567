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

    /// Compares two texts by their lines, in the least number of lines between places at which they agree again.
    public init(_ old: [UInt8], _ new: [UInt8]) {
        self.old = Self.lines(of: old)
        self.new = Self.lines(of: new)
        var (removed, inserted) = (Set<Int>(), Set<Int>())
        for part in DifferingParts(self.old, self.new).parts {
            for change in self.new[part.new].difference(from: self.old[part.old]) {
                // Offsets are those in the part.
                switch change {
                case .remove(let offset, _, _): removed.insert(part.old.lowerBound + offset)
                case .insert(let offset, _, _): inserted.insert(part.new.lowerBound + offset)
                }
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

/// The parts of two texts between which they agree, so that the cost of comparing grows with what differs in each
/// part, not with all that differs.
private struct DifferingParts {
    private(set) var parts: [LineDifference.Hunk] = []
    /// The lines as numbers, the same for equal lines.
    private let old: [Int]
    private let new: [Int]

    /// How many lines in a row are equal where texts agree again.
    private static let agreement = 3
    /// How far ahead such a place is looked for, in lines of both texts.
    private static let furthest = 256

    init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        self.old = old.map { line in
            let number = numbers[line] ?? numbers.count
            numbers[line] = number
            return number
        }
        // A line that the old text does not have is equal to none of its lines.
        self.new = new.map { numbers[$0] ?? -1 }
        divide()
    }

    private mutating func divide() {
        var (line, newLine) = (0, 0)
        while line < old.count || newLine < new.count {
            if line < old.count, newLine < new.count, old[line] == new[newLine] {
                (line, newLine) = (line + 1, newLine + 1)
                continue
            }
            let end = agreement(behind: line, newLine) ?? (old.count, new.count)
            parts.append(LineDifference.Hunk(old: line..<end.old, new: newLine..<end.new))
            (line, newLine) = end
        }
    }

    /// The nearest lines from which on the texts are equal again; `nil` where there are none near enough.
    private func agreement(behind line: Int, _ newLine: Int) -> (old: Int, new: Int)? {
        for distance in 1...Self.furthest {
            WorkCounter.add(distance)
            for skipped in 0...distance {
                let (next, newNext) = (line + skipped, newLine + distance - skipped)
                if next <= old.count, newNext <= new.count, agree(next, newNext) { return (next, newNext) }
            }
        }
        return nil
    }

    private func agree(_ line: Int, _ newLine: Int) -> Bool {
        let (rest, newRest) = (old.count - line, new.count - newLine)
        let count = min(Self.agreement, rest, newRest)
        guard count == Self.agreement || rest == newRest else { return false }
        return (0..<count).allSatisfy { old[line + $0] == new[newLine + $0] }
    }
}

extension ArraySlice<UInt8> {
    /// A line without the carriage return of its ending.
    fileprivate var shown: ArraySlice<UInt8> { last == 0x0D ? dropLast() : self }
}
