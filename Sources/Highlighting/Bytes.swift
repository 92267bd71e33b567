import Text

/// The bytes that the scanner itself gives a meaning to.
extension UInt8 {
    /// A letter, a digit, an underscore, or a byte of a character outside ASCII.
    var isWord: Bool { isLetterOrDigit || self == UInt8(ascii: "_") || self >= 0x80 }
}

extension ByteSet {
    static let lineEnds = ByteSet("\n\r")
    static let blanks = ByteSet(" \t")
    static let whitespace = ByteSet(" \t\n\r\u{0B}\u{0C}")
    static let digits = ByteSet(0x30...0x39)
    static let word = ByteSet { $0.isWord }
}

/// A view of bytes that are kept alive by whoever handed it out.
typealias ByteView = UnsafeBufferPointer<UInt8>
