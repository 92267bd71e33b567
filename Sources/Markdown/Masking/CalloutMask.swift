import Text

/// Keeps `> [!NOTE]: words` from being a definition, which nobody would see: its colon is masked.
enum CalloutMask {
    static func apply(to text: inout MaskedText) {
        let colons = text.bytes.withUnsafeBufferPointer { bytes in
            var colons: [Int] = []
            var bang = bytes.firstPlace(of: .bang)
            while bang < bytes.count {
                if let colon = colon(behindMarkWith: bang, bytes) { colons.append(colon) }
                bang = bytes.firstPlace(of: .bang, from: bang + 1)
            }
            return colons
        }
        for colon in colons { text.hide(colon..<(colon + 1)) }
    }

    /// The colon right behind the mark of a callout with which a line of a quote begins.
    private static func colon(behindMarkWith bang: Int, _ bytes: ByteView) -> Int? {
        guard bang > 1, bytes[bang - 1] == .leftBracket else { return nil }
        var end = bang + 1
        while end < bytes.count, bytes[end].isLetter, end < bang + longestType { end += 1 }
        guard end + 1 < bytes.count, bytes[end] == .rightBracket, bytes[end + 1] == .colon,
            CalloutType.isKnown(String(decoding: bytes[(bang + 1)..<end], as: UTF8.self).lowercased())
        else { return nil }
        var start = bang - 1
        var isInQuote = false
        while start > 0, bytes[start - 1].isBlank || bytes[start - 1] == .greater {
            start -= 1
            if bytes[start] == .greater { isInQuote = true }
        }
        return isInQuote && (start == 0 || bytes[start - 1].isLineEnd) ? end + 1 : nil
    }

    private static let longestType = 32
}
