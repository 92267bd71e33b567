/// "Did you mean": the known name that is nearest to a misspelt one.
enum Suggestion {
    /// The nearest candidate within a distance that grows with the word; the first in order where two are as near.
    static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().utf8)
        guard (2...64).contains(letters.count) else { return nil }
        let allowed = letters.count <= 2 ? 1 : max(1, (letters.count + 1) / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates.sorted() where candidate != word {
            let other = Array(candidate.lowercased().utf8)
            guard abs(other.count - letters.count) <= allowed else { continue }
            let distance = distance(letters, other)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// How many letters must be inserted, removed, replaced or swapped with their neighbour.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var cost = min(last[column + 1] + 1, current[column] + 1)
                cost = min(cost, last[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
