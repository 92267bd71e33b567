/// What a text may hold, from one look at its bytes: the passes for what it does not hold are left out.
struct TextFeatures {
    private var seen: (low: UInt64, high: UInt64) = (0, 0)
    /// Whether some line looks like the row of hyphens under a table's header.
    private(set) var mayHaveTables = false
    /// Whether some `]:` can end a link's label.
    var mayHaveDefinitions: Bool { has(.rightBracket) && has(.colon) }

    init(_ bytes: ByteView, profile: Profile) {
        var seen: (low: UInt64, high: UInt64) = (0, 0)
        for byte in bytes where byte < 0x80 {
            if byte < 64 { seen.low |= 1 << UInt64(byte) } else { seen.high |= 1 << UInt64(byte - 64) }
        }
        self.seen = seen
        if profile != .commonmark, has(.pipe), has(.hyphen) {
            mayHaveTables = TableSyntax.mayHaveDelimiterRow(bytes)
        }
    }

    /// Whether an ASCII character is in the text.
    func has(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? seen.low : seen.high
        return word & (1 << UInt64(byte & 63)) != 0
    }
}
