/// Bytes by what they can be part of.
extension UInt8 {
    /// Whether it is a letter or a digit of ASCII.
    var isLetterOrDigit: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 }

    /// Whether names in programs are made of it: a letter, a digit or an underscore.
    var isOfName: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }
}
