/// Finds what somebody probably meant among the names of a whole site, for "did you mean".
///
/// A word is compared with a few names only, however many there are: with those that become the same when one
/// character is left out of each, then with those that share a quarter with it at nearly the same place. One slip
/// in a short name is found unless so many names are alike that a suggestion would be a guess.
public struct SpellingIndex: Sendable {
    /// A name under one of its keys.
    private struct Entry {
        let key: UInt64
        let name: Int32
    }

    /// The names, each once, in alphabetical order.
    private let names: [Spelling.Name]
    /// Sorted by key and then by name, so that the first names of a key are the first in alphabetical order.
    private let entries: [Entry]
    /// What was found for words that were asked for, since the pages of a site are misspelt alike.
    private let answers = Remembered<String, [String]>(atMost: 1024)

    /// With at most so many names in all each look-up compares all of them; with more it never compares more than
    /// twice as many.
    static let mostCompared = 64
    /// The most names that one key leads to; a key with more of them says little.
    private static let mostOfKey = 16
    /// The longest name, in characters, that is also found by leaving out each of its characters.
    private static let longestSlip = 16
    /// How many parts names are cut into: one of them is whole where at most three characters differ.
    private static let parts = 4

    /// An index of names, of which some may be the same.
    public init(_ names: some Sequence<String>) {
        self.names = Set(names).sorted().map(Spelling.Name.init)
        WorkCounter.add(self.names.count)
        guard self.names.count > Self.mostCompared else {
            entries = []
            return
        }
        var entries: [Entry] = []
        for (number, name) in self.names.enumerated() {
            let hashes = WordHashes(of: name.folded)
            guard hashes.count <= Spelling.longest else { continue }
            for key in Self.slipKeys(hashes) + Self.partKeys(hashes) {
                entries.append(Entry(key: key, name: Int32(truncatingIfNeeded: number)))
            }
        }
        entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.name < $1.name }
        self.entries = entries
    }

    /// The number of entries, which grows with the names and their lengths.
    var size: Int { entries.count }

    /// The name that a misspelt word is nearest to, or `nil` where none is near, as `Spelling.nearest` finds it.
    ///
    /// - Parameter excluded: names that cannot be meant.
    public func nearest(to word: String, besides excluded: Set<String> = []) -> String? {
        candidates(near: word, besides: excluded).first
    }

    /// The names that a misspelt word is nearest to, at most three, as `Spelling.candidates` finds them.
    ///
    /// - Parameter excluded: names that cannot be meant.
    public func candidates(near word: String, besides excluded: Set<String> = []) -> [String] {
        let found = answers.value(word) { search(for: word).found }
        // What is not among the nearest does not change them.
        return found.contains(where: excluded.contains) ? search(for: word, besides: excluded).found : found
    }

    /// The names that a misspelt word is nearest to, at most three, and how many names were compared.
    func search(
        for word: String, besides excluded: Set<String> = []
    ) -> (found: [String], compared: Int) {
        let asked = Spelling.Name(word)
        func nearest(in names: [Spelling.Name]) -> [String] {
            Spelling.candidates(
                near: asked, in: excluded.isEmpty ? names : names.filter { !excluded.contains($0.text) })
        }
        guard names.count > Self.mostCompared else { return (nearest(in: names), names.count) }
        let written = asked.folded
        guard !written.isEmpty, written.count <= Spelling.longest else { return ([], 0) }
        let hashes = WordHashes(of: written)
        let slips = names(of: Self.slipKeys(hashes))
        let found = nearest(in: slips)
        // One slip is found by the first keys, so that nothing nearer can follow.
        if let first = found.first, Spelling.isSlip(word, of: first) { return (found, slips.count) }
        let alike = names(of: Self.keysOfParts(near: hashes))
        let known = Set(slips.map(\.text))
        return (
            nearest(in: slips + alike.filter { !known.contains($0.text) }), 2 * slips.count + alike.count
        )
    }

    // MARK: Look-ups

    /// The names of keys, those of the rarest key first, as many as may be compared.
    private func names(of keys: [UInt64]) -> [Spelling.Name] {
        let ranges = keys.compactMap { key -> Range<Int>? in
            let start = start(of: key)
            var end = start
            while end < entries.count, end - start < Self.mostOfKey, entries[end].key == key { end += 1 }
            return start == end ? nil : start..<end
        }
        var seen = Set<Int32>()
        var found: [Spelling.Name] = []
        for range in ranges.sorted(by: { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }) {
            for entry in entries[range] where seen.insert(entry.name).inserted {
                guard found.count < Self.mostCompared / 2 else { return found }
                found.append(names[Int(entry.name)])
            }
        }
        return found
    }

    private func start(of key: UInt64) -> Int {
        entries.partitioningIndex { $0.key >= key }
    }

    // MARK: Keys

    /// The keys of a word and of all that is left when one of its characters is left out.
    private static func slipKeys(_ word: WordHashes) -> [UInt64] {
        guard word.count <= longestSlip else { return [word.hash] }
        return [word.hash] + (0..<word.count).map(word.hash(without:))
    }

    /// The keys of a name's parts.
    private static func partKeys(_ name: WordHashes) -> [UInt64] {
        (0..<parts).compactMap { part in
            let range = range(of: part, in: name.count)
            return range.isEmpty ? nil : key(of: name.hash(of: range), part, in: name.count)
        }
    }

    /// The keys of what may be parts of names that a word is near to.
    private static func keysOfParts(near word: WordHashes) -> [UInt64] {
        let limit = Spelling.limit(for: word.count)
        var keys = Set<UInt64>()
        for count in max(1, word.count - limit)...(word.count + limit) {
            for part in 0..<parts {
                let range = range(of: part, in: count)
                for start in max(0, range.lowerBound - limit)...(range.lowerBound + limit)
                where !range.isEmpty && start + range.count <= word.count {
                    keys.insert(key(of: word.hash(of: start..<(start + range.count)), part, in: count))
                }
            }
        }
        return keys.sorted()
    }

    private static func range(of part: Int, in count: Int) -> Range<Int> {
        (part * count / parts)..<((part + 1) * count / parts)
    }

    private static func key(of hash: UInt64, _ part: Int, in count: Int) -> UInt64 {
        (hash ^ UInt64(count * parts + part + 1)) &* 0x9E37_79B9_7F4A_7C15
    }
}

/// The hashes of a word's parts, each found in one step. Words with the same hash are compared in the end, so that
/// a collision costs time only.
private struct WordHashes {
    /// The hash of the first characters, by their number.
    private var prefixes: [UInt64] = [0]
    /// The powers of the base.
    private var powers: [UInt64] = [1]
    private static let base: UInt64 = 0x0000_0100_0000_01B3

    init(of word: [Unicode.Scalar]) {
        for scalar in word {
            prefixes.append(prefixes[prefixes.count - 1] &* Self.base &+ UInt64(scalar.value) &+ 1)
            powers.append(powers[powers.count - 1] &* Self.base)
        }
    }

    /// The number of characters.
    var count: Int { prefixes.count - 1 }

    /// The hash of the whole word.
    var hash: UInt64 { prefixes[count] }

    /// The hash of a part.
    func hash(of range: Range<Int>) -> UInt64 {
        prefixes[range.upperBound] &- prefixes[range.lowerBound] &* powers[range.count]
    }

    /// The hash of the word without one character.
    func hash(without index: Int) -> UInt64 {
        prefixes[index] &* powers[count - index - 1] &+ hash(of: (index + 1)..<count)
    }
}
