/// Bytes of UTF-8 texts: those with a meaning of their own by name, and the classes of ASCII.
extension UInt8 {
    /// U+0009.
    @inlinable public static var tab: UInt8 { UInt8(ascii: "\t") }
    /// U+000A, which ends a line.
    @inlinable public static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    /// U+000D, which ends a line by itself or before a line feed.
    @inlinable public static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
    /// U+0020.
    @inlinable public static var space: UInt8 { UInt8(ascii: " ") }
    /// U+002D, `-`.
    @inlinable public static var hyphen: UInt8 { UInt8(ascii: "-") }
    /// U+005C, `\`.
    @inlinable public static var backslash: UInt8 { UInt8(ascii: "\\") }

    /// Whether the byte is a space or a tab.
    @inlinable public var isBlank: Bool { self == .space || self == .tab }
    /// Whether the byte is a line feed or a carriage return.
    @inlinable public var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    /// Whether the byte is white space of ASCII: a space, or one of the five controls from tab to carriage return.
    @inlinable public var isWhitespace: Bool { self == .space || self &- 0x09 < 5 }
    /// Whether the byte is an ASCII digit.
    @inlinable public var isDigit: Bool { self &- 0x30 < 10 }
    /// Whether the byte is an ASCII letter.
    @inlinable public var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Whether the byte is an ASCII letter or digit.
    @inlinable public var isLetterOrDigit: Bool { isLetter || isDigit }
    /// Whether the byte is an ASCII letter in upper case.
    @inlinable public var isCapital: Bool { self &- 0x41 < 26 }
    /// Whether the byte is a hexadecimal digit, in either case.
    @inlinable public var isHexadecimal: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
    /// Whether the byte continues a character of UTF-8 that began before it.
    @inlinable public var isContinuation: Bool { self & 0xC0 == 0x80 }
    /// The lower-case letter of an ASCII letter; everything else as it is.
    @inlinable public var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}
