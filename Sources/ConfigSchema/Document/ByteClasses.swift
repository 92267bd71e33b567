/// What the bytes of ASCII are, for all that reads texts.
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
