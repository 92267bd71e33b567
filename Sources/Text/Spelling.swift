/// Finds what somebody probably meant, for "did you mean".
public enum Spelling {
    /// The candidate that a misspelt word is nearest to, or `nil` where none is near. Of equally near ones it is the
    /// first in alphabetical order.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        self.candidates(near: word, in: candidates).first
    }

    /// The candidates that a misspelt word is nearest to: those of the least distance, at most three, in
    /// alphabetical order; where one of them goes on behind the word with another, all near ones that do.
    ///
    /// Words are near that differ only in case, dashes, underscores, spaces and full stops, and those at a distance
    /// of at most a third of the word's length and at most three, counted in characters inserted, left out,
    /// replaced or swapped with their neighbour. Words that say the opposite of each other are not near.
    public static func candidates(near word: String, in candidates: some Sequence<String>) -> [String] {
        self.candidates(near: Name(word), in: Set(candidates).map(Name.init))
    }

    /// A name with what it is compared by, which is made once for many comparisons.
    struct Name: Sendable {
        let text: String
        let folded: [Unicode.Scalar]

        init(_ text: String) {
            self.text = text
            folded = Spelling.folded(text)
        }
    }

    /// The same, of names that are all different.
    static func candidates(near word: Name, in names: some Collection<Name>) -> [String] {
        let written = word.folded
        guard !written.isEmpty, written.count <= longest else { return [] }
        let limit = limit(for: written.count)
        var found: [(distance: Int, name: String)] = []
        WorkCounter.add(names.count)
        for name in names {
            let other = name.folded
            guard abs(other.count - written.count) <= limit, name.text != word.text else { continue }
            let distance = distance(written, other, limit: limit)
            // A name in which no character stays the same is another name.
            guard distance <= limit, distance < max(other.count, written.count),
                !Opposites.areOpposites(written, other)
            else { continue }
            found.append((distance, name.text))
        }
        guard let least = found.map(\.distance).min() else { return [] }
        // A name without its last word is as near to all that begin with it: `timeout` to `timeout_ms` and `timeout_sec`.
        let begun = found.contains { $0.distance == least && begins($0.name, with: word.text) }
        let nearest = found.filter { $0.distance == least || begun && begins($0.name, with: word.text) }
        return Array(nearest.map(\.name).sorted().prefix(3))
    }

    /// Whether a name has whole words behind another.
    private static func begins(_ name: String, with word: String) -> Bool {
        guard name.hasPrefix(word), let next = name.utf8.dropFirst(word.utf8.count).first else {
            return false
        }
        return "_-.".utf8.contains(next) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next)
    }

    /// Whether a word differs from another only in what people vary, such as case and dashes, or by one slip of the
    /// pen in a word of four characters or more, or is the other without its `s`.
    public static func isSlip(_ word: String, of other: String) -> Bool {
        let (first, second) = (folded(word), folded(other))
        guard first.count <= longest, abs(first.count - second.count) <= 1 else { return false }
        let isPlural = first.count >= 3 && first + ["s"] == second
        return first == second || isPlural || (first.count >= 4 && distance(first, second, limit: 1) <= 1)
    }

    /// Whether a word is as short as an abbreviation and has no vowel behind its first letter, so that it is worth while to look
    /// for what it may stand for.
    public static func canAbbreviate(_ word: String) -> Bool {
        (3...5).contains(word.utf8.count) && !word.utf8.dropFirst().contains(where: "aeiou".utf8.contains)
    }

    /// Whether a short word has the letters of a long one that people keep, as `cmd` has of `command`: the first, the last,
    /// and no vowel between them, in the order of the long one.
    public static func isAbbreviation(_ word: String, of other: String) -> Bool {
        let (short, long) = (Array(word.utf8), Array(other.utf8))
        guard canAbbreviate(word), short.count * 2 < long.count, short.first == long.first,
            short.last == long.last
        else { return false }
        var rest = long[...]
        for letter in short {
            guard let place = rest.firstIndex(of: letter) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    /// Longer words are not compared, so that a long text in the wrong place costs nothing.
    static let longest = 128

    /// The greatest distance at which a name is near to a word of so many characters.
    static func limit(for count: Int) -> Int {
        max(1, min(3, count / 3))
    }

    /// A word without what people vary.
    static func folded(_ word: String) -> [Unicode.Scalar] {
        word.unicodeScalars.compactMap { scalar in
            switch scalar {
            case "-", "_", " ", ".": nil
            case "A"..."Z": Unicode.Scalar(scalar.value + 32)
            default: scalar
            }
        }
    }

    /// The optimal string alignment distance, or more than `limit` where it is more.
    ///
    /// Cells farther from the diagonal than the limit are beyond it, so only those between are filled.
    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(first.count - second.count) <= limit else { return limit + 1 }
        // Three rows of the table: the one at hand, the one before it, and the one before that.
        let columns = second.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * columns) { rows in
            rows.initialize(repeating: limit + 1)
            return distance(
                first, second, limit, beforeLast: rows.extracting(0..<columns),
                last: rows.extracting(columns..<(2 * columns)), current: rows.extracting((2 * columns)...))
        }
    }

    private static func distance(
        _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], _ limit: Int,
        beforeLast: UnsafeMutableBufferPointer<Int>, last: UnsafeMutableBufferPointer<Int>,
        current: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        let beyond = limit + 1
        var (beforeLast, last, current) = (beforeLast, last, current)
        for column in 0...second.count { last[column] = min(column, beyond) }
        for row in first.indices {
            let columns = max(0, row - limit)..<min(second.count, row + limit + 1)
            current[columns.lowerBound] = columns.lowerBound == 0 ? min(row + 1, beyond) : beyond
            var least = current[columns.lowerBound]
            for column in columns {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && first[row] == second[column - 1]
                    && first[row - 1] == second[column]
                if isSwap { cost = min(cost, beforeLast[column - 1] + 1) }
                current[column + 1] = min(cost, beyond)
                least = min(least, cost)
            }
            if columns.upperBound < second.count { current[columns.upperBound + 1] = beyond }
            guard least <= limit else { return beyond }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[second.count]
    }
}
