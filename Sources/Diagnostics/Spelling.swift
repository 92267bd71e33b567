/// Finds what somebody probably meant.
public enum Spelling {
    /// The candidate that a misspelt word is nearest to, or `nil` where none is near.
    ///
    /// Words are near that differ only in case, dashes, underscores and spaces, and those at a distance of at
    /// most a third of the word's length, counted in characters inserted, left out, replaced or swapped with
    /// their neighbour. Of equally near candidates the first in alphabetical order is taken.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let bare = Array(bareForm(word).unicodeScalars)
        guard !bare.isEmpty, bare.count <= longest else { return nil }
        let limit = max(1, min(4, bare.count / 3))
        var best: (distance: Int, candidate: String)?
        for candidate in candidates where candidate != word {
            let other = Array(bareForm(candidate).unicodeScalars)
            guard abs(other.count - bare.count) <= limit, other.count > 1 else { continue }
            let distance = distance(bare, other, limit: limit)
            guard distance <= limit, distance < max(bare.count, other.count) - 1 || distance == 0 else {
                continue
            }
            if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    /// Longer words are not compared, so that a long text in the wrong place costs nothing.
    private static let longest = 128

    private static func bareForm(_ word: String) -> String {
        word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
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
