/// An encoding of Unicode in which every character has two or four bytes, so that nothing of a text can be read as
/// UTF-8. Editors and shells on Windows write such files.
public enum WideEncoding: String, Sendable, Hashable {
    /// With a mark that tells the order of the bytes.
    case utf16 = "UTF-16"
    case littleUTF16 = "UTF-16LE"
    case bigUTF16 = "UTF-16BE"
    /// With a mark that tells the order of the bytes.
    case utf32 = "UTF-32"
    case littleUTF32 = "UTF-32LE"
    case bigUTF32 = "UTF-32BE"

    /// The encoding of a text by its mark, else by the zeros of its first characters; `nil` for any other text.
    public init?(of bytes: [UInt8]) {
        let start = Array(bytes.prefix(4))
        // The mark of UTF-16 and a zero behind it are that of UTF-32.
        if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] {
            self = .utf32
        } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            self = .utf16
        } else {
            // Of a character of ASCII all bytes but one are zero.
            switch start.map({ $0 == 0 }) {
            case [false, true, false, true]: self = .littleUTF16
            case [true, false, true, false]: self = .bigUTF16
            case [false, true, true, true]: self = .littleUTF32
            case [true, true, true, false]: self = .bigUTF32
            default: return nil
            }
        }
    }

    /// What to do about such a file.
    public var help: String { "save it as UTF-8; `iconv -f \(rawValue) -t UTF-8` converts it" }
}
