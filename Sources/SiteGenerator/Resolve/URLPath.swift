import Text

/// Percent-encoding of paths in URLs (RFC 3986, sections 2.1 and 3.3).
enum URLPath {
    /// A path with every byte encoded that may not stand in a path as it is. `/` stays.
    static func encoded(_ path: String) -> String {
        PercentEncoding.path(path, keeping: ":@+,=")
    }

    /// A path with its percent-encodings decoded; one that is broken stays as it stands.
    static func decoded(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
        return String(decoding: decodedBytes(path), as: UTF8.self)
    }

    /// The bytes that a path with percent-encodings stands for.
    static func decodedBytes(_ path: String) -> [UInt8] {
        let bytes = Array(path.utf8)
        var decoded: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
                let high = Character(Unicode.Scalar(bytes[offset + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[offset + 2])).hexDigitValue
            {
                decoded.append(UInt8(high * 16 + low))
                offset += 3
            } else {
                decoded.append(bytes[offset])
                offset += 1
            }
        }
        return decoded
    }
}
