import Text

/// Words by number, in the order in which they were first seen. Their bytes stand in one buffer, so a word
/// that is known costs no memory and a new one little.
///
/// Beside a dictionary of strings, reading the pages of tldr takes half the time.
struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    private var hashes: [UInt32] = []
    /// The number of a word and one, at the place that its hash names or the next free one; 0: free. A power
    /// of two.
    private var slots = [Int32](repeating: 0, count: 64)

    /// How many words there are.
    var count: Int { ends.count }

    /// The bytes of a word.
    subscript(_ number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }

    /// A word as a text.
    func text(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

    /// The number of a word, which is added if it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        var hash = StableHash()
        for byte in word { hash.combine(byte) }
        return number(of: word, hash: UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32)))
    }

    /// The number of a word of another table.
    mutating func number(of word: Int, in other: WordTable) -> Int {
        number(of: other[word], hash: other.hashes[word])
    }

    private mutating func number(of word: ArraySlice<UInt8>, hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, self[number].elementsEqual(word) { return number }
            slot = (slot + 1) & mask
        }
        bytes.append(contentsOf: word)
        ends.append(Int32(bytes.count))
        hashes.append(hash)
        slots[slot] = Int32(ends.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [Int32](repeating: 0, count: mask + 1)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number + 1)
        }
    }

    /// Lets go of what only finding words needs.
    mutating func close() { slots = [] }
}
