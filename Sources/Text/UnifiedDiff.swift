extension LineDifference {
    /// The differences of two texts as `git apply` and `patch -p1` take them: with three lines around each change, as they
    /// are in the files (POSIX, diff, section "Diff -u Output Format"). Nothing where the texts are the same.
    public static func patch(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
        let difference = LineDifference(lines: wholeLines(of: old), wholeLines(of: new))
        guard !difference.hunks.isEmpty else { return [] }
        var output = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
        for group in difference.groups { difference.write(group, to: &output) }
        return output
    }

    /// The lines with their endings.
    private static func wholeLines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
            lines.append(text[start..<end])
            start = end
        }
        return lines
    }

    private static let context = 3

    /// The changes that share lines around them.
    private var groups: [[Hunk]] {
        var groups: [[Hunk]] = []
        for hunk in hunks {
            if let last = groups.last?.last, hunk.old.lowerBound - last.old.upperBound <= 2 * Self.context {
                groups[groups.count - 1].append(hunk)
            } else {
                groups.append([hunk])
            }
        }
        return groups
    }

    private func write(_ group: [Hunk], to output: inout [UInt8]) {
        guard let first = group.first, let last = group.last else { return }
        let before = min(Self.context, first.old.lowerBound)
        let after = min(Self.context, old.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        output += "@@ -\(Self.range(oldRange)) +\(Self.range(newRange)) @@\n".utf8
        var line = oldRange.lowerBound
        for hunk in group {
            Self.write(old[line..<hunk.old.lowerBound], " ", to: &output)
            Self.write(old[hunk.old], "-", to: &output)
            Self.write(new[hunk.new], "+", to: &output)
            line = hunk.old.upperBound
        }
        Self.write(old[line..<oldRange.upperBound], " ", to: &output)
    }

    private static func write(
        _ lines: ArraySlice<ArraySlice<UInt8>>, _ mark: Unicode.Scalar, to output: inout [UInt8]
    ) {
        for line in lines {
            output.append(UInt8(ascii: mark))
            output += line
            if line.last != 0x0A { output += "\n\\ No newline at end of file\n".utf8 }
        }
    }
}
