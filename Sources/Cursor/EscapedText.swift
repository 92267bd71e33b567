/// The text of a string with backslashes, as JSON, JSON5, YAML and TOML have them. Escapes that are none stay
/// as they are.
enum EscapedText {
    /// The text of some bytes.
    static func decode(_ text: CursorText, _ range: Range<Int>) -> String {
        let bytes = text.bytes[range]
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var high: UInt32?
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard text[offset] == UInt8(ascii: "\\"), offset + 1 < range.upperBound else {
                result.append(text[offset])
                offset += 1
                high = nil
                continue
            }
            let mark = text[offset + 1]
            if let length = numberLength(mark),
                let number = number(text, offset + 2, length, range.upperBound)
            {
                offset += 2 + length
                append(number, &high, &result)
                continue
            }
            offset += 2
            high = nil
            if mark == 0x0D, text[offset] == 0x0A, offset < range.upperBound { offset += 1 }
            result += meaning(of: mark)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func numberLength(_ mark: UInt8) -> Int? {
        switch mark {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: nil
        }
    }

    private static func number(_ text: CursorText, _ start: Int, _ length: Int, _ end: Int) -> UInt32? {
        guard start + length <= end else { return nil }
        return UInt32(text.string(start..<start + length), radix: 16)
    }

    /// Appends a character; of a pair of surrogates the first waits for the second.
    private static func append(_ number: UInt32, _ high: inout UInt32?, _ result: inout [UInt8]) {
        if let first = high, (0xDC00..<0xE000).contains(number) {
            result.removeLast(3)
            let value = 0x10000 + (first - 0xD800) << 10 + (number - 0xDC00)
            if let scalar = Unicode.Scalar(value) { result += Array(String(scalar).utf8) }
            high = nil
            return
        }
        high = (0xD800..<0xDC00).contains(number) ? number : nil
        result += Array(String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8)
    }

    private static func meaning(of mark: UInt8) -> [UInt8] {
        switch mark {
        case UInt8(ascii: "n"): [0x0A]
        case UInt8(ascii: "t"): [0x09]
        case UInt8(ascii: "r"): [0x0D]
        case UInt8(ascii: "b"): [0x08]
        case UInt8(ascii: "f"): [0x0C]
        case UInt8(ascii: "0"): [0x00]
        case UInt8(ascii: "e"): [0x1B]
        case UInt8(ascii: "v"): [0x0B]
        case 0x0A, 0x0D: []
        default: [mark]
        }
    }
}
