import Text

/// A hash table from words to classes of tokens, read straight from the source's bytes.
struct WordTable: Sendable {
    /// The entry of each slot, or -1; a power of two of slots, at most half of them full.
    private var slots: [Int32]
    private var entries: [Entry] = []
    private var text: [UInt8] = []
    private let ignoresCase: Bool
    private var longest = 0

    private struct Entry {
        let start: Int
        let count: Int
        let tokenClass: UInt8
    }

    /// Of a word in several lists the first list decides.
    init(_ lists: [LanguageDefinition.WordList], ignoringCase: Bool) {
        ignoresCase = ignoringCase
        var size = 16
        while size < lists.reduce(0, { $0 + $1.words.count }) * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        for list in lists {
            for word in list.words {
                insert(ignoringCase ? word.map(\.lowercased) : word, list.tokenClass.index)
            }
        }
    }

    private mutating func insert(_ word: [UInt8], _ tokenClass: UInt8) {
        let (slot, found) = word.withUnsafeBufferPointer { find($0) }
        guard found == nil else { return }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(start: text.count, count: word.count, tokenClass: tokenClass))
        text += word
        longest = max(longest, word.count)
    }

    /// The index of a word's class, or `nil`.
    func tokenClass(of word: ByteView) -> UInt8? {
        word.count > longest ? nil : find(word).tokenClass
    }

    /// The word's slot, or the empty one where it would stand.
    private func find(_ word: ByteView) -> (slot: Int, tokenClass: UInt8?) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash(word)) & mask
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.count == word.count, matches(word, at: entry.start) { return (slot, entry.tokenClass) }
            slot = (slot + 1) & mask
        }
        return (slot, nil)
    }

    private func matches(_ word: ByteView, at start: Int) -> Bool {
        for offset in word.indices where folded(word[offset]) != text[start + offset] { return false }
        return true
    }

    /// FNV-1a, with the upper half mixed in.
    private func hash(_ word: ByteView) -> UInt64 {
        var hash = StableHash()
        for byte in word { hash.combine(folded(byte)) }
        return hash.value ^ hash.value >> 32
    }

    private func folded(_ byte: UInt8) -> UInt8 { ignoresCase ? byte.lowercased : byte }
}
