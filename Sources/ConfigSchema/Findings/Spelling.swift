/// Finds names that are spelt alike, for "did you mean".
enum Spelling {
    /// The candidates within a small edit distance, the nearest first; at most three, and only those of the
    /// least distance where one is clearly nearest.
    static func nearest(_ name: String, among candidates: [String]) -> [String] {
        let written = Array(name.unicodeScalars.prefix(100))
        guard !written.isEmpty else { return [] }
        let plain = folded(written)
        let limit = max(1, min(3, (written.count + 1) / 3)) * 2
        var found: [(name: String, distance: Int)] = []
        for candidate in candidates.uniqued() where candidate != name {
            let other = Array(candidate.unicodeScalars.prefix(100))
            guard abs(other.count - written.count) <= 4 else { continue }
            let distance = folded(other) == plain ? 1 : 2 * distance(plain, folded(other))
            if distance <= limit, distance < 2 * max(other.count, written.count) - 1 {
                found.append((candidate, distance))
            }
        }
        found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let least = found.first?.distance else { return [] }
        return found.prefix { $0.distance == least }.prefix(3).map(\.name)
    }

    /// A name without what people vary: case, dashes, underscores.
    private static func folded(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        name.compactMap { scalar in
            switch scalar {
            case "-", "_", " ", ".": nil
            case "A"..."Z": Unicode.Scalar(scalar.value + 32)
            default: scalar
            }
        }
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two texts.
    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for (row, scalar) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                var cost = min(
                    current[column] + 1, last[column + 1] + 1, last[column] + (scalar == other ? 0 : 1))
                if row > 0, column > 0, scalar == second[column - 1], first[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
