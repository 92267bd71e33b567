/// A set of byte values, one bit each.
struct ByteSet: Hashable, Sendable {
    private var bits = SIMD4<UInt64>()

    static let none = ByteSet()
    static let all = none.inverted
    static let lineEnds = ByteSet("\n\r")
    static let blanks = ByteSet(" \t")
    static let whitespace = ByteSet(" \t\n\r\u{0B}\u{0C}")
    static let digits = ByteSet(0x30...0x39)
    static let word = ByteSet { $0.isWord }

    init() {}

    /// The bytes of a text.
    init(_ text: String) {
        for byte in text.utf8 { insert(byte) }
    }

    /// The bytes of a range.
    init(_ range: ClosedRange<UInt8>) {
        for byte in range { insert(byte) }
    }

    /// The bytes for which a condition holds.
    init(where holds: (UInt8) -> Bool) {
        for byte in UInt8.min...UInt8.max where holds(byte) { insert(byte) }
    }

    mutating func insert(_ byte: UInt8) {
        bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }

    func contains(_ byte: UInt8) -> Bool {
        bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
    }

    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.bits |= other.bits
        return result
    }

    var inverted: ByteSet {
        var result = self
        result.bits = ~bits
        return result
    }

    /// The set with both cases of each ASCII letter that it has in one.
    var ignoringCase: ByteSet {
        ByteSet { contains($0) || ($0.isLetter && contains($0 ^ 0x20)) }
    }

    /// The byte of a set of one.
    var onlyByte: UInt8? {
        let count = bits[0].nonzeroBitCount + bits[1].nonzeroBitCount + bits[2].nonzeroBitCount
        guard count + bits[3].nonzeroBitCount == 1 else { return nil }
        return (UInt8.min...UInt8.max).first { contains($0) }
    }

    var isEmpty: Bool { self == ByteSet.none }
}
