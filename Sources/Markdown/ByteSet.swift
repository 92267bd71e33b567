/// A set of ASCII bytes that is asked about for every byte of a text: two words of bits and no table in memory.
struct ByteSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The set of a literal's bytes.
    init(_ literal: StaticString = "") {
        literal.withUTF8Buffer { for byte in $0 { insert(byte) } }
    }

    /// Whether it holds no byte.
    var isEmpty: Bool { low | high == 0 }

    /// Adds a byte below 0x80.
    mutating func insert(_ byte: UInt8) {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }

    /// Whether a byte is in the set.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 0x80 && (word &>> UInt64(byte)) & 1 != 0
    }
}
