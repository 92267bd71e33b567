/// Which members or elements of one value have been evaluated, by their positions.
struct EvaluatedSet {
    private var low: UInt64 = 0
    private var high: [UInt64] = []
    private(set) var isComplete = false

    /// Marks all positions.
    mutating func insertAll() { isComplete = true }

    /// Marks a position.
    mutating func insert(_ position: Int) {
        if position < 64 {
            low |= 1 << UInt64(position)
            return
        }
        let word = position / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(position % 64)
    }

    /// Whether a position is marked.
    func contains(_ position: Int) -> Bool {
        if isComplete { return true }
        if position < 64 { return low & (1 << UInt64(position)) != 0 }
        let word = position / 64 - 1
        return word < high.count && high[word] & (1 << UInt64(position % 64)) != 0
    }

    /// Marks what another set marks.
    mutating func formUnion(_ other: EvaluatedSet) {
        isComplete = isComplete || other.isComplete
        low |= other.low
        while high.count < other.high.count { high.append(0) }
        for (word, bits) in other.high.enumerated() { high[word] |= bits }
    }
}
