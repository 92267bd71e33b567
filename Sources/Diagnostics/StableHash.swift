/// FNV-1a in 64 bits: a hash that is the same in every process and on every machine. It protects nothing.
@frozen
public struct StableHash: Sendable, Hashable {
    /// The hash of the bytes so far.
    public var value: UInt64

    /// The hash of no bytes; another start gives another hash.
    @inlinable
    @inline(__always)
    public init(start: UInt64 = 0xcbf2_9ce4_8422_2325) {
        value = start
    }

    /// Takes in one more byte.
    @inlinable
    @inline(__always)
    public mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// Takes in more bytes.
    @inlinable
    public mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { combine(byte) }
    }

    /// The hash in hexadecimal digits, without zeros in front.
    public var digits: String { String(value, radix: 16) }
}
