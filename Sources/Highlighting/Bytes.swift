/// The bytes that the scanner itself gives a meaning to, by name.
extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let backslash = UInt8(ascii: "\\")
    static let hyphen = UInt8(ascii: "-")

    /// A space or a tab.
    var isBlank: Bool { self == .space || self == .tab }
    /// A line feed or a carriage return.
    var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    /// A letter, a digit, an underscore, or a byte of a character outside ASCII.
    var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// A byte of a UTF-8 character that is not its first.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
    /// The lower-case letter of an ASCII letter; everything else as it is.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

/// A view of bytes that are kept alive by whoever handed it out.
typealias ByteView = UnsafeBufferPointer<UInt8>
