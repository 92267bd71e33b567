import Diagnostics
import Text

/// Findings, and the texts that their fixes would mend.
struct FixChoice: Sendable {
    let diagnostics: [Diagnostic]
    /// The texts by their paths.
    let texts: [PathKey: [UInt8]]

    /// The fixes that can be applied together: the first of each finding, but for those that overlap an earlier
    /// one, and for those that are rejected.
    func fixes(besides rejected: Set<SiteFix>) -> [SiteFix] {
        var chosen: [SiteFix] = []
        var seen: Set<SiteFix> = []
        var taken: [PathKey: TakenRanges] = [:]
        for diagnostic in diagnostics {
            guard let fix = SiteFix(of: diagnostic), seen.insert(fix).inserted, !rejected.contains(fix),
                fits(fix), taken[PathKey(fix.path), default: TakenRanges()].take(fix)
            else { continue }
            chosen.append(fix)
        }
        return chosen
    }

    /// Whether a fix lies in one of the texts, and its edits do not overlap each other.
    private func fits(_ fix: SiteFix) -> Bool {
        guard let text = texts[PathKey(fix.path)] else { return false }
        let ranges = fix.edits.map(\.range)
        return ranges.allSatisfy { $0.upperBound <= text.count }
            && zip(ranges, ranges.dropFirst()).allSatisfy { !$0.meets($1) }
    }
}

/// The ranges of one text that are edited, which do not meet.
private struct TakenRanges {
    private var ranges: [Range<Int>] = []

    /// Takes the ranges of a fix, where none of them is taken yet.
    mutating func take(_ fix: SiteFix) -> Bool {
        let edits = fix.edits.map(\.range)
        guard edits.allSatisfy(isFree) else { return false }
        for edit in edits { ranges.insert(edit, at: place(of: edit)) }
        return true
    }

    private func place(of range: Range<Int>) -> Int {
        ranges.partitioningIndex { $0.lowerBound > range.lowerBound }
    }

    /// Those that are taken do not meet, so only the neighbours can.
    private func isFree(_ range: Range<Int>) -> Bool {
        let next = place(of: range)
        return (next == 0 || !ranges[next - 1].meets(range))
            && (next == ranges.count || !ranges[next].meets(range))
    }
}

extension Range<Int> {
    /// Whether two edits touch, so that the order in which they are applied would matter.
    fileprivate func meets(_ other: Range<Int>) -> Bool {
        overlaps(other) || lowerBound == other.lowerBound
            || (isEmpty && other.contains(lowerBound))
            || (other.isEmpty && contains(other.lowerBound))
    }
}
