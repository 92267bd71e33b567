/// Percent-encoding (RFC 3986, section 2.1).
public enum PercentEncoding {
    /// A path with every byte encoded that may stand for something else in a URL. Letters, digits, `-`, `.`, `_`, `~`
    /// and `/` stay, and what `others` names.
    public static func path(_ path: String, keeping others: StaticString = "") -> String {
        let isPlain = { (byte: UInt8) in
            isUnreserved(byte) || byte == UInt8(ascii: "/")
                || others.withUTF8Buffer { $0.contains(byte) }
        }
        guard !path.utf8.allSatisfy(isPlain) else { return path }
        var text = ""
        for byte in path.utf8 {
            if isPlain(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }

    /// Whether a byte means itself in every part of a URL (RFC 3986, section 2.3).
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || "-._~".utf8.contains(byte)
    }
}
