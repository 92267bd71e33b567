/// The bytes of texts: which class those of ASCII are of, and what a range of them says.
extension UInt8 {
    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// Whether the byte is an ASCII letter.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Whether the byte is an ASCII letter in upper case.
    var isCapital: Bool { self &- 0x41 < 26 }
    /// Whether the byte is a hexadecimal digit.
    var isHexadecimal: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
    /// Whether the byte may stand in a key or name as people write them without quotes: a letter, a digit, `_`, `-`
    /// or `.`.
    var isNamePart: Bool { isDigit || isLetter || "_-.".utf8.contains(self) }
    /// The lower-case letter of an ASCII letter; everything else as it is.
    var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
    /// The text of a range.
    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
    }

    /// The bytes of the character that begins at a place.
    func character(at place: Int) -> Range<Int> {
        var end = place + 1
        while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
        return place..<end
    }
}
