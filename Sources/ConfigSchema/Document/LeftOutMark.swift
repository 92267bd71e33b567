/// The marks that stand for left-out parts: `…` and `...`.
enum LeftOutMark {
    /// The length of a mark that stands at an offset, else 0.
    @inline(__always)
    static func length(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard offset + 3 <= bytes.count else { return 0 }
        let three = (bytes[offset], bytes[offset + 1], bytes[offset + 2])
        let dot = UInt8(ascii: ".")
        return three == (dot, dot, dot) || three == (0xE2, 0x80, 0xA6) ? 3 : 0
    }

    /// Whether a comment says that something is left out: whether it begins with a mark.
    ///
    /// - Parameter start: the first byte behind what opens the comment.
    static func begins(comment start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = start
        while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
        return length(at: offset, in: bytes) > 0
    }
}
