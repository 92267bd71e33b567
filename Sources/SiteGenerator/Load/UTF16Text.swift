import Text

extension SourceText {
    /// The same text in UTF-8 where it is marked as UTF-16, as the registry files are that Windows exports; what is
    /// no character becomes U+FFFD.
    var inUTF8: SourceText {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return self }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { position in
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return SourceText(path: path, bytes: Array(String(decoding: units, as: UTF16.self).utf8))
    }
}
