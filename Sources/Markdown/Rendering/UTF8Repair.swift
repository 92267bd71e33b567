/// Makes text out of bytes that are none: what is not UTF-8, NUL, and what stands for other control characters
/// becomes U+FFFD.
///
/// Each longest piece that could begin a character becomes one U+FFFD (Unicode 15, section 3.9, the practice that
/// the Encoding Standard of the web follows).
enum UTF8Repair {
    /// A character, or a piece of one.
    private struct Unit {
        let length: Int
        let isCharacter: Bool
    }

    /// Whether any byte has to be replaced.
    static func isNeeded(_ bytes: ByteView) -> Bool {
        firstBroken(in: bytes, from: 0) != nil
    }

    /// Bytes with what has to be replaced replaced.
    static func repaired(_ bytes: ByteView) -> [UInt8] {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(bytes.count + 64)
        var start = 0
        while let place = firstBroken(in: bytes, from: start) {
            repaired.append(contentsOf: bytes[start..<place])
            repaired.write("\u{FFFD}")
            start = place + unit(bytes, at: place).length
        }
        repaired.append(contentsOf: bytes[start...])
        return repaired
    }

    private static func firstBroken(in bytes: ByteView, from start: Int) -> Int? {
        var offset = start
        while offset < bytes.count {
            if bytes[offset] < 0x80, bytes[offset] != 0, bytes[offset] != MaskedText.substitute {
                offset = bytes.asciiEnd(from: offset + 1)
                continue
            }
            let unit = unit(bytes, at: offset)
            guard unit.isCharacter else { return offset }
            offset += unit.length
        }
        return nil
    }

    /// What begins at a place (Unicode 15, table 3-7).
    private static func unit(_ bytes: ByteView, at start: Int) -> Unit {
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[start] {
        case 0, MaskedText.substitute: return Unit(length: 1, isCharacter: false)
        case 0x01...0x7F: return Unit(length: 1, isCharacter: true)
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: count = 4
        default: return Unit(length: 1, isCharacter: false)
        }
        var length = 1
        while length < count {
            let allowed = length == 1 ? second : 0x80...0xBF
            guard start + length < bytes.count, allowed.contains(bytes[start + length]) else {
                return Unit(length: length, isCharacter: false)
            }
            length += 1
        }
        return Unit(length: count, isCharacter: true)
    }
}
