/// Finds what somebody probably meant, for "did you mean".
public enum Spelling {
    /// The candidate that a misspelt word is nearest to, or `nil` where none is near. Of equally near ones it is the
    /// first in alphabetical order.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        self.candidates(near: word, in: candidates).first
    }

    /// The candidates that a misspelt word is nearest to: those of the least distance, at most three, in
    /// alphabetical order.
    ///
    /// Words are near that differ only in case, dashes, underscores, spaces and full stops, and those at a distance
    /// of at most a third of the word's length and at most three, counted in characters inserted, left out,
    /// replaced or swapped with their neighbour.
    public static func candidates(near word: String, in candidates: some Sequence<String>) -> [String] {
        let written = folded(word)
        guard !written.isEmpty, written.count <= longest else { return [] }
        let limit = max(1, min(3, (written.count + 1) / 3))
        var found: [(distance: Int, name: String)] = []
        for candidate in Set(candidates) where candidate != word {
            let other = folded(candidate)
            guard abs(other.count - written.count) <= limit else { continue }
            let distance = distance(written, other, limit: limit)
            // A name in which no character stays the same is another name.
            guard distance <= limit, distance < max(other.count, written.count) else { continue }
            found.append((distance, candidate))
        }
        guard let least = found.map(\.distance).min() else { return [] }
        return Array(found.filter { $0.distance == least }.map(\.name).sorted().prefix(3))
    }

    /// Whether a word differs from another only in what people vary, such as case and dashes, or by one slip of the
    /// pen in a word of four characters or more.
    public static func isSlip(_ word: String, of other: String) -> Bool {
        let (first, second) = (folded(word), folded(other))
        guard first.count <= longest, abs(first.count - second.count) <= 1 else { return false }
        return first == second || (first.count >= 4 && distance(first, second, limit: 1) <= 1)
    }

    /// Longer words are not compared, so that a long text in the wrong place costs nothing.
    private static let longest = 128

    /// A word without what people vary.
    private static func folded(_ word: String) -> [Unicode.Scalar] {
        word.unicodeScalars.compactMap { scalar in
            switch scalar {
            case "-", "_", " ", ".": nil
            case "A"..."Z": Unicode.Scalar(scalar.value + 32)
            default: scalar
            }
        }
    }

    /// The optimal string alignment distance, or more than `limit` where it is more.
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in second.indices {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && first[row] == second[column - 1]
                    && first[row - 1] == second[column]
                if isSwap { cost = min(cost, beforeLast[column - 1] + 1) }
                current.append(cost)
            }
            guard current.contains(where: { $0 <= limit }) else { return limit + 1 }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
