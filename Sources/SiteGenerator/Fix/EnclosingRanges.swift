import Text

/// Ranges with what they mean, to be asked for one that encloses another.
struct EnclosingRanges<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let range: Range<Int>
        let meaning: Meaning
    }

    /// Where the ranges begin, in order.
    private let starts: [Int]
    /// Of the ranges up to each one, that which reaches furthest.
    private let furthest: [Entry]

    init(_ ranges: [(Range<Int>, Meaning)]) {
        let sorted = ranges.sorted { $0.0.lowerBound < $1.0.lowerBound }
        starts = sorted.map(\.0.lowerBound)
        furthest = sorted.reduce(into: []) { furthest, next in
            let entry = Entry(range: next.0, meaning: next.1)
            guard let last = furthest.last, last.range.upperBound >= next.0.upperBound else {
                return furthest.append(entry)
            }
            furthest.append(last)
        }
    }

    /// What the range means that encloses another and reaches furthest; `nil` where none encloses it. An empty range
    /// is enclosed where it stands, also at the ends.
    func meaning(enclosing range: Range<Int>) -> Meaning? {
        let behind = starts.partitioningIndex { $0 > range.lowerBound }
        guard behind > 0, furthest[behind - 1].range.upperBound >= range.upperBound else { return nil }
        return furthest[behind - 1].meaning
    }
}
