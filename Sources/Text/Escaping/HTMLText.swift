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

    /// Bytes of UTF-8 without the characters that HTML forbids (HTML, section 13.2.3.5), with U+FFFD in their place: control
    /// characters that are no white space, and those that Unicode will never assign. A form feed, which HTML takes for
    /// white space and XML for an error, is a space.
    public static func withoutForbidden(_ bytes: [UInt8]) -> [UInt8] {
        guard var start = bytes.withUnsafeBufferPointer({ firstForbidden(in: $0, from: 0)?.lowerBound })
        else {
            return bytes
        }
        var cleaned = Array(bytes[..<start])
        cleaned.reserveCapacity(bytes.count + 16)
        bytes.withUnsafeBufferPointer { bytes in
            while let forbidden = firstForbidden(in: bytes, from: start) {
                cleaned += bytes[start..<forbidden.lowerBound]
                if bytes[forbidden.lowerBound] == 0x0C {
                    cleaned.append(0x20)
                } else {
                    cleaned += [0xEF, 0xBF, 0xBD]
                }
                start = forbidden.upperBound
            }
            cleaned += bytes[start...]
        }
        return cleaned
    }

    /// The first forbidden character from an offset on.
    private static func firstForbidden(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var offset = start
        let raw = UnsafeRawBufferPointer(bytes)
        while offset < bytes.count {
            while offset + 8 <= bytes.count,
                isPlain(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            {
                offset += 8
            }
            let end = min(offset + 8, bytes.count)
            while offset < end {
                if !(0x20..<0x7F).contains(bytes[offset]) {
                    let count = lengthOfForbidden(in: bytes, at: offset)
                    if count > 0 { return offset..<offset + count }
                }
                offset += 1
            }
        }
        return nil
    }

    /// Whether each of eight bytes is one of ASCII that can be seen, or a space. Both sums set the highest bit of a byte
    /// that is none; a byte above them that is none may have carried into it.
    @inline(__always)
    private static func isPlain(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        return (bytes | (bytes &- ones &* 0x20) | (bytes &+ ones)) & (ones &* 0x80) == 0
    }

    /// How many bytes a forbidden character has that begins at an offset; 0 where none does.
    private static func lengthOfForbidden(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        func next(_ distance: Int) -> UInt8 { offset + distance < bytes.count ? bytes[offset + distance] : 0 }
        switch bytes[offset] {
        case 0x09, 0x0A, 0x0D: return 0
        case 0..<0x20, 0x7F: return 1
        case 0xC2: return (0x80..<0xA0).contains(next(1)) ? 2 : 0
        case 0xEF:
            // U+FDD0 to U+FDEF, U+FFFE and U+FFFF.
            let isReserved = next(1) == 0xB7 && (0x90...0xAF).contains(next(2))
            return isReserved || next(1) == 0xBF && (0xBE...0xBF).contains(next(2)) ? 3 : 0
        case 0xF0...0xF4:
            // The last two characters of each plane.
            let isLast = next(1) & 0xCF == 0x8F && next(2) == 0xBF && (0xBE...0xBF).contains(next(3))
            return isLast ? 4 : 0
        default: return 0
        }
    }
}
