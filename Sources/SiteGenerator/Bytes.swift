/// Bytes by what they can be part of.
extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// Whether it is a letter or a digit of ASCII.
    var isLetterOrDigit: Bool { isASCIILetter || isASCIIDigit }

    /// Whether it is a letter or digit, or part of a character outside of ASCII.
    var isOfWord: Bool { self >= 0x80 || isLetterOrDigit }

    /// The small letter of a capital of ASCII, and any other byte as it is.
    var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

    /// Whether names in programs are made of it: a letter, a digit or an underscore.
    var isOfName: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }
}
