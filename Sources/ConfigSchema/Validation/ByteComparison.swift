/// Compares short runs of bytes, eight at a time. `elementsEqual` goes byte by byte and took 15 ns for a name of
/// 20 letters, which is as much as all else that is done for a member.
enum ByteComparison {
    /// Whether two runs of `count` bytes are equal.
    @inline(__always)
    static func areEqual(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer, _ count: Int) -> Bool {
        if count >= 8 {
            var offset = 0
            while offset + 8 < count {
                if word(first, offset) != word(second, offset) { return false }
                offset += 8
            }
            return word(first, count - 8) == word(second, count - 8)
        }
        for offset in 0..<count
        where first.load(fromByteOffset: offset, as: UInt8.self)
            != second.load(fromByteOffset: offset, as: UInt8.self)
        {
            return false
        }
        return true
    }

    /// Whether two texts are equal.
    @inline(__always)
    static func areEqual(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> Bool {
        guard first.count == second.count, let start = first.baseAddress, let other = second.baseAddress
        else {
            return first.count == second.count
        }
        return areEqual(start, other, first.count)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
