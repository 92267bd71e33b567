import Text

/// The text of a section that results show a part of.
enum Excerpt {
    /// A JSON array of the section's prose and code, with one space for each run of white space in prose.
    ///
    /// - Parameter limit: the most bytes of the prose; the code has half as many.
    static func json(of part: SearchPart, limit: Int) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        JSONString.append(collapsed(part.prose, limit: limit), to: &bytes)
        let code = cut(Array(part.code.utf8.prefix(limit / 2 + 4)), limit: limit / 2)
        if !code.isEmpty {
            bytes.append(UInt8(ascii: ","))
            JSONString.append(String(decoding: code, as: UTF8.self), to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    private static func collapsed(_ text: String, limit: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(limit, text.utf8.count) + 4)
        for byte in text.utf8 where bytes.count < limit + 4 {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isSpace {
                bytes.append(byte)
            } else if let last = bytes.last, last != 0x20 {
                bytes.append(0x20)
            }
        }
        return String(decoding: cut(bytes, limit: limit), as: UTF8.self)
    }

    /// At most so many bytes, and no half of a character.
    private static func cut(_ bytes: [UInt8], limit: Int) -> ArraySlice<UInt8> {
        guard bytes.count > limit else { return bytes[...] }
        var end = limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return bytes[..<end]
    }
}
