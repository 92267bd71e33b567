import Text

/// Bytes by what they can be part of.
extension UInt8 {
    /// Whether it is a letter or digit, or part of a character outside of ASCII.
    var isOfWord: Bool { self >= 0x80 || isLetterOrDigit }

    /// Whether names in programs are made of it: a letter, a digit or an underscore.
    var isOfName: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }
}
