/// Bytes of UTF-8 texts: those with a meaning of their own by name, and the classes of ASCII.
extension UInt8 {
    @inlinable package static var tab: UInt8 { UInt8(ascii: "\t") }
    @inlinable package static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    @inlinable package static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
    @inlinable package static var space: UInt8 { UInt8(ascii: " ") }
    @inlinable package static var hyphen: UInt8 { UInt8(ascii: "-") }
    @inlinable package static var backslash: UInt8 { UInt8(ascii: "\\") }

    /// Whether the byte is a space or a tab.
    @inlinable package var isBlank: Bool { self == .space || self == .tab }
    /// Whether the byte is a line feed or a carriage return.
    @inlinable package var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    /// Whether the byte is white space of ASCII: a space, or one of the five controls from tab to carriage return.
    @inlinable package var isWhitespace: Bool { self == .space || self &- 0x09 < 5 }
    /// Whether the byte is an ASCII digit.
    @inlinable package var isDigit: Bool { self &- 0x30 < 10 }
    /// Whether the byte is an ASCII letter.
    @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Whether the byte is an ASCII letter or digit.
    @inlinable package var isLetterOrDigit: Bool { isLetter || isDigit }
    /// Whether the byte is an ASCII letter in upper case.
    @inlinable package var isCapital: Bool { self &- 0x41 < 26 }
    /// Whether the byte is a hexadecimal digit, in either case.
    @inlinable package var isHexadecimal: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
    /// Whether the byte continues a character of UTF-8 that began before it.
    @inlinable package var isContinuation: Bool { self & 0xC0 == 0x80 }
    /// The lower-case letter of an ASCII letter; everything else as it is.
    @inlinable package var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}
