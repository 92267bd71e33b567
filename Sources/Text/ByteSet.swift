/// A set of byte values that is asked about for every byte of a text: four words of bits and no table in memory.
public struct ByteSet: Hashable, Sendable {
    /// The bits of ASCII, from 0x00 and from 0x40.
    @usableFromInline var low: UInt64 = 0
    @usableFromInline var high: UInt64 = 0
    /// The bits of the bytes beyond ASCII, from 0x80 and from 0xC0.
    @usableFromInline var lowBeyond: UInt64 = 0
    @usableFromInline var highBeyond: UInt64 = 0

    /// The empty set.
    public init() {}

    /// The bytes of a literal.
    public init(_ literal: StaticString) {
        literal.withUTF8Buffer { for byte in $0 { insert(byte) } }
    }

    /// The bytes of a range.
    public init(_ range: ClosedRange<UInt8>) {
        for byte in range { insert(byte) }
    }

    /// The bytes for which a condition holds.
    public init(where holds: (UInt8) -> Bool) {
        for byte in UInt8.min...UInt8.max where holds(byte) { insert(byte) }
    }

    /// Whether it holds no byte.
    public var isEmpty: Bool { self == ByteSet() }

    /// Adds a byte.
    public mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 &<< UInt64(byte & 63)
        switch byte >> 6 {
        case 0: low |= bit
        case 1: high |= bit
        case 2: lowBeyond |= bit
        default: highBeyond |= bit
        }
    }

    /// Whether a byte is in the set.
    @inlinable @inline(__always)
    public func contains(_ byte: UInt8) -> Bool {
        let ascii = byte < 0x40 ? low : high
        let beyond = byte < 0xC0 ? lowBeyond : highBeyond
        return (byte < 0x80 ? ascii : beyond) &>> UInt64(byte & 63) & 1 != 0
    }

    /// The bytes of either set.
    public func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.low |= other.low
        result.high |= other.high
        result.lowBeyond |= other.lowBeyond
        result.highBeyond |= other.highBeyond
        return result
    }

    /// The bytes that are not in the set.
    public var inverted: ByteSet { ByteSet { !contains($0) } }

    /// The set with both cases of each ASCII letter that it has in one.
    public var ignoringCase: ByteSet {
        ByteSet { contains($0) || ($0.isLetter && contains($0 ^ 0x20)) }
    }

    /// The byte of a set of one.
    public var onlyByte: UInt8? {
        let counts = [low, high, lowBeyond, highBeyond].map(\.nonzeroBitCount)
        guard counts.reduce(0, +) == 1 else { return nil }
        return (UInt8.min...UInt8.max).first { contains($0) }
    }
}
