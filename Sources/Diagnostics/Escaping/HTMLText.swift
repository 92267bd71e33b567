/// Text in HTML: in element content, and in attributes in double quotes.
///
/// What Markdown prints and what highlighting prints have loops of their own for speed, with the same table: the tests of
/// both hold them to this one.
public enum HTMLText {
    /// What stands for a byte that is markup; `nil` for all others.
    @inline(__always)
    public static func entity(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }

    /// Bytes of UTF-8 without the control characters that HTML does not allow (HTML, section 13.2.3.5), with U+FFFD in
    /// their place: all but tabs and line endings.
    public static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
        guard hasControl(bytes) else { return bytes }
        var cleaned: [UInt8] = []
        cleaned.reserveCapacity(bytes.count + 16)
        var offset = 0
        while offset < bytes.count {
            let count = lengthOfControl(in: bytes, at: offset)
            if count > 0 {
                cleaned += [0xEF, 0xBF, 0xBD]
                offset += count
            } else {
                cleaned.append(bytes[offset])
                offset += 1
            }
        }
        return cleaned
    }

    private static func hasControl(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.indices.contains { offset in
                let byte = bytes[offset]
                return isControl(byte) || byte == 0xC2 && offset + 1 < bytes.count && bytes[offset + 1] < 0xA0
            }
        }
    }

    /// How many bytes a control character has that begins at an offset; 0 where none does.
    private static func lengthOfControl(in bytes: [UInt8], at offset: Int) -> Int {
        if isControl(bytes[offset]) { return 1 }
        let isSecond = bytes[offset] == 0xC2 && offset + 1 < bytes.count
        return isSecond && (0x80..<0xA0).contains(bytes[offset + 1]) ? 2 : 0
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x0B || byte == 0x7F
    }
}
