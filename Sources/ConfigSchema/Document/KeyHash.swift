/// The hash of property names, the same for documents and compiled schemas.
enum KeyHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of a key's bytes. It reads eight bytes at a time and the last eight twice where they overlap.
    @inline(__always)
    static func hash(_ bytes: UnsafeRawPointer, count: Int) -> UInt32 {
        var state = UInt64(truncatingIfNeeded: count) &* multiplier
        if count >= 8 {
            var offset = 0
            while offset + 8 < count {
                state = mixed(state, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            state = mixed(state, bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        } else if count >= 4 {
            let low = bytes.loadUnaligned(as: UInt32.self)
            let high = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            state = mixed(state, UInt64(low) | UInt64(high) << 32)
        } else if count > 0 {
            let first = bytes.load(as: UInt8.self)
            let middle = bytes.load(fromByteOffset: count / 2, as: UInt8.self)
            let last = bytes.load(fromByteOffset: count - 1, as: UInt8.self)
            state = mixed(state, UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16)
        }
        return UInt32(truncatingIfNeeded: state ^ (state >> 32))
    }

    /// The hash of a key.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let base = bytes.baseAddress else { return 0 }
        return hash(UnsafeRawPointer(base), count: bytes.count)
    }

    /// The hash of a string's UTF-8 bytes.
    static func hash(_ string: String) -> UInt32 {
        Array(string.utf8).withUnsafeBufferPointer { hash($0) }
    }

    @inline(__always)
    private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word) &* multiplier
        return product ^ (product >> 29)
    }
}
