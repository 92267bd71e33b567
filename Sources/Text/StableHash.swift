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

    /// The hash of many bytes, eight at a time, which is not the one of its bytes taken in one by one.
    ///
    /// - Parameter start: the hash of no bytes; another start gives another hash.
    public static func ofWords(_ bytes: [UInt8], start: UInt64 = StableHash().value) -> UInt64 {
        bytes.withUnsafeBytes { buffer in
            var hash = start
            let words = buffer.count / 8
            for word in 0..<words {
                let value = UInt64(
                    littleEndian: buffer.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
                hash = (hash ^ value) &* 0x100_0000_01b3
                hash ^= hash >> 32
            }
            var rest = StableHash(start: hash)
            rest.combine(buffer[(words * 8)...])
            return rest.value
        }
    }

    /// The hash in hexadecimal digits, without zeros in front.
    public var digits: String { String(value, radix: 16) }
}
